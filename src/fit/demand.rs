//! What an ad asks of a person, as a fit compares it: skills with their alternatives joined, languages, licences.
//! Knows the analysis; does not know any profile.

use super::cefr;
use super::line::round;
use crate::analysis::Analysis;
use crate::analysis::assertion::Assertion;
use crate::analysis::requirement::Requirement;
use crate::analysis::role::RoleLoad;
use crate::span::{Field, Place};
use crate::taxonomy::role::Adjacency;
use crate::taxonomy::skill::Kind;

/// A skill that would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The skill, by position.
    pub skill: u32,
    /// The level asked of it, 0 to 4, when one is said.
    pub level: Option<u8>,
    /// Of a language, the step of the CEFR told beside it, 1 to 6.
    pub step: Option<u8>,
}

/// One thing that is asked, firmly or as a wish: one skill, or one of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// The skills that would do, the one that is named first before the others; one at least.
    pub choices: Vec<Choice>,
    /// Required or preferred.
    pub assertion: Assertion,
    /// How much it counts beside the others, from 0 to 1, two decimals.
    pub weight: f64,
    /// Where it is asked.
    pub place: Option<Place>,
    /// The role whose work it is.
    pub role: Option<u16>,
}

impl Demand {
    /// The skill by which it is called.
    #[must_use]
    pub fn skill(&self) -> u32 {
        self.choices.first().map_or(u32::MAX, |choice| choice.skill)
    }

    /// True when it is asked firmly.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.assertion == Assertion::Required
    }

    /// True when it is asked at some level.
    #[must_use]
    pub fn is_levelled(&self) -> bool {
        self.choices.iter().any(|choice| choice.level.is_some())
    }
}

/// Everything that an ad asks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// Skills, in the order of the ad.
    pub skills: Vec<Demand>,
    /// Languages that can be compared.
    pub languages: Vec<Demand>,
    /// Licences and the like: information, without points.
    pub licences: Vec<Demand>,
    /// What no text can tell, to be talked about: qualities, and languages that are not named. Without points, as are
    /// diplomas, which are not told at all: experience may stand for them.
    pub to_talk_about: Vec<Demand>,
}

/// Where a demand belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Skill,
    Language,
    Licence,
    Talk,
    Nothing,
}

/// Gathers what is asked. Of alternatives ("Photoshop ou Canva") one demand is made; a choice of which one skill is also
/// asked by itself elsewhere adds nothing to that.
#[must_use]
pub fn gather(analysis: &Analysis<'_>) -> Asked {
    let mut asked = Asked::default();
    let job = job(analysis);
    let mut joined: Vec<u32> = Vec::new();
    for requirement in &analysis.requirements {
        if !requirement.assertion.is_asked() || joined.contains(&requirement.skill) {
            continue;
        }
        let sort = sort(analysis, requirement.skill);
        let mut choices = vec![requirement];
        if !is_by_itself(analysis, requirement) {
            let others = requirement
                .alternatives
                .iter()
                .filter_map(|skill| of(analysis, *skill))
                .filter(|other| {
                    other.assertion.is_asked() && self::sort(analysis, other.skill) == sort
                });
            choices.extend(others);
            let asked_elsewhere = |other: &&&Requirement| {
                is_by_itself(analysis, other) && other.assertion <= requirement.assertion
            };
            if choices.iter().skip(1).any(|other| asked_elsewhere(&other)) {
                continue;
            }
            joined.extend(choices.iter().map(|other| other.skill));
        }
        let Some(demand) = demand(analysis, job, requirement, &choices) else {
            continue;
        };
        match sort {
            Sort::Skill => asked.skills.push(demand),
            Sort::Language => asked.languages.push(demand),
            Sort::Licence => asked.licences.push(demand),
            Sort::Talk => asked.to_talk_about.push(demand),
            Sort::Nothing => {}
        }
    }
    asked
}

fn of<'a>(analysis: &'a Analysis<'_>, skill: u32) -> Option<&'a Requirement> {
    analysis
        .requirements
        .iter()
        .find(|requirement| requirement.skill == skill)
}

/// True when some mention asks for it without a choice.
fn is_by_itself(analysis: &Analysis<'_>, requirement: &Requirement) -> bool {
    firmest(analysis, requirement).any(|at| analysis.mentions[at].choice.is_none())
}

/// The mentions that ask as firmly as the requirement does.
fn firmest<'a>(
    analysis: &'a Analysis<'_>,
    requirement: &'a Requirement,
) -> impl Iterator<Item = usize> + 'a {
    requirement
        .mentions
        .iter()
        .copied()
        .filter(|at| analysis.mentions[*at].assertion == requirement.assertion)
}

fn demand(
    analysis: &Analysis<'_>,
    job: Option<u32>,
    requirement: &Requirement,
    choices: &[&Requirement],
) -> Option<Demand> {
    let taxonomy = analysis.reading.taxonomy;
    let choice = |requirement: &&Requirement| Choice {
        skill: requirement.skill,
        level: requirement.level,
        step: firmest(analysis, requirement)
            .filter_map(|at| cefr::beside(analysis, at))
            .max(),
    };
    let strength = firmest(analysis, requirement)
        .map(|at| analysis.mentions[at].strength)
        .fold(0.0, f64::max);
    Some(Demand {
        choices: choices.iter().map(choice).collect(),
        assertion: requirement.assertion,
        weight: round(strength * importance(analysis, job, requirement.skill)),
        place: Some(analysis.mentions[firmest(analysis, requirement).next()?].place),
        role: taxonomy.skills[requirement.skill as usize].owner,
    })
}

/// The skill that stands for the job itself: that of the main role where the title names it, else the first work that the
/// title names, else that of the main role.
fn job(analysis: &Analysis<'_>) -> Option<u32> {
    let taxonomy = analysis.reading.taxonomy;
    let main = analysis.roles.iter().find(|load| load.main);
    let known = |load: &RoleLoad| !taxonomy.roles[usize::from(load.role)].mixed;
    let main = main
        .filter(|load| known(load))
        .and_then(|load| *taxonomy.role_skills.get(usize::from(load.role))?);
    let is_mixed = |skill: u32| {
        let roles = taxonomy.roles.iter().zip(&taxonomy.role_skills);
        roles
            .filter(|(role, _)| role.mixed)
            .any(|(_, named)| *named == Some(skill))
    };
    let mut titles = analysis
        .mentions
        .iter()
        .filter(|mention| mention.place.field == Field::Title && mention.assertion.is_asked())
        .map(|mention| mention.skill)
        .filter(|skill| {
            let kind = taxonomy.skills[*skill as usize].kind;
            matches!(kind, Kind::Task | Kind::Steering | Kind::Knowledge) && !is_mixed(*skill)
        });
    let first = titles.clone().next();
    titles.find(|skill| Some(*skill) == main).or(first).or(main)
}

/// How much a skill counts beside others: by its sort, and less when it is the work of another job than the main one.
fn importance(analysis: &Analysis<'_>, job: Option<u32>, skill: u32) -> f64 {
    let taxonomy = analysis.reading.taxonomy;
    let weights = &taxonomy.fit_scoring.demand;
    if job == Some(skill) {
        return weights.job;
    }
    let skill = &taxonomy.skills[skill as usize];
    let sort = match skill.kind {
        Kind::Tool => weights.tool,
        Kind::Light => weights.light,
        Kind::Knowledge => weights.knowledge,
        _ => weights.task,
    };
    let role = |number: u16| taxonomy.roles.get(usize::from(number));
    let main = analysis.roles.iter().find(|load| load.main);
    let main = main.and_then(|load| role(load.role));
    let owner = skill.owner.and_then(role);
    let is_beside = main.zip(owner).is_some_and(|(main, owner)| {
        main.code != owner.code && main.adjacency(&owner.code) != Adjacency::Free
    });
    let is_anywhere = owner.is_some_and(|owner| owner.diffuse)
        && main
            .zip(owner)
            .is_none_or(|(main, owner)| main.code != owner.code);
    let beside = if is_beside { weights.beside } else { 1.0 };
    let anywhere = if is_anywhere { weights.anywhere } else { 1.0 };
    sort * beside * anywhere
}

fn sort(analysis: &Analysis<'_>, skill: u32) -> Sort {
    let skill = &analysis.reading.taxonomy.skills[skill as usize];
    match skill.kind {
        Kind::Task | Kind::Tool | Kind::Light | Kind::Knowledge | Kind::Steering => Sort::Skill,
        Kind::Language if skill.codes.is_empty() => Sort::Talk,
        Kind::Language => Sort::Language,
        Kind::Licence => Sort::Licence,
        Kind::Quality => Sort::Talk,
        Kind::Diploma => Sort::Nothing,
    }
}
