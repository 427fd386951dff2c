//! What a CV wishes for: contracts, remote work, places where the person would work. Only lines that say so are read: the
//! contracts of earlier jobs and an address are no wishes. Knows phrases; which they are is data.

use super::page::{Page, holds, starts};
use crate::analysis::analyze;
use crate::fit::profile::Preferences;
use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::cv::CvWords;
use crate::text::Language;
use crate::text::token::{Gap, tokenize};

/// Most places that are read.
const PLACES: usize = 10;

/// Reads the wishes.
pub(super) fn read(taxonomy: &Taxonomy, page: &Page, language: Language) -> Preferences {
    let words = &taxonomy.cv;
    let mut wishes = Preferences::default();
    let mut lines: Vec<&str> = Vec::new();
    for line in page.lines() {
        let text = page.of(&line.range);
        let tokens = tokenize(text);
        let opens =
            |phrases| (0..tokens.list.len().min(4)).any(|at| opens_at(phrases, &tokens, at));
        if opens(&words.wishes) {
            // what follows in another sentence was done, not wished for
            let stop = tokens
                .list
                .iter()
                .skip(1)
                .find(|token| token.gap == Gap::Stop);
            let end = stop.map_or(text.len(), |stop| stop.span.start as usize);
            lines.push(text.get(..end).unwrap_or(text));
        }
        if opens(&words.areas) {
            wishes.locations.extend(places(text));
        }
    }
    lines.sort_unstable();
    let posting = Posting {
        description: lines.join("\n"),
        language: Some(language.code().to_owned()),
        ..Posting::default()
    };
    let facts = analyze(taxonomy, &posting).facts;
    wishes.contracts = facts
        .contract
        .iter()
        .map(|fact| fact.value.to_owned())
        .collect();
    wishes.contracts.sort_unstable();
    wishes.contracts.dedup();
    wishes.remote = facts.remote.map(|fact| fact.value);
    wishes.locations.sort_unstable();
    wishes.locations.dedup();
    wishes.locations.truncate(PLACES);
    wishes
}

fn opens_at(
    phrases: &[crate::taxonomy::cv::Phrase],
    tokens: &crate::text::Tokens,
    at: usize,
) -> bool {
    phrases.iter().any(|phrase| starts(phrase, tokens, at))
}

/// The places behind a colon: "Mobilité : Nantes, Rennes".
fn places(line: &str) -> Vec<String> {
    let Some((_, places)) = line.split_once(':') else {
        return Vec::new();
    };
    places
        .split([',', ';', '/', '|'])
        .flat_map(|place| place.split(" et "))
        .flat_map(|place| place.split(" and "))
        .map(|place| place.trim().trim_end_matches('.').to_owned())
        .filter(|place| place.chars().next().is_some_and(char::is_uppercase))
        .collect()
}

/// True when the words before a place of a text, in its sentence, say that something is still to be learned.
pub(super) fn is_plan(words: &CvWords, text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let tokens = tokenize(line);
    let ends = |at: &usize| matches!(tokens.list[*at].gap, Gap::Stop | Gap::Semicolon | Gap::Line);
    let from = (1..tokens.list.len()).rev().find(ends).unwrap_or(0);
    let tail = line.get(
        tokens
            .list
            .get(from)
            .map_or(0, |token| token.span.start as usize)..,
    );
    holds(&words.learn, &tokenize(tail.unwrap_or_default()))
}
