//! Requests that carry a key of their own, and under which id they were answered: the same again does nothing twice.

use super::kept::On;
use super::{Failure, Reader};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its key, as sent.
    pub key: String,
    /// The hash of what was asked.
    pub hash: String,
    /// The id under which it was answered.
    pub id: String,
    /// When.
    pub at: Timestamp,
}

/// Days for which a request is remembered.
const DAYS: i64 = 7;

/// Remembers a request; false when one with the same key is remembered already.
pub(super) fn write((transaction, workspace): On<'_>, request: &Request) -> rusqlite::Result<bool> {
    let past = request.at - jiff::SignedDuration::from_hours(24 * DAYS);
    transaction
        .prepare_cached("DELETE FROM answered WHERE at < ?1")?
        .execute([past.to_string()])?;
    let written = transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO answered (workspace, request, hash, id, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            workspace,
            request.key,
            request.hash,
            request.id,
            request.at.to_string(),
        ])?;
    Ok(written > 0)
}

impl Reader {
    /// What was asked with this key: the hash of it, and the id under which it was answered.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn answered(&self, key: &str) -> Result<Option<(String, String)>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT hash, id FROM answered WHERE workspace = ?1 AND request = ?2",
                )?
                .query_row([self.name(), key], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })
    }
}
