//! The contracts that an ad offers: "CDI", "CDD ou intérim", "stage de 6 mois".
//! Knows which words name one; leaves out those of colleagues, of agencies' names and of past experience.

use super::Stated;
use super::sign::Signs;
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
    for Named { field, number, words } in named {
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

/// A contract's name and where it stands.
#[derive(Clone)]
struct Named {
    field: Field,
    number: u8,
    words: Range<usize>,
}

fn named(signs: &Signs<'_, '_>, field: Field) -> Vec<Named> {
    signs
        .all(field)
        .iter()
        .filter_map(|sign| match sign.marker {
            Marker::Contract(number) => Some(Named {
                field,
                number,
                words: sign.words.clone(),
            }),
            _ => None,
        })
        .collect()
}

/// A permanent or fixed-term contract is plainly the job's own; beside one, the other words ("stage", "intérim") count only
/// in a list with it. Alone, they count where they do not speak of colleagues or of the employer.
fn plain(signs: &Signs<'_, '_>, all: Vec<Named>) -> Vec<Named> {
    let own: Vec<Named> = all
        .iter()
        .filter(|named| named.number <= 1)
        .cloned()
        .collect();
    if own.is_empty() {
        return all
            .into_iter()
            .filter(|named| !is_a_name(signs, named) && !is_elsewhere(signs, named))
            .collect();
    }
    all.into_iter()
        .filter(|named| named.number <= 1 || own.iter().any(|own| listed(signs, own, named)))
        .collect()
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

/// True in the employer's own description.
fn is_elsewhere(signs: &Signs<'_, '_>, named: &Named) -> bool {
    let sentence = signs.sentence(named.field, named.words.start);
    signs.section(named.field, named.words.start) == SectionKind::Company
        && !signs.has(named.field, sentence.clone(), Marker::Recruits)
        && !signs.has(named.field, sentence, Marker::Candidate)
}
