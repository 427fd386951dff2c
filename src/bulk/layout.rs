//! How an analysed row is laid out: the columns it came with and the columns of the analysis, or a whole answer on a line.

use super::record::Cells;
use super::source::Source;
use super::{cell, verdict_columns};
use crate::report::Answer;
use serde_json::Value;
use std::io;

/// What every row of the output looks like.
pub(super) enum Layout {
    /// A whole answer on a line.
    Answers,
    /// Columns.
    Table(Kept),
}

/// The columns of the input that are kept: all but those of an earlier analysis.
pub(super) struct Kept {
    names: Vec<String>,
    /// Where each stands in the input.
    at: Vec<usize>,
}

/// An analysed row, ready to be written.
pub(super) enum Written {
    /// A line with its end.
    Line(Vec<u8>),
    /// Cells.
    Cells(Vec<String>),
}

/// The columns of a table made of a source.
pub(super) fn of(source: &mut Source) -> io::Result<Kept> {
    let names = match source.table() {
        Some(table) => table.names.clone(),
        None => source.fields()?,
    };
    let at: Vec<usize> = (0..names.len())
        .filter(|at| !verdict_columns::NAMES.contains(&names[*at].as_str()))
        .collect();
    Ok(Kept {
        names: at.iter().map(|at| names[*at].clone()).collect(),
        at,
    })
}

impl Kept {
    /// The header: the columns that are kept, then those of the analysis.
    pub fn header(&self) -> Vec<String> {
        let own = self
            .names
            .iter()
            .map(|name| cell::harmless(name).into_owned());
        own.chain(verdict_columns::NAMES.map(str::to_owned))
            .collect()
    }

    /// A row of a table.
    pub fn cells(&self, cells: &Cells, answer: &Answer) -> Vec<String> {
        let own = self
            .at
            .iter()
            .map(|at| cell::harmless(cells.get(*at)).into_owned());
        own.chain(added(answer)).collect()
    }

    /// A JSON object as a row, and whether all its fields have a column.
    pub fn object(&self, value: &Value, answer: &Answer) -> (Vec<String>, bool) {
        let own = self.names.iter().map(|name| match value.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => cell::harmless(text).into_owned(),
            Some(other) => other.to_string(),
        });
        let known = |name: &String| {
            self.names.contains(name) || verdict_columns::NAMES.contains(&name.as_str())
        };
        let whole = value
            .as_object()
            .is_none_or(|object| object.keys().all(known));
        (own.chain(added(answer)).collect(), whole)
    }
}

fn added(answer: &Answer) -> impl Iterator<Item = String> {
    verdict_columns::values(answer)
        .into_iter()
        .map(|value| cell::harmless(&value).into_owned())
}
