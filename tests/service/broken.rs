//! What is said when the folder or the file cannot be used: plain words, and nothing is touched.

use super::{SHARED, filled, open};
use rolefit::service::{Failure, Service};
use rolefit::store::{self, Store};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::tempdir;

fn refused(data: &Path) -> Failure {
    match Service::open(Arc::clone(&SHARED), data) {
        Ok(_) => panic!("{} is opened", data.display()),
        Err(failure) => failure,
    }
}

#[test]
fn a_folder_has_one_owner() {
    let folder = tempdir().unwrap();
    let service = open(folder.path());
    let failure = refused(folder.path());
    assert_eq!(failure, Failure::Taken(folder.path().to_owned()));
    assert!(
        failure
            .to_string()
            .contains("another rolefit is working in this folder")
    );
    drop(service);
    open(folder.path());
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let failure = refused(&file.join("data"));
    assert!(matches!(failure, Failure::Folder { .. }), "{failure}");
    assert!(failure.to_string().contains("cannot be written"));
}

#[test]
fn a_file_that_cannot_be_opened_is_told() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("rolefit.sqlite")).unwrap();
    let failure = refused(folder.path());
    assert!(
        matches!(
            failure,
            Failure::Record {
                failure: store::Failure::NotWritable,
                ..
            }
        ),
        "{failure}"
    );
}

#[test]
fn a_file_of_another_kind_is_left_as_it_is() {
    for bytes in [
        &b"This is a diary and no database at all, long enough to be looked at.".repeat(20)[..],
        b"SQLite format 3\0 and then nothing good"
            .repeat(30)
            .as_slice(),
    ] {
        let folder = tempdir().unwrap();
        let file = folder.path().join("rolefit.sqlite");
        fs::write(&file, bytes).unwrap();
        let failure = refused(folder.path());
        assert!(
            matches!(
                failure,
                Failure::Record {
                    failure: store::Failure::NotOurs | store::Failure::Damaged,
                    ..
                }
            ),
            "{failure}"
        );
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
}

#[test]
fn the_database_of_another_program_is_left_as_it_is() {
    let folder = tempdir().unwrap();
    let other = rusqlite::Connection::open(folder.path().join("rolefit.sqlite")).unwrap();
    other
        .execute_batch("CREATE TABLE recipe (name TEXT)")
        .unwrap();
    assert!(matches!(
        refused(folder.path()),
        Failure::Record {
            failure: store::Failure::NotOurs,
            ..
        }
    ));
    let tables: i64 = other
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn a_store_of_a_newer_version_is_not_touched() {
    let folder = tempdir().unwrap();
    drop(filled(folder.path()));
    let file = rusqlite::Connection::open(folder.path().join("rolefit.sqlite")).unwrap();
    file.execute(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'later', '2030-01-01T00:00:00Z', '1')",
        [],
    )
    .unwrap();
    let failure = refused(folder.path());
    assert!(
        matches!(
            failure,
            Failure::Record {
                failure: store::Failure::Newer,
                ..
            }
        ),
        "{failure}"
    );
    let (said, path) = (failure.to_string(), folder.path().to_string_lossy());
    assert!(said.contains("newer version"), "{said}");
    assert!(said.contains(&*path), "who starts it is told where: {said}");
    let ads: i64 = file
        .query_row("SELECT count(*) FROM posting", [], |row| row.get(0))
        .unwrap();
    assert_eq!(ads, 10);
}

#[test]
fn a_damaged_page_is_told_as_damage() {
    let folder = tempdir().unwrap();
    drop(filled(folder.path()));
    let file = folder.path().join("rolefit.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let from = bytes.len() / 4;
    bytes[from..].fill(0xee);
    fs::write(&file, bytes).unwrap();
    let found = Store::open(folder.path()).and_then(|store| store.reader().page(0, 100));
    assert!(matches!(found, Err(store::Failure::Damaged)), "{found:?}");
}

#[cfg(unix)]
#[test]
fn the_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().unwrap();
    let _service = filled(folder.path());
    for file in ["rolefit.sqlite", "rolefit.sqlite-wal", "rolefit.sqlite-shm"] {
        let rights = fs::metadata(folder.path().join(file))
            .unwrap()
            .permissions();
        assert_eq!(rights.mode() & 0o777, 0o600, "{file}");
    }
}
