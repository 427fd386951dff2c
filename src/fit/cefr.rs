//! The step of the CEFR that words beside a language tell: "anglais B2", "bilingue espagnol".
//! Knows the words' distance; which words tell which step is data.

use super::profile::Cefr;
use crate::analysis::Analysis;
use crate::text::Gap;

/// Farthest from the language's name, in words.
const REACH: usize = 4;

/// The step, 1 to 6, told beside the mention of a language: the one that is named, else the lowest that words tell. A word between two languages
/// belongs to the nearer one, and to the one before it when both are as near.
pub(super) fn beside(analysis: &Analysis<'_>, mention: usize) -> Option<u8> {
    let reading = &analysis.reading;
    let own = analysis.mentions.get(mention)?;
    let field = own.place.field;
    let is_language = |skill: u32| {
        reading
            .taxonomy
            .skills
            .get(skill as usize)
            .is_some_and(|skill| !skill.languages().is_empty())
    };
    if !is_language(own.skill) {
        return None;
    }
    let sentence = reading.sentence(field, own.words.start).words.clone();
    let distance = |words: &std::ops::Range<usize>, at: usize| {
        // a word before a language is as far as one after it, and one half more
        if at < words.start {
            (words.start - at) * 2 + 1
        } else {
            (at + 1).saturating_sub(words.end) * 2
        }
    };
    let others: Vec<_> = analysis
        .mentions
        .iter()
        .filter(|other| {
            other.place.field == field
                && sentence.contains(&other.words.start)
                && other.skill != own.skill
                && is_language(other.skill)
        })
        .collect();
    let from = own.words.start.saturating_sub(REACH).max(sentence.start);
    let to = (own.words.end + REACH).min(sentence.end);
    let tokens = &reading.passage(field).tokens;
    // "bases de données, anglais": a word beyond a comma is about something else, a step itself is not
    let is_parted = |at: usize| {
        let between = (at + 1).min(own.words.end)..(at + 1).max(own.words.start + 1);
        tokens
            .list
            .get(between)
            .is_some_and(|parts| parts.iter().any(|token| token.gap == Gap::Comma))
    };
    let is_step = |at: usize| {
        let word = tokens.word(at);
        Cefr::NAMES.iter().any(|(name, _)| *name == word)
    };
    let told: Vec<(usize, u8)> = (from..to)
        .filter(|&at| is_step(at) || !is_parted(at))
        .filter_map(|at| {
            let step = reading
                .taxonomy
                .fit_scoring
                .cefr_words
                .get(tokens.word(at))?;
            let near = distance(&own.words, at);
            others
                .iter()
                .all(|other| near <= distance(&other.words, at))
                .then_some((at, *step))
        })
        .collect();
    // "courant (C1)": a step that is named goes before words for one
    let exact = told
        .iter()
        .filter(|(at, _)| is_step(*at))
        .map(|(_, step)| *step);
    exact
        .min()
        .or_else(|| told.iter().map(|(_, step)| *step).min())
}

/// The step with this number, 1 to 6.
pub(super) fn of_step(step: u8) -> Option<Cefr> {
    Cefr::NAMES
        .get(usize::from(step).checked_sub(1)?)
        .map(|(_, cefr)| *cefr)
}
