//! An ad of several jobs, parted: the text of each job, judged by itself.
//! Knows where titles stand; a text that only lists them is not parted.

use super::{Advice, Kind};
use crate::analysis::position::Named;
use crate::analysis::verdict::Verdict;
use crate::analysis::{Analysis, analyze};
use crate::posting::Posting;
use crate::span::{Field, Span};

/// One job of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The role that its title names.
    pub role: u16,
    /// Its title, as written.
    pub title: String,
    /// Its words in the description.
    pub span: Span,
    /// What it comes to by itself.
    pub verdict: Verdict,
}

/// The advice to publish an ad for each job.
pub(super) fn scope(posting: &Posting, analysis: &Analysis<'_>) -> Advice {
    Advice {
        kind: Kind::Scope {
            parts: parts(posting, analysis),
        },
        score_after: None,
        mentions: Vec::new(),
        edits: Vec::new(),
    }
}

/// The jobs whose titles open a line, each with the text to the next one.
fn parts(posting: &Posting, analysis: &Analysis<'_>) -> Vec<Part> {
    let passage = analysis.reading.passage(Field::Description);
    let opens = |named: &&Named| {
        named.field == Field::Description && {
            let start = passage.tokens.list[named.words.start].span.start as usize;
            let before = passage.text.get(..start).unwrap_or("");
            let line = before.rsplit('\n').next().unwrap_or("");
            line.chars().all(|sign| !sign.is_alphabetic())
        }
    };
    let titles: Vec<&Named> = analysis.positions.named.iter().filter(opens).collect();
    let starts: Vec<usize> = titles
        .iter()
        .map(|named| passage.tokens.list[named.words.start].span.start as usize)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([passage.text.len()]);
    let parts: Vec<Part> = titles
        .iter()
        .zip(starts.iter().zip(ends))
        .map(|(named, (&start, end))| {
            let span = Span::new(start, end);
            let text = span.of(&passage.text).trim_end();
            let (title, body) = text.split_once('\n').unwrap_or((text, ""));
            let alone = Posting {
                id: None,
                title: title.trim().to_owned(),
                description: body.to_owned(),
                ..posting.clone()
            };
            Part {
                role: named.role,
                title: alone.title.clone(),
                span: Span::new(start, start + text.len()),
                verdict: analyze(analysis.reading.taxonomy, &alone).verdict,
            }
        })
        .collect();
    // a mere list of titles has no texts to judge
    let judged = |part: &Part| matches!(part.verdict, Verdict::Judged(_));
    if parts.len() > 1 && parts.iter().any(judged) {
        parts
    } else {
        Vec::new()
    }
}
