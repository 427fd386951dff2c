//! Goes through the ads that match: how many there are, the best of them, and what they can be sorted into, in one pass.
//! Best are those with most points; of equals, those that changed last.

use super::facet::{Count, Facet, FacetCounts, Filters};
use super::numbering::{FACETS, Numbering, Part, Parts};
use super::schema::{SCORE, SEQUENCE};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// An ad's place among others: its points, then the number of its last change.
pub(super) type Rank = (u32, u64);

/// What to collect.
pub(super) struct Ranking<'a> {
    /// Facets chosen by.
    pub filters: &'a Filters,
    /// How the parts of the index number what ads have of them.
    pub parts: &'a Parts,
    /// Values that are not wanted.
    pub without: &'a Filters,
    /// How many of the best.
    pub size: usize,
    /// Only what comes after this one.
    pub after: Option<Rank>,
    /// True when points count.
    pub ranks: bool,
    /// True when the verdict's score counts instead.
    pub by_score: bool,
}

/// What was collected.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    /// How many ads there are.
    pub total: u64,
    /// The best of them, the best first.
    pub best: Vec<Rank>,
    /// How many have each value of each facet.
    counts: [BTreeMap<String, u64>; FACETS],
}

impl Ranked {
    /// The counts of each facet, the chosen values among them even when no ad has them.
    pub fn facets(mut self, filters: &Filters) -> Vec<FacetCounts> {
        let counted = |facet: Facet| {
            let chosen = filters.get(&facet).map_or(&[][..], Vec::as_slice);
            let counts = &mut self.counts[facet as usize];
            for value in chosen {
                counts.entry(value.clone()).or_insert(0);
            }
            let mut values: Vec<Count> = std::mem::take(counts)
                .into_iter()
                .map(|(value, count)| Count {
                    chosen: chosen.contains(&value),
                    value,
                    count,
                })
                .collect();
            // stable: equals stay in the order of their names
            values.sort_by_key(|value| Reverse(value.count));
            FacetCounts { facet, values }
        };
        Facet::ALL.into_iter().map(counted).collect()
    }
}

impl Collector for Ranking<'_> {
    type Fruit = Ranked;
    type Child = InSegment;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<InSegment> {
        let columns = segment.fast_fields();
        let part = self.parts.of(segment)?;
        let facets = Facet::ALL.map(|facet| {
            let (chosen, unwanted) = (self.filters.get(&facet), self.without.get(&facet));
            FacetColumn::new(&part[facet as usize], chosen, unwanted)
        });
        Ok(InSegment {
            sequence: columns.u64(SEQUENCE)?,
            score: self.by_score.then(|| columns.u64(SCORE)).transpose()?,
            part,
            facets,
            total: 0,
            best: BinaryHeap::new(),
            size: self.size,
            after: self.after,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.ranks
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Ranked>>) -> tantivy::Result<Ranked> {
        let mut all = Ranked::default();
        for segment in segments {
            let segment = segment?;
            all.total += segment.total;
            all.best.extend(segment.best);
            for (all, counts) in all.counts.iter_mut().zip(segment.counts) {
                for (value, count) in counts {
                    *all.entry(value).or_insert(0) += count;
                }
            }
        }
        all.best.sort_unstable_by_key(|rank| Reverse(*rank));
        all.best.truncate(self.size);
        Ok(all)
    }
}

/// One facet in one segment.
struct FacetColumn {
    /// By the number of a set: whether it holds a chosen value.
    chosen: Option<Vec<bool>>,
    /// The same of unwanted values.
    unwanted: Option<Vec<bool>>,
    /// How many ads have it.
    counts: Vec<u64>,
}

impl FacetColumn {
    fn new(
        numbering: &Numbering,
        chosen: Option<&Vec<String>>,
        unwanted: Option<&Vec<String>>,
    ) -> Self {
        Self {
            chosen: chosen.map(|values| numbering.holding(values)),
            unwanted: unwanted.map(|values| numbering.holding(values)),
            counts: vec![0; numbering.sets.len()],
        }
    }

    fn passes(&self, number: Option<usize>) -> bool {
        self.chosen
            .as_ref()
            .is_none_or(|chosen| holds(chosen, number))
    }

    fn is_unwanted(&self, number: Option<usize>) -> bool {
        self.unwanted
            .as_ref()
            .is_some_and(|unwanted| holds(unwanted, number))
    }

    fn count(&mut self, number: Option<usize>) {
        if let Some(count) = number.and_then(|number| self.counts.get_mut(number)) {
            *count += 1;
        }
    }

    /// The counts by the values' names.
    fn named(&self, numbering: &Numbering) -> BTreeMap<String, u64> {
        let mut counts = vec![0; numbering.values.len()];
        let counted = numbering.sets.iter().zip(&self.counts);
        for (set, count) in counted.filter(|(_, count)| **count > 0) {
            for value in set {
                counts[usize::from(*value)] += count;
            }
        }
        let named = numbering.values.iter().cloned().zip(counts);
        named.filter(|(_, count)| *count > 0).collect()
    }
}

fn holds(holding: &[bool], number: Option<usize>) -> bool {
    number
        .and_then(|number| holding.get(number))
        .is_some_and(|holds| *holds)
}

/// The ads of one segment.
pub(super) struct InSegment {
    sequence: Column<u64>,
    score: Option<Column<u64>>,
    part: Arc<Part>,
    facets: [FacetColumn; FACETS],
    total: u64,
    best: BinaryHeap<Reverse<Rank>>,
    size: usize,
    after: Option<Rank>,
}

impl InSegment {
    /// Counts an ad, and tells whether it is what was chosen by facets. One that fails by a single facet is counted there: chosen
    /// otherwise, that facet would find it.
    fn count(&mut self, doc: DocId) -> bool {
        let numbers: [Option<usize>; FACETS] = std::array::from_fn(|at| self.part[at].of(doc));
        let each = || self.facets.iter().zip(numbers);
        if each().any(|(facet, number)| facet.is_unwanted(number)) {
            return false;
        }
        let mut failed = each()
            .enumerate()
            .filter(|(_, (facet, number))| !facet.passes(*number))
            .map(|(at, _)| at);
        match (failed.next(), failed.next()) {
            (None, _) => {
                for (facet, number) in self.facets.iter_mut().zip(numbers) {
                    facet.count(number);
                }
                true
            }
            (Some(at), None) => {
                self.facets[at].count(numbers[at]);
                false
            }
            _ => false,
        }
    }

    fn consider(&mut self, doc: DocId, points: u32) {
        let full = self.best.len() == self.size;
        let worst = self
            .best
            .peek()
            .filter(|_| full)
            .map(|Reverse(worst)| *worst);
        if worst.is_some_and(|(least, _)| points < least) {
            return;
        }
        let rank = (points, self.sequence.first(doc).unwrap_or(0));
        if worst.is_some_and(|worst| rank < worst) || self.after.is_some_and(|after| rank >= after)
        {
            return;
        }
        if full {
            self.best.pop();
        }
        self.best.push(Reverse(rank));
    }
}

impl SegmentCollector for InSegment {
    type Fruit = tantivy::Result<Ranked>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.count(doc) {
            return;
        }
        self.total += 1;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "points are whole and never below 0"
        )]
        let points = score as u32;
        // an ad that is not judged comes last
        let by_score = self
            .score
            .as_ref()
            .map(|column| column.first(doc).map_or(0, |score| score + 1));
        self.consider(
            doc,
            by_score.map_or(points, |score| u32::try_from(score).unwrap_or(0)),
        );
    }

    fn harvest(self) -> tantivy::Result<Ranked> {
        let mut ranked = Ranked {
            total: self.total,
            best: self.best.into_iter().map(|Reverse(rank)| rank).collect(),
            ..Ranked::default()
        };
        for (at, facet) in self.facets.iter().enumerate() {
            ranked.counts[at] = facet.named(&self.part[at]);
        }
        Ok(ranked)
    }
}
