//! Ads in memory, for finding the best ones for a profile: exact, ties included, and up to date as soon as a change is made.

use super::ad::{Ad, Filter};
use super::best::{Best, Place};
use super::list::Lists;
use super::packed::{SKILLS, sums};
use super::search::search;
use super::seeker::Seeker;
use super::shelf::{Shelf, Sieve};
use crate::fit::Held;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::Weight;

/// Dead slots are cleared when there are more than so many, and as many as live ones.
const FEW: usize = 1_000;

/// What is wanted of the ads.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'q> {
    /// What each part of a fit weighs.
    pub weight: &'q Weight,
    /// Which ads.
    pub filter: &'q Filter,
    /// So many at most.
    pub limit: usize,
    /// Only what comes after this place.
    pub after: Option<Place>,
    /// What the draw among equals depends on beside the ad: the profile's id.
    pub seed: &'q str,
}

/// One of the best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Whose.
    pub id: String,
    /// Its score and its draw: the next page begins after the last one's.
    pub place: Place,
}

impl Found {
    /// The score, 0 to 100: that of the fit.
    #[must_use]
    pub fn score(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
        let score = self.place.score as f64 / 100.0;
        score
    }
}

/// Too many skills for ads to be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the taxonomy has {0} skills, and ads can be matched in memory with {SKILLS} at most")]
pub struct TooManySkills(pub usize);

/// Ads in memory. At most four thousand million slots and as many asked skills.
#[derive(Debug)]
pub struct Ads {
    pub(super) shelf: Shelf,
    lists: Lists,
    skills: usize,
}

impl Ads {
    /// No ads yet.
    ///
    /// # Errors
    /// When the taxonomy has more than 65,536 skills.
    pub fn new(taxonomy: &Taxonomy) -> Result<Self, TooManySkills> {
        let skills = taxonomy.skills.len();
        if skills > SKILLS {
            return Err(TooManySkills(skills));
        }
        Ok(Self {
            shelf: Shelf::default(),
            lists: Lists::new(skills),
            skills,
        })
    }

    /// How many ads there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shelf.len() - self.shelf.dead
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True when there is an ad of this id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.shelf.find(id).is_some()
    }

    /// Puts an ad instead of the one with the same id, if there is one: the next search finds it.
    pub fn put(&mut self, id: &str, ad: &Ad) {
        let (slot, sums) = self.shelf.put(id, ad);
        self.lists.push(slot, self.shelf.asked(slot), &sums);
        self.clear_dead();
    }

    /// Takes an ad away; false when there was none.
    pub fn remove(&mut self, id: &str) -> bool {
        let was = self.shelf.remove(id);
        self.clear_dead();
        was
    }

    /// The best ads for a profile, best first: as many and as good as scoring every ad would find. Ads that cannot be compared
    /// are not among them, and a profile that states nothing finds none.
    #[must_use]
    pub fn best(&self, taxonomy: &Taxonomy, held: &Held, wanted: &Wanted<'_>) -> Vec<Found> {
        if wanted.limit == 0 {
            return Vec::new();
        }
        let seeker = Seeker::new(taxonomy, held, wanted.weight);
        let sieve = Sieve::new(taxonomy, &self.shelf, wanted.filter);
        let best = Best::new(wanted.seed, wanted.limit, wanted.after);
        let best = search(&self.shelf, &self.lists, &seeker, &sieve, best);
        best.all()
            .into_iter()
            .map(|(place, slot)| Found {
                id: self.shelf.id(slot as usize).to_owned(),
                place,
            })
            .collect()
    }

    /// How many entries of lists a search for a profile goes through.
    #[must_use]
    pub fn touched(&self, taxonomy: &Taxonomy, held: &Held, weight: &Weight) -> usize {
        let seeker = Seeker::new(taxonomy, held, weight);
        super::search::touched(&self.lists, &seeker)
    }

    /// Adds up one number for every entry that a search for a profile goes through, and nothing else: the least that any
    /// search by skills must do. Returns the largest sum.
    #[must_use]
    pub fn bare(&self, taxonomy: &Taxonomy, held: &Held, weight: &Weight) -> u32 {
        let seeker = Seeker::new(taxonomy, held, weight);
        super::search::bare(&self.lists, &seeker, self.shelf.len())
    }

    /// Gives back memory that was reserved for growing; for after many ads were put.
    pub fn shrink(&mut self) {
        self.shelf.shrink();
        self.lists.shrink();
    }

    /// Bytes in memory, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.shelf.bytes() + self.lists.bytes()
    }

    /// Makes shelf and lists anew without the dead when they are many.
    fn clear_dead(&mut self) {
        if self.shelf.dead <= FEW.max(self.len()) {
            return;
        }
        let living = self.shelf.living();
        self.adopt(living);
    }

    /// Takes a shelf as its own.
    pub(super) fn adopt(&mut self, living: Shelf) {
        let mut lists = Lists::new(self.skills);
        for slot in 0..living.len() {
            let asked = living.asked(slot);
            lists.push(slot, asked, &sums(asked));
        }
        self.shelf = living;
        self.lists = lists;
    }
}
