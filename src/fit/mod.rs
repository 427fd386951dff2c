//! How a profile fits an ad, explained line by line: what is asked, what answers it, the points, and what would change them.
//! Looks only at what the work needs and at declared wishes; total years, dates, gaps and last uses of a skill are not
//! looked at, and what a person is has no place in the types.

pub mod align;
mod cefr;
pub mod demand;
pub mod held;
pub mod line;
mod name;
pub mod profile;
pub mod score;
pub mod skills;
pub mod terms;

use crate::analysis::Analysis;
use crate::analysis::verdict::Verdict;
use crate::span::Place;
use crate::taxonomy::Taxonomy;
pub use held::Held;
use line::{Component, Line};
pub use profile::Profile;
use score::{Band, Gain, RoleFit};

/// A licence that an ad names: information for both sides, without points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// The licence, by position among the skills.
    pub skill: u32,
    /// Where the ad names it.
    pub place: Place,
    /// True when it is held; nothing where the profile does not say.
    pub held: Option<bool>,
}

/// Why an ad cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It could not be judged: the verdict tells why.
    Verdict(&'static str),
    /// It requires no skill that is known.
    NothingRequired,
    /// The profile states nothing that is known: no skill, no language, no wish.
    NothingStated,
}

impl Why {
    /// A stable name for the reason.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Verdict(name) => name,
            Self::NothingRequired => "nothing_required",
            Self::NothingStated => "nothing_stated",
        }
    }
}

/// A profile against an ad.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The sender's own name for the profile.
    pub profile: Option<String>,
    /// In words.
    pub band: Band,
    /// 100 × Σ points / Σ of; nothing when the ad cannot be compared.
    pub score: Option<f64>,
    /// Why not.
    pub why: Option<Why>,
    /// The share of the weights that could be judged, 0 to 1.
    pub known: f64,
    /// What is asked and what answers it; none when the ad cannot be compared.
    pub lines: Vec<Line>,
    /// The score for each role of the ad.
    pub per_role: Vec<RoleFit>,
    /// Licences.
    pub constraints: Vec<Constraint>,
    /// What would raise the score most.
    pub improve: Vec<Gain>,
    /// Skills without points, to be talked about: qualities and the like.
    pub to_talk_about: Vec<u32>,
    /// Words of the profile that the taxonomy does not know.
    pub unknown: Vec<String>,
}

/// Reads a profile once, for any number of ads.
#[must_use]
pub fn read(taxonomy: &Taxonomy, profile: &Profile) -> Held {
    held::read(taxonomy, profile)
}

/// Compares what a profile holds with what an ad asks. Any profile and any ad give a fit; what cannot be compared says why.
#[must_use]
pub fn fit(analysis: &Analysis<'_>, held: &Held) -> Fit {
    let taxonomy = analysis.reading.taxonomy;
    let asked = demand::gather(analysis);
    let mut lines = skills::lines(taxonomy, &asked, held);
    let why = doubt(analysis, held, &lines);
    if why.is_some() {
        lines.clear();
    } else {
        lines.extend(skills::languages(taxonomy, &asked, held));
        lines.extend(terms::lines(analysis, &held.preferences));
    }
    let score = score::score(&lines);
    let improve = score.map_or_else(Vec::new, |now| {
        score::improve(taxonomy, &asked, held, &lines, now)
    });
    Fit {
        profile: held.id.clone(),
        band: score::band(&taxonomy.fit_scoring, score, &lines),
        score,
        why,
        known: score::known(&lines),
        per_role: score::per_role(&lines, &analysis.roles),
        lines,
        constraints: constraints(&asked, held),
        improve,
        to_talk_about: asked
            .to_talk_about
            .iter()
            .map(demand::Demand::skill)
            .collect(),
        unknown: held.unknown.clone(),
    }
}

/// What keeps an ad and a profile from being compared, if anything does.
fn doubt(analysis: &Analysis<'_>, held: &Held, lines: &[Line]) -> Option<Why> {
    if let Verdict::NotAssessable(why) = &analysis.verdict {
        return Some(Why::Verdict(why.name()));
    }
    let required = lines
        .iter()
        .any(|line| line.component == Component::Required && line.of > 0.0);
    if !required {
        return Some(Why::NothingRequired);
    }
    held.says_nothing().then_some(Why::NothingStated)
}

fn constraints(asked: &demand::Asked, held: &Held) -> Vec<Constraint> {
    asked
        .licences
        .iter()
        .map(|demand| Constraint {
            skill: demand.skill(),
            place: demand.place,
            held: demand
                .choices
                .iter()
                .any(|choice| held.skills.contains_key(&choice.skill))
                .then_some(true),
        })
        .collect()
}
