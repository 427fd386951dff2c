//! The ads of a file one after the other, for whoever does something else with them than analysing rows into rows.
//! Knows rows; what becomes of an ad is for who asks.

use super::column::{Asked, Columns};
use super::row::{Bad, Content, Row, shortened};
use super::source::Source;
use super::{Fault, ad};
use crate::posting::Posting;
use serde_json::Value;
use std::collections::VecDeque;
use std::io;

/// The ads of a source, in order; a row without one is bad and stops nothing.
pub struct Postings {
    source: Source,
    asked: Asked,
    columns: Columns,
    delimiter: u8,
    rows: VecDeque<Row>,
}

impl Postings {
    /// The ads of a source.
    #[must_use]
    pub fn of(source: Source, asked: Asked) -> Self {
        let table = source.table();
        Self {
            columns: table.map(|table| table.columns).unwrap_or_default(),
            delimiter: table.and_then(|table| table.delimiter).unwrap_or(b','),
            source,
            asked,
            rows: VecDeque::new(),
        }
    }

    fn posting(&self, row: Row) -> Result<Posting, Bad> {
        let bad = |fault, raw| Bad {
            row: row.number,
            line: row.line,
            fault,
            raw: shortened(raw),
        };
        match row.content {
            Content::Bad { fault, raw } => Err(bad(fault, raw)),
            Content::Cells(cells) => ad::of_cells(&cells, &self.columns)
                .map_err(|fault| bad(fault, cells.written(self.delimiter))),
            Content::Document { posting, .. } => Ok(*posting),
            Content::Json(text) => serde_json::from_str::<Value>(&text)
                .map_err(|error| Fault::Json(error.to_string()))
                .and_then(|value| ad::of_json(&value, &self.asked))
                .map_err(|fault| bad(fault, text)),
        }
    }
}

impl Iterator for Postings {
    type Item = io::Result<Result<Posting, Bad>>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rows.is_empty() {
            match self.source.chunk() {
                Ok(Some(chunk)) => self.rows.extend(chunk.rows),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
        let row = self.rows.pop_front()?;
        Some(Ok(self.posting(row)))
    }
}
