//! How many jobs an ad recruits for, and which jobs its title names.
//! Knows titles; looks at skills only where roles share a title.

use super::reading::Reading;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::role::Adjacency;
use crate::text::language::is_function_word;
use crate::text::{Gap, Shape};
use std::collections::BTreeSet;
use std::ops::Range;

/// A role named by its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The role, by position.
    pub role: u16,
    /// Where it is named.
    pub field: Field,
    /// The words.
    pub words: Range<usize>,
}

/// What an ad recruits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Positions {
    /// Distinct jobs, 1 at least; several is 2.
    pub count: u32,
    /// People sought, when the ad says so.
    pub openings: Option<u32>,
    /// Words that say that several jobs are open.
    pub several: Option<Place>,
    /// Roles named in the title, in order; else roles named as recruited in the text.
    pub titles: Vec<Named>,
    /// Every role's title anywhere, longest first where they overlap.
    pub named: Vec<Named>,
}

/// Counts positions.
#[must_use]
pub fn count(reading: &Reading<'_>) -> Positions {
    let mut named = every(reading, Field::Title);
    for title in &mut named {
        title.role = settled(reading, title);
    }
    let mut titles: Vec<Named> = distinct(named.iter());
    named.extend(every(reading, Field::Description));
    if titles.is_empty() {
        titles = distinct(named.iter().filter(|named| is_recruited(reading, named)));
        titles.truncate(1);
    }
    let several = several(reading, &titles, &named);
    Positions {
        count: if several.is_some() { 2 } else { 1 },
        openings: openings(reading),
        several,
        titles,
        named,
    }
}

/// Every title of a field; where titles overlap, the longest stands.
fn every(reading: &Reading<'_>, field: Field) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for hit in reading.hits(field, 0..usize::MAX) {
        let Entry::Title(role) = hit.entry else {
            continue;
        };
        // "en charge de la communication", "vous serez chargé de communication interne" name duties
        let before = hit.words.start.checked_sub(1);
        let word = |at: usize| reading.passage(field).tokens.word(at);
        let duty = ["charge", "responsable"]
            .iter()
            .any(|duty| word(hit.words.start).starts_with(duty));
        if before.is_some_and(|at| {
            word(at) == "en" || (duty && matches!(word(at), "serez" | "seras" | "sera" | "etes"))
        }) {
            continue;
        }
        if is_adjective(reading, field, &hit.words) {
            continue;
        }
        match all.last() {
            Some(last) if hit.words.start < last.words.end => {
                if hit.words.len() > last.words.len() {
                    all.pop();
                    all.push(Named {
                        role,
                        field,
                        words: hit.words.clone(),
                    });
                }
            }
            _ => all.push(Named {
                role,
                field,
                words: hit.words.clone(),
            }),
        }
    }
    all
}

/// "Marketing manager" may be of the product or of the web: of the roles that share a title, the one that more of the
/// skills named in the text belong to; as it is written first, if none has more.
fn settled(reading: &Reading<'_>, title: &Named) -> u16 {
    let roles = &reading.taxonomy.roles;
    let skills: BTreeSet<u32> = reading
        .hits(Field::Description, 0..usize::MAX)
        .filter_map(|hit| match hit.entry {
            Entry::Skill(skill) => Some(skill),
            _ => None,
        })
        .collect();
    // a role's own skills, and those of the roles that it absorbs and the other does not
    let votes = |role: u16, other: u16| {
        let absorbs = |role: u16, owner: u16| {
            let code = &roles[usize::from(owner)].code;
            let adjacency = roles[usize::from(role)].adjacency(code);
            matches!(adjacency, Adjacency::Free | Adjacency::Part)
        };
        skills
            .iter()
            .filter_map(|skill| reading.taxonomy.skills[*skill as usize].owner)
            .filter(|owner| {
                *owner == role
                    || (*owner != other && absorbs(role, *owner) && !absorbs(other, *owner))
            })
            .count()
    };
    reading
        .hits(title.field, title.words.clone())
        .filter(|hit| hit.words == title.words)
        .filter_map(|hit| match hit.entry {
            Entry::SharedTitle(role) => Some(role),
            _ => None,
        })
        .fold(title.role, |best, role| {
            if votes(role, best) > votes(best, role) {
                role
            } else {
                best
            }
        })
}

/// "Le suivi commercial", "un logiciel comptable": behind a noun, in a title behind another title, the word says of what
/// kind it is and names nobody.
fn is_adjective(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> bool {
    let passage = reading.passage(field);
    let sentence = reading.sentence(field, words.start);
    let Some(before) = words.start.checked_sub(1).filter(|before| {
        *before >= sentence.words.start && passage.tokens.list[words.start].gap == Gap::Space
    }) else {
        return false;
    };
    let named = |entry: Entry| matches!(entry, Entry::Title(_));
    let behind = |is: &dyn Fn(Entry) -> bool| {
        reading
            .hits(field, before.saturating_sub(3)..words.start)
            .any(|hit| hit.words.end == words.start && is(hit.entry))
    };
    let noun = || {
        let small = is_function_word(passage.tokens.list[before].word)
            || passage.tokens.list[before].shape == Shape::Number;
        let recruits = |entry: Entry| {
            matches!(
                entry,
                Entry::Verb(_) | Entry::Marker(Marker::Recruits | Marker::Candidate)
            )
        };
        !small && !behind(&named) && !behind(&recruits)
    };
    words.len() == 1
        && reading
            .markers(field, words.clone(), Marker::Adjective)
            .any(|marker| marker == words)
        && match field {
            // "chef de projet commercial": what sort of project
            Field::Title => behind(&named),
            Field::Description => noun(),
        }
}

fn distinct<'n>(named: impl Iterator<Item = &'n Named>) -> Vec<Named> {
    let mut seen: Vec<Named> = Vec::new();
    for name in named {
        if seen.iter().all(|known| known.role != name.role) {
            seen.push(name.clone());
        }
    }
    seen
}

/// True when the words before a title say that it is the job offered: "nous recrutons un…", "en tant que…".
#[must_use]
pub fn is_recruited(reading: &Reading<'_>, named: &Named) -> bool {
    let sentence = reading.sentence(named.field, named.words.start);
    let from = named
        .words
        .start
        .saturating_sub(6)
        .max(sentence.words.start);
    named.field == Field::Title
        || reading
            .markers(named.field, from..named.words.start, Marker::Recruits)
            .any(|words| words.end <= named.words.start)
}

/// Several jobs: the words for it, and two roles listed after them ("plusieurs postes à pourvoir" may also be several
/// openings for one job); or two roles in the title, each with its number.
fn several(reading: &Reading<'_>, titles: &[Named], named: &[Named]) -> Option<Place> {
    let place = |field: Field, words: &Range<usize>| Place {
        field,
        span: reading.passage(field).span(words),
    };
    let numbered = |title: &&Named| {
        let before = title.words.start.checked_sub(1);
        title.field == Field::Title
            && before.is_some_and(|at| {
                reading
                    .passage(Field::Title)
                    .tokens
                    .word(at)
                    .parse::<u32>()
                    .is_ok()
            })
    };
    if titles.iter().filter(numbered).count() >= 2 {
        return titles.first().map(|title| place(title.field, &title.words));
    }
    let (field, words) = reading.first(Marker::SeveralJobs)?;
    // "we're opening roles…", "apply to one role": said twice in other words, no list is needed
    let said: usize = [Field::Title, Field::Description]
        .into_iter()
        .map(|field| {
            reading
                .markers(field, 0..usize::MAX, Marker::SeveralJobs)
                .count()
        })
        .sum();
    if said >= 2 {
        return Some(place(field, &words));
    }
    let listed = |name: &&Named| {
        name.field == Field::Description
            && (field == Field::Title || name.words.start >= words.end)
            && is_listed(reading, name)
    };
    let roles = distinct(named.iter().filter(listed));
    let has_title = titles.iter().any(|title| title.field == Field::Title);
    (roles.len() >= if has_title { 3 } else { 2 } || (roles.len() >= 2 && field == Field::Title))
        .then(|| place(field, &words))
}

/// True when a title stands as an item of a list: it begins a line, or follows a colon, a comma or a number.
fn is_listed(reading: &Reading<'_>, named: &Named) -> bool {
    let passage = reading.passage(named.field);
    let gap = passage.tokens.list[named.words.start].gap;
    matches!(
        gap,
        Gap::Line | Gap::Colon | Gap::Comma | Gap::Semicolon | Gap::Stop | Gap::Dash
    ) || named
        .words
        .start
        .checked_sub(1)
        .is_some_and(|at| passage.tokens.word(at).parse::<u32>().is_ok())
}

/// "2 community managers", "3 postes": a small number right before a title or a word for posts.
fn openings(reading: &Reading<'_>) -> Option<u32> {
    let passage = reading.passage(Field::Title);
    let number = (0..passage.tokens.list.len()).find_map(|at| {
        passage
            .tokens
            .word(at)
            .parse::<u32>()
            .ok()
            // the 3 of "Bac+3" is a diploma's
            .filter(|n| (1..100).contains(n) && passage.tokens.list[at].gap != Gap::And)
            .map(|n| (at, n))
    });
    let (at, number) = number?;
    let next = passage.tokens.word(at + 1);
    let titled = reading
        .hits(Field::Title, at + 1..at + 2)
        .any(|hit| matches!(hit.entry, Entry::Title(_)));
    (titled || matches!(next, "postes" | "poste" | "positions" | "openings" | "x"))
        .then_some(number)
}
