//! Which ads are the same posted again: the same letters in title and text, whatever the case, accents, signs, numbers and dates.
//! Knows nothing of ads that only resemble each other.

use crate::posting::Posting;
use crate::text::fold::fold;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Fewest letters by which an ad can be told from another.
const LETTERS: usize = 100;

/// What two postings of one ad have in common; nothing for texts too short to tell.
pub(super) fn print(posting: &Posting) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut letters = 0;
    for text in [&posting.title, &posting.description] {
        for c in fold(text).chars().filter(|c| c.is_alphabetic()) {
            c.hash(&mut hasher);
            letters += 1;
        }
    }
    (letters >= LETTERS).then(|| hasher.finish())
}

/// The ads seen so far: some forty bytes each.
#[derive(Default)]
pub(super) struct Seen(HashMap<u64, u64>);

impl Seen {
    /// The row of the first ad like this one, when it is not the first itself.
    pub fn first(&mut self, print: Option<u64>, row: u64) -> Option<u64> {
        let first = *self.0.entry(print?).or_insert(row);
        (first != row).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ad(title: &str, start: &str) -> Posting {
        let rest = "Vous animez nos réseaux sociaux et répondez à notre communauté. ".repeat(3);
        Posting {
            title: title.to_owned(),
            description: format!("{start} {rest}"),
            ..Posting::default()
        }
    }

    #[test]
    fn an_ad_posted_again_with_another_date_is_the_same() {
        let mut seen = Seen::default();
        let mut first = |title, start, row| seen.first(print(&ad(title, start)), row);
        assert_eq!(first("CM", "Publiée le 3/4 :", 2), None);
        assert_eq!(first("Cm ", "PUBLIEE le 12/04", 3), Some(2));
        assert_eq!(first("CM junior", "Publiée le 3/4", 4), None);
        assert_eq!(first("CM", "Publiée le 5/4", 9), Some(2));
        let short = Posting::default();
        assert_eq!(seen.first(print(&short), 10), None);
        assert_eq!(seen.first(print(&short), 11), None);
    }
}
