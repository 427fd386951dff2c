//! Pay under the legal minimum, hours counted pro rata.

use super::{Remark, Scene};
use crate::span::{Field, Place};
use crate::taxonomy::entry::Marker;
use crate::taxonomy::role::Unit;
use crate::taxonomy::self_check::List;

/// The legal week.
const WEEK: f64 = 35.0;
/// Weeks in a month, hours in a month, as French payrolls count.
const MONTH: f64 = 151.67;
/// What rounding may leave under the minimum.
const ROUNDED: f64 = 0.99;
/// Figures under this part of the minimum are no pay of a whole job.
const LEAST: f64 = 0.3;
/// As far, in words, stands what makes a figure a part of the pay only.
const PART: usize = 8;
/// As far before it stands what the figure pays for, when that is no work: "ticket restaurant de 9 €".
const MEAL: usize = 4;
/// Net pay is about this part of gross pay.
const NET: f64 = 0.79;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let facts = &scene.analysis.facts;
    let (Some(pay), Some(hour)) = (&facts.pay, scene.taxonomy().figure("FR", "smic-hour")) else {
        return Vec::new();
    };
    let salaried = facts.contract.iter().any(|contract| {
        matches!(contract.value, "cdi" | "cdd" | "interim")
    });
    let other = ["stage", "alternance", "freelance", "volunteer"];
    let outside = facts.contract.iter().any(|contract| other.contains(&contract.value));
    let salaried = salaried || (facts.contract.is_empty() && pay.gross.is_some());
    // a variable part may lift it over the minimum
    let more = pay.variable || is_a_part(scene, pay.place);
    if pay.currency != "EUR" || more || pay.unit == Unit::Day || outside || !(salaried || facts.public.is_some()) {
        return Vec::new();
    }
    let part = facts.hours_per_week.map_or(1.0, |hours| (hours.value / WEEK).min(1.0));
    let per_month = hour.value * MONTH * part;
    let least = match pay.unit {
        Unit::Hour | Unit::Day => hour.value,
        Unit::Month => per_month,
        Unit::Year => per_month * 12.0,
    };
    let least = if pay.gross == Some(false) { least * NET } else { least };
    // a part-time job whose hours are not told may pay less
    let part_time = scene.reading().has(Field::Description, 0..usize::MAX, Marker::PartTime);
    let unknown = facts.hours_per_week.is_none() && pay.unit != Unit::Hour && (part_time || pay.max < least * 0.75);
    if pay.max >= least * ROUNDED || pay.max < least * LEAST || unknown {
        return Vec::new();
    }
    vec![Remark::at(pay.place).counting("minimum", format!("{least:.0}"))]
}

/// True of the fixed part beside commissions, and of meal vouchers.
fn is_a_part(scene: &Scene<'_, '_>, place: Place) -> bool {
    let tokens = &scene.reading().passage(place.field).tokens;
    let at = tokens.list.partition_point(|token| token.span.end <= place.span.start);
    (at.saturating_sub(PART)..tokens.list.len().min(at + PART))
        .any(|at| scene.list(List::PayPart).has(tokens.word(at)))
        || (at.saturating_sub(MEAL)..at).any(|at| scene.list(List::MealPay).has(tokens.word(at)))
}
