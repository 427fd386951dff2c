//! What is said to be somebody's: "la traduction reste du ressort de nos traducteurs", "video sits with the studio",
//! "le tournage : c'est Léa", "les tableaux de bord que vous livre l'équipe data".
//! Knows small words of French and English; the words of belonging and for other people are the taxonomy's.

use super::agent::{names_others, noun_start};
use super::grammar::{Said, is};
use super::third_person::is_name;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Shape};
use std::ops::Range;

/// Words in which the one it belongs to is named.
const NEAR: usize = 5;
/// Words between "que vous" and who does it.
const INVERTED: usize = 3;

/// What a clause says to belong to others; nothing where the candidate or the job is named instead.
pub(super) fn says(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    if field == Field::Title {
        return Vec::new();
    }
    reading
        .markers(field, clause.clone(), Marker::Belonging)
        .filter(|marker| marker.start > clause.start && clause.end >= marker.end)
        .filter(|marker| is_with_others(reading, field, marker.end, clause.end))
        .filter(|marker| !is_of_the_job(reading, field, &(clause.start..marker.start)))
        .map(|marker| (Class::Other, marker.clone(), clause.start..marker.start))
        .collect()
}

/// "Le tournage, c'est Léa", "la vidéo : c'est l'agence": the matter first, then who.
pub(super) fn topic(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Option<Said> {
    let tokens = &reading.passage(field).tokens.list;
    let at = (sentence.start + 1..sentence.end).find(|&at| {
        tokens[at].gap > Gap::Apostrophe
            && is(reading, field, at, &["c"])
            && is(reading, field, at + 1, &["est"])
    })?;
    let who = at + 2..sentence.end.min(at + 2 + NEAR);
    let relative = who
        .clone()
        .any(|at| is(reading, field, at, &["qui", "que", "a", "un", "une"]));
    (tokens[at].gap >= Gap::Comma
        && !relative
        && field != Field::Title
        && is_with_others(reading, field, at + 2, sentence.end)
        && !is_of_the_job(reading, field, &(sentence.start..at)))
    .then(|| (Class::Other, at..at + 2, sentence.start..at))
}

/// True when somebody else is named in the words right here: an agency, a team, a trade, a name.
fn is_with_others(reading: &Reading<'_>, field: Field, from: usize, end: usize) -> bool {
    let tokens = &reading.passage(field).tokens.list;
    let near = from..end.min(from + NEAR);
    let stop = near
        .clone()
        .skip(1)
        .find(|&at| tokens[at].gap >= Gap::Comma)
        .unwrap_or(near.end);
    let near = near.start..stop.max(near.start);
    let own = [Marker::Candidate, Marker::Job]
        .iter()
        .any(|marker| reading.has(field, near.clone(), *marker));
    let name = || {
        near.clone()
            .any(|at| tokens[at].shape == Shape::Capital && is_name(reading, field, at))
    };
    !near.is_empty() && !own && (names_others(reading, field, &near) || name())
}

/// "Le poste relève de la direction", "le community manager dépend de…": the job itself belongs there, not its work.
fn is_of_the_job(reading: &Reading<'_>, field: Field, subject: &Range<usize>) -> bool {
    [Marker::Candidate, Marker::Job, Marker::Recruits]
        .iter()
        .any(|marker| reading.has(field, subject.clone(), *marker))
        || reading
            .hits(field, subject.clone())
            .any(|hit| matches!(hit.entry, Entry::Title(role) if reading.is_titled(role)))
}

/// "Que vous livre l'équipe data": the verb before the one who does it.
pub(super) fn delivered(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    (clause.start + 1..clause.end.saturating_sub(INVERTED))
        .filter(|&at| {
            is(reading, field, at, &["que", "qu"])
                && is(reading, field, at + 1, &["vous", "te", "t", "nous"])
        })
        .filter(|&at| {
            let verb = reading.passage(field).tokens.word(at + 2);
            let person = ["ez", "ons", "es"].iter().any(|end| verb.ends_with(end));
            !person && names_others(reading, field, &(at + 3..clause.end.min(at + 3 + INVERTED)))
        })
        .map(|at| {
            let made = noun_start(reading, field, clause.start, at)..at;
            (Class::Other, at..at + 3, made)
        })
        .collect()
}
