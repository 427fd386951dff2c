//! Parts the words of a text into sentences and bullets, and tells lines that only wrap from lines that end.
//! Knows no trade.

use super::language::{self, Language};
use super::markup;
use super::token::{Gap, Shape};
use super::tokens::Tokens;
use std::ops::Range;

/// A sentence or one item of a list.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its words, as a range of the tokens.
    pub words: Range<usize>,
    /// True when it begins a line.
    pub opens_line: bool,
    /// True when it begins with a bullet or a dash.
    pub bullet: bool,
    /// True when the line ends with it.
    pub ends_line: bool,
    /// Its language: the text's, unless its own function words say otherwise.
    pub language: Language,
}

/// Longest sentence, in words: a text without full stops is parted here, so that reading it costs what its length costs.
const LONGEST: usize = 300;

/// Turns line ends that only wrap a paragraph into blanks, and full stops of abbreviations too. Then parts into sentences.
#[must_use]
pub fn split(text: &str, tokens: &mut Tokens, language: Language) -> Vec<Sentence> {
    soften(text, tokens);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut start = 0;
    for end in 1..=tokens.list.len() {
        if end < tokens.list.len() && end - start < LONGEST && !parts(tokens, end) {
            continue;
        }
        let opens_line = start == 0 || parts_lines(text, tokens, start);
        let ends_line = end == tokens.list.len() || parts_lines(text, tokens, end);
        let bullet = opens_line && begins_with_bullet(text, tokens, start);
        let own = own_language(tokens, start..end, language);
        sentences.push(Sentence {
            words: start..end,
            opens_line,
            bullet,
            ends_line,
            language: own,
        });
        start = end;
    }
    sentences
}

/// True when a sentence begins at word `at`.
fn parts(tokens: &Tokens, at: usize) -> bool {
    match tokens.list[at].gap {
        Gap::Line | Gap::Stop => true,
        // "TélétravailNous sommes", "magasinVous": a sentence glued to a word; "WordPress" is one name
        Gap::Camel => {
            let token = &tokens.list[at];
            let glued =
                tokens.list[at - 1].shape == Shape::Lower || language::is_function_word(token.word);
            glued
                && token.folded.len() >= 3
                && tokens
                    .list
                    .get(at + 1)
                    .is_some_and(|next| next.gap == Gap::Space)
        }
        _ => false,
    }
}

/// True when what begins at word `at` would stand on its own line, were the text not glued: "magasinVous", "fin.Profil".
fn parts_lines(text: &str, tokens: &Tokens, at: usize) -> bool {
    match tokens.list[at].gap {
        Gap::Line | Gap::Camel => true,
        Gap::Stop => {
            let from = tokens.list[at - 1].span.end as usize;
            let between = &text[from..tokens.list[at].span.start as usize];
            !between.contains(char::is_whitespace)
        }
        _ => false,
    }
}

fn soften(text: &str, tokens: &mut Tokens) {
    let mut line_start = 0;
    for i in 1..tokens.list.len() {
        let (before, token) = (&tokens.list[i - 1], &tokens.list[i]);
        if !matches!(token.gap, Gap::Line | Gap::Stop) {
            continue;
        }
        let between = &text[before.span.end as usize..token.span.start as usize];
        match token.gap {
            Gap::Line => {
                let line = before.span.end.saturating_sub(line_start);
                line_start = token.span.start;
                let only_break =
                    between.chars().all(char::is_whitespace) && between.matches('\n').count() == 1;
                if only_break && line >= 60 && token.shape == Shape::Lower {
                    tokens.list[i].gap = Gap::Wrap;
                }
            }
            Gap::Stop
                if between.starts_with('.')
                    && token.shape != Shape::Capital
                    && before.folded.len() <= 4
                    && between.trim_end().len() == 1 =>
            {
                tokens.list[i].gap = if token.shape == Shape::Lower {
                    Gap::Space
                } else {
                    Gap::Stop
                };
            }
            _ => {}
        }
    }
}

fn begins_with_bullet(text: &str, tokens: &Tokens, start: usize) -> bool {
    let from = start
        .checked_sub(1)
        .map_or(0, |i| tokens.list[i].span.end as usize);
    let between = &text[from..tokens.list[start].span.start as usize];
    let line = between.rsplit('\n').next().unwrap_or(between);
    if let Some((_, tag)) = line.rsplit_once('<') {
        return tag.starts_with("li");
    }
    markup::each(line).any(|(_, c, _)| {
        !c.is_whitespace()
            && !c.is_alphanumeric()
            && !matches!(c, '(' | '"' | '«' | '.' | '!' | '?' | ',')
    })
}

fn own_language(tokens: &Tokens, words: Range<usize>, language: Language) -> Language {
    if words.len() < 6 {
        return language;
    }
    let counts = language::count(tokens, words.clone());
    let main = counts[language as usize];
    let best = (0..7)
        .max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))
        .unwrap_or(0);
    if counts[best] >= 12 && counts[best] >= main * 3 {
        Language::ALL[best]
    } else {
        language
    }
}
