//! Fairness between groups that the caller names: who is among the best for each ad, and how twins who differ in nothing but
//! their group are ranked. Knows groups and scores; no group ever reaches a fit.

use serde::Serialize;
use std::collections::BTreeMap;

/// A rate below this part of the highest one is worth a look: the four-fifths rule of the United States' Uniform Guidelines on
/// Employee Selection Procedures (29 CFR 1607.4 D). It is a sign and no proof, in either direction.
pub const FOUR_FIFTHS: f64 = 0.8;
/// Fewer profiles than this tell nothing about a group.
const FEW: usize = 20;

/// A profile as it is judged: its group, its twin's name, and its score for each ad.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The group, named by the caller.
    pub group: String,
    /// What twins have in common, if it has one.
    pub pair: Option<String>,
    /// For each ad, in hundredths; nothing where it cannot be compared.
    pub scores: Vec<Option<i64>>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Its name.
    pub group: String,
    /// How many profiles.
    pub profiles: usize,
    /// Over all ads, the share that is among the best; of equals at the end each counts in part.
    pub selection_rate: f64,
    /// That share as a part of the highest group's.
    pub ratio: f64,
    /// The mean score; null when nothing could be compared.
    pub mean_score: Option<f64>,
    /// True when the ratio is below four fifths.
    pub below_four_fifths: bool,
    /// True when there are too few profiles to conclude anything.
    pub few: bool,
}

/// Twins of two groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Twins {
    /// The one group.
    pub group: String,
    /// The other.
    pub other: String,
    /// Twins, counted once for each ad for which both can be compared.
    pub compared: usize,
    /// Of these, how many have the same score.
    pub equal: usize,
    /// How many ranks the twin of the first group stands before the other, in the mean over all; negative when behind.
    pub mean_shift: f64,
    /// The greatest distance in ranks.
    pub greatest_shift: f64,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fairness {
    /// How many ads are compared.
    pub ads: usize,
    /// How many are among the best for each.
    pub best: usize,
    /// The groups, by name.
    pub groups: Vec<Group>,
    /// Twins, by their groups.
    pub twins: Vec<Twins>,
}

/// Judges. `best` profiles are among the best for each ad.
#[must_use]
pub fn judge(members: &[Member], ads: usize, best: usize) -> Fairness {
    let mut groups: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut twins: BTreeMap<(&str, &str), Vec<f64>> = BTreeMap::new();
    for member in members {
        groups.entry(&member.group).or_default().profiles += 1;
    }
    let pairs = pairs(members);
    for ad in 0..ads {
        let scored: Vec<(usize, i64)> = members
            .iter()
            .enumerate()
            .filter_map(|(at, member)| Some((at, (*member.scores.get(ad)?)?)))
            .collect();
        let ranks = ranks(&scored, members.len());
        for (at, score) in &scored {
            let tally = groups.entry(&members[*at].group).or_default();
            tally.compared += 1;
            tally.points += score;
            tally.selected += chance(&scored, *score, best);
        }
        for &(one, other) in &pairs {
            if let (Some(first), Some(second)) = (ranks[one], ranks[other]) {
                let names = (members[one].group.as_str(), members[other].group.as_str());
                twins.entry(names).or_default().push(second - first);
            }
        }
    }
    let highest = groups.values().map(Tally::rate).fold(0.0, f64::max);
    Fairness {
        ads,
        best,
        groups: groups
            .into_iter()
            .map(|(group, tally)| tally.group(group, highest))
            .collect(),
        twins: twins
            .into_iter()
            .map(|(names, shifts)| told(names, &shifts))
            .collect(),
    }
}

#[derive(Default)]
struct Tally {
    profiles: usize,
    compared: usize,
    points: i64,
    selected: f64,
}

impl Tally {
    fn rate(&self) -> f64 {
        if self.compared == 0 {
            0.0
        } else {
            self.selected / count(self.compared)
        }
    }

    fn group(&self, group: &str, highest: f64) -> Group {
        let ratio = if highest > 0.0 {
            self.rate() / highest
        } else {
            1.0
        };
        #[expect(clippy::cast_precision_loss, reason = "points of some profiles")]
        let points = self.points as f64 / 100.0;
        Group {
            group: group.to_owned(),
            profiles: self.profiles,
            selection_rate: rounded(self.rate()),
            ratio: rounded(ratio),
            mean_score: (self.compared > 0).then(|| rounded(points / count(self.compared))),
            below_four_fifths: ratio < FOUR_FIFTHS,
            few: self.profiles < FEW,
        }
    }
}

/// How likely a score is among the best when equals are drawn by lot.
fn chance(scored: &[(usize, i64)], score: i64, best: usize) -> f64 {
    let better = scored.iter().filter(|(_, other)| *other > score).count();
    let equal = scored.iter().filter(|(_, other)| *other == score).count();
    let room = best.saturating_sub(better);
    (count(room) / count(equal)).min(1.0)
}

/// The rank of each profile, 1 for the best; equals share the mean of theirs.
fn ranks(scored: &[(usize, i64)], members: usize) -> Vec<Option<f64>> {
    let mut ranks = vec![None; members];
    for (at, score) in scored {
        let better = scored.iter().filter(|(_, other)| other > score).count();
        let equal = scored.iter().filter(|(_, other)| other == score).count();
        ranks[*at] = Some(count(better) + f64::midpoint(count(equal), 1.0));
    }
    ranks
}

/// Twins of different groups, the group that comes first by name first.
fn pairs(members: &[Member]) -> Vec<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        if let Some(pair) = &member.pair {
            by_name.entry(pair).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for all in by_name.values() {
        for one in all {
            for other in all {
                if members[*one].group < members[*other].group {
                    pairs.push((*one, *other));
                }
            }
        }
    }
    pairs
}

fn told((group, other): (&str, &str), shifts: &[f64]) -> Twins {
    Twins {
        group: group.to_owned(),
        other: other.to_owned(),
        compared: shifts.len(),
        equal: shifts.iter().filter(|shift| **shift == 0.0).count(),
        mean_shift: rounded(shifts.iter().sum::<f64>() / count(shifts.len())),
        greatest_shift: shifts.iter().map(|shift| shift.abs()).fold(0.0, f64::max),
    }
}

fn rounded(n: f64) -> f64 {
    (n * 1000.0).round() / 1000.0
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(group: &str, pair: &str, scores: &[i64]) -> Member {
        Member {
            group: group.to_owned(),
            pair: Some(pair.to_owned()),
            scores: scores.iter().map(|score| Some(*score)).collect(),
        }
    }

    #[test]
    fn twins_with_the_same_scores_are_chosen_alike() {
        let members = [
            member("a", "1", &[70, 20]),
            member("b", "1", &[70, 20]),
            member("a", "2", &[50, 90]),
            member("b", "2", &[50, 90]),
        ];
        let found = judge(&members, 2, 1);
        for group in &found.groups {
            assert!((group.selection_rate - 0.25).abs() < 1e-9, "{group:?}");
            assert!(!group.below_four_fifths && group.few);
        }
        assert_eq!((found.twins[0].compared, found.twins[0].equal), (4, 4));
    }

    #[test]
    fn a_group_that_is_ranked_behind_is_told() {
        let members = [
            member("a", "1", &[80]),
            member("b", "1", &[40]),
            member("a", "2", &[70]),
            member("b", "2", &[60]),
        ];
        let found = judge(&members, 1, 2);
        assert!(found.groups[1].below_four_fifths, "{found:?}");
        assert!(found.groups[1].ratio.abs() < 1e-9);
        // 1 and 2 against 4 and 3: two ranks in the mean, three at most
        assert_eq!(
            (found.twins[0].mean_shift, found.twins[0].greatest_shift),
            (2.0, 3.0)
        );
        assert_eq!(found.twins[0].equal, 0);
    }
}
