//! The fields of `rolefit/fit/1`, in the order in which they are sent.
//! Knows names and shapes; how they are filled stands beside it.

use super::schema::{At, Engine};
use serde::Serialize;
use utoipa::ToSchema;

/// The schema's name.
pub const SCHEMA: &str = "rolefit/fit/1";

/// What the profile says to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProfileEvidence {
    /// Its words.
    pub text: String,
}

/// One line of the score.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FitLine {
    /// required, preferred, level, language, location, contract or pay.
    pub component: &'static str,
    /// Id of the skill; or place, remote, contract, hours, pay.
    pub requirement: String,
    /// For people.
    pub label: String,
    /// met, nearly, missing or unknown.
    pub outcome: &'static str,
    /// Id of the skill that answers, when it is another one.
    pub through: Option<String>,
    /// Points.
    pub points: f64,
    /// Most points; 0 where it is unknown, and as many as the points for what only adds.
    pub of: f64,
    /// What it weighs when it can be judged.
    pub weight: f64,
    /// For people.
    pub message: String,
    /// Where the ad says it.
    pub posting_evidence: Option<At>,
    /// What the profile says to it.
    pub profile_evidence: Option<ProfileEvidence>,
}

/// The score for one role of the ad.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RoleFitSaid {
    /// Code.
    pub role: String,
    /// For people.
    pub label: String,
    /// True for the job that the ad is really for.
    pub main: bool,
    /// Over its requirements; null when it has none.
    pub score: Option<f64>,
    /// Its share of the ad, 0 to 1.
    pub of_posting: f64,
}

/// A licence: information, without points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConstraintSaid {
    /// Id of the licence.
    pub name: String,
    /// For people.
    pub label: String,
    /// True: the ad names it.
    pub asked: bool,
    /// True when it is held; null where the profile does not say.
    pub held: Option<bool>,
    /// Where the ad names it.
    pub posting_evidence: Option<At>,
}

/// What would raise the score.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GainSaid {
    /// Id of the skill.
    pub skill: String,
    /// For people.
    pub label: String,
    /// The score that it gives.
    pub score_after: f64,
}

/// A skill without points, to be talked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TalkSaid {
    /// Id of the skill.
    pub skill: String,
    /// For people.
    pub label: String,
}

/// What each part of a fit weighs.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WeightsSaid {
    /// Required skills.
    pub required: f64,
    /// Levels asked of them.
    pub level: f64,
    /// Preferred skills: they only add.
    pub preferred: f64,
    /// Languages.
    pub language: f64,
    /// Place and remote work.
    pub location: f64,
    /// Contract, hours and first day.
    pub contract: f64,
    /// Pay.
    pub pay: f64,
}

/// What every face sends out for a profile and an ad.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FitAnswer {
    /// `rolefit/fit/1`.
    pub schema: &'static str,
    /// Versions; the scoring is that of fits.
    pub engine: Engine,
    /// The sender's own name for the ad.
    pub posting: Option<String>,
    /// The sender's own name for the profile.
    pub profile: Option<String>,
    /// The ad's title.
    pub title: String,
    /// Language of the texts for people.
    pub lang: &'static str,
    /// The ad's text read out of another format, to which offsets then refer.
    pub input: Option<String>,
    /// strong, partial, developing or `not_assessable`.
    pub band: &'static str,
    /// 100 × Σ points / Σ of; null when not assessable.
    pub score: Option<f64>,
    /// The score over the main role's part alone: beside the score, what an ad for several people hides.
    pub main_role_score: Option<f64>,
    /// The share of the weights that could be judged, 0 to 1.
    pub known: f64,
    /// What each part weighs: as for everyone, or as the caller chose.
    pub weights: WeightsSaid,
    /// The year of the profile from which its tools' last uses were looked at; null where they change nothing.
    pub as_of: Option<u16>,
    /// One sentence.
    pub message: String,
    /// Stable name of what keeps the ad from being compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<&'static str>,
    /// The ad's own verdict: a fit to an ad for several people is fair only role by role.
    pub verdict: &'static str,
    /// Lines that add up to the score.
    pub lines: Vec<FitLine>,
    /// The score for each role of the ad.
    pub per_role: Vec<RoleFitSaid>,
    /// Licences.
    pub constraints: Vec<ConstraintSaid>,
    /// What would raise the score most.
    pub improve: Vec<GainSaid>,
    /// Skills without points, to be talked about.
    pub to_talk_about: Vec<TalkSaid>,
    /// Words of the profile that the taxonomy does not know.
    pub unknown: Vec<String>,
}
