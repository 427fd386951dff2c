//! What ads are analysed with, in one line: when any part of it changes, the analyses that are kept are older.

use crate::taxonomy::Taxonomy;

/// The versions of the program, the taxonomy and the scoring.
pub(super) fn engine(taxonomy: &Taxonomy) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("{version} {} {}", taxonomy.digest, taxonomy.scoring.version)
}
