//! A skill: what can be asked of a person, with its forms and the tasks that make it.

use super::class::{Ids, add};
use super::entry::Entry;
use super::form::Given;
use super::lexicon::{Lexicon, Match};
use super::node::{Label, Node, Text, choose};
use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What sort of thing a skill is. It sets how much one mention weighs in a role's load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Work to produce.
    Task,
    /// A professional's signature tool.
    Tool,
    /// A consumer tool, or a light task.
    Light,
    /// Knowledge.
    Knowledge,
    /// Briefing and steering others.
    Steering,
    /// A quality of the person.
    Quality,
    /// A human language.
    Language,
    /// A diploma or certificate.
    Diploma,
    /// A licence or similar condition.
    Licence,
}

impl Kind {
    /// All kinds with their names in files and answers.
    pub const NAMES: [(&str, Self); 9] = [
        ("task", Self::Task),
        ("tool", Self::Tool),
        ("light", Self::Light),
        ("knowledge", Self::Knowledge),
        ("steering", Self::Steering),
        ("quality", Self::Quality),
        ("language", Self::Language),
        ("diploma", Self::Diploma),
        ("licence", Self::Licence),
    ];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// When a form counts that could mean something else.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// A skill of one of these families stands in the same sentence.
    pub families: Vec<u16>,
    /// One of these words (folded) stands in the same sentence.
    pub words: Vec<u64>,
    /// The title names one of these roles.
    pub roles: Vec<u16>,
}

/// A skill.
#[derive(Debug, Clone)]
pub struct Skill {
    /// Its name in files and answers.
    pub id: String,
    /// Shown to people.
    pub label: Label,
    /// Its family, by position.
    pub family: u16,
    /// What sort of thing it is.
    pub kind: Kind,
    /// The role whose core it is.
    pub owner: Option<u16>,
    /// True when its owner names it among its core.
    pub core: bool,
    /// When its ambiguous forms count.
    pub context: Context,
    /// Of a language, its codes (ISO 639); of a licence, its categories ("B").
    pub codes: Vec<String>,
    /// Sentences in which it is found.
    pub found: Vec<Text>,
    /// Sentences in which it is not.
    pub left: Vec<Text>,
    /// The file that says so.
    pub file: String,
}

impl Skill {
    /// The codes of a language; none for any other skill.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        if self.kind == Kind::Language {
            &self.codes
        } else {
            &[]
        }
    }
}

/// Something done on something, that makes a skill.
#[derive(Debug, Clone)]
pub struct Task {
    /// The skill, by position.
    pub skill: u32,
    /// Classes of doing; empty for any.
    pub doing: Vec<u16>,
    /// Only in ads whose title names one of these roles; empty for all.
    pub roles: Vec<u16>,
}

/// What the names in a skill's entry refer to.
#[derive(Debug)]
pub struct Names<'a> {
    /// Families.
    pub families: &'a Ids,
    /// Roles.
    pub roles: &'a Ids,
    /// Classes of doing.
    pub actions: &'a Ids,
    /// Classes of things.
    pub things: &'a Ids,
}

/// Tasks by the class of things that they are done on.
pub type Tasks = BTreeMap<u16, Vec<Task>>;

/// The number of a name, or a mistake with the nearest name there is.
fn find(node: &Node<'_>, what: &str, ids: &Ids, said: &Text) -> Option<u16> {
    let found = ids.get(&said.text).copied();
    if found.is_none() {
        let alike = |name: &String| strsim::jaro_winkler(name, &said.text);
        let near = ids.keys().max_by(|a, b| alike(a).total_cmp(&alike(b)));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
        node.wrong(
            said.line,
            format!("{}: no {what} is called \"{}\"{hint}", node.name, said.text),
        );
    }
    found
}

fn find_all(node: &Node<'_>, what: &str, ids: &Ids, said: &[Text]) -> Vec<u16> {
    said.iter()
        .filter_map(|text| find(node, what, ids, text))
        .collect()
}

/// Where the parts of skills are gathered while they are read.
#[derive(Debug)]
pub struct Gathered<'l> {
    /// The forms of each language.
    pub lexicons: &'l mut [Lexicon],
    /// Tasks, by the class of things.
    pub tasks: Tasks,
    /// Things named by their words.
    pub literals: Literals,
}

/// Reads a skill; its forms, tasks and literal things go into what is gathered.
#[must_use]
pub fn read(
    id: &str,
    number: u32,
    family: u16,
    node: Node<'_>,
    names: &Names<'_>,
    gathered: &mut Gathered<'_>,
) -> Skill {
    let label = node.label();
    let kind = choose(&node, "kind", &node.required("kind"), &Kind::NAMES).unwrap_or(Kind::Task);
    let owner = node.required("owner");
    let owner = if owner.text == "-" || owner.text.is_empty() {
        None
    } else {
        find(&node, "role", names.roles, &owner)
    };
    forms(&node, &label, number, kind, gathered.lexicons);
    tasks(&node, number, names, gathered);
    let skill = Skill {
        id: id.to_owned(),
        label,
        family,
        kind,
        owner,
        core: false,
        context: context(&node, names),
        codes: codes(&node, kind),
        found: node.texts("found"),
        left: node.texts("left"),
        file: node.file.path.clone(),
    };
    node.finish();
    skill
}

/// The codes of a language or a licence, by which profiles name it.
fn codes(node: &Node<'_>, kind: Kind) -> Vec<String> {
    let said = node.texts("codes");
    for code in &said {
        let (len, mut bytes) = (code.text.len(), code.text.bytes());
        let is_code = match kind {
            Kind::Language => (2..=3).contains(&len) && bytes.all(|b| b.is_ascii_lowercase()),
            Kind::Licence => {
                (1..=3).contains(&len)
                    && bytes.all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            }
            _ => false,
        };
        if !is_code {
            node.wrong(
                code.line,
                format!(
                    "`codes` of {}: \"{}\"; expected two or three small letters (ISO 639) for a language, a category as \"B\" for a licence, nothing else",
                    node.name, code.text
                ),
            );
        }
    }
    said.into_iter().map(|code| code.text).collect()
}

/// The forms of a skill: its label, `also`, `ambiguous` and `not`. Tools are found in ads of any language.
fn forms(node: &Node<'_>, label: &Label, number: u32, kind: Kind, lexicons: &mut [Lexicon]) {
    const HOW: [(&str, Match); 3] = [
        ("exact", Match::Exact),
        ("word", Match::Word),
        ("stem", Match::Stem),
    ];
    let usual = if kind == Kind::Tool {
        Match::Exact
    } else {
        Match::Stem
    };
    let how = node
        .text("match")
        .and_then(|said| choose(node, "match", &said, &HOW))
        .unwrap_or(usual);
    // what is something else is said as people write it, articles included
    let not = if how == Match::Stem {
        Match::Phrase
    } else {
        Match::Word
    };
    let everywhere = kind == Kind::Tool || how == Match::Exact;
    let mut insert = |language: Language, text: &str, entry: Entry, how: Match| {
        if everywhere {
            let given = Given::new(text, how).map(Arc::new);
            for (form, lexicon) in given.iter().cycle().zip(lexicons.iter_mut()) {
                lexicon.add_given(form, entry);
            }
            given.is_some()
        } else {
            lexicons[language as usize].add(text, how, entry)
        }
    };
    for (language, text) in [
        (Language::French, &label.fr),
        (Language::English, &label.en),
    ] {
        if !text.is_empty() {
            let own = Text {
                text: text.clone(),
                line: node.line,
            };
            add(node, &[own], |text| {
                insert(language, text, Entry::Skill(number), how)
            });
        }
    }
    for (key, entry, how) in [
        ("also", Entry::Skill(number), how),
        ("ambiguous", Entry::Ambiguous(number), how),
        ("not", Entry::NotSkill(number), not),
    ] {
        for (language, texts) in node.per_language(key) {
            add(node, &texts, |text| insert(language, text, entry, how));
        }
    }
}

/// When the ambiguous forms of a skill count.
fn context(node: &Node<'_>, names: &Names<'_>) -> Context {
    let Some(inner) = node.table_at("context") else {
        return Context::default();
    };
    let key = |word: &Text| crate::text::fold::key(&crate::text::fold::fold(&word.text));
    let context = Context {
        families: find_all(&inner, "family", names.families, &inner.texts("families")),
        words: inner.texts("words").iter().map(key).collect(),
        roles: find_all(&inner, "role", names.roles, &inner.texts("roles")),
    };
    inner.finish();
    context
}

/// The tasks that make a skill.
fn tasks(node: &Node<'_>, number: u32, names: &Names<'_>, gathered: &mut Gathered<'_>) {
    for task in node.tables("tasks") {
        let doing = task.texts("do");
        let any = doing.iter().any(|text| text.text == "any");
        let doing = if any {
            Vec::new()
        } else {
            find_all(&task, "class of doing", names.actions, &doing)
        };
        let roles = find_all(&task, "role", names.roles, &task.texts("for"));
        for on in task.texts("on") {
            let thing = match on.text.strip_prefix('=') {
                Some(form) => Some(gathered.literals.number(form)),
                None => find(&task, "class of things", names.things, &on),
            };
            if let Some(thing) = thing {
                let made = Task {
                    skill: number,
                    doing: doing.clone(),
                    roles: roles.clone(),
                };
                gathered.tasks.entry(thing).or_default().push(made);
            }
        }
        task.finish();
    }
}

/// Things that a task names by their words instead of a class: each becomes a class of its own.
#[derive(Debug)]
pub struct Literals {
    first: u16,
    /// The words, in the order of their numbers.
    pub forms: Vec<String>,
}

impl Literals {
    /// Numbers that follow those of the named classes.
    #[must_use]
    pub fn after(first: u16) -> Self {
        Self {
            first,
            forms: Vec::new(),
        }
    }

    fn number(&mut self, form: &str) -> u16 {
        let at = self
            .forms
            .iter()
            .position(|known| known == form)
            .unwrap_or_else(|| {
                self.forms.push(form.to_owned());
                self.forms.len() - 1
            });
        self.first + u16::try_from(at).unwrap_or(u16::MAX - self.first)
    }
}
