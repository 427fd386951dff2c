//! Scores in whole points. Whole numbers add up to the same sum in any order; fractions do not, and an index that was made
//! anew, which adds in another order, would rank ads otherwise.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, Term};

/// Points for a score of 1.
pub(super) const POINTS: Score = 1_000.0;

/// A query whose scores are whole points.
#[derive(Debug)]
pub(super) struct Points {
    inner: Box<dyn Query>,
    weight: Score,
}

impl Points {
    /// The query, its score multiplied by `weight`.
    pub fn of(inner: impl Query, weight: Score) -> Box<dyn Query> {
        Box::new(Self {
            inner: Box::new(inner),
            weight,
        })
    }
}

impl Clone for Points {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.box_clone(),
            weight: self.weight,
        }
    }
}

impl Query for Points {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(PointsWeight {
            inner: self.inner.weight(scoring)?,
            weight: self.weight * POINTS,
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.inner.query_terms(visitor);
    }
}

struct PointsWeight {
    inner: Box<dyn Weight>,
    weight: Score,
}

impl Weight for PointsWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let inner = self.inner.scorer(reader, boost * self.weight)?;
        Ok(Box::new(PointsScorer { inner }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.inner.explain(reader, doc)
    }
}

struct PointsScorer {
    inner: Box<dyn Scorer>,
}

impl DocSet for PointsScorer {
    fn advance(&mut self) -> DocId {
        self.inner.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.inner.seek(target)
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }

    fn cost(&self) -> u64 {
        self.inner.cost()
    }
}

impl Scorer for PointsScorer {
    fn score(&mut self) -> Score {
        self.inner.score().round()
    }
}
