//! How much of the work may be done remotely.
//! Knows what the ad says, and lets an answer ("télétravail : non") and a passing crisis count.

use super::sign::Signs;
use super::{Remote, Stated};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::text::Gap;
use std::ops::Range;

/// Remote work: said in full before in part, and in part before not at all.
pub(super) fn read(signs: &Signs<'_, '_>) -> Option<Stated<Remote>> {
    let mut said: Vec<Stated<Remote>> = Vec::new();
    for field in [Field::Title, Field::Description] {
        let marks: Vec<(u8, &Range<usize>)> = signs
            .all(field)
            .iter()
            .filter_map(|sign| match sign.marker {
                Marker::Remote(number) => Some((number, &sign.words)),
                _ => None,
            })
            .collect();
        for (number, words) in &marks {
            let inside = marks.iter().any(|(_, other)| {
                other.start <= words.start && words.end <= other.end && other.len() > words.len()
            });
            let behind = words.end..words.end + 5;
            if inside || signs.has(field, behind, Marker::RemotePassing) {
                continue;
            }
            let denied = signs.has(field, words.end..words.end + 2, Marker::RemoteDenied);
            let value = match number {
                0 => Remote::None,
                2 => Remote::Full,
                1 | 3 if denied => Remote::None,
                3 if (is_header(signs, field, words) || stands_alone(signs, field, words))
                    && !has_choice(&marks) =>
                {
                    Remote::Full
                }
                _ => Remote::Hybrid,
            };
            said.push(Stated {
                value,
                place: signs.place(field, words),
            });
        }
    }
    // a plain "remote" in the header is softened by any word of being there
    let choice = said.iter().any(|said| said.value == Remote::Hybrid);
    let order = if choice {
        [Remote::Full, Remote::Hybrid, Remote::None]
    } else {
        [Remote::Full, Remote::None, Remote::Hybrid]
    };
    order
        .into_iter()
        .find_map(|remote| said.iter().find(|said| said.value == remote).copied())
}

/// True in the title, and in the first sentence of the text when it stands as a title does.
fn is_header(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let alone = !matches!(
        words
            .start
            .checked_sub(1)
            .map(|before| signs.word(field, before)),
        Some("or" | "and" | "ou" | "et" | "to")
    );
    alone && (field == Field::Title || signs.sentence(field, words.start).start == 0)
}

/// "£45–50k, remote (UK).", "Remote, Europe.": among the terms, with nothing that makes a choice of it.
fn stands_alone(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let opens = signs.gap(field, words.start) >= Gap::Comma
        || words.start == signs.sentence(field, words.start).start;
    let ends = signs.gap(field, words.end) >= Gap::Comma
        || matches!(
            signs.word(field, words.end),
            "in" | "within" | "from" | "anywhere" | "across"
        );
    opens && ends
}

/// True when presence or a part of the week is spoken of as well.
fn has_choice(marks: &[(u8, &Range<usize>)]) -> bool {
    marks.iter().any(|(number, _)| *number <= 1)
}
