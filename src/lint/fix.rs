//! Writes an ad anew with the words that its findings propose, and leaves every other word as it was.
//! Knows replacements; does not know why they are made.

use super::Finding;
use crate::posting::Posting;
use crate::span::{Field, Place};

/// A change to an ad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What to write there.
    pub text: String,
    /// Code of the rule that proposes it.
    pub code: String,
}

/// The changes that findings propose, in the order of the text, none over another; only safe ones unless `all`.
#[must_use]
pub fn changes(findings: &[Finding<'_>], all: bool) -> Vec<Change> {
    let change = |finding: &Finding<'_>| {
        let replacement = finding.replacement.as_ref()?;
        (all || replacement.safe).then_some(Change {
            place: finding.place?,
            text: replacement.text.clone(),
            code: finding.rule.code.clone(),
        })
    };
    let mut changes: Vec<Change> = findings.iter().filter_map(change).collect();
    changes.sort_by_key(|change| change.place);
    let mut apart: Vec<Change> = Vec::new();
    for change in changes {
        let free = apart.last().is_none_or(|last| {
            last.place.field != change.place.field || last.place.span.end <= change.place.span.start
        });
        if free {
            apart.push(change);
        }
    }
    apart
}

/// The ad with the changes made.
#[must_use]
pub fn apply(posting: &Posting, changes: &[Change]) -> Posting {
    let field = |field: Field, text: &str| {
        let mut written = String::with_capacity(text.len());
        let mut from = 0;
        for change in changes.iter().filter(|change| change.place.field == field) {
            let (start, end) = (
                change.place.span.start as usize,
                change.place.span.end as usize,
            );
            written.push_str(text.get(from..start).unwrap_or_default());
            written.push_str(&change.text);
            from = end;
        }
        written.push_str(text.get(from..).unwrap_or_default());
        written
    };
    Posting {
        title: field(Field::Title, &posting.title),
        description: field(Field::Description, &posting.description),
        ..posting.clone()
    }
}
