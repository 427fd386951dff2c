//! A title that names several jobs.

use super::{Remark, Scene};
use crate::analysis::position::Named;
use crate::span::Field;
use crate::text::{Gap, Language};

/// As many first letters tell the feminine and the masculine of one job from two jobs.
const STEM: usize = 6;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let titles = &scene.analysis.positions.titles;
    let passage = scene.reading().passage(Field::Title);
    let tokens = &passage.tokens;
    // "Lead développeur (DSI)" names where the job is, not another job
    let inside = |title: &&Named| {
        let opens = tokens.list.get(title.words.start).is_some_and(|token| token.gap == Gap::Open);
        title.field == Field::Title && !opens
    };
    let named: Vec<_> = titles.iter().filter(inside).collect();
    let [first, .., last] = named.as_slice() else {
        return Vec::new();
    };
    // "Android Developers, Data Engineers": several people are looked for; "Firm | Job": the parts of a list
    let several = named.iter().any(|title| tokens.word(title.words.end.wrapping_sub(1)).ends_with('s') && scene.language() == Language::English);
    let between = passage.span(&(first.words.start..last.words.end)).of(&passage.text);
    // "Consultante - Consultant senior": one job, for both
    let stem = |title: &Named| tokens.word(title.words.start).chars().take(STEM).collect::<String>();
    let twins = named.iter().all(|title| stem(title) == stem(first));
    // "Firm | iOS engineer, designer | London": openings in a row
    let listed = between.contains('|') || scene.language() == Language::English && passage.text.contains('|');
    if several || twins || listed || scene.analysis.positions.count > 1 {
        return Vec::new();
    }
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
