//! People named one after the other: "une graphiste, un développeur et le service client", "Karim (SEO), Jeanne (vidéo)".
//! Knows articles and lists; the words for other people are the taxonomy's.

use super::grammar::{Said, is};
use super::job::names_the_job;
use super::third_person::is_name;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Longest item of such a list, in words, its article included.
const ITEM: usize = 7;
/// What an item begins with.
const ARTICLES: [&str; 25] = [
    "un", "une", "le", "la", "l", "les", "des", "du", "au", "aux", "d", "deux", "trois", "quatre",
    "notre", "nos", "leurs", "an", "the", "our", "two", "three", "four", "de", "several",
];

/// What a list of people names, from its first one on; nothing where the sentence recruits.
pub(super) fn listed(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    if field == Field::Title || reading.has(field, sentence.clone(), Marker::Recruits) {
        return Vec::new();
    }
    let mut reached = sentence.start;
    let mut said = Vec::new();
    for hit in reading.hits(field, sentence.clone()) {
        let titled = matches!(hit.entry, Entry::Title(role) if !reading.is_titled(role));
        let first = titled || matches!(hit.entry, Entry::Marker(Marker::Agent));
        let articled =
            hit.words.start > sentence.start && is(reading, field, hit.words.start - 1, &ARTICLES);
        if !first || !articled || hit.words.start < reached {
            continue;
        }
        let mut end = hit.words.end;
        let mut items = 1;
        while let Some(next) = following(reading, field, &(end..sentence.end), titled) {
            end = next;
            items += 1;
        }
        if items > 1 {
            reached = end;
            said.push((Class::Other, hit.words.clone(), hit.words.end..end));
        }
    }
    said
}

/// Words at which an item ends: what goes on speaks of something else.
const ENDS: [&str; 17] = [
    "sur", "on", "via", "pour", "for", "dans", "in", "avec", "with", "qui", "who", "that", "afin",
    "vous", "tu", "you", "chez",
];

/// Where the item ends that follows the one that ends, or nearly so, where `rest` begins; nothing when no more people
/// follow. Behind a `titled` person, "les product owners" are people too.
fn following(
    reading: &Reading<'_>,
    field: Field,
    rest: &Range<usize>,
    titled: bool,
) -> Option<usize> {
    let (from, end) = (rest.start, rest.end);
    let tokens = &reading.passage(field).tokens.list;
    let does = |at: usize| {
        is(reading, field, at, &ENDS)
            || reading
                .hits(field, at..at + 1)
                .any(|hit| matches!(hit.entry, Entry::Verb(_)) && hit.words.start == at)
    };
    let joins = |at: usize| is(reading, field, at, &["et", "and", "ou", "or", "ainsi"]);
    let start = (from..end.min(from + ITEM))
        .take_while(|&at| at == from || (tokens[at].gap <= Gap::Comma && !does(at)))
        .find(|&at| tokens[at].gap == Gap::Comma || joins(at))?;
    let start = start + usize::from(joins(start));
    let articled = is(reading, field, start, &ARTICLES)
        || (is(reading, field, start, &["a"])
            && reading.sentence(field, start).language == Language::English);
    // "sous la responsabilité du directeur, l'assistant aura pour missions…" is the one who is sought
    if !articled || names_the_job(reading, field, start, end) {
        return None;
    }
    let stop = (start + 1..end.min(start + ITEM))
        .find(|&at| tokens[at].gap >= Gap::Comma || joins(at) || does(at))
        .unwrap_or(end.min(start + ITEM));
    let item = start..stop;
    let several = titled && is(reading, field, start, &["les", "des", "nos", "aux"]);
    let people = reading.hits(field, item.clone()).any(|hit| {
        let heads = hit.words.start <= start + 2;
        match hit.entry {
            Entry::Title(role) => heads && !reading.is_titled(role),
            Entry::Marker(Marker::Agent | Marker::Unit) => heads,
            _ => false,
        }
    });
    let mut named = false;
    let mut doing = false;
    for hit in reading.hits(field, item) {
        named |= matches!(hit.entry, Entry::Skill(_));
        doing |= matches!(hit.entry, Entry::Noun(_)) && hit.words.start <= start + 1;
    }
    (people || (several && named && !doing)).then_some(stop)
}

/// "Karim (SEO), Jeanne (vidéo)": behind two names or more, what brackets say is what these people do.
pub(super) fn bracketed(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    let said: Vec<Said> = (sentence.start + 2..sentence.end)
        .filter(|&at| {
            tokens[at].gap == Gap::Open
                && tokens[at - 1].shape == Shape::Capital
                && is_name(reading, field, at - 1)
                && (tokens[at - 1].gap >= Gap::Comma
                    || is(reading, field, at - 2, &["et", "and", "de", "avec", "with"]))
        })
        .map(|at| {
            let close = (at + 1..sentence.end)
                .find(|&at| tokens[at].gap == Gap::Close)
                .unwrap_or(sentence.end);
            (Class::Other, at - 1..at, at..close)
        })
        .collect();
    if said.len() > 1 { said } else { Vec::new() }
}
