//! Hours a week: "35h/semaine", "37.5 hours per week", "CDI 39 heures".
//! Knows hours that are said of a week or a contract; leaves out times of the day.

use super::Stated;
use super::sign::{FIELDS, Signs};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::fact::CountUnit;
use crate::text::fold::key;
use crate::text::{Gap, Shape};

/// Reads the hours.
pub(super) fn read(signs: &Signs<'_, '_>) -> Option<Stated<f64>> {
    FIELDS.into_iter().find_map(|field| {
        let tokens = signs.tokens(field).iter().enumerate();
        tokens
            .filter(|(_, token)| token.shape == Shape::Number)
            .find_map(|(at, _)| stated(signs, field, at))
    })
}

fn stated(signs: &Signs<'_, '_>, field: Field, at: usize) -> Option<Stated<f64>> {
    let (digits, tail) = signs.digits(field, at)?;
    let (mut decimals, mut unit, mut end) = ("", tail, at + 1);
    // "37,5 h", "37.5 hours"
    if unit.is_empty()
        && matches!(signs.gap(field, end), Gap::Comma | Gap::Dot)
        && let Some((more, tail)) = signs.digits(field, end).filter(|(more, _)| more.len() <= 2)
    {
        (decimals, unit, end) = (more, tail, end + 1);
    }
    if unit.is_empty() {
        (unit, end) = (signs.word(field, end), end + 1);
    }
    let (name, minutes) = unit.split_at(
        unit.find(|c: char| c.is_ascii_digit())
            .unwrap_or(unit.len()),
    );
    if signs.counting(field, at)?.unit(key(name))? != CountUnit::Hour {
        return None;
    }
    let whole: f64 = format!("{digits}.{decimals}0").parse().ok()?;
    let hours = whole + minutes.parse::<f64>().unwrap_or(0.0) / 60.0;
    let words = at..end.min(signs.tokens(field).len());
    let near = signs.around(field, &words, 8, 5);
    let weekly = signs.within(field, near.clone()).iter().any(|sign| {
        matches!(
            sign.marker,
            Marker::Week | Marker::FullTime | Marker::PartTime | Marker::Contract(0 | 1 | 5)
        )
    });
    // "8h - 12h" are times of the day
    let clock = ends_a_range(signs, field, at) || begins_a_range(signs, field, words.end);
    (weekly && !clock && (8.0..=48.0).contains(&hours)).then(|| Stated {
        value: hours,
        place: signs.place(field, &words),
    })
}

fn is_clock(signs: &Signs<'_, '_>, field: Field, at: usize) -> bool {
    let word = signs.word(field, at);
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('h')
}

fn ends_a_range(signs: &Signs<'_, '_>, field: Field, at: usize) -> bool {
    let joined = matches!(signs.gap(field, at), Gap::Dash | Gap::Hyphen | Gap::Slash);
    at > 0 && joined && is_clock(signs, field, at - 1)
        || at > 1 && signs.word(field, at - 1) == "a" && is_clock(signs, field, at - 2)
}

fn begins_a_range(signs: &Signs<'_, '_>, field: Field, end: usize) -> bool {
    let joined = matches!(signs.gap(field, end), Gap::Dash | Gap::Hyphen | Gap::Slash);
    joined && is_clock(signs, field, end)
        || signs.word(field, end) == "a" && is_clock(signs, field, end + 1)
}
