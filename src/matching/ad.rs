//! What matching keeps of an ad: what a fit looks at, and what a filter looks at. Knows the analysis.

use crate::analysis::Analysis;
use crate::analysis::fact::Remote;
use crate::analysis::role::Load;
use crate::fit::offer::{self, Offer};

/// An ad, as it is matched.
#[derive(Debug, Clone, PartialEq)]
pub struct Ad {
    /// What a fit looks at.
    pub offer: Offer,
    /// Its language (ISO 639-1).
    pub language: &'static str,
    /// Of how many people's work it is the sum: the verdict's name.
    pub verdict: &'static str,
    /// The roles of which it asks more than a touch, and its main one, by position.
    pub roles: Vec<u16>,
}

/// Reads what matching keeps.
#[must_use]
pub fn read(analysis: &Analysis<'_>) -> Ad {
    let asked = analysis
        .roles
        .iter()
        .filter(|load| load.main || load.load != Load::Light);
    Ad {
        offer: offer::read(analysis),
        language: analysis.reading.language().code(),
        verdict: analysis.verdict.name(),
        roles: asked.map(|load| load.role).collect(),
    }
}

/// Which ads are wanted; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In this language (ISO 639-1).
    pub language: Option<String>,
    /// With this contract.
    pub contract: Option<String>,
    /// At a place that holds these words.
    pub place: Option<String>,
    /// With so much remote work.
    pub remote: Option<Remote>,
    /// With this verdict.
    pub verdict: Option<String>,
    /// Asking for this role, by position.
    pub role: Option<u16>,
}
