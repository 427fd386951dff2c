//! Opens the file, sets how safely it is written, and brings its tables up to date.

use super::Failure;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// The name of the file.
pub(super) const FILE: &str = "rolefit.sqlite";
/// How `SQLite` knows our files from others: "rolf".
const APPLICATION: i32 = 0x726f_6c66;
/// How long a reader or writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

mod embedded {
    refinery::embed_migrations!("src/store/migrations");
}

/// Opens the file for writing; makes it when there is none.
pub(super) fn to_write(path: &Path) -> Result<Connection, Failure> {
    let failed = |error: rusqlite::Error| Failure::of(&error, path);
    make(path);
    let mut connection = Connection::open(path).map_err(failed)?;
    if is_new(&connection, path)? {
        connection
            .pragma_update(None, "application_id", APPLICATION)
            .map_err(failed)?;
    }
    prepare(&connection).map_err(failed)?;
    match embedded::migrations::runner().run(&mut connection) {
        Ok(_) => Ok(connection),
        Err(error) => Err(unmigrated(&error, path)),
    }
}

/// Makes the file for its owner's eyes only, if there is none; its log gets the same rights. What fails is told by `SQLite`.
pub(super) fn make(path: &Path) {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

/// Opens the file for reading.
pub(super) fn to_read(path: &Path) -> Result<Connection, Failure> {
    if !path.exists() {
        return Err(Failure::Missing);
    }
    let failed = |error: rusqlite::Error| Failure::of(&error, path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    Ok(connection)
}

/// Writing is safe against a power cut (full sync), and what is deleted is overwritten.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))
}

/// Writes what is in the log of changes into the file, and empties the log. False when a reader at work, or a failure, kept it from that.
pub(super) fn empty_log(connection: &Connection) -> bool {
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, bool>(0)
    });
    busy.is_ok_and(|busy| !busy)
}

/// True when there is nothing in the file. A file that another program made is not touched.
fn is_new(connection: &Connection, path: &Path) -> Result<bool, Failure> {
    let failed = |error: rusqlite::Error| Failure::of(&error, path);
    let application: i32 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(failed)?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    match (application, tables) {
        (APPLICATION, _) => Ok(false),
        (_, 0) => Ok(true),
        _ => Err(Failure::NotOurs),
    }
}

/// Refuses what is no record of ours.
pub(super) fn check_ours(connection: &Connection, path: &Path) -> Result<(), Failure> {
    if is_new(connection, path)? {
        return Err(Failure::NotOurs);
    }
    Ok(())
}

fn unmigrated(error: &refinery::Error, path: &Path) -> Failure {
    use refinery::error::Kind;
    match error.kind() {
        // a change to the tables that this version does not know
        Kind::MissingVersion(_) | Kind::DivergentVersion(..) => Failure::Newer,
        Kind::Connection(_, cause) => match cause.downcast_ref() {
            Some(error) => Failure::of(error, path),
            None => Failure::other(error, path),
        },
        _ => Failure::other(error, path),
    }
}

#[cfg(test)]
mod tests {
    use super::{APPLICATION, embedded, to_write};
    use crate::store::posting::{COLUMNS, read};
    use refinery::Target;
    use rusqlite::Connection;

    #[test]
    fn a_file_of_any_version_before_is_brought_up_to_date_with_all_that_is_in_it() {
        for version in [1, 2] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = folder.path().join("old.sqlite");
            let mut old = Connection::open(&path).expect("a file");
            let migrations = embedded::migrations::runner().set_target(Target::Version(version));
            migrations.run(&mut old).expect("the tables of then");
            old.pragma_update(None, "application_id", APPLICATION)
                .expect("it is marked");
            let (names, values) = if version == 1 {
                ("taxonomy", "'old'")
            } else {
                ("engine, workspace", "'old', 'default'")
            };
            let insert = format!(
                "INSERT INTO posting (sequence, id, title, description, converted, created, updated, analysis, {names})
                 VALUES (7, 'ad-1', 'CM', 'Vous animez.', 0, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '{{}}', {values})"
            );
            old.execute(&insert, []).expect("an ad of then");
            drop(old);
            let new = to_write(&path).expect("it opens");
            let select = format!("SELECT {COLUMNS} FROM posting WHERE workspace = 'default'");
            let ad = new.query_row(&select, [], read).expect("it is there");
            assert_eq!((ad.sequence, &*ad.id, &*ad.engine), (7, "ad-1", "old"));
            assert_eq!(ad.context, crate::posting::Context::default());
        }
    }
}
