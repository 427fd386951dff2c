//! Every sentence said to a person, in French and in English, in one place.
//! Knows sentences; does not know when they are said.

pub mod measured;
pub mod notice;
pub mod superman;

use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Sentences = BTreeMap<String, BTreeMap<String, String>>;

static FRENCH: LazyLock<Sentences> =
    LazyLock::new(|| toml::from_str(include_str!("fr.toml")).unwrap_or_default());
static ENGLISH: LazyLock<Sentences> =
    LazyLock::new(|| toml::from_str(include_str!("en.toml")).unwrap_or_default());

/// The language in which people are spoken to: French or English.
#[must_use]
pub fn spoken(language: Language) -> Language {
    if language == Language::French {
        Language::French
    } else {
        Language::English
    }
}

/// The sentence of a table and a key, its `{words}` replaced. A missing sentence gives its name; a test keeps that from happening.
#[must_use]
pub fn say(language: Language, table: &str, key: &str, words: &[(&str, &str)]) -> String {
    let sentences = if spoken(language) == Language::French {
        &FRENCH
    } else {
        &ENGLISH
    };
    let sentence = sentences
        .get(table)
        .and_then(|sentences| sentences.get(key));
    sentence.map_or_else(
        || format!("{table}.{key}"),
        |sentence| fill(sentence, words),
    )
}

/// The text, its `{words}` replaced.
#[must_use]
pub fn fill(text: &str, words: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let word = words.iter().find_map(|(name, word)| {
            let hole = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*word, hole))
        });
        let (said, after) = word.unwrap_or(rest.split_at(1));
        filled.push_str(said);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// "a, b et c".
#[must_use]
pub fn list(language: Language, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!(
            "{} {} {last}",
            most.join(", "),
            say(language, "report", "and", &[])
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_once() {
        let words = [("role", "{score}"), ("score", "40")];
        assert_eq!(
            fill("{ {role} : {score}, {none}", &words),
            "{ {score} : 40, {none}"
        );
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let keys = |sentences: &Sentences| -> Vec<String> {
            let key = |(table, inner): (&String, &BTreeMap<String, String>)| {
                inner
                    .keys()
                    .map(move |key| format!("{table}.{key}"))
                    .collect::<Vec<_>>()
            };
            sentences.iter().flat_map(key).collect()
        };
        assert!(FRENCH.len() > 4);
        assert_eq!(keys(&FRENCH), keys(&ENGLISH));
    }

    #[test]
    fn every_sentence_has_the_same_words_to_fill_in_both_languages() {
        let holes = |text: &str| -> Vec<String> {
            let mut holes: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
                .collect();
            holes.sort();
            holes
        };
        for (table, sentences) in FRENCH.iter() {
            for (key, text) in sentences {
                assert_eq!(holes(text), holes(&ENGLISH[table][key]), "{table}.{key}");
            }
        }
    }
}
