//! The rows of a CSV or TSV file. A broken row is left out and reading goes on at the next line that is a row again,
//! so that a quotation mark that is never closed does not swallow the rest.

use super::column::{Asked, Columns};
use super::format::Format;
use super::record::{self, Parsed, Record, line_ends};
use super::row::{Content, Fault, Passing, Row, bad};
use super::{Refused, Step, delimiter, header};
use crate::posting::size;

/// A table being read.
pub(super) struct Table {
    /// What parts its cells.
    pub delimiter: u8,
    /// The names of its columns.
    pub names: Vec<String>,
    /// Which holds what.
    pub columns: Columns,
    row: u64,
    line: u64,
    /// True when blanks after delimiters are this file's habit.
    spaced: bool,
    passing: Option<Passing>,
}

impl Table {
    /// Reads the header at the beginning of `head`; also tells how long it is with all that stands above it.
    pub fn open(
        head: &[u8],
        ended: bool,
        format: Format,
        asked: &Asked,
    ) -> Result<(Self, usize), Refused> {
        let (delimiter, sign) = match format {
            Format::Tsv => (b'\t', 0),
            _ => delimiter::sniff(head, ended, asked),
        };
        let (rows, ends) = first_rows(&head[sign..], ended, delimiter);
        if rows.is_empty() {
            let blank = head.trim_ascii().is_empty();
            return Err(if blank {
                Refused::Empty
            } else {
                Refused::Header
            });
        }
        let (at, columns) = header::find(&rows, asked)?;
        let names: Vec<String> = rows[at].iter().map(|name| name.trim().to_owned()).collect();
        let used = sign + ends[at];
        let start = at.checked_sub(1).map_or(0, |above| ends[above]);
        let table = Self {
            delimiter,
            columns,
            row: at as u64 + 2 + u64::from(sign > 0),
            line: line_ends(&head[..used]) + 1,
            spaced: matches!(
                record::parse(&head[sign + start..], ended, delimiter),
                Parsed::Record(Record { spaced: true, .. })
            ),
            passing: None,
            names,
        };
        Ok((table, used))
    }

    /// The next row at the beginning of `bytes`.
    pub fn step(&mut self, bytes: &[u8], ended: bool) -> Step {
        if let Some(passing) = self.passing.take() {
            return self.pass(passing, bytes, ended);
        }
        match record::line(bytes, ended) {
            Some((0, 0)) => return Step::End,
            Some((0, used)) => {
                self.row += 1;
                self.line += 1;
                return Step::Skip(used);
            }
            _ => {}
        }
        match record::parse(bytes, ended, self.delimiter) {
            Parsed::Record(record) if record.used > size::ROW => {
                self.whole(bytes, &record, Fault::Long { limit: size::ROW })
            }
            Parsed::Record(record) if self.fits(&record) => self.good(bytes, record),
            Parsed::Record(mut record) if self.nearly_fits(&record) => {
                record.cells.resize(self.names.len());
                self.good(bytes, record)
            }
            Parsed::Record(record) => {
                let fault = Fault::Cells {
                    found: record.cells.len(),
                    expected: self.names.len(),
                };
                if record.folded {
                    self.begin(fault)
                } else {
                    self.whole(bytes, &record, fault)
                }
            }
            Parsed::Broken => self
                .unquoted(bytes, ended)
                .unwrap_or_else(|| self.begin(Fault::Quotes)),
            Parsed::Open { .. } if !ended && bytes.len() <= size::ROW => Step::More,
            Parsed::Open { .. } if !ended => self.begin(Fault::Long { limit: size::ROW }),
            Parsed::Open { .. } => self
                .unquoted(bytes, ended)
                .unwrap_or_else(|| self.begin(Fault::Unclosed)),
        }
    }

    fn fits(&self, record: &Record) -> bool {
        record.cells.len() == self.names.len()
    }

    /// True where only empty cells are missing or too many at the end, as spreadsheets leave them.
    fn nearly_fits(&self, record: &Record) -> bool {
        let (found, expected) = (record.cells.len(), self.names.len());
        if found > expected {
            return record.cells.filled() <= expected;
        }
        let text = self.columns.description.unwrap_or(expected);
        !record.folded && found > text && found > 1
    }

    fn good(&mut self, bytes: &[u8], record: Record) -> Step {
        self.spaced |= record.spaced;
        let row = Row {
            number: self.row,
            line: self.line,
            content: Content::Cells(record.cells),
        };
        self.row += 1;
        self.line += line_ends(&bytes[..record.used]);
        Step::Row(record.used, row)
    }

    /// A bad row of which the end is sure.
    fn whole(&mut self, bytes: &[u8], record: &Record, fault: Fault) -> Step {
        let raw = &bytes[..record.used];
        let row = bad(self.row, self.line, fault, raw);
        self.row += 1;
        self.line += line_ends(raw);
        Step::Row(record.used, row)
    }

    /// A line of a file of tabs in which a quotation mark is a letter like others.
    fn unquoted(&mut self, bytes: &[u8], ended: bool) -> Option<Step> {
        let (len, used) = record::line(bytes, ended).filter(|_| self.delimiter == b'\t')?;
        let cells = record::literal(&bytes[..len], self.delimiter);
        let record = Record {
            cells,
            used,
            folded: false,
            spaced: false,
        };
        self.fits(&record).then(|| self.good(bytes, record))
    }

    /// Begins to pass over a row of which the end is not sure.
    fn begin(&mut self, fault: Fault) -> Step {
        self.passing = Some(Passing::new(self.row, self.line, fault));
        self.row += 1;
        Step::Skip(0)
    }

    /// Goes on to the next line that is a row.
    fn pass(&mut self, mut passing: Passing, bytes: &[u8], ended: bool) -> Step {
        if bytes.is_empty() {
            if ended {
                return Step::Row(0, passing.done());
            }
            self.passing = Some(passing);
            return Step::More;
        }
        if !passing.within {
            match record::parse(bytes, ended, self.delimiter) {
                Parsed::Record(record) if self.fits(&record) && self.begins(&record) => {
                    return Step::Row(0, passing.done());
                }
                Parsed::Open { .. } if !ended && bytes.len() <= size::ROW => {
                    self.passing = Some(passing);
                    return Step::More;
                }
                _ => {}
            }
        }
        let (used, over) = passing.take_line(bytes);
        self.line += u64::from(over);
        self.passing = Some(passing);
        Step::Skip(used)
    }

    /// True of a row that is surely one and no line of prose with as many commas as the header.
    fn begins(&self, record: &Record) -> bool {
        record.used <= size::ROW && (self.spaced || !record.spaced)
    }
}

/// The first rows of a table, blank ones among them, and where each ends.
pub(super) fn first_rows(
    head: &[u8],
    ended: bool,
    delimiter: u8,
) -> (Vec<Vec<String>>, Vec<usize>) {
    let (mut rows, mut ends, mut at) = (Vec::new(), Vec::new(), 0);
    while at < head.len() && rows.len() < header::ROWS {
        match record::parse(&head[at..], ended, delimiter) {
            Parsed::Record(record) => {
                at += record.used;
                rows.push(record.cells.iter().map(str::to_owned).collect());
            }
            Parsed::Broken => {
                let Some((len, used)) = record::line(&head[at..], ended) else {
                    break;
                };
                let cells = record::literal(&head[at..at + len], delimiter);
                rows.push(cells.iter().map(str::to_owned).collect());
                at += used;
            }
            Parsed::Open { .. } => break,
        }
        ends.push(at);
    }
    (rows, ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the rows of a file come to: number, line, and the title or what is wrong.
    fn rows(text: &str) -> Vec<(u64, u64, String)> {
        let bytes = text.as_bytes();
        let Ok((mut table, mut at)) = Table::open(bytes, true, Format::Csv, &Asked::default())
        else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        loop {
            match table.step(&bytes[at..], true) {
                Step::End | Step::More => return rows,
                Step::Skip(used) => at += used,
                Step::Row(used, row) => {
                    at += used;
                    let said = match row.content {
                        Content::Cells(cells) => cells.get(1).to_owned(),
                        Content::Bad { fault, raw } => format!("{fault:?} {raw}"),
                        Content::Json(_) | Content::Document { .. } => String::new(),
                    };
                    rows.push((row.number, row.line, said));
                }
            }
        }
    }

    fn expect(text: &str, expected: &[(u64, u64, &str)]) {
        let found = rows(text);
        let found: Vec<(u64, u64, &str)> = found
            .iter()
            .map(|(row, line, said)| (*row, *line, said.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        expect(
            "id,title,description\n1,CM,\"a\nb\"\n\n2,VID,c\n",
            &[(2, 2, "CM"), (4, 5, "VID")],
        );
    }

    #[test]
    fn a_row_with_too_few_cells_is_left_out_alone() {
        expect(
            "id,title,description\n1,CM,a\n2,VID\n3,PHO,c\n",
            &[
                (2, 2, "CM"),
                (3, 3, "Cells { found: 2, expected: 3 } 2,VID"),
                (4, 4, "PHO"),
            ],
        );
    }

    #[test]
    fn an_open_quotation_mark_swallows_one_row_only() {
        expect(
            "id,title,description\n1,CM,\"a\n2,VID,b\n3,PHO,c\n",
            &[(2, 2, "Unclosed 1,CM,\"a"), (3, 3, "VID"), (4, 4, "PHO")],
        );
        expect(
            "id,title,description\n1,CM,\"a\nsuite, toujours, encore\n2,VID,\"b\nc\"\n3,PHO,\"c\"\n",
            &[
                (2, 2, "Quotes 1,CM,\"a\nsuite, toujours, encore"),
                (3, 4, "VID"),
                (4, 6, "PHO"),
            ],
        );
    }

    #[test]
    fn a_mark_that_is_not_doubled_costs_its_row() {
        expect(
            "id,title,description\n1,CM,\"un \"bon\" texte\net plus\"\n2,VID,b\n",
            &[
                (2, 2, "Quotes 1,CM,\"un \"bon\" texte\net plus\""),
                (3, 4, "VID"),
            ],
        );
    }

    #[test]
    fn a_table_without_descriptions_is_refused() {
        let refused = Table::open(b"nom;prix\na;1\n", true, Format::Csv, &Asked::default())
            .err()
            .map(|refused| refused.to_string());
        assert!(refused.is_some_and(
            |said| said.contains("\"nom\", \"prix\"") && said.contains("--description-column")
        ));
    }

    #[test]
    fn marks_are_letters_in_files_of_tabs() {
        let bytes = b"id\ttitle\tdescription\n1\t\"CM\" junior\tb\n";
        let Ok((mut table, at)) = Table::open(bytes, true, Format::Tsv, &Asked::default()) else {
            panic!("a table")
        };
        let Step::Row(
            _,
            Row {
                content: Content::Cells(cells),
                ..
            },
        ) = table.step(&bytes[at..], true)
        else {
            panic!("a row")
        };
        assert_eq!(cells.get(1), "\"CM\" junior");
    }
}
