//! Mentions by composition: something done on something, in one clause, through coordination.
//! "création et montage de photos et de vidéos" is four.

use super::{Found, Via};
use crate::analysis::position::{Named, Positions};
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::Entry;
use crate::taxonomy::skill::Task;
use crate::taxonomy::sort::Sorts;
use crate::text::fold::key;
use crate::text::keys::Sieve;
use crate::text::{Gap, Language, Passage, Sentence, Shape};
use std::ops::Range;
use std::sync::LazyLock;

/// Function words in a row that may stand between doing and thing.
const MAX_LINKS: u8 = 4;
/// Unknown words that may stand between them.
const MAX_UNKNOWN: u8 = 2;

/// Words that link a doing to its thing, beside articles and possessives.
static LINKS: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "a en sur aupres tous toutes tout toute nouveau nouveaux nouvelle nouvelles differents differentes divers diverses plusieurs l ensemble",
        "to on in for with new all various different",
        "a en con nuevo nuevos nueva nuevas todo todos todas",
        "an auf im in neue neuer neuen",
        "a in su nuovi nuove nuovo nuova tutti tutte",
        "op in aan nieuwe alle",
        "a em com novo novos nova novas todos todas",
    ])
});
/// Words that join things or doings of equal rank.
static JOINS: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "et ou ainsi que puis voire",
        "and or as well",
        "y e o u asi como",
        "und oder sowie",
        "e ed o nonche",
        "en of",
        "e ou bem como",
    ])
});

/// Small words of each language, by their keys, behind a sieve for most that are none.
struct Words([(Sieve, Vec<u64>); 7]);

impl Words {
    fn new(words: [&str; 7]) -> Self {
        Self(words.map(|words| {
            let keys: Vec<u64> = words.split(' ').map(key).collect();
            (keys.iter().copied().collect(), keys)
        }))
    }

    fn has(&self, language: Language, word: u64) -> bool {
        let (sieve, keys) = &self.0[language as usize];
        sieve.may_hold(word) && keys.contains(&word)
    }
}

/// A run of words with the classes that it stands for.
struct Run {
    words: Range<usize>,
    classes: Vec<u16>,
    noun: bool,
}

/// Every task of a field.
pub(super) fn tasks(reading: &Reading<'_>, positions: &Positions, field: Field) -> Vec<Found> {
    let passage = reading.passage(field);
    let mut found = Vec::new();
    for sentence in &passage.sentences {
        let all = |sorts| reading.holds(field, &sentence.words, sorts);
        if !all(Sorts::THING) || !all(Sorts::VERB | Sorts::NOUN) {
            continue;
        }
        let doings = runs(reading, positions, field, sentence, |entry| match entry {
            Entry::Verb(class) => Some((class, false)),
            Entry::Noun(class) => Some((class, true)),
            _ => None,
        });
        if doings.is_empty() {
            continue;
        }
        let things = runs(reading, positions, field, sentence, |entry| match entry {
            Entry::Thing(class) => Some((class, false)),
            _ => None,
        });
        for thing in &things {
            for doing in governing(reading.taxonomy, passage, sentence, thing, &doings, &things) {
                if let Some(skill) = best(reading, positions, doing, thing) {
                    let words = doing.words.start.min(thing.words.start)
                        ..doing.words.end.max(thing.words.end);
                    if reading.denies(field, &thing.words, skill) {
                        continue;
                    }
                    found.push(Found {
                        skill,
                        field,
                        words,
                        via: Via::Composition,
                        title: None,
                        serves: false,
                    });
                }
            }
        }
    }
    found
}

/// Longest runs of one sort in a sentence. Words of a role's title are none.
fn runs(
    reading: &Reading<'_>,
    positions: &Positions,
    field: Field,
    sentence: &Sentence,
    class: impl Fn(Entry) -> Option<(u16, bool)>,
) -> Vec<Run> {
    let named: Vec<&Named> = positions
        .named
        .iter()
        .filter(|named| named.field == field && sentence.words.contains(&named.words.start))
        .collect();
    let mut runs: Vec<Run> = Vec::new();
    // how far the runs go: what ends behind it is in none of them
    let mut reach = 0;
    for hit in reading.hits(field, sentence.words.clone()) {
        let Some((number, noun)) = class(hit.entry) else {
            continue;
        };
        let titled = named.iter().any(|named| {
            named.field == field
                && named.words.start < hit.words.end
                && hit.words.start < named.words.end
        });
        if titled {
            continue;
        }
        let known = if hit.words.end > reach {
            None
        } else {
            runs.iter_mut()
                .rfind(|run| run.words.start <= hit.words.start && hit.words.end <= run.words.end)
        };
        reach = reach.max(hit.words.end);
        match known {
            Some(run) if run.words == hit.words => {
                run.classes.push(number);
                run.noun |= noun;
            }
            Some(_) => {}
            None => runs.push(Run {
                words: hit.words.clone(),
                classes: vec![number],
                noun,
            }),
        }
    }
    runs
}

/// The doings that govern a thing: to its left, through links and coordination; in English and German also right behind it.
fn governing<'r>(
    taxonomy: &Taxonomy,
    passage: &Passage,
    sentence: &Sentence,
    thing: &Run,
    doings: &'r [Run],
    things: &[Run],
) -> Vec<&'r Run> {
    let mut governing = Vec::new();
    if matches!(
        sentence.language,
        Language::English | Language::German | Language::Dutch
    ) {
        let behind = |doing: &&Run| {
            doing.noun
                && doing.words.start == thing.words.end
                && passage.tokens.list[doing.words.start].gap <= Gap::Hyphen
        };
        governing.extend(doings.iter().filter(behind));
    }
    let lexicon = taxonomy.lexicon(sentence.language);
    let (mut at, mut links, mut unknown, mut joined) = (thing.words.start, 0, 0, false);
    while at > sentence.words.start {
        match passage.tokens.list[at].gap {
            // across a comma only things and doings of equal rank stand together
            Gap::Comma | Gap::And | Gap::Slash | Gap::Open if unknown > 0 => break,
            Gap::Comma | Gap::And | Gap::Slash | Gap::Open => joined = true,
            gap if gap > Gap::Open => break,
            _ => {}
        }
        if let Some(doing) = doings
            .iter()
            .find(|doing| doing.words.end == at && doing.words.start < thing.words.start)
        {
            // "growth experiments, landing pages": a doing and a thing of a list, and nothing done
            if at == thing.words.start && joined {
                break;
            }
            governing.push(doing);
            coordinated(passage, sentence, doing, doings, &mut governing);
            break;
        }
        if let Some(other) = things.iter().find(|other| other.words.end == at) {
            if !joined {
                break;
            }
            (at, links, unknown, joined) = (other.words.start, 0, 0, false);
            continue;
        }
        at -= 1;
        let word = passage.tokens.list[at].word;
        if JOINS.has(sentence.language, word) {
            joined = true;
        } else if LINKS.has(sentence.language, word) || lexicon.is_transparent(word) {
            links += 1;
        } else if joined {
            break;
        } else {
            unknown += 1;
        }
        if links > MAX_LINKS
            || unknown > MAX_UNKNOWN
            || passage.tokens.list[at].shape == Shape::Masked
            || word == 0
        {
            break;
        }
    }
    governing
}

/// Doings joined to one that governs: "création, diffusion et optimisation des messages".
fn coordinated<'r>(
    passage: &Passage,
    sentence: &Sentence,
    doing: &'r Run,
    doings: &'r [Run],
    governing: &mut Vec<&'r Run>,
) {
    let mut at = doing.words.start;
    while at > sentence.words.start {
        let gap = passage.tokens.list[at].gap;
        let join = JOINS.has(sentence.language, passage.tokens.list[at - 1].word);
        let end = if matches!(gap, Gap::Comma | Gap::And | Gap::Slash) {
            at
        } else if join {
            at - 1
        } else {
            return;
        };
        let Some(next) = doings
            .iter()
            .find(|other| other.words.end == end && other.words.start < at)
        else {
            return;
        };
        governing.push(next);
        at = next.words.start;
    }
}

/// The skill that a doing on a thing makes: a pair named outright before "any", the title's own role before others.
fn best(reading: &Reading<'_>, positions: &Positions, doing: &Run, thing: &Run) -> Option<u32> {
    let titled = |role: u16| positions.titles.iter().any(|title| title.role == role);
    let fits = |task: &&Task| {
        (task.doing.is_empty() || task.doing.iter().any(|class| doing.classes.contains(class)))
            && (task.roles.is_empty() || task.roles.iter().any(|role| titled(*role)))
    };
    let rank = |task: &Task| {
        let own = reading.taxonomy.skills[task.skill as usize]
            .owner
            .is_some_and(titled);
        (!task.doing.is_empty(), own || !task.roles.is_empty())
    };
    let mut best: Option<(&Task, (bool, bool))> = None;
    for class in &thing.classes {
        for task in reading
            .taxonomy
            .tasks
            .get(class)
            .into_iter()
            .flatten()
            .filter(fits)
        {
            if best.is_none_or(|(_, known)| rank(task) > known) {
                best = Some((task, rank(task)));
            }
        }
    }
    best.map(|(task, _)| task.skill)
}
