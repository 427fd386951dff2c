//! What grammar says of whose work it is: somebody else as the subject, a passive with its agent, a negation.
//! Knows small words of French and English; the words for other people are the taxonomy's.

use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::sort::Sorts;
use crate::text::keys::Few;
use crate::text::{Gap, Language, Shape, inflect};
use std::ops::Range;

/// Words before which an agent may stand in its clause: articles, an adjective.
const HEAD: usize = 4;
/// Words before a clause that depends on another.
const SUBORDINATES: [&str; 8] = [
    "while", "as", "since", "si", "quand", "lorsque", "puisque", "comme",
];
/// Words before a clause about the candidate.
const JOINS: Few<4> = Few::new(["que", "dont", "and", "et"]);
/// Words before the agent of a passive.
const BY: Few<2> = Few::new(["par", "by"]);
/// Words that may deny.
const DENIALS: Few<13> = Few::new([
    "pas",
    "aucun",
    "aucune",
    "nullement",
    "jamais",
    "sans",
    "no",
    "without",
    "ni",
    "neither",
    "not",
    "never",
    "t",
]);
/// Longest stretch between "ne" and "pas", or between the auxiliary and "par".
const BETWEEN: usize = 5;

/// A class of cue, the words that say so, and the words that they govern.
pub(super) type Said = (Class, Range<usize>, Range<usize>);

/// Everything that the grammar of a sentence says.
pub(super) fn says(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let mut said = Vec::new();
    for clause in clauses(reading, field, sentence) {
        said.extend(agent(reading, field, &clause));
        said.extend(passive(reading, field, &clause));
        said.extend(negation(reading, field, &clause));
    }
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
                reading.holds(field, &(at..at + 1), Sorts::TERMINATOR)
                    || (JOINS.has(token.word)
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

fn is(reading: &Reading<'_>, field: Field, at: usize, words: &[&str]) -> bool {
    words.contains(&reading.passage(field).tokens.word(at))
}

/// True when the clause speaks of the candidate before word `to`.
fn addresses(reading: &Reading<'_>, field: Field, clause: &Range<usize>, to: usize) -> bool {
    let candidate = reading.has(field, clause.start..to, Marker::Candidate)
        || reading.has(field, clause.start..to, Marker::Recruits);
    let first = reading
        .hits(field, clause.start..clause.start + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_)));
    candidate || first
}

/// "Notre maquettiste monte le magazine": somebody else at the head of a clause, and a verb behind.
fn agent(reading: &Reading<'_>, field: Field, whole: &Range<usize>) -> Option<Said> {
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
    }) || reading.has(field, near.clone(), Marker::AgentVerb);
    (verb && !addresses(reading, field, clause, end))
        .then(|| (Class::Other, someone.words.clone(), end..clause.end))
}

/// "Autour de vous : Ana gère la publicité": somebody's name, not at the sentence's beginning, and what they do.
fn named(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Option<Said> {
    let passage = reading.passage(field);
    let at = clause.start;
    let token = passage.tokens.list.get(at)?;
    let known = || {
        reading
            .hits(field, at..at + 1)
            .any(|hit| hit.words.start == at)
    };
    let does = || {
        reading.has(field, at + 1..at + 2, Marker::AgentVerb)
            || reading
                .hits(field, at + 1..at + 2)
                .any(|hit| matches!(hit.entry, Entry::Verb(_)))
    };
    let name = token.shape == Shape::Capital
        && token.gap == Gap::Colon
        && !known()
        && clause.len() > 2
        && passage.tokens.list[at + 1].gap == Gap::Space;
    (name && does() && !is_infinitive(reading, field, at + 1))
        .then(|| (Class::Other, at..at + 1, at + 1..clause.end))
}

/// A French verb in the form in which tasks are listed: "gérer la paie du groupe".
pub(super) fn is_infinitive(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    reading.language() == Language::French && inflect::is_infinitive(Language::French, word)
}

/// "La newsletter est écrite par Maud", "is handled by an agency": the agent of a passive, unless it is the candidate.
fn passive(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Option<Said> {
    let by = clause.clone().skip(1).find(|&at| {
        BY.has(reading.passage(field).tokens.list[at].word)
            && !is(
                reading,
                field,
                at + 1,
                &[
                    "vous",
                    "toi",
                    "you",
                    "vos",
                    "semaine",
                    "mois",
                    "jour",
                    "telephone",
                    "ecrit",
                    "phone",
                    "email",
                ],
            )
    })?;
    let from = by.saturating_sub(BETWEEN).max(clause.start);
    let auxiliary = (from..by).find(|&at| {
        is(
            reading,
            field,
            at,
            &[
                "est", "sont", "ete", "etait", "sera", "seront", "is", "are", "was", "were",
                "been", "being", "be",
            ],
        )
    })?;
    let own = addresses(reading, field, clause, auxiliary);
    (!own).then(|| (Class::Other, auxiliary..by + 1, clause.start..auxiliary))
}

/// "Vous ne vous occuperez pas de…", "n'entre pas dans le poste", "pas de…", "sans…", "no …", "not …".
fn negation(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    let object = |from: usize| from..object_end(reading, field, from, clause.end);
    let mut said = Vec::new();
    let spared: Vec<Range<usize>> = reading
        .markers(field, clause.clone(), Marker::NotNegated)
        .cloned()
        .collect();
    for at in clause.clone() {
        let denies = DENIALS.has(reading.passage(field).tokens.list[at].word);
        if !denies || spared.iter().any(|phrase| phrase.contains(&at)) {
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
                    if !addresses(reading, field, clause, ne) {
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
            "ni" | "neither" => said.push((Class::Negated, at..at + 1, at + 1..clause.end)),
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
    const VERBS: [&str; 7] = ["won", "don", "isn", "aren", "doesn", "needn", "can"];
    at > 0 && is(reading, field, at - 1, &VERBS)
}

/// Where the object of a negation ends: at a comma, or at the clause's end.
fn object_end(reading: &Reading<'_>, field: Field, from: usize, end: usize) -> usize {
    let tokens = &reading.passage(field).tokens.list;
    (from + 1..end)
        .find(|&at| matches!(tokens[at].gap, Gap::Comma | Gap::Close | Gap::Open))
        .unwrap_or(end)
}
