//! Who else does the work: somebody as the subject of a clause, behind "qui" or "who", or after "par" or "by".
//! Knows small words of French and English; the words for other people are the taxonomy's.

use super::grammar::{Said, addresses, is, is_infinitive};
use super::{reach, third_person};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language, Shape};
use std::ops::Range;

/// Words before which an agent may stand in its clause: articles, an adjective.
const HEAD: usize = 4;
/// Words before a clause that depends on another.
const SUBORDINATES: [&str; 8] = [
    "while", "as", "since", "si", "quand", "lorsque", "puisque", "comme",
];
/// Longest stretch between the auxiliary and "par".
const BETWEEN: usize = 5;

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
                &["our", "notre", "nos", "un", "une", "chaque"],
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
            &["notre", "our", "votre", "your"],
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
        && clause.len() > 2
        && passage.tokens.list[at + 1].gap == Gap::Space;
    (name && does() && !is_infinitive(reading, field, at + 1))
        .then(|| (Class::Other, at..at + 1, at + 1..clause.end))
}

/// "La newsletter est écrite par Maud", "les interviews filmées par notre agence": what is done by others, and what these
/// are, unless it is the candidate.
pub(super) fn passive(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    let Some(by) = clause.clone().skip(1).find(|&at| {
        is(reading, field, at, &["par", "by"]) && !is(reading, field, at + 1, &NOBODY)
    }) else {
        return Vec::new();
    };
    let others = by + 1..agent_end(reading, field, by + 1, clause.end);
    let from = by.saturating_sub(BETWEEN).max(clause.start);
    let auxiliary = (from..by).find(|&at| is(reading, field, at, &AUXILIARIES));
    if let Some(auxiliary) = auxiliary
        && !addresses(reading, field, clause, auxiliary)
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
    let participle = by - 1 - usize::from(particle && by - 1 > clause.start);
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

/// A participle that says that something is made or looked after: "rédigés", "taken", and not "utilisés", "required".
fn is_made(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    let written = reading.written(field, &(at..at + 1)).to_lowercase();
    let formed = match reading.sentence(field, at).language {
        Language::English => word.ends_with("ed") || IRREGULAR.contains(&word),
        _ => {
            let masculine = written.trim_end_matches('s').trim_end_matches('e');
            ["é", "i", "u", "it", "is", "ert"]
                .iter()
                .any(|ending| masculine.ends_with(ending))
        }
    };
    formed && !NOT_MADE.iter().any(|stem| word.starts_with(stem))
}

/// English participles without "-ed".
const IRREGULAR: [&str; 16] = [
    "made", "done", "written", "built", "run", "held", "taken", "kept", "shot", "drawn", "given",
    "laid", "drafted", "sold", "taught", "put",
];
/// What is said of a thing without its being made: used, sold, asked for.
const NOT_MADE: [&str; 34] = [
    "utilis", "commercialis", "initi", "valid", "demand", "propos", "impos", "concern", "financ",
    "soutenu", "fix", "defin", "adopt", "vis", "informe", "convain", "passionn", "interess",
    "motiv", "attir", "sedui", "recommand", "used", "required", "requested", "funded", "backed",
    "driven", "supported", "approved", "inspired", "defined", "owned", "offered",
];

/// Words after "par" and "by" that name nobody else.
const NOBODY: [&str; 14] = [
    "vous", "toi", "you", "vos", "semaine", "mois", "jour", "an", "telephone", "ecrit", "mail",
    "phone", "email", "exemple",
];
/// What a passive is made with.
const AUXILIARIES: [&str; 13] = [
    "est", "sont", "ete", "etait", "sera", "seront", "is", "are", "was", "were", "been", "being",
    "be",
];
/// Longest stretch that names who does it.
const OTHERS: usize = 8;

/// Where the words for who does it end.
fn agent_end(reading: &Reading<'_>, field: Field, from: usize, end: usize) -> usize {
    let tokens = &reading.passage(field).tokens.list;
    let stop = (from + 1..end.min(from + OTHERS))
        .find(|&at| tokens[at].gap >= Gap::Comma || reach::turns(reading, field, at))
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

/// "Notre agence SEO", "our web team", "le studio de création": what others are for is theirs.
pub(super) fn units(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let passage = reading.passage(field);
    let english = passage.tokens.list.get(sentence.start).is_some()
        && reading.sentence(field, sentence.start).language == Language::English;
    reading
        .markers(field, sentence.clone(), Marker::Unit)
        .filter_map(|unit| {
            let from = unit.start.saturating_sub(if english { HEAD } else { 1 });
            let from = from.max(sentence.start);
            let determiner = (from..unit.start)
                .rev()
                .find(|&at| is(reading, field, at, &OF_OTHERS))?;
            if english {
                let near = (determiner + 1..=unit.start)
                    .all(|at| passage.tokens.list[at].gap <= Gap::Hyphen);
                return near.then(|| (Class::Other, unit.clone(), determiner + 1..unit.start));
            }
            let end = (unit.end..sentence.end.min(unit.end + HEAD))
                .find(|&at| {
                    passage.tokens.list[at].gap > Gap::Slash
                        || (at > unit.end + 1
                            && is(reading, field, at - 1, &["de", "d", "en"])
                            && at > unit.end + 2)
                        || is(reading, field, at, &["et", "ou", "pour", "a", "au", "qui", "dans", "sur"])
                })
                .unwrap_or(sentence.end.min(unit.end + HEAD));
            (end > unit.end).then(|| (Class::Other, unit.clone(), unit.end..end))
        })
        .collect()
}

/// "Six engineers (Go, TypeScript)", "nos développeurs (React)": what several people are named for is theirs.
pub(super) fn people(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    reading
        .hits(field, sentence.clone())
        .filter(|hit| matches!(hit.entry, Entry::Title(_) | Entry::Marker(Marker::Agent)))
        .filter(|hit| {
            let before = hit.words.start.checked_sub(1);
            let several = before.is_some_and(|at| {
                tokens[at].shape == Shape::Number
                    || is(reading, field, at, &SEVERAL)
            });
            several
                && tokens
                    .get(hit.words.end)
                    .is_some_and(|next| next.gap == Gap::Open)
        })
        .map(|hit| {
            let end = (hit.words.end + 1..sentence.end)
                .find(|&at| tokens[at].gap == Gap::Close)
                .unwrap_or(sentence.end);
            (Class::Other, hit.words.clone(), hit.words.end..end)
        })
        .collect()
}

/// What stands before several people.
const SEVERAL: [&str; 16] = [
    "nos", "les", "des", "deux", "trois", "quatre", "cinq", "six", "our", "the", "two", "three",
    "four", "five", "seven", "several",
];

/// What stands before a unit that is not the candidate's own.
const OF_OTHERS: [&str; 15] = [
    "l", "une", "un", "notre", "nos", "les", "des", "aux", "du", "au", "our", "the", "an", "a",
    "external",
];

/// True when these words name a supplier, a team, or a job other than the one offered.
fn names_others(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> bool {
    reading.hits(field, words.clone()).any(|hit| match hit.entry {
        Entry::Marker(Marker::Agent) => true,
        Entry::Title(role) => !reading.is_titled(role),
        _ => false,
    })
}

/// Where the noun begins that a participle goes with: behind a comma, "et", or the verb that it completes.
fn noun_start(reading: &Reading<'_>, field: Field, floor: usize, participle: usize) -> usize {
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
            &["et", "ou", "and", "or", "dont", "que", "les", "nos", "le", "la", "l", "the", "our"],
        );
        if tokens[start].gap >= Gap::Comma || participle - start >= HEAD || verb || joins {
            break;
        }
        start -= 1;
    }
    start
}

/// "L'élue qui rédige le bulletin", "Dee, who runs the programme", "the studio, which designs the packaging": what somebody
/// is said to do.
pub(super) fn relative(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
) -> Vec<Said> {
    if field == Field::Title {
        return Vec::new();
    }
    sentence
        .clone()
        .skip(1)
        .filter(|&at| is(reading, field, at, &["qui", "who", "which", "that"]))
        .filter(|&at| is_somebody_else(reading, field, sentence, at))
        .map(|at| {
            let cue = at..at + 1;
            let does = reach::forward(reading, field, sentence, &cue, Reach::Clause, Class::Other);
            (Class::Other, cue, does)
        })
        .collect()
}

/// People of whom "who" says what the candidate should be.
const SOUGHT: [&str; 16] = [
    "someone", "somebody", "person", "people", "candidate", "candidates", "individual",
    "individuals", "anyone", "you", "those", "professional", "professionals", "one", "players",
    "player",
];

/// True when "qui" or "who" speaks of somebody who is not sought.
fn is_somebody_else(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let tokens = &reading.passage(field).tokens.list;
    let before = at.saturating_sub(HEAD).max(sentence.start)..at;
    let sought = reading.has(field, sentence.start..at + 2, Marker::Recruits)
        || is(reading, field, at - 1, &SOUGHT);
    if sought {
        return false;
    }
    let named = tokens[at].gap == Gap::Comma
        && tokens[at - 1].shape == Shape::Capital
        && at - 1 > sentence.start
        && tokens[at - 1].gap == Gap::Space
        && reading.hits(field, at - 1..at).all(|hit| {
            !matches!(hit.entry, Entry::Skill(_) | Entry::Ambiguous(_) | Entry::Thing(_))
        });
    let person = is(reading, field, at, &["who"]) && tokens[at].gap <= Gap::Comma;
    let other = names_others(reading, field, &before);
    named || other || person
}

/// True when an English verb of the third person stands here, or behind an adverb: "the unit issues press releases".
fn in_third_person(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    let adverb = is(reading, field, at, &["also", "then", "usually", "currently", "already"]);
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

/// "Les films que notre vidéaste tourne", "the pictures that our photographer takes": what others are said to make, and
/// what with.
pub(super) fn handed(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    if field == Field::Title {
        return Vec::new();
    }
    let mut said = Vec::new();
    for at in sentence.clone().skip(1) {
        let behind = at + 1..sentence.end;
        if !is(reading, field, at, &["que", "qu", "that", "which"]) || behind.len() < 2 {
            continue;
        }
        let Some((_, who, does)) = third_person::says(reading, field, &(at..sentence.end)) else {
            continue;
        };
        let clause = who.start..does.end;
        let made = noun_start(reading, field, sentence.start, at)..at;
        let rest = reach::forward(reading, field, sentence, &who, Reach::Clause, Class::Other);
        said.push((Class::Other, who.clone(), made));
        said.push((Class::Other, who, clause.start..rest.end.min(clause.end).max(does.start)));
    }
    said
}
