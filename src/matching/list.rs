//! For each skill and each way of asking it, the ads that ask it so. Ads only grow: an ad that is put again is a new one.
//! Knows places of ads and their shares; does not know any profile.

use super::packed::{LEVELS, Packed, Sums, demands, is_levelled};

/// Ads are counted in blocks of so many, so that what is added up for a block stays near the processor.
pub(super) const BLOCK: usize = 1 << 16;
/// Ways of asking a skill: three parts of a fit at each level.
const WAYS: usize = 3 * LEVELS;

/// The part of a fit to which an entry adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Required,
    Level,
    Preferred,
}

/// The ads that ask one thing in one way, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// The place within the block, and the share of the part, rounded up, of 65,535.
    entries: Vec<(u16, u16)>,
    /// Where the entries of each block begin.
    starts: Vec<u32>,
}

impl List {
    fn push(&mut self, slot: usize, share: u16) {
        let block = slot / BLOCK;
        let now = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        while self.starts.len() <= block {
            self.starts.push(now);
        }
        if self.entries.len() == self.entries.capacity() {
            // an eighth at a time: a million ads are held for long and grow slowly
            self.entries.reserve_exact((self.entries.len() / 8).max(4));
        }
        let within = u16::try_from(slot % BLOCK).unwrap_or(u16::MAX);
        self.entries.push((within, share));
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a block.
    pub(super) fn of(&self, block: usize) -> &[(u16, u16)] {
        let start = |block: usize| {
            self.starts
                .get(block)
                .map_or(self.entries.len(), |at| *at as usize)
        };
        self.entries
            .get(start(block)..start(block + 1))
            .unwrap_or(&[])
    }
}

/// All lists.
#[derive(Debug, Clone)]
pub(super) struct Lists(Vec<List>);

impl Lists {
    pub(super) fn new(skills: usize) -> Self {
        Self(vec![List::default(); skills * WAYS])
    }

    /// The ads that ask a skill at a level (0 where none is said), for one part of a fit.
    pub(super) fn of(&self, skill: usize, part: Part, level: usize) -> &List {
        &self.0[way(skill, part, level)]
    }

    /// Adds an ad. Slots come in order.
    pub(super) fn push(&mut self, slot: usize, choices: &[Packed], sums: &Sums) {
        for demand in demands(choices) {
            let own = demand[0].own();
            let levelled = is_levelled(demand);
            for choice in demand {
                let mut add = |part: Part, all: f64| {
                    let at = way(usize::from(choice.skill()), part, choice.level());
                    self.0[at].push(slot, share(own, all));
                };
                match (choice.is_required(), choice.is_language()) {
                    (true, true) => {}
                    (true, false) => {
                        add(Part::Required, sums.required);
                        if levelled {
                            add(Part::Level, sums.levelled);
                        }
                    }
                    (false, _) => add(Part::Preferred, sums.preferred),
                }
            }
        }
    }

    /// Gives back what was reserved for growing.
    pub(super) fn shrink(&mut self) {
        for list in &mut self.0 {
            list.entries.shrink_to_fit();
        }
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        let each = |list: &List| list.entries.capacity() * 4 + list.starts.capacity() * 4;
        self.0.iter().map(each).sum::<usize>() + self.0.len() * size_of::<List>()
    }
}

fn way(skill: usize, part: Part, level: usize) -> usize {
    skill * WAYS + part as usize * LEVELS + level
}

/// A share of 65,535, rounded up: what is added up from it is never too little.
fn share(own: f64, all: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 65,535"
    )]
    let share = (own / all * 65_535.0).ceil().clamp(0.0, 65_535.0) as u16;
    share
}
