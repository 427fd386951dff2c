//! Finds the best ads for a profile, and the best profiles for an ad, among a million and in memory: the same scores as
//! comparing every pair, ties included. Derived from the record; knows no disk but its own snapshot, and no words for people.

mod ad;
mod ads;
mod best;
mod list;
mod packed;
mod people;
mod place;
mod search;
mod seeker;
mod shelf;
pub mod snapshot;

pub use ad::{Ad, Filter, read};
pub use ads::{Ads, Found, TooManySkills, Wanted};
pub use best::{Place, draw};
pub use people::{People, PeopleFilter, WantedPeople};
