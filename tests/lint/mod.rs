//! The self-check: its rules are all there and complete, every example is as written, traps do not fire, law stays at home.

mod fixes;
mod house;
mod planted;
mod traps;

use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::lint::{self, Settings};
use rolefit::posting::Posting;
use rolefit::report::answer;
use rolefit::text::Language;
use std::collections::BTreeSet;
use std::fs;

const RULES: &str = "age-limit age-coded gender-title gender-mention family-status origin-nationality native-language appearance \
    health-disability disability-reserved residence opinion-values foreign-language misleading no-date employer-hidden payment-asked \
    salary-history pay-missing pay-vague pay-range-wide pay-unit pay-below-min stage-gratif stage-permanent-post stage-no-school alt-pay \
    unpaid-test freelance-disguised privacy-ask own-equipment availability title-fancy title-mismatch title-multi no-contract no-location \
    no-remote no-hours no-reporting no-team no-process no-deadline wall-of-text too-long too-short too-many-reqs no-split polyvalence \
    buzzwords jargon tool-dump level-missing quality-as-skill degree-inflation exp-contradiction exp-impossible strategy-exec masc-coded \
    inclusive-consistency tone-casual hostile perks-fluff superman eeo privacy-notice ai-notice ghost-ad";

/// The names of the rules that speak of an ad.
fn names(title: &str, text: &str) -> Vec<String> {
    let posting = Posting {
        title: title.to_owned(),
        description: text.to_owned(),
        ..Posting::default()
    };
    let analysis = analyze(&TAXONOMY, &posting);
    lint::lint(&analysis, &Settings::default())
        .iter()
        .map(|finding| finding.rule.name.clone())
        .collect()
}

#[test]
fn every_example_of_every_rule_comes_out_as_written() {
    let wrong = lint::example::check(&TAXONOMY);
    let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn all_rules_are_there_under_their_names() {
    let known: BTreeSet<&str> = RULES.split_whitespace().collect();
    let all = lint::all(&TAXONOMY);
    let names: BTreeSet<&str> = all.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(known.len(), 68);
    assert_eq!(known, names);
    let codes: BTreeSet<&str> = all.iter().map(|rule| rule.code.as_str()).collect();
    assert_eq!(codes.len(), all.len(), "two rules share a code");
}

#[test]
fn every_rule_says_why_and_what_to_write_in_both_languages() {
    for rule in lint::all(&TAXONOMY) {
        for label in [&rule.label, &rule.message, &rule.why, &rule.fix] {
            for lang in [Language::French, Language::English] {
                assert!(label.get(lang).len() > 3, "{}", rule.name);
            }
            // French puts a blank that does not break before its double signs
            let french = label.get(Language::French);
            assert!(
                !french.contains(" :") && !french.contains("« "),
                "{}: {french}",
                rule.name
            );
        }
        assert!(
            rule.flagged.len() + rule.accepted.len() >= 4,
            "{}",
            rule.name
        );
    }
}

#[test]
fn law_of_one_country_speaks_of_its_own_ads_only() {
    let tasks = "Vos missions : animer nos comptes, rédiger les posts, répondre aux commentaires. Stage de 6 mois non rémunéré.";
    let french = names(
        "Stage communication",
        &format!("{tasks} Poste basé à Nantes."),
    );
    let moroccan = names(
        "Stage communication",
        &format!("{tasks} Lieu : Casablanca, Maroc."),
    );
    assert!(french.contains(&"stage-gratif".to_owned()), "{french:?}");
    assert!(
        !moroccan.contains(&"stage-gratif".to_owned()),
        "{moroccan:?}"
    );
}

#[test]
fn an_assumed_country_is_told() {
    let said = |text: &str| {
        let posting = Posting {
            description: text.to_owned(),
            ..Posting::default()
        };
        let answer = answer(&posting, &analyze(&TAXONOMY, &posting), None);
        let finding = answer
            .findings
            .into_iter()
            .find(|finding| finding.name == "age-limit");
        finding.map(|finding| (finding.assumed_country, finding.source))
    };
    let text = "Nous cherchons un rédacteur de moins de 30 ans pour écrire les articles du site et répondre aux clients.";
    let (assumed, source) = said(text).unwrap();
    assert_eq!(assumed.as_deref(), Some("FR"));
    assert!(source.contains("L5321-2"), "{source}");
    let (assumed, source) = said(&format!("{text} Lieu : Genève, Suisse.")).unwrap();
    assert_eq!(assumed, None);
    assert!(!source.contains("L5321-2"), "{source}");
}

#[test]
fn a_rule_set_aside_or_at_another_severity_is_so() {
    let posting = Posting {
        description:
            "Nous cherchons un rédacteur de moins de 30 ans pour écrire les articles du site."
                .to_owned(),
        ..Posting::default()
    };
    let analysis = analyze(&TAXONOMY, &posting);
    let mut settings = Settings {
        off: vec!["P501".to_owned()],
        ..Settings::default()
    };
    let has = |settings: &Settings| {
        let findings = lint::lint(&analysis, settings);
        let found = findings
            .iter()
            .find(|finding| finding.rule.name == "age-limit");
        found.map(|finding| finding.severity.name())
    };
    assert_eq!(has(&settings), None);
    settings.off.clear();
    assert_eq!(has(&settings), Some("error"));
    let info = rolefit::taxonomy::rule::Severity::Info;
    settings.severities.insert("age-limit".to_owned(), info);
    assert_eq!(has(&settings), Some("info"));
}

#[test]
fn the_readme_s_index_of_rules_is_fresh() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let index = rolefit::report::rule_page::index(&lint::all(&TAXONOMY));
    assert!(
        readme.contains(&index),
        "the index of rules in README.md is old: put in what `rolefit explain --index` prints\n{index}"
    );
}
