//! Levels of the verdict, as labels and answers name them.
//! Knows their order; does not know how one is reached.

use serde::Deserialize;

/// How many people's work is asked of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// One job.
    Focused,
    /// One job and a part of another.
    Broad,
    /// More than one job.
    Overloaded,
    /// Three jobs or more.
    Superman,
    /// It cannot be judged.
    NotAssessable,
}

impl Level {
    /// All levels, the judged ones in their order first.
    pub const ALL: [Self; 5] = [
        Self::Focused,
        Self::Broad,
        Self::Overloaded,
        Self::Superman,
        Self::NotAssessable,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Focused => "focused",
            Self::Broad => "broad",
            Self::Overloaded => "overloaded",
            Self::Superman => "superman",
            Self::NotAssessable => "not_assessable",
        }
    }

    /// Its place in the order, 0 to 3; none when the ad is not judged.
    #[must_use]
    pub fn rank(self) -> Option<usize> {
        (self != Self::NotAssessable).then_some(self as usize)
    }
}
