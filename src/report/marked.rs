//! A text cut where its mentions and other evidence begin and end, so that it can be shown marked up in place.
//! Knows places; does not know how a mark looks.

use super::finding_schema::FindingSaid;
use super::schema::{Answer, At};
use crate::span::Field;

/// A piece of the text, with what covers all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Positions in the answer's `mentions`, the shortest first.
    pub mentions: Vec<usize>,
    /// True when words of the verdict or of a finding that are no mention cover it.
    pub evidence: bool,
    /// Anchors of the places that begin here.
    pub anchors: Vec<String>,
}

/// The name by which a place can be pointed at: `d120-133` for code points 120 to 133 of the description.
#[must_use]
pub fn anchor(at: &At) -> String {
    let field = if at.field == Field::Title { 't' } else { 'd' };
    format!("{field}{}-{}", at.start, at.end)
}

/// The pieces of a field of the ad, in order; put together they are the text.
#[must_use]
pub fn pieces<'a>(answer: &Answer, field: Field, text: &'a str) -> Vec<Piece<'a>> {
    let mentions: Vec<(usize, &At)> = answer
        .mentions
        .iter()
        .enumerate()
        .map(|(number, mention)| (number, &mention.at))
        .filter(|(_, at)| at.field == field)
        .collect();
    let evidence: Vec<At> = evidence(answer)
        .filter(|at| at.field == field && !mentions.iter().any(|(_, mention)| *mention == at))
        .collect();
    let places = mentions.iter().map(|(_, at)| *at).chain(&evidence);
    let mut borders: Vec<u32> = places.clone().flat_map(|at| [at.start, at.end]).collect();
    borders.sort_unstable();
    borders.dedup();

    let mut pieces = Vec::with_capacity(borders.len() + 1);
    for (start, words) in cut(text, &borders) {
        let covers = |at: &At| at.start <= start && start < at.end;
        let mut over: Vec<(usize, &At)> = mentions
            .iter()
            .filter(|(_, at)| covers(at))
            .copied()
            .collect();
        over.sort_by_key(|(number, at)| (at.end - at.start, *number));
        let mut anchors: Vec<String> = places
            .clone()
            .filter(|at| at.start == start)
            .map(anchor)
            .collect();
        anchors.sort();
        anchors.dedup();
        pieces.push(Piece {
            text: words,
            mentions: over.into_iter().map(|(number, _)| number).collect(),
            evidence: evidence.iter().any(covers),
            anchors,
        });
    }
    pieces
}

/// The words of the verdict and of the findings.
fn evidence(answer: &Answer) -> impl Iterator<Item = At> {
    let lines = answer.verdict.lines.iter();
    lines
        .filter(|line| line.code != "G.band")
        .flat_map(|line| &line.evidence)
        .chain(&answer.verdict.evidence)
        .cloned()
        .chain(answer.findings.iter().filter_map(FindingSaid::at))
}

/// The stretches of a text between borders given in code points, each with where it begins.
fn cut<'a>(text: &'a str, borders: &[u32]) -> Vec<(u32, &'a str)> {
    let mut parts = Vec::new();
    let (mut from, mut begin) = (0, 0);
    let mut wanted = borders.iter().copied().peekable();
    for (count, (byte, _)) in text.char_indices().enumerate() {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if wanted.next_if(|border| *border <= count).is_some() && byte > from {
            parts.push((begin, &text[from..byte]));
            (from, begin) = (byte, count);
        }
    }
    if from < text.len() {
        parts.push((begin, &text[from..]));
    }
    parts
}
