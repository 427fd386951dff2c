//! Who saw or changed whom, and when: written before the answer is given.

use super::kept::On;
use super::posting::{number, time};
use super::reader::{limited, signed};
use super::{Failure, Reader};
use jiff::Timestamp;
use rusqlite::{Row, Transaction, params};

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// Who: the name of a key, or what on this machine did it.
    pub actor: String,
    /// What: `seen`, `listed`, `stored`, `matched`, `exported`, `decided`, `erased`, `expired`.
    pub action: String,
    /// Whom: a candidate's id, or after their erasure a name that says nothing.
    pub candidate: Option<String>,
    /// What was shown when they were compared with an ad, as JSON; after their erasure without what is theirs alone.
    pub record: Option<String>,
}

/// Writes it down; false when it is about somebody who is not kept: whoever is erased is not named any more.
pub(super) fn write((transaction, workspace): On<'_>, note: &Note) -> rusqlite::Result<bool> {
    let written = transaction
        .prepare_cached(
            "INSERT INTO audit (workspace, at, actor, action, candidate, record)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6
             WHERE ?5 IS NULL OR EXISTS (SELECT 1 FROM candidate WHERE workspace = ?1 AND id = ?5)",
        )?
        .execute(params![
            workspace,
            note.at.to_string(),
            note.actor,
            note.action,
            note.candidate,
            note.record,
        ])?;
    Ok(written > 0)
}

/// Forgets what comparisons came to that were shown before a moment; false when there were none.
pub(super) fn fade(transaction: &Transaction<'_>, before: Timestamp) -> rusqlite::Result<bool> {
    let faded = transaction
        .prepare_cached("UPDATE audit SET record = NULL WHERE record IS NOT NULL AND at < ?1")?
        .execute([before.to_string()])?;
    Ok(faded > 0)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(u64, Note)> {
    let note = Note {
        at: time(row, 1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        candidate: row.get(4)?,
        record: row.get(5)?,
    };
    Ok((number(row, 0)?, note))
}

impl Reader {
    /// The lines after line `after`, about one candidate or about all, the earliest first, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn audit(
        &self,
        candidate: Option<&str>,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Note)>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT number, at, actor, action, candidate, record FROM audit
                     WHERE workspace = ?1 AND number > ?2 AND (?3 IS NULL OR candidate = ?3)
                     ORDER BY number LIMIT ?4",
                )?
                .query_map(
                    params![self.name(), signed(after), candidate, limited(limit)],
                    read,
                )?
                .collect()
        })
    }
}
