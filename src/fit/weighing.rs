//! A caller's own weights: some parts of a fit counted more or less than rolefit does, within limits that are data.
//! Knows the parts; what a fit may not look at has no weight, so nobody can give it one.

use crate::taxonomy::fit_scoring::{FitScoring, Weight};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the parts of a fit weigh. A part that is not named weighs what it weighs for everyone; each may be chosen between
/// half and twice of that.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// Required skills: 45, from 22.5 to 90.
    pub required: Option<f64>,
    /// Levels asked of them: 12, from 6 to 24.
    pub level: Option<f64>,
    /// Preferred skills: 8, from 4 to 16.
    pub preferred: Option<f64>,
    /// Languages: 10, from 5 to 20.
    pub language: Option<f64>,
    /// Place and remote work: 8, from 4 to 16.
    pub location: Option<f64>,
    /// Contract, hours and first day: 7, from 3.5 to 14.
    pub contract: Option<f64>,
    /// Pay: 10, from 5 to 20.
    pub pay: Option<f64>,
}

/// A weight outside its limits.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("`weights.{part}`: expected {least} to {most}")]
pub struct OutOfLimits {
    /// The part.
    pub part: &'static str,
    /// The least it may weigh.
    pub least: f64,
    /// The most it may weigh.
    pub most: f64,
}

impl Weights {
    /// The weights of all parts.
    ///
    /// # Errors
    /// With the first part whose weight is outside its limits.
    pub fn of(&self, scoring: &FitScoring) -> Result<Weight, OutOfLimits> {
        let usual = &scoring.weight;
        let within = |part: &'static str, own: Option<f64>, usual: f64| {
            let (least, most) = (usual * scoring.limits.least, usual * scoring.limits.most);
            let own = own.unwrap_or(usual);
            if (least..=most).contains(&own) {
                Ok(own)
            } else {
                Err(OutOfLimits { part, least, most })
            }
        };
        Ok(Weight {
            required: within("required", self.required, usual.required)?,
            level: within("level", self.level, usual.level)?,
            preferred: within("preferred", self.preferred, usual.preferred)?,
            language: within("language", self.language, usual.language)?,
            location: within("location", self.location, usual.location)?,
            contract: within("contract", self.contract, usual.contract)?,
            pay: within("pay", self.pay, usual.pay)?,
        })
    }
}
