//! What groups and people are named for is theirs: "notre agence SEO", "the web team", "six engineers (Go, TypeScript)".
//! Knows determiners; the words for groups and people are the taxonomy's.

use super::agent::noun_start;
use super::grammar::{Said, is};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Words between a determiner and its unit, or behind a unit, that say what it is for.
const NEAR: usize = 4;

/// "Notre agence SEO", "our web team", "le studio de création": what others are for is theirs.
pub(super) fn groups(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let passage = reading.passage(field);
    let english = passage.tokens.list.get(sentence.start).is_some()
        && reading.sentence(field, sentence.start).language == Language::English;
    reading
        .markers(field, sentence.clone(), Marker::Unit)
        .filter_map(|unit| {
            let from = unit.start.saturating_sub(if english { NEAR } else { 1 });
            let from = from.max(sentence.start);
            let determiner = (from..unit.start)
                .rev()
                .find(|&at| is(reading, field, at, &OF_OTHERS))
                .or_else(|| {
                    is_listed(reading, field, sentence, unit.start)
                        .then(|| unit.start.saturating_sub(1))
                })?;
            if english {
                let near = (determiner + 1..=unit.start)
                    .all(|at| passage.tokens.list[at].gap <= Gap::Hyphen);
                return near.then(|| (Class::Other, unit.clone(), determiner + 1..unit.start));
            }
            // "une expérience au sein d'un service RH" is one's own
            let own = is(reading, field, determiner, &["un", "une"])
                && (sentence.start..determiner)
                    .any(|at| is(reading, field, at, &["experience", "experiences"]));
            if own {
                return None;
            }
            let near = if unit.len() > 1 { 1 } else { NEAR };
            let end = (unit.end..sentence.end.min(unit.end + near))
                .find(|&at| {
                    passage.tokens.list[at].gap > Gap::Slash
                        || (at > unit.end + 1
                            && is(reading, field, at - 1, &["de", "d", "en"])
                            && at > unit.end + 2)
                        || (is(reading, field, at, &["et"])
                            && passage
                                .tokens
                                .list
                                .get(at + 1)
                                .is_none_or(|next| next.shape == Shape::Lower))
                        || is(
                            reading,
                            field,
                            at,
                            &["ou", "pour", "a", "au", "qui", "dans", "sur"],
                        )
                })
                .unwrap_or(sentence.end.min(unit.end + near));
            let end = if unit.len() > 1 { unit.end } else { end };
            // "au pôle vidéo", where the whole is one mention
            let named = end > unit.end || unit.len() > 1;
            named.then(|| (Class::Other, determiner..determiner + 1, unit.start..end))
        })
        .collect()
}

/// "Un réseau de prestataires : agence SEO, régie publicitaire": a unit without an article, in the list of others that a
/// colon opens.
fn is_listed(reading: &Reading<'_>, field: Field, sentence: &Range<usize>, unit: usize) -> bool {
    let tokens = &reading.passage(field).tokens.list;
    let colon = (sentence.start + 1..=unit)
        .rev()
        .find(|&at| tokens[at].gap == Gap::Colon);
    tokens[unit].gap >= Gap::Comma
        && colon.is_some_and(|colon| reading.has(field, sentence.start..colon, Marker::Agent))
}

/// What stands before a unit that is not the candidate's own.
const OF_OTHERS: [&str; 17] = [
    "l", "une", "un", "notre", "nos", "les", "des", "aux", "du", "au", "la", "le", "our", "the",
    "an", "a", "external",
];

/// "Vous appelez la maintenance informatique, un prestataire": what stands before the comma is named again as others.
pub(super) fn named_again(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    (sentence.start + 2..sentence.end.saturating_sub(1))
        .filter(|&at| {
            tokens[at].gap == Gap::Comma
                && is(reading, field, at, &["un", "une", "notre", "an", "our"])
        })
        .filter(|&at| {
            let named = at + 1..(at + 3).min(sentence.end);
            reading.has(field, named.clone(), Marker::Agent)
                && !reading.has(field, sentence.start..at, Marker::Recruits)
                && !reading.has(field, named, Marker::Job)
        })
        .map(|at| {
            let start = noun_start(reading, field, sentence.start, at);
            (Class::Other, at..at + 1, start..at)
        })
        .collect()
}

/// "Six engineers (Go, TypeScript)", "nos développeurs (React)": what several people are named for is theirs.
pub(super) fn people(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    reading
        .hits(field, sentence.clone())
        .filter(|hit| matches!(hit.entry, Entry::Title(_) | Entry::Marker(Marker::Agent)))
        .filter(|hit| {
            let before = hit.words.start.checked_sub(1);
            let several = before.is_some_and(|at| {
                tokens[at].shape == Shape::Number || is(reading, field, at, &SEVERAL)
            });
            several
                && tokens
                    .get(hit.words.end)
                    .is_some_and(|next| next.gap == Gap::Open)
        })
        .map(|hit| {
            let end = (hit.words.end + 1..sentence.end)
                .find(|&at| tokens[at].gap == Gap::Close)
                .unwrap_or(sentence.end);
            (Class::Other, hit.words.clone(), hit.words.end..end)
        })
        .collect()
}

/// What stands before several people.
const SEVERAL: [&str; 16] = [
    "nos", "les", "des", "deux", "trois", "quatre", "cinq", "six", "our", "the", "two", "three",
    "four", "five", "seven", "several",
];
