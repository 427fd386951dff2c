//! The work of several people asked of one: every line of the verdict that says so, at its words.

use super::{Remark, Scene};
use crate::analysis::verdict::{Level, Verdict};

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let Verdict::Judged(judged) = &scene.analysis.verdict else {
        return Vec::new();
    };
    if judged.level < Level::Overloaded {
        return Vec::new();
    }
    let lines = judged.lines.iter().filter(|line| line.points > 0);
    lines
        .filter_map(|line| {
            let role = &scene.taxonomy().roles[usize::from(line.role?)];
            let place = line.evidence.places().next()?;
            Some(Remark::at(place).telling("role", role.label.clone()))
        })
        .collect()
}
