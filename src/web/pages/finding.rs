//! The findings on the page: the five rules that matter most first, the others folded, style apart.
//! Knows the answer; finds nothing itself.

use super::words::Words;
use crate::report::finding_schema::FindingSaid;
use crate::report::findings_text::by_rule;
use crate::report::marked::anchor;
use crate::report::schema::Answer;
use askama::Template;

/// Rules shown at first.
const FIRST: usize = 5;
/// Quotations shown for one rule.
const QUOTES: usize = 5;

/// The findings on a page.
#[derive(Template)]
#[template(path = "findings.html", config = "src/web/askama.toml")]
pub(super) struct Findings {
    words: Words,
    shown: Vec<Found>,
    further: Vec<Found>,
    style: Vec<Found>,
    assumed: bool,
    /// Which rules the organisation has set aside, in a sentence; empty when none.
    aside: String,
    /// On a page of the server: rules have pages, and what is folded can be opened.
    linked: bool,
}

/// Words of the ad, and where they stand.
struct Quote {
    text: String,
    anchor: String,
}

/// The findings of one rule.
struct Found {
    severity: &'static str,
    code: String,
    message: String,
    hint: String,
    why: String,
    source: String,
    quotes: Vec<Quote>,
}

impl Findings {
    /// The findings of an answer.
    pub fn of(words: Words, answer: &Answer, linked: bool) -> Self {
        let tier = |tier: &str| -> Vec<Found> {
            let groups = by_rule(&answer.findings, tier);
            groups.iter().filter_map(|group| found(group)).collect()
        };
        let mut shown = tier("default");
        let further = shown.split_off(shown.len().min(FIRST));
        let mut findings = answer.findings.iter();
        Self {
            words,
            shown,
            further,
            style: tier("style"),
            linked,
            aside: words.aside(&answer.aside),
            assumed: findings.any(|finding| finding.assumed_country.is_some()),
        }
    }
}

fn found(group: &[&FindingSaid]) -> Option<Found> {
    let first = group.first()?;
    Some(Found {
        severity: first.severity,
        code: first.code.clone(),
        message: first.message.clone(),
        hint: first.fix.hint.clone(),
        why: first.why.clone(),
        source: first.source.clone(),
        quotes: quotes(group),
    })
}

/// The words of a rule's findings, each once.
fn quotes(group: &[&FindingSaid]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for at in group.iter().filter_map(|finding| finding.at()) {
        let is_new = !quotes.iter().any(|known| known.text == at.text);
        if is_new && quotes.len() < QUOTES {
            quotes.push(Quote {
                anchor: anchor(&at),
                text: at.text,
            });
        }
    }
    quotes
}
