//! Facts of the job: contract, hours, experience, pay, remote work, place, languages, diplomas, licences, dates.
//! Knows figures and the words beside them; what is not said stays unknown, and what is said points at its words.

mod amount;
mod contract;
mod credential;
mod date;
mod experience;
mod hours;
mod pay;
mod place;
mod remote;
mod sign;
mod spoken;

use super::assertion::Mention;
use super::reading::Reading;
use super::section::Section;
use crate::posting::Posting;
use crate::span::Place;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::role::Unit;
use serde::{Deserialize, Serialize};

/// A fact and the words that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T> {
    /// The fact.
    pub value: T,
    /// Its words.
    pub place: Place,
}

/// Experience asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Experience {
    /// At least, in years; 0 when beginners are welcome.
    pub min_years: Option<f64>,
    /// At most, in years.
    pub max_years: Option<f64>,
    /// True when a first experience is asked, without a number.
    pub first: bool,
}

/// A pay that is stated with a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    /// Lower bound, or the only figure.
    pub min: f64,
    /// Upper bound; the only figure when there is one.
    pub max: f64,
    /// Per what.
    pub unit: Unit,
    /// ISO 4217 code.
    pub currency: &'static str,
    /// Before deductions, when that is said.
    pub gross: Option<bool>,
    /// True when a variable part is said to come with it.
    pub variable: bool,
    /// Where it is said.
    pub place: Place,
}

/// What a pay without a figure goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A public scale or a collective agreement.
    Grid,
    /// The legal minimum, or a part of it.
    Minimum,
    /// Nothing that binds: "selon profil", "negotiable".
    Open,
}

impl Basis {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Minimum => "minimum_wage",
            Self::Open => "open",
        }
    }
}

/// How much of the work may be done remotely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Remote {
    /// None.
    None,
    /// Some of it.
    Hybrid,
    /// All of it.
    Full,
}

impl Remote {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Hybrid => "hybrid",
            Self::Full => "full",
        }
    }
}

/// A human language asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// ISO 639-1 code.
    pub code: String,
    /// Level of the European framework, when words say one.
    pub cefr: Option<&'static str>,
    /// Where it is named.
    pub place: Place,
}

/// A diploma or a licence asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential {
    /// The skill that it is, by position.
    pub skill: u32,
    /// False when it is only welcome.
    pub required: bool,
    /// Where it is named.
    pub place: Place,
}

/// A day in the life of the ad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// ISO 8601, as exactly as it is said (`2026-09`, `2026-09-01`); nothing when the year is not said.
    pub date: Option<String>,
    /// True for "as soon as possible".
    pub at_once: bool,
}

/// Facts of the job. What the ad does not say is `None`, or an empty list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Contracts, in the order in which they are named.
    pub contract: Vec<Stated<&'static str>>,
    /// The words that make it a post of the public service.
    pub public: Option<Place>,
    /// Hours a week.
    pub hours_per_week: Option<Stated<f64>>,
    /// Experience.
    pub experience: Option<Stated<Experience>>,
    /// Pay with a figure.
    pub pay: Option<Pay>,
    /// What the pay goes by, when no figure is said.
    pub pay_basis: Option<Stated<Basis>>,
    /// Remote work.
    pub remote: Option<Stated<Remote>>,
    /// The place as written: by the sender, or in the text.
    pub location: Option<String>,
    /// The words of the place, when the text says it.
    pub location_place: Option<Place>,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
    /// The first words that point to the country.
    pub country_place: Option<Place>,
    /// Whether it is a small structure, when the sender says how many people work there.
    pub small: Option<bool>,
    /// Languages.
    pub languages: Vec<Spoken>,
    /// Diplomas.
    pub diplomas: Vec<Credential>,
    /// Licences.
    pub licences: Vec<Credential>,
    /// The first day.
    pub start: Option<Stated<Day>>,
    /// The last day to apply.
    pub deadline: Option<Stated<Day>>,
}

/// Reads the facts.
#[must_use]
pub fn read(
    reading: &Reading<'_>,
    sections: &[Section],
    mentions: &[Mention],
    posting: &Posting,
) -> Facts {
    let signs = sign::gather(reading, sections);
    let context = &posting.context;
    let pay = pay::read(&signs);
    let sent = posting
        .location
        .clone()
        .filter(|place| !place.trim().is_empty());
    let written = place::written(&signs).filter(|_| sent.is_none());
    let location_place = written.as_ref().map(|stated| stated.place);
    let location = sent.or_else(|| written.map(|stated| stated.value));
    let (country, country_place) =
        place::country(&signs, location.as_deref(), pay.as_ref()).unzip();
    Facts {
        contract: contract::read_or_told(&signs, context.contract.as_deref()),
        public: reading
            .first(Marker::Public)
            .map(|(field, words)| signs.place(field, &words)),
        hours_per_week: hours::read(&signs),
        experience: experience::read(&signs),
        pay_basis: pay::basis(&signs).filter(|_| pay.is_none()),
        pay,
        remote: remote::read(&signs),
        location,
        location_place,
        country_place: country_place
            .flatten()
            .filter(|_| context.country.is_none()),
        country: context.country.clone().or(country),
        small: context.team_size.and_then(small),
        languages: spoken::read(&signs, mentions),
        diplomas: credential::read(&signs, mentions, "diploma"),
        licences: credential::read(&signs, mentions, "licence"),
        start: date::start(&signs),
        deadline: date::deadline(&signs),
    }
}

/// Most people of an organisation in which one person is expected to do a little of everything.
const SMALL: u32 = 10;
/// People from which on nobody is. Between the two, the ad's words tell.
const LARGE: u32 = 50;

fn small(people: u32) -> Option<bool> {
    match people {
        ..=SMALL => Some(true),
        LARGE.. => Some(false),
        _ => None,
    }
}
