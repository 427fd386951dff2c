//! Lines about skills and languages: what is asked against what is held.
//! Knows weights and measures; does not know conditions of the job.

use super::align::{self, Measure, View};
use super::demand::{Asked, Choice, Demand};
use super::held::{Held, Tongue};
use super::line::{Component, Line, Proof, Subject};
use super::profile::Cefr;
use crate::analysis::assertion::Assertion;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::Weight;
use crate::taxonomy::skill::Skill;
use std::sync::Arc;

/// The lines of skills: required ones, the levels asked of them, preferred ones. The weight of each part is shared over its
/// demands by how much each counts. What the profile does not state is missing, never unknown: so one skill more, or a higher
/// level, changes no `of` of the first two parts and lowers no points, and the score never falls.
#[must_use]
pub fn lines(taxonomy: &Taxonomy, weight: &Weight, asked: &Asked, view: View<'_>) -> Vec<Line> {
    let is = |assertion: Assertion| {
        move |demand: &&Demand| demand.assertion == assertion && demand.weight > 0.0
    };
    let required: Vec<&Demand> = asked
        .skills
        .iter()
        .filter(is(Assertion::Required))
        .collect();
    let levelled: Vec<&Demand> = required
        .iter()
        .copied()
        .filter(|demand| demand.is_levelled())
        .collect();
    let preferred: Vec<&Demand> = asked
        .skills
        .iter()
        .chain(&asked.languages)
        .filter(is(Assertion::Preferred))
        .collect();
    let (coverage, level): (Measure, Measure) = (align::coverage, align::level);
    [
        (Component::Required, weight.required, required, coverage),
        (Component::Level, weight.level, levelled, level),
        (Component::Preferred, weight.preferred, preferred, coverage),
    ]
    .into_iter()
    .flat_map(|(component, weight, demands, measure)| {
        let all: f64 = demands.iter().map(|demand| demand.weight).sum();
        demands.into_iter().map(move |demand| {
            let share = share(weight, demand.weight, all);
            line(taxonomy, view, demand, component, share, measure)
        })
    })
    .collect()
}

/// What one demand weighs of its part, of which all demands together have `all`.
#[must_use]
pub fn share(part: f64, own: f64, all: f64) -> f64 {
    part * own / all
}

fn line(
    taxonomy: &Taxonomy,
    view: View<'_>,
    demand: &Demand,
    component: Component,
    weight: f64,
    measure: Measure,
) -> Line {
    let subject = Subject::Skill(demand.skill());
    let as_skill = view.best(taxonomy, demand, measure).map(|answered| {
        let proof = Proof {
            words: Arc::clone(&answered.holding.words),
            through: (answered.skill != demand.skill()).then_some(answered.skill),
            bridge: answered.bridge,
            unstated: !answered.holding.stated,
        };
        (answered.credit, proof)
    });
    let as_language =
        spoken(taxonomy, view.held, demand).map(|(credit, words)| (credit, plain(words)));
    let (credit, proof) = as_language
        .into_iter()
        .chain(as_skill)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or((0.0, None), |(credit, proof)| (credit, Some(proof)));
    Line {
        role: demand.role,
        place: demand.place,
        proof,
        ..Line::judged(component, subject, weight, credit)
    }
}

fn plain(words: Arc<str>) -> Proof {
    Proof {
        words,
        through: None,
        bridge: None,
        unstated: false,
    }
}

/// The lines of required languages. A language that the profile does not state is unknown, and so is its level where the ad
/// asks one and the profile states none. (A preferred language is a line among the preferred skills.)
#[must_use]
pub fn languages(taxonomy: &Taxonomy, weight: &Weight, asked: &Asked, held: &Held) -> Vec<Line> {
    let demands: Vec<&Demand> = asked
        .languages
        .iter()
        .filter(|demand| demand.is_required() && demand.weight > 0.0)
        .collect();
    let all: f64 = demands.iter().map(|demand| demand.weight).sum();
    let line = |demand: &Demand| {
        let share = share(weight.language, demand.weight, all);
        let subject = Subject::Skill(demand.skill());
        let line = match spoken(taxonomy, held, demand) {
            Some((credit, words)) => Line {
                proof: Some(plain(words)),
                ..Line::judged(Component::Language, subject, share, credit)
            },
            None => Line::unknown(Component::Language, subject, share),
        };
        Line {
            place: demand.place,
            ..line
        }
    };
    demands.into_iter().map(line).collect()
}

/// How far a language is held, with the profile's words, if both sides say what is needed to tell.
fn spoken(taxonomy: &Taxonomy, held: &Held, demand: &Demand) -> Option<(f64, Arc<str>)> {
    let tongues = demand
        .choices
        .iter()
        .flat_map(|choice| tongues(taxonomy, held, choice));
    let best = tongues.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(credit, tongue)| (credit, with_step(&tongue.words, tongue.cefr)))
}

/// How far a language that would do is held, if both sides say what is needed to tell.
#[must_use]
pub fn spoken_credit(taxonomy: &Taxonomy, held: &Held, choice: &Choice) -> Option<f64> {
    let tongues = tongues(taxonomy, held, choice);
    tongues.map(|(credit, _)| credit).reduce(f64::max)
}

fn tongues<'h>(
    taxonomy: &Taxonomy,
    held: &'h Held,
    choice: &Choice,
) -> impl Iterator<Item = (f64, &'h Tongue)> {
    let scoring = &taxonomy.fit_scoring;
    let by_words = || {
        let level = usize::from(choice.level?);
        scoring.cefr_levels.get(level).copied()
    };
    let asked = choice.step.map(f64::from).or_else(by_words);
    let (one, two) = (scoring.language.one_below, scoring.language.two_below);
    let skill = taxonomy.skills.get(choice.skill as usize);
    let codes = skill.map_or(&[][..], Skill::languages);
    codes
        .iter()
        .filter_map(|code| held.languages.get(code))
        .filter_map(move |tongue| {
            let credit = match (tongue.cefr, asked) {
                (None, Some(_)) => return None,
                (None, None) => 1.0,
                (Some(cefr), asked) => {
                    let asked = asked.unwrap_or(scoring.language.unstated);
                    align::steps(asked - cefr.step(), one, two)
                }
            };
            Some((credit, tongue))
        })
}

/// The words of a language with its step, where the words do not say it.
fn with_step(words: &Arc<str>, cefr: Option<Cefr>) -> Arc<str> {
    match cefr {
        Some(cefr) => Arc::from(format!("{words} {cefr:?}")),
        None => Arc::clone(words),
    }
}
