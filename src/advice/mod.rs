//! What to change in an overloaded ad: what to give to another post, and what to make a plus.
//! Knows the analysis; every score it tells is computed by the same stages as the verdict.

use crate::analysis::Analysis;
use crate::analysis::assertion::{Assertion, Mention};
use crate::analysis::role::Load;
use crate::analysis::verdict::{Verdict, Why};

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What to do.
    pub kind: Kind,
    /// The score afterwards, where it can be computed.
    pub score_after: Option<i32>,
    /// The mentions that it is about.
    pub mentions: Vec<usize>,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Give a role's work to another post.
    Split {
        /// The role.
        role: u16,
        /// How much of it is asked.
        load: Load,
    },
    /// Make skills a plus.
    Demote {
        /// The skills, in the order in which they help most.
        skills: Vec<u32>,
    },
    /// Publish an ad for each post.
    Scope,
}

impl Kind {
    /// Its name in the answer.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Split { .. } => "split",
            Self::Demote { .. } => "demote",
            Self::Scope => "scope",
        }
    }
}

/// A score under which an ad is no longer overloaded, and one under which it is focused.
const TARGETS: [i32; 2] = [40, 20];

/// The advice for an ad, what helps most first.
#[must_use]
pub fn advise(analysis: &Analysis<'_>) -> Vec<Advice> {
    let judged = match &analysis.verdict {
        Verdict::Judged(judged) => judged,
        Verdict::NotAssessable(Why::SeveralJobs(_)) => {
            return vec![Advice {
                kind: Kind::Scope,
                score_after: None,
                mentions: Vec::new(),
            }];
        }
        Verdict::NotAssessable(_) => return Vec::new(),
    };
    let mut advice = Vec::new();
    for line in judged
        .lines
        .iter()
        .filter(|line| matches!(line.code, "A.full" | "A.half"))
    {
        let Some(role) = line.role else { continue };
        let mentions: Vec<usize> = of_role(analysis, role);
        let after = analysis
            .verdict_if(&changed(analysis, &mentions, Assertion::OtherParty, 0.0))
            .score();
        let load = if line.code == "A.full" {
            Load::Full
        } else {
            Load::Half
        };
        advice.push(Advice {
            kind: Kind::Split { role, load },
            score_after: after,
            mentions,
        });
    }
    let score = judged.score();
    if let Some(target) = TARGETS.into_iter().find(|target| score >= *target) {
        advice.extend(demote(analysis, target));
    }
    advice
}

/// The mentions that make a role's load.
fn of_role(analysis: &Analysis<'_>, role: u16) -> Vec<usize> {
    analysis
        .roles
        .iter()
        .find(|load| load.role == role)
        .map_or_else(Vec::new, |load| load.mentions.clone())
}

/// The mentions with some of them meant otherwise.
fn changed(
    analysis: &Analysis<'_>,
    at: &[usize],
    assertion: Assertion,
    strength: f64,
) -> Vec<Mention> {
    let change = |(index, mention): (usize, &Mention)| {
        if at.contains(&index) {
            Mention {
                assertion,
                strength,
                ..mention.clone()
            }
        } else {
            mention.clone()
        }
    };
    analysis.mentions.iter().enumerate().map(change).collect()
}

/// Skills to make a plus until the score is under the target: at each step the one that lowers it most.
fn demote(analysis: &Analysis<'_>, target: i32) -> Option<Advice> {
    let bonus = analysis.reading.taxonomy.scoring.strength.bonus;
    // only the roles that the verdict counts: the others cannot lower it
    let Verdict::Judged(judged) = &analysis.verdict else {
        return None;
    };
    let counted = |role: u16| judged.lines.iter().any(|line| line.role == Some(role));
    let breadth = judged.lines.iter().any(|line| line.code == "A.breadth");
    let extra = |role: u16| {
        let beside = analysis
            .roles
            .iter()
            .any(|load| load.role == role && !load.main);
        beside && (breadth || counted(role))
    };
    let owner = |mention: &Mention| analysis.reading.taxonomy.skills[mention.skill as usize].owner;
    let mut open: Vec<u32> = analysis
        .requirements
        .iter()
        .filter(|requirement| requirement.assertion == Assertion::Required)
        .map(|requirement| requirement.skill)
        .collect();
    open.retain(|skill| {
        analysis.reading.taxonomy.skills[*skill as usize]
            .owner
            .is_some_and(extra)
    });
    let places = |skills: &[u32]| -> Vec<usize> {
        let named = |(at, mention): (usize, &Mention)| {
            (skills.contains(&mention.skill)
                && mention.assertion.is_asked()
                && owner(mention).is_some())
            .then_some(at)
        };
        analysis
            .mentions
            .iter()
            .enumerate()
            .filter_map(named)
            .collect()
    };
    let weight_after = |skills: &[u32]| {
        let mentions = changed(analysis, &places(skills), Assertion::Preferred, bonus);
        let roles =
            crate::analysis::role::weigh(analysis.reading.taxonomy, &analysis.positions, &mentions);
        let extra: f64 = roles
            .iter()
            .filter(|load| !load.main)
            .map(|load| load.weight)
            .sum();
        (analysis.verdict_if(&mentions).score().unwrap_or(0), extra)
    };
    let mut chosen: Vec<u32> = Vec::new();
    while !open.is_empty() && chosen.len() < 12 {
        let tried = open.iter().map(|skill| {
            let with: Vec<u32> = chosen.iter().copied().chain([*skill]).collect();
            (weight_after(&with), *skill)
        });
        let ((score, _), skill) = tried.min_by(|a, b| {
            a.0.0
                .cmp(&b.0.0)
                .then(a.0.1.total_cmp(&b.0.1))
                .then(a.1.cmp(&b.1))
        })?;
        chosen.push(skill);
        open.retain(|other| *other != skill);
        if score < target {
            return Some(Advice {
                score_after: Some(score),
                mentions: places(&chosen),
                kind: Kind::Demote { skills: chosen },
            });
        }
    }
    None
}
