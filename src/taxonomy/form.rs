//! A form of the taxonomy, read: its words, and its exact writing where that matters.
//! Knows how forms are written; where they are found stands with the lexicon.

use super::lexicon::{Lexicon, Match};
use crate::text::fold::{is_apostrophe, is_invisible};
use crate::text::{Gap, markup, token};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Longest word that may be a small one, in letters.
const SMALL: usize = 4;

/// A form, read.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) words: Vec<Word>,
    pub(super) exact: Option<String>,
}

/// One word of a form.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) key: u64,
    /// True when it is glued to the one before: the "Press" of "`WordPress`".
    pub(super) camel: bool,
}

/// A form as it was given, cut into words when a language asks for it first: many are shared by all languages.
#[derive(Debug)]
pub struct Given {
    text: String,
    how: Match,
    form: OnceLock<Form>,
}

impl Given {
    /// A form that is met in this way; nothing when it has no word in it.
    #[must_use]
    pub fn new(text: &str, how: Match) -> Option<Self> {
        text.contains(char::is_alphanumeric).then(|| Self {
            text: text.to_owned(),
            how,
            form: OnceLock::new(),
        })
    }

    /// How it is met.
    #[must_use]
    pub fn how(&self) -> Match {
        self.how
    }

    /// Its words.
    pub fn form(&self) -> &Form {
        self.form.get_or_init(|| Form::read(&self.text, self.how))
    }
}

impl Form {
    /// Reads a form.
    #[must_use]
    pub fn read(form: &str, how: Match) -> Self {
        let tokens = token::tokenize(form);
        let word = |(at, token): (usize, &token::Token)| Word {
            folded: tokens.word(at).to_owned(),
            key: token.word,
            camel: token.gap == Gap::Camel,
        };
        Self {
            words: tokens.list.iter().enumerate().map(word).collect(),
            exact: (how == Match::Exact).then(|| plain(form)),
        }
    }
}

impl Form {
    /// True when it says enough without its articles and possessives: "à vos frais" is not "aux frais".
    #[must_use]
    pub fn stands_without(&self, lexicon: &Lexicon) -> bool {
        let says = |word: &&Word| word.folded.len() > SMALL && !lexicon.is_transparent(word.key);
        let small = self
            .words
            .iter()
            .any(|word| lexicon.is_transparent(word.key));
        !small || self.words.iter().filter(says).count() >= 2
    }
}

/// The writing with plain blanks and apostrophes, nothing unseen, ligatures undone.
pub(super) fn plain(text: &str) -> String {
    let seen = |c: &char| !is_invisible(*c);
    let text: String = markup::each(text)
        .map(|(_, c, _)| if is_apostrophe(c) { '\'' } else { c })
        .filter(seen)
        .nfkc()
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
