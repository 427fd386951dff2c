//! The places that ads name, each once, and what a profile wishes of each. Knows names; which place lies in which is for the fit.

use crate::fit::place::{self, Named};
use crate::taxonomy::place::Places;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The names, each with a number.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    by_name: HashMap<Box<str>, u32>,
}

#[derive(Debug)]
struct Name {
    name: Box<str>,
    /// What it names, once somebody asked.
    read: OnceLock<Named>,
}

impl Names {
    /// The number of a name, which is added if it is new.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Name {
            name: Box::from(name),
            read: OnceLock::new(),
        });
        self.by_name.insert(Box::from(name), number);
        number
    }

    /// All names, in the order of their numbers.
    pub(super) fn all(&self) -> impl ExactSizeIterator<Item = &str> {
        self.list.iter().map(|known| &*known.name)
    }

    /// The name with a number.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        let known = self.list.get(number as usize)?;
        Some(&known.name)
    }

    /// What the name with a number names.
    pub(super) fn read(&self, places: &Places, number: u32) -> Option<&Named> {
        let known = self.list.get(number as usize)?;
        let read = || place::read(places, &known.name);
        Some(known.read.get_or_init(read))
    }

    /// Bytes in memory, about.
    pub(super) fn bytes(&self) -> usize {
        self.all().map(|name| 3 * (name.len() + 40) + 80).sum()
    }
}

/// Places that were compared with the wishes of one profile, by number: what came of it where it was looked at.
#[derive(Debug)]
pub(super) struct Wished(Vec<Compared>);

#[derive(Debug, Clone, Copy, Default)]
enum Compared {
    #[default]
    NotYet,
    Unknown,
    Missed,
    Met,
}

impl Wished {
    /// None compared yet.
    pub(super) fn of(names: &Names) -> Self {
        Self(vec![Compared::default(); names.list.len()])
    }

    /// What came of a place, compared if it was not yet.
    pub(super) fn met(&mut self, place: u32, compare: impl FnOnce() -> Option<f64>) -> Option<f64> {
        let known = self.0.get_mut(place as usize)?;
        if matches!(known, Compared::NotYet) {
            *known = match compare() {
                None => Compared::Unknown,
                Some(credit) if credit > 0.0 => Compared::Met,
                Some(_) => Compared::Missed,
            };
        }
        match known {
            Compared::Met => Some(1.0),
            Compared::Missed => Some(0.0),
            Compared::NotYet | Compared::Unknown => None,
        }
    }
}
