//! Settles mentions that share words: within a family the longest stands alone; across families both stand,
//! unless the inner one only says what the outer one is for, or is part of a job's title.

use super::{Found, Via};
use crate::analysis::reading::Reading;
use crate::text::Gap;
use crate::text::language::is_function_word;
use std::ops::Range;

/// Families whose work is light when it only serves the others below.
const PRODUCED: [&str; 6] = ["graphic", "video", "photo", "motion", "audio", "editorial"];
const SERVED: [&str; 4] = ["social", "events", "email_crm", "moderation"];

/// Longest task, in words, that swallows the forms inside it.
const LONGEST: usize = 7;

/// The mentions of one field that stand, sorted by place.
pub(super) fn settle(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let family = |mention: &Found| reading.taxonomy.skills[mention.skill as usize].family;
    found.sort_by(|a, b| {
        (
            a.words.start,
            std::cmp::Reverse(a.words.end),
            a.via,
            a.skill,
        )
            .cmp(&(
                b.words.start,
                std::cmp::Reverse(b.words.end),
                b.via,
                b.skill,
            ))
    });
    found.dedup_by(|a, b| a.words == b.words && family(a) == family(b));
    let stands = |at: usize| {
        let inner = &found[at];
        let near = near(&found, &inner.words);
        !near
            .map(|other| (other, &found[other]))
            .any(|(other, outer)| {
                let shares =
                    outer.words.start < inner.words.end && inner.words.start < outer.words.end;
                if other == at || !shares {
                    return false;
                }
                let holds = outer.words.start <= inner.words.start
                    && inner.words.end <= outer.words.end
                    && outer.words != inner.words;
                if outer.title.is_some() && inner.title.is_none() {
                    return (holds || outer.words == inner.words)
                        && !is_specific(reading, inner, outer);
                }
                if inner.title.is_some()
                    && outer.title.is_none()
                    && is_specific(reading, outer, inner)
                {
                    return true;
                }
                if family(outer) != family(inner) {
                    return false;
                }
                // a task that reaches far leaves the forms and the nearer tasks inside it to speak for themselves
                let far = |mention: &Found| {
                    mention.via == Via::Composition && mention.words.len() > LONGEST
                };
                if far(inner) && !far(outer) {
                    return true;
                }
                if far(outer) && !far(inner) {
                    return false;
                }
                let tasks_apart = outer.via == Via::Composition
                    && inner.via == Via::Composition
                    && outer.skill != inner.skill;
                let longer = outer.words.len() > inner.words.len()
                    || (outer.words.len() == inner.words.len() && other < at);
                longer && !tasks_apart && inner.title.is_none()
            })
    };
    let keep: Vec<bool> = (0..found.len()).map(stands).collect();
    // what stands for a title is one: a copywriter beside whom one works is somebody else
    let titles: Vec<Option<u16>> = found
        .iter()
        .map(|mention| {
            let of_same_words = near(&found, &mention.words)
                .map(|other| &found[other])
                .filter(|other| other.words == mention.words)
                .find_map(|other| other.title);
            mention.title.or(of_same_words)
        })
        .collect();
    for (mention, title) in found.iter_mut().zip(titles) {
        mention.title = title;
    }
    let mut kept: Vec<Found> = found
        .into_iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(mention, _)| mention)
        .collect();
    purposes(reading, &mut kept);
    apart(reading, &mut kept);
    kept
}

/// "Créer des textes, des photos et des vidéos" makes three skills, each of which shows its own thing: a task that reaches
/// over another mention begins behind it.
fn apart(reading: &Reading<'_>, kept: &mut [Found]) {
    let begins: Vec<usize> = kept
        .iter()
        .map(|mention| {
            let words = &mention.words;
            let reached = near(kept, words)
                .map(|other| &kept[other])
                .filter(|other| {
                    mention.via == Via::Composition
                        && other.skill != mention.skill
                        && words.start <= other.words.start
                        && other.words.end < words.end
                })
                .map(|other| other.words.end)
                .max();
            let tokens = &reading.passage(mention.field).tokens.list;
            reached
                .and_then(|from| (from..words.end).find(|&at| !is_function_word(tokens[at].word)))
                .unwrap_or(words.start)
        })
        .collect();
    for (mention, start) in kept.iter_mut().zip(begins) {
        mention.words.start = start;
    }
}

/// Farthest apart, in words, that two mentions can begin and still share words or serve each other.
const FARTHEST: usize = 80;

/// The mentions, sorted by place, that can have to do with these words.
fn near(found: &[Found], words: &Range<usize>) -> Range<usize> {
    let from = words.start.saturating_sub(FARTHEST);
    found.partition_point(|mention| mention.words.start < from)
        ..found.partition_point(|mention| mention.words.start < words.end + FARTHEST)
}

/// True when a form inside a role's title names a particular skill of that role: "coiffeur" is hairdressing, not field work at large.
fn is_specific(reading: &Reading<'_>, form: &Found, title: &Found) -> bool {
    let owner = reading.taxonomy.skills[form.skill as usize].owner;
    form.via == Via::Form
        && form.skill != title.skill
        && owner.is_some()
        && owner == title.title
        && title.words.start <= form.words.start
        && form.words.end <= title.words.end
}

/// "des visuels pour les réseaux sociaux" is a light graphic task and not also a social one.
fn purposes(reading: &Reading<'_>, kept: &mut Vec<Found>) {
    let name = |mention: &Found| {
        reading.taxonomy.families
            [usize::from(reading.taxonomy.skills[mention.skill as usize].family)]
        .id
        .as_str()
    };
    let mut dropped = vec![false; kept.len()];
    for outer in 0..kept.len() {
        if !PRODUCED.contains(&name(&kept[outer])) || kept[outer].title.is_some() {
            continue;
        }
        for inner in near(kept, &kept[outer].words) {
            let gap = kept[inner].words.start.checked_sub(kept[outer].words.end);
            if gap.is_some_and(|gap| gap <= 3)
                && SERVED.contains(&name(&kept[inner]))
                && is_purpose(reading, &kept[outer], &kept[inner])
            {
                kept[outer].serves = true;
                dropped[inner] = true;
            }
        }
    }
    let mut at = 0;
    kept.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
}

fn is_purpose(reading: &Reading<'_>, outer: &Found, inner: &Found) -> bool {
    let passage = reading.passage(outer.field);
    let between = outer.words.end..inner.words.start;
    let same_sentence =
        inner.words.start < reading.sentence(outer.field, outer.words.start).words.end;
    let bracket = passage.tokens.list[inner.words.start].gap == Gap::Open;
    let aim = |at: usize| {
        matches!(
            passage.tokens.word(at),
            "pour"
                | "destines"
                | "destinees"
                | "dedies"
                | "dediees"
                | "for"
                | "para"
                | "fur"
                | "per"
                | "voor"
        )
    };
    same_sentence && (bracket || between.clone().any(aim))
}
