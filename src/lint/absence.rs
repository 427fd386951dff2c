//! Facts of the job that an ad does not state: its contract, its place, its pay, when it begins.
//! Knows what the analysis has read and a few turns of its own; the words that state such a fact stand with the rules.

use super::finding::Finding;
use super::scene::Scene;
use super::wording::Met;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::rule::Severity;
use crate::taxonomy::self_check::List;
use crate::taxonomy::wording::Missing;
use crate::text::fold::fold;
use crate::text::{Gap, Language, Shape};
use std::ops::RangeInclusive;

/// Years in which an ad can have been written: others are history.
const YEARS: RangeInclusive<u32> = 2015..=2045;

/// True when nothing that was read states the fact, and the ad is long enough to state it.
pub(super) fn is_missing(scene: &Scene<'_, '_>, missing: Missing) -> bool {
    let facts = &scene.analysis.facts;
    let known = match missing {
        Missing::Words => false,
        Missing::Manager => names_manager(scene),
        // at will, as nearly all jobs there are
        Missing::Contract => {
            !facts.contract.is_empty() || facts.public.is_some() || scene.is_in("US")
        }
        Missing::Place => {
            facts.location.is_some()
                || facts
                    .country_place
                    .is_some_and(|place| is_town(scene, scene.written(place)))
                || names_town(scene)
        }
        Missing::Remote => facts.remote.is_some(),
        Missing::Hours => facts.hours_per_week.is_some(),
        Missing::Deadline => facts.deadline.is_some(),
        Missing::Start => facts.start.is_some() || names_date(scene),
        Missing::Pay => {
            facts.pay.is_some() || facts.pay_basis.is_some() || scene.bare_pay().is_some()
        }
    };
    !known && scene.can_miss()
}

/// A day or a month of a year, outside of what the ad tells of the employer: "12 mars 2027", "27/05/2027", "March 2027". A year
/// alone is any year: of a foundation, a standard, a strategy; the last day to apply is no day of the ad or of the job.
fn names_date(scene: &Scene<'_, '_>) -> bool {
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let counting = scene.taxonomy().facts.counting(scene.language());
    let is_month = |at: usize| {
        let token = tokens.list.get(at);
        counting
            .zip(token)
            .is_some_and(|(counting, token)| counting.month(token.word).is_some())
    };
    let number = |at: usize| tokens.word(at).parse::<u32>().ok();
    let is_slash = |at: usize| {
        let token = tokens.list.get(at);
        token.is_some_and(|token| matches!(token.gap, Gap::Slash | Gap::Dot | Gap::Hyphen))
    };
    (2..tokens.list.len()).any(|at| {
        let year = number(at).is_some_and(|year| YEARS.contains(&year));
        let digits = is_slash(at)
            && is_slash(at - 1)
            && number(at - 1).is_some_and(|month| (1..=12).contains(&month))
            && number(at - 2).is_some_and(|day| (1..=31).contains(&day));
        let written = is_month(at - 1) || (is_month(at - 2) && tokens.list[at].gap == Gap::Comma);
        let deadline = scene.analysis.facts.deadline.as_ref();
        let is_deadline = deadline.is_some_and(|deadline| {
            deadline.place.field == Field::Description
                && deadline.place.span.end >= tokens.list[at].span.end
                && deadline.place.span.start <= tokens.list[at].span.start
        });
        year && (digits || written) && !is_deadline && scene.section(at) != SectionKind::Company
    })
}

/// True when what stands here is unlawful by another rule: "no disabilities" is no welcome, "unpaid trial" no pay.
pub(super) fn is_wrong(scene: &Scene<'_, '_>, met: &Met, findings: &[Finding<'_>]) -> bool {
    let place = scene.place(met.field, &met.words);
    let sentence = &scene.reading().sentence(met.field, met.words.start).words;
    let sentence = scene.place(met.field, sentence);
    findings.iter().any(|finding| {
        let against = matches!(
            finding.rule.name.as_str(),
            "unpaid-test" | "disability-reserved" | "health-disability"
        );
        let over = |around: Place| {
            finding.place.is_some_and(|found| {
                found.field == around.field
                    && found.span.start < around.span.end
                    && around.span.start < found.span.end
            })
        };
        against
            && over(if finding.rule.severity == Severity::Error {
                sentence
            } else {
                place
            })
    })
}

/// True when words that point to a country name more than the country.
fn is_town(scene: &Scene<'_, '_>, written: &str) -> bool {
    let folded = fold(written);
    let pay = folded.contains(|c: char| c.is_ascii_digit() || !c.is_ascii());
    !pay && !scene.list(List::Countries).has(&folded)
}

/// Names of towns are longer than this, where little else says that it is one.
const SHORT: usize = 4;

/// As far, in words, a leader stands behind such a word or before a colon.
const REACH: usize = 4;

/// "Responsable : Anne", "Manager: the head of sales", "under the shop manager", "équipe menée par Inès".
fn names_manager(scene: &Scene<'_, '_>) -> bool {
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let leads = |at: usize| scene.list(List::Heads).has(tokens.word(at));
    let is_name = |at: usize| {
        let token = tokens.list.get(at);
        token.is_some_and(|token| token.shape == Shape::Capital && token.gap == Gap::Space)
    };
    (1..tokens.list.len()).any(|at| {
        let start = at.saturating_sub(REACH);
        let labelled = tokens.list[at].gap == Gap::Colon
            && start
                >= scene
                    .reading()
                    .sentence(Field::Description, at - 1)
                    .words
                    .start
                    .saturating_sub(REACH)
            && (start..at).any(leads);
        let led = scene.list(List::Under).has(tokens.word(at))
            && ((at + 1..=at + REACH).any(leads)
                || tokens.word(at + 1) == "par" && is_name(at + 2)
                || tokens.word(at + 1) == "by" && is_name(at + 2));
        labelled || led
    })
}

/// True when the title names a place.
fn title_names_town(scene: &Scene<'_, '_>) -> bool {
    let title = &scene.reading().passage(Field::Title).tokens;
    let mut hits = scene.reading().hits(Field::Title, 0..usize::MAX);
    // "Los Gatos, CA"
    let state = (1..title.list.len()).any(|at| {
        let token = &title.list[at];
        token.gap == Gap::Comma && token.shape == Shape::Upper && title.word(at).len() == 2
    });
    // "PSYCHOLOGUE (F/H) à ANTRAIGUES"
    let title_text = &scene.reading().passage(Field::Title).text;
    let named = (1..title.list.len()).any(|at| {
        matches!(title.list[at].shape, Shape::Capital | Shape::Upper)
            && title.list[at - 1].span.of(title_text) == "à"
    });
    // "Soudeur (54)", "Manager de magasin - GUILHERAND"
    let ends_with_it = title.list.len().checked_sub(1).is_some_and(|last| {
        let (token, word) = (&title.list[last], title.word(last));
        let department =
            token.gap == Gap::Open && word.len() == 2 && word.chars().all(|c| c.is_ascii_digit());
        let mut hits = scene.reading().hits(Field::Title, last..last + 1);
        let town = last > 0
            && token.gap == Gap::Hyphen
            && matches!(token.shape, Shape::Capital | Shape::Upper)
            && word.len() > SHORT
            && hits.next().is_none();
        department || town
    });
    state
        || named
        || ends_with_it
        || hits.any(|hit| matches!(hit.entry, Entry::Marker(Marker::Country(_))))
}

/// True when the title names a place, or words of the text that name one: "à Lamastre", "sur Largentière", "éditeur rennais (35)".
fn names_town(scene: &Scene<'_, '_>) -> bool {
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    if title_names_town(scene) {
        return true;
    }
    // "Gap (05)", "Saint-Jory - 31790", "Leeds, UK"
    let department = |at: usize| {
        let word = tokens.word(at);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let short = word.len() == 2 && digits > 0 && word.starts_with(|c: char| c.is_ascii_digit());
        digits == 5 && word.len() == 5 || short && tokens.list[at].gap == Gap::Open
    };
    let country = |at: usize| {
        let mut hits = scene.reading().hits(Field::Description, at..at + 1);
        tokens.list[at].gap == Gap::Comma
            && hits.any(|hit| matches!(hit.entry, Entry::Marker(Marker::Country(_))))
    };
    // "Agence Orme, Paris.", "Ledger & Sons, Hull, permanent": in the first sentence
    let first = passage
        .sentences
        .first()
        .map_or(0..0, |sentence| sentence.words.clone());
    let signed = |at: usize| {
        let next = tokens.list.get(at + 1);
        let ends = at + 1 == first.end || next.is_some_and(|next| next.gap == Gap::Comma);
        first.contains(&at)
            && tokens.list[at].gap == Gap::Comma
            && tokens.list[at].shape == Shape::Capital
            && ends
    };
    let named = (1..tokens.list.len()).any(|at| {
        let capital = tokens.list[at - 1].shape == Shape::Capital;
        // "éditeur rennais (35)"
        let of_a_town = || scene.list(List::OfATown).ends(tokens.word(at - 1));
        capital && (department(at) || country(at) || signed(at)) || department(at) && of_a_town()
    });
    if named {
        return true;
    }
    let before = if scene.language() == Language::French {
        "à"
    } else {
        "in"
    };
    let counting = scene.taxonomy().facts.counting(scene.language());
    let is_name =
        |at: &usize| tokens.list[*at].shape == Shape::Capital && tokens.list[*at].gap == Gap::Space;
    // "nos clients sont à Brest"
    let is_of_the_served = |at: usize| {
        let said = &scene.reading().sentence(Field::Description, at).words;
        let near = said.start.max(at.saturating_sub(REACH));
        (near..at).any(|at| scene.list(List::Served).has(tokens.word(at)))
    };
    (1..tokens.list.len()).filter(is_name).any(|at| {
        let mut hits = scene.reading().hits(Field::Description, at..at + 1);
        (tokens.list[at - 1].span.of(&passage.text) == before
            || tokens.word(at - 1) == "sur"
                && (tokens.list[at].shape == Shape::Capital && tokens.word(at).len() > SHORT
                    || scene.list(List::Based).has(tokens.word(at.wrapping_sub(2)))))
            && counting.is_none_or(|counting| counting.month(tokens.list[at].word).is_none())
            && !is_of_the_served(at)
            && !hits.any(|hit| {
                matches!(
                    hit.entry,
                    Entry::Skill(_) | Entry::Marker(Marker::Spoken(_))
                )
            })
    })
}
