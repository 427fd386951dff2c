//! What is said of somebody behind "qui", "who" or "which", and what others make behind "que" or "that".
//! Knows small words of French and English; who counts as others is for `agent`.

use super::agent::{names_others, noun_start};
use super::grammar::{Said, is};
use super::{reach, third_person};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Shape};
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
        .filter(|&at| is(reading, field, at, &["qui", "who", "which", "that"]))
        .filter(|&at| is_somebody_else(reading, field, sentence, at))
        .map(|at| {
            let cue = at..at + 1;
            let does = reach::forward(reading, field, sentence, &cue, Reach::Clause, Class::Other);
            (Class::Other, cue, does)
        })
        .collect()
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
    let before = at.saturating_sub(HEAD).max(sentence.start)..at;
    let sought = reading.has(field, sentence.start..at + 2, Marker::Recruits)
        || is(reading, field, at - 1, &SOUGHT);
    if sought {
        return false;
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
        if !is(reading, field, at, &["que", "qu", "that", "which"]) || behind.len() < 2 {
            continue;
        }
        let Some((_, who, does)) = third_person::says(reading, field, &(at..sentence.end)) else {
            continue;
        };
        let clause = who.start..does.end;
        let made = noun_start(reading, field, sentence.start, at)..at;
        let rest = reach::forward(reading, field, sentence, &who, Reach::Clause, Class::Other);
        said.push((Class::Other, who.clone(), made));
        said.push((
            Class::Other,
            who,
            clause.start..rest.end.min(clause.end).max(does.start),
        ));
    }
    said
}
