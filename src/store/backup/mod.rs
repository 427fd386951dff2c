//! Copies of the record, made while others read and write it, and put back.

mod parcel;

pub use parcel::{Parcel, Piece};

use super::{Failure, connection};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io;
use std::path::Path;

/// Writes a whole copy of a folder's record as it is at this moment; others may write meanwhile. It holds nothing of what was
/// deleted before. The files of its jobs can then be put into it.
///
/// # Errors
/// When there is no record, it cannot be read, or the copy not be written.
pub fn copy(folder: &Path, to: &Path) -> Result<Parcel, Failure> {
    let path = super::file(folder);
    let connection = connection::to_read(&path)?;
    let name = to.to_string_lossy();
    connection
        .execute("VACUUM INTO ?1", [&*name])
        .map_err(|error| Failure::of(&error, to))?;
    Parcel::open(to)
}

/// Looks whether a file is a whole record of rolefit's.
///
/// # Errors
/// What is wrong with it.
pub fn check(file: &Path) -> Result<(), Failure> {
    // a copy has no log beside it: nothing is written where it lies
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|error| Failure::of(&error, file))?;
    connection::check_ours(&connection, file)?;
    whole(&connection, file)
}

/// Looks whether every page of a folder's record is as it should be.
///
/// # Errors
/// When it is damaged, or cannot be read.
pub fn examine(folder: &Path) -> Result<(), Failure> {
    let path = super::file(folder);
    whole(&connection::to_read(&path)?, &path)
}

fn whole(connection: &Connection, path: &Path) -> Result<(), Failure> {
    let failed = |error: rusqlite::Error| Failure::of(&error, path);
    let said: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if said == "ok" {
        Ok(())
    } else {
        Err(Failure::Damaged)
    }
}

/// Puts a copy in the place of a folder's record, whole or not at all. Nobody may have it open. The record is then another one
/// than that which was copied: what was derived from either is made anew. The files of its jobs are given to `unpack`, piece by
/// piece, before.
///
/// # Errors
/// When the copy is no whole record, or cannot be written there, or a file not be unpacked.
pub fn restore(
    from: &Path,
    folder: &Path,
    unpack: &mut dyn FnMut(&Piece<'_>) -> io::Result<()>,
) -> Result<(), Failure> {
    check(from)?;
    let path = super::file(folder);
    let new = path.with_extension("new");
    let failed = |error: io::Error| Failure::other(&error, &path);
    let put = || -> io::Result<()> {
        connection::make(&new);
        io::copy(&mut File::open(from)?, &mut File::create(&new)?)?;
        File::open(&new)?.sync_all()
    };
    put().map_err(failed)?;
    Parcel::open(&new)?.unpacked(unpack)?;
    {
        let connection = connection::to_write(&new)?;
        connection
            .execute("UPDATE book SET identity = lower(hex(randomblob(16)))", [])
            .map_err(|error| Failure::of(&error, &new))?;
        connection::empty_log(&connection);
    }
    let swap = || -> io::Result<()> {
        for log in ["sqlite-wal", "sqlite-shm"] {
            remove(&path.with_extension(log))?;
        }
        std::fs::rename(&new, &path)?;
        for log in ["new-wal", "new-shm"] {
            remove(&path.with_extension(log))?;
        }
        File::open(folder)?.sync_all()
    };
    swap().map_err(failed)
}

fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
