//! What advice is made of: lines that a changed ad gets, light wordings, how much time a job takes.
//! Knows words; does not know when they are said.

use super::class::Ids;
use super::node::{Label, Node};

/// What advice is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AdviceWords {
    /// Says phrases as a plus.
    pub plus: Label,
    /// Promises training in phrases.
    pub training: Label,
    /// Heads tasks.
    pub tasks: Label,
    /// Says tools.
    pub tools: Label,
    /// Says a title.
    pub title: Label,
    /// Says a pay.
    pub pay: Label,
    /// Full-time posts that a whole job takes: at least, at most.
    pub full: [f64; 2],
    /// Full-time posts that a half job takes.
    pub half: [f64; 2],
    /// The same work as a simple use, by role.
    pub light: Vec<(u16, Label)>,
}

/// Reads `advice.toml`.
#[must_use]
pub fn read(node: Node<'_>, roles: &Ids) -> AdviceWords {
    let mut words = AdviceWords::default();
    for (name, line) in node.named("lines") {
        let place = match name.as_str() {
            "plus" => &mut words.plus,
            "training" => &mut words.training,
            "tasks" => &mut words.tasks,
            "tools" => &mut words.tools,
            "title" => &mut words.title,
            "pay" => &mut words.pay,
            _ => {
                let known = "expected plus, training, tasks, tools, title or pay";
                line.wrong(line.line, format!("no line is called \"{name}\": {known}"));
                continue;
            }
        };
        *place = line.label();
        line.finish();
    }
    if let Some(time) = node.table_at("time") {
        let range = |key: &str| match time.numbers(key).as_slice() {
            &[least, most] if least <= most => [least, most],
            _ => {
                time.wrong(
                    time.line,
                    format!("`{key}` of [time]: expected two numbers"),
                );
                [0.0, 0.0]
            }
        };
        (words.full, words.half) = (range("full"), range("half"));
        time.finish();
    } else {
        node.wrong(1, "advice.toml has no [time]");
    }
    for (code, light) in node.named("light") {
        match roles.get(&code) {
            Some(role) => words.light.push((*role, light.label())),
            None => light.wrong(light.line, format!("[light.{code}]: no such role")),
        }
        light.finish();
    }
    node.finish();
    words
}
