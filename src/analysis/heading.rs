//! What a sentence opens: a section, by its heading or by its first words.
//! Knows lines, colons and lists; does not know which section goes before which.

use super::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};
use crate::taxonomy::skill::Kind;
use crate::text::language::is_function_word;
use crate::text::{Gap, Language, Sentence, Shape, inflect};
use std::ops::Range;

/// Longest heading, in words.
const LONGEST: usize = 9;
/// Longest heading that says in a cue's words what stands below it.
const LONGEST_CUED: usize = 14;

/// What a sentence opens, with the words of its heading.
pub(super) fn opens(
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
    // "- Photoshop non requis" is an item, "La connaissance de SAP est un plus." a sentence: no headings of what stands below
    let stopped = after(reading, words).trim_start().starts_with('.');
    if line
        && !sentence.bullet
        && (leads || !stopped)
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
        SectionKind::Company | SectionKind::Team | SectionKind::Legal | SectionKind::School => {
            at == words.start && !skill
        }
        _ => true,
    };
    words
        .clone()
        .find_map(|at| known(&(at..at + 1)).filter(|kind| heads(at, *kind)))
}

/// True when a heading denies what stands below it.
pub(super) fn denies(reading: &Reading<'_>, heading: &Range<usize>) -> bool {
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
    // "Nos avantages", and not "Community questions are handled by…"
    let first = reading.passage(Field::Description).tokens.list[words.start].word;
    let end = words.start + 1 + usize::from(is_function_word(first));
    reading
        .hits(Field::Description, words.start..end.min(words.end))
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
