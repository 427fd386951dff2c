//! Places in the text as it was sent: byte ranges inside the program, code points for the world outside.
//! Knows nothing of words.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Which part of a posting a place is in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The posting's title.
    Title,
    /// The posting's text.
    Description,
}

/// A half-open range of bytes of one field. Both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets. Fields are limited to 4 GiB when they are read.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let short = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: short(start),
            end: short(end),
        }
    }

    /// The text of this span.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// How many bytes it spans.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True when it spans nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when both have a byte in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True when `other` lies wholly inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A span of a named field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The field.
    pub field: Field,
    /// Where in it.
    pub span: Span,
}

/// Turns byte offsets of one text into code points, in constant time.
#[derive(Debug)]
pub struct CodePoints {
    /// Code points before every 16th byte; empty when the text is ASCII.
    marks: Vec<u32>,
}

impl CodePoints {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new() };
        }
        let mut before = 0;
        let marks = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let mark = before;
                before += begun(chunk);
                mark
            })
            .collect();
        Self { marks }
    }

    /// The number of code points before byte `byte` of `text`, which must be the text this was made of.
    #[must_use]
    pub fn at(&self, text: &str, byte: u32) -> u32 {
        let Some(last) = self.marks.len().checked_sub(1) else {
            return byte;
        };
        // the end of the text may stand right behind the last chunk
        let mark = (byte as usize / STEP).min(last);
        let between = text.as_bytes().get(mark * STEP..byte as usize);
        self.marks[mark] + between.map_or(0, begun)
    }
}

/// Bytes from one mark to the next.
const STEP: usize = 16;

/// How many code points begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|byte| u32::from(byte & 0xC0 != 0x80))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = "é".repeat(100) + "a🙂b";
        let points = CodePoints::new(&text);
        assert_eq!(points.at(&text, 0), 0);
        assert_eq!(points.at(&text, 200), 100);
        assert_eq!(points.at(&text, 205), 102);
        assert_eq!(CodePoints::new("abc").at("abc", 2), 2);
    }
}
