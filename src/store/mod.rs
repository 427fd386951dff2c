//! The record: ads with their analyses, candidates, keys and jobs, in one `SQLite` file. What was acknowledged is on disk.
//! Knows rows and the order of changes; knows no words. All SQL of the project is in this folder.

pub mod audit;
pub mod candidate;
mod change;
mod connection;
pub mod decision;
mod failure;
pub mod job;
pub mod kept;
pub mod key;
pub mod once;
mod pool;
mod posting;
mod reader;
mod workspace;

pub use candidate::StoredCandidate;
pub use change::{Applied, Change};
pub use decision::Decision;
pub use failure::Failure;
pub use job::Job;
pub use kept::{Draft, Outcome, Renewal, Stored};
pub use key::{Keys, StoredKey};
pub use posting::StoredPosting;
pub use reader::{Entry, Reader};
pub use workspace::{NoWorkspace, Workspace};

use pool::Pool;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the record of a folder lies.
#[must_use]
pub fn file(folder: &Path) -> PathBuf {
    folder.join(connection::FILE)
}

/// The record, open for writing. One process writes; any number may read.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    // true when the log of changes may hold words that are kept no more
    leftovers: bool,
    reader: Reader,
}

impl Store {
    /// Opens the record of a folder, which must exist; a new one is made when there is none, an older one brought up to date.
    ///
    /// # Errors
    /// When it cannot be written, is no record of rolefit's, is damaged, or was made by a newer version.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let path = file(folder);
        let connection = connection::to_write(&path)?;
        Ok(Self {
            // whoever wrote before may have ended before the log was emptied
            leftovers: !connection::empty_log(&connection),
            connection,
            reader: Reader::new(Arc::new(Pool::new(path))),
        })
    }

    /// Makes changes in their order: all of them, on disk, or none. What was deleted or replaced is then taken out of the log of
    /// changes too; when a reader is in the way of that, with the next change.
    ///
    /// # Errors
    /// When they could not be written: then nothing has changed.
    pub fn apply(&mut self, changes: &[(Workspace, Change)]) -> Result<Vec<Applied>, Failure> {
        let applied = change::apply(&mut self.connection, changes)
            .map_err(|error| Failure::of(&error, self.reader.pool.path()))?;
        self.leftovers |= applied.iter().any(Applied::forgets);
        if self.leftovers {
            self.leftovers = !connection::empty_log(&self.connection);
        }
        Ok(applied)
    }

    /// The record for reading, for any number of threads, seen from the workspace that everyone begins in.
    #[must_use]
    pub fn reader(&self) -> Reader {
        self.reader.clone()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // readers that are still there keep the log from being emptied by itself
        connection::empty_log(&self.connection);
    }
}
