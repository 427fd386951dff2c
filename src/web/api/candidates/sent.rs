//! A candidate as a program sends one, and as one is said: the same fields both ways.

use crate::fit;
use crate::fit::profile::{Preferences, Profile, Spoken, Stated};
use crate::service::Candidacy;
use crate::store::StoredCandidate;
use crate::taxonomy::Taxonomy;
use crate::web::problem::{Kind, Problem};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// A candidate who is to be kept: a profile, what they are kept for, and until when. It has no room for what a fit may not use:
/// a name, an age, an address…
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Candidate {
    /// Your own name for them; without one, one is given.
    #[schema(example = "cand-7", max_length = 200)]
    id: Option<String>,
    /// The language that the person reads (ISO 639-1).
    language: Option<String>,
    /// The job that the person does or looks for; read for skills.
    #[schema(example = "Community manager")]
    headline: Option<String>,
    /// A CV; read for skills and languages, which are kept. The text itself is not, unless `keep_text` says so.
    text: Option<String>,
    /// Skills.
    skills: Vec<Stated>,
    /// Languages.
    languages: Vec<Spoken>,
    /// Licences: "B", "CACES"…
    licences: Vec<String>,
    /// Wishes.
    preferences: Preferences,
    /// What they are kept for; `recruitment` by default.
    #[schema(example = "recruitment", min_length = 1)]
    purpose: Option<String>,
    /// The day of the last contact, until today (YYYY-MM-DD); today by default.
    #[schema(value_type = Option<String>, format = Date)]
    last_contact: Option<String>,
    /// The last day on which they are kept, from today on; two years after the last contact by default. They are then erased.
    #[schema(value_type = Option<String>, format = Date)]
    keep_until: Option<String>,
    /// True to keep the text of the CV too.
    keep_text: bool,
    /// Not read: stands in what is said, and may be sent back.
    created: Option<String>,
    /// Not read.
    updated: Option<String>,
    /// Not read.
    unknown: Vec<String>,
}

impl Candidate {
    /// Reads a body.
    pub fn read(value: Value) -> Result<Self, Problem> {
        // a list of values in their order would do for serde
        if value.is_object() {
            Ok(serde_json::from_value(value)?)
        } else {
            Err(Problem::new(Kind::NotValid, "a candidate is an object"))
        }
    }

    /// As the service takes it.
    pub fn candidacy(self, expected: Option<u64>) -> Result<Candidacy, Problem> {
        let day = |field: &str, text: Option<String>| -> Result<Option<Date>, Problem> {
            let Some(text) = text else {
                return Ok(None);
            };
            let day = text.parse().map_err(|_| {
                let why = format!("`{field}` is a day: 2026-12-31");
                Problem::new(Kind::NotValid, why)
            });
            day.map(Some)
        };
        Ok(Candidacy {
            profile: Profile {
                id: self.id,
                language: self.language,
                headline: self.headline,
                text: self.text,
                skills: self.skills,
                languages: self.languages,
                licences: self.licences,
                preferences: self.preferences,
            },
            purpose: self.purpose,
            last_contact: day("last_contact", self.last_contact)?,
            keep_until: day("keep_until", self.keep_until)?,
            keep_text: self.keep_text,
            expected,
        })
    }

    /// The same under the name in an address, which must not be another than its own.
    pub fn named(mut self, id: String) -> Result<Self, Problem> {
        if self.id.as_ref().is_some_and(|own| *own != id) {
            let why = "the candidate has another id than its address";
            return Err(Problem::new(Kind::NotValid, why));
        }
        self.id = Some(id);
        Ok(self)
    }
}

/// A candidate who is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptCandidate {
    /// Your own name for them, or one that was given.
    pub id: String,
    /// The language that the person reads.
    pub language: Option<String>,
    /// The job that the person does or looks for.
    pub headline: Option<String>,
    /// The CV, when it is kept.
    pub text: Option<String>,
    /// Skills, those that were read from the CV among them.
    pub skills: Vec<Stated>,
    /// Languages.
    pub languages: Vec<Spoken>,
    /// Licences.
    pub licences: Vec<String>,
    /// Wishes.
    pub preferences: Preferences,
    /// What they are kept for.
    pub purpose: String,
    /// The day of the last contact.
    pub last_contact: String,
    /// The last day on which they are kept.
    pub keep_until: String,
    /// When they came.
    pub created: String,
    /// When they last changed.
    pub updated: String,
    /// Words of the profile that the taxonomy does not know.
    pub unknown: Vec<String>,
}

/// A candidate as they are said.
#[must_use]
pub fn said(taxonomy: &Taxonomy, stored: StoredCandidate) -> KeptCandidate {
    let unknown = fit::read(taxonomy, &stored.profile).unknown;
    let Profile {
        id: _,
        language,
        headline,
        text,
        skills,
        languages,
        licences,
        preferences,
    } = stored.profile;
    KeptCandidate {
        id: stored.id,
        language,
        headline,
        text,
        skills,
        languages,
        licences,
        preferences,
        unknown,
        purpose: stored.purpose,
        last_contact: stored.last_contact.to_string(),
        keep_until: stored.keep_until.to_string(),
        created: stored.created.to_string(),
        updated: stored.updated.to_string(),
    }
}
