//! Backups, what the doctor sees, and analyses brought up to date.

use super::{ads, at, copy, filled, ids, open, words};
use rolefit::index::Query;
use rolefit::posting::{Context, Posting};
use rolefit::service::{self, Candidacy, Failure, Health, Look, Reader};
use rolefit::taxonomy::Taxonomy;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn looks(data: &Path, words: &[&str]) -> Vec<Look> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    service::examine(&super::SHARED, data, &words, at(0)).unwrap()
}

fn worst(looks: &[Look]) -> Health {
    let rank = |health| match health {
        Health::Good => 0,
        Health::Note => 1,
        Health::Mended => 2,
        Health::Bad => 3,
    };
    looks
        .iter()
        .map(|look| look.health)
        .max_by_key(|health| rank(*health))
        .unwrap()
}

#[test]
fn a_backup_is_made_beside_a_server_and_put_back() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = elsewhere.path().join("backup.sqlite");
    let service = filled(folder.path());
    service::back_up(folder.path(), &file).unwrap();
    assert!(matches!(
        service::back_up(folder.path(), &file),
        Err(Failure::Exists(_))
    ));
    // what comes later is not in it
    service.delete_posting("cm").unwrap();
    assert!(matches!(
        service::restore(&file, folder.path(), true),
        Err(Failure::Taken(_))
    ));
    drop(service);
    assert!(matches!(
        service::restore(&file, folder.path(), false),
        Err(Failure::Kept(_))
    ));
    service::restore(&file, folder.path(), true).unwrap();
    let service = open(folder.path());
    assert_eq!(
        service.search(&Query::default()).unwrap().total,
        ads().len() as u64
    );
    assert_eq!(
        ids(&service.search(&words("community manager")).unwrap())[..2],
        ["all", "cm"]
    );
    drop(service);
    assert_eq!(worst(&looks(folder.path(), &[])), Health::Good);

    let new = elsewhere.path().join("new");
    service::restore(&file, &new, false).unwrap();
    assert_eq!(open(&new).standing().unwrap().postings, ads().len() as u64);
}

#[test]
fn what_is_no_backup_is_refused_and_changes_nothing() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(filled(folder.path()));
    let file = elsewhere.path().join("backup.sqlite");
    service::back_up(folder.path(), &file).unwrap();
    let whole = fs::read(&file).unwrap();
    let restored = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        service::restore(&file, folder.path(), true)
    };
    assert!(restored(b"no backup").is_err());
    assert!(restored(&[]).is_err());
    assert!(restored(&whole[..whole.len() / 2]).is_err());
    assert!(service::restore(Path::new("nothing"), folder.path(), true).is_err());
    assert_eq!(
        open(folder.path()).standing().unwrap().postings,
        ads().len() as u64
    );
}

#[test]
fn nothing_of_what_was_deleted_is_in_a_backup() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let service = filled(folder.path());
    service.delete_posting("nl").unwrap();
    let file = elsewhere.path().join("backup.sqlite");
    service::back_up(folder.path(), &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    assert!(holds(b"Madrid") && !holds(b"Utrecht"));
}

#[test]
fn the_doctor_sees_what_is_wrong_and_mends_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let service = filled(folder.path());
    let seen = looks(folder.path(), &["Utrecht", "nobody's words"]);
    assert_eq!(
        seen.iter()
            .filter(|look| look.health == Health::Bad)
            .count(),
        1,
        "{seen:?}"
    );
    assert!(
        seen.iter()
            .any(|look| look.said.contains("a server works here"))
    );
    service.delete_posting("nl").unwrap();
    drop(service);
    assert_eq!(worst(&looks(folder.path(), &["Utrecht"])), Health::Good);

    // an index that says less than the record
    let behind = tempfile::tempdir().unwrap();
    copy(folder.path(), behind.path());
    let service = open(folder.path());
    service.put_postings(ads(), at(9)).unwrap();
    drop(service);
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    copy(&behind.path().join("index"), &folder.path().join("index"));
    assert_eq!(worst(&looks(folder.path(), &[])), Health::Mended);
    assert_eq!(worst(&looks(folder.path(), &[])), Health::Good);
    fs::remove_dir_all(folder.path().join("index")).unwrap();
    assert_eq!(worst(&looks(folder.path(), &[])), Health::Mended);
}

#[test]
fn the_doctor_sees_who_is_kept_too_long() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path());
    service
        .put_candidate(Candidacy::default(), None, "key", at(0))
        .unwrap();
    assert_eq!(worst(&looks(folder.path(), &[])), Health::Note);
    drop(service);
    let later = at(3 * 366 * 24 * 3_600);
    let seen = service::examine(&super::SHARED, folder.path(), &[], later).unwrap();
    assert_eq!(worst(&seen), Health::Bad);
}

/// The taxonomy with one skill less, as an older one may be.
fn older() -> Arc<Taxonomy> {
    let mut taxonomy = Taxonomy::built_in().unwrap();
    "sha256:older".clone_into(&mut taxonomy.digest);
    Arc::new(taxonomy)
}

#[test]
fn older_analyses_are_brought_up_to_date_beside_a_server_or_without() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let with_older = || rolefit::service::Service::open(older(), data).unwrap();
    let before = with_older();
    before.put_postings(ads(), at(0)).unwrap();
    let beside = Context {
        contract: Some("freelance".to_owned()),
        team_size: Some(3),
        country: Some("ES".to_owned()),
    };
    let told = Posting {
        context: beside.clone(),
        ..ads().remove(5)
    };
    before.put_posting(told, at(0)).unwrap();
    let other = before.within(&"other".parse().unwrap());
    other.put_postings(ads(), at(0)).unwrap();
    drop((before, other));
    let all = 2 * ads().len() as u64;

    let service = open(data);
    assert_eq!(service.older().unwrap(), ads().len() as u64);
    let seen = looks(data, &[]);
    assert!(
        seen.iter()
            .any(|look| look.said.contains("rolefit reanalyse")),
        "{seen:?}"
    );
    // the server goes on answering meanwhile
    let mut heard = Vec::new();
    let done = service::reanalyse(&super::SHARED, data, &mut |done, of| {
        heard.push((done, of));
        assert_eq!(service.search(&words("comunicaciones")).unwrap().total, 1);
    });
    assert_eq!(done.unwrap(), all);
    assert_eq!(
        (heard.first(), heard.last()),
        (Some(&(0, all)), Some(&(all, all)))
    );
    assert_eq!(service.older().unwrap(), 0);
    let kept = service.posting("cm").unwrap().unwrap();
    assert!(kept.analysis.contains(&service.taxonomy().digest));
    assert_eq!((kept.created, kept.updated), (at(0), at(0)));
    let told = service.posting("es").unwrap().unwrap();
    assert_eq!(told.posting().context, beside);
    assert!(
        told.analysis.contains(r#""contract":["freelance"]"#),
        "what was told beside the text counts"
    );
    // the next searches bring the index up to date
    for _ in 0..200 {
        assert_eq!(service.search(&words("comunicaciones")).unwrap().total, 1);
        let standing = service.standing().unwrap();
        if standing.stored == standing.indexed {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let standing = service.standing().unwrap();
    assert_eq!(standing.stored, standing.indexed);
    drop(service);

    let again = service::reanalyse(&older(), data, &mut |_, _| {}).unwrap();
    assert_eq!(again, all);
    assert_eq!(
        service::reanalyse(&older(), data, &mut |_, _| {}).unwrap(),
        0
    );
    let reader = Reader::open(data).unwrap();
    assert_eq!(reader.search(&words("comunicaciones")).unwrap().total, 1);
}
