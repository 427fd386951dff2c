//! Lines about the conditions of the job: place, remote work, contract, hours, first day, pay against what the person wishes
//! for. Knows wishes only, never where someone lives or what they earned; what one side does not say is unknown.

use super::line::{Component, Line, Proof, Subject};
use super::offer::{Conditions, a_year, day_number};
use super::place;
use super::profile::Preferences;
use crate::analysis::fact::Remote;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fact::CONTRACTS;
use crate::taxonomy::fit_scoring::{Terms, Weight};
use crate::taxonomy::place::Places;
use std::sync::Arc;

/// How many conditions there are.
pub const COUNT: usize = 6;

/// The conditions with their parts, and the share of its part that each has.
const ALL: [(Component, &str, f64); COUNT] = [
    (Component::Location, "place", 0.5),
    (Component::Location, "remote", 0.5),
    (Component::Contract, "contract", 0.5),
    (Component::Contract, "hours", 0.25),
    (Component::Contract, "start", 0.25),
    (Component::Pay, "pay", 1.0),
];

/// What each condition weighs.
#[must_use]
pub fn weights(weight: &Weight) -> [f64; COUNT] {
    ALL.map(|(component, _, share)| {
        let part = match component {
            Component::Location => weight.location,
            Component::Contract => weight.contract,
            _ => weight.pay,
        };
        part * share
    })
}

/// Wishes, made ready to be compared with any number of offers.
#[derive(Debug, Clone)]
pub struct Wishes<'p> {
    terms: &'p Terms,
    said: &'p Preferences,
    /// The places that the taxonomy knows.
    pub known: &'p Places,
    places: Vec<place::Named>,
    /// The contracts, one bit each.
    contracts: u8,
    available: Option<i32>,
}

impl<'p> Wishes<'p> {
    /// Makes wishes ready.
    #[must_use]
    pub fn new(taxonomy: &'p Taxonomy, said: &'p Preferences) -> Self {
        let day = said.available_from.as_deref();
        let known = &taxonomy.places;
        let places = said.locations.iter();
        Self {
            terms: &taxonomy.fit_scoring.terms,
            said,
            known,
            places: places.map(|name| place::read(known, name)).collect(),
            contracts: contract_bits(said.contracts.iter().map(String::as_str)),
            available: day.and_then(|day| day_number(day.parse().ok()?)),
        }
    }

    /// True when nothing is wished for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self.said == Preferences::default()
    }

    /// Which conditions are wished for, in the order of [`weights`].
    #[must_use]
    pub fn stated(&self) -> [bool; COUNT] {
        let said = self.said;
        [
            !self.places.is_empty(),
            said.remote.is_some(),
            !said.contracts.is_empty(),
            said.hours_per_week.is_some(),
            self.available.is_some(),
            said.salary.is_some(),
        ]
    }

    /// How far each condition is met, 0 to 1, in the order of [`weights`]; nothing where one side does not say.
    #[must_use]
    pub fn credits(&self, offered: &Conditions) -> [Option<f64>; COUNT] {
        let place = offered.place.as_deref().filter(|_| !self.places.is_empty());
        let place = place.map(|name| place::read(self.known, name));
        [
            self.place(offered.remote, place.as_ref()),
            self.remote(offered.remote),
            self.contract(contract_bits(offered.contracts.iter().copied())),
            self.hours(offered.hours),
            self.start(offered.start),
            self.pay(offered.pay.map(|pay| (pay.year, pay.currency))),
        ]
    }

    /// A place is met that is wished for or lies in one that is; of two names that nobody can relate nothing is known. Work
    /// that is wholly remote is done from anywhere.
    #[must_use]
    pub fn place(&self, remote: Option<Remote>, offered: Option<&place::Named>) -> Option<f64> {
        if self.places.is_empty() {
            return None;
        }
        if remote == Some(Remote::Full) {
            return Some(1.0);
        }
        let offered = offered?;
        if self.met_place(offered).is_some() {
            return Some(1.0);
        }
        let missed = |wished| place::met(wished, offered) == Some(false);
        self.places.iter().all(missed).then_some(0.0)
    }

    fn met_place(&self, offered: &place::Named) -> Option<usize> {
        let is_met = |wished| place::met(wished, offered) == Some(true);
        self.places.iter().position(is_met)
    }

    /// Some remote work answers a wish for some, all of it answers any wish but for none; some answers a wish for all in part.
    #[must_use]
    pub fn remote(&self, offered: Option<Remote>) -> Option<f64> {
        Some(match (self.said.remote?, offered?) {
            (Remote::None, Remote::None | Remote::Hybrid)
            | (Remote::Hybrid, Remote::Hybrid | Remote::Full)
            | (Remote::Full, Remote::Full) => 1.0,
            (Remote::Full, Remote::Hybrid) => self.terms.partly,
            _ => 0.0,
        })
    }

    /// One contract of the ad, one bit each, that is wished for will do.
    #[must_use]
    pub fn contract(&self, offered: u8) -> Option<f64> {
        let said = !self.said.contracts.is_empty() && offered != 0;
        said.then(|| f64::from(u8::from(self.contracts & offered != 0)))
    }

    /// Hours that differ little are met.
    #[must_use]
    pub fn hours(&self, offered: Option<f32>) -> Option<f64> {
        let (wished, offered) = (self.said.hours_per_week?, f64::from(offered?));
        let apart = (offered - wished).abs() / wished;
        Some(if apart <= self.terms.hours_met {
            1.0
        } else if apart <= self.terms.hours_partly {
            self.terms.partly
        } else {
            0.0
        })
    }

    /// Who can begin by the first day meets it; a little later counts in part.
    #[must_use]
    pub fn start(&self, offered: Option<i32>) -> Option<f64> {
        let late = self.available? - offered?;
        Some(if late <= 0 {
            1.0
        } else if f64::from(late) <= self.terms.start_partly {
            self.terms.partly
        } else {
            0.0
        })
    }

    /// Pay, the best of the ad a year and its currency, is met when it reaches the least that is wished. Other currencies cannot be compared.
    #[must_use]
    pub fn pay(&self, offered: Option<(f32, &str)>) -> Option<f64> {
        let (wish, (best, currency)) = (self.said.salary.as_ref()?, offered?);
        if wish.currency != currency {
            return None;
        }
        let wished = a_year(self.terms, wish.min, wish.unit).round();
        let best = f64::from(best);
        Some(if best >= wished {
            1.0
        } else if best >= wished * (1.0 - self.terms.pay_partly) {
            self.terms.partly
        } else {
            0.0
        })
    }

    /// The profile's words to a condition that is judged.
    fn words(&self, name: &str, met: bool, offered: &Conditions) -> String {
        let said = self.said;
        match name {
            "place" => {
                let first = || said.locations.first().filter(|_| met);
                let of_ad = offered.place.as_deref();
                let of_ad = of_ad.map(|name| place::read(self.known, name));
                let at = of_ad.and_then(|place| self.met_place(&place));
                let one = at.and_then(|at| said.locations.get(at)).or_else(first);
                one.cloned().unwrap_or_else(|| said.locations.join(", "))
            }
            "remote" => said.remote.map_or("", Remote::name).to_owned(),
            "contract" => agreed(&said.contracts, &offered.contracts)
                .map_or_else(|| said.contracts.join(", "), ToOwned::to_owned),
            "hours" => said
                .hours_per_week
                .map_or_else(String::new, |hours| hours.to_string()),
            "start" => said.available_from.clone().unwrap_or_default(),
            _ => said.salary.as_ref().map_or_else(String::new, |wish| {
                format!("{} {}", wish.min, wish.currency)
            }),
        }
    }
}

/// The lines of all conditions.
#[must_use]
pub fn lines(weight: &Weight, offered: &Conditions, wishes: &Wishes<'_>) -> Vec<Line> {
    let judged = ALL
        .into_iter()
        .zip(weights(weight))
        .zip(wishes.credits(offered));
    judged
        .map(|(((component, name, _), weight), credit)| {
            let subject = Subject::Term(name);
            let Some(credit) = credit else {
                return Line::unknown(component, subject, weight);
            };
            Line {
                proof: Some(Proof {
                    words: Arc::from(wishes.words(name, credit > 0.0, offered)),
                    through: None,
                    bridge: None,
                    unstated: false,
                }),
                ..Line::judged(component, subject, weight, credit)
            }
        })
        .collect()
}

/// The first contract of the ad that is wished for.
#[must_use]
pub fn agreed<'o>(wished: &[String], offered: &[&'o str]) -> Option<&'o str> {
    let is_wished = |contract: &&&str| wished.iter().any(|wish| wish == **contract);
    offered.iter().find(is_wished).copied()
}

/// Contracts as bits, one each; one that nobody knows has none.
pub fn contract_bits<'c>(contracts: impl Iterator<Item = &'c str>) -> u8 {
    let known = contracts.filter_map(|name| CONTRACTS.iter().position(|known| *known == name));
    known.fold(0, |bits, at| bits | 1 << at)
}
