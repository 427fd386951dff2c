//! Ads put, deleted, analysed anew: each change with the next number.

use super::posting::{self, StoredPosting};
use super::reader::signed;
use crate::posting::Posting;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};

/// A transaction, and the workspace in which it changes something.
pub(super) type On<'t> = (&'t Transaction<'t>, &'t str);

/// An ad that is to be kept.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The ad.
    pub posting: Posting,
    /// Its analysis, the contract's JSON.
    pub analysis: String,
    /// What it was analysed with.
    pub engine: String,
    /// The number of the last change that the sender knows of; 0: there must be none.
    pub expected: Option<u64>,
    /// The time.
    pub now: Timestamp,
}

/// A new analysis of an ad.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// The number of the ad's last change, as it was read.
    pub sequence: u64,
    /// The analysis, the contract's JSON.
    pub analysis: String,
    /// What it was analysed with.
    pub engine: String,
}

/// An ad that was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// As it is kept now.
    pub posting: StoredPosting,
    /// What happened.
    pub outcome: Outcome,
}

/// What putting an ad did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Created,
    /// It stands in the place of an older one.
    Replaced,
    /// It was there already, word for word: nothing was written.
    Unchanged,
}

/// Keeps an ad; nothing when it has changed since it was read.
pub(super) fn put(on: On<'_>, draft: &Draft) -> rusqlite::Result<Option<Stored>> {
    let (transaction, workspace) = on;
    let before = transaction
        .prepare_cached(&format!(
            "SELECT {} FROM posting WHERE workspace = ?1 AND id = ?2",
            posting::COLUMNS
        ))?
        .query_row([workspace, &draft.id], posting::read)
        .optional()?;
    let stands = before.as_ref().map_or(0, |before| before.sequence);
    if draft.expected.is_some_and(|expected| expected != stands) {
        return Ok(None);
    }
    if let Some(posting) = before.as_ref().filter(|before| same(before, draft)) {
        return Ok(Some(Stored {
            posting: posting.clone(),
            outcome: Outcome::Unchanged,
        }));
    }
    forget(on, &draft.id)?;
    let (created, outcome) = before.map_or((draft.now, Outcome::Created), |before| {
        (before.created, Outcome::Replaced)
    });
    let posting = &draft.posting;
    let stored = StoredPosting {
        id: draft.id.clone(),
        title: posting.title.clone(),
        description: posting.description.clone(),
        company: posting.company.clone(),
        location: posting.location.clone(),
        language: posting.language.clone(),
        context: posting.context.clone(),
        converted: posting.converted,
        created,
        updated: draft.now,
        sequence: next(transaction)?,
        analysis: draft.analysis.clone(),
        engine: draft.engine.clone(),
    };
    insert(on, &stored)?;
    Ok(Some(Stored {
        posting: stored,
        outcome,
    }))
}

fn same(before: &StoredPosting, draft: &Draft) -> bool {
    let posting = Posting {
        id: Some(draft.id.clone()),
        ..draft.posting.clone()
    };
    before.posting() == posting
        && before.analysis == draft.analysis
        && before.engine == draft.engine
}

fn insert((transaction, workspace): On<'_>, stored: &StoredPosting) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(&format!(
            "INSERT INTO posting ({}, workspace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            posting::COLUMNS
        ))?
        .execute(params![
            signed(stored.sequence),
            stored.id,
            stored.title,
            stored.description,
            stored.company,
            stored.location,
            stored.language,
            stored.context.country,
            stored.context.contract,
            stored.context.team_size,
            stored.converted,
            stored.created.to_string(),
            stored.updated.to_string(),
            stored.analysis,
            stored.engine,
            workspace,
        ])?;
    Ok(())
}

/// Forgets an ad; false when there was none, nothing when it has changed since it was read.
pub(super) fn delete(
    on: On<'_>,
    id: &str,
    expected: Option<u64>,
) -> rusqlite::Result<Option<bool>> {
    let (transaction, workspace) = on;
    let stands = transaction
        .prepare_cached("SELECT sequence FROM posting WHERE workspace = ?1 AND id = ?2")?
        .query_row([workspace, id], |row| posting::number(row, 0))
        .optional()?;
    if expected.is_some_and(|expected| stands.is_some() && stands != Some(expected)) {
        return Ok(None);
    }
    if !forget(on, id)? {
        return Ok(Some(false));
    }
    let sequence = signed(next(transaction)?);
    transaction
        .prepare_cached("INSERT INTO deletion (sequence, workspace, id) VALUES (?1, ?2, ?3)")?
        .execute(params![sequence, workspace, id])?;
    Ok(Some(true))
}

/// Takes out the ad with this id, and that it was ever deleted before; false when there is no such ad.
fn forget((transaction, workspace): On<'_>, id: &str) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("DELETE FROM deletion WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, id])?;
    let gone = transaction
        .prepare_cached("DELETE FROM posting WHERE workspace = ?1 AND id = ?2")?
        .execute([workspace, id])?;
    Ok(gone > 0)
}

/// Puts a new analysis in the place of the old one; false when the ad has changed since. The ad itself has not changed: its
/// dates stay.
pub(super) fn renew((transaction, workspace): On<'_>, renewal: &Renewal) -> rusqlite::Result<bool> {
    let sequence = signed(next(transaction)?);
    let changed = transaction
        .prepare_cached(
            "UPDATE posting SET sequence = ?1, analysis = ?2, engine = ?3
             WHERE workspace = ?4 AND sequence = ?5",
        )?
        .execute(params![
            sequence,
            renewal.analysis,
            renewal.engine,
            workspace,
            signed(renewal.sequence),
        ])?;
    Ok(changed > 0)
}

/// The number of the next change.
pub(super) fn next(transaction: &Transaction<'_>) -> rusqlite::Result<u64> {
    transaction
        .prepare_cached("UPDATE book SET last = last + 1 RETURNING last")?
        .query_row([], |row| posting::number(row, 0))
}
