//! Lines about the conditions of the job: place, remote work, contract, hours, pay against what the person wishes for.
//! Knows preferences only, never where someone lives or what they earned; what one side does not say is unknown.

use super::line::{Component, Line, Proof, Subject};
use super::profile::Preferences;
use crate::analysis::Analysis;
use crate::analysis::fact::{Pay, Remote, Stated};
use crate::span::Place;
use crate::taxonomy::fit_scoring::Terms;
use crate::taxonomy::role::Unit;
use crate::text::token::tokenize;

/// A condition that both sides state: how far it is met, and the profile's words.
type Judged = Option<(f64, String)>;

/// The five lines. Places are compared by name: a region is not yet known to hold its towns.
#[must_use]
pub fn lines(analysis: &Analysis<'_>, preferences: &Preferences) -> Vec<Line> {
    let scoring = &analysis.reading.taxonomy.fit_scoring;
    let (weight, terms) = (&scoring.weight, &scoring.terms);
    let (half_location, half_contract) = (weight.location / 2.0, weight.contract / 2.0);
    let facts = &analysis.facts;
    let line = |component: Component, name: &'static str, share: f64, judged: Judged| {
        let subject = Subject::Term(name);
        match judged {
            Some((credit, words)) => Line {
                proof: Some(Proof {
                    words,
                    through: None,
                    bridge: None,
                    unstated: false,
                }),
                ..Line::judged(component, subject, share, credit)
            },
            None => Line::unknown(component, subject, share),
        }
    };
    let remote_at = facts.remote.as_ref().map(|remote| remote.place);
    let hours_at = facts.hours_per_week.as_ref().map(|hours| hours.place);
    let named = agreed(analysis, preferences).or_else(|| facts.contract.first().copied());
    let pay_at = facts.pay.as_ref().map(|pay| pay.place);
    let at = |place: Option<Place>, line: Line| Line { place, ..line };
    vec![
        at(
            facts.location_place,
            line(
                Component::Location,
                "place",
                half_location,
                place(analysis, preferences),
            ),
        ),
        at(
            remote_at,
            line(
                Component::Location,
                "remote",
                half_location,
                remote(terms, value(facts.remote), preferences),
            ),
        ),
        at(
            named.map(|contract| contract.place),
            line(
                Component::Contract,
                "contract",
                half_contract,
                contract(analysis, preferences),
            ),
        ),
        at(
            hours_at,
            line(
                Component::Contract,
                "hours",
                half_contract,
                hours(terms, value(facts.hours_per_week), preferences),
            ),
        ),
        at(
            pay_at,
            line(
                Component::Pay,
                "pay",
                weight.pay,
                pay(terms, facts.pay.as_ref(), preferences),
            ),
        ),
    ]
}

fn value<T>(stated: Option<Stated<T>>) -> Option<T> {
    stated.map(|stated| stated.value)
}

/// A place is met when one name holds the other word by word: "Paris" and "Paris 9e (75)". Work that is wholly remote is
/// done from anywhere.
fn place(analysis: &Analysis<'_>, preferences: &Preferences) -> Judged {
    let first = preferences.locations.first()?;
    if value(analysis.facts.remote) == Some(Remote::Full) {
        return Some((1.0, first.clone()));
    }
    let words =
        |name: &str| -> Vec<u64> { tokenize(name).list.iter().map(|token| token.word).collect() };
    let offered = words(analysis.facts.location.as_deref()?);
    let holds = |outer: &[u64], inner: &[u64]| {
        !inner.is_empty() && outer.windows(inner.len()).any(|part| part == inner)
    };
    let met = preferences.locations.iter().find(|name| {
        let wished = words(name);
        holds(&offered, &wished) || holds(&wished, &offered)
    });
    Some(met.map_or_else(
        || (0.0, preferences.locations.join(", ")),
        |name| (1.0, name.clone()),
    ))
}

/// Some remote work answers a wish for some, all of it answers any wish but for none; some answers a wish for all in part.
fn remote(terms: &Terms, offered: Option<Remote>, preferences: &Preferences) -> Judged {
    let wished = preferences.remote?;
    let credit = match (wished, offered?) {
        (Remote::None, Remote::None | Remote::Hybrid)
        | (Remote::Hybrid, Remote::Hybrid | Remote::Full)
        | (Remote::Full, Remote::Full) => 1.0,
        (Remote::Full, Remote::Hybrid) => terms.partly,
        _ => 0.0,
    };
    Some((credit, wished.name().to_owned()))
}

fn contract(analysis: &Analysis<'_>, preferences: &Preferences) -> Judged {
    if preferences.contracts.is_empty() || analysis.facts.contract.is_empty() {
        return None;
    }
    Some(match agreed(analysis, preferences) {
        Some(contract) => (1.0, contract.value.to_owned()),
        None => (0.0, preferences.contracts.join(", ")),
    })
}

/// The first contract of the ad that is wished for.
fn agreed(analysis: &Analysis<'_>, preferences: &Preferences) -> Option<Stated<&'static str>> {
    let wished = |contract: &&Stated<&str>| {
        preferences
            .contracts
            .iter()
            .any(|wish| wish == contract.value)
    };
    analysis.facts.contract.iter().find(wished).copied()
}

fn hours(terms: &Terms, offered: Option<f64>, preferences: &Preferences) -> Judged {
    let (wished, offered) = (preferences.hours_per_week?, offered?);
    let apart = (offered - wished).abs() / wished;
    let credit = if apart <= terms.hours_met {
        1.0
    } else if apart <= terms.hours_partly {
        terms.partly
    } else {
        0.0
    };
    Some((credit, format!("{wished}")))
}

/// Pay is met when the best of the ad reaches the least that is wished. Other currencies and pay after deductions cannot be
/// compared.
fn pay(terms: &Terms, offered: Option<&Pay>, preferences: &Preferences) -> Judged {
    let (wish, offered) = (preferences.salary.as_ref()?, offered?);
    if wish.currency != offered.currency || offered.gross == Some(false) {
        return None;
    }
    let year = |amount: f64, unit: Unit| match unit {
        Unit::Year => amount,
        Unit::Month => amount * terms.months,
        Unit::Day => amount * terms.days,
        Unit::Hour => amount * terms.hours,
    };
    let (wished, best) = (
        year(wish.min, wish.unit),
        year(offered.max.max(offered.min), offered.unit),
    );
    let credit = if best >= wished {
        1.0
    } else if best >= wished * (1.0 - terms.pay_partly) {
        terms.partly
    } else {
        0.0
    };
    Some((credit, format!("{} {}", wish.min, wish.currency)))
}
