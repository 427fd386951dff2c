//! A candidate's profile, read strictly: what a person says they can do, and what they wish for.
//! Has no room for a name, an age, a sex, an address or anything else that the work does not need; knows no ad.

use crate::analysis::fact::Remote;
use crate::posting::size;
use crate::taxonomy::fact::CONTRACTS;
use crate::taxonomy::role::Unit;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person says of themselves. What is not said is unknown, never zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The sender's own name for it.
    pub id: Option<String>,
    /// The language that the person reads (ISO 639-1).
    pub language: Option<String>,
    /// The job that the person does or looks for; read for skills.
    pub headline: Option<String>,
    /// A CV; read for skills.
    pub text: Option<String>,
    /// Skills.
    pub skills: Vec<Stated>,
    /// Languages.
    pub languages: Vec<Spoken>,
    /// Licences: "B", "CACES"…
    pub licences: Vec<String>,
    /// Wishes.
    pub preferences: Preferences,
}

/// A skill that is stated: by its id, or by a name that is read like an ad's words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Stated {
    /// Its id in the taxonomy.
    pub skill: Option<String>,
    /// Its name, in French or English.
    pub name: Option<String>,
    /// 0 interest, 1 basic, 2 working, 3 solid, 4 expert.
    #[schema(maximum = 4)]
    pub level: Option<u8>,
    /// Years of use. Kept, not compared.
    #[schema(minimum = 0, maximum = 80)]
    pub years: Option<f64>,
    /// The year of the last use. A tool used long before the latest year that the profile names counts a little less.
    #[schema(minimum = 1900, maximum = 2200)]
    pub last_used: Option<u16>,
}

/// A step of the CEFR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub enum Cefr {
    /// Beginner.
    A1,
    /// Elementary.
    A2,
    /// Intermediate.
    B1,
    /// Upper intermediate.
    B2,
    /// Advanced.
    C1,
    /// Proficient.
    C2,
}

impl Cefr {
    /// All steps with their names folded, from the lowest.
    pub const NAMES: [(&str, Self); 6] = [
        ("a1", Self::A1),
        ("a2", Self::A2),
        ("b1", Self::B1),
        ("b2", Self::B2),
        ("c1", Self::C1),
        ("c2", Self::C2),
    ];

    /// 1 for A1, 6 for C2.
    #[must_use]
    pub fn step(self) -> f64 {
        f64::from(self as u8) + 1.0
    }
}

/// A language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// ISO 639, regional variants included ("en-GB").
    pub code: String,
    /// How well.
    #[serde(default)]
    pub cefr: Option<Cefr>,
}

/// What the person wishes for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// Contracts that would do: cdi, cdd, stage…
    pub contracts: Vec<String>,
    /// How much remote work.
    pub remote: Option<Remote>,
    /// Places where the person would work, as written in ads. Never where they live.
    pub locations: Vec<String>,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// The least pay that would do, before deductions. Never the pay of an earlier job.
    pub salary: Option<Wish>,
    /// The first day (YYYY-MM-DD). Kept, not compared: ads are not read for it yet.
    pub available_from: Option<String>,
}

/// A pay that is wished for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// At least.
    pub min: f64,
    /// Per what.
    pub unit: Unit,
    /// ISO 4217.
    pub currency: String,
}

/// One field of a profile that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its path: `skills[2].level`.
    pub field: String,
    /// What was expected.
    pub expected: String,
}

/// Why a profile is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no JSON, or has a field that profiles do not have; the message names it.
    #[error("{0}")]
    Json(String),
    /// Fields whose values are out of range: all of them.
    #[error("{}", .0.iter().map(|wrong| format!("`{}`: expected {}", wrong.field, wrong.expected)).collect::<Vec<_>>().join("; "))]
    Fields(Vec<Wrong>),
}

/// Most skills of one profile.
const SKILLS: usize = 500;

/// Reads a profile.
///
/// # Errors
/// When it is no profile: with the field and what was expected.
pub fn from_json(json: &str) -> Result<Profile, Refused> {
    if !json.trim_start().starts_with('{') {
        return Err(Refused::Json(
            "a profile is a JSON object: { … }".to_owned(),
        ));
    }
    let profile: Profile =
        serde_json::from_str(json).map_err(|error| Refused::Json(error.to_string()))?;
    check(&profile)?;
    Ok(profile)
}

/// Checks the ranges of a profile.
///
/// # Errors
/// With every field that is out of its range.
pub fn check(profile: &Profile) -> Result<(), Refused> {
    let mut wrongs = Wrongs::default();
    wrongs.length("headline", profile.headline.as_ref(), size::TITLE);
    wrongs.length("text", profile.text.as_ref(), size::DESCRIPTION);
    wrongs.expect(profile.skills.len() <= SKILLS, "skills", "at most 500");
    for (at, stated) in profile.skills.iter().enumerate() {
        wrongs.stated(&format!("skills[{at}]"), stated);
    }
    for (at, spoken) in profile.languages.iter().enumerate() {
        let code = spoken.code.split('-').next().unwrap_or_default();
        wrongs.expect(
            (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase()),
            &format!("languages[{at}].code"),
            "two or three small letters (ISO 639)",
        );
    }
    wrongs.preferences(&profile.preferences);
    if wrongs.0.is_empty() {
        Ok(())
    } else {
        Err(Refused::Fields(wrongs.0))
    }
}

/// The fields that are not as expected, as they are found.
#[derive(Default)]
struct Wrongs(Vec<Wrong>);

impl Wrongs {
    fn expect(&mut self, is_right: bool, field: &str, expected: &str) {
        if !is_right {
            self.0.push(Wrong {
                field: field.to_owned(),
                expected: expected.to_owned(),
            });
        }
    }

    fn length(&mut self, field: &str, text: Option<&String>, limit: usize) {
        let is_right = text.is_none_or(|text| text.len() <= limit);
        self.expect(is_right, field, &format!("at most {limit} bytes"));
    }

    fn stated(&mut self, field: &str, stated: &Stated) {
        let is_named = [&stated.skill, &stated.name]
            .into_iter()
            .flatten()
            .any(|text| !text.trim().is_empty());
        self.expect(is_named, field, "`skill` (an id) or `name`");
        self.length(&format!("{field}.name"), stated.name.as_ref(), size::TITLE);
        self.expect(
            stated.level.is_none_or(|level| level <= 4),
            &format!("{field}.level"),
            "0 (interest), 1 (basic), 2 (working), 3 (solid) or 4 (expert)",
        );
        self.expect(
            stated
                .years
                .is_none_or(|years| (0.0..=80.0).contains(&years)),
            &format!("{field}.years"),
            "0 to 80 years",
        );
        self.expect(
            stated
                .last_used
                .is_none_or(|year| (1900..=2200).contains(&year)),
            &format!("{field}.last_used"),
            "a year",
        );
    }

    fn preferences(&mut self, preferences: &Preferences) {
        for (at, contract) in preferences.contracts.iter().enumerate() {
            self.expect(
                CONTRACTS.contains(&contract.as_str()),
                &format!("preferences.contracts[{at}]"),
                &format!("one of {}", CONTRACTS.join(", ")),
            );
        }
        self.expect(
            preferences
                .hours_per_week
                .is_none_or(|hours| 0.0 < hours && hours <= 80.0),
            "preferences.hours_per_week",
            "more than 0, at most 80",
        );
        if let Some(wish) = &preferences.salary {
            self.expect(
                (0.0..=1e9).contains(&wish.min),
                "preferences.salary.min",
                "0 or more",
            );
            self.expect(
                wish.currency.len() == 3 && wish.currency.bytes().all(|b| b.is_ascii_uppercase()),
                "preferences.salary.currency",
                "three capital letters (ISO 4217): EUR",
            );
        }
        self.expect(
            preferences
                .available_from
                .as_ref()
                .is_none_or(|day| day.parse::<jiff::civil::Date>().is_ok()),
            "preferences.available_from",
            "a day: 2026-12-01",
        );
    }
}
