//! What is told to be a part of the week: "environ un jour par semaine", "a fifth of your time".
//! Knows blank lines; the words for parts are the taxonomy's, and what a part weighs is for the roles.

use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::Entry;
use std::ops::Range;

/// Longest stretch on either side, in sentences, for which one such word speaks; in a longer one, for its own sentence.
const LONGEST: usize = 4;

/// The words of the description that are told to be a part of the week: the paragraphs, or the list with its heading, in
/// which that is said.
pub(super) fn of_week(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let field = Field::Description;
    let passage = reading.passage(field);
    reading
        .hits(field, 0..usize::MAX)
        .filter(|hit| {
            matches!(hit.entry, Entry::Cue(number) if reading.taxonomy.cues[usize::from(number)].class == Class::Share)
        })
        .map(|hit| {
            let at = passage.sentence_of(hit.words.start);
            let first = (at.saturating_sub(LONGEST)..at)
                .rev()
                .take_while(|&before| !is_parted(reading, before))
                .last()
                .unwrap_or(at);
            let last = (at..(at + LONGEST).min(passage.sentences.len()))
                .find(|&here| is_parted(reading, here))
                .unwrap_or(at);
            let long = last - first > LONGEST;
            let (first, last) = if long { (at, at) } else { (first, last) };
            passage.sentences[first].words.start..passage.sentences[last].words.end
        })
        .collect()
}

/// True when a blank line, or nothing more, stands behind a sentence.
fn is_parted(reading: &Reading<'_>, sentence: usize) -> bool {
    let passage = reading.passage(Field::Description);
    let Some(next) = passage.sentences.get(sentence + 1) else {
        return true;
    };
    let from = passage.span(&passage.sentences[sentence].words).end as usize;
    let to = passage.span(&next.words).start as usize;
    passage
        .text
        .get(from..to)
        .is_none_or(|between| between.matches('\n').count() > 1)
}
