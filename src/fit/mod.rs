//! How a profile fits an ad, explained line by line: what is asked, what answers it, the points, and what would change them.
//! Looks only at what the work needs and at declared wishes. Total years and gaps are not looked at; a tool's last use counts
//! a little, from the profile's own latest year and never from the calendar. What a person is has no place in the types.

pub mod align;
mod cefr;
pub mod cv;
pub mod demand;
pub mod held;
pub mod line;
mod name;
pub mod offer;
pub mod place;
pub mod profile;
pub mod score;
pub mod skills;
pub mod terms;
pub mod weighing;

use crate::analysis::Analysis;
use crate::analysis::fact::Stated;
use crate::span::Place;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::Weight;
pub use held::Held;
use line::{Line, Subject};
pub use offer::Offer;
pub use profile::Profile;
use score::{Band, Gain, RoleFit};
use terms::Wishes;

/// A licence that an ad names: information for both sides, without points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// The licence, by position among the skills.
    pub skill: u32,
    /// Where the ad names it.
    pub place: Option<Place>,
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
    /// The year of the profile from which its tools were looked at; nothing where their age changes nothing.
    pub year: Option<u16>,
    /// What each part weighs.
    pub weight: Weight,
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
    weighed(
        analysis,
        held,
        &analysis.reading.taxonomy.fit_scoring.weight,
    )
}

/// The same, by a caller's own weights: [`weighing::Weights::of`] holds them within limits.
#[must_use]
pub fn weighed(analysis: &Analysis<'_>, held: &Held, weight: &Weight) -> Fit {
    let taxonomy = analysis.reading.taxonomy;
    let offer = offer::read(analysis);
    let (lines, why, year) = match compare(taxonomy, weight, &offer, held) {
        Ok((lines, year)) => (lines, None, year),
        Err(why) => (Vec::new(), Some(why), None),
    };
    let lines: Vec<Line> = lines
        .into_iter()
        .map(|line| at(analysis, &held.preferences, line))
        .collect();
    let score = score::score(&lines);
    let improve = score.map_or_else(Vec::new, |now| {
        score::improve(taxonomy, weight, &offer.asked, held, &lines, now)
    });
    Fit {
        profile: held.id.clone(),
        band: score::band(&taxonomy.fit_scoring, score, &lines),
        score,
        why,
        known: score::known(&lines),
        per_role: score::per_role(&lines, &analysis.roles),
        lines,
        year,
        weight: *weight,
        constraints: constraints(&offer.asked, held),
        improve,
        to_talk_about: offer
            .asked
            .to_talk_about
            .iter()
            .map(demand::Demand::skill)
            .collect(),
        unknown: held.unknown.clone(),
    }
}

/// The lines of a profile against an offer, and the year from which the profile was looked at, if recency counted.
///
/// # Errors
/// With what keeps them from being compared.
pub fn compare(
    taxonomy: &Taxonomy,
    weight: &Weight,
    offer: &Offer,
    held: &Held,
) -> Result<(Vec<Line>, Option<u16>), Why> {
    if let Some(doubt) = offer.doubt {
        return Err(doubt);
    }
    if held.says_nothing() {
        return Err(Why::NothingStated);
    }
    let wishes = Wishes::new(taxonomy, &held.preferences);
    let mut others = skills::languages(taxonomy, weight, &offer.asked, held);
    others.extend(terms::lines(weight, &offer.conditions, &wishes));
    let (mut lines, year) = {
        let others: Vec<&Line> = others.iter().collect();
        score::best_year(taxonomy, weight, &offer.asked, held, &others)
    };
    lines.append(&mut others);
    Ok((lines, year))
}

/// A line about a condition, with the ad's words for it.
fn at(analysis: &Analysis<'_>, wished: &profile::Preferences, line: Line) -> Line {
    let Subject::Term(name) = line.subject else {
        return line;
    };
    let facts = &analysis.facts;
    let place = match name {
        "place" => facts.location_place,
        "remote" => facts.remote.as_ref().map(|fact| fact.place),
        "contract" => {
            let offered: Vec<&str> = facts.contract.iter().map(|fact| fact.value).collect();
            let named = terms::agreed(&wished.contracts, &offered);
            let is_named = |fact: &&Stated<&str>| named.is_none_or(|named| fact.value == named);
            facts.contract.iter().find(is_named).map(|fact| fact.place)
        }
        "hours" => facts.hours_per_week.as_ref().map(|fact| fact.place),
        "start" => facts.start.as_ref().map(|fact| fact.place),
        _ => facts.pay.as_ref().map(|pay| pay.place),
    };
    Line { place, ..line }
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
