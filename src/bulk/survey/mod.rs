//! What many ads ask, counted: verdicts, jobs stacked together, skills, remarks, pay. Knows counts that can be kept and gone on with;
//! as tables and as a page they stand in [`table`] and [`page`]. An ad that was posted twice counts once.

mod figure;
pub mod page;
mod record;
pub mod table;
pub mod tables;

pub(super) use record::Record;

use super::tally::LEVELS;
use crate::text::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Ads shown as the worst and as the best.
const SHOWN: usize = 5;
/// Groups that are told apart; the ads of further ones are counted together.
const GROUPS: usize = 5_000;
/// Skills asked firmly that an ad must have to be shown as one of the best.
const BEST: usize = 4;
/// Main roles that name no job; the last stands for a job that is not known well enough to be named.
const NAMELESS: [&str; 3] = ["OTHER", "OPS", ""];
/// Most jobs that are told apart.
pub(super) const JOBS: usize = 4;

/// Counts of many ads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    all: Group,
    languages: BTreeMap<String, u64>,
    roles: BTreeMap<String, Group>,
    groups: BTreeMap<String, Group>,
    /// Ads of groups beyond those that are told apart, and ads without a value.
    other: Group,
    none: Group,
    /// By main role, by role beside it.
    stacked: BTreeMap<String, BTreeMap<String, u64>>,
    skills: BTreeMap<String, Asked>,
    families: BTreeMap<String, Asked>,
    /// Skills asked firmly by one ad, by two ids with a bar between them.
    together: BTreeMap<String, u64>,
    findings: BTreeMap<String, u64>,
    /// By number of jobs, from one.
    pay: [Pay; JOBS],
    worst: Vec<Example>,
    best: Vec<Example>,
}

/// The ads of a group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Group {
    ads: u64,
    levels: [u64; 5],
    /// Ads by score.
    scores: BTreeMap<i32, u64>,
}

/// The ads that ask a skill, or a skill of a family: an ad counts once, for the firmest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Asked {
    required: u64,
    preferred: u64,
    learnable: u64,
}

/// Pay of ads, in steps of a hundred euros a year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Pay {
    /// All ads, with pay and without.
    ads: u64,
    paid: BTreeMap<u32, u64>,
}

/// An ad that is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Example {
    row: u64,
    id: Option<String>,
    title: String,
    main: String,
    extras: Vec<String>,
    level: String,
    score: i32,
    asked: usize,
    reason: String,
}

impl Survey {
    /// Counts an ad.
    pub(super) fn add(&mut self, ad: &Record) {
        self.all.add(ad);
        *self.languages.entry(ad.language.to_owned()).or_default() += 1;
        self.group(ad).add(ad);
        for name in &ad.findings {
            *self.findings.entry(name.clone()).or_default() += 1;
        }
        if ad.score.is_none() {
            return;
        }
        let main = ad.main.as_deref().unwrap_or_default();
        self.roles.entry(main.to_owned()).or_default().add(ad);
        if !ad.extras.is_empty() {
            let beside = self.stacked.entry(main.to_owned()).or_default();
            for role in &ad.extras {
                *beside.entry(role.clone()).or_default() += 1;
            }
        }
        let pay = &mut self.pay[ad.jobs().min(JOBS) - 1];
        pay.ads += 1;
        if let Some(year) = ad.pay {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "pay is between bounds"
            )]
            let step = (year / 100.0).round() as u32;
            *pay.paid.entry(step).or_default() += 1;
        }
        self.skills_of(ad);
        self.example(ad, main);
    }

    /// The language in which it is told when none is asked for: French when most ads are.
    #[must_use]
    pub fn language(&self) -> Language {
        let french = self.languages.get("fr").copied().unwrap_or(0);
        if french * 2 >= self.all.ads {
            Language::French
        } else {
            Language::English
        }
    }

    fn group(&mut self, ad: &Record) -> &mut Group {
        match &ad.group {
            None => &mut self.none,
            Some(name) if self.groups.len() < GROUPS || self.groups.contains_key(name) => {
                self.groups.entry(name.clone()).or_default()
            }
            Some(_) => &mut self.other,
        }
    }

    fn skills_of(&mut self, ad: &Record) {
        let mut families: BTreeMap<&str, &str> = BTreeMap::new();
        for (skill, family, assertion) in &ad.skills {
            self.skills
                .entry(skill.clone())
                .or_default()
                .count(assertion);
            let firmest = families.entry(family).or_insert(assertion);
            if firmness(assertion) > firmness(firmest) {
                *firmest = assertion;
            }
        }
        for (family, assertion) in families {
            self.families
                .entry(family.to_owned())
                .or_default()
                .count(assertion);
        }
        let mut firm: Vec<&str> = ad.firm().collect();
        firm.sort_unstable();
        firm.dedup();
        for (at, one) in firm.iter().enumerate() {
            for other in &firm[at + 1..] {
                *self.together.entry(format!("{one}|{other}")).or_default() += 1;
            }
        }
    }

    fn example(&mut self, ad: &Record, main: &str) {
        let Some(score) = ad.score else { return };
        let example = Example {
            row: ad.row,
            id: ad.id.clone(),
            title: ad.title.clone(),
            main: main.to_owned(),
            extras: ad.extras.clone(),
            level: ad.level.to_owned(),
            score,
            asked: ad.firm().count(),
            reason: ad.reason.clone(),
        };
        if score >= 40 {
            keep(&mut self.worst, example, |one| (-one.score, one.row));
        } else if ad.level == "focused" && example.asked >= BEST && !NAMELESS.contains(&main) {
            let asked = |one: &Example| i32::try_from(one.asked).unwrap_or(i32::MAX);
            keep(&mut self.best, example, |one| {
                (one.score * 1000 - asked(one), one.row)
            });
        }
    }
}

impl Record {
    /// The skills asked firmly, qualities and papers left out.
    fn firm(&self) -> impl Iterator<Item = &str> {
        let firm = self.skills.iter().filter(|(_, family, assertion)| {
            *assertion == "required"
                && !matches!(family.as_str(), "soft" | "language" | "diploma" | "licence")
        });
        firm.map(|(skill, _, _)| skill.as_str())
    }
}

/// Keeps an ad that is among the first ones; of one title the first.
fn keep(kept: &mut Vec<Example>, example: Example, order: impl Fn(&Example) -> (i32, u64)) {
    let same = |one: &Example| one.title == example.title && !one.title.is_empty();
    if let Some(at) = kept.iter().position(same) {
        if order(&kept[at]) <= order(&example) {
            return;
        }
        kept.remove(at);
    }
    kept.push(example);
    kept.sort_by_key(&order);
    kept.truncate(SHOWN);
}

fn firmness(assertion: &str) -> u8 {
    match assertion {
        "required" => 3,
        "preferred" => 2,
        "learnable" => 1,
        _ => 0,
    }
}

impl Asked {
    fn count(&mut self, assertion: &str) {
        match assertion {
            "required" => self.required += 1,
            "preferred" => self.preferred += 1,
            "learnable" => self.learnable += 1,
            _ => {}
        }
    }

    fn all(self) -> u64 {
        self.required + self.preferred + self.learnable
    }
}

impl Group {
    fn add(&mut self, ad: &Record) {
        self.ads += 1;
        if let Some(at) = LEVELS.iter().position(|level| *level == ad.level) {
            self.levels[at] += 1;
        }
        if let Some(score) = ad.score {
            *self.scores.entry(score).or_default() += 1;
        }
    }

    /// Ads that could be judged.
    fn judged(&self) -> u64 {
        self.levels[..4].iter().sum()
    }

    /// Ads that ask clearly more than one job.
    fn over(&self) -> u64 {
        self.levels[2] + self.levels[3]
    }
}

/// The value at a part of counted values, from 0 to 1, between two values where it falls between them, as spreadsheets
/// reckon it (QUARTILE, MEDIAN); nothing when there are none.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of ads are far below 2^52"
)]
fn quantile<K: Copy + Into<f64>>(counted: &BTreeMap<K, u64>, part: f64) -> Option<f64> {
    let all: u64 = counted.values().sum();
    let place = all.checked_sub(1)? as f64 * part;
    let at = |place: u64| -> Option<f64> {
        let mut left = place;
        let found = counted.iter().find(|(_, count)| {
            let here = left < **count;
            left = left.saturating_sub(**count);
            here
        });
        found.map(|(value, _)| (*value).into())
    };
    let (below, above) = (at(place as u64)?, at(place.ceil() as u64)?);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_a_spreadsheet() {
        let counted: BTreeMap<i32, u64> = [(1, 1), (2, 2), (10, 1)].into();
        assert_eq!(quantile(&counted, 0.5), Some(2.0));
        assert_eq!(quantile(&counted, 0.25), Some(1.75));
        assert_eq!(quantile(&counted, 0.75), Some(4.0));
        assert_eq!(quantile(&BTreeMap::from([(3, 1), (6, 1)]), 0.5), Some(4.5));
        assert_eq!(quantile(&BTreeMap::<i32, u64>::new(), 0.5), None);
    }
}
