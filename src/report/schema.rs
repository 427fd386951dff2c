//! The fields of `rolefit/analysis/1`, in the order in which they are sent.
//! Knows names and shapes; how they are filled stands beside it.

use super::advised::AdviceSaid;
use super::contested::ContestedSaid;
use super::finding_schema::FindingSaid;
use super::market::MarketSaid;
use crate::span::Field;
use serde::Serialize;
use utoipa::ToSchema;

/// The schema's name.
pub const SCHEMA: &str = "rolefit/analysis/1";

/// A place of the text, in code points, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct At {
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// Versions that an answer was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Engine {
    /// Of the program.
    pub version: &'static str,
    /// Of the taxonomy.
    pub taxonomy: String,
    /// Of the scoring.
    pub scoring: String,
}

/// The language of the text.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LanguageSaid {
    /// ISO 639-1.
    pub code: &'static str,
    /// 0 to 1.
    pub confidence: f64,
}

/// A part of the ad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SectionSaid {
    /// What it is about.
    pub kind: &'static str,
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its heading.
    pub heading: Option<String>,
}

/// Why a mention is judged as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BecauseSaid {
    /// cue, heading, contested or default.
    pub kind: &'static str,
    /// The words that decide, unless it is the default.
    #[serde(flatten)]
    #[schema(value_type = AtSome)]
    pub at: Option<At>,
}

/// A place where there may be none.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub struct AtSome {
    /// Which field.
    field: Option<Field>,
    /// First code point.
    start: Option<u32>,
    /// One past the last.
    end: Option<u32>,
    /// The words.
    text: Option<String>,
}

/// One place that names a skill.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MentionSaid {
    /// Id of the skill.
    pub skill: String,
    /// For people.
    pub label: String,
    /// Id of the family.
    pub family: String,
    /// task, tool…
    pub kind: &'static str,
    /// required, preferred…
    pub assertion: &'static str,
    /// 0 to 1.
    pub strength: f64,
    /// 0 to 4.
    pub level: Option<u8>,
    /// Years asked of this skill.
    pub years: Option<f64>,
    /// Where.
    #[serde(flatten)]
    pub at: At,
    /// form, composition or context.
    pub via: &'static str,
    /// Why.
    pub because: BecauseSaid,
}

/// One skill with its mentions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RequirementSaid {
    /// Id of the skill.
    pub skill: String,
    /// For people.
    pub label: String,
    /// Id of the family.
    pub family: String,
    /// The firmest.
    pub assertion: &'static str,
    /// The deepest.
    pub level: Option<u8>,
    /// Years asked.
    pub years: Option<f64>,
    /// Positions in `mentions`.
    pub mentions: Vec<usize>,
    /// Ids of skills that would do instead.
    pub alternatives: Vec<String>,
}

/// One role with its load.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RoleSaid {
    /// Code.
    pub role: String,
    /// For people.
    pub label: String,
    /// The job that the ad is for.
    pub main: bool,
    /// light, half or full.
    pub load: &'static str,
    /// Sum of the evidence.
    pub weight: f64,
    /// Part of all, 0 to 1.
    pub share: f64,
    /// Positions in `mentions`.
    pub mentions: Vec<usize>,
}

/// One line of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LineSaid {
    /// Stable code.
    pub code: &'static str,
    /// Whole points.
    pub points: i32,
    /// The role that it is about.
    pub role: Option<String>,
    /// For people.
    pub message: String,
    /// The words that prove it.
    pub evidence: Vec<At>,
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VerdictSaid {
    /// focused … superman, or `not_assessable`.
    pub level: &'static str,
    /// Sum of the lines; null when not assessable.
    pub score: Option<i32>,
    /// One sentence.
    pub reason: String,
    /// Stable name of what keeps it from being judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<&'static str>,
    /// The words that say so, where words do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<At>,
    /// How much of the asked text is understood, 0 to 1.
    pub coverage: f64,
    /// Lines that add up to the score.
    pub lines: Vec<LineSaid>,
}

/// Years of experience.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ExperienceSaid {
    /// At least.
    pub min_years: Option<f64>,
    /// At most.
    pub max_years: Option<f64>,
    /// A first experience is asked, without a number.
    pub first: bool,
    /// Where it is said.
    #[serde(flatten)]
    pub at: At,
}

/// Pay.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SalarySaid {
    /// Lower bound.
    pub min: f64,
    /// Upper bound.
    pub max: f64,
    /// year, month, day or hour.
    pub unit: &'static str,
    /// ISO 4217.
    pub currency: &'static str,
    /// Before deductions, when said.
    pub gross: Option<bool>,
    /// A variable part comes with it.
    pub variable: bool,
    /// Where it is said.
    #[serde(flatten)]
    pub at: At,
}

/// What a pay without a figure goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SalaryBasisSaid {
    /// grid, `minimum_wage` or open.
    pub kind: &'static str,
    /// Where it is said.
    #[serde(flatten)]
    pub at: At,
}

/// A human language asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SpokenSaid {
    /// ISO 639-1.
    pub code: String,
    /// A1 to C2.
    pub cefr: Option<&'static str>,
    /// Where it is named.
    #[serde(flatten)]
    pub at: At,
}

/// A diploma or a licence asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CredentialSaid {
    /// Id of the skill.
    pub skill: String,
    /// For people.
    pub label: String,
    /// False when it is only welcome.
    pub required: bool,
    /// Where it is named.
    #[serde(flatten)]
    pub at: At,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DaySaid {
    /// ISO 8601, as exactly as it is said; null when the year is not said.
    pub date: Option<String>,
    /// As soon as possible.
    pub at_once: bool,
    /// Where it is said.
    #[serde(flatten)]
    pub at: At,
}

/// The words of a fact that has no place of its own above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactWordsSaid {
    /// The name of the fact.
    pub fact: &'static str,
    /// What it says, as in the fact.
    pub value: String,
    /// The words.
    #[serde(flatten)]
    pub at: At,
}

/// Facts of the job.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FactsSaid {
    /// Contracts named.
    pub contract: Vec<&'static str>,
    /// Public service.
    pub public: bool,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// Experience asked.
    pub experience: Option<ExperienceSaid>,
    /// Pay.
    pub salary: Option<SalarySaid>,
    /// What the pay goes by, when no figure is said.
    pub salary_basis: Option<SalaryBasisSaid>,
    /// none, hybrid or full.
    pub remote: Option<&'static str>,
    /// As written.
    pub location: Option<String>,
    /// ISO 3166.
    pub country: Option<String>,
    /// Human languages.
    pub languages: Vec<SpokenSaid>,
    /// Diplomas.
    pub diplomas: Vec<CredentialSaid>,
    /// Licences.
    pub licences: Vec<CredentialSaid>,
    /// The first day.
    pub start: Option<DaySaid>,
    /// The last day to apply.
    pub deadline: Option<DaySaid>,
    /// Words of contract, public, hours, remote, location and country.
    pub words: Vec<FactWordsSaid>,
}

/// What every face sends out.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Answer {
    /// `rolefit/analysis/1`.
    pub schema: &'static str,
    /// Versions.
    pub engine: Engine,
    /// The sender's own name for the ad.
    pub id: Option<String>,
    /// The ad's title.
    pub title: String,
    /// Language of the texts for people.
    pub lang: &'static str,
    /// The text read out of another format, to which offsets then refer.
    pub input: Option<String>,
    /// Language of the ad.
    pub language: LanguageSaid,
    /// Distinct jobs.
    pub positions: u32,
    /// People sought.
    pub openings: Option<u32>,
    /// Parts of the description.
    pub sections: Vec<SectionSaid>,
    /// Places that name skills.
    pub mentions: Vec<MentionSaid>,
    /// Skills.
    pub requirements: Vec<RequirementSaid>,
    /// Roles with loads.
    pub roles: Vec<RoleSaid>,
    /// Of how many people's work it is the sum.
    pub verdict: VerdictSaid,
    /// What was contested, and the verdict before; absent when nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contested: Option<ContestedSaid>,
    /// Facts of the job.
    pub facts: FactsSaid,
    /// Remarks of the self-check.
    pub findings: Vec<FindingSaid>,
    /// Rules that the organisation has set aside, by name or code; absent when it has set none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<String>,
    /// What to change.
    pub advice: Vec<AdviceSaid>,
    /// Where it stands among ads for the same main role; absent without a table of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub market: Option<MarketSaid>,
}
