//! What the sender knows of the job beside the ad's texts: its country, its contract, how many people work there.
//! Knows shapes; what it changes is decided by who reads the ad.

use serde::{Deserialize, Serialize};

/// What is known of a job beside its ad. Nothing that is left out is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    /// The country whose law counts, whatever the ad says. ISO 3166, two capital letters.
    pub country: Option<String>,
    /// The contract, where the ad names none: `cdi`, `cdd`, `stage`…
    pub contract: Option<String>,
    /// How many people work in the organisation, at most [`Context::MOST_PEOPLE`].
    pub team_size: Option<u32>,
}

impl Context {
    /// More people than any organisation has: what is above is a slip of the keyboard.
    pub const MOST_PEOPLE: u32 = 9_999_999;
}
