//! Weighs which jobs the asked skills add up to: each role's load, and which role is the main one.
//! Knows weights; does not say whether it is too much.

use super::assertion::{Because, Mention, alternative};
use super::position::Positions;
use crate::span::Field;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::skill::Kind;
use std::collections::BTreeMap;

/// How much of a role an ad asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Load {
    /// A touch.
    Light,
    /// A real part of the job.
    Half,
    /// Its core: work and professional tool, or two kinds of work.
    Full,
}

impl Load {
    /// The load that so much evidence makes.
    #[must_use]
    pub fn of(taxonomy: &Taxonomy, weight: f64, tooled: bool) -> Self {
        let limits = &taxonomy.scoring.load;
        let full = if tooled {
            limits.full
        } else {
            limits.full_toolless
        };
        if weight >= full {
            Self::Full
        } else if weight >= limits.half {
            Self::Half
        } else {
            Self::Light
        }
    }

    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

/// A role with what the ad asks of it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleLoad {
    /// The role, by position.
    pub role: u16,
    /// True for the job that the ad is really for.
    pub main: bool,
    /// How much of it is asked.
    pub load: Load,
    /// The evidence, summed.
    pub weight: f64,
    /// True when a professional tool of the role is named.
    pub tooled: bool,
    /// Its part of all weights, 0 to 1.
    pub share: f64,
    /// The mentions that count, by position.
    pub mentions: Vec<usize>,
}

/// Weighs every role, the main one first, then by weight.
#[must_use]
pub fn weigh(taxonomy: &Taxonomy, positions: &Positions, mentions: &[Mention]) -> Vec<RoleLoad> {
    let evidence: Vec<f64> = mentions
        .iter()
        .map(|mention| evidence(taxonomy, mentions, mention))
        .collect();
    let counted = |at: usize| lightest(mentions, &evidence, at);
    // by role and skill, each skill at its highest
    let mut roles: BTreeMap<u16, BTreeMap<u32, (f64, Vec<usize>)>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(role) = mention.owner.filter(|_| counted(at) > 0.0) else {
            continue;
        };
        let skill = roles
            .entry(role)
            .or_default()
            .entry(mention.skill)
            .or_default();
        skill.0 = skill.0.max(counted(at));
        skill.1.push(at);
    }
    let titled = |role: u16| positions.titles.iter().any(|title| title.role == role);
    let mut loads: Vec<RoleLoad> = roles
        .iter()
        .map(|(role, skills)| {
            let mut load = load(taxonomy, *role, titled(*role), skills);
            // "environ un jour par semaine": half a job at most
            let part = |at: &usize| mentions[*at].part || mentions[*at].place.field == Field::Title;
            if load.mentions.iter().all(part) {
                load.load = load.load.min(Load::Half);
            }
            load
        })
        .collect();
    let main = main_role(taxonomy, positions, &loads, mentions);
    if let Some(main) = main
        && loads.iter().all(|load| load.role != main)
    {
        loads.push(RoleLoad {
            role: main,
            main: true,
            load: Load::Light,
            weight: 0.0,
            tooled: false,
            share: 0.0,
            mentions: Vec::new(),
        });
    }
    // a developer who retouches in Photoshop, a negotiator who codes a macro: no second job yet; and other trades share
    // more of their work than is told here
    let communication = |role: u16| taxonomy.roles[usize::from(role)].communication;
    let limits = &taxonomy.scoring.load;
    if main.is_some_and(|main| !communication(main)) {
        for load in &mut loads {
            if Some(load.role) == main || titled(load.role) {
                continue;
            }
            let full = if communication(load.role) {
                limits.full_apart
            } else {
                limits.full_other
            };
            let half = if taxonomy.roles[usize::from(load.role)].diffuse {
                limits.half_diffuse
            } else {
                limits.half_apart
            };
            if load.weight < half {
                load.load = Load::Light;
            } else if load.weight < full {
                load.load = load.load.min(Load::Half);
            }
        }
    }
    let total: f64 = loads.iter().map(|load| load.weight).sum();
    for load in &mut loads {
        load.main = Some(load.role) == main;
        load.share = if total > 0.0 {
            load.weight / total
        } else {
            0.0
        };
    }
    loads.sort_by(|a, b| {
        (b.main, b.weight)
            .partial_cmp(&(a.main, a.weight))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then(a.role.cmp(&b.role))
    });
    loads
}

fn load(
    taxonomy: &Taxonomy,
    role: u16,
    titled: bool,
    skills: &BTreeMap<u32, (f64, Vec<usize>)>,
) -> RoleLoad {
    let limits = &taxonomy.scoring.load;
    let diffuse = if taxonomy.roles[usize::from(role)].diffuse && !titled {
        limits.diffuse
    } else {
        1.0
    };
    let sum: f64 = skills.values().map(|(weight, _)| weight * diffuse).sum();
    let works = skills.keys().any(|skill| {
        matches!(
            taxonomy.skills[*skill as usize].kind,
            Kind::Task | Kind::Light | Kind::Steering
        )
    });
    let weight = if works {
        sum
    } else {
        sum.min(limits.tools_alone)
    };
    let tooled = skills
        .keys()
        .any(|skill| taxonomy.skills[*skill as usize].kind == Kind::Tool);
    let mut mentions: Vec<usize> = skills
        .values()
        .flat_map(|(_, mentions)| mentions.iter().copied())
        .collect();
    mentions.sort_unstable();
    RoleLoad {
        role,
        main: false,
        load: Load::of(taxonomy, weight, tooled),
        weight,
        tooled,
        share: 0.0,
        mentions,
    }
}

/// What one mention says for its role: strength × depth × kind × frequency, less for examples and for what is not its core.
fn evidence(taxonomy: &Taxonomy, mentions: &[Mention], mention: &Mention) -> f64 {
    let scoring = &taxonomy.scoring;
    let skill = &taxonomy.skills[mention.skill as usize];
    let professional = || {
        mention.level.is_some_and(|level| level >= 3)
            || mentions.iter().any(|other| {
                let tool = &taxonomy.skills[other.skill as usize];
                other.assertion.is_asked()
                    && tool.kind == Kind::Tool
                    && other.owner == mention.owner
                    && other.place.field == mention.place.field
                    && other.sentence == mention.sentence
            })
    };
    let contested = mention.because == Because::Contested;
    let light = mention.light && (contested || !professional());
    let kind = match skill.kind {
        _ if light => scoring.kind.light,
        Kind::Task => scoring.kind.task,
        Kind::Tool => scoring.kind.tool,
        Kind::Knowledge => scoring.kind.knowledge,
        Kind::Light => scoring.kind.light,
        Kind::Steering | Kind::Quality | Kind::Language | Kind::Diploma | Kind::Licence => 0.0,
    };
    let depth = mention
        .level
        .and_then(|level| scoring.depth.get(usize::from(level)).copied())
        .unwrap_or(scoring.depth_unspecified);
    let example = if mention.example {
        scoring.load.example
    } else {
        1.0
    };
    let core = if skill.core || mention.owner != skill.owner {
        1.0
    } else {
        scoring.load.periphery
    };
    mention.strength * depth * kind * mention.frequency * example * core
}

/// The evidence of a mention, where of alternatives only the lightest counts.
fn lightest(mentions: &[Mention], evidence: &[f64], at: usize) -> f64 {
    let least = alternative::of(mentions, at)
        .min_by(|&a, &b| evidence[a].total_cmp(&evidence[b]).then(a.cmp(&b)));
    if least.is_none_or(|least| least == at) {
        evidence[at]
    } else {
        0.0
    }
}

/// Evidence that names the main role of an ad whose title names none.
const UNTITLED: f64 = 0.5;

/// How many times less evidence the first of several titles may have than the best of them.
const SHARED: f64 = 6.0;

/// The job that the ad is for: by its title; by the work that the title speaks of, where it names no job that is known;
/// untitled, the heaviest.
fn main_role(
    taxonomy: &Taxonomy,
    positions: &Positions,
    loads: &[RoleLoad],
    mentions: &[Mention],
) -> Option<u16> {
    let weight = |role: u16| {
        loads
            .iter()
            .find(|load| load.role == role)
            .map_or(0.0, |load| load.weight)
    };
    let titled: Vec<u16> = positions.titles.iter().map(|title| title.role).collect();
    let heaviest = titled.iter().map(|role| weight(*role)).fold(0.0, f64::max);
    // of several titles the first is the job, unless the text is hardly about it; a trainer in web development teaches it
    let first = titled
        .iter()
        .find(|role| weight(**role) * SHARED >= heaviest);
    let about = |role: &&u16| {
        taxonomy.roles[usize::from(**role)].about_others
            && first.is_some_and(|first| weight(**role) >= weight(*first))
    };
    titled.iter().find(about).or(first).copied().or_else(|| {
        let in_title = |at: &usize| mentions[*at].place.field == Field::Title;
        let spoken_of = |load: &&RoleLoad| load.mentions.iter().any(in_title);
        let heavy = |load: &&RoleLoad| load.weight >= UNTITLED;
        let heavier =
            |a: &&RoleLoad, b: &&RoleLoad| a.weight.total_cmp(&b.weight).then(b.role.cmp(&a.role));
        let of_title = loads.iter().filter(spoken_of).max_by(heavier);
        of_title
            .or_else(|| loads.iter().filter(heavy).max_by(heavier))
            .map(|load| load.role)
    })
}
