//! More requirements than anybody meets.

use super::{Remark, Scene};
use crate::analysis::assertion::Assertion;
use crate::analysis::requirement;
use crate::span::Field;
use crate::taxonomy::entry::SectionKind;

/// Most things firmly asked under "your profile".
const FIRM: usize = 10;
/// Most skills asked in all, tasks included.
const ALL: usize = 25;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let analysis = scene.analysis;
    let in_profile = |number: &usize| {
        analysis.mentions.get(*number).is_some_and(|mention| {
            mention.place.field == Field::Description
                && mention.assertion == Assertion::Required
                && scene.section(mention.words.start) == SectionKind::Profile
        })
    };
    let firm = analysis
        .requirements
        .iter()
        .filter(|requirement| requirement.mentions.iter().any(in_profile))
        .count();
    let all = requirement::asked(scene.taxonomy(), &analysis.requirements);
    let most = scene.most("too-many-reqs", FIRM);
    let count = if firm > most { firm } else { all };
    if firm > most || all > ALL {
        vec![Remark::default().counting("count", count)]
    } else {
        Vec::new()
    }
}
