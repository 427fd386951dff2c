//! Short sentences that only speak of the one before: "Vous connaissez Figma ? C'est un plus."
//! Knows questions and words that point back; which cue decides is for the judge.

use super::scope::{self, Scoped};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Governs};
use crate::taxonomy::entry::Entry;

/// Longest sentence, in words, that only speaks of the one before.
const LONGEST: usize = 16;

/// What the sentence after this one says of it.
pub(super) fn says(reading: &Reading<'_>, sentence: usize) -> Vec<Scoped> {
    let field = Field::Description;
    let passage = reading.passage(field);
    let (Some(this), Some(next)) = (
        passage.sentences.get(sentence),
        passage.sentences.get(sentence + 1),
    ) else {
        return Vec::new();
    };
    let speaks_back = matches!(
        passage.tokens.word(next.words.start),
        "c" | "ce" | "cela" | "ca" | "it" | "this" | "that"
    );
    let from = passage.span(&this.words).end as usize;
    let to = passage.span(&next.words).start as usize;
    let asked = passage
        .text
        .get(from..to)
        .is_some_and(|between| between.contains('?'));
    let skill = || {
        reading
            .hits(field, next.words.clone())
            .any(|hit| matches!(hit.entry, Entry::Skill(_) | Entry::Ambiguous(_)))
    };
    if !(asked || speaks_back) || next.words.len() > LONGEST || next.bullet || skill() {
        return Vec::new();
    }
    scope::cues(reading, field, sentence + 1)
        .into_iter()
        .filter(|cue| {
            matches!(cue.class, Class::Bonus | Class::Preferred)
                || (asked && cue.class == Class::Learnable)
                || (asked && cue.class == Class::Negated)
                || (asked && cue.class == Class::Other && cue.side == Governs::Before)
        })
        .map(|cue| cue.over(this.words.clone()))
        .collect()
}
