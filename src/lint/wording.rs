//! Runs the rules that are only words: one pass over the forms that the reading has found already.
//! Knows where words count and what lifts them; what they mean is the rules' affair.

use super::finding::{Finding, Replacement};
use super::scene::Scene;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, Part};
use crate::taxonomy::rule::Severity;
use crate::taxonomy::wording::{Missing, Where, Wording};
use crate::text::fold::fold;
use crate::text::{Gap, Language, Shape};
use std::collections::BTreeSet;
use std::ops::Range;

/// How far words that lift a form may stand from it, in words.
const NEAR: usize = 10;

/// Longest label, in words, that says what the next line is about.
const LABEL: usize = 4;

/// Words of a rule in an ad.
struct Met {
    number: u16,
    part: Part,
    field: Field,
    words: Range<usize>,
}

/// The findings of all such rules.
pub(super) fn find<'a>(scene: &Scene<'a, '_>) -> Vec<Finding<'a>> {
    let mut met = Vec::new();
    for field in [Field::Title, Field::Description] {
        for hit in scene.reading().hits(field, 0..usize::MAX) {
            if let Entry::Wording(number, part) = hit.entry {
                met.push(Met {
                    number,
                    part,
                    field,
                    words: hit.words.clone(),
                });
            }
        }
    }
    met.sort_by_key(|met| met.number);
    let of = |number: u16| {
        let from = met.partition_point(|met| met.number < number);
        let to = met.partition_point(|met| met.number <= number);
        met.get(from..to).unwrap_or_default()
    };
    let speaks = |wording: &Wording| wording.when.iter().all(|when| scene.holds(*when));
    let rules = || {
        let rules = scene.taxonomy().wordings.iter().zip(0..);
        rules.filter(|(wording, _)| speaks(wording))
    };
    let mut findings: Vec<Finding<'a>> = rules()
        .filter(|(wording, number)| wording.missing.is_none() && !of(*number).is_empty())
        .flat_map(|(wording, number)| said(scene, wording, of(number)))
        .collect();
    let absent: Vec<Finding<'a>> = rules()
        .filter_map(|(wording, number)| {
            is_missing(scene, wording.missing?, wording, of(number), &findings)
        })
        .collect();
    findings.extend(absent);
    findings
}

/// True when what stands here is unlawful by another rule: "no disabilities" is no welcome, "unpaid trial" no pay.
fn is_wrong(scene: &Scene<'_, '_>, met: &Met, findings: &[Finding<'_>]) -> bool {
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

/// The finding of a rule about what is not said.
fn is_missing<'a>(
    scene: &Scene<'a, '_>,
    missing: Missing,
    wording: &'a Wording,
    met: &[Met],
    findings: &[Finding<'_>],
) -> Option<Finding<'a>> {
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
                    .is_some_and(|place| is_town(scene.written(place)))
                || names_town(scene)
        }
        Missing::Remote => facts.remote.is_some(),
        Missing::Hours => facts.hours_per_week.is_some(),
        Missing::Deadline => facts.deadline.is_some(),
        Missing::Start => facts.start.is_some(),
        Missing::Pay => {
            facts.pay.is_some() || facts.pay_basis.is_some() || scene.bare_pay().is_some()
        }
    };
    let said = met.iter().any(|met| {
        matches!(met.part, Part::Form | Part::Lifted)
            && counts(scene, wording, met)
            && !is_wrong(scene, met, findings)
    });
    (!known && !said && scene.can_miss()).then(|| Finding::new(&wording.rule, None))
}

/// True when words that point to a country name more than the country.
fn is_town(written: &str) -> bool {
    let folded = fold(written);
    let pay = folded.contains(|c: char| c.is_ascii_digit() || !c.is_ascii());
    !pay && !["france", "francais", "uk", "usa", "us", "united", "euro"]
        .iter()
        .any(|country| folded.starts_with(country))
}

/// "Responsable : Anne", "Chef d'équipe : Denis", "Manager: the head of sales".
fn names_manager(scene: &Scene<'_, '_>) -> bool {
    let tokens = &scene.reading().passage(Field::Description).tokens;
    let heads = [
        "responsable",
        "chef",
        "cheffe",
        "chefs",
        "manager",
        "supervisor",
        "superieur",
        "superieure",
        "encadrant",
        "encadrante",
        "tuteur",
        "tutrice",
        "boss",
        "lead",
        "head",
        "hierarchie",
        "encadrement",
        "rattachement",
    ];
    (1..tokens.list.len())
        .filter(|&at| tokens.list[at].gap == Gap::Colon)
        .any(|at| {
            let start = scene
                .reading()
                .sentence(Field::Description, at - 1)
                .words
                .start;
            at - start <= 3 && (start..at).any(|word| heads.contains(&tokens.word(word)))
        })
}

/// True when the title names a place, or "à" stands before a name: "à Lamastre".
fn names_town(scene: &Scene<'_, '_>) -> bool {
    let passage = scene.reading().passage(Field::Description);
    let tokens = &passage.tokens;
    let title = &scene.reading().passage(Field::Title).tokens;
    let mut hits = scene.reading().hits(Field::Title, 0..usize::MAX);
    // "Los Gatos, CA"
    let state = (1..title.list.len()).any(|at| {
        let token = &title.list[at];
        token.gap == Gap::Comma && token.shape == Shape::Upper && title.word(at).len() == 2
    });
    if state || hits.any(|hit| matches!(hit.entry, Entry::Marker(Marker::Country(_)))) {
        return true;
    }
    let before = if scene.language() == Language::French {
        "à"
    } else {
        "in"
    };
    let counting = scene.taxonomy().facts.counting(scene.language());
    let named =
        |at: &usize| tokens.list[*at].shape == Shape::Capital && tokens.list[*at].gap == Gap::Space;
    (1..tokens.list.len()).filter(named).any(|at| {
        let mut hits = scene.reading().hits(Field::Description, at..at + 1);
        tokens.list[at - 1].span.of(&passage.text) == before
            && counting.is_none_or(|counting| counting.month(tokens.list[at].word).is_none())
            && !hits.any(|hit| {
                matches!(
                    hit.entry,
                    Entry::Skill(_) | Entry::Marker(Marker::Spoken(_))
                )
            })
    })
}

/// The findings of a rule about what is said.
fn said<'a>(scene: &Scene<'a, '_>, wording: &'a Wording, met: &[Met]) -> Vec<Finding<'a>> {
    if met.iter().any(|met| met.part == Part::Lifted) {
        return Vec::new();
    }
    let mut found: Vec<&Met> = Vec::new();
    for form in met {
        let good = form.part == Part::Form
            && counts(scene, wording, form)
            && in_bounds(scene, wording, form)
            && (!wording.needs || has_beside(scene, met, form, Part::With))
            && !has_beside(scene, met, form, Part::Unless);
        // longer forms stand before shorter ones that begin with the same word
        let inside = |known: &&Met| known.field == form.field && form.words.start < known.words.end;
        if good && !found.last().is_some_and(inside) {
            found.push(form);
        }
    }
    if wording.least > 1 {
        let word = |met: &&Met| fold(scene.written(scene.place(met.field, &met.words)));
        let distinct: BTreeSet<String> = found.iter().map(word).collect();
        if distinct.len() < wording.least {
            return Vec::new();
        }
    }
    let finding = |met: &&Met| {
        let place = scene.place(met.field, &met.words);
        let written = scene.written(place);
        let language = scene
            .reading()
            .sentence(met.field, met.words.start)
            .language;
        let instead = wording.instead.get(&(language, fold(written)));
        Finding {
            replacement: instead.map(|instead| Replacement {
                text: as_written(written, &instead.text),
                safe: instead.safe,
            }),
            ..Finding::new(&wording.rule, Some(place))
        }
    };
    found.iter().map(finding).collect()
}

/// True when few words stand between.
fn is_near(one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = one
        .start
        .saturating_sub(other.end)
        .max(other.start.saturating_sub(one.end));
    between <= NEAR
}

/// True when words that play a part stand in the sentence of a form; those that lift it, near it.
fn has_beside(scene: &Scene<'_, '_>, met: &[Met], form: &Met, part: Part) -> bool {
    let sentence = with_label(scene, form);
    let from =
        met.partition_point(|met| (met.field, met.words.start) < (form.field, sentence.start));
    let others = met
        .iter()
        .skip(from)
        .take_while(|met| met.field == form.field && met.words.start < sentence.end);
    others
        .filter(|met| met.part == part)
        .any(|met| part == Part::With || is_near(&met.words, &form.words))
}

/// The words of a form's sentence, and of the label on the line before.
fn with_label(scene: &Scene<'_, '_>, form: &Met) -> Range<usize> {
    let words = &scene.reading().sentence(form.field, form.words.start).words;
    let before = words.start.checked_sub(1);
    let label = before.map(|word| &scene.reading().sentence(form.field, word).words);
    let start = label.filter(|label| label.len() <= LABEL);
    start.map_or(words.start, |label| label.start)..words.end
}

/// True when words stand where they count.
fn counts(scene: &Scene<'_, '_>, wording: &Wording, met: &Met) -> bool {
    let here = |place: &Where| match place {
        Where::Title => met.field == Field::Title,
        Where::Section(kind) => {
            met.field == Field::Description && scene.sure_section(met.words.start) == *kind
        }
    };
    (wording.only.is_empty() || wording.only.iter().any(here)) && !wording.except.iter().any(here)
}

/// True when the number in a form is one that counts.
fn in_bounds(scene: &Scene<'_, '_>, wording: &Wording, met: &Met) -> bool {
    let Some((least, most)) = wording.number else {
        return true;
    };
    let tokens = &scene.reading().passage(met.field).tokens;
    let number = |at: usize| -> Option<f64> {
        let word = tokens.word(at);
        let end = word
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(word.len());
        word.get(..end)?.parse().ok()
    };
    let mut numbers = met.words.clone().filter_map(number).peekable();
    numbers.peek().is_none() || numbers.any(|number| number >= least && number <= most)
}

/// A replacement that begins as the words that it stands for.
fn as_written(written: &str, instead: &str) -> String {
    let mut letters = instead.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => instead.to_owned(),
    }
}
