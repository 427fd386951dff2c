//! How far a cue reaches: direction, terminators, lists; and the level words before a mention.
//! Knows cues and clauses; does not decide which cue wins.

use super::grammar::is_infinitive;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Governs, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::text::{Gap, Language};
use std::ops::Range;

/// Longest stretch, in words, that a cue of reach "phrase" governs.
const PHRASE: usize = 14;
/// How far back, in words, a trailing cue governs.
const FARTHEST: usize = 30;
/// How far before a mention its level word may stand.
const LEVEL: usize = 12;

/// A cue with the words that it governs.
#[derive(Debug)]
pub(super) struct Scoped {
    /// What it says.
    pub class: Class,
    /// The cue's own words.
    pub words: Range<usize>,
    ranges: [Range<usize>; 2],
}

impl Scoped {
    /// True when a mention lies in what the cue governs and the cue is not part of the mention.
    pub fn governs(&self, mention: &Range<usize>) -> bool {
        let apart = self.words.end <= mention.start || mention.end <= self.words.start;
        apart
            && self
                .ranges
                .iter()
                .any(|range| range.start <= mention.start && mention.start < range.end)
    }
}

/// The cues of a sentence; inside a longer cue no other stands.
pub(super) fn cues(reading: &Reading<'_>, field: Field, sentence: usize) -> Vec<Scoped> {
    let words = reading.passage(field).sentences[sentence].words.clone();
    let mut raw: Vec<(u16, Range<usize>)> = Vec::new();
    for hit in reading.hits(field, words.clone()) {
        let Entry::Cue(cue) = hit.entry else { continue };
        raw.push((cue, hit.words.clone()));
    }
    let longest: Vec<(u16, Range<usize>)> = raw
        .iter()
        .filter(|(_, inner)| {
            !raw.iter().any(|(_, outer)| {
                outer.start <= inner.start && inner.end <= outer.end && outer.len() > inner.len()
            })
        })
        .cloned()
        .collect();
    // what a team is made of is other people's, up to where the candidate's work goes on
    let team = reading
        .markers(field, words.clone(), Marker::Team)
        .map(|at| Scoped {
            class: Class::Other,
            words: at.clone(),
            ranges: [
                0..0,
                forward(reading, field, &words, at, Reach::Clause, Class::Other),
            ],
        });
    let firm = |class: Class| {
        matches!(
            class,
            Class::Required | Class::Preferred | Class::Bonus | Class::Learnable | Class::Negated
        )
    };
    longest
        .iter()
        .map(|(number, at)| {
            let cue = &reading.taxonomy.cues[usize::from(*number)];
            let other_ends = longest.iter().filter(|(other, end)| {
                end.end <= at.start
                    && firm(reading.taxonomy.cues[usize::from(*other)].class)
                    && reading.taxonomy.cues[usize::from(*other)].governs == Governs::Before
            });
            let floor = other_ends
                .map(|(_, end)| end.end)
                .max()
                .unwrap_or(words.start);
            let before = if cue.governs == Governs::After {
                0..0
            } else {
                backward(reading, field, &words, at, cue.reach, floor)
            };
            let after = if cue.governs == Governs::Before {
                0..0
            } else {
                forward(reading, field, &words, at, cue.reach, cue.class)
            };
            Scoped {
                class: cue.class,
                words: at.clone(),
                ranges: [before, after],
            }
        })
        .chain(team)
        .chain(
            super::grammar::says(reading, field, &words)
                .into_iter()
                .map(|(class, words, governed)| Scoped {
                    class,
                    words,
                    ranges: [0..0, governed],
                }),
        )
        .collect()
}

fn forward(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    reach: Reach,
    class: Class,
) -> Range<usize> {
    if reach == Reach::Sentence {
        return cue.end..sentence.end;
    }
    let tokens = &reading.passage(field).tokens.list;
    for at in cue.end..sentence.end {
        let gap = tokens[at].gap;
        let bracket = gap == Gap::Close
            && !tokens[cue.end..at]
                .iter()
                .any(|token| token.gap == Gap::Open);
        let stops = gap == Gap::Semicolon || (gap == Gap::Colon && class == Class::Other);
        if at > cue.end && (stops || bracket || turns(reading, field, at)) {
            return cue.end..at;
        }
        let own = matches!(
            class,
            Class::Other | Class::Company | Class::Pilot | Class::Support
        ) || reach == Reach::Phrase;
        let turn = gap == Gap::Comma
            || gap == Gap::Dash
            || joins(reading, field, at - 1)
            || aims(reading, field, at - 1);
        if own
            && (at > cue.end || gap == Gap::Comma)
            && turn
            && resumes(reading, field, at, sentence.end)
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

fn backward(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
    reach: Reach,
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
    let alone = tokens[cue.start].gap == Gap::Open
        && tokens
            .get(cue.end)
            .is_none_or(|next| next.gap != Gap::Space);
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
            || (gap == Gap::Comma && single && start < cue.start && article(start))
        {
            break;
        }
        let at = start - 1;
        if turns(reading, field, at)
            || (reach == Reach::Phrase
                && (tokens[start].gap == Gap::Comma || cue.start - start >= PHRASE))
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

/// True at a word after which the sense turns: mais, cependant.
fn turns(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    reading.has(field, at..at + 1, Marker::Terminator)
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

/// True when the candidate's own work goes on here: "vous", a verb.
fn resumes(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    let near = at..(at + 2).min(end);
    reading.has(field, near.clone(), Marker::Candidate)
        || reading.hits(field, near).any(|hit| {
            matches!(hit.entry, Entry::Verb(_)) && is_doing(reading, field, hit.words.start)
        })
}

/// A verb and not a noun that looks like one: an infinitive, or a form for "vous".
fn is_doing(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let word = reading.passage(field).tokens.word(at);
    reading.language() != Language::French
        || is_infinitive(reading, field, at)
        || ["ez", "as"].iter().any(|ending| word.ends_with(ending))
}

/// The level asked of a mention: the last level word before it in its clause, within reach.
pub(super) fn level(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> Option<u8> {
    let sentence = &reading.sentence(field, words.start).words;
    let tokens = &reading.passage(field).tokens.list;
    let from = words.start.saturating_sub(LEVEL).max(sentence.start);
    let from = (from..words.start)
        .rev()
        .find(|&at| {
            at + 1 < words.start
                && (tokens[at + 1].gap == Gap::Semicolon || turns(reading, field, at))
        })
        .map_or(from, |at| at + 1);
    let mut best: Option<(usize, usize, u8)> = None;
    for hit in reading.hits(field, from..words.end) {
        let Entry::Marker(Marker::Level(level)) = hit.entry else {
            continue;
        };
        if hit.words.end > words.start && hit.words.start != words.start {
            continue;
        }
        let longer = best.is_none_or(|(start, len, _)| {
            hit.words.start >= start + len || (hit.words.start == start && hit.words.len() > len)
        });
        if longer {
            best = Some((hit.words.start, hit.words.len(), level));
        }
    }
    best.map(|(_, _, level)| level)
}

/// True when a mention is one of several examples: "type X", "tels que X, Y".
pub(super) fn is_example(reading: &Reading<'_>, field: Field, words: &Range<usize>) -> bool {
    let sentence = &reading.sentence(field, words.start).words;
    let from = words.start.saturating_sub(6).max(sentence.start);
    (from..words.start).any(|at| {
        matches!(
            reading.passage(field).tokens.word(at),
            "type" | "tel" | "telle" | "tels" | "telles" | "comme" | "exemple" | "such" | "like"
        )
    })
}
