//! Small made-up labels and answers for the tests of this module.

use super::ad::{self, AdScore};
use super::gold::{Ask, Extra, Label};
use super::level::Level;
use super::said::{Language, Mention, Role, Said, Verdict};
use crate::posting::Posting;
use crate::span::Field;
use std::ops::Range;

fn level(name: &str) -> Level {
    Level::ALL
        .into_iter()
        .find(|level| level.name() == name)
        .expect("a level of the codebook")
}

/// A label without quotes.
pub(super) fn label(main_role: &str, verdict: &str) -> Label {
    Label {
        language: "fr".to_owned(),
        main_role: main_role.to_owned(),
        roles: Vec::new(),
        verdict: level(verdict),
        asks: Vec::new(),
        facts: None,
    }
}

/// A label with quotes of (words, family, status).
pub(super) fn asking(asks: &[(&str, &str, &str)]) -> Label {
    let ask = |&(quote, family, status): &(&str, &str, &str)| Ask {
        quote: quote.to_owned(),
        family: family.to_owned(),
        status: status.to_owned(),
    };
    Label {
        asks: asks.iter().map(ask).collect(),
        ..label("CM", "focused")
    }
}

/// A job beside the main one.
pub(super) fn extra(role: &str, load: &str) -> Extra {
    Extra {
        role: role.to_owned(),
        load: load.to_owned(),
    }
}

/// An answer without mentions; its main role is named unless it is OTHER.
pub(super) fn said(main_role: &str, verdict: &str) -> Said {
    let main = (main_role != "OTHER").then(|| role(main_role, "full", true));
    Said {
        language: Some(Language {
            code: Some("fr".to_owned()),
        }),
        mentions: Vec::new(),
        roles: main.into_iter().collect(),
        verdict: Verdict {
            level: level(verdict),
            score: None,
        },
        facts: None,
    }
}

/// One role of an answer.
pub(super) fn role(role: &str, load: &str, main: bool) -> Role {
    Role {
        role: role.to_owned(),
        main,
        load: Some(load.to_owned()),
    }
}

/// A mention in the description.
pub(super) fn mention(family: &str, assertion: &str, place: Range<usize>) -> Mention {
    Mention {
        skill: format!("{family}-skill"),
        family: family.to_owned(),
        assertion: assertion.to_owned(),
        field: Field::Description,
        start: place.start,
        end: place.end,
        text: None,
        via: "form".to_owned(),
    }
}

/// A mention in the title.
pub(super) fn title(family: &str, assertion: &str, place: Range<usize>) -> Mention {
    Mention {
        field: Field::Title,
        ..mention(family, assertion, place)
    }
}

/// A mention of the first place of some words of the description.
pub(super) fn of(text: &str, words: &str, family: &str, assertion: &str) -> Mention {
    let byte = text.find(words).expect("the words stand in the text");
    let start = text[..byte].chars().count();
    mention(family, assertion, start..start + words.chars().count())
}

/// An ad of a description alone.
pub(super) fn posting(description: &str) -> Posting {
    Posting {
        description: description.to_owned(),
        ..Posting::default()
    }
}

/// The score of one ad: description, (words, family, status) labelled, (words, family, assertion) said.
pub(super) fn score(
    text: &str,
    asks: &[(&str, &str, &str)],
    mentions: &[(&str, &str, &str)],
) -> AdScore {
    let mut said = said("CM", "focused");
    said.mentions = mentions
        .iter()
        .map(|&(words, family, assertion)| of(text, words, family, assertion))
        .collect();
    ad::score(&posting(text), &asking(asks), &said)
}
