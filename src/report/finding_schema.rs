//! The fields of a finding in the answer, in the order in which they are sent.
//! Knows names and shapes; how they are filled stands beside it.

use super::schema::At;
use crate::span::Field;
use serde::Serialize;
use utoipa::ToSchema;

/// What to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FixSaid {
    /// For people.
    pub hint: String,
    /// Words to write in place of the finding's; empty to take them out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// True when the replacement may be made without changing anything else.
    pub safe: bool,
}

/// A remark of the self-check. What is missing has a field and no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FindingSaid {
    /// Short and stable.
    pub code: String,
    /// Stable name of the rule.
    pub name: String,
    /// The rule's heading.
    pub label: String,
    /// error, warning or info.
    pub severity: &'static str,
    /// high, medium or low.
    pub confidence: &'static str,
    /// default, or style: tone and structure, shown when asked for.
    pub tier: &'static str,
    /// For people.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// On whose word, with the day on which it was read.
    pub source: String,
    /// The country whose law is cited, when the ad does not say its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_country: Option<String>,
    /// Which field.
    pub field: Field,
    /// First code point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// One past the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What to write instead.
    pub fix: FixSaid,
}

impl FindingSaid {
    /// Its place, unless it is about what is missing.
    #[must_use]
    pub fn at(&self) -> Option<At> {
        Some(At {
            field: self.field,
            start: self.start?,
            end: self.end?,
            text: self.text.clone()?,
        })
    }
}
