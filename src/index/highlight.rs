//! Where the words of a query stand in an ad, in the text as it was sent, and the passage that says most about them.

use super::query::{Asked, Part};
use super::term::{Words, begins_like, forms};
use crate::report::schema::At;
use crate::span::{CodePoints, Field, Span};
use crate::text::Language;
use crate::text::fold::fold;
use serde::Serialize;
use utoipa::ToSchema;

/// Most places that are told of one ad.
const PLACES: usize = 100;
/// Longest passage, in characters.
const PASSAGE: usize = 240;
/// Characters of a passage before its first word found.
const BEFORE: usize = 60;

/// A passage of an ad: exactly its words, cut between words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Snippet {
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The text.
    pub text: String,
}

/// The places of one field in which the words that are asked stand, in order, none within another.
pub(super) fn places(asked: &Asked, field: Field, text: &str, language: Language) -> Vec<At> {
    let parts: Vec<&Part> = asked
        .clauses
        .iter()
        .filter(|clause| !clause.excluded)
        .flat_map(|clause| clause.alternatives.iter().flatten())
        .filter(|part| part.place.is_in(field))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let points = CodePoints::new(text);
    let at = |span: Span| At {
        field,
        start: points.at(text, span.start),
        end: points.at(text, span.end),
        text: span.of(text).to_owned(),
    };
    found(&parts, &Words::of(text), language)
        .into_iter()
        .take(PLACES)
        .map(at)
        .collect()
}

fn found(parts: &[&Part], words: &Words<'_>, language: Language) -> Vec<Span> {
    let stems = || parts.iter().flat_map(|part| &part.stems);
    let asked = |stem: &String| stems().any(|asked| asked == stem);
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // most words are none of these, and stemming them all is dear
        let likely = stems().any(|stem| begins_like(stem, words.tokens.word(at), language));
        let together =
            likely && words.begins_run(at) && forms(language, &words.joined(at)).iter().any(asked);
        let alone = likely && words.stems(at, language).iter().any(asked);
        let phrase = parts
            .iter()
            .filter(|part| stands(&part.phrase, words, at))
            .map(|part| at + part.phrase.len())
            .max();
        let end = [
            together.then(|| words.together(at)),
            alone.then_some(at + 1),
            phrase,
        ]
        .into_iter()
        .flatten()
        .max();
        spans.extend(end.and_then(|end| words.span(at..end)));
        at = end.unwrap_or(at + 1);
    }
    spans
}

/// True when a phrase stands from word `at` on.
fn stands(phrase: &[String], words: &Words<'_>, at: usize) -> bool {
    !phrase.is_empty()
        && phrase
            .iter()
            .zip(at..)
            .all(|(word, at)| at < words.len() && words.tokens.word(at) == word)
}

/// The passage of a text with most different words found, or its beginning.
pub(super) fn snippet(text: &str, found: &[At]) -> Snippet {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |point: usize| letters.get(point).map_or(text.len(), |(byte, _)| *byte);
    let blank = |point: usize| letters.get(point).is_none_or(|(_, c)| c.is_whitespace());
    let best = (0..found.len())
        .max_by_key(|first| (different(&found[*first..]), std::cmp::Reverse(*first)))
        .and_then(|first| found.get(first));
    let first = best.map_or(0, |at| at.start as usize);
    let mut start = first.saturating_sub(BEFORE);
    while start > 0 && start < first && !blank(start - 1) {
        start += 1;
    }
    while start < first && blank(start) {
        start += 1;
    }
    let mut end = (start + PASSAGE).min(letters.len());
    let least = best.map_or(start, |at| at.end as usize).min(end);
    while end > least && !blank(end) {
        end -= 1;
    }
    while end > least && blank(end - 1) {
        end -= 1;
    }
    Snippet {
        field: Field::Description,
        start: Span::new(start, end).start,
        end: Span::new(start, end).end,
        text: text[byte(start)..byte(end)].to_owned(),
    }
}

/// How many different words stand in a passage that begins with the first of these.
fn different(found: &[At]) -> usize {
    let Some(first) = found.first() else { return 0 };
    let mut words: Vec<String> = found
        .iter()
        .take_while(|at| (at.end - first.start) as usize <= PASSAGE - BEFORE)
        .map(|at| fold(&at.text))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.len()
}
