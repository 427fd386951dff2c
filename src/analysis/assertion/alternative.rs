//! Mentions that stand together as alternatives: "Photoshop, Illustrator ou Canva" asks one of three.

use super::Mention;
use crate::analysis::reading::Reading;
use crate::text::{Gap, Language};

/// Words that offer a choice.
const OR: [&str; 5] = ["ou", "or", "oder", "o", "of"];

/// Alternatives stand side by side: no farther apart, in mentions, than this.
const NEAR: usize = 24;

/// The mentions that are alternatives of the one at `at`, itself included; none when it stands alone.
pub(in crate::analysis) fn of(mentions: &[Mention], at: usize) -> impl Iterator<Item = usize> {
    let choice = mentions[at].choice;
    let near = at.saturating_sub(NEAR)..(at + NEAR).min(mentions.len());
    near.filter(move |&other| choice.is_some() && mentions[other].choice == choice)
}

/// Gives mentions that are alternatives of each other the same number. The mentions are sorted by place.
pub(super) fn join(reading: &Reading<'_>, mentions: &mut [Mention]) {
    let mut next = 0;
    for at in 1..mentions.len() {
        if !is_or(reading, &mentions[at - 1], &mentions[at]) {
            continue;
        }
        let number = mentions[at - 1].choice.unwrap_or_else(|| {
            next += 1;
            next
        });
        mentions[at].choice = Some(number);
        let mut first = at - 1;
        mentions[first].choice = Some(number);
        while first > 0 && is_listed(reading, &mentions[first - 1], &mentions[first]) {
            first -= 1;
            mentions[first].choice = Some(number);
        }
    }
}

fn between<'m>(
    reading: &Reading<'_>,
    a: &'m Mention,
    b: &'m Mention,
) -> Option<std::ops::Range<usize>> {
    let near = a.place.field == b.place.field
        && a.words.end <= b.words.start
        && b.words.start - a.words.end <= 3
        && a.skill != b.skill;
    let same = near && b.words.start < reading.sentence(a.place.field, a.words.start).words.end;
    same.then_some(a.words.end..b.words.start)
}

fn is_or(reading: &Reading<'_>, a: &Mention, b: &Mention) -> bool {
    let passage = reading.passage(a.place.field);
    let known = |at: usize| {
        let word = passage.tokens.word(at);
        OR.contains(&word)
            && (word != "of" || reading.language() == Language::Dutch)
            && (word != "o" || reading.language() != Language::French)
    };
    between(reading, a, b).is_some_and(|mut words| words.any(known))
}

/// True when two mentions of a list of tools stand side by side with a comma.
fn is_listed(reading: &Reading<'_>, a: &Mention, b: &Mention) -> bool {
    let kind = |mention: &Mention| reading.taxonomy.skills[mention.skill as usize].kind;
    let tokens = &reading.passage(a.place.field).tokens.list;
    kind(a) == kind(b)
        && between(reading, a, b)
            .is_some_and(|words| words.is_empty() && tokens[b.words.start].gap == Gap::Comma)
}
