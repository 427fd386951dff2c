//! Reads TOML strictly: every key is known, every value is of its kind, and every mistake is noted with its line.
//! Knows TOML and the taxonomy's habits (texts per language); does not know what a skill is.

pub use super::label::Label;
use super::mistake::Mistake;
use super::source::File;
use crate::text::Language;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text with the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

/// Where mistakes are gathered while files are read.
#[derive(Debug, Default)]
pub struct Log {
    mistakes: RefCell<Vec<Mistake>>,
}

impl Log {
    /// Notes a mistake.
    pub fn add(&self, file: &str, line: usize, message: impl Into<String>) {
        self.mistakes.borrow_mut().push(Mistake {
            file: file.to_owned(),
            line,
            message: message.into(),
        });
    }

    /// All mistakes noted, sorted by file and line.
    #[must_use]
    pub fn into_mistakes(self) -> Vec<Mistake> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort();
        mistakes.dedup();
        mistakes
    }
}

/// One table of a file. Keys that nobody asked for are mistakes: [`Node::finish`] says so.
#[derive(Debug)]
pub struct Node<'t> {
    /// The file it is in.
    pub file: &'t File,
    /// The line it begins on.
    pub line: usize,
    /// What it is called in messages.
    pub name: String,
    table: &'t DeTable<'t>,
    log: &'t Log,
    asked: RefCell<Vec<String>>,
}

impl<'t> Node<'t> {
    /// The top of a file.
    #[must_use]
    pub fn top(file: &'t File, table: &'t DeTable<'t>, log: &'t Log) -> Self {
        Self {
            file,
            line: 1,
            name: file.path.clone(),
            table,
            log,
            asked: RefCell::default(),
        }
    }

    fn sub(&self, name: String, table: &'t DeTable<'t>, span: Range<usize>) -> Self {
        Self {
            file: self.file,
            line: self.file.line(span.start),
            name,
            table,
            log: self.log,
            asked: RefCell::default(),
        }
    }

    /// Notes a mistake on a line of this file.
    pub fn wrong(&self, line: usize, message: impl Into<String>) {
        self.log.add(&self.file.path, line, message);
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().push(key.to_owned());
        self.table.get(key)
    }

    fn expected(&self, key: &str, value: &Spanned<DeValue<'_>>, what: &str) {
        let line = self.file.line(value.span().start);
        self.wrong(
            line,
            format!(
                "`{key}` of {}: expected {what}, found {}",
                self.name,
                value.get_ref().type_str()
            ),
        );
    }

    /// True when the key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A text, if the key is there.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<Text> {
        let value = self.get(key)?;
        let line = self.file.line(value.span().start);
        if let DeValue::String(text) = value.get_ref() {
            Some(Text {
                text: text.to_string(),
                line,
            })
        } else {
            self.expected(key, value, "a text in quotes");
            None
        }
    }

    /// A text that must be there.
    #[must_use]
    pub fn required(&self, key: &str) -> Text {
        let there = self.table.contains_key(key);
        self.text(key).unwrap_or_else(|| {
            if !there {
                self.wrong(self.line, format!("{} has no `{key}`", self.name));
            }
            Text {
                text: String::new(),
                line: self.line,
            }
        })
    }

    /// True or false, if the key is there.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            Some(*flag)
        } else {
            self.expected(key, value, "true or false");
            None
        }
    }

    /// A number, if the key is there.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let parsed = as_number(value.get_ref());
        if parsed.is_none() {
            self.expected(key, value, "a number");
        }
        parsed
    }

    /// A number that must be there.
    #[must_use]
    pub fn required_number(&self, key: &str) -> f64 {
        if !self.table.contains_key(key) {
            self.wrong(self.line, format!("{} has no `{key}`", self.name));
        }
        self.number(key).unwrap_or_default()
    }

    /// A list of numbers; empty when the key is missing.
    #[must_use]
    pub fn numbers(&self, key: &str) -> Vec<f64> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.expected(key, value, "a list of numbers: [1.0, 2.0]");
            return Vec::new();
        };
        let number = |item: &Spanned<DeValue<'_>>| {
            let parsed = as_number(item.get_ref());
            if parsed.is_none() {
                self.expected(key, item, "a number");
            }
            parsed
        };
        items.iter().filter_map(number).collect()
    }

    /// A list of texts; empty when the key is missing.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<Text> {
        self.get(key)
            .map_or_else(Vec::new, |value| self.list(key, value))
    }

    fn list(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Text> {
        let DeValue::Array(items) = value.get_ref() else {
            self.expected(key, value, "a list of texts: [\"…\", \"…\"]");
            return Vec::new();
        };
        let text = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(Text {
                text: text.to_string(),
                line: self.file.line(item.span().start),
            }),
            DeValue::String(_) => {
                self.expected(key, item, "a text that is not empty");
                None
            }
            _ => {
                self.expected(key, item, "a text in quotes");
                None
            }
        };
        items.iter().filter_map(text).collect()
    }

    /// Lists of texts per language: `also.fr = […]`, or `also = { fr = […] }`.
    #[must_use]
    pub fn per_language(&self, key: &str) -> Vec<(Language, Vec<Text>)> {
        let Some(node) = self.table_at(key) else {
            return Vec::new();
        };
        let lists = Language::ALL
            .into_iter()
            .map(|language| (language, node.texts(language.code())))
            .filter(|(_, list)| !list.is_empty());
        let lists = lists.collect();
        node.finish();
        lists
    }

    /// A label in French and English, both required.
    #[must_use]
    pub fn label(&self) -> Label {
        self.said("label")
    }

    /// A sentence in French and English, both required, under a key.
    #[must_use]
    pub fn said(&self, key: &str) -> Label {
        let Some(node) = self.table_at(key) else {
            let expected = format!(
                "{} has no `{key} = {{ fr = \"…\", en = \"…\" }}`",
                self.name
            );
            self.wrong(self.line, expected);
            return Label::default();
        };
        let said = node.both();
        node.finish();
        said
    }

    /// The texts under `fr` and `en`.
    #[must_use]
    pub fn both(&self) -> Label {
        Label {
            fr: self.required("fr").text,
            en: self.required("en").text,
        }
    }

    /// A table under a key, if the key is there.
    #[must_use]
    pub fn table_at(&self, key: &str) -> Option<Node<'t>> {
        let value = self.get(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            Some(self.sub(format!("`{key}` of {}", self.name), table, value.span()))
        } else {
            self.expected(key, value, "a table");
            None
        }
    }

    /// A list of tables under a key; empty when the key is missing.
    #[must_use]
    pub fn tables(&self, key: &str) -> Vec<Node<'t>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.expected(key, value, "a list of tables: [{ … }]");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| {
                if let DeValue::Table(table) = item.get_ref() {
                    Some(self.sub(format!("`{key}` of {}", self.name), table, item.span()))
                } else {
                    self.expected(key, item, "a table: { … }");
                    None
                }
            })
            .collect()
    }

    /// The tables under `key`, each with its name: `[skills.video-editing]` under "skills". In the order of the names.
    #[must_use]
    pub fn named(&self, key: &str) -> Vec<(String, Node<'t>)> {
        let Some(parent) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Table(table) = parent.get_ref() else {
            self.expected(key, parent, "tables: [key.name]");
            return Vec::new();
        };
        table
            .iter()
            .filter_map(|(name, value)| {
                let DeValue::Table(inner) = value.get_ref() else {
                    self.expected(
                        name.get_ref(),
                        value,
                        &format!("a table [{key}.{}]", name.get_ref()),
                    );
                    return None;
                };
                let id = name.get_ref().to_string();
                let mut node = self.sub(format!("[{key}.{id}]"), inner, value.span());
                node.line = self.file.line(name.span().start);
                Some((id, node))
            })
            .collect()
    }

    /// Says of every key that nobody asked for that it is not known, and which one may be meant.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if asked.iter().any(|known| known == name) {
                continue;
            }
            let near = asked.iter().max_by(|a, b| {
                strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))
            });
            let hint = near
                .filter(|known| strsim::jaro_winkler(known, name) > 0.8)
                .map_or_else(
                    || format!("known keys: {}", asked.join(", ")),
                    |known| format!("did you mean `{known}`?"),
                );
            self.wrong(
                self.file.line(key.span().start),
                format!("{} has no key `{name}`; {hint}", self.name),
            );
        }
    }
}

fn as_number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(n) => n.as_str().replace('_', "").parse().ok(),
        DeValue::Float(n) => n.as_str().replace('_', "").parse().ok(),
        _ => None,
    }
}

/// The value with the given name among `known`, or a mistake that lists them.
pub fn choose<T: Copy>(node: &Node<'_>, key: &str, said: &Text, known: &[(&str, T)]) -> Option<T> {
    let found = known
        .iter()
        .find(|(name, _)| *name == said.text)
        .map(|(_, value)| *value);
    if found.is_none() && !said.text.is_empty() {
        let names = known
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ");
        node.wrong(
            said.line,
            format!(
                "`{key}` of {}: \"{}\" is not one of {names}",
                node.name, said.text
            ),
        );
    }
    found
}
