//! What is written down of a comparison that was shown to somebody, so that it can be explained and contested later: versions,
//! hashes, points with their weights, what was unknown. No word of an ad or of a profile is in it.

use super::fit_schema::{FitAnswer, WeightsSaid};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The schema's name.
pub const SCHEMA: &str = "rolefit/fit-record/1";

/// One line of a fit, without words.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LineRecord<'a> {
    /// The part.
    pub component: &'a str,
    /// What it is about.
    pub requirement: &'a str,
    /// What came of it.
    pub outcome: &'a str,
    /// Through which other skill.
    pub through: Option<&'a str>,
    /// Points.
    pub points: f64,
    /// Most points.
    pub of: f64,
}

/// A comparison that was shown.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FitRecord<'a> {
    /// `rolefit/fit-record/1`.
    pub schema: &'static str,
    /// When it was shown (RFC 3339).
    pub at: &'a str,
    /// To whom, where that is known.
    pub by: Option<&'a str>,
    /// The ad's name.
    pub posting: Option<&'a str>,
    /// The hash of its title and text.
    pub posting_hash: &'a str,
    /// The profile's name.
    pub profile: Option<&'a str>,
    /// The hash of what a fit looks at in it; none of somebody who was erased.
    pub profile_hash: Option<&'a str>,
    /// Version of the program.
    pub version: &'a str,
    /// Of the taxonomy.
    pub taxonomy: &'a str,
    /// Of the scoring.
    pub scoring: &'a str,
    /// What each part weighed.
    pub weights: &'a WeightsSaid,
    /// The band that was shown.
    pub band: &'a str,
    /// The score that was shown.
    pub score: Option<f64>,
    /// How much could be judged.
    pub known: f64,
    /// Points of each role's part.
    pub per_role: BTreeMap<&'a str, Option<f64>>,
    /// All lines.
    pub lines: Vec<LineRecord<'a>>,
    /// What one side did not say.
    pub unknown: Vec<&'a str>,
}

/// The record of an answer. `posting_hash` is that of [`hash`] over title and text, `profile_hash` the profile's digest.
#[must_use]
pub fn record<'a>(
    fit: &'a FitAnswer,
    posting_hash: &'a str,
    profile_hash: &'a str,
    at: &'a str,
    by: Option<&'a str>,
) -> FitRecord<'a> {
    let unknown = fit.lines.iter().filter(|line| line.outcome == "unknown");
    FitRecord {
        schema: SCHEMA,
        at,
        by,
        posting: fit.posting.as_deref(),
        posting_hash,
        profile: fit.profile.as_deref(),
        profile_hash: Some(profile_hash),
        version: fit.engine.version,
        taxonomy: &fit.engine.taxonomy,
        scoring: &fit.engine.scoring,
        weights: &fit.weights,
        band: fit.band,
        score: fit.score,
        known: fit.known,
        per_role: fit
            .per_role
            .iter()
            .map(|role| (role.role.as_str(), role.score))
            .collect(),
        unknown: unknown.map(|line| line.requirement.as_str()).collect(),
        lines: fit
            .lines
            .iter()
            .map(|line| LineRecord {
                component: line.component,
                requirement: &line.requirement,
                outcome: line.outcome,
                through: line.through.as_deref(),
                points: line.points,
                of: line.of,
            })
            .collect(),
    }
}

/// The hash of some texts.
#[must_use]
pub fn hash(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest.iter().fold("sha256:".to_owned(), |text, byte| {
        format!("{text}{byte:02x}")
    })
}
