//! One row as it was read, good or bad.

use super::record::Cells;
use crate::posting::Posting;
use crate::posting::size::TooLong;

/// Most of a bad row that is kept, in bytes: what a cell of a spreadsheet holds.
const KEPT: usize = 32_000;

/// A row of a file.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    /// Its number, from 1, the header of a table counted: what a spreadsheet shows beside it.
    pub number: u64,
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// What it holds.
    pub content: Content,
}

/// What a row holds.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// The cells of a table.
    Cells(Cells),
    /// A JSON value.
    Json(String),
    /// A document, beside its name and its title.
    Document {
        /// Name and title.
        cells: Cells,
        /// The ad.
        posting: Box<Posting>,
    },
    /// Nothing that can be used.
    Bad {
        /// Why.
        fault: Fault,
        /// The row as it is written, cut when it is long.
        raw: String,
    },
}

/// A row that could not be analysed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// Its number, from 1, the header of a table counted: what a spreadsheet shows beside it.
    pub row: u64,
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Why.
    pub fault: Fault,
    /// The row as it is written, cut when it is long.
    pub raw: String,
}

/// Why a row could not be analysed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Cells are missing, or there are too many.
    #[error("{found} cells where the header has {expected}")]
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// Something stands after a closing quotation mark.
    #[error(
        "broken quotation marks: a cell goes on after its closing mark; inside a cell, marks are written twice"
    )]
    Quotes,
    /// A quotation mark is never closed.
    #[error("broken quotation marks: a cell is never closed")]
    Unclosed,
    /// The row is over the limit.
    #[error("the row is longer than {limit} bytes")]
    Long {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The title or the description is over the limit.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// It is no JSON.
    #[error("not JSON: {0}")]
    Json(String),
    /// A document that cannot be read.
    #[error("{0}")]
    Document(String),
    /// The feed breaks off.
    #[error("broken XML: {0}; what comes after it is not read")]
    Xml(String),
    /// It is JSON without an ad in it.
    #[error(
        "no ad in it: expected an object with \"title\" and \"description\", or a schema.org JobPosting"
    )]
    NoAd,
    /// The program failed.
    #[error(
        "rolefit failed on this ad, which is a mistake of the program; the other rows are not touched by it"
    )]
    Failed,
}

/// A bad row that is still being passed over.
#[derive(Debug)]
pub(super) struct Passing {
    /// Its number.
    pub row: u64,
    /// The line it begins on.
    pub line: u64,
    /// What is wrong with it.
    pub fault: Fault,
    /// True before the end of the first line and in the middle of any other.
    pub within: bool,
    raw: Vec<u8>,
    cut: bool,
}

impl Passing {
    /// Begins to pass over a row.
    pub fn new(row: u64, line: u64, fault: Fault) -> Self {
        Self {
            row,
            line,
            fault,
            within: true,
            raw: Vec::new(),
            cut: false,
        }
    }

    /// Passes over some bytes of it.
    pub fn take(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.raw.len()).min(bytes.len());
        self.raw.extend_from_slice(&bytes[..room]);
        self.cut |= room < bytes.len();
    }

    /// Passes over the rest of a line; tells how long that is, and whether the line ends in it.
    pub fn take_line(&mut self, bytes: &[u8]) -> (usize, bool) {
        let end = bytes
            .iter()
            .position(|byte| *byte == b'\n')
            .map(|end| end + 1);
        let used = end.unwrap_or(bytes.len());
        self.take(&bytes[..used]);
        self.within = end.is_none();
        (used, end.is_some())
    }

    /// The bad row, passed over.
    pub fn done(self) -> Row {
        let mut raw = String::from_utf8_lossy(&self.raw)
            .trim_end_matches(['\r', '\n', '\u{FFFD}'])
            .to_owned();
        if self.cut {
            raw.push('…');
        }
        Row {
            number: self.row,
            line: self.line,
            content: Content::Bad {
                fault: self.fault,
                raw,
            },
        }
    }
}

/// The text of a bad row, cut when it is long.
pub(super) fn shortened(raw: String) -> String {
    let Some(end) = (0..=KEPT)
        .rev()
        .find(|at| raw.is_char_boundary(*at))
        .filter(|end| *end < raw.len())
    else {
        return raw;
    };
    format!("{}…", &raw[..end])
}

/// A bad row that is known whole.
pub(super) fn bad(number: u64, line: u64, fault: Fault, raw: &[u8]) -> Row {
    let mut passing = Passing::new(number, line, fault);
    passing.take(raw);
    passing.done()
}
