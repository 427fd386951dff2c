//! What a mention in a CV says of the person: that they do it, that it only stands beside what they do, or that others do it.
//! Knows lines, titles and phrases; which phrases is data.

use super::page::{is_bullet, starts};
use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::taxonomy::cv::{CvWords, Phrase};
use crate::taxonomy::skill::Kind;
use crate::text::Tokens;
use crate::text::token::{Gap, Shape};
use std::ops::Range;

/// Longest opening of a line that is read as a title with an employer, in words.
const OPENING: usize = 16;
/// Longest label before a colon, in words.
const LABEL: usize = 3;
/// Farthest from a title at which words say that it is the person's, in words.
const REACH: usize = 3;

/// What a mention says of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// They do it, or did.
    Own,
    /// It is named beside what they do: the sector of an employer, what they teach.
    Beside,
    /// It is what others do: clients, colleagues, an employer's product.
    Others,
}

/// Reads what a mention claims.
pub(super) fn of(words: &CvWords, analysis: &Analysis<'_>, mention: &Mention) -> Claim {
    let passage = analysis.reading.passage(mention.place.field);
    let tokens = &passage.tokens;
    let at = mention.words.start;
    let line = line(tokens, at);
    let is_bullet = tokens.list.get(line.start).is_some_and(|first| {
        let before = passage.text.get(..first.span.start as usize);
        is_bullet(
            before
                .and_then(|text| text.rsplit('\n').next())
                .unwrap_or_default(),
        )
    });
    let opening = opening(tokens, &line);
    let is_dated = opening.clone().any(|word| is_year(tokens, word));
    let is_opening = (is_dated || !is_bullet) && opening.contains(&at) && opening.len() <= OPENING;
    let told = |phrases: &[Phrase]| stands(phrases, tokens, &sentence(tokens, &line, at), at);
    if told(&words.others) {
        return Claim::Others;
    }
    if mention.title.is_some() {
        return if is_own(words, analysis, mention, &line, is_opening) {
            Claim::Own
        } else {
            Claim::Others
        };
    }
    let skill = analysis.reading.taxonomy.skills.get(mention.skill as usize);
    let is_work = skill
        .is_some_and(|skill| matches!(skill.kind, Kind::Task | Kind::Steering | Kind::Knowledge));
    if !is_work {
        return Claim::Own;
    }
    let sentence = sentence(tokens, &line, at);
    let near = at.saturating_sub(REACH).max(sentence.start)..at;
    if told(&words.taught) || stands(&words.beside, tokens, &near, at) {
        return Claim::Beside;
    }
    let titles = || {
        analysis.mentions.iter().filter(|other| {
            other.title.is_some()
                && other.place.field == mention.place.field
                && line.contains(&other.words.start)
        })
    };
    let own_before = titles()
        .filter(|title| title.words.end <= at && is_own(words, analysis, title, &line, is_opening))
        .map(|title| title.words.end)
        .max();
    let in_brackets = bracket(tokens, &line, at);
    let employer = (line.start..at).rev().find(|word| {
        words
            .employers
            .iter()
            .any(|phrase| starts(phrase, tokens, *word))
    });
    let about_employer = employer.is_some_and(|word| {
        own_before.is_none_or(|title| title <= word) && in_brackets.is_none_or(|open| open <= word)
    });
    if (is_opening || in_brackets.is_some()) && about_employer {
        Claim::Others
    } else if is_opening && (own_before.is_some() || (is_dated && in_brackets.is_some())) {
        Claim::Beside
    } else {
        Claim::Own
    }
}

/// True when a title is the person's: it opens a line or a sentence, or words say so; in a line that opens an entry, unless
/// it belongs to somebody that is named before ("assistante du directeur commercial").
fn is_own(
    words: &CvWords,
    analysis: &Analysis<'_>,
    title: &Mention,
    line: &Range<usize>,
    is_opening: bool,
) -> bool {
    let tokens = &analysis.reading.passage(title.place.field).tokens;
    let at = title.words.start;
    let sentence = sentence(tokens, line, at);
    let near = at.saturating_sub(REACH).max(sentence.start);
    if stands(&words.own, tokens, &(near..at), at) {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.start) else {
        return true;
    };
    if (sentence.start..at).all(|word| is_time(words, tokens, word)) {
        return true;
    }
    // one of several that stand together is as the one before it
    let joined = matches!(tokens.list[at].gap, Gap::Comma | Gap::And | Gap::Slash)
        || words.and.contains(&tokens.list[before].word);
    let earlier = analysis.mentions.iter().find(|other| {
        let end = other.words.end;
        other.title.is_some()
            && other.place.field == title.place.field
            && other.words.start >= sentence.start
            && (end == at || (end + 1 == at && words.and.contains(&tokens.list[end].word)))
    });
    if let Some(earlier) = earlier.filter(|_| joined) {
        return is_own(words, analysis, earlier, line, is_opening);
    }
    is_opening
        && !(tokens.list[at].gap == Gap::Space && words.of.contains(&tokens.list[before].word))
}

/// The words of the line of a word.
fn line(tokens: &Tokens, at: usize) -> Range<usize> {
    let begins = |word: &usize| tokens.list[*word].gap == Gap::Line;
    let start = (0..=at).rev().find(begins).unwrap_or(0);
    let end = (at + 1..tokens.list.len()).find(begins);
    start..end.unwrap_or(tokens.list.len())
}

/// The words of a line up to its first full stop or colon.
fn opening(tokens: &Tokens, line: &Range<usize>) -> Range<usize> {
    let ends = |word: &usize| matches!(tokens.list[*word].gap, Gap::Stop | Gap::Colon);
    // "Situation actuelle : comptable, …": behind a short label
    let after = (line.start + LABEL + 1).min(line.end);
    let end = (line.start + 1..line.end)
        .find(|word| ends(word) && (*word >= after || tokens.list[*word].gap == Gap::Stop));
    line.start..end.unwrap_or(line.end)
}

/// The words of the sentence of a word within its line.
fn sentence(tokens: &Tokens, line: &Range<usize>, at: usize) -> Range<usize> {
    let ends = |word: &usize| matches!(tokens.list[*word].gap, Gap::Stop | Gap::Semicolon);
    let start = (line.start + 1..=at).rev().find(ends);
    let end = (at + 1..line.end).find(ends);
    start.unwrap_or(line.start)..end.unwrap_or(line.end)
}

/// The word behind the bracket in which a word stands.
fn bracket(tokens: &Tokens, line: &Range<usize>, at: usize) -> Option<usize> {
    let sign = |word: &usize| matches!(tokens.list[*word].gap, Gap::Open | Gap::Close);
    let last = (line.start..=at).rev().find(sign)?;
    (tokens.list[last].gap == Gap::Open).then_some(last)
}

/// True when a phrase stands in a range, before a word.
fn stands(phrases: &[Phrase], tokens: &Tokens, within: &Range<usize>, before: usize) -> bool {
    within.clone().take_while(|at| *at < before).any(|at| {
        phrases
            .iter()
            .any(|phrase| at + phrase.len() <= before && starts(phrase, tokens, at))
    })
}

fn is_year(tokens: &Tokens, at: usize) -> bool {
    let year = tokens.word(at).parse::<u32>();
    tokens.list[at].shape == Shape::Number && year.is_ok_and(|year| (1950..=2150).contains(&year))
}

fn is_time(words: &CvWords, tokens: &Tokens, at: usize) -> bool {
    let word = tokens.list[at].word;
    tokens.list[at].shape == Shape::Number
        || words.months.iter().any(|month| month.contains(&word))
        || [&words.now, &words.since, &words.until]
            .into_iter()
            .flatten()
            .any(|phrase| {
                (at.saturating_sub(phrase.len())..=at).any(|from| {
                    starts(phrase, tokens, from) && (from..from + phrase.len()).contains(&at)
                })
            })
}
