//! The record: ads with their analyses, in one `SQLite` file. What was acknowledged is on disk.
//! Knows rows and the order of changes; knows no words. All SQL of the project is in this folder.

mod change;
mod connection;
mod failure;
mod posting;
mod reader;

pub use change::{Applied, Change, Draft, Outcome, Stored};
pub use failure::Failure;
pub use posting::StoredPosting;
pub use reader::{Entry, Reader};

use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

/// The record, open for writing. One process writes; any number may read.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    reader: Arc<Reader>,
}

impl Store {
    /// Opens the record of a folder, which must exist; a new one is made when there is none, an older one brought up to date.
    ///
    /// # Errors
    /// When it cannot be written, is no record of rolefit's, is damaged, or was made by a newer version.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(connection::FILE);
        let connection = connection::to_write(&path)?;
        Ok(Self {
            connection,
            reader: Arc::new(Reader::new(path)),
        })
    }

    /// Makes changes in their order: all of them, on disk, or none.
    ///
    /// # Errors
    /// When they could not be written: then nothing has changed.
    pub fn apply(&mut self, changes: &[Change]) -> Result<Vec<Applied>, Failure> {
        change::apply(&mut self.connection, changes)
            .map_err(|error| Failure::of(&error, self.reader.path()))
    }

    /// The record for reading, for any number of threads.
    #[must_use]
    pub fn reader(&self) -> Arc<Reader> {
        Arc::clone(&self.reader)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // readers that are still there keep the log from being emptied by itself
        let _ = connection::empty_log(&self.connection);
    }
}
