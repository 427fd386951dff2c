//! What is put is kept, replaced, deleted; what was acknowledged is there.

use super::{ad, at, copy, filled, ids, open, words};
use rolefit::posting::Posting;
use rolefit::service::{Failure, ready};
use rolefit::store::Outcome;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

#[test]
fn an_ad_is_kept_with_its_analysis() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let posting = Posting {
        company: Some("Atelier".into()),
        location: Some("Nantes (44)".into()),
        ..ad("ad-1", "Vidéaste H/F", "Vous montez nos vidéos en CDI.")
    };
    let stored = service.put_posting(posting.clone(), at(0)).unwrap();
    assert_eq!(stored.outcome, Outcome::Created);
    assert_eq!(stored.posting.posting(), posting);
    assert_eq!(
        (
            stored.posting.created,
            stored.posting.updated,
            stored.posting.sequence
        ),
        (at(0), at(0), 1)
    );
    let analysis: serde_json::Value = serde_json::from_str(&stored.posting.analysis).unwrap();
    assert_eq!(
        (&analysis["schema"], &analysis["id"]),
        (&"rolefit/analysis/1".into(), &"ad-1".into())
    );
    drop(service);
    let service = open(folder.path());
    assert_eq!(service.posting("ad-1").unwrap(), Some(stored.posting));
    assert_eq!(service.posting("ad-2").unwrap(), None);
}

#[test]
fn an_ad_without_an_id_is_given_one_and_kept_once() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let nameless = |company: Option<&str>, location: Option<&str>| Posting {
        id: None,
        company: company.map(str::to_owned),
        location: location.map(str::to_owned),
        ..ad("", "Vidéaste", "Vous montez.")
    };
    let put = |posting| service.put_posting(posting, at(0)).unwrap();
    let one = put(nameless(None, None));
    assert!(service.posting(&one.posting.id).unwrap().is_some());
    assert_eq!(
        put(nameless(None, None)).outcome,
        Outcome::Unchanged,
        "the same ad"
    );
    for other in [
        nameless(Some("Nantes"), None),
        nameless(None, Some("Nantes")),
        nameless(Some(""), Some("Nantes")),
        Posting {
            title: "VidéasteVous".into(),
            description: " montez.".into(),
            ..nameless(None, None)
        },
    ] {
        assert_eq!(put(other).outcome, Outcome::Created, "another ad");
    }
}

#[test]
fn putting_again_replaces_and_the_same_again_changes_nothing() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let (old, new) = (
        ad("a", "Vidéaste", "Vous tournez nos films."),
        ad("a", "Monteur", "Vous montez nos films."),
    );
    service.put_posting(old, at(0)).unwrap();
    let replaced = service.put_posting(new.clone(), at(5)).unwrap();
    assert_eq!(replaced.outcome, Outcome::Replaced);
    assert_eq!(
        (
            replaced.posting.created,
            replaced.posting.updated,
            replaced.posting.sequence
        ),
        (at(0), at(5), 2)
    );
    let again = service.put_posting(new, at(9)).unwrap();
    assert_eq!(
        (again.outcome, &again.posting),
        (Outcome::Unchanged, &replaced.posting)
    );
    assert_eq!(service.search(&words("tournez")).unwrap().total, 0);
    assert_eq!(ids(&service.search(&words("monteur")).unwrap()), ["a"]);
    assert_eq!(service.standing().unwrap().postings, 1);
}

#[test]
fn of_many_with_one_id_the_last_stays_and_all_are_answered() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let stored = service
        .put_postings(
            vec![
                ad("a", "Vidéaste", "Un."),
                ad("b", "Monteur", "Deux."),
                ad("a", "Cadreur", "Trois."),
            ],
            at(0),
        )
        .unwrap();
    let outcomes: Vec<Outcome> = stored.iter().map(|stored| stored.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Created, Outcome::Created, Outcome::Replaced]
    );
    assert_eq!(service.posting("a").unwrap().unwrap().title, "Cadreur");
    let listed: Vec<String> = service
        .postings(0, 10)
        .unwrap()
        .into_iter()
        .map(|posting| posting.id)
        .collect();
    assert_eq!(listed, ["b", "a"]);
    assert_eq!(service.postings(2, 1).unwrap()[0].id, "a");
}

#[test]
fn one_bad_ad_among_many_stores_none() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let bad = service.put_postings(vec![ad("a", "Vidéaste", "Un."), ad("b", " ", "\n")], at(0));
    assert_eq!(bad, Err(Failure::Empty));
    let unseen = [
        "a\u{200B}",
        "\u{202E}a",
        "a\u{2066}b",
        "\u{FEFF}a",
        "a\u{AD}",
    ];
    let long = "x".repeat(201);
    for id in ["", " a", "a\n", ".", "..", &long]
        .into_iter()
        .chain(unseen)
    {
        assert_eq!(
            service.put_posting(ad(id, "Vidéaste", "Un."), at(0)),
            Err(Failure::Id),
            "{id:?}"
        );
    }
    let long = service.put_posting(ad("a", "Vidéaste", &"mot ".repeat(40_000)), at(0));
    assert!(matches!(long, Err(Failure::TooLong(_))));
    for id in ["...", "a.b", "é-1", "求人"] {
        assert!(ready(ad(id, "Vidéaste", "Un.")).is_ok(), "{id}");
    }
    assert_eq!(service.standing().unwrap().postings, 0);
}

#[test]
fn a_deleted_ad_is_gone_from_everything_that_is_on_disk() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let secret = ad(
        "secret",
        "Vidéaste zanzibarwordia",
        &"Vous montez des qwertzuiopfilms. ".repeat(200),
    );
    service.put_posting(secret, at(1)).unwrap();
    assert_eq!(
        ids(&service.search(&words("zanzibarwordia")).unwrap()),
        ["secret"]
    );
    assert!(holds(folder.path(), b"qwertzuiopfilm"));
    assert!(service.delete_posting("secret").unwrap());
    assert!(
        !service.delete_posting("secret").unwrap(),
        "it is deleted once"
    );
    assert_eq!(service.posting("secret").unwrap(), None);
    assert_eq!(service.search(&words("zanzibarwordia")).unwrap().total, 0);
    drop(service);
    for word in [&b"zanzibarwordia"[..], b"qwertzuiopfilm"] {
        assert!(!holds(folder.path(), word));
    }
}

#[test]
fn the_words_of_a_replaced_ad_are_gone_from_everything_that_is_on_disk() {
    let folder = tempdir().unwrap();
    let service = filled(folder.path());
    let put = |title: &str| service.put_posting(ad("a", title, "Vous montez nos films."), at(1));
    put("Vidéaste zanzibarwordia").unwrap();
    assert!(holds(folder.path(), b"zanzibarwordia"));
    assert_eq!(put("Monteur").unwrap().outcome, Outcome::Replaced);
    assert!(
        !holds(folder.path(), b"zanzibarwordia"),
        "while the service runs"
    );
    drop(service);
    assert!(!holds(folder.path(), b"zanzibarwordia"));
}

#[test]
fn what_was_not_erased_before_a_sudden_end_is_erased_at_the_next_start() {
    let (folder, left) = (tempdir().unwrap(), tempdir().unwrap());
    drop(filled(folder.path()));
    let record = rusqlite::Connection::open(folder.path().join("rolefit.sqlite")).unwrap();
    record
        .execute_batch(
            "PRAGMA secure_delete = 1;
            UPDATE posting SET company = 'zanzibarwordia' WHERE id = 'cm';
            UPDATE posting SET company = NULL WHERE id = 'cm';",
        )
        .unwrap();
    leave_one_in_the_index(&folder.path().join("index"), "cm");
    copy(folder.path(), left.path());
    assert!(holds(left.path(), b"zanzibarwordia"));
    assert_eq!(left_in_the_index(&left.path().join("index")), 1);
    let service = open(left.path());
    assert!(!holds(left.path(), b"zanzibarwordia"));
    assert_eq!(left_in_the_index(&left.path().join("index")), 0);
    assert_eq!(service.search(&words("")).unwrap().total, 10);
}

/// Writes an ad of the index a second time, and leaves the first among the files.
fn leave_one_in_the_index(folder: &Path, id: &str) {
    let index = tantivy::Index::open_in_dir(folder).unwrap();
    let (id_field, sequence) = (
        index.schema().get_field("id").unwrap(),
        index.schema().get_field("sequence").unwrap(),
    );
    let mark = index.load_metas().unwrap().payload.unwrap();
    let mut writer: tantivy::IndexWriter = index.writer_with_num_threads(1, 16 << 20).unwrap();
    writer.delete_term(tantivy::Term::from_field_text(id_field, id));
    let mut document = tantivy::TantivyDocument::new();
    document.add_text(id_field, id);
    document.add_u64(sequence, 1);
    writer.add_document(document).unwrap();
    let mut commit = writer.prepare_commit().unwrap();
    commit.set_payload(&mark);
    commit.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// Ads whose words are in the files of the index, though no search finds them.
fn left_in_the_index(folder: &Path) -> u32 {
    let index = tantivy::Index::open_in_dir(folder).unwrap();
    let segments = index.searchable_segment_metas().unwrap();
    segments
        .iter()
        .map(tantivy::SegmentMeta::num_deleted_docs)
        .sum()
}

#[test]
fn what_many_put_at_once_is_all_there() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let service = &service;
            scope.spawn(move || {
                for number in 0..10 {
                    let posting = ad(
                        &format!("{thread}-{number}"),
                        "Vidéaste",
                        "Vous montez nos vidéos.",
                    );
                    service.put_posting(posting, at(0)).unwrap();
                    let found = service.search(&words("vidéaste")).unwrap();
                    assert!(found.total > number, "what was put is found at once");
                }
            });
        }
    });
    let standing = service.standing().unwrap();
    assert_eq!(
        (standing.postings, standing.stored, standing.indexed),
        (80, 80, 80)
    );
}

/// True when any file in a folder has these bytes in it.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            holds(&path, bytes)
        } else {
            fs::read(&path)
                .unwrap()
                .windows(bytes.len())
                .any(|window| window == bytes)
        }
    })
}
