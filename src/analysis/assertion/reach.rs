//! How far a cue reaches on either side: turns, lists, brackets, and where the candidate's own work goes on.
//! Knows clauses and small words; does not know which cue decides.

use super::grammar::is_infinitive;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::sort::Sorts;
use crate::text::{Gap, Language};
use std::ops::Range;

/// Longest stretch, in words, that a cue of reach "phrase" governs.
const PHRASE: usize = 14;
/// Where a cue may stand behind the comma that opens an aside, in words.
const ASIDE: usize = 4;
/// How far back, in words, a trailing cue governs.
const FARTHEST: usize = 30;

/// "(Salesforce idéalement)", "anglais courant de préférence.": nothing stands behind the cue that it could govern.
pub(super) fn closes(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    cue.start > sentence.start
        && (cue.end == sentence.end
            || matches!(
                reading.passage(field).tokens.list[cue.end].gap,
                Gap::Close | Gap::Semicolon
            ))
}

/// The words after a cue that it governs.
pub(super) fn forward(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    reach: Reach,
    class: Class,
) -> Range<usize> {
    if reach == Reach::Sentence {
        return cue.end..presentation_end(reading, field, sentence, cue, class);
    }
    let tokens = &reading.passage(field).tokens.list;
    let aside = (cue.start.saturating_sub(ASIDE)..=cue.start)
        .any(|at| at > sentence.start && tokens[at].gap == Gap::Comma);
    let own_team = class == Class::Other && names_team(reading, field, sentence, cue);
    for at in cue.end..sentence.end {
        let gap = tokens[at].gap;
        let bracket = gap == Gap::Close
            && !tokens[cue.end..at]
                .iter()
                .any(|token| token.gap == Gap::Open);
        let stops = gap == Gap::Semicolon
            || (gap == Gap::Colon && class == Class::Other && reach == Reach::Phrase);
        let behind = at > cue.end;
        if (behind && (stops || bracket))
            || ((behind || class == Class::Negated) && turns(reading, field, at))
        {
            return cue.end..at;
        }
        let own = matches!(
            class,
            Class::Other | Class::Company | Class::Pilot | Class::Support
        ) || reach == Reach::Phrase;
        let turn = || {
            gap == Gap::Comma
                || gap == Gap::Dash
                || (gap == Gap::Close && at > cue.end)
                || joins(reading, field, at - 1)
                || aims(reading, field, at - 1)
        };
        if own
            && (at > cue.end || gap == Gap::Comma)
            && ((turn() && resumes(reading, field, at, sentence.end))
                || (behind && is_told(reading, field, at)))
        {
            return cue.end..at;
        }
        // "en lien avec l'équipe produit sur…", "les équipes, organisation des comités": the matter is one's own
        if class == Class::Other
            && reach == Reach::Phrase
            && cue.start > sentence.start
            && at > cue.end
            && ((gap == Gap::Comma && lists_task(reading, field, at))
                || matters(reading, field, at - 1))
        {
            return cue.end..at;
        }
        // "vous interviendrez, aux côtés de votre référent, à la conception"
        if class == Class::Other
            && aside
            && at > cue.end
            && gap == Gap::Comma
            && matches!(
                reading.passage(field).tokens.word(at),
                "a" | "au" | "aux" | "de" | "d"
            )
        {
            return cue.end..at;
        }
        if own_team && leaves_team(reading, field, sentence, cue, at) {
            return cue.end..at;
        }
        // "sans être expert de la vidéo, vous savez…"
        if class == Class::Negated
            && gap == Gap::Comma
            && reading.has(field, at..(at + 2).min(sentence.end), Marker::Candidate)
        {
            return cue.end..at;
        }
        if reach == Reach::Phrase
            && (at >= cue.end + PHRASE || (gap == Gap::Close && at > cue.end + 1))
        {
            return cue.end..at;
        }
    }
    cue.end..sentence.end
}

/// Where a sentence stops presenting the employer: "est une agence qui recherche un développeur".
fn presentation_end(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    class: Class,
) -> usize {
    let recruits = |at: &usize| {
        turns(reading, field, *at) && reading.has(field, *at..at + 1, Marker::Recruits)
    };
    (cue.end..sentence.end)
        .find(|at| class == Class::Company && recruits(at))
        .unwrap_or(sentence.end)
}

/// True when a cue only names the team beside the candidate's own work: "préparer avec l'équipe le passage à…".
fn names_team(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    let team = (cue.end.saturating_sub(2).max(cue.start)..cue.end).any(|at| {
        matches!(
            reading.passage(field).tokens.word(at),
            "equipe" | "equipes" | "team" | "teams"
        )
    });
    let doing = reading.hits(field, sentence.start..cue.start).any(|hit| {
        matches!(
            hit.entry,
            Entry::Verb(_) | Entry::Noun(_) | Entry::Marker(Marker::Candidate)
        )
    });
    team && doing
}

/// True at a word that opens what is done beside the team: "l'équipe (déploiement, …)", "l'équipe en suivant…",
/// "sensibiliser les équipes de Lyon à l'utilité de…", "l'évolution de l'équipe, organisation des comités".
fn leaves_team(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    at: usize,
) -> bool {
    let passage = reading.passage(field);
    let word = passage.tokens.word(at);
    let serves = matches!(
        passage.tokens.word((at + 1).min(sentence.end - 1)),
        "charge" | "charged" | "cours"
    );
    let people = || {
        reading
            .hits(field, at..at + 1)
            .any(|hit| matches!(hit.entry, Entry::Title(_)))
    };
    let opens = at == cue.end && passage.tokens.list[at].gap == Gap::Open && !people();
    let next = passage.tokens.word((at + 1).min(sentence.end - 1));
    let towards = word == "au"
        || word == "aux"
        || (word == "a" && matches!(next, "l" | "la" | "le" | "une" | "un"));
    let listed = passage.tokens.list[at].gap == Gap::Comma && lists_task(reading, field, at);
    opens
        || (at > cue.end && (towards || listed))
        || (matches!(word, "en" | "pour" | "sur" | "via" | "vers" | "lors") && !serves)
        || (at == cue.end && matches!(word, "le" | "la" | "les" | "l" | "un" | "une" | "dans"))
}

/// The words before a cue that it governs, none of them before `floor`.
pub(super) fn backward(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    (reach, class): (Reach, Class),
    floor: usize,
) -> Range<usize> {
    if reach == Reach::Sentence {
        return sentence.start..cue.start;
    }
    let tokens = &reading.passage(field).tokens.list;
    let single = cue.clone().any(|at| {
        matches!(
            reading.passage(field).tokens.word(at),
            "est" | "serait" | "sera" | "apprecie" | "appreciee" | "souhaite" | "souhaitee"
        )
    });
    let article = |at: usize| {
        reading
            .taxonomy
            .lexicon(reading.sentence(field, at).language)
            .is_transparent(tokens[at].word)
    };
    let mut start = cue.start;
    // "1 an (souhaité)": a bracket that holds the cue alone looks out of it
    let bracket_end = (cue.end..sentence.end)
        .find(|&at| tokens[at].gap == Gap::Close)
        .unwrap_or(sentence.end);
    let promises = class == Class::Learnable && bracket_end - cue.start <= ASIDE;
    let alone = tokens[cue.start].gap == Gap::Open
        && (promises
            || tokens
                .get(cue.end)
                .is_none_or(|next| next.gap != Gap::Space))
        && !reading
            .hits(field, cue.end..bracket_end)
            .any(|hit| matches!(hit.entry, Entry::Skill(_)));
    let mut closed = usize::from(alone);
    while start > floor && cue.start - start < FARTHEST {
        let mut gap = tokens[start].gap;
        if gap == Gap::Close {
            closed += 1;
        } else if gap == Gap::Open && closed > 0 {
            closed -= 1;
            gap = Gap::Space;
        }
        // a cue inside brackets governs inside them; "X, une maîtrise de Y serait un plus" speaks of Y alone
        if gap == Gap::Semicolon
            || gap == Gap::Open
            || (alone && closed == 0 && gap == Gap::Comma && start < cue.start)
            || (gap == Gap::Comma
                && single
                && start < cue.start
                && article(start)
                && opens_anew(reading, field, sentence.start, start))
        {
            break;
        }
        let at = start - 1;
        if turns(reading, field, at)
            || (reach == Reach::Phrase
                && ((tokens[start].gap == Gap::Comma && start < cue.start && closed == 0)
                    || cue.start - start >= PHRASE))
        {
            break;
        }
        start = at;
    }
    // "vous maîtrisez X et la connaissance de Y serait un plus" speaks of Y alone
    let asked_before = |at: usize| {
        reading.has(field, start..at, Marker::Candidate)
            && reading
                .hits(field, start..at)
                .any(|hit| matches!(hit.entry, Entry::Skill(_)))
    };
    let fresh = (start + 1..cue.start)
        .rev()
        .find(|&at| single && (joins(reading, field, at - 1) && article(at)) && asked_before(at));
    fresh.unwrap_or(start)..cue.start
}

/// True at a word after which the sense turns: mais, cependant, "l'agence recherche"; "la recherche" is a noun.
pub(super) fn turns(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    const ARTICLES: [&str; 12] = [
        "la", "une", "de", "d", "cette", "en", "sa", "leur", "votre", "ta", "notre", "l",
    ];
    let tokens = &reading.passage(field).tokens;
    let noun = tokens.word(at) == "recherche" && at > 0 && tokens.is_one_of(at - 1, &ARTICLES);
    !noun && reading.holds(field, &(at..at + 1), Sorts::TERMINATOR)
}

fn joins(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    matches!(
        reading.passage(field).tokens.word(at),
        "et" | "and" | "y" | "und" | "e" | "en" | "puis"
    )
}

/// True at a word that opens what somebody's presence serves: "au sein de l'équipe pour créer…".
fn aims(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    matches!(
        reading.passage(field).tokens.word(at),
        "pour" | "afin" | "de" | "to"
    )
}

/// True at a word that opens what one works on with somebody.
fn matters(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    matches!(
        reading.passage(field).tokens.word(at),
        "sur" | "dans" | "lors" | "on"
    )
}

/// True where a noun of doing and what it does begin: "organisation des comités".
fn lists_task(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let of = matches!(
        reading.passage(field).tokens.word(at + 1),
        "de" | "d" | "du" | "des" | "of"
    );
    of && reading
        .hits(field, at..at + 1)
        .any(|hit| matches!(hit.entry, Entry::Noun(_)))
}

/// True where a list ends and another subject begins: "vous maîtrisez X, une pratique de Y…".
fn opens_anew(reading: &Reading<'_>, field: Field, sentence: usize, at: usize) -> bool {
    let of = matches!(
        reading.passage(field).tokens.word(at),
        "de" | "d" | "du" | "des" | "of"
    );
    let known = reading
        .hits(field, at..at + 3)
        .any(|hit| matches!(hit.entry, Entry::Marker(Marker::Level(_))));
    !of && (known || reading.has(field, sentence..at, Marker::Candidate))
}

/// True when the candidate's own work goes on here: "vous", a verb, the job's own title.
pub(super) fn resumes(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    let near = at..(at + 2).min(end);
    let titled = || {
        reading
            .hits(field, at..(at + 3).min(end))
            .any(|hit| matches!(hit.entry, Entry::Title(role) if reading.is_titled(role)))
    };
    let article = matches!(
        reading.passage(field).tokens.word(at),
        "le" | "la" | "l" | "the"
    );
    (article && titled())
        || reading.has(field, near.clone(), Marker::Candidate)
        || reading.hits(field, near).any(|hit| {
            matches!(hit.entry, Entry::Verb(_)) && is_doing(reading, field, hit.words.start)
        })
}

/// "En collaboration avec le directeur vous appliquerez…", "sous la responsabilité de X, votre objectif…": the candidate
/// becomes the subject, with or without a comma.
fn is_told(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let passage = reading.passage(field);
    let relative = matches!(
        passage.tokens.word(at - 1),
        "que" | "qu" | "dont" | "ou" | "qui" | "that" | "where" | "who"
    );
    let next = passage.tokens.word(at + 1);
    let does = next.ends_with("ez") || matches!(next, "will" | "ll" | "are" | "re");
    match passage.tokens.word(at) {
        "vous" | "you" => does && !relative,
        "votre" | "vos" | "your" => passage.tokens.list[at].gap == Gap::Comma,
        _ => false,
    }
}

/// A verb and not a noun that looks like one: an infinitive, or a form for "vous".
fn is_doing(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    reading.language() != Language::French
        || is_infinitive(reading, field, at)
        || ["ez", "as"].iter().any(|ending| word.ends_with(ending))
}
