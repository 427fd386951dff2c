//! Which ads are the same posted again: the same words in title and text, whatever the case, accents and signs; numbers, dates
//! and references (words with a figure in them) do not count.
//! Knows nothing of ads that only resemble each other.

use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use crate::text::fold::{fold, key};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Fewest letters by which an ad can be told from another.
const LETTERS: usize = 100;

/// What two postings of one ad have in common; nothing for texts too short to tell.
pub(super) fn print(taxonomy: &Taxonomy, posting: &Posting) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut letters = 0;
    for text in [&posting.title, &posting.description] {
        for word in fold(text).split(|c: char| !c.is_alphanumeric()) {
            if word.contains(char::is_numeric) || taxonomy.facts.is_month(key(word)) {
                continue;
            }
            for c in word.chars() {
                c.hash(&mut hasher);
                letters += 1;
            }
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
    fn an_ad_posted_again_with_another_date_or_reference_is_the_same() {
        let taxonomy = Taxonomy::built_in().expect("the taxonomy is checked by the tests");
        let mut seen = Seen::default();
        let mut first = |title, start, row| seen.first(print(&taxonomy, &ad(title, start)), row);
        assert_eq!(first("CM", "Publiée le 3/4 :", 2), None);
        assert_eq!(first("Cm ", "PUBLIEE le 12/04", 3), Some(2));
        assert_eq!(first("CM junior", "Publiée le 3/4", 4), None);
        assert_eq!(first("CM", "Publiée le 5/4", 9), Some(2));
        assert_eq!(first("CM B12", "Publiée le 5 mars 2026", 10), Some(2));
        assert_eq!(first("CM", "Publiée le 5 mars 2026, réf.", 11), None);
        assert_eq!(
            first("CM", "Publiée le 12 août 2026 ; réf. KX27", 12),
            Some(11)
        );
        let short = Posting::default();
        assert_eq!(seen.first(print(&taxonomy, &short), 20), None);
        assert_eq!(seen.first(print(&taxonomy, &short), 21), None);
    }
}
