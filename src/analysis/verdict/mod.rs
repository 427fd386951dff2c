//! Decides of how many people's work an ad is the sum, in lines that add up and each point at words.
//! Knows loads, adjacency and thresholds; does not write sentences.

mod assessable;
pub mod beside;
mod inside;
mod load_table;
mod split;

use super::Stages;
use crate::span::Place;
pub use assessable::Why;
pub(crate) use load_table::main_job;

/// Places that prove something: one at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    first: Place,
    rest: Vec<Place>,
}

impl Evidence {
    /// Evidence from places, if there are any.
    #[must_use]
    pub fn new(places: impl IntoIterator<Item = Place>) -> Option<Self> {
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_unstable();
        places.dedup();
        let mut places = places.into_iter();
        Some(Self {
            first: places.next()?,
            rest: places.collect(),
        })
    }

    /// All places, in the order of the text.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// Both together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self::new(self.places().chain(other.places())).unwrap_or_else(|| self.clone())
    }
}

/// Of how many people's work an ad is the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// One job with what it normally includes.
    Focused,
    /// Plus about one half-time job.
    Broad,
    /// Clearly more than one job.
    Overloaded,
    /// The cores of three or more jobs.
    Superman,
}

impl Level {
    /// All levels, from the lightest.
    pub const ALL: [Self; 4] = [Self::Focused, Self::Broad, Self::Overloaded, Self::Superman];

    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["focused", "broad", "overloaded", "superman"][self as usize]
    }
}

/// One line of the score.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Stable code: "A.full", "C.trainee", "G.band"…
    pub code: &'static str,
    /// Whole points, negative for what speaks for the ad.
    pub points: i32,
    /// The role that it is about.
    pub role: Option<u16>,
    /// A number that the sentence tells, where it tells one.
    pub count: Option<usize>,
    /// The words that prove it.
    pub evidence: Evidence,
}

/// A verdict with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// How many people's work.
    pub level: Level,
    /// The words that show what the ad is for.
    pub core: Evidence,
    /// The score's lines; their sum is the score.
    pub lines: Vec<Line>,
}

impl Judged {
    /// The score, 0 to 100: the sum of the lines.
    #[must_use]
    pub fn score(&self) -> i32 {
        self.lines.iter().map(|line| line.points).sum()
    }
}

/// What an ad comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It can be judged.
    Judged(Judged),
    /// It cannot, and why.
    NotAssessable(Why),
}

impl Verdict {
    /// The level's name in the answer.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Judged(judged) => judged.level.name(),
            Self::NotAssessable(_) => "not_assessable",
        }
    }

    /// The score, unless it cannot be judged.
    #[must_use]
    pub fn score(&self) -> Option<i32> {
        match self {
            Self::Judged(judged) => Some(judged.score()),
            Self::NotAssessable(_) => None,
        }
    }
}

/// Decides.
#[must_use]
pub fn decide(stages: &Stages<'_, '_>) -> Verdict {
    if let Some(why) = assessable::doubt(stages) {
        return Verdict::NotAssessable(why);
    }
    let asked = stages
        .mentions
        .iter()
        .filter(|mention| mention.assertion.is_asked());
    let main = stages.roles.iter().find(|role| role.main);
    let of_main = main
        .into_iter()
        .flat_map(|role| role.mentions.iter().map(|&at| stages.mentions[at].place));
    let core = Evidence::new(of_main).or_else(|| Evidence::new(asked.map(|mention| mention.place)));
    let Some(core) = core else {
        return Verdict::NotAssessable(Why::NothingAsked);
    };
    let extras = load_table::extras(stages);
    let (level, mut lines) = load_table::level(stages, &extras);
    lines.extend(inside::lines(stages, &extras, level, &core));
    lines.extend(load_table::hold(stages, level, &lines, &core));
    Verdict::Judged(Judged { level, core, lines })
}
