//! Facts of the job: contract, hours, experience, pay, remote work, place, country.
//! Knows figures and the words beside them; what is not said stays unknown.

mod experience;
mod pay;
mod place;

use super::reading::Reading;
use crate::posting::Posting;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::role::Unit;
use crate::taxonomy::words::CONTRACTS;
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::LazyLock;

/// Years of experience asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Experience {
    /// At least, in years; 0 when beginners are welcome.
    pub min_years: Option<f64>,
    /// At most, in years.
    pub max_years: Option<f64>,
    /// Where it is said.
    pub place: Place,
}

/// A pay that is stated with a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    /// Lower bound, or the only figure.
    pub min: f64,
    /// Upper bound, when there is one.
    pub max: f64,
    /// Per what.
    pub unit: Unit,
    /// ISO 4217 code.
    pub currency: &'static str,
    /// Before deductions, when that is said.
    pub gross: Option<bool>,
    /// Where it is said.
    pub place: Place,
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

/// Facts of the job. What the ad does not say is `None`, or an empty list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Contracts, in the order in which they are named.
    pub contract: Vec<&'static str>,
    /// True when it is a post of the public service.
    pub public: bool,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// Years of experience.
    pub experience: Option<Experience>,
    /// Pay with a figure.
    pub pay: Option<Pay>,
    /// Remote work.
    pub remote: Option<Remote>,
    /// The place, as written.
    pub location: Option<String>,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
}

/// Reads the facts.
#[must_use]
pub fn read(reading: &Reading<'_>, posting: &Posting) -> Facts {
    let location = posting
        .location
        .clone()
        .filter(|place| !place.trim().is_empty())
        .or_else(|| place::written(reading));
    let pay = pay::read(reading);
    let country = place::country(reading, location.as_deref(), pay.as_ref());
    Facts {
        contract: contracts(reading),
        public: reading.first(Marker::Public).is_some(),
        hours_per_week: hours(reading),
        experience: experience::read(reading),
        pay,
        remote: remote(reading),
        location,
        country,
    }
}

/// Contracts named, title first; every one once.
fn contracts(reading: &Reading<'_>) -> Vec<&'static str> {
    let mut named: Vec<&'static str> = Vec::new();
    let in_field = |field: Field, named: &mut Vec<&'static str>| {
        let mut found: Vec<(usize, &'static str)> = Vec::new();
        for (contract, number) in CONTRACTS.into_iter().zip(0..) {
            if let Some(words) = reading
                .markers(field, 0..usize::MAX, Marker::Contract(number))
                .next()
            {
                found.push((words.start, contract));
            }
        }
        found.sort_unstable();
        for (_, contract) in found {
            if !named.contains(&contract) {
                named.push(contract);
            }
        }
    };
    in_field(Field::Title, &mut named);
    if named.is_empty() {
        in_field(Field::Description, &mut named);
    }
    named
}

fn hours(reading: &Reading<'_>) -> Option<f64> {
    static HOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?-u:\b)([0-9]{2})(?:[.,][0-9]{1,2})?[ \u{a0}\u{202f}]?(?:heures?|hours?|hrs?|h)",
        )
        .ok()
    });
    let passage = reading.passage(Field::Description);
    HOURS.as_ref()?.find_iter(&passage.text).find_map(|found| {
        let whole: f64 = found.as_str().get(..2)?.parse().ok()?;
        let end = found.end();
        let around: String = passage.text[..end]
            .chars()
            .rev()
            .take(60)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .chain(passage.text[end..].chars().take(40))
            .collect();
        let folded = crate::text::fold::fold(&around);
        let weekly = [
            "semaine",
            "hebdo",
            "week",
            "temps plein",
            "temps partiel",
            "temps de travail",
            "contrat",
            "full-time",
            "full time",
            "part-time",
            "cdi",
            "cdd",
        ]
        .iter()
        .any(|word| folded.contains(word));
        (weekly && (8.0..=48.0).contains(&whole)).then_some(whole)
    })
}

/// Remote work: said in full before in part, and in part before not at all. "Télétravail : non" is none.
fn remote(reading: &Reading<'_>) -> Option<Remote> {
    let mut said: Vec<Remote> = Vec::new();
    for field in [Field::Title, Field::Description] {
        let passage = reading.passage(field);
        let marks: Vec<(u8, &Range<usize>)> = reading
            .hits(field, 0..usize::MAX)
            .filter_map(|hit| match hit.entry {
                Entry::Marker(Marker::Remote(number)) => Some((number, &hit.words)),
                _ => None,
            })
            .collect();
        for (number, words) in &marks {
            let inside = marks.iter().any(|(_, other)| {
                other.start <= words.start && words.end <= other.end && other.len() > words.len()
            });
            let denied = matches!(
                passage.tokens.word(words.end),
                "non" | "no" | "aucun" | "none"
            );
            match number {
                _ if inside => {}
                2 => said.push(Remote::Full),
                1 if !denied => said.push(Remote::Hybrid),
                _ => said.push(Remote::None),
            }
        }
    }
    [Remote::Full, Remote::Hybrid, Remote::None]
        .into_iter()
        .find(|remote| said.contains(remote))
}
