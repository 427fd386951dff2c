//! A finding: a rule that has something to say of an ad, where, and what could be written instead.
//! Knows one remark; its words for people are the rule's.

use crate::span::Place;
use crate::taxonomy::label::Label;
use crate::taxonomy::rule::{Confidence, Rule, Severity, Tier};

/// Words to write in place of a finding's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The words; empty to take the finding's out.
    pub text: String,
    /// True when nothing else has to change.
    pub safe: bool,
}

/// A remark of the self-check.
#[derive(Debug, Clone)]
pub struct Finding<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// Where; nowhere for what is missing.
    pub place: Option<Place>,
    /// Words that the message tells, by name.
    pub words: Vec<(&'static str, Label)>,
    /// What could be written instead.
    pub replacement: Option<Replacement>,
}

impl<'r> Finding<'r> {
    /// A finding with nothing but its place.
    #[must_use]
    pub fn new(rule: &'r Rule, place: Option<Place>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            place,
            words: Vec::new(),
            replacement: None,
        }
    }

    /// What it is sorted by: what matters most first, then the order of the text.
    #[must_use]
    pub fn rank(&self) -> (Tier, Severity, Confidence, &'r str, Option<Place>) {
        let rule = self.rule;
        (
            rule.tier,
            self.severity,
            rule.confidence,
            &rule.code,
            self.place,
        )
    }
}
