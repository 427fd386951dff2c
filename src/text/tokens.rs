//! The words of a text, in order.
//! Knows how they are kept; how they are cut is for `token`.

use super::token::Token;

/// The words of a text with their folded letters.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The words, in order.
    pub list: Vec<Token>,
    /// Folded words, one after the other.
    pub folded: String,
}

impl Tokens {
    /// The folded word of a token.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.list
            .get(index)
            .map_or("", |token| token.folded.of(&self.folded))
    }

    /// True when the folded word of a token is one of these.
    #[must_use]
    pub fn is_one_of(&self, index: usize, words: &[&str]) -> bool {
        let word = self.word(index);
        let first = word.as_bytes().first();
        // length and first letter tell nearly all apart
        words.iter().any(|known| {
            known.len() == word.len() && known.as_bytes().first() == first && *known == word
        })
    }
}
