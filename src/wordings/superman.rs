//! The page on the verdict: what it measures, what it does not, and how often it errs.
//! Knows the page; its figures are those of [`measured`].

use super::measured;
use crate::text::Language;

/// What the page is asked for by.
pub const NAME: &str = "superman";

/// The page, as Markdown, in French or English.
#[must_use]
pub fn page(lang: Language) -> String {
    let page = if lang == Language::French {
        include_str!("superman.fr.md")
    } else {
        include_str!("superman.en.md")
    };
    measured::told(page, lang)
}
