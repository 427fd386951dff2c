//! `rolefit taxonomy`, `evaluate`, `completions`, `man`, and wrong command lines.

use assert_cmd::Command;
use std::fs;

fn rolefit() -> Command {
    Command::cargo_bin("rolefit").unwrap()
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn the_taxonomy_is_in_order_and_counted() {
    rolefit().args(["taxonomy", "check"]).assert().success();
    let stats = stdout(rolefit().args(["taxonomy", "stats"]));
    assert!(
        stats.contains("video") && stats.contains("41 roles"),
        "{stats}"
    );
}

/// A copy of the shipped taxonomy in a folder, with one file changed.
fn broken(path: &str, change: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in rolefit::taxonomy::source::built_in() {
        let target = folder.path().join(&file.path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        let text = if file.path == path {
            change(&file.text)
        } else {
            file.text
        };
        fs::write(target, text).unwrap();
    }
    folder
}

#[test]
fn a_typo_in_a_taxonomy_file_is_told_with_file_and_line() {
    let folder = broken("families/video.toml", |text| {
        text.replacen("owner", "ownr", 1)
    });
    let run = rolefit()
        .args(["taxonomy", "check", "--taxonomy"])
        .arg(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        text.contains("families/video.toml:")
            && text.contains("no key `ownr`; did you mean `owner`?"),
        "{text}"
    );
    let run = rolefit()
        .args(["check", "-", "--taxonomy"])
        .arg(folder.path())
        .write_stdin("Vidéaste")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(
        String::from_utf8(run.stderr)
            .unwrap()
            .contains("families/video.toml:")
    );
}

#[test]
fn a_taxonomy_folder_that_is_not_there_is_told() {
    let run = rolefit()
        .args(["taxonomy", "check", "--taxonomy", "/no/such/folder"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        String::from_utf8(run.stdout)
            .unwrap()
            .contains("/no/such/folder")
    );
}

#[test]
fn ads_are_measured_against_labels() {
    let root = env!("CARGO_MANIFEST_DIR");
    let table = stdout(rolefit().args([
        "evaluate",
        &format!("{root}/tests/gold/worked.ads.jsonl"),
        &format!("{root}/tests/gold/worked.gold.jsonl"),
    ]));
    assert!(
        table.contains("asked") && table.contains("verdict"),
        "{table}"
    );
    let missing = rolefit()
        .args(["evaluate", "/no/ads.jsonl", "/no/gold.jsonl"])
        .output()
        .unwrap();
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn packagers_get_completions_and_a_manual() {
    assert!(stdout(rolefit().args(["completions", "bash"])).contains("rolefit"));
    assert!(stdout(rolefit().arg("man")).contains(".TH"));
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    assert_eq!(
        rolefit().arg("chekc").output().unwrap().status.code(),
        Some(2)
    );
}
