//! The ads of many documents, one in each: a folder of txt, html, docx, odt, pdf. Opens no file; their bytes are handed in.

use super::record::Cells;
use super::row::{Content, Fault, Row};
use crate::posting::{file, size};
use std::io::{self, Read};

/// Most bytes of a document: hundreds of times the longest ad.
pub(super) const LONGEST: u64 = 32 << 20;

/// Columns of a table of documents.
pub(super) const COLUMNS: [&str; 2] = ["file", "title"];

/// A document: its name, and its bytes or why they cannot be read.
pub type Document = (String, io::Result<Vec<u8>>);

/// The bytes of a document.
///
/// # Errors
/// When it cannot be read, or is far longer than any ad.
pub(super) fn read(document: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    document.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other("it is far larger than any ad"));
    }
    Ok(bytes)
}

/// The row of a document.
pub(super) fn row(number: u64, document: Document) -> Row {
    let (name, bytes) = document;
    Row {
        number,
        line: number,
        content: content(&name, bytes).unwrap_or_else(|fault| Content::Bad { fault, raw: name }),
    }
}

fn content(name: &str, bytes: io::Result<Vec<u8>>) -> Result<Content, Fault> {
    let bytes = bytes.map_err(|error| Fault::Document(error.to_string()))?;
    let posting = file::from_bytes(&bytes, name, None);
    let mut posting = posting.map_err(|error| Fault::Document(error.to_string()))?;
    posting.id.get_or_insert_with(|| name.to_owned());
    size::check(&posting)?;
    let mut cells = Cells::default();
    cells.push(name, None);
    cells.push(&posting.title, None);
    Ok(Content::Document {
        cells,
        posting: Box::new(posting),
    })
}
