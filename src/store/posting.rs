//! An ad as it is kept, with its analysis.

use crate::posting::{Context, Posting};
use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Type;

/// An ad as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPosting {
    /// The sender's own name for it, or one that was given to it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text; read out of HTML, if it came so.
    pub description: String,
    /// The employer.
    pub company: Option<String>,
    /// The place, as written.
    pub location: Option<String>,
    /// The language, when the sender said it.
    pub language: Option<String>,
    /// What the sender knows of the job beside its texts.
    pub context: Context,
    /// True when the text was read out of another format.
    pub converted: bool,
    /// When it was first stored.
    pub created: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// The number of its last change: later changes have higher numbers.
    pub sequence: u64,
    /// Its analysis, the contract's JSON.
    pub analysis: String,
    /// What it was analysed with: program, taxonomy and scoring.
    pub engine: String,
}

impl StoredPosting {
    /// The ad, as it was sent.
    #[must_use]
    pub fn posting(&self) -> Posting {
        Posting {
            id: Some(self.id.clone()),
            title: self.title.clone(),
            description: self.description.clone(),
            company: self.company.clone(),
            location: self.location.clone(),
            language: self.language.clone(),
            context: self.context.clone(),
            converted: self.converted,
        }
    }
}

/// The columns that [`read`] reads.
pub(super) const COLUMNS: &str = "sequence, id, title, description, company, location, language, \
    country, contract, team_size, converted, created, updated, analysis, engine";

/// Reads a row of [`COLUMNS`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<StoredPosting> {
    Ok(StoredPosting {
        sequence: number(row, 0)?,
        id: row.get(1)?,
        title: row.get(2)?,
        description: row.get(3)?,
        company: row.get(4)?,
        location: row.get(5)?,
        language: row.get(6)?,
        context: Context {
            country: row.get(7)?,
            contract: row.get(8)?,
            team_size: row.get(9)?,
        },
        converted: row.get(10)?,
        created: time(row, 11)?,
        updated: time(row, 12)?,
        analysis: row.get(13)?,
        engine: row.get(14)?,
    })
}

/// A number that is never below 0.
pub(super) fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, Box::new(error))
    })
}

pub(super) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error: jiff::Error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
