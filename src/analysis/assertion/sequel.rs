//! Short sentences that only speak of the one before: "Vous connaissez Figma ? C'est un plus."
//! Knows questions and words that point back; which cue decides is for the judge.

use super::scope::{self, Scoped};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Governs};
use crate::taxonomy::entry::{Entry, Marker};

/// Longest sentence, in words, that only speaks of the one before.
const LONGEST: usize = 16;

/// Words that refuse what was asked.
const REFUSES: [&str; 6] = [
    "non",
    "personne",
    "nullement",
    "aucunement",
    "nope",
    "nobody",
];

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
    if !(asked || speaks_back) || next.words.len() > LONGEST || next.bullet {
        return Vec::new();
    }
    let first = |words: &[&str]| passage.tokens.is_one_of(next.words.start, words);
    // "Le permis B ? Non, vous restez au studio.", "Python ? Personne ne vous le demandera."
    if asked && first(&REFUSES) {
        let refusal = next.words.start..next.words.start + 1;
        return vec![Scoped::said((Class::Negated, refusal, this.words.clone()))];
    }
    if skill() {
        return Vec::new();
    }
    // a topic that asks nobody: "Les articles du blog ? Écrits par les fondateurs."
    let topic = asked && !reading.has(field, this.words.start..next.words.end, Marker::Candidate);
    scope::cues(reading, field, sentence + 1)
        .into_iter()
        .filter(|cue| {
            matches!(cue.class, Class::Bonus | Class::Preferred)
                || (asked && cue.class == Class::Learnable)
                || (asked && cue.class == Class::Negated)
                || (asked && cue.class == Class::Other && (topic || cue.side == Governs::Before))
        })
        .map(|cue| cue.over(this.words.clone()))
        .collect()
}
