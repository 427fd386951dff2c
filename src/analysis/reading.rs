//! A document with every known form in it: what all stages of the analysis look at.
//! Finds forms; judges nothing.

use super::glue;
use crate::posting::Posting;
use crate::span::Field;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::{Entry, Marker, Part};
use crate::taxonomy::lexicon::Hit;
use crate::taxonomy::sort::Sorts;
use crate::text::{self, Document, Language, Passage, Sentence};
use std::ops::Range;

/// A document and the forms of the taxonomy that stand in it.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The words to read with.
    pub taxonomy: &'t Taxonomy,
    /// The text.
    pub document: Document,
    /// Forms found in the title and in the description, sorted by first word.
    hits: [Hits; 2],
    /// Phrases that are something else than the skill they look like, in the same order.
    blocks: [Vec<Hit>; 2],
}

/// Reads a posting with a taxonomy.
#[must_use]
pub fn read<'t>(taxonomy: &'t Taxonomy, posting: &Posting) -> Reading<'t> {
    let mut document = text::read(posting);
    let cuts = glue::cuts(taxonomy, &document);
    if !cuts.is_empty() {
        document = text::read_apart(posting, &cuts);
    }
    let (title, no_title) = scan(taxonomy, &document.passages[0]);
    let (body, no_body) = scan(taxonomy, &document.passages[1]);
    glue::part(taxonomy, &body, &mut document.passages[1]);
    Reading {
        taxonomy,
        hits: [
            Hits::new(title, document.passages[0].tokens.list.len()),
            Hits::new(body, document.passages[1].tokens.list.len()),
        ],
        document,
        blocks: [no_title, no_body],
    }
}

/// Forms sorted by first word, and where those of each word are: every stage asks for the forms of a few words, again and again.
#[derive(Debug)]
struct Hits {
    list: Vec<Hit>,
    /// For each word, how many forms begin before it.
    before: Vec<u32>,
    /// For each word, the sorts of the forms that begin at it.
    sorts: Vec<Sorts>,
    /// The sorts of all forms.
    all: Sorts,
}

impl Hits {
    fn new(list: Vec<Hit>, words: usize) -> Self {
        let mut before = Vec::with_capacity(words);
        let mut sorts = vec![Sorts::default(); words];
        let mut all = Sorts::default();
        for (hit, at) in list.iter().zip(0..) {
            before.resize(before.len().max(hit.words.start + 1), at);
            let sort = Sorts::of(hit.entry);
            all = all | sort;
            if let Some(sorts) = sorts.get_mut(hit.words.start) {
                *sorts = *sorts | sort;
            }
        }
        before.resize(words, u32::try_from(list.len()).unwrap_or(u32::MAX));
        Self {
            list,
            before,
            sorts,
            all,
        }
    }

    /// The sorts of the forms that begin in a range of words.
    fn sorts(&self, words: &Range<usize>) -> Sorts {
        let end = words.end.min(self.sorts.len());
        if words.start == 0 && end == self.sorts.len() {
            return self.all;
        }
        let within = self.sorts.get(words.start..end).unwrap_or_default();
        within
            .iter()
            .fold(Sorts::default(), |all, sorts| all | *sorts)
    }

    /// The forms that begin in a range of words.
    fn within(&self, words: &Range<usize>) -> &[Hit] {
        let at = |word: usize| {
            let before = self.before.get(word).map(|before| *before as usize);
            before.unwrap_or(self.list.len())
        };
        self.list
            .get(at(words.start)..at(words.end))
            .unwrap_or_default()
    }
}

impl Reading<'_> {
    /// The passage of a field.
    #[must_use]
    pub fn passage(&self, field: Field) -> &Passage {
        self.document.passage(field)
    }

    /// The language of the whole text.
    #[must_use]
    pub fn language(&self) -> Language {
        self.document.language.language
    }

    /// The forms that begin in a range of words, sorted by first word.
    pub fn hits(&self, field: Field, words: Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits[usize::from(field == Field::Description)]
            .within(&words)
            .iter()
    }

    /// True when forms of these sorts begin in a range of words.
    #[must_use]
    pub fn holds(&self, field: Field, words: &Range<usize>, sorts: Sorts) -> bool {
        self.hits[usize::from(field == Field::Description)]
            .sorts(words)
            .meet(sorts)
    }

    /// True when a phrase in these words says that they are something else than this skill.
    #[must_use]
    pub fn denies(&self, field: Field, words: &Range<usize>, skill: u32) -> bool {
        let blocks = &self.blocks[usize::from(field == Field::Description)];
        around(blocks, words).iter().any(|block| {
            block.entry == Entry::NotSkill(skill)
                && block.words.start < words.end
                && words.start < block.words.end
        })
    }

    /// The places of a word list in a range of words.
    pub fn markers(
        &self,
        field: Field,
        words: Range<usize>,
        marker: Marker,
    ) -> impl Iterator<Item = &Range<usize>> {
        let sort = Sorts::of_marker(marker);
        let words = if self.holds(field, &words, sort) {
            words
        } else {
            0..0
        };
        self.hits(field, words)
            .filter(move |hit| matches!(hit.entry, Entry::Marker(known) if known == marker))
            .map(|hit| &hit.words)
    }

    /// True when a word list has a form in a range of words.
    #[must_use]
    pub fn has(&self, field: Field, words: Range<usize>, marker: Marker) -> bool {
        self.holds(field, &words, Sorts::of_marker(marker))
            && self.markers(field, words, marker).next().is_some()
    }

    /// The first form of a word list anywhere, title first.
    #[must_use]
    pub fn first(&self, marker: Marker) -> Option<(Field, Range<usize>)> {
        [Field::Title, Field::Description]
            .into_iter()
            .find_map(|field| {
                Some((
                    field,
                    self.markers(field, 0..usize::MAX, marker).next()?.clone(),
                ))
            })
    }

    /// True when the ad's title names this role; where the title names none, when the first title in the text does.
    #[must_use]
    pub fn is_titled(&self, role: u16) -> bool {
        let titles = |field: Field| {
            self.hits(field, 0..usize::MAX)
                .filter_map(|hit| match hit.entry {
                    Entry::Title(role) => Some(role),
                    _ => None,
                })
        };
        if titles(Field::Title).next().is_some() {
            titles(Field::Title).any(|title| title == role)
        } else {
            titles(Field::Description).next() == Some(role)
        }
    }

    /// The sentence of a word.
    #[must_use]
    pub fn sentence(&self, field: Field, word: usize) -> &Sentence {
        let passage = self.passage(field);
        &passage.sentences[passage.sentence_of(word).min(passage.sentences.len() - 1)]
    }

    /// The words of a range as they are written.
    #[must_use]
    pub fn written(&self, field: Field, words: &Range<usize>) -> &str {
        let passage = self.passage(field);
        passage.span(words).of(&passage.text)
    }
}

/// The forms of a passage, and the phrases that keep some forms from counting.
fn scan(taxonomy: &Taxonomy, passage: &Passage) -> (Vec<Hit>, Vec<Hit>) {
    let mut hits = Vec::new();
    for sentence in &passage.sentences {
        taxonomy
            .lexicon(sentence.language)
            .scan(passage, sentence.words.clone(), &mut hits);
    }
    let mut blocks: Vec<Hit> = hits
        .iter()
        .filter(|hit| is_block(hit.entry))
        .cloned()
        .collect();
    blocks.sort_by_key(|block| block.words.start);
    // hits come in the order of their first words: the phrases that are near move on with them
    let mut first = 0;
    hits.retain(|hit| {
        while blocks
            .get(first)
            .is_some_and(|block| block.words.start + LONGEST < hit.words.start)
        {
            first += 1;
        }
        !is_block(hit.entry)
            && !blocks[first..]
                .iter()
                .take_while(|block| block.words.start <= hit.words.start)
                .any(|block| {
                    hit.words.end <= block.words.end && blocks_entry(block.entry, hit.entry)
                })
    });
    for together in hits.chunk_by_mut(|a, b| a.words.start == b.words.start) {
        if together.len() == 1 {
            continue;
        }
        together.sort_by_key(|hit| (std::cmp::Reverse(hit.words.end), hit.entry));
    }
    // most neighbours differ in their words already
    hits.dedup_by(|a, b| a.words == b.words && a.entry == b.entry);
    (hits, blocks)
}

/// Longest phrase, in words, articles between included.
const LONGEST: usize = 40;

/// The phrases, sorted by place, that can share these words.
fn around<'h>(hits: &'h [Hit], words: &Range<usize>) -> &'h [Hit] {
    let from = words.start.saturating_sub(LONGEST);
    let first = hits.partition_point(|hit| hit.words.start < from);
    let last = hits.partition_point(|hit| hit.words.start < words.end);
    &hits[first..last]
}

/// True of the phrases that hold a form and are something else.
fn is_block(entry: Entry) -> bool {
    matches!(
        entry,
        Entry::NotSkill(_)
            | Entry::NotAction(_)
            | Entry::NotCue(_)
            | Entry::NotMarker(_)
            | Entry::Wording(_, Part::Never)
    )
}

fn blocks_entry(block: Entry, entry: Entry) -> bool {
    match (block, entry) {
        (Entry::NotSkill(a), Entry::Skill(b) | Entry::Ambiguous(b)) => a == b,
        (Entry::NotAction(a), Entry::Verb(b) | Entry::Noun(b))
        | (Entry::NotCue(a), Entry::Cue(b))
        | (
            Entry::Wording(a, Part::Never),
            Entry::Wording(b, Part::Form | Part::Sure | Part::One(_) | Part::Other(_)),
        ) => a == b,
        (Entry::NotMarker(a), Entry::Marker(b)) => a == b,
        _ => false,
    }
}
