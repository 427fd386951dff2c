//! Human languages asked, with their level: "anglais courant", "English (B2)".
//! Knows the levels of the European framework and the words for them; what a mention means is judged before.

use super::Spoken;
use super::sign::Signs;
use crate::analysis::assertion::{Assertion, Mention};
use crate::span::Field;
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CEFR;
use std::ops::Range;

/// How far from the name of a language its level may stand, in words.
const NEAR: usize = 7;

/// Languages in the order of the text, every one once, with the level said first.
pub(super) fn read(signs: &Signs<'_, '_>, mentions: &[Mention]) -> Vec<Spoken> {
    let mut asked: Vec<Spoken> = Vec::new();
    for field in [Field::Title, Field::Description] {
        let named: Vec<(u8, &Range<usize>)> = signs
            .all(field)
            .iter()
            .filter_map(|sign| match sign.marker {
                Marker::Spoken(number) => Some((number, &sign.words)),
                _ => None,
            })
            .collect();
        for (at, (number, words)) in named.iter().enumerate() {
            let cefr = level(signs, field, &named, at);
            if !is_asked(signs, field, words, mentions, cefr.is_some()) {
                continue;
            }
            let Some(code) = signs
                .reading
                .taxonomy
                .facts
                .spoken
                .get(usize::from(*number))
            else {
                continue;
            };
            let place = signs.place(field, words);
            if let Some(known) = asked.iter_mut().find(|known| known.code == *code) {
                if known.cefr.is_none() {
                    (known.cefr, known.place) = (cefr, place);
                }
            } else {
                asked.push(Spoken {
                    code: code.clone(),
                    cefr,
                    place,
                });
            }
        }
    }
    asked
}

/// True when a mention of the family of languages that is asked stands here; in languages whose skills are not read, when
/// a level stands beside the name or the part of the ad is about the candidate.
fn is_asked(
    signs: &Signs<'_, '_>,
    field: Field,
    words: &Range<usize>,
    mentions: &[Mention],
    has_level: bool,
) -> bool {
    let taxonomy = signs.reading.taxonomy;
    let mention = mentions.iter().find(|mention| {
        mention.place.field == field
            && mention.words.start < words.end
            && words.start < mention.words.end
            && taxonomy.family("language") == Some(taxonomy.skills[mention.skill as usize].family)
    });
    if let Some(mention) = mention {
        return matches!(
            mention.assertion,
            Assertion::Required | Assertion::Preferred
        );
    }
    let unread = taxonomy
        .headings(signs.reading.sentence(field, words.start).language)
        .is_empty();
    unread && (has_level || signs.section(field, words.start) == SectionKind::Profile)
}

/// The level of a language: behind its name and before the next language, else right before it; languages that stand in a row
/// share the level behind the last, or before the first.
fn level(
    signs: &Signs<'_, '_>,
    field: Field,
    named: &[(u8, &Range<usize>)],
    at: usize,
) -> Option<&'static str> {
    let row_end = (at..named.len())
        .find(|next| !in_a_row(signs, field, named.get(*next), named.get(*next + 1)))
        .unwrap_or(at);
    let row_start = (0..=at)
        .rev()
        .find(|before| {
            *before == 0 || !in_a_row(signs, field, named.get(*before - 1), named.get(*before))
        })
        .unwrap_or(at);
    let (last, first) = (named.get(row_end)?.1, named.get(row_start)?.1);
    let behind = signs.around(field, last, 0, NEAR);
    let next = named
        .get(row_end + 1)
        .map_or(usize::MAX, |(_, words)| words.start);
    let before = signs.around(field, first, NEAR, 0);
    let previous = row_start
        .checked_sub(1)
        .and_then(|at| named.get(at))
        .map_or(0, |(_, words)| words.end);
    let cefr = |words: Range<usize>| {
        signs
            .within(field, words)
            .iter()
            .filter_map(|sign| match sign.marker {
                Marker::Cefr(number) => Some((sign.words.start, *CEFR.get(usize::from(number))?)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let behind = cefr(first.start..behind.end.min(next));
    let before = cefr(before.start.max(previous)..first.start);
    behind.first().or(before.last()).map(|(_, level)| *level)
}

/// True when two names of a sentence have only small words between them: "de l'italien et de l'anglais".
fn in_a_row(
    signs: &Signs<'_, '_>,
    field: Field,
    one: Option<&(u8, &Range<usize>)>,
    next: Option<&(u8, &Range<usize>)>,
) -> bool {
    let (Some((_, one)), Some((_, next))) = (one, next) else {
        return false;
    };
    let between = one.end..next.start;
    let levelled = signs
        .within(field, between.clone())
        .iter()
        .any(|sign| matches!(sign.marker, Marker::Cefr(_)));
    between.len() <= 3 && !levelled && next.start < signs.sentence(field, one.start).end
}
