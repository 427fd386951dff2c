//! What of a profile answers a demand best: the skill itself, an alternative, or a neighbour in part.
//! Knows levels and neighbours; does not know what a demand weighs.

use super::demand::{Choice, Demand};
use super::held::{Held, Holding};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::FitScoring;

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

/// The best answer to a demand: of equals the first choice itself, then the alternatives, then neighbours.
#[must_use]
pub fn best<'h>(
    taxonomy: &Taxonomy,
    held: &'h Held,
    demand: &Demand,
    measure: Measure,
) -> Option<Answered<'h>> {
    let scoring = &taxonomy.fit_scoring;
    let answer = |choice: &Choice, skill: u32, part: f64, bridge: Option<u16>| {
        let holding = held.skills.get(&skill)?;
        let credit = part * measure(scoring, holding.level, choice.level);
        Some(Answered {
            holding,
            skill,
            bridge,
            credit,
        })
    };
    let itself = demand
        .choices
        .iter()
        .filter_map(|choice| answer(choice, choice.skill, 1.0, None));
    let near = demand.choices.iter().flat_map(|choice| {
        taxonomy
            .neighbours
            .of(choice.skill)
            .iter()
            .filter_map(|near| {
                let part = if near.same {
                    1.0
                } else {
                    scoring.skill.neighbour
                };
                answer(choice, near.skill, part, Some(near.group))
            })
    });
    itself.chain(near).fold(None, |best, next| match best {
        Some(best) if best.credit >= next.credit => Some(best),
        _ => Some(next),
    })
}
