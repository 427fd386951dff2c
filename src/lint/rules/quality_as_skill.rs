//! A profile made of qualities alone, without anything that can be shown.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::SectionKind;
use crate::taxonomy::skill::Kind;

/// As many qualities make a list.
const LIST: usize = 3;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let kind = |skill: u32| scene.taxonomy().skills[skill as usize].kind;
    let profile: Vec<_> = scene
        .asked()
        .filter(|mention| {
            mention.place.field == Field::Description
                && matches!(scene.section(mention.words.start), SectionKind::Profile | SectionKind::Extras)
        })
        .collect();
    let qualities: Vec<_> = profile.iter().filter(|mention| kind(mention.skill) == Kind::Quality).collect();
    let experience = scene.analysis.facts.experience.is_some();
    let only = qualities.len() == profile.len() && !experience;
    match qualities.as_slice() {
        [first, .., last] if only && qualities.len() >= LIST => {
            let words = first.words.start..last.words.end;
            vec![Remark::at(scene.place(Field::Description, &words))]
        }
        _ => Vec::new(),
    }
}
