//! A tone that jars: "tu" and "vous" mixed, a string of emoji, slang.

use super::{Remark, Scene};
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::SectionKind;
use crate::taxonomy::self_check::List;
use crate::text::{Gap, Language};

/// As many emoji set the tone, beside those that open a line.
const EMOJI: usize = 5;
/// As often must each be said, so many words apart.
const OFTEN: usize = 2;
const APART: usize = 2;
/// As much makes slang: a strong word counts twice, emoji at most three times.
const MUCH: usize = 4;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    [mixed(scene), slang(scene), emoji(scene)].into_iter().flatten().take(1).collect()
}

/// "Tu" where the rest says "vous", or the other way round.
fn mixed(scene: &Scene<'_, '_>) -> Option<Remark> {
    if scene.language() != Language::French {
        return None;
    }
    let passage = scene.reading().passage(Field::Description);
    let places = |known: List| -> Vec<usize> {
        let places = scene.words.places_of(&scene.list(known).phrases).into_iter();
        places
            // "rendez-vous" speaks to nobody
            .filter(|&at| passage.tokens.list[at].gap != Gap::Hyphen)
            .filter(|&at| !matches!(scene.section(at), SectionKind::Company | SectionKind::Legal))
            .collect()
    };
    let tu = places(List::Tu);
    let vous = places(List::Vous);
    // "si vous vous reconnaissez" says it once
    let often = |places: &[usize]| 1 + places.windows(2).filter(|pair| pair[1] - pair[0] > APART).count() >= OFTEN && !places.is_empty();
    if !often(&tu) || !often(&vous) {
        return None;
    }
    let fewer = if tu.len() <= vous.len() { tu } else { vous };
    let at = *fewer.first()?;
    Some(Remark::at(scene.place(Field::Description, &(at..at + 1))))
}

fn slang(scene: &Scene<'_, '_>) -> Option<Remark> {
    let passage = scene.reading().passage(Field::Description);
    // "HelloSign" is a name
    let is_whole = |at: &usize| passage.tokens.list.get(at + 1).is_none_or(|next| next.gap != Gap::Camel);
    let said = |known: List| -> Vec<usize> {
        let first = |word: &String| scene.words.phrase(word).map(|(at, _)| at).filter(is_whole);
        scene.list(known).phrases.iter().filter_map(first).collect()
    };
    let strong = said(List::Slang);
    let first = *strong.iter().min()?;
    let emoji = passage.text.chars().filter(|c| is_emoji(*c)).take(3).count();
    (strong.len() * 2 + said(List::Familiar).len() + emoji >= MUCH)
        .then(|| Remark::at(scene.place(Field::Description, &(first..first + 1))))
}

fn emoji(scene: &Scene<'_, '_>) -> Option<Remark> {
    let text = &scene.reading().passage(Field::Description).text;
    // their first byte is one that no letter of our languages has
    if !text.as_bytes().contains(&0xF0) {
        return None;
    }
    // signs before lines are bullets
    let mut opens_line = true;
    let mut found = text.char_indices().filter(|(_, c)| {
        let bullet = opens_line;
        opens_line = *c == '\n' || (opens_line && !c.is_alphanumeric());
        is_emoji(*c) && !bullet
    });
    let (at, c) = found.next()?;
    let place = Place {
        field: Field::Description,
        span: Span::new(at, at + c.len_utf8()),
    };
    (found.count() + 1 >= EMOJI).then(|| Remark::at(place))
}

fn is_emoji(c: char) -> bool {
    // circles, squares and diamonds are bullets
    let geometric = ('\u{1F532}'..='\u{1F53D}').contains(&c) || ('\u{1F7E0}'..='\u{1F7EB}').contains(&c);
    ('\u{1F300}'..='\u{1FAFF}').contains(&c) && !geometric
}
