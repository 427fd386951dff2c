//! The contracts that an ad offers: "CDI", "CDD ou intérim", "stage de 6 mois".
//! Knows which words name one; leaves out those of colleagues, of agencies' names and of past experience.

use super::Stated;
use super::sign::{Sign, Signs};
use crate::span::Field;
use crate::taxonomy::entry::{Marker, SectionKind};
use crate::taxonomy::fact::CONTRACTS;
use crate::text::{Gap, Shape};
use std::ops::Range;

/// Contracts in the order of their names, every one once: those of the title, else those of the text.
pub(super) fn read(signs: &Signs<'_, '_>) -> Vec<Stated<&'static str>> {
    let mut named = named(signs, Field::Title);
    if named.is_empty() {
        named = plain(signs, self::named(signs, Field::Description));
    }
    let mut contracts: Vec<Stated<&'static str>> = Vec::new();
    for Named {
        field,
        number,
        words,
    } in named
    {
        let Some(name) = CONTRACTS.get(usize::from(number)) else {
            continue;
        };
        if !contracts.iter().any(|known| known.value == *name) {
            contracts.push(Stated {
                value: *name,
                place: signs.place(field, &words),
            });
        }
    }
    contracts
}

/// The contracts that the ad names; the one that its sender tells, which has no words, where it names none.
pub(super) fn read_or_told(signs: &Signs<'_, '_>, told: Option<&str>) -> Vec<Stated<&'static str>> {
    let named = read(signs);
    if !named.is_empty() {
        return named;
    }
    let told = CONTRACTS.into_iter().find(|name| Some(*name) == told);
    let without_words = |value| Stated {
        value,
        place: signs.place(Field::Description, &(0..0)),
    };
    told.map(without_words).into_iter().collect()
}

/// A contract's name and where it stands.
#[derive(Clone)]
struct Named {
    field: Field,
    number: u8,
    words: Range<usize>,
}

fn named(signs: &Signs<'_, '_>, field: Field) -> Vec<Named> {
    let found = signs.all(field).iter().filter_map(|sign| {
        let Marker::Contract(number) = sign.marker else {
            return None;
        };
        let words = sign.words.clone();
        Some(Named {
            field,
            number,
            words,
        })
    });
    let mut named: Vec<Named> = found.chain(glued(signs, field)).collect();
    named.sort_by_key(|named| named.words.start);
    named
}

/// Abbreviations with the next word written on to them: "`CDISalaire`".
fn glued(signs: &Signs<'_, '_>, field: Field) -> impl Iterator<Item = Named> {
    let tokens = signs.tokens(field).iter().enumerate();
    let shouted = tokens.filter(|(_, token)| token.shape == Shape::Upper);
    shouted.filter_map(move |(at, token)| {
        let written = token.span.of(&signs.passage(field).text);
        let code = written.get(..3)?;
        let mut rest = written.get(3..)?.chars();
        let new_word = rest.next().is_some_and(char::is_uppercase)
            && rest.next().is_some_and(char::is_lowercase);
        let number = CONTRACTS
            .iter()
            .position(|name| name.eq_ignore_ascii_case(code))?;
        new_word.then_some(Named {
            field,
            number: u8::try_from(number).ok()?,
            words: at..at + 1,
        })
    })
}

/// Contracts behind a label ("Type d'emploi :") are the job's own. Else a permanent or fixed-term contract is, and beside one
/// the other words ("stage", "intérim") count only in a list with it. Alone, they count where they do not speak of others.
fn plain(signs: &Signs<'_, '_>, all: Vec<Named>) -> Vec<Named> {
    let labelled: Vec<Named> = all
        .iter()
        .filter(|named| is_labelled(signs, named))
        .cloned()
        .collect();
    if !labelled.is_empty() {
        return labelled;
    }
    let own: Vec<Named> = all
        .iter()
        .filter(|named| named.number <= 1 && !is_past(signs, named))
        .cloned()
        .collect();
    if own.is_empty() {
        return all
            .into_iter()
            .filter(|named| !is_a_name(signs, named) && !is_of_others(signs, named))
            .collect();
    }
    all.into_iter()
        .filter(|named| {
            named.number <= 1 && !is_past(signs, named)
                || own.iter().any(|own| listed(signs, own, named))
        })
        .collect()
}

/// True behind a label that begins the line, or stands on the line before.
fn is_labelled(signs: &Signs<'_, '_>, named: &Named) -> bool {
    let field = named.field;
    let sentence = signs.sentence(field, named.words.start);
    let label = |words: Range<usize>| {
        signs
            .within(field, words.start..words.start + 1)
            .iter()
            .find(|sign| sign.marker == Marker::ContractLabel)
            .map(|sign| sign.words.end)
    };
    let same = label(sentence.clone())
        .is_some_and(|end| end <= named.words.start && signs.gap(field, end) == Gap::Colon);
    let before = sentence.start.checked_sub(1).is_some_and(|last| {
        let line = signs.sentence(field, last);
        label(line.clone()) == Some(line.end) && named.words.start <= sentence.start + 2
    });
    same || before
}

/// True when both stand in one list: at most two words between, parted by commas, slashes, "ou".
fn listed(signs: &Signs<'_, '_>, own: &Named, other: &Named) -> bool {
    let (first, second) = if own.words.start <= other.words.start {
        (&own.words, &other.words)
    } else {
        (&other.words, &own.words)
    };
    let between = second.start.saturating_sub(first.end);
    if between > 2 {
        return false;
    }
    let listing = |gap| {
        matches!(
            gap,
            Gap::Comma | Gap::Slash | Gap::And | Gap::Dash | Gap::Hyphen | Gap::Semicolon
        )
    };
    between > 0 && matches!(signs.word(own.field, first.end), "ou" | "et" | "or" | "and")
        || listing(signs.gap(own.field, second.start))
}

/// "Adéquat Intérim": the end of a name.
fn is_a_name(signs: &Signs<'_, '_>, named: &Named) -> bool {
    let at = named.words.start;
    let tokens = signs.tokens(named.field);
    let shape = |at: usize| tokens.get(at).map(|token| token.shape);
    named.number == 5
        && at > signs.sentence(named.field, at).start
        && signs.gap(named.field, at) == Gap::Space
        && shape(at) == Some(Shape::Capital)
        && shape(at - 1) == Some(Shape::Capital)
}

/// True of past experience ("première expérience (stage)"), of several people ("les stagiaires"), and in the employer's own
/// description.
fn is_of_others(signs: &Signs<'_, '_>, named: &Named) -> bool {
    let (field, words) = (named.field, &named.words);
    let sentence = signs.sentence(field, words.start);
    if is_past(signs, named) {
        return true;
    }
    let several = words.len() == 1
        && signs.word(field, words.start).ends_with('s')
        && !signs.word(field, words.start).ends_with("ss");
    let spoken_to = signs.has(field, sentence.clone(), Marker::Candidate);
    let elsewhere =
        several || signs.section(field, words.start) == SectionKind::Company && !spoken_to;
    elsewhere && !signs.has(field, sentence, Marker::Recruits)
}

/// True right behind a word of experience: "une première expérience (stage, CDD, CDI)".
fn is_past(signs: &Signs<'_, '_>, named: &Named) -> bool {
    let before = signs.around(named.field, &named.words, 4, 0).start..named.words.start;
    let behind = |sign: &&Sign| {
        (sign.words.end..=named.words.start).all(|at| {
            !matches!(
                signs.gap(named.field, at),
                Gap::Colon | Gap::Stop | Gap::Line
            )
        })
    };
    signs
        .within(named.field, before)
        .iter()
        .filter(|sign| sign.marker == Marker::FirstExperience)
        .any(|sign| behind(&sign))
}
