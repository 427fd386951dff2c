//! The job offered, and who holds it, named in the third person: "le développeur web participe à…", "this position supports…".
//! Knows the ad's title and small words; the words for jobs are the taxonomy's.

use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::language::is_function_word;
use crate::text::{Gap, Shape};
use std::ops::Range;

/// How far into a sentence, in words, its own job may stand as the subject.
const FRONT: usize = 14;

/// "Le développeur web participe à…", "Au sein d'une équipe, le développeur…", "Sports marketing coordinators support…", in an
/// ad for one; "ce professionnel conçoit…", "this position supports…": the job, or who holds it, where a clause begins.
pub(super) fn is_the_job(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let tokens = &reading.passage(Field::Description).tokens;
    let begins = |at: usize| at == words.start || tokens.list[at].gap >= Gap::Comma;
    words.len() > 3
        && (words.start..(words.start + FRONT).min(words.end - 2))
            .any(|at| begins(at) && names_the_job(reading, Field::Description, at, words.end))
}

/// Words between an article and the noun that it stands before: "le (ou la) chargé", "le/la chargé".
const BOTH: [&str; 6] = ["ou", "le", "la", "l", "un", "une"];

/// True where words begin that name the job offered or who holds it, as the subject of what they do.
pub(super) fn names_the_job(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    if field == Field::Title || reading.passage(Field::Title).tokens.list.is_empty() {
        return false;
    }
    let passage = reading.passage(field);
    let noun = |from: usize| {
        (from..end.min(from + 3))
            .find(|&at| !passage.tokens.is_one_of(at, &BOTH))
            .unwrap_or(from)
    };
    let titled = |from: usize| {
        reading
            .hits(field, from..from + 1)
            .any(|hit| matches!(hit.entry, Entry::Title(role) if reading.is_titled(role)))
    };
    match passage.tokens.word(at) {
        "le" | "la" | "l" | "the" => {
            let noun = noun(at + 1);
            titled(noun) || heads_title(reading, noun) || shortens_title(reading, noun)
        }
        "un" | "une" | "a" | "an" => {
            let noun = noun(at + 1);
            titled(noun) || (heads_title(reading, noun) && heads_title(reading, noun + 1))
        }
        "ce" | "cet" | "cette" | "this" => {
            reading.has(field, at + 1..(at + 3).min(end), Marker::Job)
                || titled(at + 1)
                || heads_title(reading, at + 1)
        }
        _ => is_plural_title(reading, at, end),
    }
}

/// "Email marketing managers own…", in an ad for one: the title in the plural, and what they do.
fn is_plural_title(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let field = Field::Description;
    let tokens = &reading.passage(field).tokens;
    let last = (at..end)
        .take_while(|&at| tokens.list[at].shape != Shape::Lower && heads_title(reading, at))
        .last();
    let Some(last) = last.filter(|last| *last > at && *last + 1 < end) else {
        return false;
    };
    let next = &tokens.list[last + 1];
    tokens.word(last).ends_with('s')
        && next.shape == Shape::Lower
        && next.gap == Gap::Space
        && !is_function_word(next.word)
}

/// "The DAM", in an ad for a digital account manager: first letters of the title's words.
fn shortens_title(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.passage(Field::Description).tokens.list.get(at);
    let word = reading.passage(Field::Description).tokens.word(at);
    let title = &reading.passage(Field::Title).tokens;
    let initials: String = (0..title.list.len())
        .filter_map(|at| title.word(at).chars().next())
        .collect();
    token.is_some_and(|token| token.shape == Shape::Upper)
        && word.len() > 1
        && initials.contains(word)
}

/// Pronouns that take up the job, or who holds it.
const TAKES_UP: [&str; 5] = ["il", "elle", "he", "she", "they"];
/// True where such a pronoun stands.
pub(super) fn takes_up(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = &reading.passage(Field::Description).tokens;
    tokens.is_one_of(at, &TAKES_UP)
}

/// What takes it up where the sentence begins: "son objectif est de…", "their work includes…".
const OF_THEIRS: [&str; 6] = ["son", "sa", "ses", "his", "her", "their"];
/// What "il" does when it stands for nobody.
const IMPERSONAL: [&str; 10] = [
    "y", "agit", "faut", "faudra", "existe", "convient", "suffit", "s", "n", "arrive",
];

/// "Il conçoit…", "Par une veille permanente, il (elle) identifie…", "Son objectif est…", behind a sentence on the job: what
/// takes it up.
pub(super) fn is_taken_up(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let field = Field::Description;
    let tokens = &reading.passage(field).tokens;
    let end = words.end.saturating_sub(2);
    let acts = |at: usize| {
        reading
            .hits(field, at + 1..at + 3)
            .any(|hit| matches!(hit.entry, Entry::Verb(_) | Entry::Cue(_)))
    };
    (words.start..end).any(|at| {
        let first = at == words.start;
        let begins = first || tokens.list[at].gap >= Gap::Comma;
        let of_theirs = first && tokens.is_one_of(at, &OF_THEIRS);
        let pronoun = tokens.is_one_of(at, &TAKES_UP)
            // "il s'agit de", "il est un acteur majeur" speak of something else
            && (!tokens.is_one_of(at + 1, &IMPERSONAL) || acts(at + 1))
            && !presents_something(reading, at + 1)
            && (first || acts(at));
        begins && (of_theirs || pronoun)
    })
}

/// "… est un acteur majeur".
fn presents_something(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = &reading.passage(Field::Description).tokens;
    tokens.is_one_of(at, &["est", "is"])
        && tokens.is_one_of(at + 1, &["un", "une", "a", "an", "le", "la", "the"])
}

/// Letters by which a noun and a title's word are told to be the same: "directrice", "directeur".
const SAME: usize = 5;

/// True when a word of the description is one of the ad's title: "le webmestre conçoit…", in an ad for one.
fn heads_title(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.passage(Field::Description).tokens.word(at);
    let title = &reading.passage(Field::Title).tokens;
    let same = |other: &usize| match word.get(..SAME) {
        Some(start) => title.word(*other).starts_with(start),
        None => word.len() > 2 && title.word(*other) == word,
    };
    (0..title.list.len())
        .filter(same)
        .any(|other| names_work(reading, other))
}

/// False behind a dash, a comma or a bracket where the title names whom or where it is for: "Assistant – groupe de presse".
fn names_work(reading: &Reading<'_>, at: usize) -> bool {
    let title = &reading.passage(Field::Title).tokens.list;
    let parts = |at: &usize| title[*at].gap >= Gap::Comma;
    let start = (1..=at).rev().find(parts).unwrap_or(0);
    let end = (at + 1..title.len()).find(parts).unwrap_or(title.len());
    let titled = |words: Range<usize>| {
        reading
            .hits(Field::Title, words)
            .any(|hit| matches!(hit.entry, Entry::Title(_)))
    };
    titled(start..end) || !titled(0..title.len())
}
