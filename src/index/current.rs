//! The index that is searched now: when it is made anew, the new one takes its place once it is whole.

use super::Index;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// The index that is searched now, for any number of threads.
#[derive(Clone)]
pub struct Current {
    index: Arc<RwLock<Index>>,
    // the last change that is in it
    applied: Arc<AtomicU64>,
}

impl Current {
    /// This one, until another takes its place.
    #[must_use]
    pub fn new(index: Index) -> Self {
        let applied = index.mark().map_or(0, |mark| mark.sequence);
        Self {
            index: Arc::new(RwLock::new(index)),
            applied: Arc::new(AtomicU64::new(applied)),
        }
    }

    /// The one of this moment.
    #[must_use]
    pub fn get(&self) -> Index {
        self.index
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The last change of the record that searches see.
    #[must_use]
    pub fn applied(&self) -> u64 {
        self.applied.load(Ordering::Relaxed)
    }

    /// Puts another in its place; searches that have begun end with the old one.
    pub(super) fn set(&self, index: Index, applied: u64) {
        self.applied.store(applied, Ordering::Relaxed);
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
    }
}
