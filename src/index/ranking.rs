//! Goes through the ads that match: how many there are, the best of them, and what they can be sorted into, in one pass.
//! Best are those with most points; of equals, those that changed last.

use super::facet::{Count, Facet, FacetCounts, Filters};
use super::schema::{SCORE, SEQUENCE};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// How many facets there are.
const FACETS: usize = Facet::ALL.len();

/// An ad's place among others: its points, then the number of its last change.
pub(super) type Rank = (u32, u64);

/// What to collect.
pub(super) struct Ranking<'a> {
    /// Facets chosen by.
    pub filters: &'a Filters,
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
        let open = |facet: Facet| {
            let column = columns.str(facet.name())?;
            FacetColumn::open(column, self.filters.get(&facet), self.without.get(&facet))
        };
        let [family, role, level, language, contract] = Facet::ALL.map(open);
        let facets = [family?, role?, level?, language?, contract?];
        Ok(InSegment {
            sequence: columns.u64(SEQUENCE)?,
            score: self.by_score.then(|| columns.u64(SCORE)).transpose()?,
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

/// One facet in one segment: what an ad has of it is one number there, which stands for all its values.
struct FacetColumn {
    column: Option<StrColumn>,
    /// By that number: whether it holds a chosen value.
    chosen: Option<Vec<bool>>,
    /// By that number: whether it holds an unwanted value.
    unwanted: Option<Vec<bool>>,
    /// How many ads have that number.
    counts: Vec<u64>,
}

impl FacetColumn {
    fn open(
        column: Option<StrColumn>,
        chosen: Option<&Vec<String>>,
        unwanted: Option<&Vec<String>>,
    ) -> tantivy::Result<Self> {
        let holding = |values: &Vec<String>| -> tantivy::Result<Vec<bool>> {
            let mut holding = Vec::new();
            if let Some(column) = &column {
                let mut all = column.dictionary().stream()?;
                while all.advance() {
                    holding.push(
                        Facet::split(all.key())
                            .any(|own| values.iter().any(|value| value.as_bytes() == own)),
                    );
                }
            }
            Ok(holding)
        };
        Ok(Self {
            chosen: chosen.map(holding).transpose()?,
            unwanted: unwanted.map(holding).transpose()?,
            counts: vec![
                0;
                column
                    .as_ref()
                    .map_or(0, |column| column.dictionary().num_terms())
            ],
            column,
        })
    }

    fn number(&self, doc: DocId) -> Option<usize> {
        let number = self.column.as_ref()?.ords().first(doc)?;
        usize::try_from(number).ok()
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
    fn named(self) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut named: BTreeMap<String, u64> = BTreeMap::new();
        let Some(column) = self.column else {
            return Ok(named);
        };
        let counted = (0_u64..).zip(self.counts).filter(|(_, count)| *count > 0);
        let (numbers, counts): (Vec<u64>, Vec<u64>) = counted.unzip();
        let mut counts = counts.into_iter();
        column
            .dictionary()
            .sorted_ords_to_term_cb(&numbers, |values| {
                let count = counts.next().unwrap_or(0);
                for value in Facet::split(values) {
                    let value = String::from_utf8_lossy(value);
                    match named.get_mut(&*value) {
                        Some(known) => *known += count,
                        None => drop(named.insert(value.into_owned(), count)),
                    }
                }
            })?;
        Ok(named)
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
        let numbers: [Option<usize>; FACETS] =
            std::array::from_fn(|at| self.facets[at].number(doc));
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
        for (counts, facet) in ranked.counts.iter_mut().zip(self.facets) {
            *counts = facet.named()?;
        }
        Ok(ranked)
    }
}
