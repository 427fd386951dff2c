//! Where the job is: the place as written, and the country that words point to.

use super::Pay;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, Marker};
use regex::Regex;
use std::sync::LazyLock;

/// The place after "Lieu :" and the like.
pub(super) fn written(reading: &Reading<'_>) -> Option<String> {
    static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?im)^[ \t*#>•\-–]{0,4}(?:lieu(?: de travail| du poste)?|localisation|location|ville|place of work|based in|basé à|standort|ubicación|sede|standplaats|local)[ \t\u{a0}]*:[ \t\u{a0}*]*([^\n.;]{2,60})").ok()
    });
    let found = PLACE
        .as_ref()?
        .captures(&reading.passage(Field::Description).text)?;
    let place = found.get(1)?.as_str().trim().trim_matches('*').trim();
    (!place.is_empty()).then(|| place.to_owned())
}

/// The country: by the place, by the words of the text, by the currency.
pub(super) fn country(
    reading: &Reading<'_>,
    location: Option<&str>,
    pay: Option<&Pay>,
) -> Option<String> {
    let mut votes = vec![0usize; reading.taxonomy.countries.len()];
    let location = location.unwrap_or("");
    for field in [Field::Title, Field::Description] {
        for hit in reading.hits(field, 0..usize::MAX) {
            if let Entry::Marker(Marker::Country(number)) = hit.entry
                && let Some(vote) = votes.get_mut(usize::from(number))
            {
                *vote += if location.contains(reading.written(field, &hit.words)) {
                    10
                } else {
                    1
                };
            }
        }
    }
    let by_currency = match pay.map(|pay| pay.currency) {
        Some("GBP") => Some("GB"),
        Some("MAD") => Some("MA"),
        Some("CHF") => Some("CH"),
        _ => None,
    };
    if let Some(code) = by_currency {
        return Some(code.to_owned());
    }
    let best = votes
        .iter()
        .enumerate()
        .max_by_key(|(i, count)| (**count, std::cmp::Reverse(*i)))?;
    (*best.1 > 0).then(|| reading.taxonomy.countries[best.0].clone())
}
