//! All tests that look at rolefit from outside, in one program: the architecture, the taxonomy's own examples, the stages,
//! the gold ads, documents, files of many ads, fits, the laws, the self-check, stored ads, the command line, the faces over HTTP, and the pages in a real browser.

mod architecture;
mod browser;
mod bulk;
mod cli;
mod fit;
mod gold;
mod laws;
mod laws_of_fits;
mod lint;
mod posting;
mod rules;
mod service;
mod stages;
mod verdict;
mod web;

use rolefit::taxonomy::Taxonomy;
use std::sync::{Arc, LazyLock};

/// The taxonomy built in, read once for all tests.
static TAXONOMY: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| match Taxonomy::built_in() {
    Ok(taxonomy) => Arc::new(taxonomy),
    Err(mistakes) => panic!("{mistakes}"),
});
