//! `rolefit postings add` and `rolefit search`.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

const ADS: &str = concat!(
    r#"{"id": "vid", "title": "Vidéaste H/F", "company": "Atelier", "location": "Nantes", "description": "Vous tournez et montez nos vidéos sur Premiere Pro, en CDI. Monteur confirmé."}"#,
    "\n",
    r#"{"id": "cm", "title": "Community manager", "description": "Nous recherchons un profil en CDD. Vos missions : animer nos comptes Instagram, rédiger les posts et répondre aux commentaires."}"#,
    "\n",
    r#"{"id": "none"}"#,
    "\n",
);

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn rolefit(data: &Path, args: &[&str]) -> Run {
    told(data, args, ADS)
}

fn told(data: &Path, args: &[&str], ads: &str) -> Run {
    let output = Command::cargo_bin("rolefit")
        .unwrap()
        .args(args)
        .env("ROLEFIT_DATA", data)
        .env("LC_ALL", "fr_FR.UTF-8")
        .write_stdin(ads)
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn kept() -> TempDir {
    let folder = tempdir().unwrap();
    let run = rolefit(folder.path(), &["postings", "add", "-", "--from", "ndjson"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(
        run.err.contains("row 3") && run.err.contains("2 ads kept: 2 new, 0 changed"),
        "{}",
        run.err
    );
    folder
}

#[test]
fn bad_ads_are_told_and_cost_the_others_nothing() {
    let folder = tempdir().unwrap();
    let ads = [
        r#"{"title": "Monteur", "description": "Vous montez nos films."}"#,
        r#"{"id": "..", "title": "Cadreur", "description": "Vous cadrez."}"#,
        r#"{"id": "a", "title": "Vidéaste", "description": "Vous tournez."}"#,
    ]
    .join("\n");
    let add = || {
        told(
            folder.path(),
            &["postings", "add", "-", "--from", "ndjson"],
            &ads,
        )
    };
    let (first, second) = (add(), add());
    assert_eq!((first.code, second.code), (Some(3), Some(3)));
    assert!(
        first.err.contains("ad \"..\": this cannot be an id")
            && first
                .err
                .contains("2 ads kept: 2 new, 0 changed, 0 as before; 1 could not"),
        "{}",
        first.err
    );
    assert!(
        second
            .err
            .contains("2 ads kept: 0 new, 0 changed, 2 as before"),
        "{}",
        second.err
    );
}

#[test]
fn kept_ads_are_found_with_their_words() {
    let folder = kept();
    let run = rolefit(folder.path(), &["search", "monteurs", "vidéo"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in [
        "Vidéaste H/F · Atelier, Nantes",
        "*vidéos*",
        "*Monteur*",
        "Une annonce.",
        "Métiers : ",
        "CDI",
    ] {
        assert!(run.out.contains(part), "{part} is not in\n{}", run.out);
    }
    let english = rolefit(folder.path(), &["search", "--lang", "en"]);
    assert!(english.out.contains("2 ads, 2 shown."), "{}", english.out);
    assert!(
        !english.out.contains('\u{1b}'),
        "colours only on a terminal"
    );
}

#[test]
fn hits_are_written_for_programs() {
    let folder = kept();
    let run = rolefit(folder.path(), &["search", "premiere", "--to", "ndjson"]);
    let hit: Value = serde_json::from_str(run.out.trim()).unwrap();
    assert_eq!(
        (&hit["id"], &hit["main_role"], &hit["language"]),
        (&"vid".into(), &"VID".into(), &"fr".into())
    );
    assert_eq!(hit["highlights"][0]["text"], "Premiere");
    assert!(
        hit["snippet"]["text"]
            .as_str()
            .unwrap()
            .contains("Premiere Pro")
    );
    assert!(hit["points"].as_u64().unwrap() > 0);
}

#[test]
fn ads_are_chosen_by_facets() {
    let folder = kept();
    let found = |args: &[&str]| -> usize {
        let run = rolefit(
            folder.path(),
            &[&["search", "--to", "ndjson"], args].concat(),
        );
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out.lines().count()
    };
    assert_eq!(found(&[]), 2);
    assert_eq!(found(&["--limit", "1"]), 1);
    assert_eq!(found(&["--role", "cm"]), 1);
    assert_eq!(found(&["--contract", "cdi", "--contract", "cdd"]), 2);
    assert_eq!(found(&["--family", "video", "--contract", "cdd"]), 0);
    assert_eq!(found(&["CDI OR CDD -instagram"]), 1);
    assert_eq!(found(&["--", "-instagram"]), 1);
    let unknown = rolefit(folder.path(), &["search", "--family", "vidéos"]);
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("there is no family"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_folder_without_ads_is_told() {
    let folder = tempdir().unwrap();
    let run = rolefit(folder.path(), &["search", "vidéo"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("no ads are stored here yet"),
        "{}",
        run.err
    );
}

#[test]
fn the_folder_is_that_of_the_user_when_none_is_given() {
    let home = tempdir().unwrap();
    let add = |variable: &str| {
        Command::cargo_bin("rolefit")
            .unwrap()
            .args(["postings", "add", "-", "--from", "ndjson"])
            .env_remove("ROLEFIT_DATA")
            .env_remove("XDG_DATA_HOME")
            .env(variable, home.path())
            .write_stdin(ADS)
            .output()
            .unwrap();
    };
    add("XDG_DATA_HOME");
    assert!(fs::metadata(home.path().join("rolefit/rolefit.sqlite")).is_ok());
    add("HOME");
    assert!(fs::metadata(home.path().join(".local/share/rolefit/rolefit.sqlite")).is_ok());
}
