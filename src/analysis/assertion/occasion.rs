//! Why somebody recruits, and what is promoted: "dans le cadre de l'essor de notre boutique en ligne, nous recrutons…",
//! "pour faire connaître nos formations en comptabilité". Knows small words of French and English only.

use super::grammar::{Said, is, is_infinitive};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::Gap;
use std::ops::Range;

/// What a clause begins with that says why somebody is sought.
const OPENERS: [&str; 22] = [
    "dans",
    "face",
    "suite",
    "en",
    "afin",
    "pour",
    "apres",
    "avec",
    "devant",
    "depuis",
    "fort",
    "forte",
    "due",
    "following",
    "as",
    "after",
    "to",
    "with",
    "given",
    "because",
    "having",
    "thanks",
];

/// What stands before the clause that recruits, where it says why; nothing where it speaks of the candidate or the job.
pub(super) fn says(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Option<Said> {
    if field == Field::Title || !is(reading, field, sentence.start, &OPENERS) {
        return None;
    }
    let tokens = &reading.passage(field).tokens.list;
    let recruits = reading
        .markers(field, sentence.clone(), Marker::Recruits)
        .map(|marker| marker.start)
        .find(|&at| seeks(reading.passage(field).tokens.word(at)))?;
    let comma = (sentence.start + 1..=recruits)
        .rev()
        .find(|&at| tokens[at].gap == Gap::Comma)?;
    let why = sentence.start..comma;
    // "pour piloter nos projets, nous recherchons…" names the work
    let verb =
        sentence.start + 1 + usize::from(is(reading, field, sentence.start + 1, &["de", "d"]));
    let aims = is(reading, field, sentence.start, &["pour", "afin", "to"]);
    let works = aims
        && !GROWS
            .iter()
            .any(|stem| reading.passage(field).tokens.word(verb).starts_with(stem))
        && (is(reading, field, sentence.start, &["to", "afin"])
            || is_infinitive(reading, field, verb));
    if works {
        return None;
    }
    // "pour notre agence, en tant que graphiste, nous recherchons…" names the job too
    let sought = reading.has(field, why.clone(), Marker::Candidate)
        || reading
            .hits(field, why.clone())
            .any(|hit| matches!(hit.entry, Entry::Title(role) if reading.is_titled(role)));
    (!sought && recruits < comma + 6).then(|| {
        let opener = sentence.start..sentence.start + 1;
        (Class::Company, opener.clone(), opener.end..comma)
    })
}

/// "Nous recherchons", "recrute", "is looking for", and not "vous êtes", "en tant que".
fn seeks(word: &str) -> bool {
    const STEMS: [&str; 8] = [
        "recherch", "cherch", "recrut", "embauch", "recruit", "look", "seek", "hir",
    ];
    matches!(word, "nous" | "on" | "we" | "is" | "are")
        || STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Stems of what one recruits for: to grow, to answer a demand.
const GROWS: [&str; 13] = [
    "renforc",
    "accompagn",
    "souten",
    "complet",
    "repond",
    "faire",
    "suivre",
    "strengthen",
    "support",
    "grow",
    "keep",
    "meet",
    "help",
];

/// Stems of making known and selling.
const PROMOTES: [&str; 9] = [
    "connaitre",
    "promouv",
    "promeu",
    "promotion",
    "commercialis",
    "vend",
    "promot",
    "sell",
    "advertis",
];
/// Words between such a verb and what is promoted.
const NEAR: usize = 3;
/// Longest object, in words.
const OBJECT: usize = 8;

/// What the employer has promoted: "promouvoir nos cours d'anglais", "to promote our accounting software".
pub(super) fn promoted(reading: &Reading<'_>, field: Field, sentence: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens;
    let promotes = |at: usize| {
        PROMOTES
            .iter()
            .any(|stem| tokens.word(at).starts_with(stem))
    };
    (sentence.start + 1..sentence.end.saturating_sub(2))
        .filter(|&at| {
            is(
                reading,
                field,
                at,
                &["nos", "notre", "our", "leurs", "their"],
            )
        })
        .filter(|&at| {
            (at.saturating_sub(NEAR).max(sentence.start)..at)
                .any(|before| promotes(before) && before + 1 > sentence.start)
        })
        .map(|at| {
            let end = (at + 2..sentence.end.min(at + OBJECT))
                .find(|&here| {
                    tokens.list[here].gap >= Gap::Comma
                        || is(
                            reading,
                            field,
                            here,
                            &[
                                "et", "and", "sur", "on", "via", "par", "through", "aupres",
                                "grace",
                            ],
                        )
                })
                .unwrap_or(sentence.end.min(at + OBJECT));
            // what its own noun is may still be asked ("promouvoir nos vidéos"): what the noun is about is not
            let english = is(reading, field, at, &["our", "their"]) && end > at + 2;
            let about = at + 2 - usize::from(english);
            (Class::Company, at..at + 1, about..end)
        })
        .collect()
}
