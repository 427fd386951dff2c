//! Keys of programs and people: what they open, until when. Of the secret only a hash is kept.

use super::kept::On;
use super::pool::Pool;
use super::posting::time;
use super::{Failure, Reader, Workspace, connection};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::Path;
use std::sync::Arc;

/// A key as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredKey {
    /// Its public part.
    pub id: String,
    /// The workspace that it opens.
    pub workspace: Workspace,
    /// What its owner calls it.
    pub name: String,
    /// The hash of its secret part.
    pub hash: String,
    /// What it allows, in words parted by blanks.
    pub scopes: String,
    /// When it was made.
    pub created: Timestamp,
    /// From when it is of no use any more.
    pub expires: Option<Timestamp>,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub used: Option<Timestamp>,
}

/// When a key was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The key's public part.
    pub id: String,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "id, workspace, name, hash, scopes, created, expires, revoked, used";

fn read(row: &Row<'_>) -> rusqlite::Result<StoredKey> {
    let workspace: String = row.get(1)?;
    let perhaps = |column: usize| match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => time(row, column).map(Some),
    };
    Ok(StoredKey {
        id: row.get(0)?,
        workspace: workspace.parse().map_err(|error: super::NoWorkspace| {
            rusqlite::Error::FromSqlConversionFailure(1, Type::Text, error.into())
        })?,
        name: row.get(2)?,
        hash: row.get(3)?,
        scopes: row.get(4)?,
        created: time(row, 5)?,
        expires: perhaps(6)?,
        revoked: perhaps(7)?,
        used: perhaps(8)?,
    })
}

pub(super) fn write_use((transaction, workspace): On<'_>, used: &Use) -> rusqlite::Result<bool> {
    let written = transaction
        .prepare_cached("UPDATE access_key SET used = ?1 WHERE id = ?2 AND workspace = ?3")?
        .execute(params![used.at.to_string(), used.id, workspace])?;
    Ok(written > 0)
}

impl Reader {
    /// The key with this public part, of whatever workspace: it is the key that tells which.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn key(&self, id: &str) -> Result<Option<StoredKey>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM access_key WHERE id = ?1"))?
                .query_row([id], read)
                .optional()
        })
    }

    /// All keys of all workspaces, the earliest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn keys(&self) -> Result<Vec<StoredKey>, Failure> {
        self.read(all)
    }
}

fn all(connection: &Connection) -> rusqlite::Result<Vec<StoredKey>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM access_key ORDER BY created, id"
        ))?
        .query_map([], read)?
        .collect()
}

/// The keys, open for writing, also while a server works with the same record.
#[derive(Debug)]
pub struct Keys {
    connection: Connection,
    pool: Arc<Pool>,
}

impl Keys {
    /// Opens the keys of a folder, which must exist.
    ///
    /// # Errors
    /// When the record cannot be written, or is of another kind or version.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let path = super::file(folder);
        Ok(Self {
            connection: connection::to_write(&path)?,
            pool: Arc::new(Pool::new(path)),
        })
    }

    /// Keeps a new key.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn add(&self, key: &StoredKey) -> Result<(), Failure> {
        self.connection
            .execute(
                &format!(
                    "INSERT INTO access_key ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                ),
                params![
                    key.id,
                    key.workspace.name(),
                    key.name,
                    key.hash,
                    key.scopes,
                    key.created.to_string(),
                    key.expires.map(|time| time.to_string()),
                    key.revoked.map(|time| time.to_string()),
                    key.used.map(|time| time.to_string()),
                ],
            )
            .map(drop)
            .map_err(|error| Failure::of(&error, self.pool.path()))
    }

    /// Makes a key useless; false when there is no such key, or it was revoked before.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn revoke(&self, id: &str, now: Timestamp) -> Result<bool, Failure> {
        self.connection
            .execute(
                "UPDATE access_key SET revoked = ?1 WHERE id = ?2 AND revoked IS NULL",
                params![now.to_string(), id],
            )
            .map(|changed| changed > 0)
            .map_err(|error| Failure::of(&error, self.pool.path()))
    }

    /// All keys, the earliest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn all(&self) -> Result<Vec<StoredKey>, Failure> {
        all(&self.connection).map_err(|error| Failure::of(&error, self.pool.path()))
    }
}
