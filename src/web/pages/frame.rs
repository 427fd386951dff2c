//! What every page has around it: style, script, pages to go to, the other language.
//! Knows addresses of pages; does not know what is on them.

use super::assets;

/// A page in its frame.
pub(super) trait Frame {
    /// The address of this page, to be asked for in the other language.
    fn here(&self) -> String {
        "/?".to_owned()
    }

    /// Where it stands among the pages: check, bulk, postings, match or rules; nothing for the others.
    fn among(&self) -> &'static str {
        ""
    }

    /// The address of a file that pages load.
    fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}
