//! Years of experience asked: "2 ans minimum", "3 à 5 ans", "10+ years", "débutant accepté", "première expérience".
//! Knows numbers beside years; leaves out the firm's own age and the length of contracts and studies.

use super::sign::{FIELDS, Signs};
use super::{Experience, Stated};
use crate::span::Field;
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CountUnit;
use crate::text::fold::key;
use crate::text::{Gap, Shape};
use std::ops::Range;

/// More years than these are not asked of anybody.
const MOST: f64 = 15.0;

/// Reads the experience asked: the first number of years that is, else beginners welcome, else a first experience.
pub(super) fn read(signs: &Signs<'_, '_>) -> Option<Stated<Experience>> {
    let years = FIELDS.into_iter().find_map(|field| {
        lengths(signs, field)
            .into_iter()
            .find(|length| length.min <= MOST && is_asked(signs, field, &length.words))
            .map(|length| (field, length))
    });
    let beginners = welcome(signs, Marker::NoExperience);
    if let Some((field, length)) = years {
        let wished = signs.has(
            field,
            signs.sentence(field, length.words.start),
            Marker::WishedExperience,
        );
        if !(wished && beginners.is_some()) {
            return Some(Stated {
                value: Experience {
                    min_years: Some(length.min),
                    max_years: length.max,
                    first: false,
                },
                place: signs.place(field, &length.words),
            });
        }
    }
    let said = |(field, words): (Field, Range<usize>), first: bool| Stated {
        value: Experience {
            min_years: (!first).then_some(0.0),
            max_years: None,
            first,
        },
        place: signs.place(field, &words),
    };
    beginners.map(|found| said(found, false)).or_else(|| {
        let first = welcome(signs, Marker::FirstExperience)?;
        Some(said(first, true))
    })
}

/// The first form of a list that speaks of the candidate.
fn welcome(signs: &Signs<'_, '_>, marker: Marker) -> Option<(Field, Range<usize>)> {
    FIELDS.into_iter().rev().find_map(|field| {
        signs
            .of(field, marker)
            .find(|words| !is_about_others(signs, field, words))
            .map(|words| (field, words.clone()))
    })
}

/// A length of time in years, as it is written.
struct Length {
    words: Range<usize>,
    min: f64,
    max: Option<f64>,
}

impl Length {
    fn up_to(self, end: usize) -> Self {
        Self {
            words: self.words.start..end,
            ..self
        }
    }
}

/// Every number of years of a field; months only of experience.
fn lengths(signs: &Signs<'_, '_>, field: Field) -> Vec<Length> {
    let mut found: Vec<Length> = Vec::new();
    for sentence in &signs.passage(field).sentences {
        let counting = signs.reading.taxonomy.facts.counting(sentence.language);
        let length = |at: usize| {
            let token = signs.tokens(field).get(at)?;
            if token.shape == Shape::Number {
                return years_at(signs, field, at);
            }
            // "deux ans"
            let spelled = f64::from(counting?.number(token.word)?);
            (signs.unit(field, at + 1)? == CountUnit::Year)
                .then(|| range(signs, field, at, spelled))
                .map(|length| length.up_to(at + 2))
        };
        found.extend(sentence.words.clone().filter_map(length));
    }
    let months = signs.of(field, Marker::MonthWord).filter_map(|words| {
        let last = words.start.checked_sub(1)?;
        let number = signs.number(field, last)?;
        let length = range(signs, field, last, number).up_to(words.end);
        Some(Length {
            min: length.min / 12.0,
            max: length.max.map(|max| max / 12.0),
            ..length
        })
    });
    found.extend(months);
    found.sort_by_key(|length| length.words.start);
    found
}

/// The years that a number in digits counts: "3 ans", "3+ years", "3ans", "3-5 ans".
fn years_at(signs: &Signs<'_, '_>, field: Field, at: usize) -> Option<Length> {
    let (digits, tail) = signs.digits(field, at)?;
    let number = digits.parse().ok()?;
    let is_year = |word: u64| {
        signs
            .counting(field, at)
            .and_then(|counting| counting.unit(word))
            == Some(CountUnit::Year)
    };
    if !tail.is_empty() {
        return is_year(key(tail)).then(|| range(signs, field, at, number));
    }
    let next = signs.tokens(field).get(at + 1)?;
    let near = next.gap <= Gap::Wrap || next.gap == Gap::Close;
    (near && is_year(next.word)).then(|| range(signs, field, at, number).up_to(at + 2))
}

/// A number with the one before it, when both are a range: "3-5", "3 à 5", "deux (2)".
fn range(signs: &Signs<'_, '_>, field: Field, last: usize, second: f64) -> Length {
    let alone = Length {
        words: last..last + 1,
        min: second,
        max: None,
    };
    let first_at = match signs.gap(field, last) {
        Gap::Hyphen | Gap::Dash | Gap::Slash | Gap::Open => last.checked_sub(1),
        _ => last
            .checked_sub(1)
            .filter(|word| signs.unit(field, *word) == Some(CountUnit::Between))
            .and_then(|word| word.checked_sub(1)),
    };
    let Some((at, first)) = first_at.and_then(|at| Some((at, signs.number(field, at)?))) else {
        return alone;
    };
    // "Bac+3 et 2 ans": the first number is a diploma's
    let diploma = at > 0 && signs.gap(field, at) == Gap::And && signs.word(field, at - 1) == "bac";
    if diploma || first > second {
        return alone;
    }
    Length {
        words: at..last + 1,
        min: first,
        max: (second > first).then_some(second),
    }
}

/// True when years are years of experience that the candidate should have.
fn is_asked(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let close = signs.around(field, words, 4, 4);
    if signs.has(field, close, Marker::NotExperience) || is_about_others(signs, field, words) {
        return false;
    }
    let section = signs.section(field, words.start);
    if section == SectionKind::Extras {
        return false;
    }
    let near = signs.around(field, words, 14, 12);
    if signs.has(field, near, Marker::Experience) {
        return true;
    }
    // "Expérience :", and on the next lines "vente : 2 ans"
    let label = signs.label_before(field, words.start);
    let farther = label
        .as_ref()
        .and_then(|label| signs.label_before(field, label.start));
    let labelled = [label, farther]
        .into_iter()
        .flatten()
        .any(|label| signs.has(field, label, Marker::Experience));
    let sentence = signs.sentence(field, words.start);
    let leads = words.start - sentence.start <= 4;
    leads && (section == SectionKind::Profile || labelled && sentence.len() <= 14)
}

/// True when the sentence, or the part of the ad, is about the employer, the school or how to apply.
fn is_about_others(signs: &Signs<'_, '_>, field: Field, words: &Range<usize>) -> bool {
    let sentence = signs.sentence(field, words.start);
    let said = |marker| signs.has(field, sentence.clone(), marker);
    if said(Marker::Candidate) || said(Marker::Recruits) {
        return false;
    }
    let firm = signs.has(field, sentence.start..words.start, Marker::Employer);
    firm || matches!(
        signs.section(field, words.start),
        SectionKind::Company | SectionKind::Legal | SectionKind::School
    )
}
