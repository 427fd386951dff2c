//! Where each word of a text stands: who asks for a few words need not look at all of them.
//! Knows words by their keys; does not know why they are asked for.

use super::token::word_key;
use super::tokens::Tokens;

/// How many chains the words of a text are told apart by.
const CHAINS: u64 = 512;
/// The end of a chain.
const END: u32 = u32::MAX;

/// The places of the words of a text.
#[derive(Debug)]
pub struct Concordance<'t> {
    tokens: &'t Tokens,
    /// The first place of each chain.
    first: Vec<u32>,
    /// For each place, the next one of its chain.
    next: Vec<u32>,
}

impl<'t> Concordance<'t> {
    /// The places of all words.
    #[must_use]
    pub fn of(tokens: &'t Tokens) -> Self {
        let mut first = vec![END; chain(u64::MAX) + 1];
        let mut next = vec![END; tokens.list.len()];
        let places = 0..u32::try_from(next.len()).unwrap_or(END);
        for ((token, next), at) in tokens.list.iter().zip(&mut next).zip(places).rev() {
            *next = std::mem::replace(&mut first[chain(token.word)], at);
        }
        Self {
            tokens,
            first,
            next,
        }
    }

    /// Where a folded word stands, in order.
    pub fn places(&self, word: &str) -> impl Iterator<Item = usize> {
        let key = word_key(word);
        let mut at = self.first[chain(key)];
        let all = std::iter::from_fn(move || {
            let here = usize::try_from(at).ok().filter(|_| at != END)?;
            at = self.next[here];
            Some(here)
        });
        // "au" and "aux" have the key of "à"
        all.filter(move |&at| self.tokens.list[at].word == key && self.tokens.word(at) == word)
    }

    /// Where one of some folded words stands, in order.
    #[must_use]
    pub fn places_of(&self, words: &[impl AsRef<str>]) -> Vec<usize> {
        let places = words.iter().flat_map(|word| self.places(word.as_ref()));
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places
    }

    /// The first place of a phrase, in folded words with a blank between: where it begins, and one past its end.
    #[must_use]
    pub fn phrase(&self, phrase: &str) -> Option<(usize, usize)> {
        let (head, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        self.places(head).find_map(|from| {
            let mut at = from + 1;
            for word in rest.split(' ').filter(|word| !word.is_empty()) {
                if self.tokens.word(at) != word {
                    return None;
                }
                at += 1;
            }
            Some((from, at))
        })
    }
}

fn chain(key: u64) -> usize {
    usize::try_from((key >> 32) % CHAINS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    #[test]
    fn words_and_phrases_are_found_where_they_stand() {
        let tokens = tokenize("À vous le vélo, aux vélos, au vélo : le vélo à vous.");
        let words = Concordance::of(&tokens);
        assert_eq!(words.places("velo").collect::<Vec<_>>(), [3, 7, 9]);
        assert_eq!(words.places("a").collect::<Vec<_>>(), [0, 10]);
        assert_eq!(words.places("au").collect::<Vec<_>>(), [6]);
        assert_eq!(words.places("bus").count(), 0);
        assert_eq!(words.places_of(&["vous", "le"]), [1, 2, 8, 11]);
        assert_eq!(words.phrase("le velo"), Some((2, 4)));
        assert_eq!(words.phrase("le velo a vous"), Some((8, 12)));
        assert_eq!(words.phrase("a vous le bus"), None);
        assert_eq!(words.phrase("vous"), Some((1, 2)));
        assert_eq!(words.phrase("vous plus"), None);
    }
}
