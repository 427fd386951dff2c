//! A language asked without the level that the job needs.

use super::{Remark, Scene};

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let own = scene.language().code();
    let bare = scene
        .analysis
        .facts
        .languages
        .iter()
        .filter(|spoken| spoken.cefr.is_none() && spoken.code != own);
    bare.map(|spoken| Remark::at(spoken.place)).collect()
}
