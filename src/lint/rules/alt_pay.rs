//! An apprenticeship paid under the legal part of the minimum wage.

use super::{Remark, Scene};
use crate::taxonomy::role::Unit;
use crate::taxonomy::self_check::List;

/// Hours of a month.
const MONTH: f64 = 151.67;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let figures = ["smic-month", "apprentice-adult"];
    let [Some(smic), Some(percent)] = figures.map(|id| scene.taxonomy().figure("FR", id)) else {
        return Vec::new();
    };
    if !scene.is_alternance() {
        return Vec::new();
    }
    if let Some(place) = scene.phrase(List::Unpaid) {
        return vec![Remark::at(place)];
    }
    // who is under 18 gets the least of all
    let youngest = scene.taxonomy().figure("FR", "apprentice-least");
    if let Some((part, place)) = scene.part_of_minimum() {
        let low = youngest.is_some_and(|youngest| part < youngest.value);
        return low.then(|| Remark::at(place)).into_iter().collect();
    }
    let least = smic.value * percent.value / 100.0;
    if let Some((amount, place)) = scene.allowance() {
        return (amount < least).then(|| Remark::at(place)).into_iter().collect();
    }
    let pay = scene.analysis.facts.pay.as_ref();
    let low = pay.filter(|pay| {
        let month = match pay.unit {
            Unit::Hour => pay.max * MONTH,
            Unit::Day => pay.max * 21.0,
            Unit::Month => pay.max,
            Unit::Year => pay.max / 12.0,
        };
        pay.currency == "EUR" && month < least
    });
    low.map(|pay| Remark::at(pay.place)).into_iter().collect()
}
