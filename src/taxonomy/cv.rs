//! The words by which a CV is read: its parts, what a fit may not use, wishes, and times.
//! Knows words; how a CV is read stands elsewhere.

use super::node::Node;
use super::place;
use crate::text::fold::key;
use crate::text::token::{Shape, tokenize};

/// A word of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Any number.
    Number,
    /// This word, by its key.
    Is(u64),
}

/// Some words in order.
pub type Phrase = Vec<Word>;

/// The words by which a CV is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CvWords {
    /// Headings with the names of their parts.
    pub headings: Vec<(Phrase, String)>,
    /// What is taken out, with the names of the reasons.
    pub left_out: Vec<(Phrase, String)>,
    /// Names of accounts and ways to reach somebody.
    pub accounts: Vec<Phrase>,
    /// What opens a wish.
    pub wishes: Vec<Phrase>,
    /// What opens a list of places where somebody would work.
    pub areas: Vec<Phrase>,
    /// What opens something that is still to be learned.
    pub learn: Vec<Phrase>,
    /// What opens something that others do.
    pub others: Vec<Phrase>,
    /// What opens something that the person teaches.
    pub taught: Vec<Phrase>,
    /// What stands right before something for which or in which the person works.
    pub beside: Vec<Phrase>,
    /// What opens a job that was the person's.
    pub own: Vec<Phrase>,
    /// Sorts of employers, and what they make.
    pub employers: Vec<Phrase>,
    /// Words between a job and the one to whom it belongs.
    pub of: Vec<u64>,
    /// Words that join.
    pub and: Vec<u64>,
    /// Words for the present day.
    pub now: Vec<Phrase>,
    /// Words before the day until which something went on.
    pub until: Vec<Phrase>,
    /// Words before the day on which something began that goes on.
    pub since: Vec<Phrase>,
    /// The words of each month.
    pub months: Vec<Vec<u64>>,
}

/// Reads `cv.toml`.
#[must_use]
pub fn read(node: Node<'_>) -> CvWords {
    let named = |key: &str, names: &[&str]| {
        let mut all: Vec<(Phrase, String)> = Vec::new();
        if let Some(table) = node.table_at(key) {
            for name in names {
                let phrases = phrases(&table, name).into_iter();
                all.extend(phrases.map(|phrase| (phrase, (*name).to_owned())));
            }
            table.finish();
        } else {
            node.wrong(1, format!("cv.toml has no [{key}]"));
        }
        all
    };
    let headings = named(
        "sections",
        &[
            "personal",
            "hobbies",
            "referees",
            "experience",
            "education",
            "skills",
            "languages",
            "profile",
            "volunteer",
            "various",
        ],
    );
    let left_out = named("left_out", &REASONS);
    let mut words = CvWords {
        headings,
        left_out,
        ..CvWords::default()
    };
    if let Some(table) = node.table_at("accounts") {
        words.accounts = phrases(&table, "words");
        table.finish();
    }
    if let Some(table) = node.table_at("wishes") {
        words.wishes = phrases(&table, "words");
        words.areas = phrases(&table, "areas");
        words.learn = phrases(&table, "learn");
        table.finish();
    }
    if let Some(table) = node.table_at("work") {
        words.others = phrases(&table, "others");
        words.taught = phrases(&table, "taught");
        words.beside = phrases(&table, "beside");
        words.own = phrases(&table, "own");
        words.employers = phrases(&table, "employers");
        let each = |key: &str| {
            table
                .texts(key)
                .iter()
                .map(|text| self::key(&text.text))
                .collect()
        };
        words.of = each("of");
        words.and = each("and");
        table.finish();
    }
    if let Some(table) = node.table_at("times") {
        words.now = phrases(&table, "now");
        words.until = phrases(&table, "until");
        words.since = phrases(&table, "since");
        let months = table.texts("months");
        if months.len() != 12 {
            table.wrong(
                table.line,
                "`months` of [times]: expected twelve, each with all its words",
            );
        }
        words.months = months
            .iter()
            .map(|month| place::words(&month.text))
            .collect();
        table.finish();
    }
    node.finish();
    words
}

/// Why something is taken out of a CV: by law or because the work does not need it.
pub const REASONS: [&str; 11] = [
    "name",
    "age",
    "sex",
    "origin",
    "address",
    "family",
    "health",
    "appearance",
    "gap",
    "belief",
    "military",
];

fn phrases(node: &Node<'_>, key: &str) -> Vec<Phrase> {
    node.texts(key)
        .into_iter()
        .map(|text| {
            let phrase = phrase(&text.text);
            if phrase.is_empty() {
                node.wrong(text.line, format!("\"{}\": expected a word", text.text));
            }
            phrase
        })
        .collect()
}

/// A phrase as it is written, "#" for any number.
fn phrase(text: &str) -> Phrase {
    let numbered = text.replace('#', "0");
    let tokens = tokenize(&numbered);
    tokens
        .list
        .iter()
        .map(|token| {
            if token.shape == Shape::Number {
                Word::Number
            } else {
                Word::Is(token.word)
            }
        })
        .collect()
}
