//! A file of many ads, cut into rows a chunk at a time: what one reading brings is one chunk.

use super::buffer::Buffer;
use super::column::Asked;
use super::decoded::Decoded;
use super::format::Format;
use super::lines::Lines;
use super::row::{Content, Row};
use super::table::Table;
use super::{Refused, Step};
use crate::posting::size;
use std::collections::VecDeque;
use std::io::{self, Read};

/// Rows that are looked at to know the fields of NDJSON objects.
const LOOKED_AT: usize = 1_000;

/// A file of many ads.
pub struct Source {
    buffer: Buffer<Decoded>,
    rows: Rows,
    left: u64,
    ahead: VecDeque<Chunk>,
}

enum Rows {
    Table(Box<Table>),
    Lines(Lines),
}

/// Rows that were read together.
pub(super) struct Chunk {
    pub rows: Vec<Row>,
    /// How much of the file has been read by then, in bytes.
    pub read: u64,
}

impl Source {
    /// Opens a file and reads as much of it as tells its encoding and its columns. At most `limit` rows are read.
    ///
    /// # Errors
    /// When it is no text, or a table in which the columns are not found.
    pub fn open(
        reader: Box<dyn Read + Send>,
        format: Format,
        asked: &Asked,
        limit: Option<u64>,
    ) -> Result<Self, Refused> {
        let mut buffer = Buffer::new(Decoded::open(reader, format)?);
        let rows = if format == Format::Ndjson {
            Rows::Lines(Lines::default())
        } else {
            buffer.fill_to(size::ROW).map_err(Refused::Read)?;
            let (table, used) = Table::open(buffer.rest(), buffer.ended(), format, asked)?;
            buffer.consume(used);
            Rows::Table(Box::new(table))
        };
        Ok(Self {
            buffer,
            rows,
            left: limit.unwrap_or(u64::MAX),
            ahead: VecDeque::new(),
        })
    }

    /// The table's header and its delimiter, if it is a table.
    pub(super) fn table(&self) -> Option<&Table> {
        match &self.rows {
            Rows::Table(table) => Some(table),
            Rows::Lines(_) => None,
        }
    }

    /// True when the file is not plain UTF-8, as files from spreadsheets are.
    pub(super) fn is_foreign(&self) -> bool {
        self.buffer.reader.foreign
    }

    /// The fields of the first objects of an NDJSON file, in the order in which they come.
    pub(super) fn fields(&mut self) -> io::Result<Vec<String>> {
        let (mut fields, mut seen): (Vec<String>, usize) = (Vec::new(), 0);
        while seen < LOOKED_AT {
            let Some(chunk) = self.read_on()? else { break };
            seen += chunk.rows.len();
            for row in &chunk.rows {
                let Content::Json(text) = &row.content else {
                    continue;
                };
                let object: serde_json::Map<String, serde_json::Value> =
                    serde_json::from_str(text).unwrap_or_default();
                for (name, _) in object {
                    if !fields.contains(&name) {
                        fields.push(name);
                    }
                }
            }
            self.ahead.push_back(chunk);
        }
        Ok(fields)
    }

    /// The next rows; nothing at the end.
    pub(super) fn chunk(&mut self) -> io::Result<Option<Chunk>> {
        match self.ahead.pop_front() {
            Some(chunk) => Ok(Some(chunk)),
            None => self.read_on(),
        }
    }

    fn read_on(&mut self) -> io::Result<Option<Chunk>> {
        let mut rows = Vec::new();
        while self.left > 0 {
            let (rest, ended) = (self.buffer.rest(), self.buffer.ended());
            let step = match &mut self.rows {
                Rows::Table(table) => table.step(rest, ended),
                Rows::Lines(lines) => lines.step(rest, ended),
            };
            match step {
                Step::Row(used, row) => {
                    self.buffer.consume(used);
                    self.left -= 1;
                    rows.push(row);
                }
                Step::Skip(used) => self.buffer.consume(used),
                Step::More if rows.is_empty() => self.buffer.fill()?,
                Step::More | Step::End => break,
            }
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let read = self.buffer.reader.read;
        Ok(Some(Chunk { rows, read }))
    }
}
