//! A paragraph so long that nobody reads it to its end.

use super::{Remark, Scene};
use crate::span::Field;

/// Longest paragraph, in words.
const LONGEST: usize = 100;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let passage = scene.reading().passage(Field::Description);
    let longest = scene.most("wall-of-text", LONGEST);
    let mut remarks = Vec::new();
    let mut start = 0;
    for sentence in &passage.sentences {
        if sentence.opens_line {
            start = sentence.words.start;
        }
        let words = start..sentence.words.end;
        if sentence.ends_line && words.len() > longest {
            let place = scene.place(Field::Description, &words);
            remarks.push(Remark::at(place).counting("count", words.len()));
        }
    }
    remarks
}
