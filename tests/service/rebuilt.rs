//! The record is the truth: an index that was deleted, damaged or left behind gives the same results when it is made anew.

use super::{ad, ads, at, by, copy, filled, open, words};
use rolefit::index::{Facet, Query};
use rolefit::service::{Found, Reader, Service};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::tempdir;

/// Thirty ways to ask.
fn queries() -> Vec<Query> {
    let texts = [
        "",
        "vidéo",
        "monteur",
        "monteurs vidéo",
        "community manager",
        "premiere pro",
        "\"premiere pro\"",
        "réseaux sociaux",
        "affiches OR commentaires",
        "nos",
        "équipe",
        "film",
        "video editor",
        "team",
        "redes sociales",
        "agence -affiches",
        "title:vidéaste",
        "e-commerce",
        "instagram tiktok",
        "comunicação",
        "Kanäle",
        "kantoor",
        "ufficio",
        "campagne",
        "vous",
        "numéro",
    ];
    let mut queries: Vec<Query> = texts.into_iter().map(words).collect();
    queries.extend([
        by(Facet::Language, "fr"),
        by(Facet::Role, "VID"),
        by(Facet::Contract, "cdi"),
        Query {
            limit: 3,
            ..words("vidéo OR film OR team")
        },
    ]);
    queries
}

/// Everything that is told of what these queries find, scores and order included.
fn told(service: &Service) -> Vec<Found> {
    let all: Vec<Found> = queries()
        .iter()
        .map(|query| service.search(query).unwrap())
        .collect();
    assert!(all.len() == 30 && all.iter().filter(|found| found.total > 0).count() > 25);
    all
}

/// A record with a past: puts, replacements and deletions, each leaving its traces in the index.
fn with_a_past(data: &Path) -> Service {
    let service = filled(data);
    for round in 0..6 {
        for number in 0..12 {
            let text = format!(
                "Vous montez le film numéro {number} de notre équipe, tour {round}. {}",
                "Encore un film, une vidéo. ".repeat(number % 5)
            );
            let title = if number % 3 == 0 {
                "Monteur vidéo"
            } else {
                "Vidéaste, équipe film"
            };
            service
                .put_posting(ad(&format!("n{number}"), title, &text), at(round))
                .unwrap();
        }
        service.delete_posting(&format!("n{round}")).unwrap();
    }
    for mut posting in ads().into_iter().take(4) {
        posting
            .description
            .push_str(" Une équipe de douze personnes.");
        service.put_posting(posting, at(20)).unwrap();
    }
    service.delete_posting("pt").unwrap();
    service.put_posting(ads().pop().unwrap(), at(30)).unwrap();
    service
}

#[test]
fn deleting_the_index_changes_no_result() {
    let folder = tempdir().unwrap();
    let service = with_a_past(folder.path());
    let before = told(&service);
    drop(service);
    assert_eq!(
        told(&open(folder.path())),
        before,
        "as it was, after a start"
    );
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    assert_eq!(told(&open(folder.path())), before, "made anew");
}

#[test]
fn one_by_one_or_all_at_once_gives_the_same() {
    let (one, all) = (tempdir().unwrap(), tempdir().unwrap());
    let (slow, quick) = (open(one.path()), open(all.path()));
    for posting in ads() {
        slow.put_posting(posting, at(0)).unwrap();
    }
    quick.put_postings(ads(), at(0)).unwrap();
    let same = |service: &Service| {
        queries()
            .iter()
            .map(|query| service.search(query).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(same(&slow), same(&quick));
}

#[test]
fn a_damaged_index_is_made_anew() {
    let folder = tempdir().unwrap();
    let mut before = told(&with_a_past(folder.path()));
    let index = folder.path().join("index");
    for way in 0..4 {
        let mut files: Vec<_> = fs::read_dir(&index)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let ending = |ending: &str| {
            files
                .iter()
                .find(|file| file.extension().is_some_and(|own| own == ending))
                .unwrap()
        };
        match way {
            0 => fs::write(index.join("meta.json"), "{").unwrap(),
            1 => {
                let bytes = fs::read(ending("idx")).unwrap();
                fs::write(ending("idx"), &bytes[..bytes.len() / 2]).unwrap();
            }
            2 => fs::remove_file(ending("fast")).unwrap(),
            _ => {
                let mut bytes = fs::read(ending("term")).unwrap();
                bytes[10] ^= 0xff;
                fs::write(ending("term"), bytes).unwrap();
            }
        }
        let after = told(&open(folder.path()));
        assert_eq!(after, before, "{way}");
        before = after;
    }
}

#[test]
fn an_index_that_is_behind_catches_up_and_one_of_another_record_is_made_anew() {
    let (folder, other) = (tempdir().unwrap(), tempdir().unwrap());
    drop(filled(folder.path()));
    let (index, kept) = (folder.path().join("index"), folder.path().join("kept"));
    copy(&index, &kept);
    let service = open(folder.path());
    service
        .put_posting(ad("new", "Monteur vidéo", "Vous montez."), at(1))
        .unwrap();
    service.delete_posting("vid").unwrap();
    let before = told(&service);
    drop(service);
    fs::remove_dir_all(&index).unwrap();
    copy(&kept, &index);
    assert_eq!(told(&open(folder.path())), before, "behind");
    let stranger = open(other.path());
    for number in 0..40 {
        stranger
            .put_posting(
                ad(&format!("{number}"), "Boulanger", "Vous pétrissez."),
                at(0),
            )
            .unwrap();
    }
    drop(stranger);
    fs::remove_dir_all(&index).unwrap();
    copy(&other.path().join("index"), &index);
    assert_eq!(told(&open(folder.path())), before, "of another record");
}

#[test]
fn readers_work_beside_the_writer_and_without_one() {
    let folder = tempdir().unwrap();
    assert!(
        Reader::open(folder.path()).is_err(),
        "nothing is stored yet"
    );
    let service = filled(folder.path());
    let reader = Reader::open(folder.path()).unwrap();
    for query in queries() {
        assert_eq!(
            reader.search(&query).unwrap(),
            service.search(&query).unwrap()
        );
    }
    drop(service);
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    let alone = Reader::open(folder.path()).unwrap();
    assert_eq!(alone.search(&words("referencement")).unwrap().total, 1);
}

#[test]
fn an_index_that_is_deleted_under_a_running_service_is_made_anew() {
    let folder = tempdir().unwrap();
    let index = folder.path().join("index");
    let service = with_a_past(folder.path());
    let before = told(&service);
    fs::remove_dir_all(&index).unwrap();
    assert_eq!(told(&service), before, "a search right after");
    let begun = Instant::now();
    while service.standing().unwrap().indexed != service.standing().unwrap().stored {
        assert!(begun.elapsed() < Duration::from_secs(20), "it stays away");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(told(&service), before, "made anew");
    let new = |id: &str| ad(id, "Boulangère", "Vous pétrissez nos pains.");
    for (id, total) in [("one", 1), ("two", 2)] {
        fs::remove_dir_all(&index).unwrap();
        service.put_posting(new(id), at(40)).unwrap();
        assert_eq!(service.search(&words("boulangère")).unwrap().total, total);
    }
    for entry in fs::read_dir(&index).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    service.delete_posting("one").unwrap();
    service.delete_posting("two").unwrap();
    assert_eq!(told(&service), before, "emptied");
    drop(service);
    assert_eq!(told(&open(folder.path())), before, "after a start");
}
