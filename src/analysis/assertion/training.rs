//! What the employer teaches: "vous suivrez un module de media training", "on t'offre une formation Webflow".
//! Knows how far its matter goes; the words for training, and for giving and getting it, are the taxonomy's.

use super::grammar::Said;
use super::reach;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::Marker;
use crate::text::Gap;
use std::ops::Range;

/// Words between the giving and the training.
const BETWEEN: usize = 4;
/// Words before a training that stands as the subject.
const HEAD: usize = 3;
/// Words in which what the training gives is said.
const VERB: usize = 6;

/// The matter of the training that a clause promises: what stands behind the training's name.
pub(super) fn says(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    reading
        .markers(field, clause.clone(), Marker::Training)
        .filter_map(|training| {
            let from = training.start.saturating_sub(BETWEEN).max(clause.start);
            let given = reading
                .markers(field, from..training.start, Marker::Giving)
                .any(|giving| giving.end <= training.start);
            // "la formation (RNCP 35663) aborde…", "le diplôme prépare aux métiers de…"
            let heads = training.start <= clause.start + HEAD;
            let to = clause.end.min(training.end + VERB);
            let teaches = reading
                .markers(field, training.end..to, Marker::Giving)
                .find(|giving| heads && giving.start >= training.end)
                .cloned();
            if let Some(teaches) = teaches {
                let said = teaches.end..clause.end;
                return (!said.is_empty()).then_some((Class::Learnable, teaches, said));
            }
            let end = (training.end + 1..clause.end)
                .find(|&at| tokens[at].gap >= Gap::Comma || reach::turns(reading, field, at))
                .unwrap_or(clause.end);
            (given && training.end < end)
                .then(|| (Class::Learnable, training.clone(), training.end..end))
        })
        .collect()
}
