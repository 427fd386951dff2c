//! Whether an ad can be judged at all: no ad, too little text, several jobs, nothing asked, a trade that is not known.

use super::super::Stages;
use super::Evidence;
use crate::span::{Field, Place};
use crate::taxonomy::entry::{Entry, Marker, SectionKind};

/// Why an ad cannot be judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// Fewer words than can be judged.
    TooShort {
        /// How many words it has.
        words: usize,
    },
    /// The text is no ad: an article, a CV, a page of advice.
    NoAd,
    /// Several jobs in one ad.
    SeveralJobs(Evidence),
    /// It asks for nothing that is known.
    NothingAsked,
    /// A trade of which the taxonomy knows too little.
    UnknownTrade,
}

impl Why {
    /// A stable name for the reason.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too_short",
            Self::NoAd => "no_ad",
            Self::SeveralJobs(_) => "several_jobs",
            Self::NothingAsked => "nothing_asked",
            Self::UnknownTrade => "unknown_trade",
        }
    }
}

/// What keeps an ad from being judged, if anything does.
pub(super) fn doubt(stages: &Stages<'_, '_>) -> Option<Why> {
    let limits = &stages.reading.taxonomy.scoring.assessable;
    let words = stages.reading.document.length();
    #[expect(clippy::cast_precision_loss, reason = "counts of words and skills")]
    let (length, asked) = (words as f64, super::super::requirement::asked(stages.reading.taxonomy, stages.requirements) as f64);
    if length < limits.words {
        return Some(Why::TooShort { words });
    }
    if is_no_ad(stages) {
        return Some(Why::NoAd);
    }
    if let Some(several) = stages.positions.several.and_then(|place| Evidence::new([place])) {
        return Some(Why::SeveralJobs(several));
    }
    let main = stages.roles.iter().find(|role| role.main);
    let known = main.is_some_and(|role| stages.reading.taxonomy.roles[usize::from(role.role)].code != "OTHER");
    if asked < limits.asked && !known {
        return Some(Why::NothingAsked);
    }
    (!known && stages.coverage < limits.coverage).then_some(Why::UnknownTrade)
}

/// True when the words of articles and advice outweigh the signs of an ad.
fn is_no_ad(stages: &Stages<'_, '_>) -> bool {
    let reading = stages.reading;
    let mut phrases: Vec<Place> = Vec::new();
    for field in [Field::Title, Field::Description] {
        for words in reading.markers(field, 0..usize::MAX, Marker::NoAd) {
            phrases.push(Place { field, span: reading.passage(field).span(words) });
        }
    }
    let count = |marker: Marker| reading.markers(Field::Description, 0..usize::MAX, marker).count();
    let sections = stages.sections.iter().filter(|section| section.heading.is_some() && matches!(section.kind, SectionKind::Tasks | SectionKind::Profile)).count();
    let contract = reading.hits(Field::Description, 0..usize::MAX).chain(reading.hits(Field::Title, 0..usize::MAX)).any(|hit| matches!(hit.entry, Entry::Marker(Marker::Contract(_))));
    let signs = usize::from(sections > 0) + usize::from(count(Marker::Recruits) > 0) + usize::from(count(Marker::Candidate) > 0) + usize::from(contract) + usize::from(is_marked(reading.passage(Field::Title).text.as_str()));
    match phrases.len() {
        0 => signs == 0 && !stages.mentions.iter().any(|mention| mention.title.is_some() && mention.place.field == Field::Title),
        1 => signs <= 1,
        2 => signs <= 3 && count(Marker::Recruits) == 0,
        _ => count(Marker::Recruits) < 2,
    }
}

/// True when a title carries a marker of ads: H/F, m/w/d.
fn is_marked(title: &str) -> bool {
    let folded = crate::text::fold::fold(title).replace(' ', "");
    ["h/f", "f/h", "h-f", "(hf)", "m/f", "f/m", "m/w/d", "w/m/d", "m/v", "h/m", "m/h"].iter().any(|mark| folded.contains(mark))
}
