//! A disk that is full, and one that cannot be written: told clearly, and nothing is lost. On a small disk of its own, in a
//! name space of its own.

use std::path::Path;
use std::process::{Command, Output};

/// Runs a script in which `$ROLEFIT` is the program and `$DATA` a small disk of some size.
fn on_a_disk(size: &str, script: &str, folder: &Path) -> Output {
    let data = folder.join("disk");
    std::fs::create_dir(&data).unwrap();
    let whole = format!("set -e; mount -t tmpfs -o size={size} none \"$DATA\"; set +e; {script}");
    Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &whole])
        .env("ROLEFIT", assert_cmd::cargo::cargo_bin!("rolefit"))
        .env("DATA", &data)
        .env("HERE", folder)
        .output()
        .expect("unshare (util-linux) runs")
}

fn ads(from: usize, to: usize) -> String {
    let ad = |number| {
        let text = "Vous montez nos vidéos et vous écrivez nos textes pour la semaine. ".repeat(20);
        format!(
            "{{\"id\":\"a{number}\",\"title\":\"Monteur\",\"description\":\"{text}{number}\"}}\n"
        )
    };
    (from..to).map(ad).collect()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("few.ndjson"), ads(0, 10)).unwrap();
    std::fs::write(folder.path().join("many.ndjson"), ads(10, 3_000)).unwrap();
    let script = r#"
        "$ROLEFIT" postings add "$HERE/few.ndjson" --data "$DATA"; echo "few: $?"
        "$ROLEFIT" postings add "$HERE/many.ndjson" --data "$DATA"; echo "many: $?"
        head -c 100m /dev/zero > "$DATA/fill" 2>/dev/null
        "$ROLEFIT" postings add "$HERE/many.ndjson" --data "$DATA"; echo "again: $?"
        rm "$DATA/fill"
        mount -o remount,size=300m "$DATA"
        "$ROLEFIT" search a9 --to ndjson --data "$DATA" > /dev/null; echo "search: $?"
        "$ROLEFIT" doctor --data "$DATA"; echo "doctor: $?"
        "$ROLEFIT" search monteur --to ndjson --limit 100000 --data "$DATA" | grep -c '"id":"a[0-9]"'
    "#;
    let said = said(&on_a_disk("12m", script, folder.path()));
    assert!(said.contains("few: 0"), "{said}");
    assert!(
        said.contains("many: 2") && said.contains("again: 2"),
        "{said}"
    );
    assert!(said.contains("the disk is full"), "{said}");
    assert!(said.contains("doctor: 0"), "{said}");
    assert!(
        said.contains("doctor: 0\n10\n"),
        "the first ten are there: {said}"
    );
}

#[test]
fn a_disk_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("few.ndjson"), ads(0, 10)).unwrap();
    let script = r#"
        "$ROLEFIT" postings add "$HERE/few.ndjson" --data "$DATA"; echo "few: $?"
        mount -o remount,ro "$DATA"
        "$ROLEFIT" postings add "$HERE/few.ndjson" --data "$DATA"; echo "again: $?"
        timeout 20 "$ROLEFIT" serve --port 0 --data "$DATA"; echo "serve: $?"
        mount -o remount,rw "$DATA"
        "$ROLEFIT" doctor --data "$DATA"; echo "doctor: $?"
    "#;
    let said = said(&on_a_disk("50m", script, folder.path()));
    assert!(said.contains("few: 0"), "{said}");
    assert!(
        said.contains("again: 2") && said.contains("serve: 2"),
        "{said}"
    );
    assert!(said.contains("cannot be written"), "{said}");
    assert!(said.contains("doctor: 0"), "{said}");
}
