//! The score of lines, what could be judged, the bands, the score of each role, and what learning would change.
//! Knows lines; does not know how they came about.

use super::align::View;
use super::demand::Asked;
use super::held::Held;
use super::line::{Component, Line, Outcome, Subject, cents, round};
use super::skills;
use crate::analysis::role::RoleLoad;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::{FitScoring, Weight};

/// How well a profile fits, in words: nobody should be told apart by a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Most of what is asked.
    Strong,
    /// A part of it.
    Partial,
    /// Little of it yet.
    Developing,
    /// The ad cannot be compared.
    NotAssessable,
}

impl Band {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["strong", "partial", "developing", "not_assessable"][self as usize]
    }
}

/// The band of a score. Conditions that suit make no fit of their own: without any required skill it is developing.
#[must_use]
pub fn band(scoring: &FitScoring, score: Option<f64>, lines: &[Line]) -> Band {
    let answers = lines
        .iter()
        .any(|line| line.component == Component::Required && line.points > 0.0);
    match score {
        None => Band::NotAssessable,
        Some(score) if answers && score >= scoring.band.strong => Band::Strong,
        Some(score) if answers && score >= scoring.band.partial => Band::Partial,
        Some(_) => Band::Developing,
    }
}

/// 100 × Σ points / Σ of, two decimals; nothing where nothing counts.
#[must_use]
pub fn score<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<f64> {
    let (points, of) = lines.into_iter().fold((0, 0), |(points, of), line| {
        (points + cents(line.points), of + cents(line.of))
    });
    ratio(points, of)
}

/// The score of so many hundredths of points out of so many.
#[must_use]
pub fn ratio(points: i64, of: i64) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "hundredths of some hundred points"
    )]
    let share = points as f64 / of as f64;
    (of > 0).then(|| round(100.0 * share))
}

/// The share of the weights that could be judged, 0 to 1.
#[must_use]
pub fn known(lines: &[Line]) -> f64 {
    let sum = |wanted: fn(&Line) -> bool| -> f64 {
        lines
            .iter()
            .filter(|line| wanted(line))
            .map(|line| line.weight)
            .sum()
    };
    let all = sum(|_| true);
    if all > 0.0 {
        round(sum(|line| line.outcome != Outcome::Unknown) / all)
    } else {
        0.0
    }
}

/// The score over one role's part of an ad.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleFit {
    /// The role, by position.
    pub role: u16,
    /// True for the job that the ad is really for.
    pub main: bool,
    /// The score over its requirements, if it has any.
    pub score: Option<f64>,
    /// Its share of the ad, 0 to 1.
    pub share: f64,
}

/// The score for each role of an ad: an ad that asks for several people's work is fair only role by role.
#[must_use]
pub fn per_role(lines: &[Line], roles: &[RoleLoad]) -> Vec<RoleFit> {
    roles
        .iter()
        .map(|load| RoleFit {
            role: load.role,
            main: load.main,
            score: score(lines.iter().filter(|line| line.role == Some(load.role))),
            share: load.share,
        })
        .collect()
}

/// The lines of skills, from the year from which they score best together with the other lines; of equals the latest.
#[must_use]
pub fn best_year(
    taxonomy: &Taxonomy,
    weight: &Weight,
    asked: &Asked,
    held: &Held,
    others: &[&Line],
) -> (Vec<Line>, Option<u16>) {
    let mut best: Option<(Vec<Line>, Option<u16>, Option<f64>)> = None;
    for year in held.years(taxonomy) {
        let lines = skills::lines(taxonomy, weight, asked, View { held, year });
        let score = score(lines.iter().chain(others.iter().copied()));
        if best.as_ref().is_none_or(|(_, _, known)| *known < score) {
            best = Some((lines, year, score));
        }
    }
    best.map_or((Vec::new(), None), |(lines, year, _)| (lines, year))
}

/// A skill whose learning raises the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// The skill, by position.
    pub skill: u32,
    /// The score that learning it gives.
    pub score_after: f64,
}

/// The skills whose learning, to the level that is asked, raises the score most; the score is computed anew for each.
#[must_use]
pub fn improve(
    taxonomy: &Taxonomy,
    weight: &Weight,
    asked: &Asked,
    held: &Held,
    lines: &[Line],
    now: f64,
) -> Vec<Gain> {
    let scoring = &taxonomy.fit_scoring;
    let is_skill = |line: &&Line| {
        matches!(
            line.component,
            Component::Required | Component::Level | Component::Preferred
        )
    };
    let others: Vec<&Line> = lines.iter().filter(|line| !is_skill(line)).collect();
    let lacking = |skill: u32| {
        lines
            .iter()
            .filter(is_skill)
            .any(|line| line.subject == Subject::Skill(skill) && line.outcome != Outcome::Met)
    };
    let mut gains: Vec<Gain> = asked
        .skills
        .iter()
        .filter(|demand| lacking(demand.skill()))
        .filter_map(|demand| {
            let choice = demand.choices.first()?;
            let level = choice.level.map_or(scoring.skill.learned, f64::from);
            let learned = held.with(choice.skill, level.max(scoring.skill.learned));
            let (skills, _) = best_year(taxonomy, weight, asked, &learned, &others);
            let score_after = score(skills.iter().chain(others.iter().copied()))?;
            (score_after > now).then_some(Gain {
                skill: choice.skill,
                score_after,
            })
        })
        .collect();
    gains.sort_by(|a, b| b.score_after.total_cmp(&a.score_after));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small count"
    )]
    gains.truncate(scoring.improve.most as usize);
    gains
}
