//! Runs the rules that are only words: one pass over the forms that the reading has found already.
//! Knows where words count and what lifts them; what they mean is the rules' affair.

use super::absence;
use super::finding::{Finding, Replacement};
use super::pair;
use super::scene::Scene;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, Part};
use crate::taxonomy::self_check::List;
use crate::taxonomy::wording::{Where, Wording};
use crate::text::Gap;
use crate::text::fold::fold;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// How far words that lift a form may stand from it, in words.
const NEAR: usize = 10;

/// Marks around names.
const QUOTES: [(char, char); 2] = [('«', '»'), ('“', '”')];

/// Longest name beside the words found in it, in bytes.
const NAME: usize = 30;

/// Longest label, in words, that says what the next line is about.
const LABEL: usize = 4;

/// Words of a rule in an ad.
#[derive(Clone)]
pub(super) struct Met {
    pub number: u16,
    pub part: Part,
    pub field: Field,
    pub words: Range<usize>,
    /// True when it counts wherever it stands.
    pub anywhere: bool,
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
                    anywhere: false,
                });
            }
        }
    }
    let clauses: Vec<Met> = met
        .iter()
        .filter(|met| met.part == Part::Clause)
        .cloned()
        .collect();
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
        .flat_map(|(wording, number)| said(scene, wording, of(number), &clauses))
        .collect();
    let absent: Vec<Finding<'a>> = rules()
        .filter_map(|(wording, number)| {
            let missing = wording.missing?;
            let denied = of(number)
                .iter()
                .find(|met| met.part == Part::Denied && counts(scene, wording, met));
            if let Some(met) = denied.filter(|_| absence::is_missing(scene, missing)) {
                let place = scene.place(met.field, &met.words);
                return Some(Finding::new(&wording.rule, Some(place)));
            }
            let said = of(number)
                .iter()
                .filter(|met| matches!(met.part, Part::Form | Part::Sure | Part::Lifted))
                .any(|met| {
                    counts(scene, wording, met) && !absence::is_wrong(scene, met, &findings)
                });
            (!said && absence::is_missing(scene, missing))
                .then(|| Finding::new(&wording.rule, None))
        })
        .collect();
    findings.extend(absent);
    findings
}

/// The findings of a rule about what is said.
fn said<'a>(
    scene: &Scene<'a, '_>,
    wording: &'a Wording,
    met: &[Met],
    clauses: &[Met],
) -> Vec<Finding<'a>> {
    if met.iter().any(|met| met.part == Part::Lifted) {
        return Vec::new();
    }
    let pairs = pair::find(scene.reading(), met, &wording.pairs);
    let mut forms: Vec<&Met> = met.iter().chain(&pairs).collect();
    forms.sort_by_key(|form| (form.field, form.words.start, Reverse(form.words.end)));
    let mut found: Vec<&Met> = Vec::new();
    for form in forms {
        let good = matches!(form.part, Part::Form | Part::Sure)
            && counts(scene, wording, form)
            && in_bounds(scene, wording, form)
            && (form.part == Part::Sure
                || (!wording.needs || has_beside(scene, met, form, Part::With))
                    && !has_beside(scene, met, form, Part::Unless))
            && !(wording.grounds
                && (stands_in_clause(scene, form, clauses) || is_of_others(scene, form)))
            && !is_in_a_name(scene, form);
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

/// True when the sentence of a form promises equal treatment.
fn stands_in_clause(scene: &Scene<'_, '_>, form: &Met, clauses: &[Met]) -> bool {
    let sentence = &scene.reading().sentence(form.field, form.words.start).words;
    clauses
        .iter()
        .any(|clause| clause.field == form.field && sentence.contains(&clause.words.start))
}

/// True of what is said of people whom the employer serves: "la langue maternelle des élèves", "our patients' physical fitness",
/// "demandez aux clients leur situation familiale".
fn is_of_others(scene: &Scene<'_, '_>, form: &Met) -> bool {
    let tokens = &scene.reading().passage(form.field).tokens;
    let has = |list: List, at: usize| scene.list(list).has(tokens.word(at));
    let joined = |at: usize| {
        let token = tokens.list.get(at);
        token.is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Apostrophe | Gap::Close))
    };
    let (start, end) = (form.words.start, form.words.end);
    let behind = has(List::Of, end) && (has(List::Served, end + 1) || has(List::Served, end + 2));
    let before = joined(start)
        && (has(List::Served, start.wrapping_sub(1))
            || joined(start.wrapping_sub(1)) && has(List::Served, start.wrapping_sub(2)));
    let sentence = &scene.reading().sentence(form.field, start).words;
    let theirs = has(List::Their, start.wrapping_sub(1))
        && !(sentence.start..start).any(|at| has(List::Candidate, at));
    behind || before || theirs
}

/// True of words inside a name between guillemets: "« Le Célibataire », comédie".
fn is_in_a_name(scene: &Scene<'_, '_>, form: &Met) -> bool {
    let place = scene.place(form.field, &form.words);
    let text = &scene.reading().passage(form.field).text;
    let (before, behind) = (
        text.get(..place.span.start as usize).unwrap_or_default(),
        text.get(place.span.end as usize..).unwrap_or_default(),
    );
    QUOTES.into_iter().any(|(open, close)| {
        let quoted = before
            .rsplit_once(open)
            .zip(behind.split_once(close))
            .map(|((_, head), (tail, _))| (head.trim(), tail.trim()));
        quoted.is_some_and(|(head, tail)| {
            !head.contains([close, '\n'])
                && !tail.contains([open, '\n'])
                && format!("{head}{}", scene.written(place)).starts_with(char::is_uppercase)
                && head.len() + tail.len() <= NAME
        })
    })
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
    let start = label.filter(|label| label.len() <= LABEL && scene.opens(form.field, label, words));
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
    met.anywhere
        || (wording.only.is_empty() || wording.only.iter().any(here))
            && !wording.except.iter().any(here)
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
    // "de 12 à 18 ans": who is looked after is younger than anybody who is hired
    let mut numbers = met.words.clone().filter_map(number);
    numbers.all(|number| number >= least && number <= most)
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
