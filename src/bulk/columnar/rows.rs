//! The rows of a Parquet file. Values inside values are read as they are written for people.

use super::column::{DAY, EPOCH, EXACT};
use crate::bulk::column::{Asked, Columns};
use crate::bulk::record::{Cells, Typed};
use crate::bulk::row::{Content, Row};
use crate::bulk::{Refused, header};
use bytes::Bytes;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row as Fields};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The rows of a Parquet file.
pub(in crate::bulk) struct Rows {
    /// The names of its columns.
    pub names: Vec<String>,
    /// Which holds what.
    pub(in crate::bulk) columns: Columns,
    /// Rows that were looked at to know the columns.
    ahead: std::vec::IntoIter<Cells>,
    rest: RowIter<'static>,
    number: u64,
}

impl Rows {
    /// Opens the bytes of a Parquet file.
    pub fn open(bytes: Vec<u8>, asked: &Asked) -> Result<Self, Refused> {
        // files of the open web make readers of files fail in every way
        let read = AssertUnwindSafe(|| opened(bytes, asked));
        catch_unwind(read).unwrap_or(Err(Refused::Columnar))
    }
}

fn opened(bytes: Vec<u8>, asked: &Asked) -> Result<Rows, Refused> {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).map_err(|_| Refused::Columnar)?;
    let schema = reader.metadata().file_metadata().schema();
    let names = schema.get_fields().iter();
    let names: Vec<String> = names.map(|field| field.name().to_owned()).collect();
    let mut rest = RowIter::from_file_into(Box::new(reader));
    let ahead = rest.by_ref().take(header::ROWS);
    let ahead = ahead.map(|row| row.map(|row| cells(&row)));
    let ahead: Vec<Cells> = ahead
        .collect::<Result<_, _>>()
        .map_err(|_| Refused::Columnar)?;
    let below: Vec<Vec<String>> = ahead
        .iter()
        .map(|cells| cells.iter().map(str::to_owned).collect())
        .collect();
    Ok(Rows {
        columns: header::of(&names, &below, asked)?,
        names,
        ahead: ahead.into_iter(),
        rest,
        // the names stand in the first row, as in any table
        number: 1,
    })
}

impl Iterator for Rows {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let cells = match self.ahead.next() {
            Some(cells) => Ok(cells),
            None => self.rest.next()?.map(|row| cells(&row)),
        };
        self.number += 1;
        let number = self.number;
        let row = cells.map(|cells| Row {
            number,
            line: number,
            content: Content::Cells(cells),
        });
        Some(row.map_err(io::Error::other))
    }
}

fn cells(row: &Fields) -> Cells {
    let mut cells = Cells::default();
    for (_, field) in row.get_column_iter() {
        let (text, typed) = said(field);
        cells.push(&text, typed);
    }
    cells
}

/// What a value says, and what it is when it is no text.
fn said(field: &Field) -> (String, Option<Typed>) {
    let typed = match field {
        Field::Null => return (String::new(), None),
        Field::Str(text) => return (text.clone(), None),
        // what old programs write for words
        Field::Bytes(bytes) => {
            return (String::from_utf8_lossy(bytes.data()).into_owned(), None);
        }
        Field::Bool(truth) => Some(Typed::Truth(*truth)),
        Field::Date(days) => Some(Typed::Moment(f64::from(*days) + EPOCH)),
        #[expect(clippy::cast_precision_loss, reason = "times are far below 2^52")]
        Field::TimestampMillis(millis) => Some(Typed::Moment(*millis as f64 / DAY + EPOCH)),
        #[expect(clippy::cast_precision_loss, reason = "times are far below 2^52")]
        Field::TimestampMicros(micros) => {
            Some(Typed::Moment(*micros as f64 / 1_000.0 / DAY + EPOCH))
        }
        Field::Float(number) if number.is_nan() => return (String::new(), None),
        Field::Double(number) if number.is_nan() => return (String::new(), None),
        number if number.is_primitive() => {
            let number: Option<f64> = number.to_string().parse().ok();
            number.filter(|n| n.abs() < EXACT).map(Typed::Number)
        }
        _ => None,
    };
    let text = field.to_string();
    // 12 is not written 12.0 by people
    let text = text.strip_suffix(".0").map(str::to_owned).unwrap_or(text);
    (text, typed)
}
