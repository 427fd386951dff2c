//! A long ad.

use super::{Remark, Scene};

/// Longest ad, in words.
const LONGEST: usize = 800;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let words = scene.reading().document.length();
    if words > scene.most("too-long", LONGEST) && scene.analysis.positions.count < 2 {
        vec![Remark::default().counting("count", words)]
    } else {
        Vec::new()
    }
}
