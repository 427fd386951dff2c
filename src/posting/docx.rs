//! A Word document as text: what is deleted, moved away or written for other programs is left out.

use super::archive::Archive;
use super::flow::Flow;
use super::{Unreadable, xml};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// The format, for messages.
const WHAT: &str = "docx";
/// Longest line of bold words, in characters, that is a heading.
const HEADING: usize = 80;
/// Elements whose content is not part of what the document says now.
const PASSED: [&str; 7] = [
    "Fallback",
    "del",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "instrText",
    "sectPr",
];

/// The name of the part that holds the text, in a Word document.
pub(super) fn body(archive: &Archive<'_>) -> Option<String> {
    archive.find(|name| {
        name.strip_prefix("word/document")
            .and_then(|rest| rest.strip_suffix(".xml"))
            .is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    })
}

/// The text of a Word document.
pub(super) fn text(archive: &mut Archive<'_>, body: &str) -> Result<String, Unreadable> {
    let styles = archive.part("word/styles.xml", WHAT)?;
    let styles = styles
        .map(|styles| read_styles(&styles))
        .unwrap_or_default();
    let body = archive.part(body, WHAT)?.ok_or(Unreadable::Broken(WHAT))?;
    read(&body, &styles).ok_or(Unreadable::Broken(WHAT))
}

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    item: bool,
    heading: bool,
}

fn read_styles(part: &str) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    let mut reader = Reader::from_str(part);
    let mut open: Option<(String, Style)> = None;
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                match (start.local_name().as_ref(), &mut open) {
                    ("style", _) => {
                        open = xml::attribute(start, "styleId").map(|id| (id, Style::default()));
                    }
                    ("numPr", Some((_, style))) => style.item = true,
                    ("outlineLvl", Some((_, style))) => style.heading = true,
                    ("name", Some((_, style))) => {
                        let name = xml::attribute(start, "val").unwrap_or_default();
                        let name = name.to_lowercase();
                        style.heading |= name == "title" || name.starts_with("heading ");
                        style.item |=
                            name.starts_with("list bullet") || name.starts_with("list number");
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.local_name().as_ref() == "style" => styles.extend(open.take()),
            _ => {}
        }
    }
    styles
}

/// A paragraph that is open: what its runs have said so far.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property that the file may state by itself"
)]
struct Runs {
    bold: bool,
    plain: bool,
    listed: bool,
    styled: Style,
    unlisted: bool,
}

fn read(part: &str, styles: &HashMap<String, Style>) -> Option<String> {
    let mut flow = Flow::default();
    let mut open: Vec<Runs> = Vec::new();
    let (mut words, mut run, mut bold) = (false, false, false);
    for event in xml::Kept::of(part, &PASSED) {
        let event = event.ok()?;
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let is_empty = matches!(event, Event::Empty(_));
                match start.local_name().as_ref() {
                    "p" if is_empty => {
                        flow.begin();
                        flow.end();
                    }
                    "p" => {
                        flow.begin();
                        open.push(Runs::default());
                    }
                    "tr" if !is_empty => flow.begin_row(),
                    "tc" if !is_empty => flow.begin_cell(),
                    "r" => (run, bold) = (!is_empty, false),
                    "t" => words = !is_empty,
                    "tab" if run => flow.push("\t"),
                    "br" | "cr" if run => flow.push("\n"),
                    "noBreakHyphen" => flow.push("-"),
                    "b" if run => bold = is_on(start),
                    "pStyle" => {
                        let id = xml::attribute(start, "val").unwrap_or_default();
                        if let (Some(runs), Some(style)) = (open.last_mut(), styles.get(&id)) {
                            runs.styled = *style;
                        }
                    }
                    "numId" => {
                        if let Some(runs) = open.last_mut() {
                            // number 0 takes the paragraph out of its style's list
                            runs.unlisted = xml::attribute(start, "val").as_deref() == Some("0");
                            runs.listed = !runs.unlisted;
                        }
                    }
                    _ => {}
                }
            }
            Event::End(end) => match end.local_name().as_ref() {
                "p" => {
                    let runs = open.pop().unwrap_or_default();
                    if let Some(paragraph) = flow.paragraph() {
                        paragraph.item = runs.listed || (runs.styled.item && !runs.unlisted);
                        let short = paragraph.text.trim().chars().count() <= HEADING;
                        paragraph.heading = !paragraph.item
                            && (runs.styled.heading || (runs.bold && !runs.plain && short));
                    }
                    flow.end();
                }
                "tr" => flow.end_row(),
                "r" => run = false,
                "t" => words = false,
                _ => {}
            },
            event if words => {
                let said = xml::words(event).unwrap_or_default();
                flow.push(&said);
                if let Some(runs) = open.last_mut().filter(|_| !said.trim().is_empty()) {
                    runs.bold |= bold;
                    runs.plain |= !bold;
                }
            }
            _ => {}
        }
    }
    Some(flow.done())
}

/// True of a property that is set, and not set to "off".
fn is_on(start: &BytesStart<'_>) -> bool {
    !matches!(
        xml::attribute(start, "val").as_deref(),
        Some("0" | "false" | "off")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let part = r#"<w:document xmlns:w="w"><w:body>
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Community manager H/F</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Vous animez </w:t></w:r><w:del><w:r><w:t>mal </w:t></w:r></w:del><w:r><w:t>nos r&#233;seaux &amp; pages.</w:t></w:r></w:p>
            <w:p/>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>R&#233;diger les posts</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Puce"/></w:pPr><w:r><w:t>R&#233;pondre</w:t><w:br/><w:t>aux messages</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lieu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nantes</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>CDI</w:t></w:r></w:p></w:txbxContent></mc:Choice>
            <mc:Fallback><w:p><w:r><w:t>CDI</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
            </w:body></w:document>"#;
        let styles = read_styles(
            r#"<w:styles><w:style w:styleId="Puce"><w:pPr><w:numPr/></w:pPr></w:style></w:styles>"#,
        );
        assert_eq!(
            read(part, &styles).as_deref(),
            Some(
                "Community manager H/F\n\nVous animez nos réseaux & pages.\n\n- Rédiger les posts\n- Répondre\naux messages\nLieu : Nantes\nCDI"
            )
        );
        assert_eq!(read("<w:p><w:r></w:p>", &styles), None);
    }
}
