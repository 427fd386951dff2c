//! Of whom each sentence of the description speaks: the candidate, the employer, the team.
//! Knows the words that tell; where none does, a sentence goes on as the one before it.

use super::grammar::is_infinitive;
use super::job::{is_taken_up, is_the_job};
use crate::analysis::reading::Reading;
use crate::analysis::section::{self, Section};
use crate::span::Field;
use crate::taxonomy::cue::{Class, Governs};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::sort::Sorts;
use crate::text::language::is_function_word;
use crate::text::{Gap, Language, Sentence, Shape};
use std::ops::Range;

/// Of whom a sentence speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// It names the job that is offered.
    Recruited,
    /// The candidate and the work.
    Candidate,
    /// The job itself, or who holds it, in the third person.
    Job,
    /// Some work, of the candidate unless the heading says otherwise.
    Task,
    /// The employer.
    Employer,
    /// The team around.
    Team,
}

/// The subject of every sentence of the description.
pub(super) fn of_sentences(reading: &Reading<'_>, sections: &[Section]) -> Vec<Subject> {
    let passage = reading.passage(Field::Description);
    let asks = |section: &Section| {
        matches!(
            section.kind,
            SectionKind::Tasks | SectionKind::Profile | SectionKind::Extras
        )
    };
    let sectioned = sections.iter().any(asks);
    let mut subjects: Vec<Subject> = Vec::with_capacity(passage.sentences.len());
    let mut section_start = usize::MAX;
    for sentence in &passage.sentences {
        let section = section::at(sections, sentence.words.start);
        let start = section.map_or(0, |section| section.words.start);
        let fresh = start != section_start;
        section_start = start;
        // "Our stack: Node, React", "Nos méthodes : Scrum": a heading of what is asked speaks of what is asked
        let headed =
            fresh && section.is_some_and(|section| asks(section) && section.heading.is_some());
        let goes_on =
            subjects.last() == Some(&Subject::Job) && is_taken_up(reading, &sentence.words);
        let said = if goes_on {
            Some(Subject::Job)
        } else {
            said(reading, sentence, section.is_some_and(asks))
        };
        let said = said
            .filter(|said| !(headed && *said == Subject::Employer))
            .filter(|said| *said != Subject::Task || !section.is_some_and(is_theirs));
        let said = said.map(|said| match said {
            Subject::Task => Subject::Candidate,
            other => other,
        });
        let subject = said.unwrap_or_else(|| match (fresh, subjects.last(), section) {
            // "Atos est un leader… Il réunit 90 000 ingénieurs.": a paragraph on the employer below the profile
            (false, Some(Subject::Employer), Some(section))
                if asks(section) && !sentence.bullet && !sentence.opens_line =>
            {
                Subject::Employer
            }
            (_, _, Some(section)) if asks(section) => Subject::Candidate,
            (true, _, Some(section)) if is_theirs(section) => Subject::Employer,
            (false, Some(Subject::Recruited | Subject::Candidate | Subject::Job), _) => {
                Subject::Candidate
            }
            (false, Some(before), _) if *before != Subject::Team => *before,
            _ if sectioned => Subject::Employer,
            _ => Subject::Candidate,
        });
        subjects.push(subject);
    }
    subjects
}

/// "Notre savoir-faire", "L'équipe", "Avantages": under such a heading, work is not the candidate's unless it says so.
fn is_theirs(section: &Section) -> bool {
    let theirs = matches!(
        section.kind,
        SectionKind::Company
            | SectionKind::Team
            | SectionKind::Offer
            | SectionKind::Process
            | SectionKind::Legal
            | SectionKind::School
    );
    theirs && section.heading.is_some()
}

/// How near to its beginning a sentence of an asking section must name another subject.
const OPENING: usize = 4;

/// Words from "recherche" to the title that is sought.
const SOUGHT: usize = 14;

/// What the sentence's own words say. Under a heading of tasks or profile, employer and team count only at the beginning:
/// "gérer la paie du groupe" still speaks of the candidate's work.
fn said(reading: &Reading<'_>, sentence: &Sentence, asking: bool) -> Option<Subject> {
    let field = Field::Description;
    let words = &sentence.words;
    let recruits = reading
        .markers(field, words.clone(), Marker::Recruits)
        .any(|marker| {
            // "recrute pour son magasin de Pontoise un assistant": the ad's own title may stand farther off
            reading
                .hits(field, marker.end..(marker.end + SOUGHT).min(words.end))
                .any(|hit| match hit.entry {
                    Entry::Title(role) => {
                        hit.words.start < marker.end + 8 || reading.is_titled(role)
                    }
                    _ => false,
                })
        });
    if recruits {
        return Some(Subject::Recruited);
    }
    if is_the_job(reading, words) {
        return Some(Subject::Job);
    }
    if addresses(reading, words) {
        return Some(Subject::Candidate);
    }
    let verb = |hit: &crate::taxonomy::lexicon::Hit| {
        matches!(hit.entry, Entry::Verb(_)) && is_infinitive(reading, field, hit.words.start)
    };
    let first = first_word(reading, words);
    if reading.hits(field, first..first + 1).any(verb) {
        return Some(Subject::Task);
    }
    let doing = reading
        .hits(field, first..first + 1)
        .any(|hit| matches!(hit.entry, Entry::Verb(_) | Entry::Noun(_)));
    if asking && (sentence.bullet || doing) {
        return Some(Subject::Candidate);
    }
    let others = matches!(
        reading.passage(field).tokens.word(words.start),
        "notre" | "nos" | "our"
    ) && reading
        .hits(field, words.start + 1..words.start + 2)
        .any(|hit| matches!(hit.entry, Entry::Marker(Marker::Agent) | Entry::Title(_)));
    if others && !asking {
        return Some(Subject::Team);
    }
    if presents(reading, words.start)
        || (!sentence.bullet && acts_by_name(reading, words))
        || is_named_at_length(reading, words)
        || speaks_of_itself(reading, words)
        || (!sentence.bullet && is_presented(reading, words))
    {
        return Some(Subject::Employer);
    }
    let named = if asking {
        words.start..(words.start + OPENING).min(words.end)
    } else {
        words.clone()
    };
    if reading.has(field, named.clone(), Marker::Team) {
        return Some(Subject::Team);
    }
    if reading.has(field, named.clone(), Marker::Employer) {
        return Some(Subject::Employer);
    }
    if doing && (sentence.bullet || sentence.opens_line) {
        return Some(Subject::Task);
    }
    // "Photoshop : indispensable"
    says_how_firmly(reading, field, words.clone()).then_some(Subject::Task)
}

/// The word that a sentence begins with, behind its number and before what its verb hangs on: "1. Writes articles",
/// "D'animer l'équipe", "To write press releases".
fn first_word(reading: &Reading<'_>, words: &Range<usize>) -> usize {
    let tokens = &reading.passage(Field::Description).tokens;
    let numbered = usize::from(tokens.list[words.start].shape == Shape::Number);
    let at = words.start + numbered;
    let hung = usize::from(tokens.is_one_of(at, &["de", "d", "a", "to"]));
    (at + hung).min(words.end - 1)
}

/// "… : indispensable", "… est un plus": words that say how firmly what stands before them is asked.
fn says_how_firmly(reading: &Reading<'_>, field: Field, words: Range<usize>) -> bool {
    let firm = |number: u16| {
        let cue = &reading.taxonomy.cues[usize::from(number)];
        matches!(
            cue.class,
            Class::Required | Class::Preferred | Class::Bonus | Class::Negated
        ) && cue.governs == Governs::Before
    };
    reading.holds(field, &words, Sorts::CUE)
        && reading
            .hits(field, words)
            .any(|hit| matches!(hit.entry, Entry::Cue(number) if firm(number)))
}

/// True when the sentence speaks to the candidate; what begins with "notre" does so only where a clause begins.
fn addresses(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let tokens = &reading.passage(Field::Description).tokens;
    let ours = matches!(tokens.word(words.start), "notre" | "nos" | "our");
    reading
        .markers(Field::Description, words.clone(), Marker::Candidate)
        .any(|marker| {
            !ours
                || marker.start == words.start
                || tokens.list[marker.start].gap > Gap::Wrap
                || matches!(
                    tokens.word(marker.start - 1),
                    "et" | "and" | "que" | "where" | "ou"
                )
                || !matches!(
                    tokens.word(marker.start),
                    "vous" | "tu" | "you" | "vos" | "tes" | "votre" | "ton" | "ta" | "your"
                )
        })
}

/// "Lumo is a platform…", "Kaïros est une agence…": a name that is presented.
fn presents(reading: &Reading<'_>, at: usize) -> bool {
    let passage = reading.passage(Field::Description);
    let word = |at: usize| passage.tokens.word(at);
    let named = |at: usize| {
        passage
            .tokens
            .list
            .get(at)
            .is_some_and(|token| token.shape != Shape::Lower)
    };
    (1..=3).any(|n| {
        // "Photoshop est un plus" presents nobody
        let wished = || says_how_firmly(reading, Field::Description, at + n..at + n + 3);
        matches!(word(at + n), "est" | "is")
            && !wished()
            && named(at + n - 1)
            && matches!(
                word(at + n + 1),
                "un" | "une" | "a" | "an" | "le" | "la" | "the"
            )
    })
}

/// "L'Orchestre mène…", "The Press publishes…": a name with its article, and what it does.
fn acts_by_name(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let field = Field::Description;
    let tokens = &reading.passage(field).tokens;
    let articled = tokens.is_one_of(words.start, &["le", "la", "l", "the"]);
    let named = words
        .clone()
        .skip(1)
        .take(NAME)
        .take_while(|&at| tokens.list[at].shape == Shape::Capital)
        .last();
    let Some(last) = named.filter(|last| articled && last + 2 < words.end) else {
        return false;
    };
    let verb = &tokens.list[last + 1];
    let word = tokens.word(last + 1);
    let finite = match reading.sentence(field, words.start).language {
        Language::English => word.ends_with('s') && !word.ends_with("ss"),
        _ => word.ends_with('e') || word.ends_with("it") || word.ends_with("nd"),
    };
    let known = reading.hits(field, words.start..last + 1).any(|hit| {
        matches!(
            hit.entry,
            Entry::Title(_) | Entry::Skill(_) | Entry::Marker(_)
        )
    });
    finite
        && !known
        && verb.shape == Shape::Lower
        && verb.gap == Gap::Space
        && !is_function_word(verb.word)
}

/// How far into a sentence, in words, a long name may be presented.
const NAME: usize = 14;

/// "Le Centre national de la recherche scientifique (CNRS) est un organisme public": a long name with its article.
fn is_named_at_length(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let passage = reading.passage(Field::Description);
    let front = words.start..(words.start + NAME).min(words.end);
    let articled = matches!(passage.tokens.word(words.start), "le" | "la" | "l" | "the");
    let Some(is) = front
        .clone()
        .skip(2)
        .find(|&at| matches!(passage.tokens.word(at), "est" | "is"))
    else {
        return false;
    };
    let named = (words.start + 1..is.min(words.start + 4))
        .any(|at| matches!(passage.tokens.list[at].shape, Shape::Capital | Shape::Upper));
    let titled = reading
        .hits(Field::Description, words.start..is)
        .any(|hit| matches!(hit.entry, Entry::Title(_)));
    articled
        && named
        && !titled
        && !says_how_firmly(reading, Field::Description, is..(is + 4).min(words.end))
        && matches!(
            passage.tokens.word(is + 1),
            "un" | "une" | "a" | "an" | "le" | "la" | "the" | "l"
        )
}

/// "Avec ses 130 experts, Menway est un acteur majeur du recrutement": a name, and what an employer is, further on.
fn is_presented(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    reading
        .markers(Field::Description, words.clone(), Marker::Employer)
        .any(|marker| {
            (marker.start.saturating_sub(3)..marker.start)
                .any(|at| at >= words.start && presents(reading, at))
        })
}

/// "Nous conseillons des collectivités…", "Our museum opened…", "Studio de développement web né à Lille, …": the employer
/// speaks, or is named by what it is before its name.
fn speaks_of_itself(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let passage = reading.passage(Field::Description);
    let first = passage.tokens.word(words.start);
    let named = words
        .clone()
        .skip(1)
        .find(|&at| passage.tokens.list[at].gap == Gap::Comma)
        .is_some_and(|at| passage.tokens.list[at].shape == Shape::Capital);
    let firm = reading
        .markers(
            Field::Description,
            words.start..words.start + 1,
            Marker::Agent,
        )
        .any(|marker| marker.start == words.start);
    // "notre futur collaborateur crée…" is the one who is sought
    let sought = reading.has(
        Field::Description,
        words.start + 1..(words.start + 3).min(words.end),
        Marker::Job,
    );
    (matches!(first, "nous" | "we" | "notre" | "nos" | "our") && !sought) || (firm && named)
}
