//! Reads the page of a rule that judges: what it says of itself in TOML, then its examples as marked blocks.
//! Knows how a page is written; does not know what the rule does.

use crate::taxonomy::mistake::Mistake;
use crate::taxonomy::node::{Log, Node, Text};
use crate::taxonomy::rule::{self, Example, Rule};
use crate::taxonomy::source::File;
use crate::text::Language;
use toml::de::DeTable;

/// What stands around the TOML of a page.
const FRONT: &str = "+++\n";

/// Reads a page; with every mistake in it.
pub(super) fn read(path: &str, page: &str) -> (Rule, Vec<Mistake>) {
    let log = Log::default();
    let front = page
        .strip_prefix(FRONT)
        .and_then(|rest| rest.split_once(FRONT));
    let (front, body) = front.unwrap_or_default();
    // the lines of the TOML are those of the page
    let file = File::new(path.to_owned(), format!("\n{front}"));
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in errors {
        let line = error.span().map_or(1, |span| file.line(span.start));
        log.add(path, line, format!("not TOML: {}", error.message()));
    }
    let table = table.into_inner();
    let node = Node::top(&file, &table, &log);
    let mut rule = rule::read(&node);
    node.finish();
    let before = 2 + front.lines().count();
    for (kind, example) in examples(body, before) {
        match kind {
            "flagged" => rule.flagged.push(example),
            "accepted" => rule.accepted.push(example),
            _ => log.add(
                path,
                example.text.line,
                format!("no block is called {kind}"),
            ),
        }
    }
    (rule, log.into_mistakes())
}

/// The lines of blocks that open with three backticks, a kind and a language; each line is an example.
fn examples(body: &str, before: usize) -> Vec<(&str, Example)> {
    let mut found = Vec::new();
    let mut open: Option<(&str, Language)> = None;
    for (line, number) in body.lines().zip(before + 1..) {
        match (line.strip_prefix("```"), open) {
            (Some(""), _) => open = None,
            (Some(head), _) => {
                let (kind, code) = head.split_once(' ').unwrap_or((head, "fr"));
                let language = Language::from_code(code.trim()).unwrap_or(Language::French);
                open = Some((kind, language));
            }
            (None, Some((kind, language))) if !line.trim().is_empty() => {
                let text = Text {
                    text: line.to_owned(),
                    line: number,
                };
                found.push((kind, Example { language, text }));
            }
            _ => {}
        }
    }
    found
}
