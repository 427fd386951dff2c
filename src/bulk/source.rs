//! A file of many ads, cut into rows a chunk at a time: what one reading brings is one chunk.

use super::archive::Archive;
use super::buffer::Buffer;
use super::column::{Asked, Columns};
#[cfg(feature = "parquet")]
use super::columnar;
use super::decoded::{Decoded, Head};
use super::documents::{self, Document};
use super::elements::Elements;
use super::feed::Feed;
use super::format::Format;
#[cfg(not(feature = "parquet"))]
use super::format::NoFormat;
use super::lines::Lines;
use super::packed;
use super::row::{Content, Row};
use super::sheet::Sheet;
use super::table::Table;
use super::{Refused, Step};
use crate::posting::size;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Rows that are looked at to know the fields of NDJSON objects.
const LOOKED_AT: usize = 1_000;
/// Most rows of a chunk.
const CHUNK: usize = 256;
/// Longest file that is held in memory, in bytes: a spreadsheet, an archive.
const HELD: u64 = 1 << 30;

/// Where chance begins, so that a sample can be drawn again.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A file of many ads.
pub struct Source {
    rows: Rows,
    /// The columns, where there are any.
    table: Option<Header>,
    /// The sheet that is read and the others, of a spreadsheet.
    sheets: Option<(String, Vec<String>)>,
    foreign: bool,
    read: Arc<AtomicU64>,
    left: u64,
    ahead: VecDeque<Chunk>,
}

/// The columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Their names.
    pub names: Vec<String>,
    /// Which holds what.
    pub columns: Columns,
    /// What parts the cells, if they are written in a line.
    pub delimiter: Option<u8>,
}

enum Rows {
    Bytes(Box<Buffer<Decoded>>, Cutter),
    Made(Box<dyn Iterator<Item = io::Result<Row>> + Send>),
}

/// What cuts bytes into rows.
enum Cutter {
    Table(Box<Table>),
    Lines(Lines),
    Elements(Elements),
}

/// Rows that were read together.
pub(super) struct Chunk {
    pub rows: Vec<Row>,
    /// How much of the file has been read by then, in bytes.
    pub read: u64,
}

impl Source {
    /// Opens a file and reads as much of it as tells its encoding and its columns. At most `limit` rows are read.
    /// What the bytes are goes before `format`, which the name tells; gzip and zstd are unpacked.
    ///
    /// # Errors
    /// When it is no text, or a table in which the columns are not found.
    pub fn open(
        reader: Box<dyn Read + Send>,
        format: Format,
        asked: &Asked,
        limit: Option<u64>,
    ) -> Result<Self, Refused> {
        let mut source = Self::none(limit);
        let reader = packed::unpacked(reader, &source.read).map_err(Refused::Read)?;
        source.fill(reader, format, asked, false)?;
        Ok(source)
    }

    /// A source without rows.
    fn none(limit: Option<u64>) -> Self {
        Self {
            rows: Rows::Made(Box::new(std::iter::empty())),
            table: None,
            sheets: None,
            foreign: false,
            read: Arc::default(),
            left: limit.unwrap_or(u64::MAX),
            ahead: VecDeque::new(),
        }
    }

    /// Takes the rows of a file; `packed` says that it was inside an archive.
    fn fill(
        &mut self,
        mut reader: Box<dyn Read + Send>,
        format: Format,
        asked: &Asked,
        packed: bool,
    ) -> Result<(), Refused> {
        let head = Head::read(&mut reader, format)?;
        let format = format.seen(&head.bytes);
        match format {
            Format::Spreadsheet => self.spreadsheet(held(head.bytes, reader)?, asked),
            Format::Parquet => self.parquet(held(head.bytes, reader)?, asked),
            Format::Zip => match Archive::open(held(head.bytes, reader)?)? {
                Archive::Spreadsheet(bytes) => self.spreadsheet(bytes, asked),
                // an archive may hold itself
                _ if packed => Err(Refused::Archive("it holds another archive")),
                Archive::File(format, file) => {
                    let file = packed::unpacked(file, &Arc::default()).map_err(Refused::Read)?;
                    self.fill(file, format, asked, true)
                }
                Archive::Documents(documents) => {
                    self.documents(documents);
                    Ok(())
                }
            },
            _ => self.text(head, reader, format, asked),
        }
    }

    /// Takes the rows of a file that is text.
    fn text(
        &mut self,
        head: Head,
        reader: Box<dyn Read + Send>,
        format: Format,
        asked: &Asked,
    ) -> Result<(), Refused> {
        if format.is_page(&head.bytes) {
            return Err(Refused::Page);
        }
        let decoded = Decoded::open(head, reader, format)?;
        self.foreign = decoded.foreign;
        if format == Format::Xml {
            self.rows = Rows::Made(Box::new(Feed::open(decoded)?));
            return Ok(());
        }
        let mut buffer = Box::new(Buffer::new(decoded));
        let cutter = match format {
            Format::Ndjson => Cutter::Lines(Lines::default()),
            Format::Json => Cutter::Elements(Elements::default()),
            _ => {
                buffer.fill_to(size::ROW).map_err(Refused::Read)?;
                let (table, used) = Table::open(buffer.rest(), buffer.ended(), format, asked)?;
                buffer.consume(used);
                self.table = Some(Header {
                    names: table.names.clone(),
                    columns: table.columns,
                    delimiter: Some(table.delimiter),
                });
                Cutter::Table(Box::new(table))
            }
        };
        self.rows = Rows::Bytes(buffer, cutter);
        Ok(())
    }

    /// The ads of many documents, one in each, in this order.
    #[must_use]
    pub fn of_documents(
        documents: impl Iterator<Item = Document> + Send + 'static,
        limit: Option<u64>,
    ) -> Self {
        let mut source = Self::none(limit);
        source.documents(documents);
        source
    }

    fn documents(&mut self, documents: impl Iterator<Item = Document> + Send + 'static) {
        let rows = (1..).zip(documents);
        let rows = rows.map(|(number, document)| Ok(documents::row(number, document)));
        self.rows = Rows::Made(Box::new(rows));
        self.table = Some(Header {
            names: documents::COLUMNS.map(str::to_owned).to_vec(),
            columns: Columns::default(),
            delimiter: None,
        });
    }

    fn spreadsheet(&mut self, bytes: Vec<u8>, asked: &Asked) -> Result<(), Refused> {
        let sheet = Sheet::open(bytes, asked)?;
        self.table = Some(Header {
            names: sheet.names.clone(),
            columns: sheet.columns,
            delimiter: None,
        });
        self.sheets = Some((sheet.name.clone(), sheet.others.clone()));
        self.rows = Rows::Made(Box::new(sheet.map(Ok)));
        Ok(())
    }

    #[cfg(feature = "parquet")]
    fn parquet(&mut self, bytes: Vec<u8>, asked: &Asked) -> Result<(), Refused> {
        let rows = columnar::Rows::open(bytes, asked)?;
        self.table = Some(Header {
            names: rows.names.clone(),
            columns: rows.columns,
            delimiter: None,
        });
        self.rows = Rows::Made(Box::new(rows));
        Ok(())
    }

    #[cfg(not(feature = "parquet"))]
    #[expect(clippy::unused_self, reason = "with the feature it takes the rows")]
    fn parquet(&mut self, _: Vec<u8>, _: &Asked) -> Result<(), Refused> {
        Err(Refused::Format(NoFormat::Parquet))
    }

    /// Leaves this many rows, drawn evenly from all of them and in their order; the same ones each time.
    ///
    /// # Errors
    /// When the file cannot be read on.
    pub fn sample(&mut self, count: usize) -> io::Result<()> {
        let (mut drawn, mut met): (Vec<Row>, u64) = (Vec::new(), 0);
        let mut chance = SEED;
        while let Some(chunk) = self.chunk()? {
            for row in chunk.rows {
                met += 1;
                // xorshift: no more than evenness is asked of it
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                match usize::try_from(chance % met) {
                    _ if drawn.len() < count => drawn.push(row),
                    Ok(place) if place < count => drawn[place] = row,
                    _ => {}
                }
            }
        }
        drawn.sort_by_key(|row| row.number);
        let read = self.read.load(Ordering::Relaxed);
        self.left = 0;
        self.ahead.push_back(Chunk { rows: drawn, read });
        Ok(())
    }

    /// The columns, if it is a table.
    pub(super) fn table(&self) -> Option<&Header> {
        self.table.as_ref()
    }

    /// What is read, as the file names it: the columns of title, text and id, and the sheet. Empty without columns.
    #[must_use]
    pub fn told(&self) -> Vec<(&'static str, String)> {
        let Some(table) = self
            .table
            .as_ref()
            .filter(|table| table.columns != Columns::default())
        else {
            return Vec::new();
        };
        let columns = table.columns;
        let mut told = Vec::new();
        if let Some((sheet, _)) = &self.sheets {
            told.push(("sheet", sheet.clone()));
        }
        for (what, column) in [
            ("title", columns.title),
            ("text", columns.description),
            ("id", columns.id),
        ] {
            if let Some(name) = column.and_then(|at| table.names.get(at)) {
                told.push((what, name.clone()));
            }
        }
        told
    }

    /// The names of the columns, in their order. Empty without columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        self.table.as_ref().map_or(&[], |table| &table.names)
    }

    /// The sheets of a spreadsheet that are shown and not read.
    #[must_use]
    pub fn other_sheets(&self) -> &[String] {
        self.sheets.as_ref().map_or(&[], |(_, others)| others)
    }

    /// True when the file is not plain UTF-8, as files from spreadsheets are.
    pub(super) fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// The fields of the first objects, in the order in which they come.
    pub(super) fn fields(&mut self) -> io::Result<Vec<String>> {
        let mut fields: Vec<String> = Vec::new();
        let mut seen = 0;
        for chunk in &self.ahead {
            seen += chunk.rows.len();
            fields_of(&chunk.rows, &mut fields);
        }
        while seen < LOOKED_AT {
            let Some(chunk) = self.read_on()? else { break };
            seen += chunk.rows.len();
            fields_of(&chunk.rows, &mut fields);
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
            let row = match &mut self.rows {
                _ if rows.len() >= CHUNK => None,
                Rows::Bytes(buffer, cutter) => cut(buffer, cutter, rows.is_empty())?,
                Rows::Made(made) => made.next().transpose()?,
            };
            let Some(row) = row else { break };
            self.left -= 1;
            rows.push(row);
        }
        let read = self.read.load(Ordering::Relaxed);
        Ok((!rows.is_empty()).then_some(Chunk { rows, read }))
    }
}

/// Adds the fields of objects to those that are known.
fn fields_of(rows: &[Row], fields: &mut Vec<String>) {
    for row in rows {
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
}

/// All bytes of a file, the first of which are read.
fn held(mut bytes: Vec<u8>, rest: Box<dyn Read + Send>) -> Result<Vec<u8>, Refused> {
    rest.take(HELD)
        .read_to_end(&mut bytes)
        .map_err(Refused::Read)?;
    if bytes.len() as u64 > HELD {
        let limit = HELD / 1_000_000;
        return Err(Refused::Large { limit });
    }
    Ok(bytes)
}

/// The next row of what has been read; when `needed`, of what is still to be read.
fn cut(buffer: &mut Buffer<Decoded>, cutter: &mut Cutter, needed: bool) -> io::Result<Option<Row>> {
    loop {
        let (rest, ended) = (buffer.rest(), buffer.ended());
        let step = match cutter {
            Cutter::Table(table) => table.step(rest, ended),
            Cutter::Lines(lines) => lines.step(rest, ended),
            Cutter::Elements(elements) => elements.step(rest, ended),
        };
        match step {
            Step::Row(used, row) => {
                buffer.consume(used);
                return Ok(Some(row));
            }
            Step::Skip(used) => buffer.consume(used),
            Step::More if needed => buffer.fill()?,
            Step::More | Step::End => return Ok(None),
        }
    }
}
