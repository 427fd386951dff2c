//! The self-check from the command line: pages of rules, fixes, comparison, the printed report, the configuration.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

const AD: &str = "Vendeuse H/F\n\nVos missions :\n- Conseiller nos clients et tenir la caisse du magasin de Nantes\n- Ranger les rayons\n\n\
    Profil :\n- Moins de 30 ans, bonne présentation\n\nCDI, 35 h. Salaire selon profil. Envoyer un CV avec photo à Karim.\n";

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("rolefit").unwrap();
    let output = command.current_dir(folder).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// A folder with the ad in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ad.txt"), AD).unwrap();
    folder
}

#[test]
fn findings_are_told_with_their_words_and_end_with_1() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["check", "ad.txt"]);
    assert_eq!(code, Some(1));
    for part in [
        "à corriger",
        "« Moins de 30 ans »",
        "À la place",
        "P501",
        "--style",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    let (code, _, _) = run(folder.path(), &["check", "ad.txt", "--fail-on", "never"]);
    assert_eq!(code, Some(0));
}

#[test]
fn a_rule_is_explained_by_code_and_by_name() {
    let folder = folder();
    for name in ["P501", "age-limit", "AGE_LIMIT"] {
        let (code, out, _) = run(folder.path(), &["explain", name, "--lang", "en"]);
        assert_eq!(code, Some(0));
        assert!(
            out.contains("Age limit") && out.contains("L5321-2"),
            "{out}"
        );
    }
    let (code, _, err) = run(folder.path(), &["explain", "no-such-rule"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("no-such-rule"));
    assert_eq!(run(folder.path(), &["explain"]).1.lines().count(), 68);
}

#[test]
fn safe_words_are_shown_then_written() {
    let folder = folder();
    let (code, _, shown) = run(folder.path(), &["check", "ad.txt", "--fix"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(
        shown.contains("- Vendeuse H/F") && shown.contains("+ Vendeur·euse H/F"),
        "{shown}"
    );
    let fixed = fs::read_to_string(folder.path().join("ad.txt")).unwrap();
    let expected = AD
        .replace("Vendeuse", "Vendeur·euse")
        .replace("CV avec photo", "CV");
    assert_eq!(fixed, expected);
}

#[test]
fn two_versions_are_compared() {
    let folder = folder();
    fs::write(folder.path().join("old.txt"), AD).unwrap();
    fs::write(
        folder.path().join("ad.txt"),
        AD.replace("Moins de 30 ans, bonne présentation", "Sens du contact"),
    )
    .unwrap();
    let (_, out, _) = run(
        folder.path(),
        &["check", "ad.txt", "--before", "old.txt", "--format", "json"],
    );
    let said: Value = serde_json::from_str(&out).unwrap();
    let has = |key: &str, name: &str| {
        said[key]
            .as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["name"] == name)
    };
    assert!(
        has("mended", "age-limit") && has("mended", "appearance") && has("still", "gender-title"),
        "{said}"
    );
    assert_eq!(said["new"].as_array().unwrap().len(), 0, "{said}");
}

#[test]
fn the_printed_report_loads_nothing() {
    let folder = folder();
    let (_, page, _) = run(folder.path(), &["check", "ad.txt", "--format", "html"]);
    assert!(page.starts_with("<!doctype html>") && page.contains("Moins de 30 ans"));
    for outside in ["src=\"", "href=\"/", "href=\"http", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn an_organisation_sets_rules_aside() {
    let folder = folder();
    fs::write(
        folder.path().join("rolefit.toml"),
        "off = [\"age-limit\"]\n[severity]\npay-vague = \"info\"\n",
    )
    .unwrap();
    let below = folder.path().join("ads");
    fs::create_dir(&below).unwrap();
    let (_, out, _) = run(&below, &["check", "../ad.txt"]);
    assert!(!out.contains("P501]") && out.contains("age-limit"), "{out}");
    let (_, page, _) = run(&below, &["check", "../ad.txt", "--format", "html"]);
    assert!(page.contains("age-limit"), "{page}");
    let (_, out, _) = run(&below, &["config"]);
    assert!(
        out.contains("age-limit") && out.contains("pay-vague = info"),
        "{out}"
    );
    fs::write(
        folder.path().join("rolefit.toml"),
        "off = [\"age-limits\"]\n",
    )
    .unwrap();
    let (code, _, err) = run(&below, &["check", "../ad.txt"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("age-limits"), "{err}");
}

#[test]
fn what_an_organisation_sets_counts_in_bulk_too() {
    let folder = folder();
    fs::write(
        folder.path().join("rolefit.toml"),
        "off = [\"age-limit\"]\ncountry = \"fr\"\n[thresholds]\ntoo-short = 5\n[pay]\nCM = [28000, 34000]\n",
    )
    .unwrap();
    let ad = r#"{"id": "1", "title": "Rédacteur (H/F)", "description": "Moins de 30 ans. Vous écrivez les articles du site et de la lettre."}"#;
    fs::write(folder.path().join("ads.ndjson"), format!("{ad}\n")).unwrap();
    let (_, out, err) = run(folder.path(), &["bulk", "ads.ndjson"]);
    assert!(
        !out.contains("P501")
            && !out.contains("too-short")
            && out.contains("\"aside\":[\"age-limit\"]"),
        "{out} {err}"
    );
    let (_, out, _) = run(folder.path(), &["config"]);
    for line in [
        "threshold too-short = 5",
        "CM = 28000 to 34000",
        "country   FR",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    for (wrong, named) in [
        ("[thresholds]\nage-limit = 3\n", "age-limit"),
        ("[pay]\nXYZ = [1, 2]\n", "XYZ"),
        ("[pay]\nCM = [9, 2]\n", "CM"),
    ] {
        fs::write(folder.path().join("rolefit.toml"), wrong).unwrap();
        let (code, _, err) = run(folder.path(), &["bulk", "ads.ndjson"]);
        assert!(code == Some(2) && err.contains(named), "{wrong}: {err}");
    }
}
