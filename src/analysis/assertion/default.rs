//! What a mention means when no cue speaks: by its section, by the subject of its sentence, by being the job's own title.
//! Knows sections, subjects and titles; knows no cue.

use super::subject::Subject;
use super::{Assertion, Because};
use crate::analysis::mention::Found;
use crate::analysis::position::Positions;
use crate::analysis::reading::Reading;
use crate::analysis::section::Section;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::skill::Kind;

/// "Encadrer les data scientists": several of them are others, also in an ad for one.
fn are_several(reading: &Reading<'_>, found: &Found) -> bool {
    let before = found.words.start.checked_sub(1);
    found.title.is_some()
        && before.is_some_and(|at| {
            matches!(
                reading.passage(found.field).tokens.word(at),
                "les" | "aux" | "nos" | "vos" | "leurs"
            )
        })
}

/// Words before a title that say what the candidate was or learnt, by their beginnings.
const BACKGROUND: [&str; 48] = [
    "experience",
    "diplom",
    "ecole",
    "formation",
    "profil",
    "metier",
    "fonction",
    "occup",
    "titul",
    "issu",
    "licence",
    "master",
    "bachelor",
    "bts",
    "dut",
    "cap",
    "bac",
    "parcours",
    "tant",
    "etude",
    "brevet",
    "niveau",
    "competen",
    "statut",
    "titre",
    "certifi",
    "exerc",
    "poste",
    "etes",
    "es",
    "suis",
    "degree",
    "qualif",
    "background",
    "worked",
    "are",
    "re",
    "experienced",
    "trained",
    "role",
    "skill",
    "appet",
    "connaiss",
    "gout",
    "interet",
    "notion",
    "maitris",
    "cursus",
];
/// Farthest, in words, that such a word stands before the title.
const FAR: usize = 30;

/// Words right before a title that point at somebody.
const POINTS: [&str; 20] = [
    "un", "une", "le", "la", "l", "les", "des", "au", "aux", "du", "nos", "notre", "leurs", "vos",
    "our", "the", "their", "your", "an", "with",
];

/// "Diplôme d'ingénieur", "une expérience de vendeur", "Développeur confirmé": in a profile such a title says what the
/// candidate was or learnt; "la directrice artistique", "les développeurs" are somebody else.
fn is_background(reading: &Reading<'_>, found: &Found) -> bool {
    let tokens = &reading.passage(found.field).tokens;
    let at = found.words.start;
    let sentence = reading.sentence(found.field, at).words.start;
    if at == sentence || is_later(reading, found, sentence) {
        return at == sentence;
    }
    let of_others = tokens.is_one_of(
        at - 1,
        &["les", "aux", "nos", "leurs", "notre", "our", "their"],
    );
    let said = || {
        (at.saturating_sub(FAR).max(sentence)..at).any(|before| {
            let word = tokens.word(before);
            BACKGROUND.iter().any(|stem| {
                if stem.len() > 3 {
                    word.starts_with(stem)
                } else {
                    word == *stem
                }
            })
        })
    };
    !of_others && (at - sentence <= 1 || !tokens.is_one_of(at - 1, &POINTS) || said())
}

/// "Évolution vers un poste de chef de projet", "grow into a manager": what one may become.
fn is_later(reading: &Reading<'_>, found: &Found, sentence: usize) -> bool {
    let tokens = &reading.passage(found.field).tokens;
    let from = found.words.start.saturating_sub(5).max(sentence);
    (from..found.words.start).any(|at| tokens.is_one_of(at, &["vers", "towards", "into"]))
}

/// "Customer service": the name of a job and of its work alike.
fn is_work(reading: &Reading<'_>, found: &Found) -> bool {
    let label = &reading.taxonomy.skills[found.skill as usize].label;
    let words = reading.written(found.field, &found.words).to_lowercase();
    words == label.en.to_lowercase() || words == label.fr.to_lowercase()
}

/// Longest name between quotation marks, in characters.
const NAME: usize = 80;

/// "La collection « Réussir son Excel »", “Brunch & Branding”: words of a name ask nothing. A skill that stands alone between
/// quotation marks is no name.
fn is_of_a_name(reading: &Reading<'_>, found: &Found) -> bool {
    let passage = reading.passage(found.field);
    let place = passage.span(&found.words);
    let before = &passage.text[..place.start as usize];
    let after = &passage.text[place.end as usize..];
    [('«', '»'), ('“', '”')].into_iter().any(|(opens, closes)| {
        let start = before
            .char_indices()
            .rev()
            .take(NAME)
            .find(|(_, c)| *c == opens);
        let end = after.char_indices().take(NAME).find(|(_, c)| *c == closes);
        let (Some((start, _)), Some((end, _))) = (start, end) else {
            return false;
        };
        let said = (
            before[start + opens.len_utf8()..].trim(),
            after[..end].trim(),
        );
        let sentence = |text: &str| text.contains([closes, opens, '.', ':', ';', '\n']);
        said.0.starts_with(char::is_uppercase) && !sentence(said.0) && !sentence(said.1)
    })
}

/// What a mention means when no cue speaks.
pub(super) fn assertion(
    reading: &Reading<'_>,
    positions: &Positions,
    found: &Found,
    section: Option<&Section>,
    subject: Option<Subject>,
    kind: Kind,
) -> (Assertion, Because) {
    let Some(section) = section else {
        return (Assertion::Required, Because::Default);
    };
    let heading = section.heading.map_or(Because::Default, |span| {
        Because::Heading(Place {
            field: Field::Description,
            span,
        })
    });
    if section.denied {
        return (Assertion::Negated, heading);
    }
    if is_of_a_name(reading, found) {
        return (Assertion::Company, Because::Default);
    }
    let profile = matches!(section.kind, SectionKind::Profile | SectionKind::Extras);
    if let Some(role) = found.title
        && !positions.titles.iter().any(|title| title.role == role)
        && !(profile && is_background(reading, found))
        && !is_work(reading, found)
    {
        return (Assertion::OtherParty, Because::Default);
    }
    if section.kind == SectionKind::Tasks && are_several(reading, found) {
        return (Assertion::OtherParty, Because::Default);
    }
    match (section.kind, subject) {
        (_, Some(Subject::Recruited))
        | (
            SectionKind::Team | SectionKind::Company | SectionKind::Intro | SectionKind::Other,
            Some(Subject::Candidate | Subject::Job),
        ) => (Assertion::Required, Because::Default),
        (SectionKind::Process | SectionKind::Offer, Some(Subject::Candidate | Subject::Job))
            if section.heading.is_none() =>
        {
            (Assertion::Required, Because::Default)
        }
        (SectionKind::Extras, _) => (Assertion::Preferred, heading),
        (SectionKind::Tasks | SectionKind::Profile, Some(Subject::Employer))
            if kind != Kind::Language && kind != Kind::Diploma =>
        {
            (Assertion::Company, Because::Default)
        }
        (
            SectionKind::Tasks | SectionKind::Profile | SectionKind::Intro | SectionKind::Other,
            Some(Subject::Team),
        ) => (Assertion::OtherParty, Because::Default),
        (SectionKind::Tasks | SectionKind::Profile, _) => (Assertion::Required, heading),
        (SectionKind::Team, _) => (Assertion::OtherParty, heading),
        // "Niveau d'études : Bac+3" among place and contract
        (SectionKind::Other, _) if matches!(kind, Kind::Language | Kind::Diploma) => {
            (Assertion::Required, heading)
        }
        (SectionKind::Intro | SectionKind::Other, _) => (Assertion::Company, Because::Default),
        _ => (Assertion::Company, heading),
    }
}

/// Longest line that says little more than a title.
const TITLE_LINE: usize = 11;

/// "Notre client, leader du terrassement, recherche un conducteur d'engins", "En tant que chef de projet": this title is
/// the candidate's, whatever else the sentence speaks of.
pub(super) fn is_sought(
    reading: &Reading<'_>,
    positions: &Positions,
    found: &Found,
    section: Option<&Section>,
    subject: Option<Subject>,
) -> bool {
    let Some(role) = found.title.filter(|_| found.field == Field::Description) else {
        return false;
    };
    let sentence = reading.sentence(found.field, found.words.start);
    let own = positions.titles.iter().any(|title| title.role == role);
    let offered = section
        .is_some_and(|section| matches!(section.kind, SectionKind::Offer | SectionKind::Process));
    let alone =
        !offered && sentence.opens_line && !sentence.bullet && sentence.words.len() <= TITLE_LINE;
    let from = found
        .words
        .start
        .saturating_sub(5)
        .max(sentence.words.start);
    let named = reading
        .markers(found.field, from..found.words.start, Marker::Recruits)
        .any(|marker| marker.end <= found.words.start && found.words.start - marker.end <= 1);
    let later = is_later(reading, found, sentence.words.start);
    // "rattaché au chef des ventes": the superior, in the sentence that names the job too
    let before = |far: usize, words: &[&str]| {
        let at = found.words.start.checked_sub(far);
        at.is_some_and(|at| {
            at >= sentence.words.start && reading.passage(found.field).tokens.is_one_of(at, words)
        })
    };
    // "en lien avec les RRH", "assuré par le directeur commercial"
    let with = before(1, &["le", "la", "l", "les"]) && before(2, &["avec", "par", "de", "a"]);
    let under = with
        || before(
            1,
            &[
                "au", "aux", "du", "des", "avec", "par", "notre", "nos", "the", "our",
            ],
        );
    (named && !later) || (own && !under && (alone || subject == Some(Subject::Recruited)))
}
