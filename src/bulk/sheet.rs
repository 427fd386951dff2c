//! The rows of a spreadsheet: the sheet asked for, or the first in which ads are found. Reads values, never formulas.

use super::column::{self, Asked, Columns};
use super::record::{Cells, Typed};
use super::row::{Content, Row};
use super::{Refused, header};
use calamine::{Data, Range, Reader, SheetVisible, Sheets};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A sheet that holds ads.
pub(super) struct Sheet {
    /// The names of its columns.
    pub names: Vec<String>,
    /// Which holds what.
    pub columns: Columns,
    /// Its name.
    pub name: String,
    /// Other sheets that are shown and not read.
    pub others: Vec<String>,
    range: Range<Data>,
    next: usize,
}

impl Sheet {
    /// Opens the bytes of a spreadsheet.
    pub fn open(bytes: Vec<u8>, asked: &Asked) -> Result<Self, Refused> {
        let damaged =
            || Refused::Spreadsheet("it is damaged and cannot be opened; please save it anew");
        check(&bytes)?;
        // files of the open web make readers of files fail in every way
        let read = AssertUnwindSafe(|| opened(bytes, asked));
        catch_unwind(read).unwrap_or_else(|_| Err(damaged()))
    }
}

/// Refuses what asks for a password.
fn check(bytes: &[u8]) -> Result<(), Refused> {
    let locked: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|byte| [byte, 0])
        .collect();
    if bytes.starts_with(b"\xD0\xCF") && bytes.windows(locked.len()).any(|part| part == locked) {
        return Err(Refused::Spreadsheet(
            "it is protected by a password; please save it without one",
        ));
    }
    Ok(())
}

fn opened(bytes: Vec<u8>, asked: &Asked) -> Result<Sheet, Refused> {
    let mut book: Sheets<_> =
        calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| {
            Refused::Spreadsheet("it is damaged and cannot be opened; please save it anew")
        })?;
    let shown = book.sheets_metadata().iter();
    let shown = shown.filter(|sheet| sheet.visible == SheetVisible::Visible);
    let shown: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let all = book.sheet_names();
    let tried = match &asked.sheet {
        None => shown.clone(),
        Some(name) => {
            let found = column::position(&all, name)
                .or_else(|| name.trim().parse::<usize>().ok()?.checked_sub(1))
                .and_then(|at| all.get(at).cloned());
            vec![found.ok_or_else(|| Refused::NoSheet {
                name: name.clone(),
                found: column::listed(&all),
            })?]
        }
    };
    let mut refused = Refused::Empty;
    for name in tried {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        match header(&range, asked) {
            Ok((next, names, columns)) => {
                let others = shown.into_iter().filter(|other| *other != name);
                return Ok(Sheet {
                    names,
                    columns,
                    others: others.collect(),
                    name,
                    range,
                    next,
                });
            }
            Err(Refused::Empty) => {}
            Err(other) => refused = other,
        }
    }
    Err(refused)
}

/// The first row of ads, and the names in the row above it.
fn header(range: &Range<Data>, asked: &Asked) -> Result<(usize, Vec<String>, Columns), Refused> {
    let head = range.rows().take(header::ROWS);
    let head: Vec<Vec<String>> = head
        .map(|row| row.iter().map(|value| text(value).0).collect())
        .collect();
    let (at, columns) = header::find(&head, asked)?;
    let names = head[at].iter().map(|name| name.trim().to_owned()).collect();
    Ok((at + 1, names, columns))
}

impl Iterator for Sheet {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let above = self.range.start().map_or(0, |(row, _)| row as usize);
        while self.next < self.range.height() {
            let at = self.next;
            self.next += 1;
            let mut cells = Cells::default();
            for column in 0..self.range.width() {
                let (text, typed) = text(self.range.get((at, column)).unwrap_or(&Data::Empty));
                cells.push(&text, typed);
            }
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                let number = (above + at + 1) as u64;
                return Some(Row {
                    number,
                    line: number,
                    content: Content::Cells(cells),
                });
            }
        }
        None
    }
}

/// What a cell says, as it would be typed, and what it is when it is no text.
fn text(value: &Data) -> (String, Option<Typed>) {
    match value {
        Data::Empty => (String::new(), None),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            (text.clone(), None)
        }
        Data::Int(number) => {
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers so")]
            let float = *number as f64;
            (number.to_string(), Some(Typed::Number(float)))
        }
        Data::Float(number) => (number.to_string(), Some(Typed::Number(*number))),
        Data::Bool(truth) => (truth.to_string(), Some(Typed::Truth(*truth))),
        Data::Error(error) => (error.to_string(), None),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let time = format!("{hour:02}:{minute:02}:{second:02}");
            let serial = moment.as_f64();
            let text = if serial < 1.0 {
                time
            } else if serial.fract() == 0.0 {
                date
            } else {
                format!("{date} {time}")
            };
            (text, Some(Typed::Moment(serial)))
        }
        Data::DateTime(moment) => (
            moment.as_f64().to_string(),
            Some(Typed::Number(moment.as_f64())),
        ),
    }
}
