//! An odt document as text: comments, notes and what changes once were are left out.

use super::archive::Archive;
use super::flow::Flow;
use super::{Unreadable, xml};
use quick_xml::events::Event;
use std::collections::HashSet;

/// The format, for messages.
const WHAT: &str = "odt";
/// Most blanks that one element may stand for.
const BLANKS: usize = 100;
/// Elements whose content is not part of what the document says now.
const PASSED: [&str; 6] = [
    "annotation",
    "tracked-changes",
    "note",
    "desc",
    "title",
    "forms",
];

/// The text of an odt document.
pub(super) fn text(archive: &mut Archive<'_>) -> Result<String, Unreadable> {
    let content = archive
        .part("content.xml", WHAT)?
        .ok_or(Unreadable::Broken(WHAT))?;
    read(&content).ok_or(Unreadable::Broken(WHAT))
}

fn read(part: &str) -> Option<String> {
    let mut flow = Flow::default();
    let mut titles: HashSet<String> = HashSet::from(["Title".to_owned()]);
    let (mut within, mut first) = (false, false);
    for event in xml::Kept::of(part, &PASSED) {
        let event = event.ok()?;
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let is_empty = matches!(event, Event::Empty(_));
                match start.local_name().as_ref() {
                    "text" => within = !is_empty,
                    "style" => {
                        let parent = xml::attribute(start, "parent-style-name");
                        if parent.as_deref() == Some("Title") {
                            titles.extend(xml::attribute(start, "name"));
                        }
                    }
                    "list-item" => first = !is_empty,
                    name @ ("p" | "h") if within => {
                        flow.begin();
                        let style = xml::attribute(start, "style-name").unwrap_or_default();
                        if let Some(paragraph) = flow.paragraph() {
                            paragraph.item = std::mem::take(&mut first);
                            paragraph.heading = name == "h" || titles.contains(&style);
                        }
                        if is_empty {
                            flow.end();
                        }
                    }
                    "table-row" if !is_empty => flow.begin_row(),
                    "table-cell" if !is_empty => flow.begin_cell(),
                    "tab" => flow.push("\t"),
                    "line-break" => flow.push("\n"),
                    "s" => {
                        let count = xml::attribute(start, "c").and_then(|count| count.parse().ok());
                        flow.push(&" ".repeat(count.unwrap_or(1).min(BLANKS)));
                    }
                    _ => {}
                }
            }
            Event::End(end) => match end.local_name().as_ref() {
                "p" | "h" if within => flow.end(),
                "table-row" => flow.end_row(),
                "list-item" => first = false,
                _ => {}
            },
            event => flow.push(&xml::words(event).unwrap_or_default().replace('\n', " ")),
        }
    }
    Some(flow.done())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let part = r#"<office:document-content><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>
            <office:body><office:text><text:tracked-changes><text:p>avant</text:p></text:tracked-changes>
            <text:p text:style-name="P1">Vid&#233;aste</text:p><text:h>Vos missions</text:h>
            <text:list><text:list-item><text:p>Filmer<text:s text:c="2"/>et <text:span>monter</text:span></text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>Contrat :</text:p></table:table-cell><table:table-cell><text:p>CDI<office:annotation><text:p>non</text:p></office:annotation></text:p></table:table-cell></table:table-row></table:table>
            </office:text></office:body></office:document-content>"#;
        assert_eq!(
            read(part).as_deref(),
            Some("Vidéaste\n\nVos missions\n- Filmer  et monter\nContrat : CDI")
        );
    }
}
