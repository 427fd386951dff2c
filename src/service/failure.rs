//! Why something could not be stored or found, in plain words.

use super::folder;
use crate::posting::size::TooLong;
use crate::store::Workspace;
use crate::{index, store};
use std::path::{Path, PathBuf};

/// Why something could not be stored or found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The ad has neither a title nor a text.
    #[error("the ad is empty: it has neither a title nor a text")]
    Empty,
    /// The ad is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// The id cannot be one.
    #[error(
        "this cannot be an id: an id has 1 to {} bytes, no control or invisible characters, no blanks around it, and is not . or ..",
        super::ID
    )]
    Id,
    /// The cursor belongs to another query, or to none.
    #[error("this cursor does not belong to this query; please begin again without a cursor")]
    Cursor,
    /// The profile is out of range: which field, and what was expected.
    #[error("{0}")]
    Profile(String),
    /// The last day on which a candidate is kept is over already, or the last contact is yet to come.
    #[error(
        "`last_contact` is a day until today, `keep_until` a day from today on: 2028-12-31; by default two years after the last contact"
    )]
    Retention,
    /// Words that are needed are missing, or too long.
    #[error("`{0}` has 1 to {max} bytes and is not blank", max = super::candidate::WORDS)]
    Words(&'static str),
    /// What is to be changed has changed since it was read.
    #[error("it has changed since it was read, or is gone; please read it again")]
    Changed,
    /// The key of a request belongs to another one.
    #[error("this Idempotency-Key was used for another request; please take a new one for each")]
    Reused,
    /// The file of a job cannot be read: why.
    #[error("{0}")]
    File(String),
    /// Too many jobs wait.
    #[error("too many files wait already; please wait until some are done, or delete them")]
    Many,
    /// A key cannot be made so.
    #[error(
        "a key has a name of 1 to 100 bytes, at least one scope (analyse, postings, candidates, admin), and ends in the future if it ends"
    )]
    Key,
    /// The folder cannot be made or written.
    #[error("{path}: this folder cannot be written ({detail}); please choose another with --data")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// Another process owns the folder.
    #[error(
        "{0}: another rolefit is working in this folder; please end it first, or choose another folder with --data"
    )]
    Taken(PathBuf),
    /// The record cannot be opened.
    #[error("{path}: {failure}")]
    Record {
        /// Its file.
        path: PathBuf,
        /// Why.
        failure: store::Failure,
    },
    /// The record failed.
    #[error(transparent)]
    Store(#[from] store::Failure),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] index::Failure),
    /// The service is closing, or its writer failed.
    #[error("nothing can be stored any more: the service is closing")]
    Closed,
}

impl Failure {
    /// For who opens a folder, and needs to know where to look.
    pub(super) fn at(self, data: &Path) -> Self {
        match self {
            Self::Store(failure) | Self::Index(index::Failure::Store(failure)) => Self::Record {
                path: store::file(data),
                failure,
            },
            Self::Index(index::Failure::Other(detail)) => {
                let path = folder::index(data, &Workspace::default());
                Self::Index(index::Failure::NotWritable { path, detail })
            }
            other => other,
        }
    }
}
