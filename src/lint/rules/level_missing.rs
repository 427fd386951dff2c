//! A language asked without the level that the job needs.

use super::{Remark, Scene};
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let own = scene.language().code();
    let bare = scene
        .analysis
        .facts
        .languages
        .iter()
        .filter(|spoken| spoken.cefr.is_none() && spoken.code != own);
    let mut places: Vec<Place> = bare.map(|spoken| spoken.place).collect();
    // an item that is nothing but a language, under the profile or where nothing has a heading
    let reading = scene.reading();
    let field = Field::Description;
    for sentence in &reading.passage(field).sentences {
        let words = sentence.words.clone();
        let item = words.len() == 1
            && matches!(scene.section(words.start), SectionKind::Profile | SectionKind::Intro | SectionKind::Tasks);
        let place = scene.place(field, &words);
        let mut hits = reading.hits(field, words);
        let foreign = |code: &str| code != own;
        let names = hits.any(|hit| {
            matches!(hit.entry, Entry::Marker(Marker::Spoken(number))
                if scene.taxonomy().facts.spoken.get(usize::from(number)).is_some_and(|code| foreign(code)))
        });
        if item && names && !places.contains(&place) {
            places.push(place);
        }
    }
    places.into_iter().map(Remark::at).collect()
}
