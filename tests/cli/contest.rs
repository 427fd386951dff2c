//! `rolefit check --contest`, `rolefit contest export`, `rolefit market build`, `rolefit explain`.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn rolefit(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::cargo_bin("rolefit")
        .unwrap()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn gold(name: &str) -> String {
    format!("{}/tests/gold/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn an_ad_is_contested_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let example = gold("example.txt");
    let (_, before, _) = rolefit(folder.path(), &["check", &example, "--format", "json"]);
    let before: Value = serde_json::from_str(&before).unwrap();
    let roles = before["roles"].as_array().unwrap();
    let video = roles.iter().find(|role| role["role"] == "VID").unwrap();
    let contests: Vec<Value> = video["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| json!({"mention": at, "as": "not_this_job"}))
        .collect();
    fs::write(folder.path().join("c.json"), json!(contests).to_string()).unwrap();
    let (code, out, err) = rolefit(folder.path(), &["check", &example, "--contest", "c.json"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("Contesté"), "{out}");
    fs::write(
        folder.path().join("c.json"),
        "[{\"mention\": 99999, \"as\": \"a_plus\"}]",
    )
    .unwrap();
    let (code, _, err) = rolefit(folder.path(), &["check", &example, "--contest", "c.json"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("99999"), "{err}");
}

#[test]
fn exported_contests_are_measured() {
    let folder = tempfile::tempdir().unwrap();
    let ads = fs::read_to_string(gold("worked.ads.jsonl")).unwrap();
    let contested: Vec<String> = ads
        .lines()
        .take(3)
        .map(|line| {
            let mut ad: Value = serde_json::from_str(line).unwrap();
            ad["contest"] = json!([{"mention": 1, "as": "not_this_job"}]);
            ad.to_string()
        })
        .collect();
    fs::write(folder.path().join("in.ndjson"), contested.join("\n")).unwrap();
    let export = [
        "contest",
        "export",
        "in.ndjson",
        "--ads",
        "a.jsonl",
        "--gold",
        "g.jsonl",
    ];
    let (code, _, err) = rolefit(folder.path(), &export);
    assert_eq!(code, Some(0), "{err}");
    let (code, out, err) = rolefit(
        folder.path(),
        &["evaluate", "a.jsonl", "g.jsonl", "--format", "json"],
    );
    assert_eq!(code, Some(0), "{err}");
    let measured: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(measured["ads"], 3, "{out}");
}

#[test]
fn a_market_is_built_and_an_ad_is_placed_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let ads: Vec<String> = (0..30)
        .map(|n| {
            let description = format!("Nous recrutons en CDI un community manager pour la boutique numéro {n} de la rue haute.\nVos missions :\n- animer nos comptes Instagram\n- rédiger les posts et répondre aux commentaires{}", if n % 3 == 0 { "\n- tourner et monter nos films sur Premiere Pro" } else { "" });
            json!({"id": n, "title": "Community manager H/F", "description": description}).to_string()
        })
        .collect();
    // a text that comes again counts once
    let text = format!("{}\n{}\n", ads.join("\n"), ads[0]);
    fs::write(folder.path().join("corpus.ndjson"), text).unwrap();
    let build = [
        "market",
        "build",
        "corpus.ndjson",
        "-o",
        "market.json",
        "--name",
        "boutiques",
    ];
    let (code, _, err) = rolefit(folder.path(), &build);
    assert_eq!(code, Some(0), "{err}");
    let table: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("market.json")).unwrap())
            .unwrap();
    assert_eq!(
        (&table["ads"], &table["roles"]["CM"]["ads"]),
        (&json!(30), &json!(30))
    );
    let example = gold("example.txt");
    let check = ["check", &example, "--market", "market.json"];
    let (_, out, err) = rolefit(folder.path(), &check);
    assert!(out.contains("boutiques"), "{out}{err}");
    let bulk = [
        "bulk",
        "corpus.ndjson",
        "-o",
        "out.ndjson",
        "--market",
        "market.json",
    ];
    assert_eq!(rolefit(folder.path(), &bulk).0, Some(0));
    let out = fs::read_to_string(folder.path().join("out.ndjson")).unwrap();
    let first: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(first["market"]["ads"], 30);
    fs::write(folder.path().join("market.json"), "{}").unwrap();
    assert_eq!(rolefit(folder.path(), &check).0, Some(2));
}

#[test]
fn the_verdict_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, words) in [("fr", "Combien il se trompe"), ("en", "How often it errs")] {
        let (code, out, _) = rolefit(folder.path(), &["explain", "superman", "--lang", lang]);
        assert_eq!(code, Some(0));
        assert!(out.contains(words));
    }
    assert_eq!(rolefit(folder.path(), &["explain", "nothing"]).0, Some(2));
}
