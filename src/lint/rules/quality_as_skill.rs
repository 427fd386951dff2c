//! A profile made of qualities alone, without anything that can be shown.

use super::{Remark, Scene};
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::skill::Kind;

/// As many qualities make a list.
const LIST: usize = 3;

/// In a longer profile something else is said too, in words.
const LONGEST: usize = 60;

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
    let facts = &scene.analysis.facts;
    let reading = scene.reading();
    let mut sections = scene.analysis.sections.iter();
    let experience = facts.experience.is_some()
        || !facts.diplomas.is_empty()
        || sections.any(|section| {
            section.kind == SectionKind::Profile
                && (section.words.len() > LONGEST
                    || reading.has(Field::Description, section.words.clone(), Marker::Experience))
        });
    let headed = scene.analysis.sections.iter().any(|section| section.kind == SectionKind::Profile);
    if !headed && !experience {
        return listed(scene).map(Remark::at).into_iter().collect();
    }
    let only = qualities.len() == profile.len() && !experience;
    match qualities.as_slice() {
        [first, .., last] if only && qualities.len() >= LIST => {
            let words = first.words.start..last.words.end;
            vec![Remark::at(scene.place(Field::Description, &words))]
        }
        _ => Vec::new(),
    }
}

/// A sentence of an ad without headings that lists qualities, and nothing else that is asked.
fn listed(scene: &Scene<'_, '_>) -> Option<Place> {
    let reading = scene.reading();
    let sentences = reading.passage(Field::Description).sentences.iter();
    sentences.map(|sentence| &sentence.words).find_map(|words| {
        let here = scene.asked().filter(|mention| {
            mention.place.field == Field::Description && words.contains(&mention.words.start)
        });
        let (mut qualities, mut others) = (Vec::new(), 0);
        for mention in here {
            if scene.taxonomy().skills[mention.skill as usize].kind == Kind::Quality {
                qualities.push(mention);
            } else {
                others += 1;
            }
        }
        let (first, last) = (qualities.first()?, qualities.last()?);
        (others == 0 && qualities.len() > LIST)
            .then(|| scene.place(Field::Description, &(first.words.start..last.words.end)))
    })
}
