//! The record for reading: by id, by number, in the order of changes.

use super::posting::{self, StoredPosting};
use super::{Failure, connection};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Connections that are kept for the next reader.
const IDLE: usize = 16;

/// The record for reading, for any number of threads.
#[derive(Debug)]
pub struct Reader {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

/// One change, for who follows the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// An ad as it is since this change.
    Put(Box<StoredPosting>),
    /// An ad that is gone.
    Deleted {
        /// Its id.
        id: String,
        /// The number of the change.
        sequence: u64,
    },
}

impl Entry {
    /// The id of the ad.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Put(posting) => &posting.id,
            Self::Deleted { id, .. } => id,
        }
    }

    /// The number of the change.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        match self {
            Self::Put(posting) => posting.sequence,
            Self::Deleted { sequence, .. } => *sequence,
        }
    }
}

impl Reader {
    /// The record of a folder, for reading only: another process may write it meanwhile.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let reader = Self::new(super::file(folder));
        reader.last()?;
        Ok(reader)
    }

    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            idle: Mutex::default(),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The ad with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn get(&self, id: &str) -> Result<Option<StoredPosting>, Failure> {
        self.read(|connection| {
            let sql = format!("SELECT {} FROM posting WHERE id = ?1", posting::COLUMNS);
            connection
                .prepare_cached(&sql)?
                .query_row([id], posting::read)
                .optional()
        })
    }

    /// The ads whose last changes have these numbers, in this order; what has changed since is left out.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn at(&self, sequences: &[u64]) -> Result<Vec<StoredPosting>, Failure> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {} FROM posting WHERE sequence = ?1",
                posting::COLUMNS
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let mut found = Vec::with_capacity(sequences.len());
            for sequence in sequences {
                found.extend(
                    statement
                        .query_row([signed(*sequence)], posting::read)
                        .optional()?,
                );
            }
            Ok(found)
        })
    }

    /// The ads that changed last after change `after`, the earliest first, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn page(&self, after: u64, limit: usize) -> Result<Vec<StoredPosting>, Failure> {
        self.read(|connection| page(connection, after, limit))
    }

    /// The changes after change `after`, deletions among them, the earliest first, `limit` at most. Of an ad that changed
    /// several times only the last change is told.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn changes(&self, after: u64, limit: usize) -> Result<Vec<Entry>, Failure> {
        self.read(|connection| {
            // both lists from one moment
            let transaction = connection.unchecked_transaction()?;
            let puts = page(&transaction, after, limit)?.into_iter();
            let mut entries: Vec<Entry> = puts.map(Box::new).map(Entry::Put).collect();
            let mut statement = transaction.prepare_cached(
                "SELECT sequence, id FROM deletion WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
            )?;
            let deleted = statement.query_map([signed(after), limited(limit)], |row| {
                let sequence = posting::number(row, 0)?;
                Ok(Entry::Deleted {
                    id: row.get(1)?,
                    sequence,
                })
            })?;
            for entry in deleted {
                entries.push(entry?);
            }
            entries.sort_by_key(Entry::sequence);
            entries.truncate(limit);
            Ok(entries)
        })
    }

    /// How many ads there are.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn count(&self) -> Result<u64, Failure> {
        self.number("SELECT count(*) FROM posting")
    }

    /// The number of the last change; 0 before the first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn last(&self) -> Result<u64, Failure> {
        self.number("SELECT last FROM book")
    }

    /// Which record this is: no other one has the same name.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn identity(&self) -> Result<String, Failure> {
        self.read(|connection| {
            connection.query_row("SELECT identity FROM book", [], |row| row.get(0))
        })
    }

    fn number(&self, sql: &str) -> Result<u64, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(sql)?
                .query_row([], |row| posting::number(row, 0))
        })
    }

    /// Reads with an idle connection, or a new one.
    fn read<T>(
        &self,
        reading: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Failure> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let connection = match kept {
            Some(connection) => connection,
            None => connection::to_read(&self.path)?,
        };
        let read = reading(&connection).map_err(|error| Failure::of(&error, &self.path))?;
        let mut idle = idle();
        if idle.len() < IDLE {
            idle.push(connection);
        }
        Ok(read)
    }
}

fn page(connection: &Connection, after: u64, limit: usize) -> rusqlite::Result<Vec<StoredPosting>> {
    let sql = format!(
        "SELECT {} FROM posting WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
        posting::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement
        .query_map([signed(after), limited(limit)], posting::read)?
        .collect()
}

/// `SQLite` counts with signed numbers.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn limited(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
