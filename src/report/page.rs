//! A page of plain text: words in the reader's language, headings, paragraphs, quotations, colours on a terminal.
//! Knows layout; does not know what is told.

use super::outline;
use super::terminal::Layout;
use crate::text::Language;
use crate::wordings::say;
use anstyle::Style;
use std::fmt::Write;

/// Quotes shown for one line or skill.
const QUOTES: usize = 4;
/// Longest quote, in characters.
const LONGEST: usize = 70;

/// A page being written.
pub(super) struct Page {
    /// The language of the report.
    pub lang: Language,
    /// Colours and width.
    pub layout: Layout,
}

impl Page {
    pub fn word(&self, key: &str) -> String {
        say(self.lang, "report", key, &[])
    }

    /// What stands between a label and its value: French puts a blank before the colon.
    pub fn colon(&self) -> &'static str {
        if self.lang == Language::French {
            " : "
        } else {
            ": "
        }
    }

    /// "score 52 of 100".
    pub fn score(&self, score: i32) -> String {
        say(
            self.lang,
            "report",
            "score",
            &[("score", &score.to_string())],
        )
    }

    pub fn paint(&self, style: Style, text: &str) -> String {
        if self.layout.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    pub fn heading(&self, out: &mut String, key: &str) {
        self.headed(out, &self.word(key));
    }

    pub fn headed(&self, out: &mut String, title: &str) {
        let _ = writeln!(out, "\n{}", self.paint(Style::new().bold(), title));
    }

    /// A paragraph, its further lines set in by `indent` blanks.
    pub fn paragraph(&self, out: &mut String, first: &str, indent: usize, text: &str) {
        let blanks = " ".repeat(indent);
        let options = textwrap::Options::new(self.layout.width)
            .initial_indent(first)
            .subsequent_indent(&blanks);
        let _ = writeln!(out, "{}", textwrap::fill(text, options));
    }

    pub fn quote(&self, text: &str) -> String {
        outline::quote(self.lang, text, LONGEST)
    }

    pub fn quotes<'q>(&self, texts: impl Iterator<Item = &'q str>) -> String {
        let mut seen: Vec<String> = Vec::new();
        let mut shown: Vec<String> = Vec::new();
        for text in texts {
            let plain = crate::text::fold::fold(text);
            if seen.contains(&plain) {
                continue;
            }
            seen.push(plain);
            if shown.len() < QUOTES {
                shown.push(self.quote(text));
            }
        }
        let more = seen.len() - shown.len();
        let mut line = shown.join(", ");
        if more > 0 {
            let _ = write!(line, " +{more}");
        }
        line
    }
}
