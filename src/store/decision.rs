//! What a person decided about a candidate, and why.

use super::kept::On;
use super::posting::time;
use super::{Failure, Reader};
use jiff::Timestamp;
use rusqlite::params;

/// What a person decided about a candidate, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The candidate.
    pub candidate: String,
    /// The ad, by its id; none when it is about no ad.
    pub posting: Option<String>,
    /// What was decided, in one word.
    pub outcome: String,
    /// Why, in the person's own words.
    pub reason: String,
    /// Who decided.
    pub person: String,
    /// When.
    pub at: Timestamp,
}

/// Writes it down; false when there is no such candidate.
pub(super) fn write(
    (transaction, workspace): On<'_>,
    decision: &Decision,
) -> rusqlite::Result<bool> {
    let written = transaction
        .prepare_cached(
            "INSERT INTO decision (workspace, candidate, posting, outcome, reason, person, at)
             SELECT workspace, id, ?3, ?4, ?5, ?6, ?7 FROM candidate WHERE workspace = ?1 AND id = ?2",
        )?
        .execute(params![
            workspace,
            decision.candidate,
            decision.posting,
            decision.outcome,
            decision.reason,
            decision.person,
            decision.at.to_string(),
        ])?;
    Ok(written > 0)
}

impl Reader {
    /// What was decided about a candidate, the earliest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn decisions(&self, candidate: &str) -> Result<Vec<Decision>, Failure> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT candidate, posting, outcome, reason, person, at FROM decision
                     WHERE workspace = ?1 AND candidate = ?2 ORDER BY number",
                )?
                .query_map([self.name(), candidate], |row| {
                    Ok(Decision {
                        candidate: row.get(0)?,
                        posting: row.get(1)?,
                        outcome: row.get(2)?,
                        reason: row.get(3)?,
                        person: row.get(4)?,
                        at: time(row, 5)?,
                    })
                })?
                .collect()
        })
    }
}
