//! What is said of somebody behind "qui", "who" or "which", and what others make behind "que" or "that".
//! Knows small words of French and English; who counts as others is for `agent`.

use super::agent::{names_others, noun_start};
use super::grammar::{Said, is};
use super::{reach, third_person};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Words before "qui" or "who" in which the one it speaks of is named.
const HEAD: usize = 4;

/// "L'élue qui rédige le bulletin", "Dee, who runs the programme", "the studio, which designs the packaging": what somebody
/// is said to do.
pub(super) fn says(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    if field == Field::Title {
        return Vec::new();
    }
    sentence
        .clone()
        .skip(1)
        .filter(|&at| is(reading, field, at, &RELATIVES))
        .filter(|&at| is_somebody_else(reading, field, sentence, at))
        .map(|at| {
            (
                Class::Other,
                at..at + 1,
                at + 1..said_end(reading, field, sentence, at + 1),
            )
        })
        .collect()
}

/// What begins what is said of somebody.
const RELATIVES: [&str; 8] = [
    "qui",
    "who",
    "which",
    "that",
    "lequel",
    "laquelle",
    "lesquels",
    "lesquelles",
];

/// Where what is said of somebody ends: where the candidate's own work goes on. In English a verb behind "and" is still
/// theirs: "who develop and maintain".
fn said_end(reading: &Reading<'_>, field: Field, sentence: &Range<usize>, from: usize) -> usize {
    let english = reading.sentence(field, from).language == Language::English;
    let cue = from - 1..from;
    let reached = reach::forward(
        reading,
        field,
        sentence,
        &cue,
        Reach::Sentence,
        Class::Other,
    )
    .end;
    let tokens = &reading.passage(field).tokens.list;
    (from + 1..reached)
        .find(|&at| {
            let gap = tokens[at].gap;
            let parts = matches!(gap, Gap::Comma | Gap::Dash | Gap::Close)
                || is(reading, field, at - 1, &["et", "and"]);
            let own = if english {
                reading.has(field, at..at + 2, Marker::Candidate)
                    || (is(reading, field, at - 1, &["and"]) && is_bare(reading, field, from, at))
            } else {
                reach::resumes(reading, field, at, sentence.end)
            };
            gap == Gap::Semicolon || reach::turns(reading, field, at) || (parts && own)
        })
        .unwrap_or(reached)
}

/// "That runs our paid social and write the newsletter": a bare verb behind one with "s" is not theirs.
fn is_bare(reading: &Reading<'_>, field: Field, from: usize, at: usize) -> bool {
    let tokens = &reading.passage(field).tokens;
    let ends = |at: usize, end: &str| tokens.word(at).ends_with(end);
    let verb = reading
        .hits(field, at..at + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_)) && hit.words.start == at);
    ends(from, "s") && verb && !["s", "ed", "ing"].iter().any(|end| ends(at, end))
}

/// People of whom "who" says what the candidate should be.
const SOUGHT: [&str; 16] = [
    "someone",
    "somebody",
    "person",
    "people",
    "candidate",
    "candidates",
    "individual",
    "individuals",
    "anyone",
    "you",
    "those",
    "professional",
    "professionals",
    "one",
    "players",
    "player",
];

/// True when "qui" or "who" speaks of somebody who is not sought.
fn is_somebody_else(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let tokens = &reading.passage(field).tokens.list;
    let aside = usize::from(tokens[at].gap == Gap::Comma) * HEAD;
    let before = at.saturating_sub(HEAD + aside).max(sentence.start)..at;
    let sought = reading.has(field, sentence.start..at + 2, Marker::Recruits)
        || is(reading, field, at - 1, &SOUGHT);
    if sought {
        return false;
    }
    // "c'est le comité d'organisation qui…", "c'est Margaux, ma fille, qui…"
    let from = at.saturating_sub(2 * HEAD).max(sentence.start);
    let shown = (from..at)
        .find(|&here| is(reading, field, here, &["c"]) && is(reading, field, here + 1, &["est"]));
    if shown.is_some_and(|here| {
        here + 2 < at
            && !reading.has(field, here..at + 1, Marker::Candidate)
            && !reading.has(field, here..at + 1, Marker::Job)
            && (names_others(reading, field, &(here..at))
                || tokens[here + 2].shape == Shape::Capital
                || is(
                    reading,
                    field,
                    here + 2,
                    &["le", "la", "l", "notre", "un", "une"],
                ))
    }) {
        return true;
    }
    let named = tokens[at].gap == Gap::Comma
        && tokens[at - 1].shape == Shape::Capital
        && at - 1 > sentence.start
        && tokens[at - 1].gap == Gap::Space
        && reading.hits(field, at - 1..at).all(|hit| {
            !matches!(
                hit.entry,
                Entry::Skill(_) | Entry::Ambiguous(_) | Entry::Thing(_)
            )
        });
    let person = is(reading, field, at, &["who"]) && tokens[at].gap <= Gap::Comma;
    let other = names_others(reading, field, &before);
    named || other || person
}

/// "Les films que notre vidéaste tourne", "the pictures that our photographer takes": what others are said to make, and
/// what with.
pub(super) fn handed(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    if field == Field::Title {
        return Vec::new();
    }
    let mut said = Vec::new();
    for at in sentence.clone().skip(1) {
        let behind = at + 1..sentence.end;
        if !is(
            reading,
            field,
            at,
            &["que", "qu", "that", "which", "comment", "how"],
        ) || behind.len() < 2
        {
            continue;
        }
        let Some((_, who, does)) = third_person::says(reading, field, &(at..sentence.end)) else {
            continue;
        };
        let made = noun_start(reading, field, sentence.start, at)..at;
        let end = said_end(reading, field, sentence, does.start + 1);
        let start = who.start;
        said.push((Class::Other, who.clone(), made));
        said.push((Class::Other, who, start..end));
    }
    said
}

/// Words from what is handed over to those who get it.
const HANDED: usize = 9;

/// "Transmettre les demandes au service client", "pass questions to the support team": who gets it does what follows.
pub(super) fn sent(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    reading
        .markers(field, sentence.clone(), Marker::Handing)
        .filter_map(|verb| {
            let stop = sentence.end.min(verb.end + HANDED);
            let to = (verb.end..stop).find(|&at| {
                is(reading, field, at, &["au", "aux", "to"])
                    || (is(reading, field, at, &["a"])
                        && is(
                            reading,
                            field,
                            at + 1,
                            &["l", "la", "notre", "nos", "une", "un"],
                        ))
            })?;
            let parted = (verb.end..to).any(|at| tokens[at].gap >= Gap::Open);
            let end = (to + 1..sentence.end)
                .find(|&at| {
                    tokens[at].gap >= Gap::Comma
                        || is(reading, field, at, &["et", "and", "pour", "ou"])
                        || reach::turns(reading, field, at)
                })
                .unwrap_or(sentence.end);
            (!parted && end > to + 1).then(|| (Class::Other, verb.clone(), to + 1..end))
        })
        .collect()
}
