//! What ads can be sorted into, and chosen by.

use super::traits::Traits;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Between values in the index; no code of a taxonomy has it.
const BETWEEN: &str = "|";

/// What ads can be sorted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Families of skills that are asked.
    Family,
    /// Roles that are at least half a job in it, and the main one.
    Role,
    /// The level of the verdict.
    Level,
    /// The language of the text.
    Language,
    /// Contracts.
    Contract,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Family,
        Self::Role,
        Self::Level,
        Self::Language,
        Self::Contract,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["family", "role", "level", "language", "contract"][self as usize]
    }

    /// The facet with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name() == name)
    }

    /// The value as it is kept, for one as people write it ("cm", "CDI").
    #[must_use]
    pub fn value(self, written: &str) -> String {
        let written = written.trim();
        if self == Self::Role {
            written.to_uppercase()
        } else {
            written.to_lowercase()
        }
    }

    /// The values of an ad as they are written into the index: one word for all of them, in their order. Many ads have the
    /// same, and counting one number an ad is cheaper than counting each value.
    pub(super) fn written(self, traits: &Traits) -> String {
        let mut values: Vec<&str> = self.of(traits).iter().map(String::as_str).collect();
        values.sort_unstable();
        values.dedup();
        values.join(BETWEEN)
    }

    /// The values in such a word.
    pub(super) fn split(written: &[u8]) -> impl Iterator<Item = &[u8]> {
        written
            .split(|byte| BETWEEN.as_bytes().contains(byte))
            .filter(|value| !value.is_empty())
    }

    /// The values of an ad.
    fn of(self, traits: &Traits) -> &[String] {
        match self {
            Self::Family => &traits.families,
            Self::Role => &traits.roles,
            Self::Level => std::slice::from_ref(&traits.level),
            Self::Language => std::slice::from_ref(&traits.language),
            Self::Contract => &traits.contracts,
        }
    }
}

impl Serialize for Facet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The values chosen: an ad has one of each facet that is chosen by.
pub type Filters = BTreeMap<Facet, Vec<String>>;

/// The values of a facet among the ads found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values, the most frequent first. What is chosen of this facet itself does not make them fewer: each count is
    /// what one would find by choosing that value.
    pub values: Vec<Count>,
}

/// How many of the ads found have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How many ads.
    pub count: u64,
    /// True when it is chosen.
    pub chosen: bool,
}
