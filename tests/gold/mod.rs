//! Gold: ads written for the project and labelled by reading. What they say is true; floors keep what is reached.

use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::evaluate::rows;
use rolefit::evaluate::{Evaluation, evaluate};
use rolefit::posting::Posting;
use rolefit::report::{Answer, answer};
use rolefit::text::Language;
use rolefit::wordings::measured;
use serde::Deserialize;
use std::fs;

mod hands;
mod qualities;
mod titles;
mod traps;
mod verdicts;

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/gold/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn answered(posting: &Posting) -> Answer {
    answer(posting, &analyze(&TAXONOMY, posting), None)
}

const SETS: [&str; 7] = [
    "worked",
    "other",
    "trades",
    "negatives",
    "overloaded",
    "twins",
    "broad",
];

/// The evaluation of one set of gold ads, and each ad's id with the level said and the level in gold.
fn measured(name: &str) -> (Evaluation, Vec<(String, String, String)>) {
    pooled(&[name])
}

/// The same of several sets together.
fn pooled(names: &[&str]) -> (Evaluation, Vec<(String, String, String)>) {
    let all = |ending: &str| -> Vec<u8> {
        let sets = names.iter().map(|name| file(&format!("{name}.{ending}")));
        sets.collect::<Vec<_>>().concat()
    };
    let name = "gold";
    let ads = rows::ads(name, &all("ads.jsonl")).unwrap();
    let labels = rows::labels(name, &all("gold.jsonl")).unwrap();
    let mut said = String::new();
    let mut levels = Vec::new();
    for (id, posting) in ads.iter() {
        let posting = Posting {
            id: Some(id.to_owned()),
            ..posting.clone()
        };
        let answer = answered(&posting);
        let gold = labels.get(id).map_or_else(String::new, |label| {
            format!("{:?}", label.verdict)
                .to_lowercase()
                .replace('_', "")
        });
        levels.push((id.to_owned(), answer.verdict.level.replace('_', ""), gold));
        said.push_str(&serde_json::to_string(&answer).unwrap());
        said.push('\n');
    }
    let answers = rows::answers(name, said.as_bytes()).unwrap();
    (evaluate(&ads, &labels, &answers, 0), levels)
}

#[test]
fn the_worked_examples_get_their_level() {
    let (_, levels) = measured("worked");
    assert!(levels.len() >= 17);
    let wrong: Vec<_> = levels
        .iter()
        .filter(|(id, said, gold)| said != gold && id != "worked-08b")
        .collect();
    assert!(wrong.is_empty(), "(id, said, gold): {wrong:?}");
    // the brief of 8b asks for broad or more
    assert!(
        levels.iter().any(|(id, said, _)| id == "worked-08b"
            && said != "focused"
            && said != "notassessable")
    );
}

#[test]
fn hard_negatives_and_other_trades_convict_nobody() {
    for name in ["other", "trades"] {
        let (_, levels) = measured(name);
        let convicted: Vec<_> = levels
            .iter()
            .filter(|(_, said, gold)| {
                ["overloaded", "superman"].contains(&said.as_str())
                    && ["focused", "broad", "notassessable"].contains(&gold.as_str())
            })
            .collect();
        assert!(convicted.is_empty(), "(id, said, gold): {convicted:?}");
    }
}

#[test]
fn what_is_reached_on_gold_is_kept() {
    for (name, asked, fields, role, status) in [
        ("worked", 0.70, 0.78, 0.95, 0.84),
        ("other", 0.66, 0.70, 0.95, 0.76),
        ("trades", 0.80, 0.88, 0.95, 0.88),
        ("negatives", 0.62, 0.69, 0.87, 0.77),
        ("overloaded", 0.75, 0.84, 0.95, 0.95),
        ("twins", 0.55, 0.55, 0.95, 0.66),
        ("broad", 0.66, 0.80, 0.95, 0.88),
    ] {
        let figures = measured(name).0.figures;
        for (what, reached, floor) in [
            ("asked F1", figures.asked.f1(), asked),
            ("fields F1", figures.fields.f1(), fields),
            ("main role", figures.role.value().unwrap_or(0.0), role),
            ("status", figures.status.value().unwrap_or(0.0), status),
        ] {
            assert!(
                reached >= floor,
                "{name}: {what} is {reached:.3}, floor {floor}"
            );
        }
    }
}

/// What people are told of how well rolefit reads is what it does: within two hundredths, and told alike everywhere.
#[test]
fn the_figures_that_are_told_are_those_measured() {
    let figures = pooled(&SETS).0.figures;
    let told = |name: &str| measured::FIGURES[name].parse::<f64>().unwrap();
    let overloaded = figures.verdicts.overloaded();
    for (name, value, near) in [
        ("own.asked", figures.asked.f1(), 0.02),
        ("own.role", figures.role.value().unwrap(), 0.02),
        ("own.kappa", figures.verdicts.kappa(), 0.02),
        ("own.found", f64::from(overloaded.right), 0.5),
        ("own.wrongly", f64::from(overloaded.wrong), 0.5),
        ("own.missed", f64::from(overloaded.missed), 0.5),
    ] {
        assert!(
            (value - told(name)).abs() < near,
            "{name} is {value:.3} now: write it into src/wordings/measured.toml"
        );
    }
    let readme = include_str!("../../README.md");
    for row in [
        "{own.ads} ads written for the project",
        "{untaught.ads} real French and English ads",
        "asked F1 is {untaught.asked}",
        "kappa {untaught.kappa};",
        "| {own.asked} | {own.asked_low}–{own.asked_high} |",
        "| {own.role} |",
        "| {own.kappa} | {own.kappa_low}–{own.kappa_high} |",
        "{own.found} found, {own.wrongly} false alarms, {own.missed} missed",
    ] {
        let row = measured::told(row, Language::English);
        assert!(
            readme.contains(&row),
            "the README tells another figure than: {row}"
        );
    }
}

#[test]
fn texts_that_are_no_ads_are_not_judged() {
    let ads = rows::ads("not_ads", &file("not_ads.jsonl")).unwrap();
    assert!(ads.len() >= 6);
    for (id, posting) in ads.iter() {
        let verdict = answered(posting).verdict;
        assert_eq!(
            (verdict.level, verdict.score),
            ("not_assessable", None),
            "{id}: {}",
            verdict.reason
        );
    }
}

#[derive(Deserialize)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    phrase: String,
    family: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    assertion: String,
}

/// The same phrase, asked, a plus, somebody else's, taught, denied, the employer's.
#[test]
fn scope_is_read_in_pairs() {
    let pairs: Pairs =
        toml::from_str(std::str::from_utf8(&file("scope_pairs.toml")).unwrap()).unwrap();
    assert!(pairs.pair.len() >= 40);
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for pair in &pairs.pair {
        for case in &pair.case {
            let answer = answered(&Posting {
                description: case.text.clone(),
                ..Posting::default()
            });
            let lower = case.text.to_lowercase();
            let start = lower
                .find(&pair.phrase.to_lowercase())
                .map_or(0, |byte| lower[..byte].chars().count());
            let end = start + pair.phrase.chars().count();
            let meant = answer.mentions.iter().find(|mention| {
                mention.family == pair.family
                    && (mention.at.start as usize) < end
                    && start < mention.at.end as usize
            });
            all += 1;
            // what is not asked is read right when it is not found at all, too, or given to other hands of those
            let asked = |assertion: &str| matches!(assertion, "required" | "preferred");
            let unasked =
                !asked(&case.assertion) && meant.is_none_or(|mention| !asked(mention.assertion));
            if unasked || meant.is_some_and(|mention| mention.assertion == case.assertion) {
                right += 1;
            } else {
                wrong.push(format!(
                    "{} wanted, {} said: {}",
                    case.assertion,
                    meant.map_or("nothing", |mention| mention.assertion),
                    case.text
                ));
            }
        }
    }
    assert!(
        right * 100 >= all * SCOPE_FLOOR,
        "{right} of {all} right; wrong:\n{}",
        wrong.join("\n")
    );
}

/// Share of scope pairs, in percent, that must be right.
const SCOPE_FLOOR: usize = 100;
