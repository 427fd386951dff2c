//! A short ad.

use super::{Remark, Scene};

/// Shortest ad, in words.
const SHORTEST: usize = 100;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let words = scene.reading().document.length();
    if words > 0 && words < scene.most("too-short", SHORTEST) {
        vec![Remark::default().counting("count", words)]
    } else {
        Vec::new()
    }
}
