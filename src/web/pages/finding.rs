//! The findings on the page: the five rules that matter most first, the others folded, style apart.
//! Knows the answer; finds nothing itself.

use super::edit::{self, Wish};
use super::words::Words;
use crate::report::finding_schema::FindingSaid;
use crate::report::findings_text::by_rule;
use crate::report::marked::anchor;
use crate::report::schema::Answer;
use crate::wordings::say;
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
    safe: Option<Button>,
    /// On a page of the server: rules have pages, and what is folded can be opened.
    linked: bool,
    /// Beside the form: changes can be made.
    editable: bool,
}

/// Words of the ad, where they stand, and the change that is proposed for them.
struct Quote {
    text: String,
    anchor: String,
    change: Option<Button>,
}

/// A button that makes changes.
struct Button {
    /// What it does, for people.
    label: String,
    /// What it sends.
    wish: String,
    /// The changes, for the script.
    edits: String,
    /// How many.
    count: usize,
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
    pub fn of(words: Words, answer: &Answer, linked: bool, editable: bool) -> Self {
        let tier = |tier: &str| -> Vec<Found> {
            let groups = by_rule(&answer.findings, tier);
            let groups = groups.iter();
            groups
                .filter_map(|group| found(words, answer, group))
                .collect()
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
            editable,
            safe: safe(words, answer),
            assumed: findings.any(|finding| finding.assumed_country.is_some()),
        }
    }
}

/// All changes that may be made without a second look, when there are several.
fn safe(words: Words, answer: &Answer) -> Option<Button> {
    let chosen: Vec<&FindingSaid> = answer
        .findings
        .iter()
        .filter(|finding| finding.fix.safe)
        .collect();
    let label = |count: usize| {
        let count = count.to_string();
        say(words.lang, "page", "fix_safe", &[("count", &count)])
    };
    button(answer, &chosen, label).filter(|button| button.count > 1)
}

/// A button for what findings propose; nothing when they propose no words.
fn button(
    answer: &Answer,
    chosen: &[&FindingSaid],
    label: impl Fn(usize) -> String,
) -> Option<Button> {
    let edits: Vec<_> = chosen
        .iter()
        .filter_map(|finding| edit::of(finding))
        .collect();
    let edits = edit::apart(edits);
    let numbers = (0..answer.findings.len()).filter(|number| {
        let finding = &answer.findings[*number];
        chosen.iter().any(|chosen| std::ptr::eq(*chosen, finding))
    });
    (!edits.is_empty()).then(|| Button {
        label: label(edits.len()),
        wish: Wish::Findings(numbers.collect()).value(),
        count: edits.len(),
        // plain data: it can always be written
        edits: serde_json::to_string(&edits).unwrap_or_default(),
    })
}

fn found(words: Words, answer: &Answer, group: &[&FindingSaid]) -> Option<Found> {
    let first = group.first()?;
    Some(Found {
        severity: first.severity,
        code: first.code.clone(),
        message: first.message.clone(),
        hint: first.fix.hint.clone(),
        why: first.why.clone(),
        source: first.source.clone(),
        quotes: quotes(words, answer, group),
    })
}

/// The words of a rule's findings, each once; a change is made wherever they stand.
fn quotes(words: Words, answer: &Answer, group: &[&FindingSaid]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for at in group.iter().filter_map(|finding| finding.at()) {
        let is_new = !quotes.iter().any(|known| known.text == at.text);
        if !is_new || quotes.len() == QUOTES {
            continue;
        }
        let same: Vec<&FindingSaid> = group
            .iter()
            .filter(|finding| finding.text.as_ref() == Some(&at.text))
            .copied()
            .collect();
        let replacement = same
            .first()
            .and_then(|first| first.fix.replacement.as_ref());
        let label = |_| match replacement.map(|text| text.trim()) {
            None | Some("") => words.say("take_out"),
            Some(text) => {
                let text = words.quote(text);
                say(words.lang, "page", "write", &[("text", &text)])
            }
        };
        quotes.push(Quote {
            anchor: anchor(&at),
            change: button(answer, &same, label),
            text: at.text,
        });
    }
    quotes
}
