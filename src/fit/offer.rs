//! What a fit looks at in an ad: what is asked, and the conditions that both sides may state. Small enough to be kept for
//! every ad. Knows the analysis; does not know any profile.

use super::Why;
use super::demand::{self, Asked};
use crate::analysis::Analysis;
use crate::analysis::fact::{Pay, Remote};
use crate::analysis::verdict::Verdict;
use crate::taxonomy::fit_scoring::Terms;
use crate::taxonomy::role::Unit;
use jiff::civil::{Date, date};

/// What a fit looks at in an ad.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Offer {
    /// Why it cannot be compared with anyone; nothing when it can.
    pub doubt: Option<Why>,
    /// What is asked.
    pub asked: Asked,
    /// What the job offers.
    pub conditions: Conditions,
}

/// The conditions of a job; what is not said is unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conditions {
    /// The place, as written.
    pub place: Option<String>,
    /// Remote work.
    pub remote: Option<Remote>,
    /// Contracts, in the order in which they are named.
    pub contracts: Vec<&'static str>,
    /// Hours a week.
    pub hours: Option<f32>,
    /// The first day, counted from 1970-01-01; of a month, its last.
    pub start: Option<i32>,
    /// The pay.
    pub pay: Option<Paid>,
}

/// A pay that can be compared: before deductions, or nothing is said of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paid {
    /// The best of it, a year, in whole units.
    pub year: f32,
    /// ISO 4217 code.
    pub currency: &'static str,
}

/// Reads what a fit looks at.
#[must_use]
pub fn read(analysis: &Analysis<'_>) -> Offer {
    let asked = demand::gather(analysis);
    let required = |demand: &demand::Demand| demand.is_required() && demand.weight > 0.0;
    let doubt = match &analysis.verdict {
        Verdict::NotAssessable(why) => Some(Why::Verdict(why.name())),
        Verdict::Judged(_) if !asked.skills.iter().any(required) => Some(Why::NothingRequired),
        Verdict::Judged(_) => None,
    };
    Offer {
        doubt,
        conditions: conditions(analysis),
        asked,
    }
}

fn conditions(analysis: &Analysis<'_>) -> Conditions {
    let facts = &analysis.facts;
    let terms = &analysis.reading.taxonomy.fit_scoring.terms;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "hours of a week need no more digits"
    )]
    let hours = facts.hours_per_week.map(|hours| hours.value as f32);
    Conditions {
        place: facts.location.clone(),
        remote: facts.remote.map(|remote| remote.value),
        contracts: facts.contract.iter().map(|stated| stated.value).collect(),
        hours,
        start: facts
            .start
            .as_ref()
            .and_then(|day| first_day(day.value.date.as_deref()?))
            .and_then(day_number),
        pay: facts.pay.as_ref().and_then(|pay| paid(terms, pay)),
    }
}

/// `2026-09-01`, or the last day of `2026-09`.
fn first_day(date: &str) -> Option<Date> {
    let month = || format!("{date}-01").parse::<Date>();
    date.parse()
        .or_else(|_| month().map(Date::last_of_month))
        .ok()
}

/// A day, counted from 1970-01-01.
#[must_use]
pub fn day_number(day: Date) -> Option<i32> {
    let since = day.since(date(1970, 1, 1)).ok()?;
    Some(since.get_days())
}

fn paid(terms: &Terms, pay: &Pay) -> Option<Paid> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cents of a year's pay decide nothing"
    )]
    let year = a_year(terms, pay.max.max(pay.min), pay.unit).round() as f32;
    (pay.gross != Some(false)).then_some(Paid {
        year,
        currency: pay.currency,
    })
}

/// An amount a year.
#[must_use]
pub fn a_year(terms: &Terms, amount: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Year => amount,
        Unit::Month => amount * terms.months,
        Unit::Day => amount * terms.days,
        Unit::Hour => amount * terms.hours,
    }
}
