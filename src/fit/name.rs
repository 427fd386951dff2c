//! The skills that a name stands for: a name is read like an ad's words, in French and in English.
//! Knows forms; what nobody knows is told, never dropped.

use crate::analysis::{mention, position, reading};
use crate::posting::Posting;
use crate::span::{Field, Span};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::Entry;
use crate::text::Language;
use regex::Regex;
use std::sync::LazyLock;

/// What a name came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The skills, by position, in order, each once.
    pub skills: Vec<u32>,
    /// The parts of the name that are not known.
    pub unknown: Vec<String>,
}

/// Reads a name. One that is a form of a skill is that skill, even where an ad would need more context; any other is
/// read as a sentence and by its parts: "Photoshop, Illustrator et Foo" is two skills and something unknown.
pub(super) fn read(taxonomy: &Taxonomy, name: &str, language: Option<Language>) -> Named {
    let first = language.unwrap_or(Language::French);
    let mut languages = vec![first];
    languages.extend(
        [Language::French, Language::English]
            .into_iter()
            .filter(|other| *other != first),
    );
    let known = |text: &str| {
        languages
            .iter()
            .map(|language| whole(taxonomy, text, *language))
            .find(|skills| !skills.is_empty())
            .unwrap_or_default()
    };
    let mut skills = known(name);
    if !skills.is_empty() {
        return Named {
            skills,
            unknown: Vec::new(),
        };
    }
    let mut places: Vec<Span> = Vec::new();
    for language in &languages {
        for (skill, place) in mentions(taxonomy, name, *language) {
            skills.push(skill);
            places.push(place);
        }
    }
    let mut unknown = Vec::new();
    for (place, part) in parts(name) {
        let found = known(part);
        if found.is_empty() && !places.iter().any(|known| known.overlaps(place)) {
            unknown.push(part.to_owned());
        }
        skills.extend(found);
    }
    skills.sort_unstable();
    skills.dedup();
    Named { skills, unknown }
}

fn alone(text: &str, language: Language) -> Posting {
    Posting {
        description: text.to_owned(),
        language: Some(language.code().to_owned()),
        ..Posting::default()
    }
}

/// The skills of which the whole text is a form.
fn whole(taxonomy: &Taxonomy, text: &str, language: Language) -> Vec<u32> {
    let reading = reading::read(taxonomy, &alone(text, language));
    let all = 0..reading.passage(Field::Description).tokens.list.len();
    let named = |wanted: fn(&Taxonomy, Entry) -> Option<u32>| -> Vec<u32> {
        let mut skills: Vec<u32> = reading
            .hits(Field::Description, all.clone())
            .filter(|hit| hit.words == all)
            .filter_map(|hit| wanted(taxonomy, hit.entry))
            .collect();
        skills.sort_unstable();
        skills.dedup();
        skills
    };
    let plain = named(|taxonomy, entry| match entry {
        Entry::Skill(skill) => Some(skill),
        Entry::Title(role) => taxonomy
            .role_skills
            .get(usize::from(role))
            .copied()
            .flatten(),
        _ => None,
    });
    if plain.is_empty() {
        named(|_, entry| match entry {
            Entry::Ambiguous(skill) => Some(skill),
            _ => None,
        })
    } else {
        plain
    }
}

/// The skills that a text mentions, with their places.
fn mentions(taxonomy: &Taxonomy, text: &str, language: Language) -> Vec<(u32, Span)> {
    let reading = reading::read(taxonomy, &alone(text, language));
    let positions = position::count(&reading);
    let passage = reading.passage(Field::Description);
    mention::find(&reading, &positions)
        .into_iter()
        .filter(|found| found.field == Field::Description)
        .map(|found| (found.skill, passage.span(&found.words)))
        .collect()
}

/// The parts of an enumeration, with their places.
fn parts(name: &str) -> Vec<(Span, &str)> {
    static BETWEEN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[,;/|•\n]|\s(?:et|and|&)\s").ok());
    let mut parts = Vec::new();
    let mut part = |start: usize, end: usize| {
        let text = name.get(start..end).unwrap_or("").trim();
        if !text.is_empty() {
            parts.push((Span::new(start, end), text));
        }
    };
    let mut start = 0;
    if let Some(between) = BETWEEN.as_ref() {
        for cut in between.find_iter(name) {
            part(start, cut.start());
            start = cut.end();
        }
    }
    part(start, name.len());
    parts
}
