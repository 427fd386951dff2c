//! When the job begins, and until when one may apply.
//! Knows dates as people write them; reads no clock, so a date without a year stays without one.

use super::sign::{FIELDS, Signs};
use super::{Day, Stated};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// How far behind its label a date may stand, in words.
const NEAR: usize = 7;

/// The first day: a date, or at once.
pub(super) fn start(signs: &Signs<'_, '_>) -> Option<Stated<Day>> {
    let dated = behind(signs, Marker::Start, date);
    dated.or_else(|| behind(signs, Marker::Start, at_once))
}

/// The last day to apply.
pub(super) fn deadline(signs: &Signs<'_, '_>) -> Option<Stated<Day>> {
    behind(signs, Marker::Deadline, date)
}

type Found = (Range<usize>, Day);

/// The first thing of a kind that stands behind a form of a list, in its sentence or alone in the next.
fn behind(
    signs: &Signs<'_, '_>,
    marker: Marker,
    read: impl Fn(&Signs<'_, '_>, Field, Range<usize>) -> Option<Found>,
) -> Option<Stated<Day>> {
    FIELDS.into_iter().find_map(|field| {
        signs.of(field, marker).find_map(|label| {
            let sentence = signs.sentence(field, label.start);
            let near = label.start..sentence.end.min(label.end + NEAR);
            let next = (sentence.end == label.end && sentence.end < signs.tokens(field).len())
                .then(|| signs.sentence(field, sentence.end))
                .filter(|next| next.len() <= NEAR);
            let (words, value) = read(signs, field, near).or_else(|| read(signs, field, next?))?;
            Some(Stated {
                value,
                place: signs.place(field, &words),
            })
        })
    })
}

fn at_once(signs: &Signs<'_, '_>, field: Field, words: Range<usize>) -> Option<Found> {
    let now = signs
        .within(field, words)
        .iter()
        .find(|sign| sign.marker == Marker::StartNow)?;
    Some((
        now.words.clone(),
        Day {
            date: None,
            at_once: true,
        },
    ))
}

/// The first date of a range of words: "1er septembre 2026", "septembre 2026", "01/09/2026", "September 1st, 2026".
fn date(signs: &Signs<'_, '_>, field: Field, words: Range<usize>) -> Option<Found> {
    words.clone().find_map(|at| {
        in_figures(signs, field, at).or_else(|| in_words(signs, field, at, words.start))
    })
}

/// "01/09/2026", "2026-09-01"; "01/09" is no date: it may be a rate or a ratio.
fn in_figures(signs: &Signs<'_, '_>, field: Field, at: usize) -> Option<Found> {
    let joined = |at| matches!(signs.gap(field, at), Gap::Slash | Gap::Dot | Gap::Hyphen);
    if !joined(at + 1) || !joined(at + 2) {
        return None;
    }
    let figure = |at| -> Option<u32> { signs.word(field, at).parse().ok() };
    let (a, b, c) = (figure(at)?, figure(at + 1)?, figure(at + 2)?);
    let (year, month, day) = if a > 1900 {
        (a, b, c)
    } else {
        (if c < 100 { 2000 + c } else { c }, b, a)
    };
    let iso = iso(Some(year), month, Some(day))?;
    Some((at..at + 3, dated(Some(iso))))
}

fn in_words(signs: &Signs<'_, '_>, field: Field, at: usize, from: usize) -> Option<Found> {
    let token = signs.tokens(field).get(at)?;
    if token.shape == Shape::Number || token.shape == Shape::Masked {
        return None;
    }
    let month = u32::from(signs.counting(field, at)?.month(token.word)?);
    let day = |at: usize| -> Option<u32> {
        let day: u32 = signs.digits(field, at)?.0.parse().ok()?;
        (1..=31).contains(&day).then_some(day)
    };
    let year = |at: usize| -> Option<u32> {
        let year: u32 = signs.word(field, at).parse().ok()?;
        (1990..=2100).contains(&year).then_some(year)
    };
    let mut words = at..at + 1;
    let before = at.checked_sub(1).filter(|before| *before >= from);
    let mut of_month = before.and_then(day);
    if of_month.is_some() {
        words.start -= 1;
    } else if year(at + 1).is_none() && day(at + 1).is_some() {
        of_month = day(at + 1);
        words.end += 1;
    }
    let of_year = year(words.end);
    // "it may be presented": a small word of English is a month only beside a figure
    let alone = of_year.is_none() && of_month.is_none();
    if alone
        && token.shape == Shape::Lower
        && signs.reading.sentence(field, at).language == Language::English
    {
        return None;
    }
    words.end += usize::from(of_year.is_some());
    Some((words, dated(iso(of_year, month, of_month))))
}

fn dated(date: Option<String>) -> Day {
    Day {
        date,
        at_once: false,
    }
}

/// The date as ISO 8601 writes it, as exactly as it is known; nothing without a year.
fn iso(year: Option<u32>, month: u32, day: Option<u32>) -> Option<String> {
    let year = year.filter(|_| (1..=12).contains(&month))?;
    match day {
        Some(day) if (1..=31).contains(&day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        Some(_) => None,
        None => Some(format!("{year:04}-{month:02}")),
    }
}
