//! A job: a file of many ads that is worked through, and how far it is. The files themselves lie beside the record.

use super::kept::On;
use super::posting::time;
use super::{Failure, Reader, Workspace};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A job as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// The name of the file, as sent.
    pub file: String,
    /// How it is to be worked through, as JSON.
    pub options: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// How far it is, as JSON.
    pub progress: String,
    /// When it came.
    pub created: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

const COLUMNS: &str = "id, file, options, state, progress, created, ended";

fn read(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        id: row.get(0)?,
        file: row.get(1)?,
        options: row.get(2)?,
        state: row.get(3)?,
        progress: row.get(4)?,
        created: time(row, 5)?,
        ended: match row.get_ref(6)? {
            rusqlite::types::ValueRef::Null => None,
            _ => Some(time(row, 6)?),
        },
    })
}

/// Writes how a job stands; false when it was forgotten.
pub(super) fn step((transaction, workspace): On<'_>, job: &Job) -> rusqlite::Result<bool> {
    let written = transaction
        .prepare_cached(
            "UPDATE job SET state = ?1, progress = ?2, ended = ?3 WHERE id = ?4 AND workspace = ?5",
        )?
        .execute(params![
            job.state,
            job.progress,
            job.ended.map(|time| time.to_string()),
            job.id,
            workspace,
        ])?;
    Ok(written > 0)
}

/// Keeps a new job.
pub(super) fn put((transaction, workspace): On<'_>, job: &Job) -> rusqlite::Result<bool> {
    let written = transaction
        .prepare_cached(&format!(
            "INSERT INTO job ({COLUMNS}, workspace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ))?
        .execute(params![
            job.id,
            job.file,
            job.options,
            job.state,
            job.progress,
            job.created.to_string(),
            job.ended.map(|time| time.to_string()),
            workspace,
        ])?;
    Ok(written > 0)
}

/// Forgets a job; false when there is none.
pub(super) fn delete((transaction, workspace): On<'_>, id: &str) -> rusqlite::Result<bool> {
    let gone = transaction
        .prepare_cached("DELETE FROM job WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, id])?;
    Ok(gone > 0)
}

impl Reader {
    /// The job with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn job(&self, id: &str) -> Result<Option<Job>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM job WHERE workspace = ?1 AND id = ?2"
                ))?
                .query_row([self.name(), id], read)
                .optional()
        })
    }

    /// The jobs of this workspace, the latest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn jobs(&self) -> Result<Vec<Job>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM job WHERE workspace = ?1 ORDER BY created DESC, id LIMIT 1000"
                ))?
                .query_map([self.name()], read)?
                .collect()
        })
    }

    /// True when there is a job of this id in any workspace.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn job_anywhere(&self, id: &str) -> Result<bool, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT 1 FROM job WHERE id = ?1")?
                .exists([id])
        })
    }

    /// The jobs of all workspaces that ended before a moment: workspace and id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn ended_before(&self, moment: Timestamp) -> Result<Vec<(Workspace, String)>, Failure> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT workspace, id, ended FROM job WHERE ended IS NOT NULL")?;
            let rows = statement
                .query_map([], |row| {
                    Ok((row.get::<_, String>(0)?, row.get(1)?, time(row, 2)?))
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(rows
                .into_iter()
                .filter(|(.., ended)| *ended < moment)
                .filter_map(|(workspace, id, _)| Some((workspace.parse().ok()?, id)))
                .collect())
        })
    }

    /// The jobs of all workspaces that have not ended, the earliest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn unfinished(&self) -> Result<Vec<(Workspace, Job)>, Failure> {
        self.read(|connection| {
            let rows = connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS}, workspace FROM job WHERE ended IS NULL ORDER BY created, id"
                ))?
                .query_map([], |row| Ok((row.get::<_, String>(7)?, read(row)?)))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(rows
                .into_iter()
                .filter_map(|(workspace, job)| Some((workspace.parse().ok()?, job)))
                .collect())
        })
    }
}
