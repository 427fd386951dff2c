//! What a wish opens behind it: the list after a colon, the words in a bracket.
//! Knows colons and brackets; which cue decides is for the judge.

use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::Entry;
use crate::text::Gap;
use std::ops::Range;

/// Farthest, in words, that a colon stands from the wish that it opens a list for.
const FAR: usize = 20;

/// "… est un plus (Figma, Sketch)".
pub(super) fn opens_bracket(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let next = reading.passage(field).tokens.list.get(at);
    next.is_some_and(|token| token.gap == Gap::Open)
}

/// "Any of it would be a bonus, though we won't insist: Word, Photoshop": the list that a colon opens, where nothing is
/// named before it.
pub(super) fn list_opened(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    from: usize,
) -> Option<Range<usize>> {
    let tokens = &reading.passage(field).tokens.list;
    let colon = (from..sentence.end.min(from + FAR)).find(|at| tokens[*at].gap == Gap::Colon)?;
    let named = reading
        .hits(field, from.saturating_sub(FAR).max(sentence.start)..colon)
        .any(|hit| matches!(hit.entry, Entry::Skill(_)));
    (!named).then_some(colon..sentence.end)
}
