//! The ad marked up in place: each piece with its family, how it is meant, and why; and the families that are named.
//! Knows the answer; a mark's look stands in the style sheet.

use super::words::Words;
use crate::report::marked;
use crate::report::schema::{Answer, MentionSaid};
use crate::taxonomy::Taxonomy;
use crate::wordings::say;

/// A family that the ad names.
pub struct Family<'a> {
    pub id: &'a str,
    pub label: String,
}

/// A piece of the ad, marked or not.
pub struct Mark<'a> {
    pub text: &'a str,
    pub class: String,
    pub hint: String,
    pub anchors: Vec<String>,
    /// The phrase by which it can be contested.
    pub phrase: String,
}

/// The name of a family.
pub fn family_label(taxonomy: &Taxonomy, id: &str, words: Words) -> String {
    taxonomy.family(id).map_or_else(
        || id.to_owned(),
        |number| {
            let family = &taxonomy.families[usize::from(number)];
            family.label.get(words.lang).to_owned()
        },
    )
}

/// A piece of the ad, with the marks of the mentions over it.
pub fn mark<'a>(
    words: Words,
    answer: &Answer,
    family: &dyn Fn(&str) -> String,
    piece: marked::Piece<'a>,
) -> Mark<'a> {
    let mention = piece
        .mentions
        .first()
        .and_then(|number| answer.mentions.get(*number));
    let class = match mention {
        Some(mention) => format!("f-{} a-{}", mention.family, mention.assertion),
        None if piece.evidence => "evidence".to_owned(),
        None => String::new(),
    };
    let hint = |mention: &MentionSaid| {
        let assertion = say(
            words.lang,
            "page",
            &format!("is_{}", mention.assertion),
            &[],
        );
        let because = mention.because.at.as_ref().map(|at| words.quote(&at.text));
        let because = because.map(|said| say(words.lang, "page", "because", &[("words", &said)]));
        format!(
            "{} · {} · {assertion}{}",
            mention.label,
            family(&mention.family),
            because.unwrap_or_default()
        )
    };
    let hints: Vec<String> = piece
        .mentions
        .iter()
        .filter_map(|number| answer.mentions.get(*number))
        .map(hint)
        .collect();
    Mark {
        text: piece.text,
        class,
        hint: hints.join("\n"),
        phrase: piece
            .mentions
            .first()
            .zip(mention)
            .map(|(at, mention)| format!("{at}|{}", mention.at.text))
            .unwrap_or_default(),
        anchors: piece.anchors,
    }
}
