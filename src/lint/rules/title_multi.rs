//! A title that names several jobs.

use super::{Remark, Scene};
use crate::span::Field;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let titles = &scene.analysis.positions.titles;
    let inside = |title: &&crate::analysis::position::Named| title.field == Field::Title;
    let named: Vec<_> = titles.iter().filter(inside).collect();
    let [first, .., last] = named.as_slice() else {
        return Vec::new();
    };
    let words = first.words.start.min(last.words.start)..last.words.end.max(first.words.end);
    vec![Remark::at(scene.place(Field::Title, &words))]
}
