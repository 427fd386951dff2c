//! All tests that look at rolefit from outside, in one program: the architecture, the taxonomy's own examples, the stages,
//! the gold ads, the laws, stored ads, the command line.

mod architecture;
mod cli;
mod gold;
mod laws;
mod rules;
mod service;
mod stages;

use rolefit::taxonomy::Taxonomy;
use std::sync::LazyLock;

/// The taxonomy built in, read once for all tests.
static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| match Taxonomy::built_in() {
    Ok(taxonomy) => taxonomy,
    Err(mistakes) => panic!("{mistakes}"),
});
