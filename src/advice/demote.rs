//! The smallest set of requirements whose move to "a plus" brings an ad under a level, found exactly.
//! Knows loads and the load table; whether the changed text reads so is for the caller to say.

use super::demand::Demand;
use crate::analysis::Analysis;
use crate::analysis::assertion::{Assertion, Mention};
use crate::analysis::role::{self, Load, RoleLoad};
use crate::analysis::verdict::Level;
use crate::analysis::verdict::beside::Main;

/// Sets looked at, at most: beyond that the smallest is not known, and nothing is said.
const MOST: usize = 300_000;

/// What each demand takes from each role when it becomes a plus.
struct Table<'a> {
    main: Main<'a>,
    /// Roles with a tool or not, the heaviest first.
    roles: Vec<(u16, bool)>,
    /// For each demand how many requirements it is, and what it takes from each role.
    demands: Vec<(usize, Vec<f64>)>,
    target: Level,
    looked: usize,
}

/// Positions of the demands of the smallest set that `accept` agrees to and that brings the level to `target` or below.
/// Of sets as small, the first in the order of the text.
pub(super) fn smallest(
    analysis: &Analysis<'_>,
    demands: &[Demand],
    target: Level,
    accept: &mut dyn FnMut(&[usize]) -> bool,
) -> Option<Vec<usize>> {
    let main = analysis.main_job();
    let base: Vec<f64> = analysis.roles.iter().map(|load| load.weight).collect();
    let counts = |role: u16| {
        let named = &analysis.reading.taxonomy.roles[usize::from(role)];
        let heavy = |load: &RoleLoad| load.role == role && load.load >= Load::Half;
        Some(role) != main.role && named.code != "OTHER" && analysis.roles.iter().any(heavy)
    };
    let taken = |demand: &Demand| -> (usize, Vec<f64>) {
        let mentions = as_pluses(analysis, demand);
        let after = role::weigh(analysis.reading.taxonomy, &analysis.positions, &mentions);
        let weight = |role: u16| {
            after
                .iter()
                .find(|load| load.role == role)
                .map_or(0.0, |load| load.weight)
        };
        let takes = analysis.roles.iter().zip(&base);
        let takes = takes.map(|(load, before)| {
            if counts(load.role) {
                before - weight(load.role)
            } else {
                0.0
            }
        });
        (demand.skills.len(), takes.collect())
    };
    let all: Vec<(usize, Vec<f64>)> = demands.iter().map(taken).collect();
    // what takes nothing from a role beside the main one cannot help
    let useful: Vec<usize> = (0..all.len())
        .filter(|&at| all[at].1.iter().any(|takes| *takes > 1e-9))
        .collect();
    let mut table = Table {
        main,
        roles: analysis
            .roles
            .iter()
            .map(|load| (load.role, load.tooled))
            .collect(),
        demands: useful.iter().map(|&at| all[at].clone()).collect(),
        target,
        looked: 0,
    };
    let most: usize = table.demands.iter().map(|(cost, _)| cost).sum();
    let mut named = |chosen: &[usize]| {
        let chosen: Vec<usize> = chosen.iter().map(|&at| useful[at]).collect();
        accept(&chosen).then_some(chosen)
    };
    (1..=most).find_map(|size| table.choose(&base, 0, size, &mut Vec::new(), &mut named))
}

/// The mentions with those of a demand under a heading of what is welcome.
fn as_pluses(analysis: &Analysis<'_>, demand: &Demand) -> Vec<Mention> {
    let welcome = analysis.reading.taxonomy.scoring.strength.preferred;
    let mut mentions = analysis.mentions.clone();
    for &at in &demand.mentions {
        mentions[at].strength = mentions[at].strength.min(welcome);
        mentions[at].assertion = Assertion::Preferred;
    }
    mentions
}

type Accept<'f> = dyn FnMut(&[usize]) -> Option<Vec<usize>> + 'f;

impl Table<'_> {
    /// Adds demands from `next` on that cost `left` together, until the target is reached.
    fn choose(
        &mut self,
        weights: &[f64],
        next: usize,
        left: usize,
        chosen: &mut Vec<usize>,
        accept: &mut Accept<'_>,
    ) -> Option<Vec<usize>> {
        self.looked += 1;
        if self.looked > MOST || !self.can_reach(weights, next, left) {
            return None;
        }
        if left == 0 {
            return accept(chosen);
        }
        for at in next..self.demands.len() {
            let (cost, takes) = &self.demands[at];
            if *cost > left {
                continue;
            }
            let after: Vec<f64> = weights.iter().zip(takes).map(|(w, t)| w - t).collect();
            let rest = left - cost;
            chosen.push(at);
            let found = self.choose(&after, at + 1, rest, chosen, accept);
            chosen.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether the best of what is left could reach the target, if each role had all of it for itself.
    fn can_reach(&self, weights: &[f64], next: usize, left: usize) -> bool {
        let best = |role: usize| {
            let mut takes: Vec<f64> = self.demands[next.min(self.demands.len())..]
                .iter()
                .map(|(_, takes)| takes[role])
                .collect();
            takes.sort_by(|a, b| b.total_cmp(a));
            takes.iter().take(left).sum::<f64>()
        };
        let loads = self.roles.iter().enumerate().map(|(at, (role, tooled))| {
            let weight = weights[at] - best(at);
            (*role, Load::of(self.main.taxonomy, weight, *tooled))
        });
        self.main.count(loads).level() <= self.target
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::verdict::Verdict;
    use crate::posting::Posting;
    use crate::taxonomy::Taxonomy;

    /// Tasks of several jobs, some in the same words.
    const TASKS: [&str; 9] = [
        "Tourner et monter nos films",
        "Maîtrise de Premiere Pro",
        "Concevoir nos affiches",
        "Mettre en page nos plaquettes sur InDesign",
        "Gérer les campagnes Google Ads",
        "Optimiser les campagnes Meta Ads",
        "Prendre en charge les relations presse",
        "Développer notre site en PHP",
        "Audit SEO technique du site",
    ];

    /// The least that any set of demands costs whose pluses bring the level to the target, all sets looked at.
    fn least(analysis: &Analysis<'_>, demands: &[Demand], target: Level) -> Option<usize> {
        let taxonomy = analysis.reading.taxonomy;
        let reaches = |set: &usize| {
            let mut mentions = analysis.mentions.clone();
            for (at, demand) in demands.iter().enumerate() {
                if set & (1 << at) != 0 {
                    for &at in &demand.mentions {
                        mentions[at].assertion = Assertion::Preferred;
                        let welcome = taxonomy.scoring.strength.preferred;
                        mentions[at].strength = mentions[at].strength.min(welcome);
                    }
                }
            }
            let roles = role::weigh(taxonomy, &analysis.positions, &mentions);
            let loads = roles.iter().map(|load| (load.role, load.load));
            analysis.main_job().count(loads).level() <= target
        };
        let cost = |set: usize| -> usize {
            let chosen = (0..demands.len()).filter(|at| set & (1 << at) != 0);
            chosen.map(|at| demands[at].skills.len()).sum()
        };
        (1..1_usize << demands.len())
            .filter(reaches)
            .map(cost)
            .min()
    }

    #[test]
    fn no_smaller_set_of_pluses_does_it() {
        let taxonomy = Taxonomy::built_in().expect("the taxonomy is checked by the tests");
        let (mut tried, mut found) = (0, 0);
        for left_out in 0..TASKS.len() {
            let tasks: Vec<String> = (0..TASKS.len())
                .filter(|at| (at + left_out) % 9 > 2)
                .map(|at| format!("- {}", TASKS[at]))
                .collect();
            let posting = Posting {
                title: "Community manager H/F".into(),
                description: format!(
                    "Nous recrutons en CDI, à Nantes, une personne curieuse et soigneuse.\n\nVos missions :\n- Animer nos comptes\n{}",
                    tasks.join("\n")
                ),
                ..Posting::default()
            };
            let analysis = analyze(&taxonomy, &posting);
            let demands = super::super::demand::demands(&analysis);
            assert!(demands.len() < 16);
            let Verdict::Judged(judged) = &analysis.verdict else {
                panic!("{tasks:?} cannot be judged");
            };
            for target in [Level::Broad, Level::Focused] {
                if judged.level <= target {
                    continue;
                }
                let chosen = smallest(&analysis, &demands, target, &mut |_| true);
                let cost: Option<usize> =
                    chosen.map(|chosen| chosen.iter().map(|&at| demands[at].skills.len()).sum());
                assert_eq!(cost, least(&analysis, &demands, target), "{tasks:?}");
                tried += 1;
                found += usize::from(cost.is_some_and(|cost| cost > 1));
            }
        }
        assert!(tried > 10 && found > 8, "{found} of {tried}");
    }
}
