//! How much of what an ad asks the taxonomy understands.

use super::assertion::Mention;
use super::reading::Reading;
use super::section::{self, Section};
use crate::span::Field;
use crate::taxonomy::entry::SectionKind;

/// Shortest sentence that counts, in words.
const SHORTEST: usize = 3;

/// The share of asking sentences in which at least one skill was found, from 0 to 1. Without asking sections,
/// every sentence counts.
#[must_use]
pub fn measure(reading: &Reading<'_>, sections: &[Section], mentions: &[Mention]) -> f64 {
    let asks = |section: &Section| {
        matches!(
            section.kind,
            SectionKind::Tasks | SectionKind::Profile | SectionKind::Extras
        )
    };
    let sectioned = sections.iter().any(asks);
    let passage = reading.passage(Field::Description);
    let body =
        &mentions[mentions.partition_point(|mention| mention.place.field < Field::Description)..];
    let (mut all, mut known) = (0u32, 0u32);
    for sentence in &passage.sentences {
        let counts = !sectioned || section::at(sections, sentence.words.start).is_some_and(asks);
        if !counts || sentence.words.len() < SHORTEST {
            continue;
        }
        all += 1;
        let next = body.partition_point(|mention| mention.words.start < sentence.words.start);
        let named = body
            .get(next)
            .is_some_and(|mention| sentence.words.contains(&mention.words.start));
        known += u32::from(named);
    }
    if all == 0 {
        0.0
    } else {
        f64::from(known) / f64::from(all)
    }
}
