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

/// "Customer service": the name of a job and of its work alike.
fn is_work(reading: &Reading<'_>, found: &Found) -> bool {
    let label = &reading.taxonomy.skills[found.skill as usize].label;
    let words = reading.written(found.field, &found.words).to_lowercase();
    words == label.en.to_lowercase() || words == label.fr.to_lowercase()
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
    // "diplôme d'ingénieur", "une expérience de vendeur": in a profile a job's title says what the candidate was or learnt
    if let Some(role) = found.title
        && !positions.titles.iter().any(|title| title.role == role)
        && !matches!(section.kind, SectionKind::Profile | SectionKind::Extras)
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
        (SectionKind::Process | SectionKind::Offer, Some(Subject::Job))
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
        // "Vous évoluerez dans un environnement international qui demande un bon anglais"
        (SectionKind::Offer, Some(Subject::Candidate | Subject::Job))
            if section.heading.is_none() && kind == Kind::Language =>
        {
            (Assertion::Required, Because::Default)
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
    // "rattaché au chef des ventes": the superior, in the sentence that names the job too
    let under = found.words.start > sentence.words.start
        && matches!(
            reading
                .passage(found.field)
                .tokens
                .word(found.words.start - 1),
            "au" | "aux" | "du" | "des" | "avec" | "par" | "notre" | "nos" | "the" | "our"
        );
    named || (own && !under && (alone || subject == Some(Subject::Recruited)))
}
