//! Sentences among the tasks that ask for nothing: "la facturation part du siège", "invoicing is done upstairs".
//! Tasks are given in the infinitive, in nouns, or to "vous" and "you"; where a thing is the subject of a finite verb, how it is
//! done here is only told. Knows small words of French and English.

use super::grammar::Said;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::text::Shape;
use std::ops::Range;

/// Longest subject, in words.
const SUBJECT: usize = 12;
/// What is told of a thing.
const TELLS: [&str; 30] = [
    "est", "sont", "etait", "etaient", "partent", "restent", "viennent", "vient", "arrivent",
    "trouvent", "trouve", "passent", "vont", "existent", "existe", "is", "are", "was", "were",
    "comes", "come", "goes", "happens", "happen", "lives", "arrives", "arrive", "remains", "stays",
    "gets",
];
/// What is told of the past, in every section that asks.
const TOLD: [&str; 4] = ["was", "were", "etait", "etaient"];
/// Words before such a verb that make it speak of something else.
const POINTS: [&str; 22] = [
    "qui", "que", "qu", "dont", "ou", "who", "which", "that", "il", "elle", "ce", "c", "it",
    "this", "vous", "you", "we", "nous", "on", "there", "ne", "n",
];
/// Words behind it that give the thing to the candidate after all.
const GIVES: [&str; 22] = [
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

/// What a sentence tells of its subject without asking for it.
pub(super) fn says(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    section: SectionKind,
) -> Option<Said> {
    let field = Field::Description;
    let tokens = &reading.passage(field).tokens;
    let known: &[&str] = match section {
        SectionKind::Tasks => &TELLS,
        SectionKind::Profile => &TOLD,
        _ => return None,
    };
    let end = sentence.end.min(sentence.start + SUBJECT);
    let verb = (sentence.start + 1..end).find(|&at| {
        tokens.is_one_of(at, known)
            && tokens.list[at].shape == Shape::Lower
            && !tokens.is_one_of(at - 1, &POINTS)
    })?;
    let subject = sentence.start..verb;
    let asks = |cue: u16| {
        matches!(
            reading.taxonomy.cues[usize::from(cue)].class,
            Class::Required | Class::Preferred | Class::Bonus | Class::Support | Class::Often
        )
    };
    let given = [Marker::Candidate, Marker::Recruits, Marker::Job]
        .iter()
        .any(|marker| reading.has(field, sentence.clone(), *marker))
        || (verb..sentence.end).any(|at| tokens.is_one_of(at, &GIVES))
        || reading
            .hits(field, sentence.clone())
            .any(|hit| match hit.entry {
                Entry::Cue(cue) => asks(cue),
                Entry::Title(role) => reading.is_titled(role),
                _ => false,
            });
    let begun = reading
        .hits(field, subject.start..subject.start + 1)
        .any(|hit| hit.words.start == subject.start && matches!(hit.entry, Entry::Verb(_)));
    (!given && !begun && verb + 1 < sentence.end).then(|| (Class::Other, verb..verb + 1, subject))
}
