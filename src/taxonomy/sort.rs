//! Sorts of forms as bits: what stages ask of every word is asked of a number.
//! Knows entries; does not know what is asked.

use super::entry::{Entry, Marker};
use std::ops::BitOr;

/// A set of sorts of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u64);

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

    /// The sort of an entry. Sorts without a bit of their own share the last: no answer depends on it.
    #[must_use]
    pub fn of(entry: Entry) -> Self {
        match entry {
            Entry::Skill(_) => Self::SKILL,
            Entry::Verb(_) => Self::VERB,
            Entry::Noun(_) => Self::NOUN,
            Entry::Thing(_) => Self::THING,
            Entry::Title(_) => Self::TITLE,
            Entry::Cue(_) => Self::CUE,
            Entry::Marker(marker) => Self::of_marker(marker),
            _ => Self(1 << 63),
        }
    }

    /// The sort of a marker.
    #[must_use]
    pub fn of_marker(marker: Marker) -> Self {
        let bit = match marker {
            Marker::Level(_) => 6,
            Marker::Terminator => 7,
            Marker::Candidate => 8,
            Marker::Employer => 9,
            Marker::Recruits => 10,
            Marker::Team => 11,
            Marker::Agent => 12,
            Marker::AgentVerb => 13,
            Marker::School => 14,
            Marker::NotNegated => 15,
            Marker::Overload => 16,
            Marker::Availability => 17,
            Marker::OwnEquipment => 18,
            Marker::Autonomy => 19,
            Marker::SmallStructure => 20,
            Marker::Suppliers => 21,
            Marker::Junior => 22,
            Marker::NoAd => 23,
            Marker::SeveralJobs => 24,
            Marker::Contract(_) => 25,
            Marker::ContractLabel => 26,
            Marker::Public => 27,
            Marker::Remote(_) => 28,
            Marker::RemoteDenied => 29,
            Marker::RemotePassing => 30,
            Marker::FullTime => 31,
            Marker::PartTime => 32,
            Marker::Week => 33,
            Marker::MonthWord => 34,
            Marker::Experience => 35,
            Marker::WishedExperience => 36,
            Marker::NoExperience => 37,
            Marker::FirstExperience => 38,
            Marker::NotExperience => 39,
            Marker::Country(_) => 40,
            Marker::PlaceLabel => 41,
            Marker::PlaceBased => 42,
            Marker::Spoken(_) => 43,
            Marker::Cefr(_) => 44,
            Marker::Pay => 45,
            Marker::PayUnit(_) => 46,
            Marker::Gross => 47,
            Marker::Net => 48,
            Marker::PayVariable => 49,
            Marker::PayGrade => 50,
            Marker::PayMinimum => 51,
            Marker::PayVague => 52,
            Marker::NotPay => 53,
            Marker::NotPayAfter => 54,
            Marker::Start => 55,
            Marker::StartNow => 56,
            Marker::Deadline => 57,
        };
        Self(1 << bit)
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
