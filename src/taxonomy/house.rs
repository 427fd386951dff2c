//! What an organisation sets for itself: rules aside, other severities, the country, thresholds, what its jobs pay.
//! Knows names of rules and roles; does not know what they say, nor where the choices are written.

use super::role::{PayBand, Unit};
use super::rule::{Rule, Severity};
use super::source::{self, File};
use std::collections::BTreeMap;

/// An organisation's choices. They travel with the taxonomy, so that every face of the program keeps to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct House {
    /// Names or codes of rules that do not speak.
    pub off: Vec<String>,
    /// Other severities, by name or code of the rule.
    pub severities: BTreeMap<String, Severity>,
    /// The country whose law counts, whatever the ad says. ISO 3166.
    pub country: Option<String>,
    /// Other thresholds of rules that count, by name of the rule: `too-long` in words, `pay-range-wide` as a ratio…
    pub thresholds: BTreeMap<String, f64>,
    /// What the organisation pays by the year before deductions, by code of the role: lower and upper bound.
    pub pay: BTreeMap<String, (f64, f64)>,
}

impl House {
    /// Rules whose threshold can be set.
    pub const COUNTING: [&str; 6] = [
        "pay-range-wide",
        "too-long",
        "too-many-reqs",
        "too-short",
        "tool-dump",
        "wall-of-text",
    ];

    /// True when a rule was set aside.
    #[must_use]
    pub fn is_off(&self, rule: &Rule) -> bool {
        self.off.iter().any(|said| is(rule, said))
    }

    /// How much a rule matters.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        let set = self.severities.iter().find(|(said, _)| is(rule, said));
        set.map_or(rule.severity, |(_, severity)| *severity)
    }

    /// The threshold of a rule, by its name: as set, else the usual one.
    #[must_use]
    pub fn threshold(&self, rule: &str, usual: f64) -> f64 {
        self.thresholds.get(rule).copied().unwrap_or(usual)
    }

    /// The bands of a role, the organisation's own in place of those of its country.
    #[must_use]
    pub(super) fn bands(&self, role: &str, bands: &[PayBand]) -> Option<Vec<PayBand>> {
        let (min, max) = *self.pay.get(role)?;
        let country = self.country.clone().unwrap_or_else(|| "FR".to_owned());
        let year = bands.iter().map(|band| band.year).max().unwrap_or(2026);
        let mut own = vec![PayBand {
            country: country.clone(),
            min,
            max,
            unit: Unit::Year,
            year,
            source: "rolefit.toml".to_owned(),
        }];
        own.extend(bands.iter().filter(|band| band.country != country).cloned());
        Some(own)
    }

    /// The version of a taxonomy with these choices: other choices, other answers, another version.
    #[must_use]
    pub(super) fn version(&self, digest: &str) -> String {
        if *self == Self::default() {
            return digest.to_owned();
        }
        source::digest(&[File::new(digest.to_owned(), format!("{self:?}"))])
    }
}

/// True when a rule is called so.
fn is(rule: &Rule, said: &str) -> bool {
    rule.name == said || rule.code == said
}
