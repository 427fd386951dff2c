//! What of a profile answers a demand best: the skill itself, an alternative, or a neighbour in part.
//! Knows levels and neighbours; does not know what a demand weighs.

use super::demand::{Choice, Demand};
use super::held::{Held, Holding};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::FitScoring;
use crate::taxonomy::skill::Kind;

/// What answers a demand.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered<'h> {
    /// What is held.
    pub holding: &'h Holding,
    /// The skill that is held, by position.
    pub skill: u32,
    /// The group by which it is a neighbour, unless it is asked itself.
    pub bridge: Option<u16>,
    /// How far it goes, from 0 to 1.
    pub credit: f64,
}

/// How far a skill goes that is held at one level and asked at another, from 0 to 1. Never falls as the level rises.
pub type Measure = fn(&FitScoring, f64, Option<u8>) -> f64;

/// Coverage: the part of the asked level that is held. More than asked is enough, and never a penalty.
#[must_use]
pub fn coverage(scoring: &FitScoring, held: f64, asked: Option<u8>) -> f64 {
    let asked = asked.map_or(scoring.skill.unstated, f64::from);
    if held >= asked { 1.0 } else { held / asked }
}

/// Level fit: in steps below what is asked; a skill asked without a level is only to be held.
#[must_use]
pub fn level(scoring: &FitScoring, held: f64, asked: Option<u8>) -> f64 {
    let skill = &scoring.skill;
    asked.map_or(1.0, |asked| {
        steps(f64::from(asked) - held, skill.one_below, skill.two_below)
    })
}

/// What is worth being so many steps below what is asked.
#[must_use]
pub fn steps(below: f64, one: f64, two: f64) -> f64 {
    if below <= 0.0 {
        1.0
    } else if below <= 1.0 {
        one
    } else if below <= 2.0 {
        two
    } else {
        0.0
    }
}

/// What a skill still counts that was last used so many years before the profile's own latest year. Only tools lose.
#[must_use]
pub fn recency(scoring: &FitScoring, kind: Kind, years: u16) -> f64 {
    let recency = &scoring.recency;
    match kind {
        Kind::Tool | Kind::Light => {
            let kept = 0.5_f64.powf(f64::from(years) / recency.half_life);
            1.0 - recency.most * (1.0 - kept)
        }
        _ => 1.0,
    }
}

/// A profile, looked at from one of the years that it names: what was used later is left out, and tools that were used long
/// before count a little less. Without a year, everything counts as it is.
#[derive(Debug, Clone, Copy)]
pub struct View<'h> {
    /// What is held.
    pub held: &'h Held,
    /// The year.
    pub year: Option<u16>,
}

impl<'h> View<'h> {
    /// What time leaves of a skill that is held in some way; nothing when it was used later.
    fn kept(self, taxonomy: &Taxonomy, skill: u32, holding: &Holding) -> Option<f64> {
        let (Some(year), Some(used)) = (self.year, holding.last_used) else {
            return Some(1.0);
        };
        let kind = taxonomy.skills.get(skill as usize)?.kind;
        Some(recency(
            &taxonomy.fit_scoring,
            kind,
            year.checked_sub(used)?,
        ))
    }

    /// Everything that answers a skill that is asked, at whatever level: the skill itself first, then neighbours. `credit` is
    /// what each counts where its level is enough.
    pub fn answers(self, taxonomy: &Taxonomy, asked: u32) -> impl Iterator<Item = Answered<'h>> {
        let answers = move |skill: u32, part: f64, bridge: Option<u16>| {
            let held = self.held.skills.get(&skill).into_iter().flatten();
            held.filter_map(move |holding| {
                let kept = self.kept(taxonomy, skill, holding)?;
                Some(Answered {
                    holding,
                    skill,
                    bridge,
                    credit: part * kept,
                })
            })
        };
        let near = taxonomy.neighbours.of(asked).iter();
        let near = near.flat_map(move |near| {
            let part = if near.same {
                1.0
            } else {
                taxonomy.fit_scoring.skill.neighbour
            };
            answers(near.skill, part, Some(near.group))
        });
        answers(asked, 1.0, None).chain(near)
    }

    /// The best answer to one choice: of equals the skill itself, then neighbours.
    #[must_use]
    pub fn answer(
        self,
        taxonomy: &Taxonomy,
        choice: &Choice,
        measure: Measure,
    ) -> Option<Answered<'h>> {
        let at_level = |answered: Answered<'h>| {
            let enough = measure(&taxonomy.fit_scoring, answered.holding.level, choice.level);
            Answered {
                credit: answered.credit * enough,
                ..answered
            }
        };
        self.answers(taxonomy, choice.skill)
            .map(at_level)
            .reduce(better)
    }

    /// The best answer to a demand: of equals the first choice itself, then the alternatives, then neighbours.
    #[must_use]
    pub fn best(
        self,
        taxonomy: &Taxonomy,
        demand: &Demand,
        measure: Measure,
    ) -> Option<Answered<'h>> {
        let answers = demand
            .choices
            .iter()
            .filter_map(|choice| self.answer(taxonomy, choice, measure));
        answers.reduce(better)
    }
}

/// The one that goes further; of equals what is asked itself before a neighbour, then the first.
fn better<'h>(first: Answered<'h>, next: Answered<'h>) -> Answered<'h> {
    let is_nearer = first.bridge.is_some() && next.bridge.is_none();
    if next.credit > first.credit || (is_nearer && next.credit >= first.credit) {
        next
    } else {
        first
    }
}
