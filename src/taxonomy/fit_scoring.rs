//! Weights and thresholds of fits, with their version.

use super::node::Node;
use super::scoring::numbers;
use crate::text::fold::fold;
use std::collections::BTreeMap;

/// The steps of the CEFR, folded, from 1.
const STEPS: [&str; 6] = ["a1", "a2", "b1", "b2", "c1", "c2"];

numbers! {
    /// What each part of a fit weighs.
    Weight { /// Required skills.
        required, /// Levels asked of them.
        level, /// Preferred skills.
        preferred, /// Languages.
        language, /// Place and remote work.
        location, /// Contract and hours.
        contract, /// Pay.
        pay }
}
numbers! {
    /// Between which multiples of a weight a caller may choose.
    Limits { /// At least.
        least, /// At most.
        most }
}
numbers! {
    /// What tools lose that were last used long before the latest year of a profile.
    Recency { /// The share that is lost at most.
        most, /// Years in which half of that is lost.
        half_life }
}
numbers! {
    /// What one requirement counts beside the others, 0 to 1.
    DemandWeight { /// The job itself, that the ad is for.
        job, /// Work to do, and steering it.
        task, /// A professional's tool.
        tool, /// Knowledge.
        knowledge, /// A consumer tool, or a light task.
        light, /// Work of another job than the main one and those that it absorbs: so much of that.
        beside, /// Work that stands in ads of any trade: so much of that.
        anywhere }
}
numbers! {
    /// How skills count.
    SkillCredit { /// The level of what is stated or asked without one.
        unstated, /// The level to which something new is learned.
        learned, /// What a neighbour counts, 0.5 at most.
        neighbour, /// Level fit one level below.
        one_below, /// Level fit two levels below.
        two_below }
}
numbers! {
    /// How languages count, in steps of the CEFR: A1 is 1, C2 is 6.
    LanguageCredit { /// The step asked where none is said.
        unstated, /// One step below.
        one_below, /// Two steps below.
        two_below }
}
numbers! {
    /// How conditions count.
    Terms { /// What is met in part.
        partly, /// Hours differ by no more than this share: met.
        hours_met, /// By no more than this: in part.
        hours_partly, /// Pay below the wish by no more than this share: in part.
        pay_partly, /// Days after the ad's first day: in part.
        start_partly, /// Months of pay a year.
        months, /// Days of pay a year.
        days, /// Hours of pay a year.
        hours }
}
numbers! {
    /// Where the bands begin.
    Band { /// Strong from.
        strong, /// Partial from.
        partial }
}
numbers! {
    /// What would raise a score.
    Improve { /// At most so many.
        most }
}

/// All weights and thresholds of fits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FitScoring {
    /// The version that every fit names.
    pub version: String,
    /// What each part weighs.
    pub weight: Weight,
    /// How far a caller may weigh otherwise.
    pub limits: Limits,
    /// What tools lose with time.
    pub recency: Recency,
    /// What one requirement counts beside the others.
    pub demand: DemandWeight,
    /// How skills count.
    pub skill: SkillCredit,
    /// How languages count.
    pub language: LanguageCredit,
    /// The step of the CEFR asked by the ad's level words, 0 to 4.
    pub cefr_levels: Vec<f64>,
    /// Words that tell a step of the CEFR (1 to 6) beside a language, folded; the steps' own names are among them.
    pub cefr_words: BTreeMap<String, u8>,
    /// How conditions count.
    pub terms: Terms,
    /// Where the bands begin.
    pub band: Band,
    /// What would raise a score.
    pub improve: Improve,
}

/// Reads `fit.toml`.
#[must_use]
pub fn read(node: Node<'_>) -> FitScoring {
    let mut scoring = FitScoring {
        version: node.required("version").text,
        weight: Weight::read(&node, "weight"),
        limits: Limits::read(&node, "limits"),
        recency: Recency::read(&node, "recency"),
        demand: DemandWeight::read(&node, "demand"),
        skill: SkillCredit::read(&node, "skill"),
        language: LanguageCredit::read(&node, "language"),
        terms: Terms::read(&node, "terms"),
        band: Band::read(&node, "band"),
        improve: Improve::read(&node, "improve"),
        ..FitScoring::default()
    };
    if let Some(cefr) = node.table_at("cefr") {
        scoring.cefr_levels = cefr.numbers("levels");
        if scoring.cefr_levels.len() != 5 {
            cefr.wrong(
                cefr.line,
                "`levels` of [cefr]: expected five numbers, for levels 0 to 4",
            );
        }
        scoring.cefr_words = words(&cefr);
        cefr.finish();
    } else {
        node.wrong(1, "fit.toml has no [cefr]");
    }
    for (what, is_right) in expected(&scoring) {
        if !is_right {
            node.wrong(1, format!("fit.toml: expected {what}"));
        }
    }
    node.finish();
    scoring
}

/// The words of each step; a word that stands in two is a mistake.
fn words(node: &Node<'_>) -> BTreeMap<String, u8> {
    let mut words: BTreeMap<String, u8> = BTreeMap::new();
    for (step, number) in STEPS.into_iter().zip(1..) {
        words.insert(step.to_owned(), number);
        for word in node.texts(step) {
            if words.insert(fold(&word.text), number).is_some() {
                node.wrong(
                    word.line,
                    format!("{}: \"{}\" stands in it twice", node.name, word.text),
                );
            }
        }
    }
    words
}

/// What must hold, so that a score lies between 0 and 100 and no more skill ever lowers it.
fn expected(scoring: &FitScoring) -> [(&'static str, bool); 9] {
    let Weight {
        required,
        level,
        preferred,
        language,
        location,
        contract,
        pay,
    } = scoring.weight;
    let weights = [level, preferred, language, location, contract, pay];
    let falls = |one: f64, two: f64| 0.0 <= two && two <= one && one <= 1.0;
    let level = |n: f64| (0.0..=4.0).contains(&n);
    [
        (
            "weights of 0 or more, and one above 0 for required skills",
            required > 0.0 && weights.iter().all(|weight| *weight >= 0.0),
        ),
        (
            "0 < `least` ≤ 1 ≤ `most` in [limits]",
            0.0 < scoring.limits.least && scoring.limits.least <= 1.0 && 1.0 <= scoring.limits.most,
        ),
        (
            "`most` of [recency] between 0 and 0.1, and `half_life` above 0",
            (0.0..=0.1).contains(&scoring.recency.most) && scoring.recency.half_life > 0.0,
        ),
        (
            "`neighbour` between 0 and 0.5",
            (0.0..=0.5).contains(&scoring.skill.neighbour),
        ),
        (
            "numbers above 0 and up to 1 in [demand]",
            [
                scoring.demand.job,
                scoring.demand.anywhere,
                scoring.demand.task,
                scoring.demand.tool,
                scoring.demand.knowledge,
                scoring.demand.light,
                scoring.demand.beside,
            ]
            .iter()
            .all(|part| 0.0 < *part && *part <= 1.0),
        ),
        (
            "`unstated` and `learned` of [skill] between 0 and 4",
            level(scoring.skill.unstated) && level(scoring.skill.learned),
        ),
        (
            "0 ≤ `two_below` ≤ `one_below` ≤ 1",
            falls(scoring.skill.one_below, scoring.skill.two_below)
                && falls(scoring.language.one_below, scoring.language.two_below),
        ),
        (
            "`partly` between 0 and 1",
            (0.0..=1.0).contains(&scoring.terms.partly),
        ),
        (
            "0 ≤ `partial` ≤ `strong` ≤ 100",
            0.0 <= scoring.band.partial
                && scoring.band.partial <= scoring.band.strong
                && scoring.band.strong <= 100.0,
        ),
    ]
}
