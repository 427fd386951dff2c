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
            Marker::Adjective => 14,
            Marker::Job => 15,
            Marker::Unit => 16,
            Marker::Denial => 17,
            Marker::Wish => 18,
            Marker::School => 19,
            Marker::NotNegated => 20,
            Marker::Junior => 21,
            Marker::SeveralJobs => 22,
            Marker::Contract(_) => 23,
            Marker::ContractLabel => 24,
            Marker::Public => 25,
            Marker::Remote(_) => 26,
            Marker::FullTime => 27,
            Marker::PartTime => 28,
            Marker::Week => 29,
            Marker::MonthWord => 30,
            Marker::Experience => 31,
            Marker::WishedExperience => 32,
            Marker::NoExperience => 33,
            Marker::FirstExperience => 34,
            Marker::NotExperience => 35,
            Marker::Country(_) => 36,
            Marker::PlaceLabel => 37,
            Marker::Spoken(_) => 38,
            Marker::Cefr(_) => 39,
            Marker::Pay => 40,
            Marker::PayUnit(_) => 41,
            Marker::Gross => 42,
            Marker::Net => 43,
            Marker::PayVariable => 44,
            Marker::NotPay => 45,
            Marker::Start => 46,
            Marker::StartNow => 47,
            Marker::Deadline => 48,
            Marker::Handing => 49,
            Marker::Overload => 50,
            Marker::Availability => 51,
            Marker::OwnEquipment => 52,
            Marker::Autonomy => 53,
            Marker::SmallStructure => 54,
            Marker::Suppliers => 55,
            Marker::NoAd => 56,
            Marker::RemoteDenied => 57,
            Marker::RemotePassing => 58,
            Marker::PlaceBased => 59,
            Marker::PayGrade => 60,
            Marker::PayMinimum => 61,
            Marker::PayVague => 62,
            _ => 63,
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
