//! An internship of more than two months without the legal minimum.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::role::Unit;
use crate::taxonomy::self_check::List;
use crate::text::Shape;

/// Hours of a month of internship, the shortest months counted.
const MONTH: f64 = 133.0;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let figures = ["internship-hour", "internship-months"];
    let [Some(hour), Some(months)] = figures.map(|id| scene.taxonomy().figure("FR", id)) else {
        return Vec::new();
    };
    if !scene.is_stage() || longest(scene).is_some_and(|length| length <= months.value) {
        return Vec::new();
    }
    if let Some(place) = scene.phrase(List::Unpaid) {
        return vec![Remark::at(place)];
    }
    let facts = &scene.analysis.facts;
    if let Some((amount, place)) = scene.hourly() {
        return (amount < hour.value).then(|| Remark::at(place)).into_iter().collect();
    }
    if let Some((amount, place)) = scene.allowance() {
        let low = amount < hour.value * MONTH && facts.hours_per_week.is_none_or(|hours| hours.value >= 35.0);
        return low.then(|| Remark::at(place)).into_iter().collect();
    }
    let Some(pay) = facts.pay.as_ref().filter(|pay| pay.currency == "EUR") else {
        return Vec::new();
    };
    let part = facts.hours_per_week.map_or(1.0, |hours| (hours.value / 35.0).min(1.0));
    let least = match pay.unit {
        Unit::Hour => hour.value,
        Unit::Day => hour.value * 7.0,
        Unit::Month => hour.value * MONTH * part,
        Unit::Year => hour.value * MONTH * part * 12.0,
    };
    if pay.max < least {
        vec![Remark::at(pay.place)]
    } else {
        Vec::new()
    }
}

/// The longest time in the ad, in months.
fn longest(scene: &Scene<'_, '_>) -> Option<f64> {
    let mut longest: Option<f64> = None;
    for field in [Field::Title, Field::Description] {
        let tokens = &scene.reading().passage(field).tokens;
        for at in 0..tokens.list.len() {
            let number = if tokens.list[at].shape == Shape::Number {
                tokens.word(at).parse::<f64>().ok()
            } else {
                ["un", "deux", "trois", "quatre", "cinq", "six"]
                    .iter()
                    .zip([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
                    .find(|(word, _)| **word == tokens.word(at))
                    .map(|(_, number)| number)
            };
            let months = match (number, tokens.word(at + 1)) {
                (Some(number), "mois" | "months" | "month") => number,
                (Some(number), "semaines" | "semaine" | "weeks" | "week") => number / 4.34,
                _ => continue,
            };
            longest = Some(longest.map_or(months, |known| known.max(months)));
        }
    }
    longest
}
