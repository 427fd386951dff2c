//! The quotes of one label with their places in the ad.
//! Knows what readers marked; does not know what was said.

use super::gold::{Ask, Label};
use super::place::{At, places};
use crate::posting::Posting;
use crate::span::Field;
use std::collections::BTreeSet;

/// One phrase that readers marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote<'a> {
    /// Its words, family and status.
    pub ask: &'a Ask,
    /// Where it stands; empty when it stands nowhere.
    pub places: Vec<At>,
}

/// The quotes of a label, each of the same words, family and status once.
#[must_use]
pub fn quotes<'a>(posting: &Posting, label: &'a Label) -> Vec<Quote<'a>> {
    let title: Vec<char> = posting.title.chars().collect();
    let description: Vec<char> = posting.description.chars().collect();
    let mut seen = BTreeSet::new();
    let first = label.asks.iter().filter(|ask| seen.insert(*ask));
    first
        .map(|ask| {
            let words: Vec<char> = ask.quote.chars().collect();
            let mut found = places(&title, &words, Field::Title);
            found.extend(places(&description, &words, Field::Description));
            Quote { ask, places: found }
        })
        .collect()
}
