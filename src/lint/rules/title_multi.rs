//! A title that names several jobs.

use super::{Remark, Scene};
use crate::span::Field;
use crate::text::Gap;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let titles = &scene.analysis.positions.titles;
    let inside = |title: &&crate::analysis::position::Named| title.field == Field::Title;
    let named: Vec<_> = titles.iter().filter(inside).collect();
    let [first, .., last] = named.as_slice() else {
        return Vec::new();
    };
    let tokens = &scene.reading().passage(Field::Title).tokens;
    let parted = (first.words.end..=last.words.start).any(|at| {
        let gap = tokens.list.get(at).map_or(Gap::Space, |token| token.gap);
        gap >= Gap::Slash || matches!(tokens.word(at), "et" | "and" | "ou" | "or")
    });
    if !parted {
        return Vec::new();
    }
    let words = first.words.start.min(last.words.start)..last.words.end.max(first.words.end);
    vec![Remark::at(scene.place(Field::Title, &words))]
}
