//! ZIP archives: one file of ads, or documents with an ad in each.

use super::{AD, gzip, read};
use crate::TAXONOMY;
use crate::bulk::spreadsheet::order;
use crate::posting::document::{docx, zipped};
use rolefit::bulk::Asked;
use rolefit::bulk::job::Job;
use std::fs;
use std::ops::ControlFlow;

/// What is read from an archive of these files.
fn inside(files: &[(&str, &[u8])]) -> String {
    read("ads.zip", &zipped(files), &Asked::default())
}

#[test]
fn documents_in_an_archive_are_an_ad_each() {
    let start: String = AD.chars().take(40).collect();
    let text = format!("Community manager\n\n{AD}");
    let page = format!("<html><body><h1>Vidéaste</h1><p>{AD}</p></body></html>");
    let word = docx("Rédacteur");
    let found = inside(&[
        ("offres/b.txt", text.as_bytes()),
        ("offres/", b""),
        ("offres/a.html", page.as_bytes()),
        ("offres/c.docx", &word),
        ("offres/vide.txt", b""),
        ("__MACOSX/offres/._b.txt", b"\0\x05\x16\x07"),
        ("offres/.DS_Store", b"\0\0\0\x01Bud1"),
    ]);
    let parts: Vec<&str> = found.split(" / ").collect();
    assert_eq!(parts.len(), 4, "{found}");
    assert!(parts[0].starts_with("offres/a.html:Vidéaste:"), "{found}");
    assert_eq!(parts[1], format!("offres/b.txt:Community manager:{start}"));
    assert!(
        parts[2].starts_with("offres/c.docx:") && parts[2].contains("Rédacteur"),
        "{found}"
    );
    assert!(parts[3].starts_with("!4 "), "{found}");
}

#[test]
fn one_file_of_ads_in_an_archive_is_read_as_it_is() {
    let table = "id;titre;texte\n1;CM;Vous animez.\n";
    let ads = "1:CM:Vous animez.";
    assert_eq!(inside(&[("export/ads.csv", table.as_bytes())]), ads);
    assert_eq!(inside(&[("ads.csv.gz", &gzip(table.as_bytes()))]), ads);
    let json = br#"[{"id": 1, "titre": "CM", "texte": "Vous animez."}]"#;
    assert_eq!(inside(&[("ads.json", json)]), ads);
    // the bytes tell, whatever the name says
    assert_eq!(
        read(
            "ads.csv",
            &zipped(&[("a.tsv", b"id\ttitre\ttexte\n1\tCM\tVous animez.\n")]),
            &Asked::default()
        ),
        ads
    );
    assert_eq!(read("ads.zip", table.as_bytes(), &Asked::default()), ads);
}

#[test]
fn an_archive_that_cannot_be_read_says_why() {
    let packed = zipped(&[("a.csv", b"id;texte\n1;a\n")]);
    for (found, said) in [
        (inside(&[]), "there is no file in it"),
        (
            inside(&[("a.csv", b"id\n"), ("lisez-moi.txt", b"ici")]),
            "of 2 files holds \"a.csv\"; a ZIP holds one file of ads",
        ),
        (inside(&[("a.csv", &packed)]), "it holds another archive"),
        (
            read("a.zip", &packed[..packed.len() / 2], &Asked::default()),
            "damaged",
        ),
    ] {
        assert!(
            found.starts_with("refused") && found.contains(said),
            "{said}: {found}"
        );
    }
    for step in 0..packed.len() {
        let mut turned = packed.clone();
        turned[step] ^= 0x55;
        let _ = read("a.zip", &turned, &Asked::default());
    }
}

#[test]
fn an_archive_of_documents_is_a_job_like_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("ads.zip"), folder.path().join("out.csv"));
    let ads = zipped(&[
        ("un.txt", AD.as_bytes()),
        ("deux.txt", AD.as_bytes()),
        ("trois.txt", b""),
    ]);
    fs::write(&input, ads).unwrap();
    let job = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    let done = job
        .run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(
        (done.tally.good(), done.tally.bad, done.tally.duplicates),
        (2, 1, 1)
    );
    let written = fs::read_to_string(&output).unwrap();
    let files: Vec<&str> = written
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(files, ["file", "deux.txt", "un.txt"]);
}
