//! Whether a place is where somebody would work. A wider place holds its towns; two names that nothing relates are unknown,
//! never a mismatch. Knows names of places; never where somebody lives.

use crate::taxonomy::place::{Places, Spot, words};
use crate::text::Tokens;
use crate::text::token::{Gap, Shape, tokenize};

/// A place by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    words: Vec<u64>,
    /// The known places that it names.
    spots: Vec<Spot>,
}

/// Reads a name: "Paris 9e", "75009 Paris", "Nantes (44)", "Lyon et périphérie", "Île-de-France".
#[must_use]
pub fn read(places: &Places, name: &str) -> Named {
    let tokens = tokenize(name);
    let words = words(name);
    let number = number(places, &tokens);
    let mut spots: Vec<Spot> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = places.at(&words[at..]).filter(|(length, _)| {
            // "Chalonnes-sur-Loire" is not the Loire
            let joined = |at: usize| {
                let gap = tokens.list.get(at).map(|token| token.gap);
                matches!(gap, Some(Gap::Hyphen | Gap::Apostrophe))
            };
            !joined(at) && !joined(at + length)
        });
        let Some((length, meant)) = found else {
            at += 1;
            continue;
        };
        at += length;
        let in_department =
            |spot: &&Spot| number.is_some_and(|number| spot.department == number.department);
        match meant {
            [spot] => spots.push(*spot),
            // several towns of one name: the number tells which
            meant => spots.extend(meant.iter().find(in_department)),
        }
    }
    if spots.is_empty() {
        spots.extend(number);
    }
    let all = spots.clone();
    spots.retain(|spot| {
        let inner = |other: &Spot| other != spot && holds(spot, other) == Some(true);
        !all.iter().any(inner)
    });
    Named { words, spots }
}

/// True when the place offered is one that is wished for; nothing when nobody can tell.
#[must_use]
pub fn met(wished: &Named, offered: &Named) -> Option<bool> {
    let pairs = || {
        let of = |wish| offered.spots.iter().map(move |spot| holds(wish, spot));
        wished.spots.iter().flat_map(of)
    };
    let known = !wished.spots.is_empty() && !offered.spots.is_empty();
    if known && pairs().any(|pair| pair == Some(true)) {
        return Some(true);
    }
    if known && pairs().all(|pair| pair == Some(false)) {
        return Some(false);
    }
    let within = |outer: &[u64], inner: &[u64]| {
        !inner.is_empty() && outer.windows(inner.len()).any(|part| part == inner)
    };
    let named = within(&offered.words, &wished.words) || within(&wished.words, &offered.words);
    named.then_some(true)
}

/// True when one place lies in another, or is it; nothing when the inner one is not told closely enough.
fn holds(outer: &Spot, inner: &Spot) -> Option<bool> {
    for (outer, inner) in outer.levels().into_iter().zip(inner.levels()) {
        match (outer, inner) {
            (Some(outer), Some(inner)) if outer != inner => return Some(false),
            (Some(_), None) => return None,
            _ => {}
        }
    }
    Some(true)
}

/// The department of the first postal code, or of a number in brackets or alone.
fn number(places: &Places, tokens: &Tokens) -> Option<Spot> {
    (0..tokens.list.len()).find_map(|at| {
        let token = tokens.list[at];
        let digits = token.shape == Shape::Number;
        let word = tokens.word(at);
        let stands = word.len() == 5 && digits
            || token.gap == Gap::Open
            || matches!(token.gap, Gap::Comma | Gap::Dash | Gap::Line);
        let next = tokens.list.get(at + 1).map(|next| next.gap);
        // "9 rue": a number before a word that is not a town's is none of a department
        let alone = word.len() == 5
            || matches!(
                next,
                None | Some(Gap::Close | Gap::Comma | Gap::Dash | Gap::Line)
            );
        let starts = word
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit());
        (stands && alone && starts)
            .then(|| places.numbered(word))
            .flatten()
    })
}
