//! Small ads that want to be misread: `traps.toml`, each mark with what the words mean.

use super::{answered, file};
use rolefit::posting::Posting;
use serde::Deserialize;

#[derive(Deserialize)]
struct Traps {
    trap: Vec<Trap>,
}

#[derive(Deserialize)]
struct Trap {
    kind: String,
    text: String,
}

/// Words in code points of the clean text, their family, and what they mean.
struct Mark<'t> {
    words: &'t str,
    start: usize,
    end: usize,
    family: &'t str,
    meaning: &'t str,
}

/// The text without its marks, and the marks.
fn marks(marked: &str) -> (String, Vec<Mark<'_>>) {
    let (mut clean, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, inside)) = rest.split_once('{') {
        let (mark, after) = inside.split_once('}').expect("a mark ends");
        let (words, said) = mark.split_once('|').expect("a mark says something");
        let (family, meaning) = said.split_once(':').expect("family:meaning");
        clean.push_str(before);
        let start = clean.chars().count();
        clean.push_str(words);
        let end = clean.chars().count();
        marks.push(Mark {
            words,
            start,
            end,
            family,
            meaning,
        });
        rest = after;
    }
    clean.push_str(rest);
    (clean, marks)
}

fn is_met(meaning: &str, said: Option<&str>) -> bool {
    let asked = matches!(said, Some("required" | "preferred"));
    match meaning {
        "absent" => said.is_none(),
        "found" => said.is_some(),
        "asked" => asked,
        "unasked" => !asked,
        assertion => said == Some(assertion),
    }
}

#[test]
fn traps_are_avoided() {
    let traps: Traps = toml::from_str(std::str::from_utf8(&file("traps.toml")).unwrap()).unwrap();
    let (mut met, mut all, mut missed) = (0, 0, Vec::new());
    for trap in &traps.trap {
        let (text, marks) = marks(&trap.text);
        let answer = answered(&Posting {
            description: text,
            ..Posting::default()
        });
        for mark in marks {
            let said = answer.mentions.iter().find(|mention| {
                mention.family == mark.family
                    && (mention.at.start as usize) < mark.end
                    && mark.start < mention.at.end as usize
            });
            let said = said.map(|mention| mention.assertion);
            all += 1;
            if is_met(mark.meaning, said) {
                met += 1;
            } else {
                missed.push(format!(
                    "{}: {:?} is {}, said {}",
                    trap.kind,
                    mark.words,
                    mark.meaning,
                    said.unwrap_or("nothing")
                ));
            }
        }
    }
    assert!(all >= 650, "{all} marks only");
    assert!(
        met * 100 >= all * FLOOR,
        "{met} of {all} met; missed:\n{}",
        missed.join("\n")
    );
}

/// Share of marks, in percent, that must be read as meant.
const FLOOR: usize = 98;
