//! Parts an ad by its headings: tasks, profile, offer, company…
//! Knows headings, written out or implied; does not judge what stands under them.

use super::reading::Reading;
use crate::span::{Field, Span};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::skill::Kind;
use crate::text::{Gap, Language, Sentence, Shape, inflect};
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

/// Longest heading, in words.
const LONGEST: usize = 9;
/// Longest heading that says in a cue's words what stands below it.
const LONGEST_CUED: usize = 14;

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

/// What a sentence opens, with the words of its heading.
fn opens(
    reading: &Reading<'_>,
    sentence: &Sentence,
    (current, headed): (SectionKind, bool),
    next: Option<&Sentence>,
) -> Option<(SectionKind, Option<Range<usize>>)> {
    let passage = reading.passage(Field::Description);
    let words = &sentence.words;
    let known = |range: &Range<usize>| {
        let lexicon = reading.taxonomy.lexicon(sentence.language);
        reading.taxonomy.headings(sentence.language).kind(
            &passage.tokens,
            range,
            sentence.language,
            lexicon,
        )
    };
    let colon = words
        .clone()
        .skip(1)
        .take(LONGEST)
        .find(|&at| passage.tokens.list[at].gap == Gap::Colon);
    if let Some(colon) = colon {
        let heading = words.start..colon;
        if let Some(kind) = known(&heading) {
            return Some((of_tools(reading, kind, colon..words.end), Some(heading)));
        }
    }
    let colon_ends = after(reading, words).trim_start().starts_with(':');
    let line = sentence.opens_line && sentence.ends_line && colon.is_none();
    let leads = next.is_some_and(|next| next.bullet) && !sentence.bullet;
    // "- Photoshop non requis" is an item, and no heading of those below
    if line
        && !sentence.bullet
        && words.len() <= LONGEST_CUED
        && (colon_ends || leads || words.len() <= LONGEST)
        && let Some(kind) = cued(reading, sentence)
    {
        return Some((kind, Some(words.clone())));
    }
    let whole_line = line && words.len() <= LONGEST;
    if whole_line {
        if let Some(kind) = known(words).filter(|_| colon_ends || !goes_on(reading, words)) {
            return Some((kind, Some(words.clone())));
        }
        let shouted = words.len() > 1
            && words
                .clone()
                .all(|at| matches!(passage.tokens.list[at].shape, Shape::Upper | Shape::Number));
        if colon_ends || (shouted && !sentence.bullet) || leads {
            if let Some(opening) = opening(reading, words) {
                return Some((opening, Some(words.clone())));
            }
            let guess = guessed(reading, words, known);
            let asks = matches!(current, SectionKind::Profile | SectionKind::Extras);
            let kind = guess.or((colon_ends || leads).then_some(if asks {
                current
            } else {
                SectionKind::Tasks
            }));
            return kind.map(|kind| (kind, Some(words.clone())));
        }
    }
    // "We offer lessons. You manage our page.": without a heading, the candidate's work begins where it is said
    let addressed = reading.has(
        Field::Description,
        words.start..words.start + 1,
        Marker::Candidate,
    ) && words.len() > 2
        && reading
            .hits(Field::Description, words.start + 1..words.start + 2)
            .any(|hit| matches!(hit.entry, Entry::Verb(_)));
    if addressed
        && !headed
        && matches!(
            current,
            SectionKind::Offer | SectionKind::Process | SectionKind::Company | SectionKind::Legal
        )
    {
        return Some((SectionKind::Tasks, None));
    }
    // an item of a list stays in its list, and what stands apart from the ad has a heading of its own
    let apart = sentence.bullet || is_numbered(reading, words) || !sentence.opens_line;
    let asked = matches!(
        current,
        SectionKind::Tasks | SectionKind::Profile | SectionKind::Extras
    );
    let inside = |kind: &SectionKind| {
        matches!(
            kind,
            SectionKind::Legal | SectionKind::Other | SectionKind::School
        ) || (apart && matches!(current, SectionKind::Tasks | SectionKind::Profile))
            || (asked && *kind == SectionKind::Team)
            // "Gérer le processus de recrutement" is a task
            || (current == SectionKind::Tasks && *kind == SectionKind::Process && does(reading, words.start))
            || (current == SectionKind::Extras && *kind == SectionKind::Profile && !leads)
    };
    opening(reading, words)
        .filter(|kind| *kind != current && !inside(kind))
        .map(|kind| (kind, None))
}

/// What one word of an unknown heading says of it.
fn guessed(
    reading: &Reading<'_>,
    words: &Range<usize>,
    known: impl Fn(&Range<usize>) -> Option<SectionKind>,
) -> Option<SectionKind> {
    let skill = reading
        .hits(Field::Description, words.clone())
        .any(|hit| matches!(hit.entry, Entry::Skill(_)));
    // a word further on heads a part of the offer or the profile; what the employer is stands first, and names no skill
    let heads = |at: usize, kind: SectionKind| match kind {
        SectionKind::Other => false,
        SectionKind::Company | SectionKind::Team | SectionKind::Legal => {
            at == words.start && !skill
        }
        _ => true,
    };
    words
        .clone()
        .find_map(|at| known(&(at..at + 1)).filter(|kind| heads(at, *kind)))
}

/// True when a heading denies what stands below it.
fn denies(reading: &Reading<'_>, heading: &Range<usize>) -> bool {
    reading.has(Field::Description, heading.clone(), Marker::Denial)
}

/// "Ce que tu n'auras pas à faire", "Ce qui pourrait faire la différence": a heading that says in a cue's words how what
/// stands below it is meant.
fn cued(reading: &Reading<'_>, sentence: &Sentence) -> Option<SectionKind> {
    let words = &sentence.words;
    if denies(reading, words) {
        return Some(SectionKind::Other);
    }
    let names = reading
        .hits(Field::Description, words.clone())
        .any(|hit| matches!(hit.entry, Entry::Skill(_) | Entry::Title(_)));
    let wished = reading.has(Field::Description, words.clone(), Marker::Wish);
    (wished && !names && !sentence.bullet).then_some(SectionKind::Extras)
}

/// Tools that a heading's own line must list to be asked.
const TOOLS: usize = 2;

/// "Environnement : Spark, Hadoop, Kafka" lists what is asked, whatever the heading is elsewhere.
fn of_tools(reading: &Reading<'_>, kind: SectionKind, listed: Range<usize>) -> SectionKind {
    let tools = || {
        let tool = |entry: Entry| matches!(entry, Entry::Skill(skill) if reading.taxonomy.skills[skill as usize].kind == Kind::Tool);
        reading
            .hits(Field::Description, listed)
            .filter(|hit| tool(hit.entry))
            .count()
    };
    let place = matches!(
        kind,
        SectionKind::Offer | SectionKind::Other | SectionKind::Team
    );
    if place && tools() >= TOOLS {
        SectionKind::Profile
    } else {
        kind
    }
}

/// "Connaître les bonnes pratiques de / son domaine d'activité": a line in small letters, right below one that no mark
/// ends, is the rest of it.
fn goes_on(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let passage = reading.passage(Field::Description);
    let tokens = &passage.tokens.list;
    let Some(before) = words.start.checked_sub(1).map(|at| &tokens[at]) else {
        return false;
    };
    let from = before.span.end as usize;
    let to = tokens[words.start].span.start as usize;
    let between = passage.text.get(from..to).unwrap_or("");
    tokens[words.start].shape == Shape::Lower
        && between.matches('\n').count() == 1
        && between.trim().is_empty()
}

/// True when a French verb in the infinitive stands here.
fn does(reading: &Reading<'_>, at: usize) -> bool {
    let verb = |entry: Entry| matches!(entry, Entry::Verb(_));
    reading.language() == Language::French
        && inflect::is_infinitive(
            Language::French,
            reading.passage(Field::Description).tokens.word(at),
        )
        && reading
            .hits(Field::Description, at..at + 1)
            .any(|hit| verb(hit.entry))
}

/// "1. Rédiger le bulletin": an item with its number.
fn is_numbered(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    reading.passage(Field::Description).tokens.list[words.start].shape == Shape::Number
}

/// An opening at the start of a sentence: "Vous serez chargé de…".
fn opening(reading: &Reading<'_>, words: &Range<usize>) -> Option<SectionKind> {
    reading
        .hits(
            Field::Description,
            words.start..(words.start + 2).min(words.end),
        )
        .find_map(|hit| match hit.entry {
            Entry::Opening(kind) => Some(kind),
            _ => None,
        })
}

/// The text between the last word of a range and the next word.
fn after<'r>(reading: &'r Reading<'_>, words: &Range<usize>) -> &'r str {
    let passage = reading.passage(Field::Description);
    let from = passage.span(words).end as usize;
    let to = passage
        .tokens
        .list
        .get(words.end)
        .map_or(passage.text.len(), |token| token.span.start as usize);
    passage.text.get(from..to).unwrap_or("")
}
