//! The best of many, exact: the highest scores, and among equals a draw that neither names nor ids can bend.
//! Knows scores; does not know what they are of.

use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where something stands in the order: a higher score first, and among equals the smaller draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The score, in hundredths.
    pub score: i64,
    /// The draw, smaller first.
    pub draw: Reverse<u64>,
}

/// A draw for one of two that are compared: the same each time, and nothing that either could choose.
#[must_use]
pub fn draw(seed: &str, id: &str) -> u64 {
    let digest = Sha256::new()
        .chain_update(seed.as_bytes())
        .chain_update([0])
        .chain_update(id.as_bytes())
        .finalize();
    digest
        .iter()
        .take(8)
        .fold(0, |n, byte| n << 8 | u64::from(*byte))
}

/// The best so far, so many at most.
#[derive(Debug)]
pub(super) struct Best<'s> {
    seed: &'s str,
    limit: usize,
    /// Only what comes after this.
    after: Option<Place>,
    heap: BinaryHeap<Reverse<(Place, u32)>>,
}

impl<'s> Best<'s> {
    pub(super) fn new(seed: &'s str, limit: usize, after: Option<Place>) -> Self {
        Self {
            seed,
            limit,
            after,
            heap: BinaryHeap::new(),
        }
    }

    /// How many are wanted.
    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// The score below which nothing is wanted any more; nothing while there is room.
    pub(super) fn least(&self) -> Option<i64> {
        let last = self.heap.peek().filter(|_| self.heap.len() >= self.limit);
        last.map(|Reverse((place, _))| place.score)
    }

    /// Takes what stands among the best.
    pub(super) fn offer<'i>(&mut self, score: i64, number: u32, id: impl FnOnce() -> &'i str) {
        if self.least().is_some_and(|least| score < least)
            || self.after.is_some_and(|after| score > after.score)
        {
            return;
        }
        let place = Place {
            score,
            draw: Reverse(draw(self.seed, id())),
        };
        if self.after.is_some_and(|after| place >= after) {
            return;
        }
        self.heap.push(Reverse((place, number)));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// All, best first.
    pub(super) fn all(self) -> Vec<(Place, u32)> {
        let mut all: Vec<(Place, u32)> = self.heap.into_iter().map(|Reverse(item)| item).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all
    }
}
