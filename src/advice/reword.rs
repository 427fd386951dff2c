//! The same work as a simple use: the role's phrases give way to a light wording of the taxonomy.
//! Knows wordings; whether the simple use is enough is for people to say.

use super::edit::{self, Edit};
use super::{Advice, Case, Kind, mentions};
use crate::span::Field;

/// The light wording of an extra role, when it lowers the score.
pub(super) fn lighter(case: &Case<'_, '_>, role: u16) -> Option<Advice> {
    let reading = &case.analysis.reading;
    let light = &reading.taxonomy.advice.light;
    let (_, wording) = light.iter().find(|(known, _)| *known == role)?;
    let wording = wording.get(reading.language()).to_owned();
    let demands = case.of_role(role);
    let first = demands.first()?;
    let in_text = |place: &&crate::span::Place| place.field == Field::Description;
    let place = first.places.iter().find(in_text)?.span;
    // the wording stands where the first phrase stood, so that the sentence stays whole
    let mut edits: Vec<Edit> = edit::removed(case.analysis, &demands)
        .into_iter()
        .filter_map(|edit| {
            if edit.field != Field::Description || !edit.span.covers(place) {
                return Some(edit);
            }
            let mut inside = demands
                .iter()
                .flat_map(|demand| &demand.places)
                .filter(in_text)
                .map(|place| place.span)
                .filter(|span| edit.span.covers(*span));
            let last = inside.next_back().unwrap_or(place);
            (last.end <= edit.span.end).then_some(Edit {
                span: crate::span::Span {
                    start: place.start,
                    end: last.end,
                },
                ..edit
            })
        })
        .collect();
    let spot = edits
        .iter_mut()
        .find(|edit| edit.field == Field::Description && edit.span.covers(place))?;
    spot.text.clone_from(&wording);
    let score_after = case.score_after(&edits)?;
    (score_after < case.judged.score()).then(|| Advice {
        kind: Kind::Reword { role, wording },
        score_after: Some(score_after),
        mentions: mentions(&demands),
        edits,
    })
}
