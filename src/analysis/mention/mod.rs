//! Finds the places of an ad that name a skill: by a form, by something done on something, or by context.
//! Knows the taxonomy; does not know whether a skill is asked.

mod compose;
mod form;
mod overlap;

use super::position::Positions;
use super::reading::Reading;
use crate::span::Field;
use std::ops::Range;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// By one of the skill's forms.
    Form,
    /// By something done on something.
    Composition,
    /// By a form that counts only in its context.
    Context,
}

impl Via {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Composition => "composition",
            Self::Context => "context",
        }
    }
}

/// A place that names a skill, not yet judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The skill, by position.
    pub skill: u32,
    /// Where.
    pub field: Field,
    /// The words.
    pub words: Range<usize>,
    /// How it was found.
    pub via: Via,
    /// The role whose title these words are, if they are one.
    pub title: Option<u16>,
    /// True when it only serves social posts, a newsletter or an event's coverage.
    pub serves: bool,
}

/// Finds every mention, sorted by place.
#[must_use]
pub fn find(reading: &Reading<'_>, positions: &Positions) -> Vec<Found> {
    let mut all = Vec::new();
    for field in [Field::Title, Field::Description] {
        let mut found = form::titles(reading, positions, field);
        found.extend(form::forms(reading, positions, field));
        found.extend(compose::tasks(reading, positions, field));
        all.extend(overlap::settle(reading, found));
    }
    all
}
