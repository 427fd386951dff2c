//! One line of a fit: what is asked, what answers it, and the points.

use crate::span::Place;
use std::sync::Arc;

/// The part of a fit that a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// A required skill.
    Required,
    /// A preferred skill.
    Preferred,
    /// The level asked of a required skill.
    Level,
    /// A language.
    Language,
    /// Place and remote work.
    Location,
    /// Contract and hours.
    Contract,
    /// Pay.
    Pay,
}

impl Component {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        [
            "required",
            "preferred",
            "level",
            "language",
            "location",
            "contract",
            "pay",
        ][self as usize]
    }
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A skill, by position.
    Skill(u32),
    /// A condition: place, remote, contract, hours, pay.
    Term(&'static str),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Whole.
    Met,
    /// In part.
    Nearly,
    /// Not at all, or not stated.
    Missing,
    /// One side does not say.
    Unknown,
}

impl Outcome {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["met", "nearly", "missing", "unknown"][self as usize]
    }

    /// The outcome of a credit between 0 and 1.
    #[must_use]
    pub fn of(credit: f64) -> Self {
        if credit >= 1.0 {
            Self::Met
        } else if credit > 0.0 {
            Self::Nearly
        } else {
            Self::Missing
        }
    }
}

/// What of the profile answers a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The profile's words.
    pub words: Arc<str>,
    /// The skill that answers, when it is another one than the line's.
    pub through: Option<u32>,
    /// The group that makes it a neighbour.
    pub bridge: Option<u16>,
    /// True when it is a skill stated without a level, which counts as working.
    pub unstated: bool,
}

/// One line. `points` of all lines over `of` of all lines is the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The part that it belongs to.
    pub component: Component,
    /// What it is about.
    pub subject: Subject,
    /// What came of it.
    pub outcome: Outcome,
    /// Points, two decimals.
    pub points: f64,
    /// Most points, two decimals: its weight; 0 where it is unknown. A preferred skill only adds: `of` is its points.
    pub of: f64,
    /// What it weighs when it can be judged.
    pub weight: f64,
    /// The role whose work it is.
    pub role: Option<u16>,
    /// Where the ad says it.
    pub place: Option<Place>,
    /// What the profile says to it.
    pub proof: Option<Proof>,
}

impl Line {
    /// A line for what can be judged, met to the part `credit` (0 to 1).
    #[must_use]
    pub fn judged(component: Component, subject: Subject, weight: f64, credit: f64) -> Self {
        let Worth { weight, points, of } = worth(component, weight, credit);
        Self {
            component,
            subject,
            outcome: Outcome::of(credit),
            points,
            of,
            weight,
            role: None,
            place: None,
            proof: None,
        }
    }

    /// A line for what one side does not say.
    #[must_use]
    pub fn unknown(component: Component, subject: Subject, weight: f64) -> Self {
        Self {
            outcome: Outcome::Unknown,
            points: 0.0,
            of: 0.0,
            ..Self::judged(component, subject, weight, 0.0)
        }
    }
}

/// What a line counts, two decimals each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// What it weighs.
    pub weight: f64,
    /// Its points.
    pub points: f64,
    /// Its most points: its weight, but a preferred skill only adds.
    pub of: f64,
}

/// What counts of something that weighs so much and is met to the part `credit`, 0 to 1.
#[must_use]
pub fn worth(component: Component, weight: f64, credit: f64) -> Worth {
    let weight = round(weight);
    let points = round(weight * credit);
    let of = if component == Component::Preferred {
        points
    } else {
        weight
    };
    Worth { weight, points, of }
}

/// An amount of points as a whole number of hundredths, so that sums are exact and no order matters.
#[must_use]
pub fn cents(points: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "points are a few hundred at most"
    )]
    let cents = (points * 100.0).round() as i64;
    cents
}

/// Two decimals, so that what is shown adds up to what is shown.
#[must_use]
pub fn round(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}
