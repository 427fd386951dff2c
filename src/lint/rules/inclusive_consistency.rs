//! Several ways of inclusive writing in one ad.

use super::{Remark, Scene};
use crate::span::Field;
use crate::text::Language;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    if scene.language() != Language::French {
        return Vec::new();
    }
    let mut first: Option<char> = None;
    for field in [Field::Title, Field::Description] {
        let passage = scene.reading().passage(field);
        for at in 0..passage.tokens.list.len() {
            let span = passage.tokens.list[at].span;
            let folded = passage.tokens.word(at);
            let written = span.of(&passage.text);
            // an ending that belongs to the word is longer than the word
            if written.chars().count() < folded.chars().count() + 2 || folded.chars().any(|c| !c.is_alphabetic()) {
                continue;
            }
            let Some((cut, sign)) = written.char_indices().find_map(|(cut, c)| Some((cut, way(c)?))) else {
                continue;
            };
            // "diplôme(s)" speaks of number, not of gender
            let ending = written.get(cut..).unwrap_or_default();
            if ending.trim_matches(|c: char| !c.is_alphabetic()) == "s" {
                continue;
            }
            match first {
                Some(known) if known != sign => {
                    return vec![Remark::at(scene.place(field, &(at..at + 1)))];
                }
                _ => first = Some(sign),
            }
        }
    }
    Vec::new()
}

/// The way of writing that a sign stands for.
fn way(sign: char) -> Option<char> {
    match sign {
        '·' | '•' | '‧' | '⋅' | '∙' | 'ㆍ' => Some('·'),
        '(' | '.' | '/' => Some(sign),
        _ => None,
    }
}
