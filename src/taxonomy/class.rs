//! Classes of doing and classes of things: the two halves of a task.

use super::entry::Entry;
use super::lexicon::{Lexicon, Match};
use super::node::{Label, Node, Text};
use crate::text::Language;
use std::collections::BTreeMap;

/// A class of doing, or of things.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its name in the files.
    pub id: String,
    /// Shown to people; a class of things may do without, and its name serves.
    pub label: Label,
    /// True for doing that makes the thing itself.
    pub produces: bool,
}

/// Numbers of classes by their names.
pub type Ids = BTreeMap<String, u16>;

/// Reads the forms of a class of doing into the lexicons.
#[must_use]
pub fn action(id: &str, number: u16, node: Node<'_>, lexicons: &mut [Lexicon]) -> Class {
    let label = node.label();
    for (language, verbs) in node.per_language("verbs") {
        add(&node, &verbs, |text| {
            lexicons[language as usize].add(text, Match::Verb, Entry::Verb(number))
        });
    }
    for (language, nouns) in node.per_language("nouns") {
        add(&node, &nouns, |text| {
            lexicons[language as usize].add(text, Match::Stem, Entry::Noun(number))
        });
    }
    for (language, phrases) in node.per_language("not") {
        add(&node, &phrases, |text| {
            lexicons[language as usize].add(text, Match::Word, Entry::NotAction(number))
        });
    }
    let produces = node.flag("produces").unwrap_or(false);
    node.finish();
    Class {
        id: id.to_owned(),
        label,
        produces,
    }
}

/// Reads the forms of a class of things into the lexicons.
#[must_use]
pub fn thing(id: &str, number: u16, node: Node<'_>, lexicons: &mut [Lexicon]) -> Class {
    let mut any = false;
    for language in Language::ALL {
        let forms = node.texts(language.code());
        any |= !forms.is_empty();
        add(&node, &forms, |text| {
            lexicons[language as usize].add(text, Match::Stem, Entry::Thing(number))
        });
    }
    if !any {
        node.wrong(
            node.line,
            format!("{} has no words: expected fr = […] or en = […]", node.name),
        );
    }
    let label = if node.has("label") {
        node.label()
    } else {
        Label {
            fr: id.to_owned(),
            en: id.to_owned(),
        }
    };
    node.finish();
    Class {
        id: id.to_owned(),
        label,
        produces: false,
    }
}

/// Adds each form, and says which have no word in them.
pub fn add(node: &Node<'_>, forms: &[Text], mut insert: impl FnMut(&str) -> bool) {
    for form in forms {
        if !insert(&form.text) {
            node.wrong(
                form.line,
                format!("{}: \"{}\" has no word in it", node.name, form.text),
            );
        }
    }
}
