//! Sentences among the tasks that ask for nothing: "la facturation part du siège", "invoicing is done upstairs".
//! Tasks are given in the infinitive, in nouns, or to "vous" and "you"; where a thing is the subject of a finite verb, how it is
//! done here is only told. Knows small words of French and English.

use super::grammar::Said;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::text::{Gap, Shape};
use std::ops::Range;

/// Longest subject, in words.
const SUBJECT: usize = 12;
/// What is told of a thing.
const TELLS: [&str; 36] = [
    "est", "sont", "etait", "etaient", "partent", "restent", "viennent", "vient", "arrivent",
    "trouvent", "trouve", "passent", "vont", "existent", "existe", "is", "are", "was", "were",
    "comes", "come", "goes", "happens", "happen", "lives", "arrives", "arrive", "remains", "stays",
    "gets", "go", "runs", "ont", "fait", "font", "finance",
];
/// What is told of the past, in every section that asks.
const TOLD: [&str; 4] = ["was", "were", "etait", "etaient"];
/// Words before such a verb that make it speak of something else.
const POINTS: [&str; 22] = [
    "qui", "que", "qu", "dont", "ou", "who", "which", "that", "il", "elle", "ce", "c", "it",
    "this", "vous", "you", "we", "nous", "on", "there", "ne", "n",
];
/// What arrives at somebody's: "les bannières vous arrivent prêtes", "le site nous vient du groupe".
const REACHES: [&str; 8] = [
    "arrivent",
    "arrive",
    "viennent",
    "vient",
    "parviennent",
    "parvient",
    "sont",
    "est",
];
/// To whom.
const WHOM: [&str; 4] = ["vous", "nous", "te", "me"];
/// Words behind it that give the thing to the candidate after all.
const GIVES: [&str; 28] = [
    "votre",
    "vos",
    "ton",
    "ta",
    "tes",
    "your",
    "confie",
    "confiee",
    "confies",
    "confiees",
    "partie",
    "part",
    "coeur",
    "core",
    "key",
    "cle",
    "essential",
    "essentiel",
    "essentielle",
    "essentiels",
    "priorite",
    "priority",
    "central",
    "programme",
    "menu",
    "rendez",
    "important",
    "importante",
];

/// What the clauses of a sentence tell of their subjects without asking for them.
pub(super) fn says(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    section: SectionKind,
) -> Vec<Said> {
    let known: &[&str] = match section {
        SectionKind::Tasks => &TELLS,
        SectionKind::Profile => &TOLD,
        _ => return Vec::new(),
    };
    let tokens = &reading.passage(Field::Description).tokens.list;
    let parted = |at: &usize| tokens[*at].gap == Gap::Semicolon;
    let mut starts: Vec<usize> = sentence.clone().skip(1).filter(parted).collect();
    starts.insert(0, sentence.start);
    let ends = starts.iter().skip(1).copied().chain([sentence.end]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| told(reading, &(*start..end), known))
        .collect()
}

fn told(reading: &Reading<'_>, clause: &Range<usize>, known: &[&str]) -> Option<Said> {
    let field = Field::Description;
    let tokens = &reading.passage(field).tokens;
    let end = clause.end.min(clause.start + SUBJECT);
    // "vous sont", "nous viennent": no "vous" does so
    let reaches = |at: usize| {
        known.len() > TOLD.len()
            && at > clause.start + 1
            && tokens.is_one_of(at, &REACHES)
            && tokens.is_one_of(at - 1, &WHOM)
    };
    let verb = (clause.start + 1..end).find(|&at| {
        (tokens.is_one_of(at, known) || reaches(at))
            && tokens.list[at].shape == Shape::Lower
            && (reaches(at) || !tokens.is_one_of(at - 1, &POINTS))
    })?;
    let subject = clause.start..verb - usize::from(reaches(verb));
    let asks = |cue: u16| {
        matches!(
            reading.taxonomy.cues[usize::from(cue)].class,
            Class::Required | Class::Preferred | Class::Bonus | Class::Support | Class::Often
        )
    };
    let given = [Marker::Candidate, Marker::Recruits, Marker::Job]
        .iter()
        .any(|marker| {
            reading.has(field, subject.clone(), *marker)
                || reading.has(field, verb..clause.end, *marker)
        })
        || clause.clone().any(|at| tokens.is_one_of(at, &GIVES))
        || reading
            .hits(field, clause.clone())
            .any(|hit| match hit.entry {
                Entry::Cue(cue) => asks(cue),
                Entry::Title(role) => reading.is_titled(role),
                _ => false,
            });
    let begun = reading
        .hits(field, subject.start..subject.start + 1)
        .any(|hit| hit.words.start == subject.start && matches!(hit.entry, Entry::Verb(_)));
    (!given && !begun && verb + 1 < clause.end).then(|| (Class::Other, verb..verb + 1, subject))
}
