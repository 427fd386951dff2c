//! The findings of the answer: each rule's words in the reader's language, at its place in code points.
//! Knows findings and sentences; judges nothing.

use super::answer::at;
use super::finding_schema::{FindingSaid, FixSaid};
use crate::analysis::Analysis;
use crate::lint::scene::{self, Country};
use crate::lint::{Finding, Settings, lint};
use crate::span::Field;
use crate::taxonomy::rule::{Rule, Source};
use crate::text::Language;
use crate::wordings::{fill, say};

/// The findings of an analysis, texts in `lang`.
pub(super) fn said(
    analysis: &Analysis<'_>,
    settings: &Settings,
    lang: Language,
) -> Vec<FindingSaid> {
    let country = scene::country(analysis, settings);
    lint(analysis, settings)
        .iter()
        .map(|finding| one(analysis, finding, country.as_ref(), lang))
        .collect()
}

fn one(
    analysis: &Analysis<'_>,
    finding: &Finding<'_>,
    country: Option<&Country>,
    lang: Language,
) -> FindingSaid {
    let rule = finding.rule;
    let code = country.map(|country| country.code.as_str());
    let place = finding.place.map(|place| at(analysis, place));
    let assumed = country.filter(|country| country.assumed && rests_on(rule, &country.code));
    FindingSaid {
        code: rule.code.clone(),
        name: rule.name.clone(),
        label: rule.label.get(lang).to_owned(),
        severity: finding.severity.name(),
        confidence: rule.confidence.name(),
        tier: rule.tier.name(),
        message: message(finding, lang),
        why: rule.why.get(lang).to_owned(),
        source: source(rule, code, lang),
        assumed_country: assumed.map(|country| country.code.clone()),
        field: place.as_ref().map_or(Field::Description, |at| at.field),
        start: place.as_ref().map(|at| at.start),
        end: place.as_ref().map(|at| at.end),
        text: place.map(|at| at.text),
        fix: FixSaid {
            hint: rule.fix.get(lang).to_owned(),
            replacement: finding.replacement.as_ref().map(|it| it.text.clone()),
            safe: finding.replacement.as_ref().is_some_and(|it| it.safe),
        },
    }
}

/// What a finding says.
fn message(finding: &Finding<'_>, lang: Language) -> String {
    let words = finding.words.iter();
    let words: Vec<(&str, &str)> = words.map(|(name, word)| (*name, word.get(lang))).collect();
    fill(finding.rule.message.get(lang), &words)
}

/// True when a rule speaks by the law of a country.
fn rests_on(rule: &Rule, code: &str) -> bool {
    let of = |country: &Option<String>| country.as_deref() == Some(code);
    of(&rule.country) || rule.sources.iter().any(|source| of(&source.country))
}

/// On whose word a rule speaks in a country, with the days on which it was read.
fn source(rule: &Rule, country: Option<&str>, lang: Language) -> String {
    let here = |source: &&Source| {
        let of = source.country.as_deref();
        of.is_none() || of == country
    };
    let sources = rule.sources.iter().filter(here);
    let said: Vec<String> = sources.map(|source| one_source(source, lang)).collect();
    said.join(" ; ")
}

/// A source, the day on which it was read, and whether a lawyer has yet to confirm it.
#[must_use]
pub fn one_source(source: &Source, lang: Language) -> String {
    let key = if source.confirm {
        "to_confirm"
    } else {
        "checked"
    };
    let words = [
        ("source", source.text.get(lang)),
        ("day", source.checked.as_str()),
    ];
    say(lang, "finding", key, &words)
}
