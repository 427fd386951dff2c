//! The index that is searched now: when it is made anew, the new one takes its place once it is whole.

use super::Index;
use std::sync::{Arc, PoisonError, RwLock};

/// The index that is searched now, for any number of threads.
#[derive(Clone)]
pub struct Current(Arc<RwLock<Index>>);

impl Current {
    /// This one, until another takes its place.
    #[must_use]
    pub fn new(index: Index) -> Self {
        Self(Arc::new(RwLock::new(index)))
    }

    /// The one of this moment.
    #[must_use]
    pub fn get(&self) -> Index {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts another in its place; searches that have begun end with the old one.
    pub(super) fn set(&self, index: Index) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = index;
    }
}
