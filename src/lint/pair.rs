//! Finds two words of a rule that say something together: "essai" and "non rémunéré", in either order, a few words apart.
//! Knows places of words; does not know what they say.

use super::wording::Met;
use crate::analysis::reading::Reading;
use crate::taxonomy::entry::Part;
use crate::taxonomy::wording::Pair;

/// The pairs of a rule in an ad, each as one form from the first word to the last.
pub(super) fn find(reading: &Reading<'_>, met: &[Met], pairs: &[Pair]) -> Vec<Met> {
    let mut found = Vec::new();
    for (number, pair) in (0..).zip(pairs) {
        let side = |part: Part| met.iter().filter(move |met| met.part == part);
        for one in side(Part::One(number)) {
            let sentence = &reading.sentence(one.field, one.words.start).words;
            let near = side(Part::Other(number)).filter(|other| {
                other.field == one.field
                    && sentence.contains(&other.words.start)
                    && gap(one, other).is_some_and(|gap| gap <= pair.within)
            });
            found.extend(near.min_by_key(|other| gap(one, other)).map(|other| Met {
                anywhere: pair.anywhere,
                number: one.number,
                part: Part::Form,
                field: one.field,
                words: one.words.start.min(other.words.start)..one.words.end.max(other.words.end),
            }));
        }
    }
    found
}

/// How many words stand between; nothing when they share one.
fn gap(one: &Met, other: &Met) -> Option<usize> {
    let (first, second) = if one.words.start < other.words.start {
        (&one.words, &other.words)
    } else {
        (&other.words, &one.words)
    };
    second.start.checked_sub(first.end)
}
