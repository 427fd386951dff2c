//! Cuts one row of a table into cells, strictly: a quoted cell ends before a delimiter or a line's end.
//! Knows nothing of columns; what a broken row means is for who reads on.

use crate::posting::decode;

/// What a cell of a spreadsheet is when it is no text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Typed {
    /// A number.
    Number(f64),
    /// A day, a time or both: days since the end of 1899.
    Moment(f64),
    /// True or false.
    Truth(bool),
}

/// The cells of a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cells {
    text: String,
    ends: Vec<usize>,
    /// Cells that are no text, by their position.
    pub typed: Vec<(usize, Typed)>,
}

impl Cells {
    fn new(text: Vec<u8>, ends: Vec<usize>) -> Self {
        match String::from_utf8(text) {
            Ok(text) => Self {
                text,
                ends,
                typed: Vec::new(),
            },
            Err(error) => {
                // one row of an older encoding in a file of UTF-8
                let bytes = error.into_bytes();
                let mut cells = Self::default();
                let mut start = 0;
                for end in ends {
                    cells
                        .text
                        .push_str(&decode::piece(bytes[start..end].to_vec()));
                    cells.ends.push(cells.text.len());
                    start = end;
                }
                cells
            }
        }
    }

    /// Adds a cell.
    pub fn push(&mut self, text: &str, typed: Option<Typed>) {
        self.typed
            .extend(typed.map(|typed| (self.ends.len(), typed)));
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Adds empty cells, or takes away those at the end, until there are so many.
    pub fn resize(&mut self, len: usize) {
        self.ends.resize(len, self.text.len());
        self.text.truncate(self.ends.last().copied().unwrap_or(0));
    }

    /// How many there are, those that are empty at the end left out.
    pub fn filled(&self) -> usize {
        let last = (0..self.len())
            .rev()
            .find(|at| !self.get(*at).trim().is_empty());
        last.map_or(0, |at| at + 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell; empty when there is none.
    pub fn get(&self, at: usize) -> &str {
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        self.ends
            .get(at)
            .and_then(|end| self.text.get(start..*end))
            .unwrap_or("")
    }

    /// The row as a line of a table.
    pub fn written(&self, delimiter: u8) -> String {
        let mut table = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(Vec::new());
        let line = table
            .write_record(self.iter())
            .ok()
            .and_then(|()| table.into_inner().ok());
        line.map_or_else(String::new, |line| {
            decode::piece(line).trim_end_matches('\n').to_owned()
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }
}

/// A row that was cut.
#[derive(Debug, PartialEq)]
pub(super) struct Record {
    /// Its cells.
    pub cells: Cells,
    /// How long it is in bytes, its line's end included.
    pub used: usize,
    /// True when it goes over several lines.
    pub folded: bool,
    /// True when a blank stands after a delimiter, as in prose.
    pub spaced: bool,
}

/// What the bytes hold.
#[derive(Debug, PartialEq)]
pub(super) enum Parsed {
    /// A row.
    Record(Record),
    /// Something after a closing quotation mark.
    Broken,
    /// The bytes end inside the row; inside a quoted cell when `quoted`.
    Open {
        /// Inside a quoted cell.
        quoted: bool,
    },
}

/// Cuts the row at the beginning of `bytes`. `ended` says that nothing follows them.
pub(super) fn parse(bytes: &[u8], ended: bool, delimiter: u8) -> Parsed {
    let mut row = Row {
        text: Vec::new(),
        ends: Vec::new(),
        folded: false,
        spaced: false,
    };
    let mut at = 0;
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let cell = if quoted {
            row.quoted(bytes, at + 1, ended)
        } else {
            row.bare(bytes, at, ended, delimiter)
        };
        at = match cell {
            Cell::Until(end) => end,
            Cell::Open => return Parsed::Open { quoted },
        };
        row.ends.push(row.text.len());
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            Some(b'\n') => return row.done(at + 1),
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return row.done(at + 2),
            Some(b'\r') if at + 1 == bytes.len() => {
                return if ended {
                    row.done(at + 1)
                } else {
                    Parsed::Open { quoted: false }
                };
            }
            None if ended => return row.done(at),
            None => return Parsed::Open { quoted: false },
            Some(_) => return Parsed::Broken,
        }
    }
}

/// A line cut at every delimiter, quotation marks being letters like others.
pub(super) fn literal(line: &[u8], delimiter: u8) -> Cells {
    let (mut text, mut ends) = (Vec::with_capacity(line.len()), Vec::new());
    for cell in line.split(|byte| *byte == delimiter) {
        text.extend_from_slice(cell);
        ends.push(text.len());
    }
    Cells::new(text, ends)
}

/// The line at the beginning of `bytes`: how long it is without its end, and with it.
pub(super) fn line(bytes: &[u8], ended: bool) -> Option<(usize, usize)> {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => Some((
            bytes[..end].strip_suffix(b"\r").map_or(end, <[u8]>::len),
            end + 1,
        )),
        None => ended.then_some((bytes.len(), bytes.len())),
    }
}

/// How many lines end in these bytes.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

enum Cell {
    Until(usize),
    Open,
}

struct Row {
    text: Vec<u8>,
    ends: Vec<usize>,
    folded: bool,
    spaced: bool,
}

impl Row {
    /// Takes the cell whose quotation mark stands before `at`.
    fn quoted(&mut self, bytes: &[u8], mut at: usize, ended: bool) -> Cell {
        loop {
            let Some(len) = bytes[at..].iter().position(|byte| *byte == b'"') else {
                return Cell::Open;
            };
            let part = &bytes[at..at + len];
            self.folded |= part.contains(&b'\n');
            self.text.extend_from_slice(part);
            at += len + 1;
            match bytes.get(at) {
                Some(b'"') => {
                    self.text.push(b'"');
                    at += 1;
                }
                None if !ended => return Cell::Open,
                _ => break,
            }
        }
        Cell::Until(at + bytes[at..].iter().take_while(|byte| **byte == b' ').count())
    }

    /// Takes the cell that begins at `at` without a quotation mark.
    fn bare(&mut self, bytes: &[u8], at: usize, ended: bool, delimiter: u8) -> Cell {
        let rest = &bytes[at..];
        let len = match rest
            .iter()
            .position(|byte| *byte == delimiter || *byte == b'\n')
        {
            Some(end) if rest[end] == b'\n' => {
                rest[..end].strip_suffix(b"\r").map_or(end, <[u8]>::len)
            }
            Some(end) => end,
            None if ended => rest.strip_suffix(b"\r").map_or(rest.len(), <[u8]>::len),
            None => return Cell::Open,
        };
        self.spaced |= !self.ends.is_empty() && rest[..len].first() == Some(&b' ');
        self.text.extend_from_slice(&rest[..len]);
        Cell::Until(at + len)
    }

    fn done(self, used: usize) -> Parsed {
        Parsed::Record(Record {
            cells: Cells::new(self.text, self.ends),
            used,
            folded: self.folded,
            spaced: self.spaced,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Option<(Vec<String>, usize)> {
        match parse(text.as_bytes(), true, b',') {
            Parsed::Record(record) => Some((
                record.cells.iter().map(str::to_owned).collect(),
                record.used,
            )),
            _ => None,
        }
    }

    #[test]
    fn rows_are_cut_into_cells() {
        let owned = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>()
        };
        for (text, expected, used) in [
            ("a,b\nc", &["a", "b"][..], 4),
            (
                "a,\"b, \"\"c\"\"\nd\" ,e\r\nf",
                &["a", "b, \"c\"\nd", "e"],
                19,
            ),
            (",\n", &["", ""], 2),
            ("a,5\" vinyl", &["a", "5\" vinyl"], 10),
            ("\"\"", &[""], 2),
        ] {
            assert_eq!(cells(text), Some((owned(expected), used)), "{text}");
        }
    }

    #[test]
    fn broken_and_open_rows_are_told() {
        assert_eq!(parse(b"a,\"b\"c,d\n", true, b','), Parsed::Broken);
        assert_eq!(parse(b"a,\"b\n", true, b','), Parsed::Open { quoted: true });
        assert_eq!(parse(b"a,b", false, b','), Parsed::Open { quoted: false });
        assert_eq!(
            parse(b"a,\"b\"", false, b','),
            Parsed::Open { quoted: true }
        );
    }

    #[test]
    fn a_row_of_an_older_encoding_is_read() {
        let Parsed::Record(record) = parse(b"1,Orl\xe9ans,caf\xe9\n", true, b',') else {
            panic!("a row")
        };
        assert_eq!(
            record.cells.iter().collect::<Vec<_>>(),
            ["1", "Orléans", "café"]
        );
    }
}
