//! From a posting to a document: words with their places, sentences, bullets, language.
//! Knows no trade: what the words mean is for the stages after it.

mod address;
pub mod concordance;
pub mod fold;
mod inclusive;
pub mod inflect;
pub mod keys;
pub mod language;
pub mod markup;
mod plain;
pub mod sentence;
pub mod stem;
pub mod token;
mod tokens;

use crate::posting::Posting;
use crate::span::{CodePoints, Field, Span};
pub use language::{Detected, Language};
pub use sentence::Sentence;
pub use token::{Gap, Shape, Token};
pub use tokens::Tokens;

/// One field of a posting, read.
#[derive(Debug)]
pub struct Passage {
    /// Which field it is.
    pub field: Field,
    /// The text as it was sent.
    pub text: String,
    /// Its words.
    pub tokens: Tokens,
    /// Its sentences and bullets, in order; together they hold every word once.
    pub sentences: Vec<Sentence>,
    /// The way from bytes to code points.
    pub points: CodePoints,
}

impl Passage {
    /// The place in the text of a range of words.
    #[must_use]
    pub fn span(&self, words: &std::ops::Range<usize>) -> Span {
        match (
            self.tokens.list.get(words.start),
            self.tokens.list.get(words.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) if words.start < words.end => Span {
                start: first.span.start,
                end: last.span.end,
            },
            _ => Span::new(0, 0),
        }
    }

    /// The sentence that holds word `at`.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.words.end <= at)
    }
}

/// A posting, read: both fields with their words, and the language of the whole.
#[derive(Debug)]
pub struct Document {
    /// The language of the text; of a posting without text, a guess with confidence 0.
    pub language: Detected,
    /// Title, then description.
    pub passages: [Passage; 2],
}

impl Document {
    /// The passage of a field.
    #[must_use]
    pub fn passage(&self, field: Field) -> &Passage {
        &self.passages[usize::from(field == Field::Description)]
    }

    /// How many words the description has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.passages[1].tokens.list.len()
    }
}

/// Reads a posting: any text gives a document.
#[must_use]
pub fn read(posting: &Posting) -> Document {
    read_apart(posting, &[])
}

/// Reads a posting in which words of the description are glued: at each of `cuts`, in bytes, another begins.
#[must_use]
pub fn read_apart(posting: &Posting, cuts: &[usize]) -> Document {
    let body = token::tokenize_apart(&posting.description, cuts);
    let title = token::tokenize(&posting.title);
    let given = posting.language.as_deref().and_then(Language::from_code);
    let language = if body.list.is_empty() {
        language::detect(&posting.title, &title, given)
    } else {
        language::detect(&posting.description, &body, given)
    };
    Document {
        language,
        passages: [
            passage(Field::Title, &posting.title, title, language.language),
            passage(
                Field::Description,
                &posting.description,
                body,
                language.language,
            ),
        ],
    }
}

fn passage(field: Field, text: &str, mut tokens: Tokens, language: Language) -> Passage {
    let sentences = sentence::split(text, &mut tokens, language);
    Passage {
        field,
        points: CodePoints::new(text),
        text: text.to_owned(),
        tokens,
        sentences,
    }
}
