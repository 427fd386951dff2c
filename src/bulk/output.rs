//! Writes analysed rows and bad ones, and the tables beside them, in the order of the input.

use super::cell::harmless;
use super::format::Format;
use super::journal::{Lengths, Mark};
use super::layout::{Kept, Written};
use super::outcome::Good;
use super::record::Typed;
use super::row::Bad;
use super::{long, workbook};
use std::io::{self, Write};

/// A file, or whatever else takes bytes.
pub type Sink = Box<dyn Write + Send>;

/// Where results go.
pub struct Output {
    /// The format of the results. Of a spreadsheet or Parquet the rows come as lines, to be made into a file when all are there.
    pub format: Format,
    /// The results.
    pub rows: Sink,
    /// The rows that could not be analysed.
    pub errors: Beside,
    /// The table of mentions, if it is wanted.
    pub mentions: Option<Sink>,
    /// The table of requirements, if it is wanted.
    pub requirements: Option<Sink>,
    /// Keeps how far the run is, from time to time, so that it can go on after a stop.
    pub kept: Option<Keeper>,
}

/// Keeps how far a run is.
pub type Keeper = Box<dyn FnMut(&Mark) -> io::Result<()> + Send>;

/// Where the rows go that could not be analysed.
pub enum Beside {
    /// Into a table of their own: row, reason, raw, line. Nothing is written as long as there are none.
    Table(Sink),
    /// Among the results, as objects with `error` and `row`.
    Within,
    /// To whoever listens.
    Told(Box<dyn FnMut(&Bad) + Send>),
}

/// An output being written.
pub(super) struct Writing {
    rows: Rows,
    errors: Errors,
    mentions: Option<Counted>,
    requirements: Option<Counted>,
    kept: Option<Keeper>,
}

enum Rows {
    Lines(Counted),
    Table(Box<csv::Writer<Counted>>),
    Spool(Counted),
}

enum Errors {
    Table(Box<csv::Writer<Counted>>),
    Within,
    Told(Box<dyn FnMut(&Bad) + Send>),
}

/// Counts what has been written.
struct Counted {
    inner: Sink,
    len: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let len = self.inner.write(bytes)?;
        self.len += len as u64;
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Writing {
    /// Begins with the header, if there is one; goes on behind what was written before. `mark` writes the byte order mark
    /// by which spreadsheets know UTF-8.
    pub fn begin(
        output: Output,
        header: Option<&Kept>,
        delimiter: u8,
        mark: bool,
        before: Lengths,
    ) -> io::Result<Self> {
        let counted = |inner: Sink, len: u64| Counted { inner, len };
        let errors = match output.errors {
            Beside::Table(file) => {
                let table = csv::Writer::from_writer(counted(file, before.errors));
                Errors::Table(Box::new(table))
            }
            Beside::Within => Errors::Within,
            Beside::Told(listener) => Errors::Told(listener),
        };
        let long_table = |sink: Option<Sink>, before: u64, header: &[&str]| {
            sink.map(|sink| begun(counted(sink, before), header))
                .transpose()
        };
        let mut rows = counted(output.rows, before.rows);
        let rows = match header {
            None => Rows::Lines(rows),
            Some(kept) if output.format.is_made_last() => {
                if rows.len == 0 {
                    workbook::spool(&mut rows, &kept.header(), &[])?;
                }
                Rows::Spool(rows)
            }
            Some(kept) => {
                let fresh = rows.len == 0;
                if mark && fresh {
                    rows.write_all("\u{FEFF}".as_bytes())?;
                }
                let mut table = csv::WriterBuilder::new();
                let mut table = table.delimiter(delimiter).from_writer(rows);
                if fresh {
                    let names = kept.header();
                    let names = names.iter().map(|name| harmless(name).into_owned());
                    table.write_record(names).map_err(cause)?;
                }
                Rows::Table(Box::new(table))
            }
        };
        Ok(Self {
            rows,
            errors,
            mentions: long_table(output.mentions, before.mentions, &long::MENTIONS)?,
            requirements: long_table(
                output.requirements,
                before.requirements,
                &long::REQUIREMENTS,
            )?,
            kept: output.kept,
        })
    }

    /// Writes an analysed row.
    pub fn good(&mut self, good: &Good) -> io::Result<()> {
        match (&mut self.rows, &good.written) {
            (Rows::Lines(out), Written::Line(line)) => out.write_all(line)?,
            (Rows::Table(table), Written::Cells(cells, typed)) => {
                let number = |at: usize| {
                    let mut own = typed.iter().filter(|(place, _)| *place == at);
                    own.any(|(_, typed)| matches!(typed, Typed::Number(_)))
                };
                for (at, cell) in cells.iter().enumerate() {
                    if number(at) {
                        table.write_field(cell).map_err(cause)?;
                    } else {
                        table.write_field(&*harmless(cell)).map_err(cause)?;
                    }
                }
                table.write_record(None::<&[u8]>).map_err(cause)?;
            }
            (Rows::Spool(out), Written::Cells(cells, typed)) => {
                workbook::spool(out, cells, typed)?;
            }
            _ => {}
        }
        for (table, rows) in [
            (&mut self.mentions, &good.mentions),
            (&mut self.requirements, &good.requirements),
        ] {
            if let Some(table) = table {
                table.write_all(rows)?;
            }
        }
        Ok(())
    }

    /// Writes a row that could not be analysed.
    pub fn bad(&mut self, bad: &Bad) -> io::Result<()> {
        match (&mut self.errors, &mut self.rows) {
            (Errors::Table(table), _) => {
                if table.get_ref().len == 0 {
                    table
                        .write_record(["row", "reason", "raw", "line"])
                        .map_err(cause)?;
                    table.flush()?;
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
            (Errors::Within, _) => Ok(()),
            (Errors::Told(listener), _) => {
                listener(bad);
                Ok(())
            }
        }
    }

    /// Sends on what has been written so far; tells how much of each file that is.
    pub fn flush(&mut self) -> io::Result<Lengths> {
        let mut lengths = Lengths::default();
        match &mut self.rows {
            Rows::Lines(out) | Rows::Spool(out) => {
                out.flush()?;
                lengths.rows = out.len;
            }
            Rows::Table(table) => {
                table.flush()?;
                lengths.rows = table.get_ref().len;
            }
        }
        if let Errors::Table(table) = &mut self.errors {
            // nothing is created as long as there is nothing to write
            if table.get_ref().len > 0 {
                table.flush()?;
            }
            lengths.errors = table.get_ref().len;
        }
        for (table, len) in [
            (&mut self.mentions, &mut lengths.mentions),
            (&mut self.requirements, &mut lengths.requirements),
        ] {
            if let Some(table) = table {
                table.flush()?;
                *len = table.len;
            }
        }
        Ok(lengths)
    }

    /// Keeps how far the run is.
    pub fn keep(&mut self, mut mark: Mark) -> io::Result<()> {
        mark.lengths = self.flush()?;
        match &mut self.kept {
            Some(keep) => keep(&mark),
            None => Ok(()),
        }
    }
}

/// A table with its header, unless it has one.
fn begun(mut table: Counted, header: &[&str]) -> io::Result<Counted> {
    if table.len == 0 {
        writeln!(table, "{}", header.join(","))?;
    }
    Ok(table)
}

/// The delimiter of a table that is written: the input's own where it fits.
pub(super) fn delimiter(format: Format, input: Option<u8>, excel: bool) -> u8 {
    match (format, input) {
        (Format::Tsv, _) => b'\t',
        _ if excel => b';',
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
