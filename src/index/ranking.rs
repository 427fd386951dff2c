//! Goes through the ads that match: how many there are, the best of them, and what they can be sorted into, in one pass.
//! Best are those with most points; of equals, those that changed last.

use super::facet::{Count, Facet, FacetCounts, Filters};
use super::schema::{SCORE, SEQUENCE};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashSet};
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
        let mut facets = Vec::with_capacity(FACETS);
        for facet in Facet::ALL {
            facets.push(FacetColumn::open(
                columns.str(facet.name())?,
                self.filters.get(&facet),
                self.without.get(&facet),
            )?);
        }
        Ok(InSegment {
            sequence: columns.u64(SEQUENCE)?,
            score: self.by_score.then(|| columns.u64(SCORE)).transpose()?,
            facets,
            chooses: !self.filters.is_empty() || !self.without.is_empty(),
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

/// One facet in one segment: values are numbers there.
struct FacetColumn {
    column: Option<StrColumn>,
    chosen: Option<HashSet<u64>>,
    unwanted: HashSet<u64>,
    counts: Vec<u64>,
}

impl FacetColumn {
    fn open(
        column: Option<StrColumn>,
        chosen: Option<&Vec<String>>,
        unwanted: Option<&Vec<String>>,
    ) -> tantivy::Result<Self> {
        let numbers = |values: &Vec<String>| -> tantivy::Result<HashSet<u64>> {
            let mut numbers = HashSet::new();
            if let Some(column) = &column {
                for value in values {
                    numbers.extend(column.dictionary().term_ord(value.as_bytes())?);
                }
            }
            Ok(numbers)
        };
        Ok(Self {
            chosen: chosen.map(numbers).transpose()?,
            unwanted: unwanted.map(numbers).transpose()?.unwrap_or_default(),
            counts: vec![0; column.as_ref().map_or(0, |column| column.num_terms())],
            column,
        })
    }

    fn values(&self, doc: DocId) -> impl Iterator<Item = u64> + '_ {
        self.column
            .iter()
            .flat_map(move |column| column.term_ords(doc))
    }

    fn passes(&self, doc: DocId) -> bool {
        self.chosen
            .as_ref()
            .is_none_or(|chosen| self.values(doc).any(|value| chosen.contains(&value)))
    }

    fn is_unwanted(&self, doc: DocId) -> bool {
        !self.unwanted.is_empty() && self.values(doc).any(|value| self.unwanted.contains(&value))
    }

    fn count(&mut self, doc: DocId) {
        let Some(column) = &self.column else { return };
        for value in column.term_ords(doc) {
            let count = usize::try_from(value)
                .ok()
                .and_then(|at| self.counts.get_mut(at));
            if let Some(count) = count {
                *count += 1;
            }
        }
    }

    /// The counts by the values' names.
    fn named(self) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut named = BTreeMap::new();
        let Some(column) = self.column else {
            return Ok(named);
        };
        for (number, count) in (0..).zip(self.counts).filter(|(_, count)| *count > 0) {
            let mut name = String::new();
            column.ord_to_str(number, &mut name)?;
            named.insert(name, count);
        }
        Ok(named)
    }
}

/// The ads of one segment.
pub(super) struct InSegment {
    sequence: Column<u64>,
    score: Option<Column<u64>>,
    facets: Vec<FacetColumn>,
    // false when every ad is
    chooses: bool,
    total: u64,
    best: BinaryHeap<Reverse<Rank>>,
    size: usize,
    after: Option<Rank>,
}

impl InSegment {
    /// Whether an ad is what was chosen by facets. One that fails by a single facet is counted there: chosen otherwise, that facet
    /// would find it.
    fn is_chosen(&mut self, doc: DocId) -> bool {
        if self.facets.iter().any(|facet| facet.is_unwanted(doc)) {
            return false;
        }
        let mut failed = self.facets.iter_mut().filter(|facet| !facet.passes(doc));
        match (failed.next(), failed.next()) {
            (None, _) => return true,
            (Some(facet), None) => facet.count(doc),
            _ => {}
        }
        false
    }

    fn consider(&mut self, doc: DocId, points: u32) {
        let rank = (points, self.sequence.first(doc).unwrap_or(0));
        if self.after.is_some_and(|after| rank >= after) {
            return;
        }
        self.best.push(Reverse(rank));
        if self.best.len() > self.size {
            self.best.pop();
        }
    }
}

impl SegmentCollector for InSegment {
    type Fruit = tantivy::Result<Ranked>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if self.chooses && !self.is_chosen(doc) {
            return;
        }
        self.total += 1;
        for facet in &mut self.facets {
            facet.count(doc);
        }
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
