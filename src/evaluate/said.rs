//! What an answer says, as far as it is measured.
//! Knows the fields of `rolefit/analysis/1`; does not know the labels.

use super::fact::Pay;
use super::level::Level;
use crate::span::Field;
use serde::Deserialize;

/// What was said of one ad.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Said {
    /// Language of the ad.
    #[serde(default)]
    pub language: Option<Language>,
    /// Places that name skills.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// Roles with their loads.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The verdict.
    pub verdict: Verdict,
    /// Facts of the job.
    #[serde(default)]
    pub facts: Option<Facts>,
}

/// Language of the ad.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Language {
    /// ISO 639-1.
    pub code: Option<String>,
}

/// One place that names a skill. Positions count code points of the field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mention {
    /// Id of the skill.
    pub skill: String,
    /// Id of the family.
    pub family: String,
    /// required, preferred…
    pub assertion: String,
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, to tell an analysis of another text.
    #[serde(default)]
    pub text: Option<String>,
    /// form, composition or context.
    #[serde(default)]
    pub via: String,
}

/// One role with its load.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Role {
    /// Code.
    pub role: String,
    /// The job that the ad is for.
    #[serde(default)]
    pub main: bool,
    /// light, half or full.
    #[serde(default)]
    pub load: Option<String>,
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Verdict {
    /// Its level.
    pub level: Level,
    /// 0 to 100; none when not assessable.
    #[serde(default)]
    pub score: Option<f64>,
}

/// Facts of the job; absent where none was read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Facts {
    /// Contracts named.
    #[serde(default)]
    pub contract: Vec<String>,
    /// Public service.
    #[serde(default)]
    pub public: bool,
    /// Experience asked.
    pub experience: Option<Experience>,
    /// Pay.
    pub salary: Option<Pay>,
    /// none, hybrid or full.
    pub remote: Option<String>,
}

/// Years of experience.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Experience {
    /// At least.
    pub min_years: Option<f64>,
}
