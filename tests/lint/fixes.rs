//! A safe fix removes its finding, adds none, and leaves every other word as it was.

use crate::TAXONOMY;
use proptest::prelude::*;
use rolefit::analysis::analyze;
use rolefit::lint::{self, Settings, example, fix};
use rolefit::posting::Posting;
use rolefit::report::answer;
use rolefit::report::comparison::compare;
use rolefit::report::finding_schema::FindingSaid;
use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

/// How many findings each rule has.
fn counts(posting: &Posting) -> BTreeMap<String, usize> {
    let analysis = analyze(&TAXONOMY, posting);
    let mut counts = BTreeMap::new();
    for finding in lint::lint(&analysis, &Settings::default()) {
        *counts.entry(finding.rule.name.clone()).or_default() += 1;
    }
    counts
}

/// Flagged examples that a safe fix mends.
fn mendable() -> Vec<Posting> {
    let rules = lint::all(&TAXONOMY);
    let flagged = rules
        .iter()
        .flat_map(|rule| &rule.flagged)
        .map(example::posting);
    flagged
        .filter(|posting| !safe(posting).is_empty())
        .collect()
}

fn safe(posting: &Posting) -> Vec<fix::Change> {
    let analysis = analyze(&TAXONOMY, posting);
    fix::changes(&lint::lint(&analysis, &Settings::default()), false)
}

/// The text without the changed words is the same before and after.
fn holds(posting: &Posting) {
    let changes = safe(posting);
    let fixed = fix::apply(posting, &changes);
    let (before, after) = (counts(posting), counts(&fixed));
    for change in &changes {
        let rule = lint::rule(&TAXONOMY, &change.code).unwrap();
        let left = after.get(&rule.name).copied().unwrap_or_default();
        assert!(
            left < before[&rule.name],
            "{} is still there: {fixed:?}",
            rule.name
        );
    }
    for (name, count) in &after {
        assert!(
            *count <= before.get(name).copied().unwrap_or_default(),
            "{name} is new: {fixed:?}"
        );
    }
    let grown: usize = changes.iter().map(|change| change.text.len()).sum();
    let cut: usize = changes
        .iter()
        .map(|change| change.place.span.len() as usize)
        .sum();
    let size = |posting: &Posting| posting.title.len() + posting.description.len();
    assert_eq!(size(posting) + grown, size(&fixed) + cut);
}

static MENDABLE: LazyLock<Vec<Posting>> = LazyLock::new(mendable);

#[test]
fn there_are_safe_fixes() {
    assert!(MENDABLE.len() >= 5, "{}", MENDABLE.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_safe_fix_mends_and_adds_nothing(at in any::<prop::sample::Index>(), before in "(Nous sommes une agence de Nantes\\. |)", after in "( Vous aimez écrire\\.|)") {
        let mut posting = at.get(&MENDABLE).clone();
        posting.description = format!("{before}Vos missions : rédiger les articles du site, publier les actualités et répondre aux clients.\n{}{after}", posting.description);
        holds(&posting);
    }
}

#[test]
fn two_versions_are_compared_by_rule() {
    let said = |text: &str| {
        let posting = Posting {
            description: text.to_owned(),
            ..Posting::default()
        };
        answer(&posting, &analyze(&TAXONOMY, &posting), None)
    };
    let old = said(
        "Nous cherchons un rédacteur de moins de 30 ans pour écrire les articles. Fainéants s'abstenir. Bonne présentation.",
    );
    let new = said(
        "Nous cherchons un rédacteur pour écrire les articles du site chaque jour. Fainéants s'abstenir. Salaire actuel à indiquer.",
    );
    let compared = compare(&old, &new);
    let has = |list: &[FindingSaid], name: &str| list.iter().any(|finding| finding.name == name);
    assert!(has(&compared.mended, "age-limit") && has(&compared.mended, "appearance"));
    assert!(has(&compared.new, "salary-history"));
    assert!(has(&compared.still, "hostile"));
}

#[test]
fn a_safe_fix_mends_and_adds_nothing_in_written_ads() {
    let files = [
        "broad",
        "negatives",
        "other",
        "overloaded",
        "trades",
        "twins",
        "worked",
    ];
    let mut ads = Vec::new();
    for file in files {
        let path = format!("{}/tests/gold/{file}.ads.jsonl", env!("CARGO_MANIFEST_DIR"));
        for line in fs::read_to_string(path).unwrap().lines() {
            let ad: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |key: &str| ad[key].as_str().unwrap_or_default().to_owned();
            ads.push(Posting {
                title: text("title"),
                description: text("description"),
                ..Posting::default()
            });
        }
    }
    assert!(ads.len() > 150, "{}", ads.len());
    // an ad that is in order gets problems that a safe fix mends
    for (posting, more) in ads.iter().zip(
        [
            "",
            " Bonne présentation exigée. Envoyez votre CV avec photo.",
            " Poste réservé aux travailleurs handicapés.",
        ]
        .iter()
        .cycle(),
    ) {
        let mut posting = posting.clone();
        posting.description.push_str(more);
        if !safe(&posting).is_empty() {
            holds(&posting);
        }
    }
}
