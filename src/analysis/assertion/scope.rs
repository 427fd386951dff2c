//! The cues of a sentence, each with the words that it governs, and what a wish or a promise does to a negation.
//! Knows cues; how far each reaches is for `reach`, which one decides for the judge.

use super::agent::noun_start;
use super::grammar::{Said, is_infinitive};
use super::opened::{list_opened, opens_bracket};
use super::participle::is_participle;
use super::reach::{backward, closes, forward};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::cue::{Class, Cue, Governs, Reach};
use crate::taxonomy::entry::{Entry, Marker};
use crate::taxonomy::skill::Kind;
use crate::text::Gap;
use std::ops::Range;

/// Words that may stand between a trailing cue and the colon that opens a list.
const BEHIND: usize = 4;

/// Longest bracket, in words, that a wish opens.
const BRACKET: usize = 40;

/// A cue with the words that it governs.
#[derive(Debug, Clone)]
pub(super) struct Scoped {
    /// What it says.
    pub class: Class,
    /// The cue's own words.
    pub words: Range<usize>,
    /// On which side it may govern.
    pub side: Governs,
    /// True when it speaks of words near it only, and so in every section.
    pub near: bool,
    ranges: [Range<usize>; 2],
}

impl Scoped {
    /// What grammar says, as a cue.
    pub fn said((class, words, governed): Said) -> Self {
        Self {
            class,
            words,
            side: Governs::After,
            near: true,
            ranges: [0..0, governed],
        }
    }

    /// True when a mention lies in what the cue governs and the cue is not part of the mention.
    pub fn governs(&self, mention: &Range<usize>) -> bool {
        // "organised by an events company": what a mention begins with is governed, also where it goes on behind the cue
        let within = self.class == Class::Other
            && mention.start < self.words.start
            && self.words.end < mention.end;
        let apart = within || self.words.end <= mention.start || mention.end <= self.words.start;
        // "faire réaliser des vidéos", "ne montez pas de vidéos": the mention begins in the cue and goes beyond it
        let begins = (self.words.start < mention.start && self.class != Class::Other)
            || (matches!(self.class, Class::Pilot | Class::Negated)
                && self.words.start == mention.start);
        let beyond = begins && self.words.end < mention.end;
        let start = if beyond {
            mention.start.max(self.words.end)
        } else {
            mention.start
        };
        (apart || beyond)
            && self
                .ranges
                .iter()
                .any(|range| range.start <= start && start < range.end)
    }

    /// True when it governs what follows the sentence that it closes.
    pub fn leads(&self, sentence: &Range<usize>) -> bool {
        let [_, after] = &self.ranges;
        match self.side {
            // "… seront un atout pour le poste :"
            Governs::Before => self.words.end + BEHIND >= sentence.end,
            _ => after.end == sentence.end || self.words.end == sentence.end,
        }
    }

    /// The same cue over other words.
    pub fn over(self, words: Range<usize>) -> Self {
        Self {
            ranges: [0..0, words],
            ..self
        }
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
        .filter(|(number, at)| {
            reading.taxonomy.cues[usize::from(*number)].class != Class::Other
                || !(takes_tool(reading, field, at.end) || takes_thing(reading, field, at))
        })
        .filter(|(number, at)| {
            reading.taxonomy.cues[usize::from(*number)].class != Class::Pilot
                || !is_done_too(reading, field, at.start)
        })
        .cloned()
        .collect();
    // what a team is made of is other people's, up to where the candidate's work goes on
    let team = reading
        .markers(field, words.clone(), Marker::Team)
        .map(|at| Scoped {
            class: Class::Other,
            words: at.clone(),
            side: Governs::After,
            near: false,
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
    let mut scoped: Vec<Scoped> = longest
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
            let ranges = [
                behind(reading, field, &words, cue, at, floor),
                ahead(reading, field, &words, cue, at),
            ];
            Scoped {
                class: cue.class,
                words: at.clone(),
                side: cue.governs,
                near: cue.reach == Reach::Phrase && cue.class == Class::Company,
                ranges,
            }
        })
        .chain(team)
        .chain(
            super::grammar::says(reading, field, &words)
                .into_iter()
                .map(Scoped::said),
        )
        .collect();
    soften(reading, field, &mut scoped);
    let likewise = likewise(reading, field, &words, &scoped);
    scoped.extend(likewise);
    scoped
}

/// "Le site est l'affaire de l'agence, tout comme Instagram": what is said of the one is said of the other.
fn likewise(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    scoped: &[Scoped],
) -> Option<Scoped> {
    let tokens = &reading.passage(field).tokens;
    let at = (sentence.start + 2..sentence.end.saturating_sub(1)).find(|&at| {
        tokens.list[at].gap == Gap::Comma
            && (tokens.is_one_of(at, &["comme", "as"])
                || (tokens.is_one_of(at, &["tout"]) && tokens.is_one_of(at + 1, &["comme"]))
                || (tokens.is_one_of(at, &["de"]) && tokens.is_one_of(at + 1, &["meme"])))
    })?;
    let of_others = |cue: &&Scoped| {
        matches!(cue.class, Class::Other | Class::Negated)
            && cue.words.end <= at
            && cue
                .ranges
                .iter()
                .any(|range| !range.is_empty() && range.end <= cue.words.start)
    };
    let cue = scoped.iter().find(of_others)?;
    Some(cue.clone().over(at..sentence.end))
}

/// "Crée ou supervise des visuels", "produce and supervise": what is steered is done too.
fn is_done_too(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    let Some(verb) = at.checked_sub(2) else {
        return false;
    };
    let tokens = &reading.passage(field).tokens;
    let producing = |number: u16| reading.taxonomy.actions[usize::from(number)].produces;
    tokens.is_one_of(at - 1, &["et", "ou", "and", "or"])
        && reading
            .hits(field, verb..verb + 1)
            .any(|hit| matches!(hit.entry, Entry::Verb(number) if producing(number)))
}

/// The words before a cue that it governs, none of them before `floor`.
fn behind(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Cue,
    at: &Range<usize>,
    floor: usize,
) -> Range<usize> {
    let trails = cue.governs == Governs::After
        && matches!(
            cue.class,
            Class::Preferred | Class::Bonus | Class::Learnable
        )
        && closes(reading, field, sentence, at);
    if trails {
        backward(
            reading,
            field,
            sentence,
            at,
            (Reach::Phrase, cue.class),
            floor,
        )
    } else if cue.class == Class::Other && opens_with_matter(reading, field, sentence, at) {
        sentence.start..at.start
    } else if cue.governs == Governs::After {
        0..0
    } else if cue.class == Class::Other && is_participle(reading, field, at.start) {
        // "et supervisez les campagnes confiées à l'agence": what goes before is one's own
        noun_start(reading, field, floor, at.start)..at.start
    } else {
        backward(reading, field, sentence, at, (cue.reach, cue.class), floor)
    }
}

/// The words behind a cue that it governs.
fn ahead(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Cue,
    at: &Range<usize>,
) -> Range<usize> {
    let wished = matches!(cue.class, Class::Preferred | Class::Bonus);
    let listed = if wished {
        list_opened(reading, field, sentence, at.end)
    } else {
        None
    };
    if let Some(listed) = listed {
        listed
    } else if wished && cue.governs == Governs::Before && opens_bracket(reading, field, at.end) {
        let tokens = &reading.passage(field).tokens.list;
        let last = sentence.end.min(at.end + BRACKET);
        let closed = (at.end + 1..last).find(|at| tokens[*at].gap == Gap::Close);
        at.end..closed.unwrap_or(last)
    } else if cue.governs != Governs::Before {
        forward(reading, field, sentence, at, cue.reach, cue.class)
    } else if wished && goes_on(reading, field, at.end, sentence.end) {
        at.end..sentence.end
    } else {
        0..0
    }
}

/// "Pour la photographie, vous vous appuierez sur Tom": the matter stands first, and others see to it.
fn opens_with_matter(
    reading: &Reading<'_>,
    field: Field,
    sentence: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    let passage = reading.passage(field);
    let matter = matches!(passage.tokens.word(sentence.start), "pour" | "for");
    let comma = (sentence.start + 1..cue.end).any(|at| passage.tokens.list[at].gap == Gap::Comma);
    let doing = reading.hits(field, sentence.start..cue.start).any(|hit| {
        matches!(hit.entry, Entry::Verb(_)) && is_infinitive(reading, field, hit.words.start)
    });
    // "for video we rely on a studio"
    let ours =
        (sentence.start + 1..=cue.start).any(|at| matches!(passage.tokens.word(at), "we" | "nous"));
    matter && (comma || ours) && !doing && cue.start > sentence.start
}

/// "… serait un plus, comme la pratique de l'anglais": what is wished goes on behind the cue.
fn goes_on(reading: &Reading<'_>, field: Field, at: usize, end: usize) -> bool {
    let passage = reading.passage(field);
    at + 1 < end
        && passage.tokens.list[at].gap == Gap::Comma
        && matches!(
            passage.tokens.word(at),
            "comme" | "tout" | "ainsi" | "de" | "as" | "and"
        )
        && !reading.has(field, at..end, Marker::Candidate)
}

/// "Travailler avec Photoshop": a tool is nobody.
fn takes_tool(reading: &Reading<'_>, field: Field, at: usize) -> bool {
    reading.hits(field, at..at + 1).any(|hit| {
        let tool = |skill: u32| reading.taxonomy.skills[skill as usize].kind == Kind::Tool;
        hit.words.start == at && matches!(hit.entry, Entry::Skill(skill) if tool(skill))
    })
}

/// Words in which what one works with is named.
const WORKED_WITH: usize = 4;

/// "Travailler avec des environnements SQL Server", "work with images and document layout": behind "work", things are
/// nobody, unless somebody is named before them.
fn takes_thing(reading: &Reading<'_>, field: Field, cue: &Range<usize>) -> bool {
    let passage = reading.passage(field);
    let works = cue.clone().any(|at| {
        let word = passage.tokens.word(at);
        word.starts_with("travail") || word.starts_with("work")
    });
    let end = (cue.end..cue.end + WORKED_WITH)
        .find(|&at| {
            at > cue.end
                && passage
                    .tokens
                    .list
                    .get(at)
                    .is_none_or(|token| token.gap >= Gap::Comma)
        })
        .unwrap_or(cue.end + WORKED_WITH);
    let mut things = false;
    for hit in reading.hits(field, cue.end..end) {
        match hit.entry {
            Entry::Marker(Marker::Agent | Marker::Unit | Marker::Team) | Entry::Title(_) => {
                return false;
            }
            Entry::Skill(skill) => {
                things |= reading.taxonomy.skills[skill as usize].kind == Kind::Tool;
            }
            Entry::Thing(_) => things = true,
            _ => {}
        }
    }
    works && things
}

/// Farthest, in words, that what softens a negation stands behind it.
const SOFTENS: usize = 8;

/// "Pas indispensable, mais c'est un plus", "sans compétence en X, vous serez formé": what comes right behind a negation,
/// with no skill of its own, says how it is meant.
fn soften(reading: &Reading<'_>, field: Field, scoped: &mut [Scoped]) {
    let names = |words: Range<usize>| {
        reading
            .hits(field, words)
            .any(|hit| matches!(hit.entry, Entry::Skill(_)))
    };
    for at in 0..scoped.len() {
        if scoped[at].class != Class::Negated {
            continue;
        }
        let end = scoped[at].words.end;
        let reached = scoped[at].ranges[1].end.max(end);
        let softer = scoped.iter().find(|other| {
            let taught = other.class == Class::Learnable;
            let wished = matches!(other.class, Class::Bonus | Class::Preferred);
            let sides = other.side == Governs::Before || taught;
            // a promise of training stands behind the object of the negation
            let from = if taught { reached } else { end };
            (taught || wished)
                && sides
                && from <= other.words.start
                && other.words.start - from <= SOFTENS
                && !names(from..other.words.start)
                && !names(other.words.end..other.ranges[1].end)
        });
        if let Some((class, words)) = softer.map(|softer| (softer.class, softer.words.clone())) {
            scoped[at].class = class;
            scoped[at].words = words;
        }
    }
}
