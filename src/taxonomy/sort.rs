//! Sorts of forms as bits: what stages ask of every word is asked of a number.
//! Knows which sorts are asked for often; all others are one sort.

use super::entry::{Entry, Marker};
use std::ops::BitOr;

/// A set of sorts of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u32);

impl Sorts {
    /// A skill.
    pub const SKILL: Self = Self(1);
    /// A verb of a class of doing.
    pub const VERB: Self = Self(1 << 1);
    /// A noun of a class of doing.
    pub const NOUN: Self = Self(1 << 2);
    /// A thing.
    pub const THING: Self = Self(1 << 3);
    /// A title of a role.
    pub const TITLE: Self = Self(1 << 4);
    /// A cue.
    pub const CUE: Self = Self(1 << 5);
    /// A level word.
    pub const LEVEL: Self = Self(1 << 6);
    /// A word after which the sense turns.
    pub const TERMINATOR: Self = Self(1 << 7);

    /// The sort of an entry.
    #[must_use]
    pub fn of(entry: Entry) -> Self {
        match entry {
            Entry::Skill(_) => Self::SKILL,
            Entry::Verb(_) => Self::VERB,
            Entry::Noun(_) => Self::NOUN,
            Entry::Thing(_) => Self::THING,
            Entry::Title(_) => Self::TITLE,
            Entry::Cue(_) => Self::CUE,
            Entry::Marker(marker) => Self(match marker {
                Marker::Level(_) => return Self::LEVEL,
                Marker::Terminator => return Self::TERMINATOR,
                Marker::Candidate => 1 << 8,
                Marker::Employer => 1 << 9,
                Marker::Recruits => 1 << 10,
                Marker::Team => 1 << 11,
                Marker::Agent => 1 << 12,
                Marker::AgentVerb => 1 << 13,
                Marker::NotNegated => 1 << 14,
                Marker::School => 1 << 15,
                _ => 1 << 16,
            }),
            _ => Self(1 << 17),
        }
    }

    /// True when both sets have a sort in common.
    #[must_use]
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Sorts {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
