//! The answer as a page by itself: style inside, nothing loaded, fit for A4.

use super::assets;
use super::result::Said;
use super::words::Words;
use crate::posting::Posting;
use crate::report::Answer;
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use askama::Template;

#[derive(Template)]
#[template(path = "printed.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    title: String,
    style: String,
    said: String,
    version: &'static str,
}

/// The answer to an ad as a page by itself.
///
/// # Errors
/// When the page cannot be put together.
pub fn printed(
    taxonomy: &Taxonomy,
    posting: &Posting,
    answer: &Answer,
    lang: Language,
) -> Result<String, askama::Error> {
    let words = Words { lang };
    let said = Said::by_itself(words, taxonomy, posting, answer);
    let page = Page {
        words,
        title: answer.title.clone(),
        style: assets::text("style.css"),
        said: said.render()?,
        version: env!("CARGO_PKG_VERSION"),
    };
    page.render()
}
