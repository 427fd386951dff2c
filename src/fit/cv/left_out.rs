//! Takes out of a CV what a fit may not use: a name, an age, a sex, an address, a family, health, gaps, beliefs, hobbies,
//! accounts of one's own. Only the reason is kept. Knows phrases and headings; which they are is data.

use super::page::{Page, heading, starts};
use super::period;
use crate::analysis::mention;
use crate::analysis::{position, reading};
use crate::posting::Posting;
use crate::span::Field;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::cv::{CvWords, Phrase, Word};
use crate::text::Tokens;
use crate::text::token::{Gap, Shape, tokenize};
use std::collections::BTreeSet;
use std::ops::Range;

/// Lines at the top in which a name or an address of one's own is looked for.
const TOP: usize = 12;
/// Longest name, in words.
const NAME: usize = 5;
/// Longest stretch that a single word takes out.
const SHORT: usize = 3;
/// Longest stretch that a number and a word take out.
const NUMBERED: usize = 4;
/// Longest stretch that several words take out whole; of a longer one only these words go.
const LONG: usize = 12;

/// Takes it out; returns the reasons.
pub(super) fn take_out(taxonomy: &Taxonomy, page: &mut Page) -> BTreeSet<String> {
    let words = &taxonomy.cv;
    let mut reasons = BTreeSet::new();
    let mut blanks: Vec<Range<usize>> = Vec::new();
    let mut out = |reason: &str, range: Range<usize>, blanks: &mut Vec<Range<usize>>| {
        reasons.insert(reason.to_owned());
        blanks.push(range);
    };
    let mut under: Option<&str> = None;
    let mut seen = 0;
    let mut said = false;
    for line in page.lines() {
        let text = page.of(&line.range);
        let tokens = tokenize(text);
        if tokens.list.is_empty() {
            // an empty line behind something ends what is told under a heading
            if said && matches!(under, Some("hobbies" | "referees")) {
                under = Some("various");
            }
            continue;
        }
        said = true;
        if let Some(name) = heading(words, &tokens) {
            under = Some(name);
            said = false;
            continue;
        }
        seen += 1;
        if let Some(reason @ ("hobbies" | "referees")) = under {
            out(reason, line.range.clone(), &mut blanks);
            continue;
        }
        let is_top =
            seen <= TOP && matches!(under, None | Some("personal" | "profile" | "various"));
        for stretch in stretches(text) {
            let at = line.range.start + stretch.start..line.range.start + stretch.end;
            let part = text.get(stretch).unwrap_or_default();
            let own = tokenize(part);
            if let Some((reason, range)) = phrase(words, &own, part.len(), is_top) {
                out(
                    reason,
                    at.start + range.start..at.start + range.end,
                    &mut blanks,
                );
            } else if under.is_none() && seen <= 3 && is_name(taxonomy, part, &own) {
                out("name", at, &mut blanks);
            } else if is_top && is_account(words, part, &own, under.is_none()) {
                out("account", at, &mut blanks);
            }
        }
    }
    blanks.sort_by_key(|range| range.start);
    // from the end, because blanks are shorter than some letters
    for range in blanks.into_iter().rev() {
        page.blank(&range);
    }
    reasons
}

/// The stretches of a line between commas, bars, bullets and dashes.
fn stretches(line: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for (at, c) in line.char_indices() {
        let dash = matches!(c, '-' | '–' | '—' | '/')
            && line[..at].ends_with([' ', '\t'])
            && line[at + c.len_utf8()..].starts_with([' ', '\t']);
        if dash
            || matches!(
                c,
                ',' | '|' | '•' | '·' | ';' | '\t' | '(' | ')' | '●' | '▪'
            )
        {
            // "né·e": a middle dot within a word parts nothing
            let within = c == '·'
                && !line[..at].ends_with(' ')
                && line[at + 2..].starts_with(char::is_alphabetic);
            let inclusive = matches!(c, '(' | ')') && line[..at].ends_with(char::is_alphabetic);
            if !within && !inclusive {
                stretches.push(start..at);
                start = at + c.len_utf8();
            }
        }
    }
    stretches.push(start..line.len());
    stretches
}

/// What a phrase takes out of a stretch, with its reason.
fn phrase<'w>(
    words: &'w CvWords,
    tokens: &Tokens,
    length: usize,
    is_top: bool,
) -> Option<(&'w str, Range<usize>)> {
    let count = tokens.list.len();
    for at in 0..count {
        for (phrase, reason) in &words.left_out {
            if !starts(phrase, tokens, at) {
                continue;
            }
            let next = tokens.list.get(at + phrase.len());
            let labels = at == 0 && next.is_some_and(|next| next.gap == Gap::Colon);
            let limit = limit(phrase, reason, is_top);
            if labels || count <= limit {
                return Some((reason, 0..length));
            }
            if phrase.len() > 1 && !matches!(phrase[0], Word::Number) {
                let end = tokens.list[at + phrase.len() - 1].span.end as usize;
                return Some((reason, tokens.list[at].span.start as usize..end));
            }
        }
    }
    // a postal code with its town
    let code = |at: usize| tokens.list[at].shape == Shape::Number && tokens.word(at).len() == 5;
    (is_top && count <= SHORT + 2 && (0..count).any(code)).then_some(("address", 0..length))
}

/// How long a stretch may be that a phrase takes out whole.
fn limit(phrase: &Phrase, reason: &str, is_top: bool) -> usize {
    let numbered = matches!(phrase[0], Word::Number);
    match (numbered, phrase.len()) {
        (true, _) if reason == "address" => {
            if is_top {
                LONG
            } else {
                0
            }
        }
        (true, _) => NUMBERED,
        (false, 1) => SHORT,
        (false, _) => LONG,
    }
}

/// True for a way to reach somebody: an address of the web or of mail, a telephone number, a network with a name behind it.
fn is_account(words: &CvWords, text: &str, tokens: &Tokens, is_head: bool) -> bool {
    let list = &tokens.list;
    if list.is_empty() || list.len() > 8 {
        return false;
    }
    // "01/2017-12/2019" has the digits of a telephone, and is when something was done
    let dated = period::is_range(words, tokens);
    let digits: usize = (0..list.len())
        .filter(|at| list[*at].shape == Shape::Number && !dated)
        .map(|at| tokens.word(at).len())
        .sum();
    let masked = list.iter().any(|token| token.shape == Shape::Masked);
    let labelled = words.accounts.iter().any(|phrase| {
        let next = list.get(phrase.len());
        starts(phrase, tokens, 0)
            && next.is_some_and(|next| matches!(next.gap, Gap::Colon | Gap::Slash))
    });
    masked || text.contains('@') || digits >= 9 || (is_head && labelled)
}

/// True for a stretch that can only be a name: two words or more, all with capitals, that are not the words of a job.
fn is_name(taxonomy: &Taxonomy, line: &str, tokens: &Tokens) -> bool {
    let count = tokens.list.len();
    let capital = tokens.list.iter().all(|token| {
        matches!(token.shape, Shape::Capital | Shape::Upper)
            || token.span.end - token.span.start <= 3
    });
    if !(2..=NAME).contains(&count) || !capital || line.contains([',', ':', '/', '|', '&', '+']) {
        return false;
    }
    let posting = Posting {
        description: line.to_owned(),
        ..Posting::default()
    };
    let reading = reading::read(taxonomy, &posting);
    let found = mention::find(&reading, &position::count(&reading));
    let covered: usize = found
        .iter()
        .filter(|found| found.field == Field::Description)
        .map(|found| found.words.len())
        .max()
        .unwrap_or(0);
    covered < 2
}
