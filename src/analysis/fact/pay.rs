//! Pay: with a figure ("2 000€ brut/mois", "300 €/jour"), or by what it goes ("selon grille", "SMIC + variable").
//! Knows amounts and the words beside them; vouchers, turnover and premiums are no pay.

use super::amount::{self, Amount};
use super::sign::{FIELDS, Signs};
use super::{Basis, Pay, Stated};
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::role::Unit;
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Reads the pay with a figure: the first amount that a word calls pay, else the first that can be nothing else.
pub(super) fn read(signs: &Signs<'_, '_>) -> Option<Pay> {
    let mut unnamed = None;
    for field in FIELDS {
        let text = &signs.passage(field).text;
        let mut past = 0;
        for token in signs.tokens(field) {
            let start = token.span.start as usize;
            if token.shape != Shape::Number || start < past {
                continue;
            }
            let Some(amount) = amount::at(text, start) else {
                continue;
            };
            past = amount.end;
            match judge(signs, field, &amount) {
                Some((pay, true)) => return Some(pay),
                Some((pay, false)) => unnamed = unnamed.or(Some(pay)),
                None => {}
            }
        }
    }
    unnamed
}

/// What the pay goes by, when no figure is said: a scale, the legal minimum, or nothing that binds.
pub(super) fn basis(signs: &Signs<'_, '_>) -> Option<Stated<Basis>> {
    let kinds = [
        (Marker::PayMinimum, Basis::Minimum),
        (Marker::PayGrade, Basis::Grid),
        (Marker::PayVague, Basis::Open),
    ];
    kinds.into_iter().find_map(|(marker, value)| {
        FIELDS.into_iter().find_map(|field| {
            signs
                .of(field, marker)
                .find(|words| {
                    let label = signs.label_before(field, words.start).unwrap_or(0..0);
                    let sentence = signs.sentence(field, words.start);
                    marker == Marker::PayMinimum
                        || signs.has(field, sentence, Marker::Pay)
                        || signs.has(field, label, Marker::Pay)
                })
                .map(|words| Stated {
                    value,
                    place: signs.place(field, words),
                })
        })
    })
}

/// The pay that an amount is, if it is one, and whether a word calls it so.
fn judge(signs: &Signs<'_, '_>, field: Field, amount: &Amount) -> Option<(Pay, bool)> {
    let tokens = signs.tokens(field);
    let first = tokens.partition_point(|token| (token.span.end as usize) <= amount.start);
    let past = tokens.partition_point(|token| (token.span.start as usize) < amount.end);
    let words = first..past;
    if is_no_pay(signs, field, &words) {
        return None;
    }
    let named = is_named(signs, field, &words);
    let units = stated_units(signs, field, &words);
    let section = signs.sure_section(field, first);
    // "CDI 35 h, 2 100 € par mois": beside its terms an amount is the job's, wherever it stands
    let sentence = signs.sentence(field, first);
    let terms = signs
        .within(field, sentence)
        .iter()
        .any(|sign| matches!(sign.marker, Marker::Contract(_) | Marker::FullTime));
    let worked = !terms
        && matches!(
            section,
            SectionKind::Company | SectionKind::Tasks | SectionKind::Profile
        );
    // "38k - 44k" is a pay wherever it stands
    let plain = amount.thousands && amount.max > amount.min;
    let term = is_term(signs, field, amount, &words, !units.is_empty());
    if !named && !plain && !term && (units.is_empty() && !amount.thousands || worked) {
        return None;
    }
    let unit = units
        .into_iter()
        .chain(by_size(amount.min))
        .find(|unit| is_plausible(amount, *unit))?;
    let currency = amount.currency.or_else(|| usual(signs, named))?;
    let near = signs.around(field, &words, 5, 5);
    let gross = nearest(signs, field, &near, &words, |marker| match marker {
        Marker::Gross => Some(true),
        Marker::Net => Some(false),
        _ => None,
    });
    let variable = signs.has(
        field,
        signs.around(field, &words, 6, 8),
        Marker::PayVariable,
    );
    let pay = Pay {
        min: amount.min,
        max: amount.max,
        unit,
        currency,
        gross,
        variable,
        place: Place {
            field,
            span: Span::new(amount.start, amount.end),
        },
    };
    Some((pay, named))
}

/// Amounts of a year's pay, in units of the currency.
const YEARLY: Range<f64> = 12_000.0..150_000.0;

/// "£26,000.", "27 000 €, CDI, Lyon.", "CDI 39 h, 13,50 à 15 €/h": an amount among the terms of the job, at the head of its
/// sentence or beside its contract.
fn is_term(
    signs: &Signs<'_, '_>,
    field: Field,
    amount: &Amount,
    words: &Range<usize>,
    has_unit: bool,
) -> bool {
    let sentence = signs.sentence(field, words.start);
    let beside = signs
        .within(field, sentence.clone())
        .iter()
        .any(|sign| matches!(sign.marker, Marker::Contract(_) | Marker::Remote(_)));
    let heads = words.start == sentence.start;
    amount.currency.is_some() && (beside || heads) && (has_unit || YEARLY.contains(&amount.min))
}

/// The currency of "35k" without a sign: an ad in a language of the euro that calls it pay.
fn usual(signs: &Signs<'_, '_>, named: bool) -> Option<&'static str> {
    (named && signs.reading.language() != Language::English).then_some("EUR")
}

/// True when a word of pay stands before, label included, or right behind.
fn is_named(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let sentence = signs.sentence(field, words.start);
    let label = signs.label_before(field, words.start);
    let before = sentence.start.max(words.start.saturating_sub(14))..words.start;
    signs.has(field, before, Marker::Pay)
        || signs.has(
            field,
            words.end..(words.end + 5).min(sentence.end.max(words.end)),
            Marker::Pay,
        )
        || label.is_some_and(|label| {
            signs.has(field, label.clone(), Marker::Pay) && words.start - sentence.start <= 6
                || signs.label_before(field, label.start).is_some_and(|label| {
                    words.start - sentence.start <= 2 && signs.has(field, label, Marker::Pay)
                })
        })
}

/// Amounts beside words of vouchers, turnover, premiums and budgets.
fn is_no_pay(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let behind = words.end..words.end + 1;
    if signs.has(field, behind, Marker::NotPayAfter) {
        return true;
    }
    let sentence = signs.sentence(field, words.start);
    let before = sentence.start.max(words.start.saturating_sub(6))..words.start;
    let near = signs.within(field, before.clone());
    let last = |marker: Marker| {
        near.iter()
            .filter(|sign| sign.marker == marker)
            .map(|sign| sign.words.end.min(words.start))
            .max()
    };
    let Some(other) = last(Marker::NotPay) else {
        return false;
    };
    // "salaire fixe + variable : 2 000 €" labels the whole
    let labelled = signs.gap(field, words.start) == Gap::Colon;
    let pay = last(Marker::Pay);
    !(labelled && pay.is_some()) && pay.is_none_or(|pay| pay <= other)
}

/// Units said beside the amount, the nearest behind it first, then those before.
fn stated_units(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> Vec<Unit> {
    let unit = |marker: Marker| match marker {
        Marker::PayUnit(number) => Unit::NAMES.get(usize::from(number)).map(|(_, unit)| *unit),
        _ => None,
    };
    let behind = signs.within(field, words.end..words.end + 6);
    let before = signs.within(field, words.start.saturating_sub(8)..words.start);
    // "35 K€": the sign itself may be the unit's word
    let own = signs.within(field, words.clone());
    behind
        .iter()
        .chain(before.iter().rev())
        .chain(own)
        .filter_map(|sign| unit(sign.marker))
        .collect()
}

/// What the sign nearest to some words says: behind them first.
fn nearest<T>(
    signs: &Signs<'_, '_>,
    field: Field,
    near: &Range<usize>,
    words: &Range<usize>,
    says: impl Fn(Marker) -> Option<T>,
) -> Option<T> {
    let behind = signs.within(field, words.start..near.end).iter();
    let before = signs.within(field, near.start..words.start).iter().rev();
    behind.chain(before).find_map(|sign| says(sign.marker))
}

/// "29 à 32 k€ sur treize mois" is a year's pay; the dirham counts in thousands a month.
fn is_plausible(amount: &Amount, unit: Unit) -> bool {
    let strong = matches!(amount.currency, Some("EUR" | "GBP" | "USD"));
    match unit {
        Unit::Year => 6_000.0..400_000.0,
        Unit::Month if strong => 250.0..12_000.0,
        Unit::Month => 250.0..30_000.0,
        Unit::Day => 40.0..3_000.0,
        Unit::Hour => 3.0..200.0,
    }
    .contains(&amount.min)
}

/// The unit that an amount of this size is of, when no word says so.
fn by_size(amount: f64) -> Option<Unit> {
    match amount {
        n if n >= 12_000.0 => Some(Unit::Year),
        n if (450.0..6_000.0).contains(&n) => Some(Unit::Month),
        n if (5.0..60.0).contains(&n) => Some(Unit::Hour),
        _ => None,
    }
}
