//! What stands before a mention and says how deep it goes: level words, and words of example.
//! Knows level words; does not know how firmly a skill is asked.

use super::reach::turns;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::sort::Sorts;
use crate::text::Gap;
use crate::text::keys::Few;
use std::ops::Range;

/// Words before examples.
const EXAMPLES: Few<9> = Few::new([
    "type", "tel", "telle", "tels", "telles", "comme", "exemple", "such", "like",
]);

/// How far before a mention its level word may stand.
const LEVEL: usize = 12;

/// The level asked of a mention: the last level word before it in its clause, within reach.
pub(super) fn asked(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> Option<u8> {
    let sentence = &reading.sentence(field, words.start).words;
    let tokens = &reading.passage(field).tokens.list;
    let from = words.start.saturating_sub(LEVEL).max(sentence.start);
    let from = (from..words.start)
        .rev()
        .find(|&at| {
            at + 1 < words.start
                && (tokens[at + 1].gap == Gap::Semicolon || turns(reading, field, at))
        })
        .map_or(from, |at| at + 1);
    if !reading.holds(field, &(from..words.end), Sorts::LEVEL) {
        return None;
    }
    let mut best: Option<(usize, usize, u8)> = None;
    for hit in reading.hits(field, from..words.end) {
        let Entry::Marker(Marker::Level(level)) = hit.entry else {
            continue;
        };
        if hit.words.end > words.start && hit.words.start != words.start {
            continue;
        }
        let longer = best.is_none_or(|(start, len, _)| {
            hit.words.start >= start + len || (hit.words.start == start && hit.words.len() > len)
        });
        if longer {
            best = Some((hit.words.start, hit.words.len(), level));
        }
    }
    best.map(|(_, _, level)| level)
}

/// True when a mention is one of several examples: "type X", "tels que X, Y".
pub(super) fn is_example(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> bool {
    let sentence = &reading.sentence(field, words.start).words;
    let from = words.start.saturating_sub(6).max(sentence.start);
    let before = &reading.passage(field).tokens.list[from..words.start];
    before.iter().any(|token| EXAMPLES.has(token.word))
}
