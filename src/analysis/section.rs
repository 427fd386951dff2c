//! Parts an ad by its headings: tasks, profile, offer, company…
//! Knows headings, written out or implied; does not judge what stands under them.

use super::heading::{denies, opens};
use super::reading::Reading;
use crate::span::{Field, Span};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::text::Sentence;
use std::ops::Range;

/// A part of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Its words, heading included.
    pub words: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// Its heading, if one is written.
    pub heading: Option<Span>,
    /// True when the heading says that what stands below is not asked: "Ce que vous ne ferez pas".
    pub denied: bool,
}

impl Section {
    /// True where a section may be over, though no other was opened: what no heading of its own line opens ends with its
    /// paragraph, and the lists right below it.
    #[must_use]
    pub fn may_be_over(&self, text: &str, at: u32) -> bool {
        let rest = |from: u32| text.get(from as usize..).unwrap_or_default();
        let alone = self.heading.is_some_and(|heading| {
            let line = rest(heading.end).lines().next().unwrap_or_default();
            !line.contains(char::is_alphanumeric)
        });
        let so_far = text
            .get(self.span.start as usize..at as usize)
            .unwrap_or_default();
        let paragraph = |(end, _): (usize, &str)| {
            let next = rest(self.span.start).get(end..).unwrap_or_default();
            next.trim_start().starts_with(char::is_alphabetic)
        };
        !alone && (so_far.match_indices("\n\n").any(paragraph))
    }
}

/// The sections of the description, in order; together they hold every word once.
#[must_use]
pub fn split(reading: &Reading<'_>) -> Vec<Section> {
    let passage = reading.passage(Field::Description);
    let mut starts: Vec<(usize, SectionKind, Option<Range<usize>>)> =
        vec![(0, SectionKind::Intro, None)];
    for (at, sentence) in passage.sentences.iter().enumerate() {
        close_aside(&mut starts, sentence);
        let current = starts.last().map_or((SectionKind::Intro, false), |start| {
            (start.1, start.2.is_some())
        });
        let next = passage.sentences.get(at + 1);
        let item = |sentence: Option<&Sentence>| sentence.is_some_and(|sentence| sentence.bullet);
        let before = at.checked_sub(1).and_then(|at| passage.sentences.get(at));
        let listed = sentence.bullet && item(before) && item(next);
        if let Some((kind, heading)) = opens(reading, sentence, current, next)
            .map(|(kind, heading)| (of_trade(reading, kind, heading.as_ref()), heading))
            .map(|(kind, heading)| {
                (
                    of_school(reading, kind, current.0, &sentence.words),
                    heading,
                )
            })
            // "accessibilité" among the items of a list is one of them
            .filter(|(kind, heading)| !(listed && heading.is_some() && is_aside(*kind)))
        {
            starts.push((sentence.words.start, kind, heading));
        }
    }
    let end = passage.tokens.list.len();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .map(|start| start.0)
        .chain([end])
        .collect();
    starts
        .into_iter()
        .zip(ends)
        .filter(|(start, end)| start.0 < *end)
        .map(|((start, kind, heading), end)| Section {
            kind,
            words: start..end,
            span: passage.span(&(start..end)),
            denied: heading.as_ref().is_some_and(|words| denies(reading, words)),
            heading: heading.map(|words| passage.span(&words)),
        })
        .collect()
}

/// Parts that no item within a list opens.
fn is_aside(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Legal | SectionKind::Company | SectionKind::Process
    )
}

/// "Idéalement, vous connaissez Figma. Vous parlez anglais.": what is welcome by its opening alone ends with its sentence.
fn close_aside(starts: &mut Vec<(usize, SectionKind, Option<Range<usize>>)>, sentence: &Sentence) {
    if let [.., (_, before, heading), (_, SectionKind::Extras, None)] = starts.as_slice()
        && !sentence.bullet
    {
        let back = (sentence.words.start, *before, heading.clone());
        starts.push(back);
    }
}

/// The section that holds a word.
#[must_use]
pub fn at(sections: &[Section], word: usize) -> Option<&Section> {
    sections.get(sections.partition_point(|section| section.words.end <= word))
}

/// "Recrutement" heads the hiring process of most ads, and the tasks of a recruiter's: a heading that names a skill of the
/// title's own role is one of tasks.
fn of_trade(
    reading: &Reading<'_>,
    kind: SectionKind,
    heading: Option<&Range<usize>>,
) -> SectionKind {
    let Some(heading) = heading.filter(|_| {
        matches!(
            kind,
            SectionKind::Process | SectionKind::Offer | SectionKind::Company | SectionKind::Legal
        )
    }) else {
        return kind;
    };
    let owner = |skill: u32| reading.taxonomy.skills[skill as usize].owner;
    let titled = |role: u16| reading.is_titled(role);
    let own = reading
        .hits(Field::Description, heading.clone())
        .any(|hit| matches!(hit.entry, Entry::Skill(skill) | Entry::Ambiguous(skill) if owner(skill).is_some_and(titled)));
    if own { SectionKind::Tasks } else { kind }
}

/// "La formation", "vous préparez un mastère": in an ad that a school writes, that is what the school teaches.
fn of_school(
    reading: &Reading<'_>,
    kind: SectionKind,
    current: SectionKind,
    words: &Range<usize>,
) -> SectionKind {
    let taught = |at: usize| {
        let word = reading.passage(Field::Description).tokens.word(at);
        ["formation", "prepar", "programme", "cours"]
            .iter()
            .any(|stem| word.starts_with(stem))
    };
    let own = reading.passage(Field::Description).tokens.word(words.start) == "de";
    let school = kind == SectionKind::Profile
        && !own
        && (words.start..(words.start + 2).min(words.end)).any(taught)
        && reading.first(Marker::School).is_some();
    // "Au programme : SEO, PAO" within what the school teaches
    let goes_on = kind == SectionKind::Tasks
        && current == SectionKind::School
        && (words.start..(words.start + 2).min(words.end)).any(taught);
    if school || goes_on {
        SectionKind::School
    } else {
        kind
    }
}
