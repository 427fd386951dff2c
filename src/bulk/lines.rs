//! The lines of an NDJSON file. Blank lines are passed over; a line that is too long is a bad row.

use super::Step;
use super::record;
use super::row::{Content, Fault, Passing, Row};
use crate::posting::{decode, size};

/// Lines being read.
#[derive(Default)]
pub(super) struct Lines {
    line: u64,
    passing: Option<Passing>,
}

impl Lines {
    /// The next line at the beginning of `bytes`.
    pub fn step(&mut self, bytes: &[u8], ended: bool) -> Step {
        if let Some(mut passing) = self.passing.take() {
            let (used, over) = passing.take_line(bytes);
            if over || (ended && used == bytes.len()) {
                return Step::Row(used, passing.done());
            }
            self.passing = Some(passing);
            return if used == 0 {
                Step::More
            } else {
                Step::Skip(used)
            };
        }
        match record::line(bytes, ended) {
            Some((0, 0)) => Step::End,
            Some((len, used)) if len <= size::ROW => {
                self.line += 1;
                let text = decode::piece(bytes[..len].to_vec());
                if text.trim().is_empty() {
                    return Step::Skip(used);
                }
                Step::Row(
                    used,
                    Row {
                        number: self.line,
                        line: self.line,
                        content: Content::Json(text),
                    },
                )
            }
            None if bytes.len() <= size::ROW => Step::More,
            _ => {
                self.line += 1;
                self.passing = Some(Passing::new(
                    self.line,
                    self.line,
                    Fault::Long { limit: size::ROW },
                ));
                Step::Skip(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_and_blank_ones_passed_over() {
        let mut lines = Lines::default();
        let bytes = b"{}\n\n{\"a\":1}";
        let mut at = 0;
        let mut numbers = Vec::new();
        loop {
            match lines.step(&bytes[at..], true) {
                Step::Row(used, row) => {
                    at += used;
                    numbers.push(row.number);
                }
                Step::Skip(used) => at += used,
                Step::More | Step::End => break,
            }
        }
        assert_eq!(numbers, [1, 3]);
    }

    #[test]
    fn a_line_that_is_too_long_is_one_bad_row() {
        let long = vec![b'x'; size::ROW + 10];
        let mut lines = Lines::default();
        assert!(matches!(lines.step(&long, false), Step::Skip(0)));
        assert!(matches!(lines.step(&long, false), Step::Skip(used) if used == long.len()));
        assert!(matches!(lines.step(b"", false), Step::More));
        let Step::Row(2, row) = lines.step(b"x\n{}\n", false) else {
            panic!("the long line ends")
        };
        assert!(
            matches!(row.content, Content::Bad { fault: Fault::Long { .. }, raw } if raw.len() < 40_000)
        );
        assert!(matches!(lines.step(b"{}\n", false), Step::Row(3, row) if row.number == 2));
    }
}
