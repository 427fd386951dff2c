//! Builds a taxonomy from its files: first all names, then all entries, then what refers to what.
//! Knows which folder holds what; what an entry says is read beside it.

use super::advice::{self, AdviceWords};
use super::class::{self, Class, Ids};
use super::cv::{self, CvWords};
use super::entry::Entry;
use super::fact::{self, FactWords};
use super::files::{ADVICE, CVS, FITS, NEIGHBOURS, PLACES, POSTS, SELF_CHECK, Sources, VERDICTS};
use super::fit_scoring::{self, FitScoring};
use super::form::Given;
use super::house::House;
use super::law;
use super::lexicon::{Lexicon, Match};
use super::neighbour::{self, Neighbours};
use super::node::{Label, Log, Node};
use super::place::{self, Places};
use super::role::{self, Role};
use super::scoring::{self, Scoring};
use super::self_check::{self, SelfCheckWords};
use super::skill::{self, Gathered, Literals, Names, Skill, Tasks};
use super::source::{self, File};
use super::title::{Posts, Titles};
use super::wording;
use super::words::{self, Headings};
use super::{Family, Taxonomy, cue};
use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads all files: first every name, then every entry, then what refers to what.
pub(super) fn build(files: &[File], log: &Log) -> Taxonomy {
    let sources = Sources::read(files, log);
    let mut lexicons: Vec<Lexicon> = Language::ALL.into_iter().map(Lexicon::new).collect();
    let mut headings: Vec<Headings> = Language::ALL
        .into_iter()
        .map(|_| Headings::default())
        .collect();

    let (families, family_ids) = families(sources.top("families"));
    let action_nodes = named(sources.top("actions"), "actions", log);
    let thing_nodes = named(sources.top("things"), "things", log);
    let role_nodes = named(sources.top("roles"), "roles", log);
    let (action_ids, thing_ids, role_ids) =
        (ids(&action_nodes), ids(&thing_nodes), ids(&role_nodes));
    let names = Names {
        families: &family_ids,
        roles: &role_ids,
        actions: &action_ids,
        things: &thing_ids,
    };

    let actions = action_nodes
        .into_iter()
        .zip(0..)
        .map(|((id, node), i)| class::action(&id, i, node, &mut lexicons))
        .collect();
    let mut things: Vec<Class> = thing_nodes
        .into_iter()
        .zip(0..)
        .map(|((id, node), i)| class::thing(&id, i, node, &mut lexicons))
        .collect();
    let mut titles = Titles::default();
    let roles: Vec<Role> = role_nodes
        .into_iter()
        .zip(0..)
        .map(|((id, node), i)| role::read(&id, i, node, &mut titles))
        .collect();
    let posts = sources.file(POSTS).map_or_else(Posts::default, Posts::read);
    titles.plant(&posts, &mut lexicons);
    let (skills, tasks) = skills(sources.top("families"), &names, &mut things, &mut lexicons);
    let cues = cues(&sources, &mut lexicons);
    for (language, node) in sources.by_language("sections") {
        words::sections(node, language, &mut lexicons, &mut headings);
    }
    let mut facts = FactWords::default();
    for (language, node) in sources.by_language("facts") {
        fact::read(node, language, &mut lexicons, &mut facts);
    }
    let wordings = sources
        .top("wording")
        .into_iter()
        .zip(0..)
        .map(|(node, number)| wording::read(number, node, &mut lexicons))
        .collect();
    let mut taxonomy = Taxonomy {
        digest: source::digest(files),
        families,
        skills,
        tasks,
        actions,
        things,
        roles,
        role_skills: Vec::new(),
        cues,
        facts,
        scoring: sources
            .file(VERDICTS)
            .map_or_else(Scoring::default, scoring::read),
        cv: sources.file(CVS).map_or_else(CvWords::default, cv::read),
        fit_scoring: sources
            .file(FITS)
            .map_or_else(FitScoring::default, fit_scoring::read),
        advice: sources
            .file(ADVICE)
            .map_or_else(AdviceWords::default, |node| advice::read(node, &role_ids)),
        wordings,
        self_check: sources
            .file(SELF_CHECK)
            .map_or_else(SelfCheckWords::default, self_check::read),
        law: sources.top("law").into_iter().flat_map(law::read).collect(),
        neighbours: Neighbours::default(),
        places: sources
            .file(PLACES)
            .map_or_else(Places::default, place::read),
        house: House::default(),
        lexicons,
        headings,
    };
    refer(&mut taxonomy, &role_ids, log);
    if let Some(node) = sources.file(NEIGHBOURS) {
        taxonomy.neighbours = neighbour::read(node, &numbers(&taxonomy.skills), &taxonomy);
    }
    taxonomy
}

fn ids(nodes: &[(String, Node<'_>)]) -> Ids {
    nodes
        .iter()
        .zip(0..)
        .map(|((id, _), i)| (id.clone(), i))
        .collect()
}

/// All skills with their tasks; things that tasks name by their words become classes behind the named ones.
fn skills(
    nodes: Vec<Node<'_>>,
    names: &Names<'_>,
    things: &mut Vec<Class>,
    lexicons: &mut [Lexicon],
) -> (Vec<Skill>, Tasks) {
    let literals = Literals::after(u16::try_from(things.len()).unwrap_or(u16::MAX));
    let mut gathered = Gathered {
        lexicons,
        tasks: Tasks::new(),
        literals,
    };
    let mut skills: Vec<Skill> = Vec::new();
    for node in nodes {
        let family = names.families[node.file.stem()];
        let _ = node.table_at("family");
        for (id, entry) in node.named("skills") {
            if let Some(other) = skills.iter().find(|known| known.id == id) {
                entry.wrong(
                    entry.line,
                    format!("[skills.{id}] is already in {}", other.file),
                );
            }
            let number = u32::try_from(skills.len()).unwrap_or(u32::MAX);
            skills.push(skill::read(
                &id,
                number,
                family,
                entry,
                names,
                &mut gathered,
            ));
        }
        node.finish();
    }
    for (form, number) in gathered.literals.forms.iter().zip(things.len()..) {
        let entry = Entry::Thing(u16::try_from(number).unwrap_or(u16::MAX));
        let given = Given::new(form, Match::Stem).map(Arc::new);
        for (form, lexicon) in given.iter().cycle().zip(gathered.lexicons.iter_mut()) {
            lexicon.add_given(form, entry);
        }
        things.push(Class {
            id: format!("={form}"),
            label: Label {
                fr: form.clone(),
                en: form.clone(),
            },
            produces: false,
        });
    }
    (skills, gathered.tasks)
}

fn cues(sources: &Sources<'_>, lexicons: &mut [Lexicon]) -> Vec<cue::Cue> {
    let mut cues = Vec::new();
    for (language, node) in sources.by_language("cues") {
        words::lists(&node, language, lexicons);
        for (id, entry) in node.named("cues") {
            let number = u16::try_from(cues.len()).unwrap_or(u16::MAX);
            cues.push(cue::read(&id, number, entry, language, lexicons));
        }
        node.finish();
    }
    cues
}

fn families(nodes: Vec<Node<'_>>) -> (Vec<Family>, Ids) {
    let mut families = Vec::new();
    let mut ids = Ids::new();
    for node in nodes {
        let id = node.file.stem().to_owned();
        let (label, produced) = node.table_at("family").map_or_else(
            || {
                node.wrong(1, format!("{} has no [family] with its label", node.name));
                (Label::default(), false)
            },
            |family| {
                let said = (family.label(), family.flag("produced").unwrap_or(false));
                family.finish();
                said
            },
        );
        ids.insert(
            id.clone(),
            u16::try_from(families.len()).unwrap_or(u16::MAX),
        );
        families.push(Family {
            id,
            label,
            produced,
        });
    }
    (families, ids)
}

/// The tables `[key.name]` of several files, sorted by name; a name that stands twice is a mistake.
fn named<'t>(nodes: Vec<Node<'t>>, key: &str, log: &Log) -> Vec<(String, Node<'t>)> {
    let mut all: Vec<(String, Node<'t>)> = Vec::new();
    for node in nodes {
        all.extend(node.named(key));
        node.finish();
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    for pair in all.windows(2) {
        if pair[0].0 == pair[1].0 {
            log.add(
                &pair[1].1.file.path,
                pair[1].1.line,
                format!(
                    "[{key}.{}] is already in {}",
                    pair[1].0, pair[0].1.file.path
                ),
            );
        }
    }
    all.dedup_by(|a, b| a.0 == b.0);
    all
}

/// The numbers of skills by their ids.
fn numbers(skills: &[Skill]) -> BTreeMap<&str, u32> {
    skills
        .iter()
        .zip(0..)
        .map(|(skill, number)| (skill.id.as_str(), number))
        .collect()
}

/// Resolves names between entries: skills of roles, roles of roles.
fn refer(taxonomy: &mut Taxonomy, role_ids: &Ids, log: &Log) {
    let ids = numbers(&taxonomy.skills);
    let unknown = |file: &str, line: usize, what: &str, name: &str| {
        log.add(file, line, format!("{what}: no such entry \"{name}\""));
    };
    let mut role_skills = Vec::with_capacity(taxonomy.roles.len());
    for role in &taxonomy.roles {
        let skill = ids.get(role.names.text.as_str()).copied();
        if skill.is_none() {
            unknown(
                &role.file,
                role.names.line,
                &format!("`names` of [roles.{}]", role.code),
                &role.names.text,
            );
        }
        role_skills.push(skill);
        for core in role
            .core
            .iter()
            .filter(|core| !ids.contains_key(core.text.as_str()))
        {
            unknown(
                &role.file,
                core.line,
                &format!("`core` of [roles.{}]", role.code),
                &core.text,
            );
        }
        let taught = role.course.iter().flat_map(role::Course::names);
        for name in taught.filter(|name| {
            !ids.contains_key(name.text.as_str())
                && !taxonomy
                    .families
                    .iter()
                    .any(|family| family.id == name.text)
        }) {
            let what = format!("`course` of [roles.{}], families or skills", role.code);
            unknown(&role.file, name.line, &what, &name.text);
        }
        for (other, _) in role
            .adjacent
            .iter()
            .filter(|(other, _)| !role_ids.contains_key(other))
        {
            unknown(
                &role.file,
                role.line,
                &format!("roles absorbed by [roles.{}]", role.code),
                other,
            );
        }
    }
    for (role, number) in taxonomy.roles.iter().zip(0..) {
        let core = |id: &str| role.core.iter().any(|core| core.text == id) || role.names.text == id;
        taxonomy
            .skills
            .iter_mut()
            .filter(|skill| skill.owner == Some(number))
            .for_each(|skill| skill.core = core(&skill.id));
    }
    taxonomy.role_skills = role_skills;
}
