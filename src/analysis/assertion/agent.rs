//! Who else does the work: somebody as the subject of a clause, or after "par" or "by".
//! Knows small words of French and English; the words for other people are the taxonomy's.

use super::grammar::{Said, addresses, is, is_infinitive};
use super::job::names_the_job;
use super::participle::{AUXILIARIES, is_made};
use super::reach;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::language::is_function_word;
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Words before which an agent may stand in its clause: articles, an adjective.
const HEAD: usize = 4;
/// Words before a clause that depends on another.
const SUBORDINATES: [&str; 8] = [
    "while", "as", "since", "si", "quand", "lorsque", "puisque", "comme",
];
/// Longest stretch between the auxiliary and "par".
const BETWEEN: usize = 8;

/// "Notre maquettiste monte le magazine": somebody else at the head of a clause, and a verb behind.
pub(super) fn subject(reading: &Reading<'_>, field: Field, whole: &Range<usize>) -> Option<Said> {
    // "While the agency looks after X, Y is yours": what depends ends at its comma
    let depends = whole.len() > 3 && is(reading, field, whole.start, &SUBORDINATES);
    let ends = |at: &usize| reading.passage(field).tokens.list[*at].gap == Gap::Comma;
    let clause = &if depends {
        let start = whole.start + 1;
        start..(start + 1..whole.end).find(ends).unwrap_or(whole.end)
    } else {
        whole.clone()
    };
    let head = clause.start..(clause.start + HEAD).min(clause.end);
    let article = |at: usize| {
        let language = reading.sentence(field, at).language;
        reading
            .taxonomy
            .lexicon(language)
            .is_transparent(reading.passage(field).tokens.list[at].word)
            || is(
                reading,
                field,
                at,
                &[
                    "our", "notre", "nos", "un", "une", "chaque", "somebody", "someone",
                ],
            )
    };
    // without an article it may be the candidate's own title or a list of qualities
    // but "Maud, notre webmestre, met à jour le site" names somebody
    let tokens = &reading.passage(field).tokens.list;
    let introduced = tokens[clause.start].shape == Shape::Capital
        && clause.len() > 3
        && tokens[clause.start + 1].gap == Gap::Comma
        && is(
            reading,
            field,
            clause.start + 1,
            &[
                "notre", "our", "votre", "your", "ton", "ta", "mon", "ma", "son", "sa", "my",
                "his", "her",
            ],
        );
    if let Some(said) = named(reading, field, clause) {
        return Some(said);
    }
    if field == Field::Title
        || !(article(clause.start) || introduced)
        || addresses(reading, field, clause, clause.start + 1)
    {
        return None;
    }
    if names_the_job(reading, field, clause.start, clause.end) {
        return None;
    }
    let untitled = reading.passage(Field::Title).tokens.list.is_empty();
    let someone = reading
        .hits(field, head)
        .filter(|hit| match hit.entry {
            Entry::Marker(Marker::Agent) => true,
            // "l'assistant RH aura pour mission" is the one who is sought
            Entry::Title(role) => untitled || !reading.is_titled(role),
            _ => false,
        })
        .max_by_key(|hit| hit.words.end)?;
    let end = someone.words.end;
    let near = end..(end + 9).min(clause.end);
    let verb = reading.hits(field, near.clone()).any(|hit| {
        matches!(hit.entry, Entry::Verb(_)) && !is_infinitive(reading, field, hit.words.start)
    }) || reading.has(field, near.clone(), Marker::AgentVerb)
        || in_third_person(reading, field, end, clause.end);
    // "l'agence vous confie…", "notre agence cherche quelqu'un qui…"
    let turns = reading.has(field, end..(end + 2).min(clause.end), Marker::Candidate)
        || reading.has(field, end..clause.end, Marker::Recruits);
    (verb && !turns && !addresses(reading, field, clause, end))
        .then(|| (Class::Other, someone.words.clone(), end..clause.end))
}

/// "Autour de vous : Ana gère la publicité": somebody's name, not at the sentence's beginning, and what they do.
fn named(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Option<Said> {
    let passage = reading.passage(field);
    let at = clause.start;
    let token = passage.tokens.list.get(at)?;
    let known = reading
        .hits(field, at..at + 1)
        .any(|hit| hit.words.start == at);
    let does = || {
        reading.has(field, at + 1..at + 2, Marker::AgentVerb)
            || reading
                .hits(field, at + 1..at + 2)
                .any(|hit| matches!(hit.entry, Entry::Verb(_)))
    };
    let name = token.shape == Shape::Capital
        && token.gap == Gap::Colon
        && !known
        && !is_function_word(token.word)
        && clause.len() > 2
        && passage.tokens.list[at + 1].gap == Gap::Space;
    (name && does() && !is_infinitive(reading, field, at + 1))
        .then(|| (Class::Other, at..at + 1, at + 1..clause.end))
}

/// "La newsletter est écrite par Maud", "les interviews filmées par notre agence": what is done by others, and what these
/// are, unless it is the candidate.
pub(super) fn passive(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    let Some(by) = clause.clone().skip(1).find(|&at| {
        let nobody: &[&str] = if is(reading, field, at, &["by"]) {
            &NOBODY_BY
        } else {
            &NOBODY
        };
        is(reading, field, at, &["par", "by"]) && !is(reading, field, at + 1, nobody)
    }) else {
        return Vec::new();
    };
    let others = by + 1..agent_end(reading, field, by + 1, clause.end);
    // "…, et les visuels par un studio": the verb is not said again
    if let Some(again) = (others.end + 2..clause.end)
        .find(|&at| is(reading, field, at, &["par", "by"]) && !is(reading, field, at + 1, &NOBODY))
        && is(
            reading,
            field,
            others.end,
            &["et", "and", "les", "la", "le", "l", "the"],
        )
    {
        let others = again + 1..agent_end(reading, field, again + 1, clause.end);
        let stretch = others.start - 1..others.end;
        if names_others(reading, field, &others)
            && !addresses(reading, field, &(by + 1..again), again)
        {
            let mut said = passive(reading, field, &(clause.start..again));
            if !said.is_empty() {
                said.push((Class::Other, again..again + 1, by + 1..again));
                said.push((
                    Class::Other,
                    again..again + 1,
                    stretch.start + 1..stretch.end,
                ));
                return said;
            }
        }
    }
    let from = by.saturating_sub(BETWEEN).max(clause.start);
    let auxiliary = (from..by).find(|&at| is(reading, field, at, &AUXILIARIES));
    // "les vidéos que vous verrez sont tournées par l'agence": whom they are for is said aside
    let aside = (clause.start + 1..by)
        .find(|&at| is(reading, field, at, &["que", "qu", "dont", "that", "which"]));
    if let Some(auxiliary) = auxiliary
        && !addresses(reading, field, clause, aside.unwrap_or(by).min(auxiliary))
    {
        let cue = auxiliary..by + 1;
        return vec![
            (Class::Other, cue.clone(), clause.start..auxiliary),
            (Class::Other, by..by + 1, auxiliary + 1..by),
            (Class::Other, cue, others),
        ];
    }
    if !names_others(reading, field, &others) {
        return Vec::new();
    }
    let particle = is(reading, field, by - 1, &["out", "up", "over", "in"]);
    // "mis en forme par le studio", "pris en charge par"
    let set = by >= clause.start + 3
        && is(reading, field, by - 2, &["en", "a"])
        && is(
            reading,
            field,
            by - 3,
            &["mis", "mise", "mises", "pris", "prise", "prises"],
        );
    let back = if set {
        2
    } else {
        usize::from(particle && by - 1 > clause.start)
    };
    let participle = by - 1 - back;
    if !is_made(reading, field, participle) {
        return Vec::new();
    }
    let done = noun_start(reading, field, clause.start, participle)..participle;
    let cue = participle..by + 1;
    vec![
        (Class::Other, cue.clone(), done),
        (Class::Other, cue, others),
    ]
}

/// Words after "par" that name nobody else.
const NOBODY: [&str; 12] = [
    "ordinateur",
    "vous",
    "toi",
    "vos",
    "semaine",
    "mois",
    "jour",
    "an",
    "telephone",
    "ecrit",
    "mail",
    "exemple",
];
/// Words after "by" that name nobody else.
const NOBODY_BY: [&str; 6] = ["computer", "you", "your", "phone", "email", "hand"];
/// Longest stretch that names who does it.
const OTHERS: usize = 8;

/// Where the words for who does it end.
fn agent_end(reading: &Reading<'_>, field: Field, from: usize, end: usize) -> usize {
    let tokens = &reading.passage(field).tokens.list;
    let stop = (from + 1..end.min(from + OTHERS))
        .find(|&at| {
            tokens[at].gap >= Gap::Comma
                || reach::turns(reading, field, at)
                || goes_on(reading, field, at)
        })
        .unwrap_or(end.min(from + OTHERS));
    // "par notre studio (Premiere Pro)": what stands in brackets is theirs too
    let bracket = stop < end && tokens[stop].gap == Gap::Open;
    if bracket {
        (stop + 1..end)
            .find(|&at| tokens[at].gap == Gap::Close)
            .unwrap_or(end)
    } else {
        stop
    }
}

/// "By our HR director and run our page": another verb begins behind "and".
fn goes_on(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    is(reading, field, at, &["et", "and"])
        && reading
            .hits(field, at + 1..at + 2)
            .any(|hit| matches!(hit.entry, Entry::Verb(_)) && hit.words.start == at + 1)
}

/// True when these words name a supplier, a team, or a job other than the one offered.
pub(super) fn names_others(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> bool {
    reading
        .hits(field, words.clone())
        .any(|hit| match hit.entry {
            Entry::Marker(Marker::Agent | Marker::Unit) => true,
            Entry::Title(role) => !reading.is_titled(role),
            _ => false,
        })
}

/// Where the noun begins that a participle goes with: behind a comma, "et", or the verb that it completes.
pub(super) fn noun_start(
    reading: &Reading<'_>,
    field: Field,
    floor: usize,
    participle: usize,
) -> usize {
    let tokens = &reading.passage(field).tokens.list;
    let mut start = participle;
    while start > floor {
        let verb = reading
            .hits(field, start - 1..start)
            .any(|hit| matches!(hit.entry, Entry::Verb(_)) && hit.words.end == start);
        let joins = is(
            reading,
            field,
            start - 1,
            &[
                "et", "ou", "and", "or", "dont", "que", "les", "nos", "le", "la", "l", "the", "our",
            ],
        );
        if tokens[start].gap >= Gap::Comma || participle - start >= HEAD || verb || joins {
            break;
        }
        start -= 1;
    }
    start
}

/// True when an English verb of the third person stands here, or behind an adverb: "the unit issues press releases".
fn in_third_person(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    let adverb = is(
        reading,
        field,
        at,
        &["also", "then", "usually", "currently", "already"],
    );
    let at = at + usize::from(adverb);
    let tokens = &reading.passage(field).tokens.list;
    let word = reading.passage(field).tokens.word(at);
    at + 1 < end
        && reading.sentence(field, at).language == Language::English
        && tokens[at].gap == Gap::Space
        && tokens[at].shape == Shape::Lower
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
}
