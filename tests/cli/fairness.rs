//! `rolefit fairness` from outside: groups, twins, and what is no profile.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::process::Output;
use tempfile::TempDir;

const ADS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/worked.ads.jsonl");

fn run(rows: &[Value], args: &[&str]) -> Output {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("profiles.ndjson");
    let lines: Vec<String> = rows.iter().map(ToString::to_string).collect();
    std::fs::write(&path, lines.join("\n")).unwrap();
    Command::cargo_bin("rolefit")
        .unwrap()
        .arg("fairness")
        .arg(&path)
        .arg(ADS)
        .args(args)
        .output()
        .unwrap()
}

fn row(group: &str, pair: &str, headline: &str, level: u8) -> Value {
    json!({"group": group, "pair": pair, "profile": {
        "language": "fr", "headline": headline, "skills": [{"name": "Instagram", "level": level}, {"name": "Canva", "level": level}]
    }})
}

#[test]
fn twins_of_two_genders_are_ranked_alike() {
    let rows = [
        row("women", "1", "Chargée de communication", 3),
        row("men", "1", "Chargé de communication", 3),
        row("women", "2", "Rédactrice web", 2),
        row("men", "2", "Rédacteur web", 2),
    ];
    let output = run(&rows, &["--to", "json", "--best", "2"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["groups"].as_array().unwrap().len(), 2);
    assert_eq!(found["groups"][0]["ratio"], 1.0);
    assert_eq!(found["twins"][0]["equal"], found["twins"][0]["compared"]);
}

#[test]
fn a_group_that_is_chosen_less_is_told_in_words() {
    let rows = [
        row("a", "1", "Community manager", 4),
        row("b", "1", "Comptable", 0),
    ];
    let output = run(&rows, &["--best", "1", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "Less than four fifths",
        "Too few profiles",
        "Twins a / b",
        "no proof",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn a_group_inside_a_profile_is_refused_with_its_line() {
    let rows = [
        row("a", "1", "CM", 2),
        json!({"group": "b", "profile": {"gender": "f"}}),
    ];
    let output = run(&rows, &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("line 2") && said.contains("gender"), "{said}");
}
