//! A tone that jars: "tu" and "vous" mixed, a string of emoji, slang.

use super::{Remark, Scene};
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::SectionKind;
use crate::text::Language;

/// As many emoji set the tone.
const EMOJI: usize = 6;
/// As often must each be said.
const OFTEN: usize = 2;
/// Words of talk among friends.
const SLANG: [&str; 44] = [
    "cool", "kiffe", "kiffes", "kiffer", "boite", "taf", "tafer", "boulot", "fun", "fou", "folle", "dingue", "ouf", "top", "genial", "geniale", "sympa", "trop",
    "yo", "hey", "hello", "coucou", "salut", "lol", "mdr", "bref", "super", "chill", "bosser", "bosses", "potes", "gang", "dude", "dudes", "folks", "guys",
    "gonna", "wanna", "awesome", "yeah", "crazy", "badass", "kickass", "vibes",
];
/// As many make slang.
const MUCH: usize = 3;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    [mixed(scene), slang(scene), emoji(scene)].into_iter().flatten().take(1).collect()
}

/// "Tu" where the rest says "vous", or the other way round.
fn mixed(scene: &Scene<'_, '_>) -> Option<Remark> {
    if scene.language() != Language::French {
        return None;
    }
    let places = |known: &[&str]| -> Vec<usize> {
        let places = scene.words.places_of(known).into_iter();
        places
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
    let found = scene.words.places_of(&SLANG);
    let first = *found.first()?;
    (found.len() >= MUCH).then(|| Remark::at(scene.place(Field::Description, &(first..first + 1))))
}

fn emoji(scene: &Scene<'_, '_>) -> Option<Remark> {
    let text = &scene.reading().passage(Field::Description).text;
    // their first byte is one that no letter of our languages has
    if !text.as_bytes().contains(&0xF0) {
        return None;
    }
    let is_emoji = |c: char| ('\u{1F300}'..='\u{1FAFF}').contains(&c);
    let mut found = text.char_indices().filter(|(_, c)| is_emoji(*c));
    let (at, c) = found.next()?;
    let place = Place {
        field: Field::Description,
        span: Span::new(at, at + c.len_utf8()),
    };
    (found.count() + 1 >= EMOJI).then(|| Remark::at(place))
}
