//! All tests that look at rolefit from outside, in one program: the architecture, the taxonomy's own examples, the stages,
//! the gold ads, fits, the laws, the command line.

mod architecture;
mod cli;
mod fit;
mod gold;
mod laws;
mod laws_of_fits;
mod rules;
mod stages;

use rolefit::taxonomy::Taxonomy;
use std::sync::LazyLock;

/// The taxonomy built in, read once for all tests.
static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| match Taxonomy::built_in() {
    Ok(taxonomy) => taxonomy,
    Err(mistakes) => panic!("{mistakes}"),
});
