//! Profiles in memory, for finding the best ones for an ad: every one is scored as a fit scores it, in parallel.

use super::ads::Found;
use super::best::{Best, Place};
use crate::fit::line::cents;
use crate::fit::offer::Offer;
use crate::fit::profile::Preferences;
use crate::fit::{self, Held, place, score};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::Weight;
use crate::taxonomy::place::Places;
use rayon::prelude::*;
use std::collections::HashMap;

/// Which profiles are wanted; what is not said does not matter. Nothing about what a person is can be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Speaking this language (ISO 639-1).
    pub language: Option<String>,
    /// Wishing for this contract, among others.
    pub contract: Option<String>,
    /// Wishing to work at a place that holds these words.
    pub place: Option<String>,
    /// Holding this skill, by position.
    pub skill: Option<u32>,
}

impl PeopleFilter {
    fn lets(&self, places: &Places, held: &Held) -> bool {
        let Preferences {
            contracts,
            locations,
            ..
        } = &held.preferences;
        let at = |wanted: &String| {
            let wanted = place::read(places, wanted);
            let is_there =
                |name: &String| place::met(&wanted, &place::read(places, name)) == Some(true);
            locations.iter().any(is_there)
        };
        self.language
            .as_ref()
            .is_none_or(|code| held.languages.contains_key(code))
            && self
                .contract
                .as_ref()
                .is_none_or(|contract| contracts.contains(contract))
            && self.place.as_ref().is_none_or(at)
            && self
                .skill
                .is_none_or(|skill| held.skills.contains_key(&skill))
    }
}

/// What is wanted of the profiles.
#[derive(Debug, Clone, Copy)]
pub struct WantedPeople<'q> {
    /// What each part of a fit weighs.
    pub weight: &'q Weight,
    /// Which profiles.
    pub filter: &'q PeopleFilter,
    /// So many at most.
    pub limit: usize,
    /// Only what comes after this place.
    pub after: Option<Place>,
    /// What the draw among equals depends on beside the profile: the ad's id.
    pub seed: &'q str,
}

/// Profiles in memory.
#[derive(Debug, Default)]
pub struct People {
    ids: HashMap<String, usize>,
    all: Vec<(String, Held)>,
}

impl People {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Puts a profile instead of the one with the same id, if there is one.
    pub fn put(&mut self, id: &str, held: Held) {
        if let Some(at) = self.ids.get(id) {
            self.all[*at].1 = held;
        } else {
            self.ids.insert(id.to_owned(), self.all.len());
            self.all.push((id.to_owned(), held));
        }
    }

    /// Takes a profile away; false when there was none. Nothing of it stays.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(at) = self.ids.remove(id) else {
            return false;
        };
        self.all.swap_remove(at);
        if let Some((moved, _)) = self.all.get(at) {
            self.ids.insert(moved.clone(), at);
        }
        true
    }

    /// The best profiles for an offer, best first; those that cannot be compared are not among them.
    #[must_use]
    pub fn best(
        &self,
        taxonomy: &Taxonomy,
        offer: &Offer,
        wanted: &WantedPeople<'_>,
    ) -> Vec<Found> {
        if wanted.limit == 0 {
            return Vec::new();
        }
        let one = |(number, (_, held)): (usize, &(String, Held))| {
            if !wanted.filter.lets(&taxonomy.places, held) {
                return None;
            }
            let (lines, _) = fit::compare(taxonomy, wanted.weight, offer, held).ok()?;
            let number = u32::try_from(number).ok()?;
            Some((cents(score::score(&lines)?), number))
        };
        let scores: Vec<(i64, u32)> = self.all.par_iter().enumerate().filter_map(one).collect();
        let mut best = Best::new(wanted.seed, wanted.limit, wanted.after);
        let id = |number: u32| self.all[number as usize].0.as_str();
        for (score, number) in scores {
            best.offer(score, number, || id(number));
        }
        best.all()
            .into_iter()
            .map(|(place, number)| Found {
                id: id(number).to_owned(),
                place,
            })
            .collect()
    }
}
