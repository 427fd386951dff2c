//! The long tables: one row a phrase that names a skill, one row a skill that is asked.

use super::cell::harmless;
use crate::report::Answer;
use crate::span::Field;

/// The columns of the table of mentions.
pub const MENTIONS: [&str; 20] = [
    "row",
    "ad",
    "mention",
    "skill",
    "label",
    "family",
    "role",
    "kind",
    "assertion",
    "strength",
    "level",
    "years",
    "field",
    "start",
    "end",
    "text",
    "via",
    "engine",
    "taxonomy",
    "scoring",
];
/// The columns of the table of requirements.
pub const REQUIREMENTS: [&str; 15] = [
    "row",
    "ad",
    "requirement",
    "skill",
    "label",
    "family",
    "role",
    "assertion",
    "level",
    "years",
    "mentions",
    "alternatives",
    "engine",
    "taxonomy",
    "scoring",
];

/// The mentions of an answer as lines.
pub(super) fn mentions(row: u64, answer: &Answer) -> Vec<u8> {
    let lines = answer.mentions.iter().enumerate().map(|(at, mention)| {
        [
            row.to_string(),
            answer.id.clone().unwrap_or_default(),
            at.to_string(),
            mention.skill.clone(),
            mention.label.clone(),
            mention.family.clone(),
            role_of(answer, &[at]),
            mention.kind.to_owned(),
            mention.assertion.to_owned(),
            mention.strength.to_string(),
            known(mention.level),
            known(mention.years),
            field(mention.at.field).to_owned(),
            mention.at.start.to_string(),
            mention.at.end.to_string(),
            mention.at.text.clone(),
            mention.via.to_owned(),
            answer.engine.version.to_owned(),
            answer.engine.taxonomy.clone(),
            answer.engine.scoring.clone(),
        ]
    });
    written(lines)
}

/// The requirements of an answer as lines.
pub(super) fn requirements(row: u64, answer: &Answer) -> Vec<u8> {
    let lines = answer.requirements.iter().enumerate().map(|(at, asked)| {
        let places: Vec<String> = asked.mentions.iter().map(ToString::to_string).collect();
        [
            row.to_string(),
            answer.id.clone().unwrap_or_default(),
            at.to_string(),
            asked.skill.clone(),
            asked.label.clone(),
            asked.family.clone(),
            role_of(answer, &asked.mentions),
            asked.assertion.to_owned(),
            known(asked.level),
            known(asked.years),
            places.join("|"),
            asked.alternatives.join("|"),
            answer.engine.version.to_owned(),
            answer.engine.taxonomy.clone(),
            answer.engine.scoring.clone(),
        ]
    });
    written(lines)
}

/// The roles that count one of these mentions.
fn role_of(answer: &Answer, mentions: &[usize]) -> String {
    let counts = |counted: &[usize]| counted.iter().any(|at| mentions.contains(at));
    let roles = answer.roles.iter().filter(|role| counts(&role.mentions));
    roles
        .map(|role| role.role.as_str())
        .collect::<Vec<_>>()
        .join("|")
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Description => "description",
    }
}

fn known(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn written<const N: usize>(lines: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for line in lines {
        let cells = line.iter().map(|cell| harmless(cell).into_owned());
        // writing into memory does not fail
        let _ = table.write_record(cells);
    }
    table.into_inner().unwrap_or_default()
}
