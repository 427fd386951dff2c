//! What is done with candidates, and what is decided about them, each in one word.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was done with a candidate, as the log says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Their profile was shown.
    Seen,
    /// They stood in a list that was shown.
    Listed,
    /// They were stored, or changed.
    Stored,
    /// They were compared with ads, and that was shown.
    Matched,
    /// Everything about them was given out.
    Exported,
    /// Something was decided about them.
    Decided,
    /// They were erased because somebody said so.
    Erased,
    /// They were erased because their time was over.
    Expired,
}

impl Action {
    /// Its name in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Listed => "listed",
            Self::Stored => "stored",
            Self::Matched => "matched",
            Self::Exported => "exported",
            Self::Decided => "decided",
            Self::Erased => "erased",
            Self::Expired => "expired",
        }
    }
}

/// What a person can decide about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They go on to the next step.
    Advanced,
    /// They wait.
    OnHold,
    /// They are not taken.
    Declined,
    /// They are taken.
    Hired,
    /// They do not want it any more.
    Withdrawn,
}

impl Outcome {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advanced => "advanced",
            Self::OnHold => "on_hold",
            Self::Declined => "declined",
            Self::Hired => "hired",
            Self::Withdrawn => "withdrawn",
        }
    }
}
