//! The record for reading: by id, by number, in the order of changes.

use super::pool::Pool;
use super::posting::{self, StoredPosting};
use super::{Failure, Workspace};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;
use std::sync::Arc;

/// The record for reading, for any number of threads: what is in one workspace, and nothing else.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(super) pool: Arc<Pool>,
    pub(super) workspace: Workspace,
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
        let reader = Self::new(Arc::new(Pool::new(super::file(folder))));
        reader.last()?;
        Ok(reader)
    }

    pub(super) fn new(pool: Arc<Pool>) -> Self {
        Self {
            pool,
            workspace: Workspace::default(),
        }
    }

    /// The same record, seen from another workspace.
    #[must_use]
    pub fn within(&self, workspace: &Workspace) -> Self {
        Self {
            pool: Arc::clone(&self.pool),
            workspace: workspace.clone(),
        }
    }

    /// From where it is seen.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The workspaces in which ads are or were kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        self.read(|connection| {
            let names = connection
                .prepare_cached(
                    "SELECT workspace FROM posting UNION SELECT workspace FROM deletion",
                )?
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(names.iter().filter_map(|name| name.parse().ok()).collect())
        })
    }

    /// The ad with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn get(&self, id: &str) -> Result<Option<StoredPosting>, Failure> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {} FROM posting WHERE workspace = ?1 AND id = ?2",
                posting::COLUMNS
            );
            connection
                .prepare_cached(&sql)?
                .query_row([self.name(), id], posting::read)
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
                "SELECT {} FROM posting WHERE sequence = ?1 AND workspace = ?2",
                posting::COLUMNS
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let mut found = Vec::with_capacity(sequences.len());
            for sequence in sequences {
                found.extend(
                    statement
                        .query_row(params![signed(*sequence), self.name()], posting::read)
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
        self.read(|connection| page(connection, self.name(), after, limit))
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
            let puts = page(&transaction, self.name(), after, limit)?.into_iter();
            let mut entries: Vec<Entry> = puts.map(Box::new).map(Entry::Put).collect();
            let mut statement = transaction.prepare_cached(
                "SELECT sequence, id FROM deletion WHERE workspace = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3",
            )?;
            let deleted = statement.query_map(params![self.name(), signed(after), limited(limit)], |row| {
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
        self.number("SELECT count(*) FROM posting WHERE workspace = ?1")
    }

    /// The number of the last change; 0 before the first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn last(&self) -> Result<u64, Failure> {
        self.number(
            "SELECT max(
                coalesce((SELECT max(sequence) FROM posting WHERE workspace = ?1), 0),
                coalesce((SELECT max(sequence) FROM deletion WHERE workspace = ?1), 0))",
        )
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

    /// How many ads were analysed with another engine than this one.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn older(&self, engine: &str) -> Result<u64, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT count(*) FROM posting WHERE workspace = ?1 AND engine <> ?2",
                )?
                .query_row([self.name(), engine], |row| posting::number(row, 0))
        })
    }

    /// Ads that were analysed with another engine than this one, after change `after`, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn page_older(
        &self,
        engine: &str,
        after: u64,
        limit: usize,
    ) -> Result<Vec<StoredPosting>, Failure> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {} FROM posting WHERE workspace = ?1 AND sequence > ?2 AND engine <> ?3
                 ORDER BY sequence LIMIT ?4",
                posting::COLUMNS
            );
            connection
                .prepare_cached(&sql)?
                .query_map(
                    params![self.name(), signed(after), engine, limited(limit)],
                    posting::read,
                )?
                .collect()
        })
    }

    /// A number about this workspace.
    fn number(&self, sql: &str) -> Result<u64, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(sql)?
                .query_row([self.name()], |row| posting::number(row, 0))
        })
    }

    pub(super) fn name(&self) -> &str {
        self.workspace.name()
    }

    pub(super) fn read<T>(
        &self,
        reading: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Failure> {
        self.pool.read(reading)
    }
}

fn page(
    connection: &Connection,
    workspace: &str,
    after: u64,
    limit: usize,
) -> rusqlite::Result<Vec<StoredPosting>> {
    let sql = format!(
        "SELECT {} FROM posting WHERE workspace = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3",
        posting::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement
        .query_map(
            params![workspace, signed(after), limited(limit)],
            posting::read,
        )?
        .collect()
}

/// `SQLite` counts with signed numbers.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn limited(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
