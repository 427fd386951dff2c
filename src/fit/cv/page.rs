//! The text of a CV without accents, letter for letter beside the text as it was written, and its parts.
//! Knows lines and headings; does not know what is in them.

use super::period::{self, Period};
use crate::span::Span;
use crate::taxonomy::cv::{CvWords, Phrase, Word};
use crate::text::fold::fold;
use crate::text::language::detect;
use crate::text::token::{Gap, Shape, tokenize};
use crate::text::{Language, Tokens, fold::is_invisible};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A CV.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Without accents, and without what was taken out.
    pub plain: String,
    /// As written.
    written: Vec<char>,
}

/// Lines that belong together.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Where it stands in the plain text, in bytes.
    pub range: Range<usize>,
    /// When that was.
    pub period: Option<Period>,
    /// True for what was done, false for what was studied.
    pub is_work: bool,
    /// The name of the heading that it stands under.
    pub under: Option<String>,
}

/// A line of the plain text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub range: Range<usize>,
}

/// A text letter for letter without accents, and the letters as they were written: as many.
pub(super) fn plain(text: &str) -> (String, Vec<char>) {
    let written: Vec<char> = text
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c == '\r' { '\n' } else { c })
        .collect();
    let letter = |c: &char| {
        if c.is_ascii() {
            return *c;
        }
        let mut parts = std::iter::once(*c).nfd();
        match (parts.next(), parts.next()) {
            (Some(base), Some(_)) if base.is_alphabetic() => base,
            _ => *c,
        }
    };
    (written.iter().map(letter).collect(), written)
}

impl Page {
    pub(super) fn new(text: &str) -> Self {
        let (plain, written) = plain(text);
        Self { plain, written }
    }

    /// The language: the same however the lines are ordered.
    pub(super) fn language(&self, headline: &str) -> Language {
        let mut lines: Vec<&str> = self.plain.lines().chain([headline]).collect();
        lines.sort_unstable();
        let text = lines.join("\n");
        detect(&text, &tokenize(&text), None).language
    }

    /// Its lines that are not empty.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.plain.split('\n') {
            let range = start..start + line.len();
            start = range.end + 1;
            lines.push(Line { range });
        }
        lines
    }

    pub(super) fn of(&self, range: &Range<usize>) -> &str {
        self.plain.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn plain_of(&self, part: &Part) -> &str {
        self.of(&part.range)
    }

    /// Puts blanks in the place of letters.
    pub(super) fn blank(&mut self, range: &Range<usize>) {
        let blanks: String = self
            .of(range)
            .chars()
            .map(|c| if c == '\n' { c } else { ' ' })
            .collect();
        // a letter of several bytes becomes a blank of one: what comes behind moves, so callers go from the end
        self.plain.replace_range(range.clone(), &blanks);
    }

    /// The words at a place of a part, as they were written.
    pub(super) fn written(&self, part: &Part, span: Span) -> String {
        let start = part.range.start + span.start as usize;
        let end = part.range.start + span.end as usize;
        let before = self.of(&(0..start)).chars().count();
        let length = self.of(&(start..end)).chars().count();
        self.written.iter().skip(before).take(length).collect()
    }

    /// Its parts: what stands under one heading, and of work and studies what stands beside one date.
    pub(super) fn parts(&self, words: &CvWords) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut open = Part {
            is_work: true,
            ..Part::default()
        };
        let lines = self.lines();
        for (number, line) in lines.iter().enumerate() {
            let text = self.of(&line.range);
            let tokens = tokenize(text);
            let end = line.range.end;
            if tokens.list.is_empty() {
                // whatever order parts are in, none reaches beyond an empty line; only a list goes on behind one
                let next = lines[number..].iter().map(|line| self.of(&line.range));
                let next = next.map(str::trim).find(|line| !line.is_empty());
                if !next.is_some_and(is_bullet) {
                    push(&mut parts, &mut open, end);
                }
                continue;
            }
            if let Some(name) = label(words, &tokens) {
                push(&mut parts, &mut open, line.range.start);
                open.is_work = name != "education";
                open.under = Some(name.to_owned());
            }
            if let Some(name) = heading(words, &tokens) {
                push(&mut parts, &mut open, line.range.start);
                open = Part {
                    range: end..end,
                    period: None,
                    is_work: name != "education",
                    under: Some(name.to_owned()),
                };
                continue;
            }
            // a year alone may belong to a product; from one year to another is a time everywhere
            let dated = matches!(
                open.under.as_deref(),
                None | Some("experience" | "education" | "volunteer")
            );
            let period = period::of_line(words, text, &tokens);
            if let Some(period) = period.filter(|period| dated || period.is_range()) {
                push(&mut parts, &mut open, line.range.start);
                open.period = Some(period);
            }
            open.range.end = end;
        }
        let end = open.range.end;
        push(&mut parts, &mut open, end);
        parts
    }
}

/// Ends a part, if there is anything in it, and opens the next under the same heading.
fn push(parts: &mut Vec<Part>, open: &mut Part, next: usize) {
    if open.range.end > open.range.start {
        parts.push(open.clone());
    }
    open.range = next..next;
    open.period = None;
}

/// The name of a heading, when the whole line is one.
pub(super) fn heading<'w>(words: &'w CvWords, tokens: &Tokens) -> Option<&'w str> {
    let found = words
        .headings
        .iter()
        .find(|(phrase, _)| phrase.len() == tokens.list.len() && starts(phrase, tokens, 0));
    found.map(|(_, name)| name.as_str())
}

/// The name of a heading with which a line begins: "Outils : Canva, Swello".
fn label<'w>(words: &'w CvWords, tokens: &Tokens) -> Option<&'w str> {
    let found = words.headings.iter().find(|(phrase, _)| {
        let next = tokens.list.get(phrase.len());
        starts(phrase, tokens, 0) && next.is_some_and(|next| next.gap == Gap::Colon)
    });
    found.map(|(_, name)| name.as_str())
}

/// True when a phrase stands at a word.
pub(super) fn starts(phrase: &Phrase, tokens: &Tokens, at: usize) -> bool {
    !phrase.is_empty()
        && phrase.iter().enumerate().all(|(offset, word)| {
            tokens
                .list
                .get(at + offset)
                .is_some_and(|token| match word {
                    Word::Number => token.shape == Shape::Number,
                    Word::Is(key) => token.word == *key,
                })
        })
}

/// True when some phrase stands somewhere.
pub(super) fn holds(phrases: &[Phrase], tokens: &Tokens) -> bool {
    (0..tokens.list.len()).any(|at| phrases.iter().any(|phrase| starts(phrase, tokens, at)))
}

/// True for a line that is written as an item of a list.
pub(super) fn is_bullet(line: &str) -> bool {
    let first = fold(line).trim_start().chars().next();
    first.is_some_and(|c| {
        matches!(
            c,
            '-' | '•' | '*' | '·' | '–' | '▪' | '‣' | '>' | '○' | '●' | '—'
        )
    })
}
