//! A candidate as kept: a profile, what it is kept for, and until when. Erasing leaves nothing that tells who it was.

use super::audit::{self, Note};
use super::kept::{On, next};
use super::posting::{number, time};
use super::reader::{limited, signed};
use super::{Failure, Reader};
use crate::fit::Profile;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

/// A candidate as kept.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredCandidate {
    /// The sender's own name for them, or one that was given to them.
    pub id: String,
    /// What they say of themselves; its `id` is the same.
    pub profile: Profile,
    /// What they are kept for.
    pub purpose: String,
    /// The day of the last contact.
    pub last_contact: Date,
    /// The last day on which they are kept.
    pub keep_until: Date,
    /// When they were first stored.
    pub created: Timestamp,
    /// When they last changed.
    pub updated: Timestamp,
    /// The number of the last change: later changes, of ads too, have higher numbers.
    pub sequence: u64,
}

/// A candidate who is to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Their id.
    pub id: String,
    /// What they say of themselves.
    pub profile: Profile,
    /// What they are kept for.
    pub purpose: String,
    /// The day of the last contact.
    pub last_contact: Date,
    /// The last day on which they are kept.
    pub keep_until: Date,
    /// The number of the last change that the sender knows of; 0: there must be none.
    pub expected: Option<u64>,
    /// What the log is to say of it, and when.
    pub note: Note,
}

/// The candidate who is to be forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct Erasure {
    /// Their id.
    pub id: String,
    /// The number of the last change that the sender knows of.
    pub expected: Option<u64>,
    /// What the log is to say of it.
    pub note: Note,
}

const COLUMNS: &str = "sequence, id, profile, purpose, last_contact, keep_until, created, updated";

fn read(row: &Row<'_>) -> rusqlite::Result<StoredCandidate> {
    let unreadable = |column: usize, error: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error)
    };
    let day = |column: usize| -> rusqlite::Result<Date> {
        let text: String = row.get(column)?;
        text.parse()
            .map_err(|error: jiff::Error| unreadable(column, error.into()))
    };
    let profile: String = row.get(2)?;
    Ok(StoredCandidate {
        sequence: number(row, 0)?,
        id: row.get(1)?,
        profile: serde_json::from_str(&profile).map_err(|error| unreadable(2, error.into()))?,
        purpose: row.get(3)?,
        last_contact: day(4)?,
        keep_until: day(5)?,
        created: time(row, 6)?,
        updated: time(row, 7)?,
    })
}

/// Keeps a candidate, with true when there was none of that id; nothing when they have changed since they were read.
pub(super) fn put(on: On<'_>, draft: &Draft) -> rusqlite::Result<Option<(StoredCandidate, bool)>> {
    let (transaction, workspace) = on;
    let before: Option<(Timestamp, u64)> = transaction
        .prepare_cached("SELECT created, sequence FROM candidate WHERE workspace = ?1 AND id = ?2")?
        .query_row([workspace, &draft.id], |row| {
            Ok((time(row, 0)?, number(row, 1)?))
        })
        .optional()?;
    let stands = before.map_or(0, |(_, sequence)| sequence);
    if draft.expected.is_some_and(|expected| expected != stands) {
        return Ok(None);
    }
    transaction
        .prepare_cached("DELETE FROM candidate WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, &draft.id])?;
    let stored = StoredCandidate {
        id: draft.id.clone(),
        profile: draft.profile.clone(),
        purpose: draft.purpose.clone(),
        last_contact: draft.last_contact,
        keep_until: draft.keep_until,
        created: before.map_or(draft.note.at, |(created, _)| created),
        updated: draft.note.at,
        sequence: next(transaction)?,
    };
    transaction
        .prepare_cached(&format!(
            "INSERT INTO candidate ({COLUMNS}, workspace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ))?
        .execute(params![
            signed(stored.sequence),
            stored.id,
            // a profile is plain data: it can always be written
            serde_json::to_string(&stored.profile).unwrap_or_default(),
            stored.purpose,
            stored.last_contact.to_string(),
            stored.keep_until.to_string(),
            stored.created.to_string(),
            stored.updated.to_string(),
            workspace,
        ])?;
    audit::write(on, &draft.note)?;
    Ok(Some((stored, before.is_none())))
}

/// Forgets a candidate and what was decided about them; in the log their id gives way to a name that says nothing, the same in
/// all its lines. False when there was none; nothing when they have changed since they were read.
pub(super) fn erase(on: On<'_>, erasure: &Erasure) -> rusqlite::Result<Option<bool>> {
    let (transaction, workspace) = on;
    let Erasure { id, expected, note } = erasure;
    let stands = transaction
        .prepare_cached("SELECT sequence FROM candidate WHERE workspace = ?1 AND id = ?2")?
        .query_row([workspace, id], |row| number(row, 0))
        .optional()?;
    if expected.is_some() && stands != *expected {
        return Ok(None);
    }
    if !audit::write(on, note)? {
        return Ok(Some(false));
    }
    transaction
        .prepare_cached("DELETE FROM candidate WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, id])?;
    transaction
        .prepare_cached("DELETE FROM decision WHERE workspace = ?1 AND candidate = ?2")?
        .execute([workspace, id])?;
    transaction
        .prepare_cached("DELETE FROM answered WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, id])?;
    let nobody: String =
        transaction.query_row("SELECT 'erased-' || lower(hex(randomblob(8)))", [], |row| {
            row.get(0)
        })?;
    transaction
        .prepare_cached(
            "UPDATE audit SET candidate = ?1, record = json_remove(record, '$.profile_hash')
             WHERE workspace = ?2 AND candidate = ?3",
        )?
        .execute([&nobody, workspace, id])?;
    // the number goes on, so that who follows the changes looks again
    next(transaction)?;
    Ok(Some(true))
}

impl Reader {
    /// The candidate with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn candidate(&self, id: &str) -> Result<Option<StoredCandidate>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM candidate WHERE workspace = ?1 AND id = ?2"
                ))?
                .query_row([self.name(), id], read)
                .optional()
        })
    }

    /// The candidates who changed last after change `after`, the earliest first, `limit` at most; only those who are kept on
    /// day `on`, if one is given.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn candidates(
        &self,
        after: u64,
        on: Option<Date>,
        limit: usize,
    ) -> Result<Vec<StoredCandidate>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM candidate
                     WHERE workspace = ?1 AND sequence > ?2 AND (?3 IS NULL OR keep_until >= ?3)
                     ORDER BY sequence LIMIT ?4"
                ))?
                .query_map(
                    params![
                        self.name(),
                        signed(after),
                        on.map(|day| day.to_string()),
                        limited(limit)
                    ],
                    read,
                )?
                .collect()
        })
    }

    /// How many candidates there are.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn count_candidates(&self) -> Result<u64, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT count(*) FROM candidate WHERE workspace = ?1")?
                .query_row([self.name()], |row| number(row, 0))
        })
    }

    /// How many lines of all workspaces name a candidate who is not kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn left_of_nobody(&self) -> Result<u64, Failure> {
        self.read(|connection| {
            connection.query_row(
                "SELECT (SELECT count(*) FROM decision AS d WHERE NOT EXISTS
                    (SELECT 1 FROM candidate AS c WHERE c.workspace = d.workspace AND c.id = d.candidate))
                 + (SELECT count(*) FROM audit AS a WHERE a.candidate IS NOT NULL AND a.candidate NOT LIKE 'erased-%' AND NOT EXISTS
                    (SELECT 1 FROM candidate AS c WHERE c.workspace = a.workspace AND c.id = a.candidate))",
                [],
                |row| number(row, 0),
            )
        })
    }

    /// Candidates of all workspaces whose last day is before this one: workspace and id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn overdue(&self, today: Date) -> Result<Vec<(super::Workspace, String)>, Failure> {
        self.read(|connection| {
            let rows = connection
                .prepare_cached("SELECT workspace, id FROM candidate WHERE keep_until < ?1")?
                .query_map([today.to_string()], |row| {
                    Ok((row.get::<_, String>(0)?, row.get(1)?))
                })?
                .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
            Ok(rows
                .into_iter()
                .filter_map(|(workspace, id)| Some((workspace.parse().ok()?, id)))
                .collect())
        })
    }
}
