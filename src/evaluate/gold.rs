//! Labels: what careful readers said of an ad, one JSON object a line.
//! Knows the codebook's words; does not know what rolefit says.

use super::fact::Pay;
use super::level::Level;
use serde::Deserialize;

/// Families of the codebook. Mentions of any other are left out of every count.
pub const FAMILIES: [&str; 41] = [
    "video",
    "motion",
    "photo",
    "audio",
    "graphic",
    "ux",
    "social",
    "moderation",
    "monitoring",
    "editorial",
    "translation",
    "seo",
    "paid",
    "analytics",
    "email_crm",
    "influence",
    "strategy",
    "marketing",
    "press",
    "events",
    "web",
    "dev",
    "data",
    "ecommerce",
    "sales",
    "customer_service",
    "project",
    "management",
    "admin",
    "accounting",
    "hr",
    "teaching",
    "fundraising",
    "it_support",
    "legal",
    "ai",
    "office",
    "language",
    "diploma",
    "licence",
    "soft",
];

/// Families that neither help nor harm: mentions on their quotes are left out too.
pub const NEUTRAL: [&str; 3] = ["soft", "licence", "other_hard"];

/// Statuses of the codebook.
pub const STATUSES: [&str; 6] = [
    "required",
    "preferred",
    "learnable",
    "other",
    "company",
    "negated",
];

/// What careful readers said of one ad.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Label {
    /// Main language of the text, ISO 639-1.
    pub language: String,
    /// Code of the job that the ad is for.
    pub main_role: String,
    /// Other jobs whose work this person must do.
    #[serde(default)]
    pub roles: Vec<Extra>,
    /// How many people's work is asked.
    pub verdict: Level,
    /// Phrases that name a hard skill.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// Facts of the job.
    #[serde(default)]
    pub facts: Option<Facts>,
}

/// A job beside the main one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Extra {
    /// Code.
    pub role: String,
    /// light, half or full.
    pub load: String,
}

/// One phrase that names a hard skill.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Ask {
    /// The words, as in the ad.
    pub quote: String,
    /// Family of the codebook, or `other_hard`.
    pub family: String,
    /// Status of the codebook.
    pub status: String,
}

/// Facts of the job; absent where the ad states none.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Facts {
    /// The contract.
    pub contract: Option<String>,
    /// Years of experience, at least.
    pub experience_min_years: Option<f64>,
    /// Pay.
    pub salary: Option<Pay>,
    /// none, hybrid or full.
    pub remote: Option<String>,
}

impl Ask {
    /// The assertion that a mention of this phrase should have.
    #[must_use]
    pub fn assertion(&self) -> &str {
        if self.status == "other" {
            "other_party"
        } else {
            &self.status
        }
    }

    /// True when the skill is asked of the person, if only as a plus.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        is_asked(&self.status)
    }

    /// True when the phrase is left out of every count.
    #[must_use]
    pub fn is_neutral(&self) -> bool {
        NEUTRAL.contains(&self.family.as_str())
    }
}

/// True for the assertions that ask.
#[must_use]
pub fn is_asked(assertion: &str) -> bool {
    matches!(assertion, "required" | "preferred")
}

/// True when mentions of this family count.
#[must_use]
pub fn counts(family: &str) -> bool {
    FAMILIES.contains(&family) && !NEUTRAL.contains(&family)
}
