//! Nothing tells what is needed from what is welcome.

use super::{Remark, Scene};
use crate::analysis::assertion::Assertion;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, SectionKind};
use crate::taxonomy::cue::Class;

/// As many things asked make a list worth splitting.
const LIST: usize = 6;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let mentions = &scene.analysis.mentions;
    let profile = mentions.iter().filter(|mention| {
        mention.assertion == Assertion::Required
            && mention.place.field == Field::Description
            && scene.section(mention.words.start) == SectionKind::Profile
    });
    let split = mentions
        .iter()
        .any(|mention| matches!(mention.assertion, Assertion::Preferred | Assertion::Learnable))
        || scene.analysis.sections.iter().any(|section| section.kind == SectionKind::Extras)
        || scene.reading().hits(Field::Description, 0..usize::MAX).any(|hit| {
            let Entry::Cue(number) = hit.entry else {
                return false;
            };
            let class = scene.taxonomy().cues[usize::from(number)].class;
            matches!(class, Class::Preferred | Class::Bonus)
        });
    let mut skills: Vec<u32> = profile.map(|mention| mention.skill).collect();
    skills.sort_unstable();
    skills.dedup();
    if !split && skills.len() >= LIST {
        vec![Remark::default().counting("count", skills.len())]
    } else {
        Vec::new()
    }
}
