//! Writes analysed rows and bad ones, in the order of the input.

use super::cell::harmless;
use super::format::Format;
use super::layout::{Kept, Written};
use super::row::Bad;
use std::io::{self, Write};

/// Where results go.
pub struct Output {
    /// The format of the results.
    pub format: Format,
    /// The results.
    pub rows: Box<dyn Write + Send>,
    /// The rows that could not be analysed.
    pub errors: Beside,
}

/// Where the rows go that could not be analysed.
pub enum Beside {
    /// Into a table of their own: row, reason, raw, line. Nothing is written as long as there are none.
    Table(Box<dyn Write + Send>),
    /// Among the results, as objects with `error` and `row`.
    Within,
    /// To whoever listens.
    Told(Box<dyn FnMut(&Bad) + Send>),
}

/// An output being written.
pub(super) struct Writing {
    rows: Rows,
    errors: Errors,
}

enum Rows {
    Lines(Box<dyn Write + Send>),
    Table(Box<csv::Writer<Box<dyn Write + Send>>>),
}

enum Errors {
    Table {
        table: Box<csv::Writer<Box<dyn Write + Send>>>,
        begun: bool,
    },
    Within,
    Told(Box<dyn FnMut(&Bad) + Send>),
}

impl Writing {
    /// Begins with the header, if there is one. `mark` writes the byte order mark by which spreadsheets know UTF-8.
    pub fn begin(
        mut output: Output,
        header: Option<&Kept>,
        delimiter: u8,
        mark: bool,
    ) -> io::Result<Self> {
        let errors = match output.errors {
            Beside::Table(file) => Errors::Table {
                table: Box::new(csv::Writer::from_writer(file)),
                begun: false,
            },
            Beside::Within => Errors::Within,
            Beside::Told(listener) => Errors::Told(listener),
        };
        let Some(kept) = header else {
            return Ok(Self {
                rows: Rows::Lines(output.rows),
                errors,
            });
        };
        if mark {
            output.rows.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut table = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(output.rows);
        table.write_record(kept.header()).map_err(cause)?;
        Ok(Self {
            rows: Rows::Table(Box::new(table)),
            errors,
        })
    }

    /// Writes an analysed row.
    pub fn good(&mut self, row: &Written) -> io::Result<()> {
        match (&mut self.rows, row) {
            (Rows::Lines(out), Written::Line(line)) => out.write_all(line),
            (Rows::Table(table), Written::Cells(cells)) => table.write_record(cells).map_err(cause),
            (Rows::Lines(_), Written::Cells(_)) | (Rows::Table(_), Written::Line(_)) => Ok(()),
        }
    }

    /// Writes a row that could not be analysed.
    pub fn bad(&mut self, bad: &Bad) -> io::Result<()> {
        match (&mut self.errors, &mut self.rows) {
            (Errors::Table { table, begun }, _) => {
                if !*begun {
                    table
                        .write_record(["row", "reason", "raw", "line"])
                        .map_err(cause)?;
                    *begun = true;
                }
                let (row, reason, line) = (
                    bad.row.to_string(),
                    bad.fault.to_string(),
                    bad.line.to_string(),
                );
                table
                    .write_record([&row, &*harmless(&reason), &*harmless(&bad.raw), &line])
                    .map_err(cause)
            }
            (Errors::Within, Rows::Lines(out)) => {
                let object = serde_json::json!({ "error": bad.fault.to_string(), "row": bad.row });
                writeln!(out, "{object}")
            }
            (Errors::Within, Rows::Table(_)) => Ok(()),
            (Errors::Told(listener), _) => {
                listener(bad);
                Ok(())
            }
        }
    }

    /// Sends on what has been written so far.
    pub fn flush(&mut self) -> io::Result<()> {
        match &mut self.rows {
            Rows::Lines(out) => out.flush()?,
            Rows::Table(table) => table.flush()?,
        }
        match &mut self.errors {
            Errors::Table { table, begun: true } => table.flush(),
            _ => Ok(()),
        }
    }
}

/// The delimiter of a table that is written: the input's own where it fits.
pub(super) fn delimiter(format: Format, input: Option<u8>) -> u8 {
    match (format, input) {
        (Format::Tsv, _) => b'\t',
        (_, Some(sign)) if sign != b'\t' => sign,
        _ => b',',
    }
}

/// What went wrong below, so that a closed pipe is known as such.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
