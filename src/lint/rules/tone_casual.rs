//! A tone that jars: "tu" and "vous" mixed, a string of emoji, slang.

use super::{Remark, Scene};
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::SectionKind;
use crate::text::{Gap, Language};
use std::collections::BTreeMap;

/// As many emoji set the tone.
const EMOJI: usize = 6;
/// As often must each be said.
const OFTEN: usize = 2;
/// Words of talk among friends that no sober ad uses.
const STRONG: [&str; 26] = [
    "kiffe", "kiffes", "kiffer", "taf", "tafer", "ouf", "yo", "hey", "hiya", "coucou", "salut", "lol", "mdr", "bosser", "bosses", "potes", "dude",
    "dudes", "gonna", "wanna", "yeah", "badass", "kickass", "woop", "peps", "frerot",
];
/// Words that add to the tone beside those.
const WEAK: [&str; 25] = [
    "cool", "boite", "boulot", "fun", "fou", "folle", "dingue", "top", "genial", "geniale", "sympa", "trop", "hello", "bref", "super", "chill",
    "gang", "folks", "guys", "crazy", "vibes", "grave", "eclater", "fonce", "awesome",
];
/// As much makes slang: a strong word counts twice, emoji at most three times.
const MUCH: usize = 5;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    [mixed(scene), slang(scene), emoji(scene)].into_iter().flatten().take(1).collect()
}

/// "Tu" where the rest says "vous", or the other way round.
fn mixed(scene: &Scene<'_, '_>) -> Option<Remark> {
    if scene.language() != Language::French {
        return None;
    }
    let passage = scene.reading().passage(Field::Description);
    let places = |known: &[&str]| -> Vec<usize> {
        (0..passage.tokens.list.len())
            .filter(|&at| known.contains(&passage.tokens.word(at)))
            // "rendez-vous" speaks to nobody
            .filter(|&at| passage.tokens.list[at].gap != Gap::Hyphen)
            .filter(|&at| !matches!(scene.section(at), SectionKind::Company | SectionKind::Legal))
            .collect()
    };
    let tu = places(&["tu", "toi", "tes"]);
    let vous = places(&["vous", "vos", "votre"]);
    if tu.len() < OFTEN || vous.len() < OFTEN {
        return None;
    }
    let fewer = if tu.len() <= vous.len() { tu } else { vous };
    let at = *fewer.first()?;
    Some(Remark::at(scene.place(Field::Description, &(at..at + 1))))
}

fn slang(scene: &Scene<'_, '_>) -> Option<Remark> {
    let passage = scene.reading().passage(Field::Description);
    // "HelloSign" is a name
    let said = |known: &'static [&'static str]| -> BTreeMap<&str, usize> {
        let words = (0..passage.tokens.list.len()).rev();
        words
            .filter(|&at| passage.tokens.list.get(at + 1).is_none_or(|next| next.gap != Gap::Camel))
            .filter_map(|at| Some((*known.iter().find(|word| **word == passage.tokens.word(at))?, at)))
            .collect()
    };
    let strong = said(&STRONG);
    let first = *strong.values().min()?;
    let emoji = passage.text.chars().filter(|c| is_emoji(*c)).take(3).count();
    (strong.len() * 2 + said(&WEAK).len() + emoji >= MUCH)
        .then(|| Remark::at(scene.place(Field::Description, &(first..first + 1))))
}

fn emoji(scene: &Scene<'_, '_>) -> Option<Remark> {
    let text = &scene.reading().passage(Field::Description).text;
    if text.is_ascii() {
        return None;
    }
    let mut found = text.char_indices().filter(|(_, c)| is_emoji(*c));
    let (at, c) = found.next()?;
    let place = Place {
        field: Field::Description,
        span: Span::new(at, at + c.len_utf8()),
    };
    (found.count() + 1 >= EMOJI).then(|| Remark::at(place))
}

fn is_emoji(c: char) -> bool {
    ('\u{1F300}'..='\u{1FAFF}').contains(&c)
}
