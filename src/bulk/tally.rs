//! How far a run is, and what the ads came to.

use serde::{Deserialize, Serialize};

/// Levels of the verdict, from the lightest, and what cannot be judged.
pub const LEVELS: [&str; 5] = [
    "focused",
    "broad",
    "overloaded",
    "superman",
    "not_assessable",
];

/// Counts of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Ads by level, in the order of `LEVELS`.
    pub levels: [u64; 5],
    /// Rows that could not be analysed.
    pub bad: u64,
    /// Objects with fields for which the output table has no column.
    pub narrowed: u64,
    /// Ads that were posted before in the same file.
    pub duplicates: u64,
    /// Ads whose accents were lost on the way.
    pub garbled: u64,
    /// Those of them in which all accents can be brought back.
    #[serde(default)]
    pub mendable: u64,
    /// Ads whose accents were brought back.
    #[serde(default)]
    pub mended: u64,
    /// How much of the input has been read, in bytes.
    pub read: u64,
}

impl Tally {
    /// Ads that were analysed.
    #[must_use]
    pub fn good(&self) -> u64 {
        self.levels.iter().sum()
    }

    /// Counts an ad.
    pub(super) fn count(&mut self, level: &str) {
        if let Some(at) = LEVELS.iter().position(|known| *known == level) {
            self.levels[at] += 1;
        }
    }
}
