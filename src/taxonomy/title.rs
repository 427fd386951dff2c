//! Titles: those that a role lists, and those that posts make of the names of its trade: "head of" and "SEO".
//! Knows words; does not know what an ad is for.

use super::class::add;
use super::entry::Entry;
use super::lexicon::{Lexicon, Match};
use super::node::{Node, Text};
use crate::text::Language;
use crate::text::fold::key;
use std::collections::HashSet;

/// The titles of all roles, gathered before any goes into a lexicon.
#[derive(Debug, Default)]
pub struct Titles {
    listed: Vec<(Language, Text, Entry)>,
    led: Vec<(Language, Text, Entry)>,
    trades: Vec<(Language, Text, Entry)>,
}

/// Words of a post, before or behind the name of a trade.
type Words = Vec<(Language, Vec<Text>)>;

/// Words that make a title of the name of a trade.
#[derive(Debug, Default)]
pub struct Posts {
    /// Posts of any rank.
    any: [Words; 2],
    /// Posts at the head of others.
    heads: [Words; 2],
}

impl Posts {
    /// Reads `posts.toml`.
    #[must_use]
    pub fn read(node: Node<'_>) -> Self {
        let posts = Self {
            any: ["before", "behind"].map(|key| node.per_language(key)),
            heads: ["heads_before", "heads_behind"].map(|key| node.per_language(key)),
        };
        node.finish();
        posts
    }
}

/// The titles that posts make of a trade.
fn made([before, behind]: &[Words; 2], language: Language, trade: &str) -> Vec<String> {
    let of = |posts: &Words, title: &dyn Fn(&str) -> String| {
        let mine = posts.iter().filter(|(known, _)| *known == language);
        mine.flat_map(|(_, posts)| posts.iter().map(|post| title(&post.text)))
            .collect::<Vec<_>>()
    };
    let mut titles = of(before, &|post| format!("{post} {trade}"));
    titles.extend(of(behind, &|post| format!("{trade} {post}")));
    titles
}

impl Titles {
    /// Reads the titles of a role; gives the first of each language.
    pub fn read(&mut self, number: u16, node: &Node<'_>) -> Vec<(Language, String)> {
        let lists = [
            ("titles", Entry::Title(number)),
            ("shared", Entry::SharedTitle(number)),
            ("leads", Entry::Title(number)),
            ("trades", Entry::Title(number)),
        ];
        let mut first = Vec::new();
        for (key, entry) in lists {
            for (language, texts) in node.per_language(key) {
                add(node, &texts, |text| text.contains(char::is_alphanumeric));
                if let Some(text) = texts.first().filter(|_| key == "titles") {
                    first.push((language, text.text.clone()));
                }
                let titles = texts.into_iter().map(|text| (language, text, entry));
                match key {
                    "leads" => self.led.extend(titles),
                    "trades" => self.trades.extend(titles),
                    _ => self.listed.extend(titles),
                }
            }
        }
        first
    }

    /// Puts all titles into the lexicons: those that are listed go before those that posts make; and listed English titles
    /// of several words stand in ads of every language.
    pub fn plant(self, posts: &Posts, lexicons: &mut [Lexicon]) {
        let mut known = HashSet::new();
        let mut english = Vec::new();
        for (language, title, entry) in self.listed {
            known.insert((language, words(language, &title.text, lexicons)));
            lexicons[language as usize].add(&title.text, Match::Noun, entry);
            if language == Language::English && matches!(entry, Entry::Title(_)) {
                english.push((title.text, entry));
            }
        }
        let mut plant = |language: Language, title: &str, entry: Entry, least: usize| {
            let words = words(language, title, lexicons);
            if words.len() >= least && known.insert((language, words)) {
                lexicons[language as usize].add(title, Match::Noun, entry);
            }
        };
        let any = [&posts.heads, &posts.any];
        let led = self.led.into_iter().map(|trade| (trade, &any[..1]));
        let trades = self.trades.into_iter().map(|trade| (trade, &any[..]));
        for ((language, trade, entry), posts) in led.chain(trades) {
            for title in posts
                .iter()
                .flat_map(|posts| made(posts, language, &trade.text))
            {
                plant(language, &title, entry, 1);
            }
        }
        for (title, entry) in &english {
            for language in Language::ALL {
                // the letters of "L&D manager" are articles in French
                plant(language, title, *entry, 2);
            }
        }
    }
}

/// A title by its words without articles, as cheap to tell apart as can be: there are thousands of titles.
fn words(language: Language, title: &str, lexicons: &[Lexicon]) -> Vec<u64> {
    let lexicon = &lexicons[language as usize];
    title
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(key)
        .filter(|word| !lexicon.is_transparent(*word))
        .collect()
}
