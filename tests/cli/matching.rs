//! `rolefit match` from outside: one profile, many ads, best first.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::process::Output;

const PROFILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fit/profile.json");

/// An ad of one line of NDJSON.
fn ad(id: &str, asked: &str) -> String {
    let description = format!(
        "Nous recherchons une personne en CDI pour notre équipe de communication à Nantes, avec un bon salaire et du temps.\n\
         Vos missions :\n- {asked}\n- répondre aux commentaires\n"
    );
    json!({"id": id, "title": "Community manager H/F", "description": description}).to_string()
}

fn run(args: &[&str], input: &str) -> Output {
    Command::cargo_bin("rolefit")
        .unwrap()
        .args(["match", "--profile", PROFILE])
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn fits(output: Output) -> Vec<Value> {
    text(output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_best_come_first_and_equals_in_the_order_of_the_file() {
    let input = [
        ad(
            "worse",
            "monter nos vidéos sur Premiere Pro et After Effects",
        ),
        ad("first", "animer nos comptes Instagram"),
        ad("second", "animer nos comptes Instagram"),
        r#"{"id": "none", "title": "CM", "description": "CDI."}"#.to_owned(),
    ]
    .join("\n");
    let output = run(&["-", "--to", "ndjson"], &input);
    assert_eq!(output.status.code(), Some(0));
    let fits = fits(output);
    let order: Vec<&str> = fits
        .iter()
        .map(|fit| fit["posting"].as_str().unwrap())
        .collect();
    assert_eq!(order, ["first", "second", "worse", "none"]);
    assert_eq!(fits[0]["schema"], "rolefit/fit/1");
    assert_eq!(fits[0]["engine"]["scoring"], "fit/3");
    assert_eq!(fits[0]["profile"], "cand-7");
    assert_eq!(fits[3]["score"], Value::Null);
    assert_eq!(fits[3]["band"], "not_assessable");
}

#[test]
fn a_broken_line_is_told_by_its_number_and_the_rest_goes_on() {
    let input = format!(
        "{}\nbroken\n{}\n",
        ad("a", "animer nos comptes"),
        ad("b", "animer nos comptes")
    );
    let output = run(&["-", "--to", "ndjson"], &input);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        text(output.stderr.clone()).starts_with("row 2: not JSON"),
        "{output:?}"
    );
    assert_eq!(fits(output).len(), 2);
    assert_eq!(run(&["-"], "broken\n").status.code(), Some(2));
}

#[test]
fn a_report_for_people_says_the_band_the_words_and_who_decides() {
    let input = format!(
        "{}\n{}",
        ad("a", "animer nos comptes Instagram"),
        ad("b", "monter nos vidéos sur Premiere Pro")
    );
    let french = text(run(&["-", "--limit", "1"], &input).stdout);
    for part in [
        "Adéquation : ",
        "Présent",
        "« répondre aux commentaires »",
        "Non montrées : 1",
        "C'est une personne qui décide.",
    ] {
        assert!(french.contains(part), "{part} is not in {french}");
    }
    assert!(!french.contains("Premiere"), "{french}");
    let english = text(run(&["-", "--lang", "en"], &input).stdout);
    for part in [
        "Fit: ",
        "There",
        "What would change most",
        "A person decides.",
    ] {
        assert!(english.contains(part), "{part} is not in {english}");
    }
}

#[test]
fn kept_ads_are_compared_like_those_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let ads = format!(
        "{}\n{}\n",
        ad("one", "Canva"),
        ad("two", "montage vidéo sur Premiere Pro")
    );
    let add = Command::cargo_bin("rolefit")
        .unwrap()
        .args(["postings", "add", "-", "--from", "ndjson", "--data", data])
        .write_stdin(ads.clone())
        .output()
        .unwrap();
    assert!(add.status.success(), "{}", text(add.stderr));
    let kept = run(&["--data", data, "--to", "ndjson"], "");
    let file = run(&["-", "--to", "ndjson"], &ads);
    assert_eq!(kept.status.code(), Some(0), "{}", text(kept.stderr));
    assert_eq!(text(kept.stdout), text(file.stdout));
}

#[test]
fn what_cannot_be_done_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let without = run(&["--data", data.to_str().unwrap()], "");
    assert_eq!(without.status.code(), Some(2));
    assert!(text(without.stderr).contains("data"));
    let path = folder.path().join("p.json");
    std::fs::write(&path, r#"{"skills": [{"name": "Canva"}], "age": 30}"#).unwrap();
    let refused = Command::cargo_bin("rolefit")
        .unwrap()
        .args(["match", "-", "--profile"])
        .arg(&path)
        .write_stdin("")
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(refused.stderr).contains("unknown field `age`"));
}

#[test]
fn a_cv_is_read_into_a_profile_that_fits_as_the_cv_does() {
    const CV: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fit/cv.txt");
    let ads = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/worked.ads.jsonl");
    let rolefit = || Command::cargo_bin("rolefit").unwrap();
    let read = rolefit().args(["profile", CV]).output().unwrap();
    assert_eq!(read.status.code(), Some(0));
    let told = text(read.stderr);
    assert!(
        told.contains("une adresse") && told.contains("un âge"),
        "{told}"
    );
    let folder = tempfile::tempdir().unwrap();
    let (profile, record) = (
        folder.path().join("p.json"),
        folder.path().join("log.ndjson"),
    );
    std::fs::write(&profile, &read.stdout).unwrap();
    let scores = |profile: &std::path::Path, more: &[&std::ffi::OsStr]| -> Vec<Value> {
        let mut command = rolefit();
        command
            .args(["match", "--to", "ndjson", "--limit", "3", ads, "--profile"])
            .arg(profile)
            .args(more);
        fits(command.output().unwrap())
            .iter()
            .map(|fit| fit["score"].clone())
            .collect()
    };
    let of_cv = scores(CV.as_ref(), &["--record".as_ref(), record.as_ref()]);
    assert_eq!(of_cv, scores(&profile, &[]));
    // what was shown is written down, and no word of it
    let written = std::fs::read_to_string(&record).unwrap();
    assert_eq!(written.lines().count(), 3);
    let first: Value = serde_json::from_str(written.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["schema"], &first["score"]),
        (&json!("rolefit/fit-record/1"), &of_cv[0])
    );
    assert!(
        first["profile_hash"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    assert!(!written.contains("Brasserie") && !written.contains("Camille"));
}
