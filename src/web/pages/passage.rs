//! A passage of an ad, cut where words that were found begin and end.
//! Knows places in code points; does not know how they were found.

use crate::report::schema::At;
use crate::span::Field;
use std::ops::Range;

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// True when they were looked for.
    pub found: bool,
}

impl Piece {
    /// Words that were not looked for.
    pub fn plain(text: String) -> Self {
        Self { text, found: false }
    }
}

/// The pieces of a range of a text, given in code points; put together they are its words.
pub fn pieces(text: &str, range: Range<usize>, field: Field, found: &[At]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let places: Vec<&At> = found.iter().filter(|at| at.field == field).collect();
    for (point, letter) in text.chars().enumerate().take(range.end).skip(range.start) {
        let here = |at: &&At| (at.start as usize..at.end as usize).contains(&point);
        let is_found = places.iter().any(here);
        match pieces.last_mut() {
            Some(last) if last.found == is_found => last.text.push(letter),
            _ => pieces.push(Piece {
                text: letter.to_string(),
                found: is_found,
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_at_code_points() {
        let at = At {
            field: Field::Description,
            start: 2,
            end: 7,
            text: "vidéo".to_owned(),
        };
        let cut = pieces("🎬 vidéo et son", 0..10, Field::Description, &[at]);
        let texts: Vec<(&str, bool)> = cut
            .iter()
            .map(|piece| (piece.text.as_str(), piece.found))
            .collect();
        assert_eq!(texts, [("🎬 ", false), ("vidéo", true), (" et", false)]);
    }
}
