//! A figure of pay without what makes it readable: before or after deductions, for a month or a year.

use super::{Remark, Scene};
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::Language;

/// Figures from here on can only be for a year.
const YEAR: f64 = 10_000.0;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let Some(pay) = &scene.analysis.facts.pay else {
        return scene.bare_pay().map(Remark::at).into_iter().collect();
    };
    if scene.is_stage() || scene.is_alternance() || scene.is_freelance() || scene.is_volunteer() {
        return Vec::new();
    }
    let passage = scene.reading().passage(pay.place.field);
    let at = passage.tokens.list.partition_point(|token| token.span.end <= pay.place.span.start);
    let words = scene.reading().sentence(pay.place.field, at).words.clone();
    // "Salaire mensuel :" on the line before
    let before = words.start.checked_sub(1);
    let label = before.map(|before| &scene.reading().sentence(pay.place.field, before).words);
    let label = label.filter(|label| scene.opens(pay.place.field, label, &words));
    let label = label.map_or(words.start, |label| label.start);
    let mut hits = scene.reading().hits(pay.place.field, label..words.end);
    let unit = hits.any(|hit| matches!(hit.entry, Entry::Marker(Marker::PayUnit(_))));
    let no_unit = !unit && pay.max < YEAR;
    let no_gross = pay.gross.is_none() && pay.currency == "EUR" && scene.language() == Language::French;
    if no_unit || no_gross {
        vec![Remark::at(pay.place)]
    } else {
        Vec::new()
    }
}
