//! Changes to the record: an ad put, an ad deleted, each with the next number.

use super::posting::{self, StoredPosting};
use crate::posting::Posting;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A change that is asked for.
#[derive(Debug, Clone)]
pub enum Change {
    /// To keep an ad, instead of the one with the same id, if there is one.
    Put(Box<Draft>),
    /// To forget the ad with this id.
    Delete(String),
}

/// An ad that is to be kept.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The ad.
    pub posting: Posting,
    /// Its analysis, the contract's JSON.
    pub analysis: String,
    /// The digest of the taxonomy.
    pub taxonomy: String,
    /// The time.
    pub now: Timestamp,
}

/// What a change came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// The ad is kept.
    Put(Box<Stored>),
    /// The ad is gone; false when there was none.
    Deleted(bool),
}

impl Applied {
    /// True when words that were kept are kept no more.
    pub(super) fn forgets(&self) -> bool {
        match self {
            Self::Put(stored) => stored.outcome == Outcome::Replaced,
            Self::Deleted(gone) => *gone,
        }
    }
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

/// Makes all changes in one transaction.
pub(super) fn apply(
    connection: &mut Connection,
    changes: &[Change],
) -> rusqlite::Result<Vec<Applied>> {
    let transaction = connection.transaction()?;
    let applied: Vec<Applied> = changes
        .iter()
        .map(|change| match change {
            Change::Put(draft) => {
                put(&transaction, draft).map(|stored| Applied::Put(Box::new(stored)))
            }
            Change::Delete(id) => delete(&transaction, id).map(Applied::Deleted),
        })
        .collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(applied)
}

fn put(transaction: &Transaction<'_>, draft: &Draft) -> rusqlite::Result<Stored> {
    let before = transaction
        .prepare_cached(&format!(
            "SELECT {} FROM posting WHERE id = ?1",
            posting::COLUMNS
        ))?
        .query_row([&draft.id], posting::read)
        .optional()?;
    if let Some(posting) = before.as_ref().filter(|before| same(before, draft)) {
        return Ok(Stored {
            posting: posting.clone(),
            outcome: Outcome::Unchanged,
        });
    }
    forget(transaction, &draft.id)?;
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
        converted: posting.converted,
        created,
        updated: draft.now,
        sequence: next(transaction)?,
        analysis: draft.analysis.clone(),
        taxonomy: draft.taxonomy.clone(),
    };
    insert(transaction, &stored)?;
    Ok(Stored {
        posting: stored,
        outcome,
    })
}

fn same(before: &StoredPosting, draft: &Draft) -> bool {
    let posting = Posting {
        id: Some(draft.id.clone()),
        ..draft.posting.clone()
    };
    before.posting() == posting
        && before.analysis == draft.analysis
        && before.taxonomy == draft.taxonomy
}

fn insert(transaction: &Transaction<'_>, stored: &StoredPosting) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(&format!(
            "INSERT INTO posting ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            posting::COLUMNS
        ))?
        .execute(params![
            i64::try_from(stored.sequence).unwrap_or(i64::MAX),
            stored.id,
            stored.title,
            stored.description,
            stored.company,
            stored.location,
            stored.language,
            stored.converted,
            stored.created.to_string(),
            stored.updated.to_string(),
            stored.analysis,
            stored.taxonomy,
        ])?;
    Ok(())
}

fn delete(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<bool> {
    if !forget(transaction, id)? {
        return Ok(false);
    }
    let sequence = i64::try_from(next(transaction)?).unwrap_or(i64::MAX);
    transaction
        .prepare_cached("INSERT INTO deletion (sequence, id) VALUES (?1, ?2)")?
        .execute(params![sequence, id])?;
    Ok(true)
}

/// Takes out the ad with this id, and that it was ever deleted before; false when there is no such ad.
fn forget(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("DELETE FROM deletion WHERE id = ?1")?
        .execute([id])?;
    let gone = transaction
        .prepare_cached("DELETE FROM posting WHERE id = ?1")?
        .execute([id])?;
    Ok(gone > 0)
}

/// The number of the next change.
fn next(transaction: &Transaction<'_>) -> rusqlite::Result<u64> {
    transaction
        .prepare_cached("UPDATE book SET last = last + 1 RETURNING last")?
        .query_row([], |row| posting::number(row, 0))
}
