//! What an organisation sets of the self-check: rules aside, other severities, the country.
//! Knows names of rules; does not know what they say.

use crate::taxonomy::rule::{Rule, Severity};
use std::collections::BTreeMap;

/// Settings of the self-check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Names or codes of rules that do not speak.
    pub off: Vec<String>,
    /// Other severities, by name or code of the rule.
    pub severities: BTreeMap<String, Severity>,
    /// The country whose law counts, whatever the ad says. ISO 3166.
    pub country: Option<String>,
}

impl Settings {
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
}

/// True when a rule is called so.
fn is(rule: &Rule, said: &str) -> bool {
    rule.name == said || rule.code == said
}
