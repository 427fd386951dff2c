//! Why the record could not be read or written, in plain words. Names no folder: who opens the record says where it is, and who
//! asks from elsewhere need not know.

use super::connection::FILE;
use rusqlite::ErrorCode;
use std::path::Path;

/// Why the record could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is none.
    #[error("no ads are stored here yet")]
    Missing,
    /// The file or its folder cannot be opened for writing.
    #[error(
        "the store cannot be written; please check who owns its folder and what they may do in it"
    )]
    NotWritable,
    /// It is a file of another kind.
    #[error("this is not a store of rolefit's, and is left as it is")]
    NotOurs,
    /// A newer version of the program made it.
    #[error("a newer version of rolefit made this store; please use that version, or a newer one")]
    Newer,
    /// The file is damaged.
    #[error("the store is damaged; please restore it from a backup")]
    Damaged,
    /// There is no room left on the disk.
    #[error("the disk is full; nothing was stored")]
    Full,
    /// Another program holds the file.
    #[error("another program holds the store; please try again")]
    Busy,
    /// Anything else: what `SQLite` says.
    #[error("the store failed ({0})")]
    Other(String),
}

impl Failure {
    /// What an error of the database means.
    pub(super) fn of(error: &rusqlite::Error, path: &Path) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::NotWritable
            }
            _ => Self::other(error, path),
        }
    }

    /// Anything else, without the path of the file, which the database sometimes tells.
    pub(super) fn other(error: &impl ToString, path: &Path) -> Self {
        let told = error.to_string();
        Self::Other(told.replace(&*path.to_string_lossy(), FILE))
    }
}
