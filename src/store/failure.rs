//! Why the record could not be read or written, in plain words.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why the record could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is none.
    #[error("{0}: no ads are stored here yet")]
    Missing(PathBuf),
    /// The file or its folder cannot be opened for writing.
    #[error("{0}: cannot be written; please check who owns the folder and what they may do in it")]
    NotWritable(PathBuf),
    /// It is a file of another kind.
    #[error("{0}: this is not a store of rolefit's, and is left as it is")]
    NotOurs(PathBuf),
    /// A newer version of the program made it.
    #[error(
        "{0}: a newer version of rolefit made this store; please use that version, or a newer one"
    )]
    Newer(PathBuf),
    /// The file is damaged.
    #[error("{0}: the store is damaged; please restore it from a backup")]
    Damaged(PathBuf),
    /// There is no room left on the disk.
    #[error("{0}: the disk is full; nothing was stored")]
    Full(PathBuf),
    /// Another program holds the file.
    #[error("{0}: another program holds the store; please try again")]
    Busy(PathBuf),
    /// Anything else.
    #[error("{path}: {detail}")]
    Other {
        /// The file.
        path: PathBuf,
        /// What `SQLite` says.
        detail: String,
    },
}

impl Failure {
    /// What an error of the database means.
    pub(super) fn of(error: &rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::NotWritable(path)
            }
            _ => Self::Other {
                path,
                detail: error.to_string(),
            },
        }
    }
}
