//! The best ads for a profile, exact: what skills could give is added up for all ads at once, a bound says which ads can
//! still be among the best, and those are scored as a fit scores them. Knows bounds; the scores are the seeker's.

use super::best::Best;
use super::list::{BLOCK, List, Lists, Part};
use super::packed::{LEVELS, sums};
use super::place::Wished;
use super::seeker::Seeker;
use super::shelf::{DEAD, LEVELLED, LINES, Shelf, Sieve};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// Bounds count in quarters of a hundredth of a point.
const UNITS: f64 = 400.0;
/// What rounding may add to one line: a hundredth of a point and what the share was rounded by.
const PER_LINE: u32 = 6;
/// What rounding may add to conditions and languages.
const OTHERS: f64 = 80.0;
/// What rounding may take from the most points of an ad with more lines than are counted.
const MANY_LINES: f64 = 2_000.0;
/// Ads of the first block that are scored to begin with, for each that is wanted.
const PILOT: usize = 4;

/// A list that adds to what skills could give.
struct Added<'l> {
    list: &'l List,
    /// The most that it gives, in units.
    most: f64,
    /// True for a part that also adds to the most points, so that it counts less the better the best are.
    only_adds: bool,
}

/// One search.
pub(super) struct Search<'a> {
    shelf: &'a Shelf,
    seeker: &'a Seeker<'a>,
    sieve: &'a Sieve,
    added: Vec<Added<'a>>,
    /// What conditions and languages could give, in units.
    others: f64,
    sums: Vec<u32>,
    places: Wished,
    best: Best<'a>,
    /// Ads that are scored already.
    seen: BTreeSet<u32>,
}

/// Finds the best: numbers of slots.
pub(super) fn search<'a>(
    shelf: &'a Shelf,
    lists: &'a Lists,
    seeker: &'a Seeker<'a>,
    sieve: &'a Sieve,
    best: Best<'a>,
) -> Best<'a> {
    let mut search = Search {
        shelf,
        seeker,
        sieve,
        added: added(lists, seeker),
        others: others(seeker),
        sums: vec![0; BLOCK.min(shelf.len())],
        places: Wished::of(&shelf.places),
        best,
        seen: BTreeSet::new(),
    };
    if seeker.is_known {
        search.pilot();
        for block in 0..shelf.len().div_ceil(BLOCK) {
            search.block(block);
        }
    }
    search.best
}

fn added<'l>(lists: &'l Lists, seeker: &Seeker<'_>) -> Vec<Added<'l>> {
    let mut added = Vec::new();
    let weight = &seeker.weight;
    let parts = [
        (Part::Required, weight.required),
        (Part::Level, weight.level),
        (Part::Preferred, weight.preferred),
    ];
    for skill in seeker.skills() {
        for level in 0..LEVELS {
            for ((part, weight), credit) in parts.into_iter().zip(seeker.most(skill, level)) {
                let list = lists.of(usize::from(skill), part, level);
                if credit > 0.0 && !list.is_empty() {
                    added.push(Added {
                        list,
                        most: weight * credit * UNITS,
                        only_adds: part == Part::Preferred,
                    });
                }
            }
        }
    }
    added
}

fn others(seeker: &Seeker<'_>) -> f64 {
    let stated = seeker.wishes.stated();
    let terms = seeker.terms.into_iter().zip(stated);
    let terms: f64 = terms
        .filter(|(_, stated)| *stated)
        .map(|(weight, _)| weight)
        .sum();
    let language = if seeker.speaks != 0 {
        seeker.weight.language
    } else {
        0.0
    };
    (terms + language) * UNITS
}

impl Search<'_> {
    /// The share of the points that an ad needs to be among the best.
    fn needed(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
        let least = self.best.least().map_or(0.0, |least| least as f64);
        // a score is rounded to hundredths
        ((least - 0.5) / 10_000.0 - 1e-9).max(0.0)
    }

    /// The least that the most points of an ad of a class can be, in units.
    fn most_points(&self, class: u8) -> f64 {
        let weight = &self.seeker.weight;
        let level = if class & LEVELLED == 0 {
            0.0
        } else {
            weight.level
        };
        let lines = class & LINES;
        let rounded = if lines == LINES {
            MANY_LINES
        } else {
            2.0 * f64::from(lines)
        };
        (weight.required + level) * UNITS - rounded
    }

    /// Adds up what skills could give to the ads of a block, when the best need so much.
    fn add_up(&mut self, block: usize, needed: f64) {
        self.sums.fill(0);
        for Added {
            list,
            most,
            only_adds,
        } in &self.added
        {
            let most = if *only_adds {
                most * (1.0 - needed)
            } else {
                *most
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few ten thousand"
            )]
            let most = most.ceil() as u32;
            for (at, share) in list.of(block) {
                let sum = &mut self.sums[usize::from(*at)];
                *sum += ((u32::from(*share) * most) >> 16) + PER_LINE;
            }
        }
    }

    fn wanted(&self, slot: usize) -> bool {
        self.shelf.classes[slot] & DEAD == 0 && self.sieve.lets(&self.shelf.headers[slot])
    }

    fn score(&mut self, slot: u32) {
        let at = slot as usize;
        let choices = self.shelf.asked(at);
        let terms = self.shelf.terms(at, self.seeker, &mut self.places);
        if let Some(score) = self.seeker.score(choices, &sums(choices), &terms) {
            let ads = self.shelf;
            self.best.offer(score, slot, || ads.id(at));
        }
    }

    /// Scores the most promising of the first block, so that there is something to be better than.
    fn pilot(&mut self) {
        self.add_up(0, 0.0);
        let end = BLOCK.min(self.shelf.len());
        let many = PILOT.saturating_mul(self.best.limit()).max(64);
        let mut first: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
        let mut least = 0;
        for slot in 0..end {
            let sum = self.sums[slot];
            // few are better than the least of the best so far
            if sum > least && self.wanted(slot) {
                first.push(Reverse((sum, slot)));
                if first.len() > many {
                    first.pop();
                    least = first.peek().map_or(0, |Reverse((sum, _))| *sum);
                }
            }
        }
        for Reverse((_, slot)) in first {
            let slot = u32::try_from(slot).unwrap_or(u32::MAX);
            self.seen.insert(slot);
            self.score(slot);
        }
    }

    fn block(&mut self, block: usize) {
        let needed = self.needed();
        self.add_up(block, needed);
        let others = self.others * (1.0 - needed) + OTHERS;
        let needs: Vec<u32> = (0..=u8::MAX)
            .map(|class| {
                if class & DEAD != 0 {
                    return u32::MAX;
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "between 0 and a hundred thousand"
                )]
                let need = (needed * self.most_points(class) - others).max(0.0) as u32;
                need
            })
            .collect();
        let least = needs.iter().copied().min().unwrap_or(0);
        let start = block * BLOCK;
        let end = (start + BLOCK).min(self.shelf.len());
        let mut candidates: Vec<(f64, u32)> = Vec::new();
        let mut at = start;
        while at < end {
            let next = (at + 32).min(end);
            let part = &self.sums[at - start..next - start];
            // most stretches hold nothing: looked at all at once
            if part.iter().any(|sum| *sum >= least) {
                for slot in at..next {
                    let class = self.shelf.classes[slot];
                    if self.sums[slot - start] >= needs[usize::from(class)] {
                        self.consider(slot, self.sums[slot - start], needed, &mut candidates);
                    }
                }
            }
            at = next;
        }
        candidates.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        for (bound, slot) in candidates {
            if bound >= self.needed() * self.most_points(self.shelf.classes[slot as usize]) {
                self.score(slot);
            }
        }
    }

    /// Looks at an ad's conditions, which are cheap, before its score, which is not.
    fn consider(&mut self, slot: usize, sum: u32, needed: f64, candidates: &mut Vec<(f64, u32)>) {
        let number = u32::try_from(slot).unwrap_or(u32::MAX);
        if !self.wanted(slot) || self.seen.contains(&number) {
            return;
        }
        let terms = self.shelf.terms(slot, self.seeker, &mut self.places);
        let met = self
            .seeker
            .terms
            .iter()
            .zip(terms)
            .filter_map(|(weight, credit)| Some(weight * (credit? - needed)));
        let language = if self.seeker.speaks & self.shelf.tongues[slot] != 0 {
            self.seeker.weight.language * (1.0 - needed)
        } else {
            0.0
        };
        let bound = f64::from(sum) + (met.sum::<f64>() + language) * UNITS + OTHERS;
        if bound >= needed * self.most_points(self.shelf.classes[slot]) {
            candidates.push((bound, number));
        }
    }
}

/// How many entries a search goes through.
pub(super) fn touched(lists: &Lists, seeker: &Seeker<'_>) -> usize {
    let added = added(lists, seeker);
    added.iter().map(|added| added.list.len()).sum()
}

/// Adds up one number for every entry, densely, and nothing else.
pub(super) fn bare(lists: &Lists, seeker: &Seeker<'_>, slots: usize) -> u32 {
    let added = added(lists, seeker);
    let mut sums = vec![0_u32; slots];
    for (block, sums) in sums.chunks_mut(BLOCK).enumerate() {
        for added in &added {
            for (at, share) in added.list.of(block) {
                sums[usize::from(*at)] += u32::from(*share);
            }
        }
    }
    sums.into_iter().max().unwrap_or(0)
}
