//! `rolefit check`: the report, the answer, and what it says of bad input.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;

const OVERLOADED: &str = "Community manager H/F – CDI\n\nNous recherchons un community manager pour notre marque.\n\nVos missions :\n\
    - animer nos comptes Instagram et TikTok, répondre aux commentaires\n- tourner et monter nos films sur Premiere Pro\n- concevoir nos affiches et plaquettes sous InDesign\n\
    Profil :\n- Maîtrise de Photoshop\nRémunération : 24 000 € brut par an\n";
const FOCUSED: &str = "Community manager H/F\n\nNous recherchons un community manager pour notre marque en CDI.\n\nVos missions :\n\
    - animer nos comptes Instagram et TikTok\n- rédiger les posts et répondre aux commentaires\n- suivre les statistiques de nos pages\n";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn check(input: impl Into<Vec<u8>>, args: &[&str]) -> Run {
    let output = Command::cargo_bin("rolefit")
        .unwrap()
        .arg("check")
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn an_overloaded_ad_is_told_with_its_words_and_what_to_do() {
    let run = check(OVERLOADED, &[]);
    assert_eq!(run.code, Some(1));
    for part in [
        "Verdict",
        "Pourquoi",
        "« Premiere Pro »",
        "Que faire",
        "Ce qui est demandé",
        "Conditions lues",
        "CDI",
    ] {
        assert!(run.out.contains(part), "{part} is not in\n{}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn a_focused_ad_ends_with_0() {
    let run = check(FOCUSED, &[]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("un seul métier"));
}

#[test]
fn the_exit_code_follows_the_wanted_level() {
    assert_eq!(check(OVERLOADED, &["--fail-on", "never"]).code, Some(0));
    assert_eq!(check(FOCUSED, &["--fail-on", "focused"]).code, Some(1));
}

#[test]
fn the_report_speaks_english_when_asked() {
    let run = check(OVERLOADED, &["--lang", "en"]);
    assert!(
        run.out.contains("What to do") && run.out.contains("“Premiere Pro”"),
        "{}",
        run.out
    );
}

#[test]
fn json_is_the_contract() {
    let run = check(OVERLOADED, &["--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["schema"], "rolefit/analysis/1");
    for key in [
        "engine",
        "id",
        "title",
        "lang",
        "input",
        "language",
        "positions",
        "openings",
        "sections",
        "mentions",
        "requirements",
        "roles",
        "verdict",
        "facts",
        "findings",
        "advice",
    ] {
        assert!(answer.get(key).is_some(), "{key}");
    }
    let lines = answer["verdict"]["lines"].as_array().unwrap();
    let sum: i64 = lines
        .iter()
        .map(|line| line["points"].as_i64().unwrap())
        .sum();
    assert_eq!(answer["verdict"]["score"].as_i64(), Some(sum));
    let mention = &answer["mentions"][0];
    for key in [
        "skill",
        "label",
        "family",
        "kind",
        "assertion",
        "strength",
        "level",
        "years",
        "field",
        "start",
        "end",
        "text",
        "via",
        "because",
    ] {
        assert!(mention.get(key).is_some(), "{key}");
    }
}

#[test]
fn a_title_can_be_given() {
    let answer: Value = serde_json::from_str(
        &check(
            "Vous montez nos vidéos.",
            &["--title", "Vidéaste H/F", "--format", "json"],
        )
        .out,
    )
    .unwrap();
    assert_eq!(answer["title"], "Vidéaste H/F");
}

#[test]
fn html_and_job_postings_are_read_to_text_first() {
    let page = r#"<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Vidéaste H/F",
        "description":"&lt;p&gt;Vous tournez et &lt;b&gt;montez nos vidéos&lt;/b&gt; sur Premiere Pro.&lt;/p&gt;","hiringOrganization":{"name":"Atelier"}}</script></head><body><h1>Autre</h1></body></html>"#;
    let answer: Value = serde_json::from_str(&check(page, &["--format", "json"]).out).unwrap();
    assert_eq!(answer["title"], "Vidéaste H/F");
    let input: Vec<char> = answer["input"].as_str().unwrap().chars().collect();
    let mentions = answer["mentions"].as_array().unwrap();
    assert!(
        mentions
            .iter()
            .any(|mention| mention["skill"] == "premiere-pro")
    );
    for mention in mentions
        .iter()
        .filter(|mention| mention["field"] == "description")
    {
        let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
        let words: String = input[at("start")..at("end")].iter().collect();
        assert_eq!(mention["text"], words);
    }
}

#[test]
fn bad_input_gets_a_clear_message_and_2() {
    for (input, message) in [
        (&b""[..], "empty"),
        (b"   \n\t ", "empty"),
        (b"\x00\x01\x02\x03\x04\xff\xfe\x00\x01", "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "damaged"),
    ] {
        let run = check(input, &[]);
        assert_eq!(run.code, Some(2), "{}", run.out);
        assert!(run.err.contains(message), "{message}: {}", run.err);
    }
    let run = check("{\"name\": 3}", &[]);
    assert!(run.err.contains("holds no ad"), "{}", run.err);
}

#[test]
fn a_file_that_is_not_there_is_told_by_name() {
    let run = check("", &["/no/such/ad.txt"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("/no/such/ad.txt"));
}

#[test]
fn old_encodings_are_read_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("annonce.txt");
    fs::write(
        &file,
        b"Vid\xe9aste H/F\r\n\r\nVous montez nos vid\xe9os et vous ma\xeetrisez Premiere Pro.",
    )
    .unwrap();
    let run = check("", &[file.to_str().unwrap(), "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["title"], "Vidéaste H/F");
}
