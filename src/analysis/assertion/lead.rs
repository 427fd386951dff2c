//! Lines that lead a list: "Les connaissances suivantes seraient un plus :", and what they say of each item below.
//! Knows colons, bullets and lines; which cue decides is for the judge.

use super::job;
use super::scope::{self, Scoped};
use crate::analysis::reading::Reading;
use crate::analysis::section::{self, Section};
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::text::Sentence;
use std::ops::Range;

/// Longest list that a line leads, in sentences.
const LONGEST: usize = 30;

/// What the line that leads the list of a sentence says of it; nothing when the sentence stands in no list.
/// `read` keeps what the last leading line says: the next item is most often led by it too.
pub(super) fn says(
    reading: &Reading<'_>,
    sections: &[Section],
    sentence: usize,
    read: &mut Option<(usize, Vec<Scoped>)>,
) -> Vec<Scoped> {
    let field = Field::Description;
    let sentences = &reading.passage(field).sentences;
    let Some(lead) = of(reading, sections, sentence) else {
        return Vec::new();
    };
    if read.as_ref().is_none_or(|(line, _)| *line != lead) {
        let words = &sentences[lead].words;
        let mut cues = scope::cues(reading, field, lead);
        cues.retain(|cue| cue.leads(words) && is_led(reading, words, cue));
        *read = Some((lead, cues));
    }
    let said = read.iter().flat_map(|(_, cues)| cues.iter().cloned());
    said.map(|cue| cue.over(sentences[sentence].words.clone()))
        .collect()
}

/// The line that leads the list in which a sentence stands.
fn of(reading: &Reading<'_>, sections: &[Section], sentence: usize) -> Option<usize> {
    let sentences = &reading.passage(Field::Description).sentences;
    let start = section::at(sections, sentences[sentence].words.start)?
        .words
        .start;
    let first = sentence.saturating_sub(LONGEST);
    let mut item = sentence;
    // a sentence that goes on in its item stands where the item does
    while item > first && !sentences[item].opens_line {
        item -= 1;
    }
    let bullet = sentences[item].bullet;
    let mut at = item;
    while at > first {
        let before = &sentences[at - 1];
        // "Vous disposez d'une bonne culture générale.": the list is over
        if !sentences[at].bullet && turns_to_candidate(reading, &sentences[at].words) {
            return None;
        }
        if before.words.start < start || (at < item && is_apart(reading, &sentences[at])) {
            return None;
        }
        if ends_with_colon(reading, before) {
            let same_line = !sentences[at].opens_line;
            return (!same_line && (bullet || !is_apart(reading, &sentences[at]) || at == item))
                .then_some(at - 1);
        }
        if bullet && before.opens_line && !before.bullet {
            return None;
        }
        at -= 1;
    }
    None
}

/// True where a sentence begins by speaking to the candidate.
fn turns_to_candidate(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let tokens = &reading.passage(Field::Description).tokens;
    tokens.is_one_of(words.start, &["vous", "tu", "you"])
        || (tokens.is_one_of(
            words.start,
            &["dote", "dotee", "titulaire", "issu", "issue"],
        ))
}

/// True when a blank line stands before a sentence that is no bullet.
fn is_apart(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let passage = reading.passage(Field::Description);
    let from = sentence
        .words
        .start
        .checked_sub(1)
        .map_or(0, |before| passage.tokens.list[before].span.end as usize);
    let to = passage.tokens.list[sentence.words.start].span.start as usize;
    let lines = passage.text[from..to].matches('\n').count();
    !sentence.bullet && lines > 1
}

fn ends_with_colon(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let passage = reading.passage(Field::Description);
    let from = passage.span(&sentence.words).end as usize;
    let to = passage
        .tokens
        .list
        .get(sentence.words.end)
        .map_or(passage.text.len(), |token| token.span.start as usize);
    let between = passage.text[from..to]
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != ':' && c != '\n');
    sentence.ends_line && between.starts_with(':')
}

/// Farthest, in words, that a task stands before the people it is done with.
const FAR: usize = 20;

fn names_work(reading: &Reading<'_>, line: &Range<usize>, to: usize) -> bool {
    reading
        .hits(
            Field::Description,
            to.saturating_sub(FAR).max(line.start)..to,
        )
        .any(|hit| matches!(hit.entry, Entry::Verb(_) | Entry::Noun(_)))
}

/// Other people, the employer and its offer lead a list only in a line that does not turn to the candidate.
fn is_led(reading: &Reading<'_>, words: &Range<usize>, cue: &Scoped) -> bool {
    let field = Field::Description;
    let turned = || {
        reading.has(field, words.clone(), Marker::Candidate)
            || job::is_the_job(reading, words)
            || reading
                .hits(field, words.start..words.start + 2)
                .any(|hit| {
                    matches!(
                        hit.entry,
                        Entry::Opening(SectionKind::Tasks | SectionKind::Profile)
                    )
                })
    };
    match cue.class {
        // "Gestion financière en lien avec la direction :" is a task
        Class::Other => !turned() && !names_work(reading, words, cue.words.start),
        Class::Company | Class::Process | Class::Benefit => !turned(),
        _ => true,
    }
}
