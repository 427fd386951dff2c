//! Skills that are close to each other: who knows one learns the other in weeks, and a fit counts it in part.
//! Knows groups; what a neighbour is worth stands in the scoring of fits.

use super::Taxonomy;
use super::node::{Label, Node, Text};
use super::role::Adjacency;
use super::skill::Kind;
use std::collections::BTreeMap;

/// Skills that are close to each other.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name in the file.
    pub id: String,
    /// What they have in common, for people.
    pub label: Label,
    /// True when they are one thing under several names.
    pub same: bool,
}

/// A skill that is close to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// The skill, by position.
    pub skill: u32,
    /// The group that says so, by position.
    pub group: u16,
    /// True when it is the same thing under another name.
    pub same: bool,
}

/// All groups, and the neighbours of each skill.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// The groups, sorted by id.
    pub groups: Vec<Group>,
    near: Vec<Vec<Near>>,
}

impl Neighbours {
    /// The neighbours of a skill, in the order of the groups.
    #[must_use]
    pub fn of(&self, skill: u32) -> &[Near] {
        self.near.get(skill as usize).map_or(&[], Vec::as_slice)
    }
}

/// Reads `neighbours.toml`. `ids` are the numbers of the skills by their names; skills and roles are read before.
#[must_use]
pub fn read(node: Node<'_>, ids: &BTreeMap<&str, u32>, taxonomy: &Taxonomy) -> Neighbours {
    let mut neighbours = Neighbours {
        groups: Vec::new(),
        near: vec![Vec::new(); ids.len()],
    };
    let mut pairs: BTreeMap<(u32, u32), String> = BTreeMap::new();
    for (id, entry) in node.named("groups") {
        let same = entry.flag("same").unwrap_or(false);
        let around = entry.text("around");
        let skills = entry.texts("skills");
        let fewest = if around.is_some() { 1 } else { 2 };
        if skills.len() < fewest {
            entry.wrong(
                entry.line,
                format!("`skills` of {}: expected at least {fewest}", entry.name),
            );
        }
        let group = u16::try_from(neighbours.groups.len()).unwrap_or(u16::MAX);
        for (a, b) in paired(&entry, around.as_ref(), &skills, ids) {
            let (one, other) = (a.0.min(b.0), a.0.max(b.0));
            if one == other {
                entry.wrong(
                    b.1.line,
                    format!("{}: \"{}\" stands in it twice", entry.name, b.1.text),
                );
            } else if let Some(first) = pairs.insert((one, other), id.clone()) {
                entry.wrong(
                    b.1.line,
                    format!(
                        "{}: \"{}\" and \"{}\" are already neighbours in [groups.{first}]",
                        entry.name, a.1.text, b.1.text
                    ),
                );
            } else {
                for (skill, of) in [(one, other), (other, one)] {
                    if let Some(list) = neighbours.near.get_mut(of as usize) {
                        list.push(Near { skill, group, same });
                    }
                }
            }
        }
        neighbours.groups.push(Group {
            id,
            label: entry.label(),
            same,
        });
        entry.finish();
    }
    if let Some(entry) = node.table_at("jobs") {
        jobs(&mut neighbours, &entry.label(), taxonomy);
        entry.finish();
    }
    node.finish();
    neighbours
}

/// Whoever does a job answers in part what is its work, and a job that it takes in whole: one way only, because its work
/// alone does not make the job.
fn jobs(neighbours: &mut Neighbours, label: &Label, taxonomy: &Taxonomy) {
    let named = |number: usize| taxonomy.role_skills.get(number).copied().flatten();
    for (number, role) in taxonomy.roles.iter().enumerate() {
        let Some(job) = named(number).filter(|_| !role.mixed) else {
            continue;
        };
        let group = u16::try_from(neighbours.groups.len()).unwrap_or(u16::MAX);
        neighbours.groups.push(Group {
            id: format!("job-{}", role.code),
            label: Label {
                fr: label.fr.replace("{job}", &role.label.fr),
                en: label.en.replace("{job}", &role.label.en),
            },
            same: false,
        });
        let is_work = |kind: Kind| matches!(kind, Kind::Task | Kind::Steering | Kind::Knowledge);
        let owned = taxonomy
            .skills
            .iter()
            .zip(0..)
            .filter(|(skill, _)| {
                skill.owner.map(usize::from) == Some(number) && is_work(skill.kind)
            })
            .map(|(_, skill)| skill);
        let taken_in = taxonomy
            .roles
            .iter()
            .enumerate()
            .filter(|(_, other)| role.adjacency(&other.code) == Adjacency::Free)
            .filter_map(|(other, _)| named(other));
        for skill in owned.chain(taken_in).filter(|skill| *skill != job) {
            let Some(list) = neighbours.near.get_mut(skill as usize) else {
                continue;
            };
            if list.iter().all(|near| near.skill != job) {
                list.push(Near {
                    skill: job,
                    group,
                    same: false,
                });
            }
        }
    }
}

type Named<'s> = (u32, &'s Text);

/// The pairs of a group: each skill with the one they stand around, or each with each.
fn paired<'s>(
    entry: &Node<'_>,
    around: Option<&'s Text>,
    skills: &'s [Text],
    ids: &BTreeMap<&str, u32>,
) -> Vec<(Named<'s>, Named<'s>)> {
    let known = |said: &'s Text| {
        let found = ids.get(said.text.as_str()).copied();
        if found.is_none() {
            let alike = |name: &&&str| strsim::jaro_winkler(name, &said.text);
            let near = ids
                .keys()
                .max_by(|a, b| alike(a).total_cmp(&alike(b)).then(b.cmp(a)));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
            entry.wrong(
                said.line,
                format!("{}: no skill is called \"{}\"{hint}", entry.name, said.text),
            );
        }
        found.map(|number| (number, said))
    };
    let members: Vec<Named<'s>> = skills.iter().filter_map(known).collect();
    match around {
        Some(said) => known(said).map_or_else(Vec::new, |centre| {
            members.into_iter().map(|member| (centre, member)).collect()
        }),
        None => members
            .iter()
            .enumerate()
            .flat_map(|(at, a)| members.iter().skip(at + 1).map(|b| (*a, *b)))
            .collect(),
    }
}
