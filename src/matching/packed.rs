//! What an ad asks, packed: one skill that would do in four bytes. Knows demands; does not know any profile.

use crate::fit::demand::Demand;
use crate::fit::offer::Offer;

/// Levels that can be asked, "none said" included.
pub(super) const LEVELS: usize = 6;
/// Most skills that a taxonomy may have here.
pub(super) const SKILLS: usize = 1 << 16;

const OWN: u32 = 16;
const LEVEL: u32 = 23;
const STEP: u32 = 26;
const REQUIRED: u32 = 1 << 29;
const LANGUAGE: u32 = 1 << 30;
const FIRST: u32 = 1 << 31;
const NO_LEVEL: u32 = 7;

/// One skill that would do for a demand; those of one demand stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(pub u32);

impl Packed {
    /// The skill.
    pub(super) fn skill(self) -> u16 {
        (self.0 & 0xFFFF) as u16
    }

    /// What the demand counts beside the others.
    pub(super) fn own(self) -> f64 {
        f64::from((self.0 >> OWN) & 0x7F) / 100.0
    }

    /// The level asked: 0 where none is said, else one more than the level.
    pub(super) fn level(self) -> usize {
        match (self.0 >> LEVEL) & 7 {
            NO_LEVEL => 0,
            level => level as usize + 1,
        }
    }

    /// Of a language, the step asked, 1 to 6; 0 where none is said.
    pub(super) fn step(self) -> usize {
        ((self.0 >> STEP) & 7) as usize
    }

    pub(super) fn is_required(self) -> bool {
        self.0 & REQUIRED != 0
    }

    pub(super) fn is_language(self) -> bool {
        self.0 & LANGUAGE != 0
    }

    /// True for the first choice of a demand.
    pub(super) fn is_first(self) -> bool {
        self.0 & FIRST != 0
    }
}

/// Everything that an ad asks and that has points, in the order in which a fit adds it up.
pub(super) fn pack(offer: &Offer) -> Vec<Packed> {
    let mut all = Vec::new();
    let each = |demands: &[Demand], kind: u32, all: &mut Vec<Packed>| {
        for demand in demands.iter().filter(|demand| demand.weight > 0.0) {
            let required = if demand.is_required() { REQUIRED } else { 0 };
            let mut first = FIRST;
            for choice in &demand.choices {
                let level = choice.level.map_or(NO_LEVEL, u32::from);
                let step = choice.step.map_or(0, u32::from);
                let own = hundredths(demand.weight) << OWN;
                let about = (level << LEVEL) | (step << STEP) | required | kind | first;
                all.push(Packed((choice.skill & 0xFFFF) | own | about));
                first = 0;
            }
        }
    };
    each(&offer.asked.skills, 0, &mut all);
    each(&offer.asked.languages, LANGUAGE, &mut all);
    all
}

/// The demands of an ad, each with its choices.
pub(super) fn demands(choices: &[Packed]) -> impl Iterator<Item = &[Packed]> {
    choices.chunk_by(|_, next| !next.is_first())
}

/// The group of a language, one bit.
pub(super) fn tongue(skill: u16) -> u8 {
    1 << (skill % 8)
}

/// The groups of all languages that are required.
pub(super) fn tongues(choices: &[Packed]) -> u8 {
    let required = |choice: &&Packed| choice.is_language() && choice.is_required();
    let each = choices.iter().filter(required);
    each.fold(0, |groups, choice| groups | tongue(choice.skill()))
}

/// What all demands of each part count together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sums {
    pub required: f64,
    pub levelled: f64,
    pub preferred: f64,
    pub languages: f64,
    /// How many lines about required skills there are.
    pub lines: usize,
}

/// Adds up as a fit does, in the same order.
pub(super) fn sums(choices: &[Packed]) -> Sums {
    let mut sums = Sums::default();
    for demand in demands(choices) {
        let own = demand[0].own();
        match (demand[0].is_required(), demand[0].is_language()) {
            (true, false) => {
                sums.required += own;
                sums.lines += 1;
                if is_levelled(demand) {
                    sums.levelled += own;
                    sums.lines += 1;
                }
            }
            (true, true) => sums.languages += own,
            (false, _) => sums.preferred += own,
        }
    }
    sums
}

pub(super) fn is_levelled(demand: &[Packed]) -> bool {
    demand.iter().any(|choice| choice.level() > 0)
}

fn hundredths(weight: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1"
    )]
    let hundredths = (weight.clamp(0.0, 1.0) * 100.0).round() as u32;
    hundredths
}
