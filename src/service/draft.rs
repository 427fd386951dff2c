//! An ad made ready to be kept: read out of HTML, checked, with an id. Knows no analysis.

use super::Failure;
use crate::posting::{Posting, html, size};
use crate::text::fold::is_invisible;
use sha2::{Digest, Sha256};

/// Longest id, in bytes.
pub const ID: usize = 200;
/// Bytes of the hash that make an id.
const HASHED: usize = 16;

/// The ad as it would be kept: read out of HTML if need be, and with an id. An ad without an id is given one that is made from
/// its title, text, employer and place: the same ad has the same id whenever it comes.
///
/// # Errors
/// When the ad is empty or too long, or its id cannot be one.
pub fn ready(posting: Posting) -> Result<Posting, Failure> {
    let mut posting = html::read_out(posting);
    size::check(&posting)?;
    if posting.title.trim().is_empty() && posting.description.trim().is_empty() {
        return Err(Failure::Empty);
    }
    match &posting.id {
        Some(id) if !can_be_id(id) => return Err(Failure::Id),
        Some(_) => {}
        None => posting.id = Some(derived(&posting)),
    }
    Ok(posting)
}

/// True for what can stand in an address and is seen as it is. Browsers take "." and ".." for steps in a path.
pub(super) fn can_be_id(id: &str) -> bool {
    let good = |c: char| !c.is_control() && !is_invisible(c) && !turns(c);
    !id.is_empty()
        && id.len() <= ID
        && id.trim() == id
        && !matches!(id, "." | "..")
        && id.chars().all(good)
}

/// True for characters that turn the direction of what is written, or join or part it unseen.
fn turns(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{2028}'..='\u{202E}' | '\u{2065}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// An id that says nothing but which ad it is.
fn derived(posting: &Posting) -> String {
    let Posting {
        title,
        description,
        company,
        location,
        ..
    } = posting;
    let parts = [
        Some(title.as_str()),
        Some(description),
        company.as_deref(),
        location.as_deref(),
    ];
    hash(parts.into_iter())
}

/// A name for all that was sent of an ad, which tells nothing of it.
pub(super) fn fingerprint(posting: &Posting) -> String {
    hashed(&[&format!("{posting:?}")])
}

/// A name for some words that tells nothing of them.
pub(super) fn hashed(words: &[&str]) -> String {
    hash(words.iter().copied().map(Some))
}

fn hash<'p>(parts: impl Iterator<Item = Option<&'p str>>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // so that no two lists run together to the same bytes
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hash.update(length.to_le_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize()
        .iter()
        .take(HASHED)
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
