//! Somebody else as the subject: "un indépendant filme les chantiers", "Maria builds the pages", "elle monte aussi les films".
//! An ad gives the candidate's work in the infinitive, in nouns, or to "vous" and "you"; knows that and small words only.

use super::agent::names_others;
use super::grammar::{Said, is};
use super::job::names_the_job;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::language::is_function_word;
use crate::text::{Gap, Language, Shape, inflect};
use std::ops::Range;

/// Longest subject, in words, its article included.
const SUBJECT: usize = 7;
/// What a subject begins with, when it is no name.
const DETERMINERS: [&str; 46] = [
    "six", "sept", "huit", "dix", "douze", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa",
    "ses", "votre", "vos", "my", "your", "his", "her", "le", "la", "l", "les", "un", "une", "des",
    "deux", "trois", "quatre", "cinq", "notre", "nos", "chaque", "leur", "leurs", "the", "our",
    "a", "an", "two", "three", "four", "five", "each", "another",
];
/// Words before a subject.
const OPENERS: [&str; 10] = [
    "dont", "et", "and", "ou", "que", "qu", "that", "which", "comment", "how",
];
/// Words of who held the post before.
const GONE: [&str; 6] = [
    "precedent",
    "precedente",
    "ancien",
    "ancienne",
    "previous",
    "former",
];
/// Pronouns that never mean the candidate of an ad that says "vous" or "you".
const PRONOUNS: [&str; 5] = ["ils", "elles", "they", "elle", "she"];

/// What a clause gives to somebody who is neither the candidate nor the job.
pub(super) fn says(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Option<Said> {
    if field == Field::Title || clause.len() < 3 {
        return None;
    }
    let passage = reading.passage(field);
    let start = clause.start + usize::from(is(reading, field, clause.start, &OPENERS));
    let pronoun = is(reading, field, start, &PRONOUNS)
        && !is(reading, field, start.saturating_sub(1), &["il", "he", "ou"])
        && reading.first(Marker::Candidate).is_some();
    // "dont l'un tourne nos vidéos et l'autre tient le blog"
    let one_of_them =
        is(reading, field, start, &["l"]) && is(reading, field, start + 1, &["un", "autre"]);
    let verb = if one_of_them {
        (start + 2 < clause.end).then_some(start + 2)
    } else if pronoun {
        (start + 1..clause.end.min(start + 4)).find(|&at| is_third_person(reading, field, at, true))
    } else if is(reading, field, start, &DETERMINERS) {
        noun_and_verb(reading, field, start, clause.end)
    } else if is_name(reading, field, start) {
        let pair =
            is(reading, field, start + 1, &["et", "and"]) && is_name(reading, field, start + 2);
        let at = start + 1 + 2 * usize::from(pair);
        let at = at + usize::from(is(reading, field, at, &["s", "se"]));
        (at < clause.end
            && passage.tokens.list[at].gap <= Gap::Apostrophe
            && (is_third_person(reading, field, at, pair) || is_past(reading, field, at)))
        .then_some(at)
    } else {
        None
    }?;
    let whose = start..verb;
    // "le stagiaire précédent avait conçu…"
    let gone = whose.clone().any(|at| is(reading, field, at, &GONE));
    let named = || {
        [Marker::Candidate, Marker::Recruits, Marker::Job]
            .iter()
            .any(|marker| reading.has(field, whose.clone(), *marker))
            || names_the_job(reading, field, start, clause.end)
    };
    let sought = (!gone && named()) || reading.has(field, verb..clause.end, Marker::Recruits);
    (!sought && verb + 1 < clause.end).then_some((Class::Other, whose, verb..clause.end))
}

/// Longest main clause that takes up, with a pronoun, what the one before it names.
const TAKES_UP: usize = 4;

/// What is given to somebody behind "and", or in the main clause behind one that depends: "once it is signed off, Marta
/// builds the page", "you write the brief and the media unit will do the filming".
pub(super) fn further(reading: &Reading<'_>, field: Field, clause: &Range<usize>) -> Vec<Said> {
    let tokens = &reading.passage(field).tokens.list;
    let depends = is(reading, field, clause.start, &SUBORDINATES);
    (clause.start + 1..clause.end.saturating_sub(2))
        .filter(|&at| {
            let behind = depends && tokens[at].gap == Gap::Comma;
            behind
                || (is(reading, field, at, &["et", "and"])
                    && is(reading, field, at + 1, &DETERMINERS)
                    && names_others(reading, field, &(at..(at + SUBJECT).min(clause.end))))
        })
        .find_map(|at| says(reading, field, &(at..clause.end)))
        .map(|(class, who, does)| {
            let mut said = vec![(class, does.start..does.start + 1, who.clone())];
            // "when we need landing pages, the agency builds them"
            let takes_up = does.len() <= TAKES_UP
                && does
                    .clone()
                    .any(|at| is(reading, field, at, &["them", "it", "en", "y"]));
            if depends && takes_up {
                said.push((class, does.start..does.start + 1, clause.start..who.start));
            }
            said.push((class, who, does));
            said
        })
        .unwrap_or_default()
}

/// Words before a clause that depends on another, or before a time or a place.
const SUBORDINATES: [&str; 34] = [
    "once",
    "when",
    "if",
    "after",
    "before",
    "while",
    "as",
    "quand",
    "lorsque",
    "si",
    "apres",
    "des",
    "comme",
    "chaque",
    "every",
    "depuis",
    "pendant",
    "during",
    "since",
    "en",
    "in",
    "chez",
    "at",
    "later",
    "next",
    "demain",
    "ensuite",
    "then",
    "today",
    "actuellement",
    "currently",
    "cet",
    "cette",
    "this",
];

/// The verb behind a noun with its article, where the noun stands alone or with a few words of its own.
fn noun_and_verb(reading: &Reading<'_>, field: Field, start: usize, end: usize) -> Option<usize> {
    let tokens = &reading.passage(field).tokens.list;
    let plural = |at: usize| {
        let word = reading.passage(field).tokens.word(at);
        word.ends_with('s') || word.ends_with('x')
    };
    let stop = end.min(start + SUBJECT);
    // "les clients, eux, créent leurs visuels"
    let aside = |at: usize| is(reading, field, at, &ASIDES) || is(reading, field, at - 1, &ASIDES);
    let parted = (start + 1..stop)
        .find(|&at| tokens[at].gap > Gap::Wrap && !(tokens[at].gap == Gap::Comma && aside(at)))
        .unwrap_or(stop);
    let verb = (start + 2..parted).find(|&at| {
        let after_noun = !is_function_word(tokens[at - 1].word)
            || is(reading, field, at - 1, &["se", "s", "also", "aussi"]);
        let several = plural(at - 1) || plural(start + 1);
        after_noun
            && (is_third_person(reading, field, at, several)
                || (several && is_done_by(reading, field, start..at))
                || (names_others(reading, field, &(start..at)) && has_done(reading, field, at)))
    })?;
    let named =
        |hit: &crate::taxonomy::lexicon::Hit| matches!(hit.entry, Entry::Skill(_) | Entry::Noun(_));
    let people = reading.hits(field, start..verb).any(|hit| {
        matches!(
            hit.entry,
            Entry::Title(_) | Entry::Marker(Marker::Agent | Marker::Unit)
        )
    });
    // "la maîtrise de Photoshop permet…" names a skill, "notre équipe SEO gère…" people
    (people || !reading.hits(field, start..verb).any(named)).then_some(verb)
}

/// What takes up a subject between commas.
const ASIDES: [&str; 6] = ["eux", "elles", "lui", "elle", "themselves", "meanwhile"];

/// "Lancera", "recruteront": a French future that somebody's plan is told in, and no wish or condition.
fn is_future(word: &str) -> bool {
    const SAID_OF_THINGS: [&str; 14] = [
        "devr",
        "pourr",
        "faudr",
        "permettr",
        "constituer",
        "faciliter",
        "vaudr",
        "suffir",
        "conviendr",
        "portera",
        "comprendr",
        "consister",
        "debuter",
        "commencer",
    ];
    let ends = ["era", "eront", "ira", "iront", "dra", "dront"]
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    ends && word != "sera"
        && word != "seront"
        && !SAID_OF_THINGS.iter().any(|stem| word.starts_with(stem))
}

/// "Two graphic designers turn out…", "les secrétaires de rédaction mettent…": behind several people, a verb that the
/// taxonomy does not know.
fn is_done_by(reading: &Reading<'_>, field: Field, subject: Range<usize>) -> bool {
    let at = subject.end;
    let token = &reading.passage(field).tokens.list[at];
    let word = reading.passage(field).tokens.word(at);
    let people = reading.hits(field, subject.clone()).any(|hit| {
        hit.words.end == at && matches!(hit.entry, Entry::Title(_) | Entry::Marker(Marker::Agent))
    });
    let formed = match reading.sentence(field, at).language {
        Language::French => word.ends_with("ent") || word.ends_with("ont"),
        Language::English => !["ing", "ed", "ly"].iter().any(|end| word.ends_with(end)),
        _ => false,
    };
    people
        && formed
        && token.shape == Shape::Lower
        && token.gap == Gap::Space
        && !is_function_word(token.word)
}

/// "Sam designed the posters", "Sam had built": what somebody has done.
fn is_past(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let tokens = &reading.passage(field).tokens;
    let english = reading.sentence(field, at).language == Language::English;
    let known = reading
        .hits(field, at..at + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_)) && hit.words.start == at);
    let passive = is(reading, field, at + 1, &["by"]);
    (english && known && tokens.word(at).ends_with("ed") && !passive)
        || has_done(reading, field, at)
}

/// "Avait conçu", "a mis en place", "had built": the word before a participle, at `at`.
fn has_done(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let written = reading.written(field, &(at..at + 1));
    if !matches!(
        written,
        "a" | "ont" | "avait" | "avaient" | "has" | "had" | "have"
    ) {
        return false;
    }
    let next = reading.written(field, &(at + 1..at + 2)).to_lowercase();
    let masculine = next.trim_end_matches('s').trim_end_matches('e');
    let formed = ["é", "çu", "it", "is", "ert", "ed", "ilt", "en"]
        .iter()
        .any(|end| masculine.len() > end.len() + 1 && masculine.ends_with(end))
        || next.ends_with("ed");
    formed && reading.passage(field).tokens.list[at + 1].gap == Gap::Space
}

/// A capital word that the taxonomy does not know.
pub(super) fn is_name(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let tokens = &reading.passage(field).tokens;
    tokens.list.get(at).is_some_and(|token| {
        token.shape == Shape::Capital
            && !is_function_word(token.word)
            && !tokens.word(at).ends_with("ly")
            && !tokens.word(at).ends_with("ment")
            && !inflect::is_infinitive(Language::French, tokens.word(at))
    }) && reading
        .hits(field, at..at + 1)
        // "Kit films and edits": within a sentence a capital makes a name of what is only a thing elsewhere
        .all(|hit| {
            hit.words.start != at
                || matches!(hit.entry, Entry::Wording(..))
                || (tokens.list[at].gap == Gap::Space && matches!(hit.entry, Entry::Thing(_)))
        })
}

/// A verb of doing in the third person. `plural` subjects take the bare form in English.
fn is_third_person(reading: &Reading<'_>, field: Field, at: usize, plural: bool) -> bool {
    let tokens = &reading.passage(field).tokens;
    let word = tokens.word(at);
    if word == "will" {
        return reading
            .hits(field, at + 1..at + 2)
            .any(|hit| matches!(hit.entry, Entry::Verb(_)))
            || is(reading, field, at + 1, &["do", "take", "handle"]);
    }
    let is_only = matches!(word, "est" | "sont" | "is" | "are");
    let known = !is_only
        && (reading
            .hits(field, at..at + 1)
            .any(|hit| hit.words.start == at && matches!(hit.entry, Entry::Verb(_)))
            || reading.has(field, at..at + 1, Marker::AgentVerb));
    let lower = tokens.list[at].shape == Shape::Lower;
    if lower && reading.sentence(field, at).language == Language::French && is_future(word) {
        return true;
    }
    let finite = match reading.sentence(field, at).language {
        Language::French => {
            let written = reading.written(field, &(at..at + 1));
            let other_person = ["ez", "ons", "s", "ant"]
                .iter()
                .any(|ending| word.ends_with(ending))
                || inflect::is_infinitive(Language::French, word);
            let participle = ["é", "ée", "és", "ées"]
                .iter()
                .any(|ending| written.ends_with(ending));
            !other_person && !participle
        }
        Language::English => {
            let formed = ["ing", "ed", "ss"]
                .iter()
                .any(|ending| word.ends_with(ending));
            !formed && (plural || word.ends_with('s'))
        }
        _ => false,
    };
    known && lower && finite
}
