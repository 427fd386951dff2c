//! Lines about skills and languages: what is asked against what is held.
//! Knows weights and measures; does not know conditions of the job.

use super::align::{self, Measure, best};
use super::demand::{Asked, Choice, Demand};
use super::held::Held;
use super::line::{Component, Line, Proof, Subject};
use super::profile::Cefr;
use crate::analysis::assertion::Assertion;
use crate::taxonomy::Taxonomy;

/// The lines of skills: required ones, the levels asked of them, preferred ones. The weight of each part is shared over its
/// demands by how firmly they are asked. What the profile does not state is missing, never unknown: so one skill more, or a
/// higher level, changes no `of` of the first two parts and lowers no points, and the score never falls.
#[must_use]
pub fn lines(taxonomy: &Taxonomy, asked: &Asked, held: &Held) -> Vec<Line> {
    let weight = &taxonomy.fit_scoring.weight;
    let is = |assertion: Assertion| {
        move |demand: &&Demand| demand.assertion == assertion && demand.strength > 0.0
    };
    let required: Vec<&Demand> = asked
        .skills
        .iter()
        .filter(is(Assertion::Required))
        .collect();
    let levelled: Vec<&Demand> = required
        .iter()
        .copied()
        .filter(|demand| demand.choices.iter().any(|choice| choice.level.is_some()))
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
        let all: f64 = demands.iter().map(|demand| demand.strength).sum();
        demands.into_iter().map(move |demand| {
            let share = weight * demand.strength / all;
            line(taxonomy, held, demand, component, share, measure)
        })
    })
    .collect()
}

fn line(
    taxonomy: &Taxonomy,
    held: &Held,
    demand: &Demand,
    component: Component,
    weight: f64,
    measure: Measure,
) -> Line {
    let subject = Subject::Skill(demand.skill());
    let as_skill = best(taxonomy, held, demand, measure).map(|answered| {
        let proof = Proof {
            words: answered.holding.words.clone(),
            through: (answered.skill != demand.skill()).then_some(answered.skill),
            bridge: answered.bridge,
            unstated: !answered.holding.stated,
        };
        (answered.credit, proof)
    });
    let as_language = spoken(taxonomy, held, demand).map(|(credit, words)| (credit, plain(words)));
    let (credit, proof) = as_language
        .into_iter()
        .chain(as_skill)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or((0.0, None), |(credit, proof)| (credit, Some(proof)));
    Line {
        role: demand.role,
        place: Some(demand.place),
        proof,
        ..Line::judged(component, subject, weight, credit)
    }
}

fn plain(words: String) -> Proof {
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
pub fn languages(taxonomy: &Taxonomy, asked: &Asked, held: &Held) -> Vec<Line> {
    let demands: Vec<&Demand> = asked
        .languages
        .iter()
        .filter(|demand| demand.assertion == Assertion::Required && demand.strength > 0.0)
        .collect();
    let all: f64 = demands.iter().map(|demand| demand.strength).sum();
    let weight = taxonomy.fit_scoring.weight.language;
    let line = |demand: &Demand| {
        let share = weight * demand.strength / all;
        let subject = Subject::Skill(demand.skill());
        let line = match spoken(taxonomy, held, demand) {
            Some((credit, words)) => Line {
                proof: Some(plain(words)),
                ..Line::judged(Component::Language, subject, share, credit)
            },
            None => Line::unknown(Component::Language, subject, share),
        };
        Line {
            place: Some(demand.place),
            ..line
        }
    };
    demands.into_iter().map(line).collect()
}

/// How far a language is held, with the profile's words, if both sides say what is needed to tell.
fn spoken(taxonomy: &Taxonomy, held: &Held, demand: &Demand) -> Option<(f64, String)> {
    let scoring = &taxonomy.fit_scoring;
    let asked_step = |choice: &Choice| {
        let by_words = choice
            .level
            .and_then(|level| scoring.cefr_levels.get(usize::from(level)).copied());
        choice.step.map(f64::from).or(by_words)
    };
    let mut best: Option<(f64, String)> = None;
    for choice in &demand.choices {
        let Some(skill) = taxonomy.skills.get(choice.skill as usize) else {
            continue;
        };
        for tongue in skill
            .languages()
            .iter()
            .filter_map(|code| held.languages.get(code))
        {
            let credit = match (tongue.cefr, asked_step(choice)) {
                (None, Some(_)) => continue,
                (None, None) => 1.0,
                (Some(cefr), asked) => {
                    let asked = asked.unwrap_or(scoring.language.unstated);
                    let (one, two) = (scoring.language.one_below, scoring.language.two_below);
                    align::steps(asked - cefr.step(), one, two)
                }
            };
            if best.as_ref().is_none_or(|(known, _)| *known < credit) {
                best = Some((credit, with_step(&tongue.words, tongue.cefr)));
            }
        }
    }
    best
}

/// The words of a language with its step, where the words do not say it.
fn with_step(words: &str, cefr: Option<Cefr>) -> String {
    match cefr {
        Some(cefr) => format!("{words} {cefr:?}"),
        None => words.to_owned(),
    }
}
