//! The words of facts in a posting: which stand where, in which sentence and section.
//! Finds signs; reads no fact.

use crate::analysis::reading::Reading;
use crate::analysis::section::{self, Section};
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::fact::{CountUnit, Counting};
use crate::taxonomy::sort::Sorts;
use crate::text::{Gap, Passage, Shape, Token};
use std::ops::Range;

/// Both fields, in the order in which facts are looked for.
pub(super) const FIELDS: [Field; 2] = [Field::Description, Field::Title];

/// A form of a word list, and where it stands.
#[derive(Debug)]
pub(super) struct Sign {
    pub(super) marker: Marker,
    pub(super) words: Range<usize>,
}

/// The signs of a posting, in the order of the text.
pub(super) struct Signs<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    sections: &'a [Section],
    lists: [Vec<Sign>; 2],
}

/// Gathers the signs.
pub(super) fn gather<'a, 't>(reading: &'a Reading<'t>, sections: &'a [Section]) -> Signs<'a, 't> {
    let of = |field| {
        reading
            .hits(field, 0..usize::MAX)
            .filter_map(|hit| match hit.entry {
                Entry::Marker(marker) => Some(Sign {
                    marker,
                    words: hit.words.clone(),
                }),
                _ => None,
            })
            .collect()
    };
    Signs {
        reading,
        sections,
        lists: [of(Field::Title), of(Field::Description)],
    }
}

impl Signs<'_, '_> {
    pub(super) fn passage(&self, field: Field) -> &Passage {
        self.reading.passage(field)
    }

    pub(super) fn tokens(&self, field: Field) -> &[Token] {
        &self.passage(field).tokens.list
    }

    pub(super) fn word(&self, field: Field, at: usize) -> &str {
        self.passage(field).tokens.word(at)
    }

    /// All signs of a field.
    pub(super) fn all(&self, field: Field) -> &[Sign] {
        &self.lists[usize::from(field == Field::Description)]
    }

    /// Signs that begin in a range of words.
    pub(super) fn within(&self, field: Field, words: Range<usize>) -> &[Sign] {
        let list = self.all(field);
        let from = list.partition_point(|sign| sign.words.start < words.start);
        let to = list.partition_point(|sign| sign.words.start < words.end);
        list.get(from..to).unwrap_or_default()
    }

    /// True when a form of a list begins in a range of words.
    pub(super) fn has(&self, field: Field, words: Range<usize>, marker: Marker) -> bool {
        let sort = Sorts::of_marker(marker);
        self.reading.holds(field, &words, sort)
            && self
                .within(field, words)
                .iter()
                .any(|sign| sign.marker == marker)
    }

    /// The places of the forms of one list.
    pub(super) fn of(&self, field: Field, marker: Marker) -> impl Iterator<Item = &Range<usize>> {
        let some = self
            .reading
            .holds(field, &(0..usize::MAX), Sorts::of_marker(marker));
        let all = if some { self.all(field) } else { &[] };
        all.iter()
            .filter(move |sign| sign.marker == marker)
            .map(|sign| &sign.words)
    }

    /// The words of the sentence of a word.
    pub(super) fn sentence(&self, field: Field, word: usize) -> Range<usize> {
        self.reading.sentence(field, word).words.clone()
    }

    /// The words of the sentence before, when it is a label: short, on a line of its own or before a colon.
    pub(super) fn label_before(&self, field: Field, word: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(field, word);
        let before = self.sentence(field, sentence.start.checked_sub(1)?);
        (before.len() <= 8).then_some(before)
    }

    /// Words around a range, within its sentence.
    pub(super) fn around(
        &self,
        field: Field,
        words: &Range<usize>,
        before: usize,
        after: usize,
    ) -> Range<usize> {
        let sentence = self.sentence(field, words.start);
        sentence.start.max(words.start.saturating_sub(before))
            ..sentence.end.min(words.end + after).max(words.start)
    }

    /// What the part of the ad around a word is about; titles have none.
    pub(super) fn section(&self, field: Field, word: usize) -> SectionKind {
        self.part(field, word)
            .map_or(SectionKind::Intro, |section| section.kind)
    }

    /// The same, where it is sure: a part that may be over is none.
    pub(super) fn sure_section(&self, field: Field, word: usize) -> SectionKind {
        let passage = self.passage(field);
        let start = |at: usize| {
            passage
                .tokens
                .list
                .get(at)
                .map_or(0, |token| token.span.start)
        };
        self.part(field, word)
            .filter(|section| !section.may_be_over(&passage.text, start(word)))
            .map_or(SectionKind::Intro, |section| section.kind)
    }

    fn part(&self, field: Field, word: usize) -> Option<&Section> {
        (field == Field::Description)
            .then(|| section::at(self.sections, word))
            .flatten()
    }

    /// How the language of a word's sentence counts.
    pub(super) fn counting(&self, field: Field, at: usize) -> Option<&Counting> {
        let language = self.reading.sentence(field, at).language;
        self.reading.taxonomy.facts.counting(language)
    }

    /// The whole number that a word is, in digits or spelled out.
    pub(super) fn number(&self, field: Field, at: usize) -> Option<f64> {
        let token = self.tokens(field).get(at)?;
        if token.shape == Shape::Number {
            return self.word(field, at).parse().ok();
        }
        self.counting(field, at)?.number(token.word).map(f64::from)
    }

    /// What a word is beside a number.
    pub(super) fn unit(&self, field: Field, at: usize) -> Option<CountUnit> {
        let token = self.tokens(field).get(at)?;
        self.counting(field, at)?.unit(token.word)
    }

    /// The digits that a word begins with, and what is written on to them: "35h" is 35 and an hour.
    pub(super) fn digits(&self, field: Field, at: usize) -> Option<(&str, &str)> {
        let word = self.word(field, at);
        let end = word
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(word.len());
        (end > 0).then(|| word.split_at(end))
    }

    /// What stands before a word.
    pub(super) fn gap(&self, field: Field, at: usize) -> Gap {
        self.tokens(field)
            .get(at)
            .map_or(Gap::Line, |token| token.gap)
    }

    pub(super) fn place(&self, field: Field, words: &Range<usize>) -> Place {
        Place {
            field,
            span: self.passage(field).span(words),
        }
    }
}
