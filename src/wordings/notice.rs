//! The notice for people who apply: how their profile is compared, what never counts, who decides, what they can ask.
//! Knows the page; an employer completes it.

use crate::text::Language;

/// What the page is asked for by.
pub const NAME: &str = "notice";

/// The page, as Markdown, in French or English.
#[must_use]
pub fn page(lang: Language) -> &'static str {
    if lang == Language::French {
        include_str!("notice.fr.md")
    } else {
        include_str!("notice.en.md")
    }
}
