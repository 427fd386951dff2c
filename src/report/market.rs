//! Where an ad stands among ads for the same main role: its score, its number of jobs, its number of requirements.
//! Knows a table made from a corpus; without one, or with too few ads of that role, it says nothing.

use super::schema::Answer;
use crate::text::Language;
use crate::wordings::say;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The table's name and version.
pub const SCHEMA: &str = "rolefit/market/1";
/// Ads of a role below which nothing is said.
pub const FEWEST: usize = 20;
/// Steps between the least and the most: every five percent.
const STEPS: usize = 20;

/// What is measured of each ad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// The verdict's score.
    pub score: u32,
    /// The main job and those that count beside it, whole or half.
    pub jobs: u32,
    /// Skills asked firmly.
    pub requirements: u32,
}

/// Quantiles of many ads, by main role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// `rolefit/market/1`.
    pub schema: String,
    /// What the corpus is called.
    pub name: String,
    /// When it was made (ISO 8601).
    pub date: String,
    /// The scoring that it was made with.
    pub scoring: String,
    /// Ads that were judged, each text once.
    pub ads: usize,
    /// By code of the main role.
    pub roles: BTreeMap<String, OfRole>,
}

/// The ads of one main role: quantiles from the least to the most, every five percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfRole {
    /// How many ads.
    pub ads: usize,
    /// Of the score.
    pub score: Vec<u32>,
    /// Of the number of jobs.
    pub jobs: Vec<u32>,
    /// Of the number of requirements.
    pub requirements: Vec<u32>,
}

/// Where an ad stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MarketSaid {
    /// What the corpus is called.
    pub name: String,
    /// When the table was made.
    pub date: String,
    /// Code of the main role.
    pub role: String,
    /// Ads for that role.
    pub ads: usize,
    /// One sentence.
    pub message: String,
    /// score, jobs, requirements.
    pub measures: Vec<MeasureSaid>,
}

/// Where an ad stands by one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MeasureSaid {
    /// score, jobs or requirements.
    pub measure: &'static str,
    /// The ad's own.
    pub value: u32,
    /// The median of the ads for the same role.
    pub median: u32,
    /// About how many in a hundred of them have less.
    pub below_percent: usize,
}

/// The main role of an answer with its measures; none when it is not judged.
#[must_use]
pub fn measured(answer: &Answer) -> Option<(String, Measures)> {
    let score = u32::try_from(answer.verdict.score?).ok()?;
    let main = answer.roles.iter().find(|role| role.main)?;
    let lines = answer.verdict.lines.iter().map(|line| line.code);
    let requirements = answer.requirements.iter();
    let requirements = requirements.map(|asked| (asked.assertion, asked.family.as_str()));
    let measures = measures(score, lines, requirements);
    Some((main.role.clone(), measures))
}

/// What is measured of an ad: its score, the codes of its verdict's lines, its requirements by assertion and family.
#[must_use]
pub fn measures<'a>(
    score: u32,
    lines: impl Iterator<Item = &'a str>,
    requirements: impl Iterator<Item = (&'a str, &'a str)>,
) -> Measures {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let extras = lines.filter(|code| matches!(*code, "A.full" | "A.half"));
    let required = requirements.filter(|(assertion, family)| {
        *assertion == "required" && !matches!(*family, "soft" | "language" | "diploma" | "licence")
    });
    Measures {
        score,
        jobs: 1 + count(extras.count()),
        requirements: count(required.count()),
    }
}

impl OfRole {
    /// The quantiles of some ads, one at least.
    #[must_use]
    pub fn of(ads: &[Measures]) -> Self {
        let quantiles = |measure: fn(&Measures) -> u32| {
            let mut sorted: Vec<u32> = ads.iter().map(measure).collect();
            sorted.sort_unstable();
            let last = sorted.len().saturating_sub(1);
            let at = |step: usize| sorted.get((last * step + STEPS / 2) / STEPS).copied();
            (0..=STEPS).filter_map(at).collect()
        };
        Self {
            ads: ads.len(),
            score: quantiles(|ad| ad.score),
            jobs: quantiles(|ad| ad.jobs),
            requirements: quantiles(|ad| ad.requirements),
        }
    }
}

impl Market {
    /// The table of many judged ads.
    #[must_use]
    pub fn of(name: &str, date: &str, scoring: &str, ads: &[(String, Measures)]) -> Self {
        let mut roles: BTreeMap<String, Vec<Measures>> = BTreeMap::new();
        for (role, measures) in ads {
            roles.entry(role.clone()).or_default().push(*measures);
        }
        Self {
            schema: SCHEMA.to_owned(),
            name: name.to_owned(),
            date: date.to_owned(),
            scoring: scoring.to_owned(),
            ads: ads.len(),
            roles: roles
                .into_iter()
                .map(|(role, ads)| (role, OfRole::of(&ads)))
                .collect(),
        }
    }

    /// Where an answer stands; none when its role has too few ads, or it is not judged, or was scored otherwise.
    #[must_use]
    pub fn place(&self, answer: &Answer) -> Option<MarketSaid> {
        let (role, own) = measured(answer)?;
        let ads = self.roles.get(&role).filter(|ads| ads.ads >= FEWEST)?;
        if self.scoring != answer.engine.scoring {
            return None;
        }
        let measures = [
            ("score", own.score, &ads.score),
            ("jobs", own.jobs, &ads.jobs),
            ("requirements", own.requirements, &ads.requirements),
        ]
        .map(|(measure, value, quantiles)| MeasureSaid {
            measure,
            value,
            median: quantiles.get(STEPS / 2).copied().unwrap_or(value),
            below_percent: below(quantiles, value),
        });
        let lang = Language::from_code(answer.lang).unwrap_or(Language::English);
        let [score, jobs, requirements] = measures
            .each_ref()
            .map(|said| said.below_percent.to_string());
        let label = answer.roles.iter().find(|said| said.role == role)?;
        let message = say(
            lang,
            "market",
            "stands",
            &[
                ("role", &label.label),
                ("ads", &ads.ads.to_string()),
                ("name", &self.name),
                ("date", &self.date),
                ("score", &score),
                ("jobs", &jobs),
                ("requirements", &requirements),
            ],
        );
        Some(MarketSaid {
            name: self.name.clone(),
            date: self.date.clone(),
            role,
            ads: ads.ads,
            message,
            measures: measures.to_vec(),
        })
    }
}

/// About how many in a hundred have less: the quantiles below the value.
fn below(quantiles: &[u32], value: u32) -> usize {
    let less = quantiles.partition_point(|quantile| *quantile < value);
    (less * 100 / (STEPS + 1)).min(100)
}
