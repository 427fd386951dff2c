//! The split of working time that an honest ad tells: "60 % réseaux sociaux, 40 % newsletter".
//! Knows percentages that add up to a whole week; does not ask of which work they speak.

use super::super::Stages;
use super::Evidence;
use crate::span::{Field, Place};
use crate::text::Passage;
use std::ops::Range;

/// Percentages farther apart than this, in words, are of different lists.
const APART: usize = 25;

/// The percentages of a description that follow each other and add up to a hundred, two at least.
pub(super) fn of_time(stages: &Stages<'_, '_>) -> Option<Evidence> {
    let passage = stages.reading.passage(Field::Description);
    let shares: Vec<(usize, u32)> = (0..passage.tokens.list.len())
        .filter_map(|at| Some((at, share(passage, at)?)))
        .collect();
    for first in 0..shares.len() {
        let (mut sum, mut before) = (0, shares[first].0);
        for (count, (at, share)) in shares[first..].iter().enumerate() {
            if at - before > APART {
                break;
            }
            (sum, before) = (sum + share, *at);
            if sum == 100 && count > 0 {
                let place = |words: &Range<usize>| Place {
                    field: Field::Description,
                    span: passage.span(words),
                };
                let all = &shares[first..=first + count];
                return Evidence::new(all.iter().map(|(at, _)| place(&(*at..at + 1))));
            }
        }
    }
    None
}

/// The number of "60 %" or "60%", from 1 to 99.
fn share(passage: &Passage, at: usize) -> Option<u32> {
    let number: u32 = passage.tokens.word(at).trim_end_matches('%').parse().ok()?;
    let span = passage.tokens.list[at].span;
    let behind = passage.text.get(span.end as usize..).unwrap_or("");
    let signed = span.of(&passage.text).ends_with('%')
        || behind
            .trim_start_matches([' ', '\u{a0}', '\u{202f}'])
            .starts_with('%');
    (signed && (1..100).contains(&number)).then_some(number)
}
