//! What grammar says of whose work it is, clause by clause: who else does it, and what is denied.
//! Knows small words of French and English; the words for other people are the taxonomy's.

use super::reach::turns;
use super::{agent, belonging, occasion, relative, roster, third_person, training, unit};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language, inflect};
use std::ops::Range;

/// Longest stretch between "ne" and "pas".
const BETWEEN: usize = 5;
/// Longest clause, in words, that denies what its colon opens.
const RUN_IN: usize = 10;

/// A class of cue, the words that say so, and the words that they govern.
pub(super) type Said = (Class, Range<usize>, Range<usize>);

/// Everything that the grammar of a sentence says.
pub(super) fn says(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let mut said = Vec::new();
    for clause in clauses(reading, field, sentence) {
        let other = agent::subject(reading, field, &clause)
            .or_else(|| third_person::says(reading, field, &clause));
        if let Some((class, who, does)) = other {
            // "notre agence SEO gère…", "dix influenceurs séjournent…": what they are named by is theirs too
            if does.start >= who.end {
                said.push((class, does.start..does.start + 1, who.clone()));
            }
            said.push((class, who, does));
        }
        said.extend(third_person::further(reading, field, &clause));
        said.extend(agent::passive(reading, field, &clause));
        said.extend(belonging::says(reading, field, &clause));
        said.extend(training::says(reading, field, &clause));
        // "Not needed: web design, animation.": what the colon opens is denied with it
        let opens = reading.passage(field).tokens.list.get(clause.end);
        let listed = clause.len() <= RUN_IN
            && clause.end < sentence.end
            && opens.is_some_and(|token| token.gap == Gap::Colon)
            && !reading.has(field, clause.end..sentence.end, Marker::Candidate);
        let to = if listed { sentence.end } else { clause.end };
        said.extend(negation(reading, field, sentence, &clause, to));
    }
    said.extend(relative::says(reading, field, sentence));
    said.extend(relative::handed(reading, field, sentence));
    said.extend(relative::sent(reading, field, sentence));
    said.extend(belonging::topic(reading, field, sentence));
    said.extend(belonging::delivered(reading, field, sentence));
    said.extend(unit::groups(reading, field, sentence));
    said.extend(unit::people(reading, field, sentence));
    said.extend(roster::listed(reading, field, sentence));
    said.extend(roster::bracketed(reading, field, sentence));
    said.extend(occasion::says(reading, field, sentence));
    said.extend(occasion::promoted(reading, field, sentence));
    said.extend(unit::named_again(reading, field, sentence));
    said
}

/// The clauses of a sentence: parted by semicolons, dashes, words that turn, and commas before the candidate.
fn clauses(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let tokens = &reading.passage(field).tokens.list;
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for (at, token) in tokens
        .iter()
        .enumerate()
        .take(sentence.end)
        .skip(sentence.start + 1)
    {
        let addressed = || reading.has(field, at..(at + 2).min(sentence.end), Marker::Candidate);
        let parts = match token.gap {
            Gap::Semicolon | Gap::Dash | Gap::Colon => true,
            Gap::Comma => addressed() || is(reading, field, at, &["dont"]),
            _ => {
                turns(reading, field, at)
                    || (is(reading, field, at, &["que", "dont", "and", "et"])
                        && reading.has(
                            field,
                            at + 1..(at + 2).min(sentence.end),
                            Marker::Candidate,
                        ))
            }
        };
        if parts {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses.push(start..sentence.end);
    clauses
}

pub(super) fn is(reading: &Reading<'_>, field: Field, at: usize, words: &[&str]) -> bool {
    reading.passage(field).tokens.is_one_of(at, words)
}

/// True when the clause speaks of the candidate before word `to`.
pub(super) fn addresses(
    reading: &Reading<'_>,
    field: Field,
    clause: &Range<usize>,
    to: usize,
) -> bool {
    let candidate = reading.has(field, clause.start..to, Marker::Candidate)
        || reading.has(field, clause.start..to, Marker::Recruits);
    let first = reading
        .hits(field, clause.start..clause.start + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_)));
    candidate || first
}

/// A French verb in the form in which tasks are listed: "gérer la paie du groupe".
pub(super) fn is_infinitive(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    reading.language() == Language::French && inflect::is_infinitive(Language::French, word)
}

/// "Vous ne vous occuperez pas de…", "n'entre pas dans le poste", "pas de…", "sans…", "no …", "not …".
/// What it denies ends with its object, or at `to` where a colon opens a list.
fn negation(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    to: usize,
) -> Vec<Said> {
    let object = |from: usize| {
        if to > clause.end {
            from..to
        } else {
            from..object_end(reading, field, from, clause.end)
        }
    };
    let mut said = Vec::new();
    let spared: Vec<Range<usize>> = reading
        .markers(field, clause.clone(), Marker::NotNegated)
        .cloned()
        .collect();
    for at in clause.clone() {
        if spared.iter().any(|phrase| phrase.contains(&at)) {
            continue;
        }
        let word = reading.passage(field).tokens.word(at);
        match word {
            "pas" | "aucun" | "aucune" | "nullement" | "jamais" => {
                let from = at.saturating_sub(BETWEEN).max(clause.start);
                let ne = (from..at)
                    .rev()
                    .find(|&before| is(reading, field, before, &["ne", "n"]));
                if ne.is_some()
                    && spared
                        .iter()
                        .any(|phrase| phrase.contains(&ne.unwrap_or(at)))
                {
                    continue;
                }
                let bare =
                    matches!(word, "aucun" | "aucune") || is(reading, field, at + 1, &["de", "d"]);
                if let Some(ne) = ne {
                    said.push((Class::Negated, ne..at + 1, ne..object(at + 1).end));
                    // "AutoCAD, tu n'y toucheras pas": what stands before is what is denied
                    let back = is(reading, field, ne + 1, &["y", "en"])
                        && clause.start > sentence.start
                        && clause.start - sentence.start <= RUN_IN;
                    if back {
                        said.push((Class::Negated, ne..at + 1, sentence.start..clause.start));
                    } else if !addresses(reading, field, clause, ne) {
                        said.push((Class::Negated, ne..at + 1, clause.start..ne));
                    }
                } else if bare {
                    said.push((Class::Negated, at..at + 1, object(at + 1)));
                } else if word == "jamais"
                    && (at + 1..(at + 3).min(clause.end))
                        .any(|next| is(reading, field, next, &["ne", "n"]))
                {
                    said.push((Class::Negated, at..at + 1, at + 1..object(at + 3).end));
                }
            }
            // "NoSQL" denies nothing
            "sans" | "no" | "without"
                if !is(reading, field, at + 1, &["etre", "que", "being"])
                    && !is_glued(reading, field, at + 1) =>
            {
                said.push((
                    Class::Negated,
                    at..at + 1,
                    at + 1..object(at + 1).end.min(at + 6),
                ));
            }
            // "la maîtrise d'InDesign non plus"
            "non" if is(reading, field, at + 1, &["plus"]) && at > clause.start => {
                // "connaître le bricolage n'est pas nécessaire, connaître l'anglais non plus"
                let start = (clause.start + 1..at)
                    .rev()
                    .find(|&before| reading.passage(field).tokens.list[before].gap == Gap::Comma)
                    .unwrap_or(clause.start);
                let denied =
                    (start..at).any(|before| is(reading, field, before, &["ne", "n", "pas"]));
                if !denied {
                    said.push((Class::Negated, at..at + 2, start..at));
                }
            }
            // "rien à vendre"
            "rien" if is(reading, field, at + 1, &["a"]) => {
                said.push((Class::Negated, at..at + 2, object(at + 2)));
            }
            "ni" | "neither" if !is_glued(reading, field, at + 1) => {
                said.push((Class::Negated, at..at + 1, at + 1..clause.end));
            }
            "not" | "never" | "t" if word != "t" || is_contracted(reading, field, at) => {
                let words = at - usize::from(word == "t")..at + 1;
                said.push((Class::Negated, words.clone(), object(at + 1)));
                if !addresses(reading, field, clause, at) {
                    said.push((Class::Negated, words, clause.start..at));
                }
            }
            _ => {}
        }
    }
    said
}

/// True when nothing parts a word from the one before it.
fn is_glued(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let tokens = &reading.passage(field).tokens.list;
    tokens.get(at).is_some_and(|token| token.gap == Gap::Camel)
}

/// "won't", "isn't": the t of a verb that denies.
fn is_contracted(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    const VERBS: [&str; 13] = [
        "won", "don", "isn", "aren", "doesn", "needn", "can", "shan", "wouldn", "couldn",
        "shouldn", "hasn", "didn",
    ];
    at > 0 && is(reading, field, at - 1, &VERBS)
}

/// Where the object of a negation ends: at a comma, or at the clause's end.
fn object_end(reading: &Reading<'_>, field: Field, from: usize, end: usize) -> usize {
    let tokens = &reading.passage(field).tokens.list;
    (from + 1..end)
        .find(|&at| matches!(tokens[at].gap, Gap::Comma | Gap::Close | Gap::Open))
        .unwrap_or(end)
}
