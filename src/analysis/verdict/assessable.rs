//! Whether an ad can be judged at all: no ad, too little text, several jobs, nothing asked, a trade that is not known.

use super::super::Stages;
use super::Evidence;
use crate::span::Field;
use crate::taxonomy::cue::Class;
use crate::taxonomy::entry::{Entry, Marker, SectionKind};

/// Why an ad cannot be judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// Fewer words than can be judged.
    TooShort {
        /// How many words it has.
        words: usize,
    },
    /// The taxonomy has no headings for the ad's language: it is not read yet.
    UnreadLanguage,
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
            Self::UnreadLanguage => "unread_language",
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
    let (length, asked) = (
        words as f64,
        super::super::requirement::asked(stages.reading.taxonomy, stages.requirements) as f64,
    );
    if length < limits.words {
        return Some(Why::TooShort { words });
    }
    let taxonomy = stages.reading.taxonomy;
    if taxonomy.headings(stages.reading.language()).is_empty() {
        return Some(Why::UnreadLanguage);
    }
    if is_no_ad(stages) {
        return Some(Why::NoAd);
    }
    if let Some(several) = stages
        .positions
        .several
        .and_then(|place| Evidence::new([place]))
    {
        return Some(Why::SeveralJobs(several));
    }
    let main = stages.roles.iter().find(|role| role.main);
    let known = main
        .is_some_and(|role| stages.reading.taxonomy.roles[usize::from(role.role)].code != "OTHER");
    if asked < limits.asked && !known {
        return Some(Why::NothingAsked);
    }
    (!known && stages.coverage < limits.coverage).then_some(Why::UnknownTrade)
}

/// True when what articles, CVs and product pages say outweighs the signs of an ad: somebody is sought, a contract,
/// how to apply, headings of tasks and profile, pay.
fn is_no_ad(stages: &Stages<'_, '_>) -> bool {
    let reading = stages.reading;
    let everywhere = || {
        [Field::Title, Field::Description]
            .into_iter()
            .flat_map(|field| {
                reading
                    .hits(field, 0..usize::MAX)
                    .map(move |hit| (field, hit))
            })
    };
    let mut phrases: Vec<String> = everywhere()
        .filter(|(_, hit)| hit.entry == Entry::Marker(Marker::NoAd))
        .map(|(field, hit)| crate::text::fold::fold(reading.written(field, &hit.words)))
        .collect();
    phrases.sort_unstable();
    phrases.dedup();
    let any = |wanted: fn(Entry) -> bool| everywhere().any(|(_, hit)| wanted(hit.entry));
    let process = everywhere().any(|(_, hit)| matches!(hit.entry, Entry::Cue(cue) if reading.taxonomy.cues[usize::from(cue)].class == Class::Process));
    let headed = |kind: SectionKind| {
        stages
            .sections
            .iter()
            .any(|section| section.heading.is_some() && section.kind == kind)
    };
    let titled = stages
        .positions
        .titles
        .iter()
        .any(|title| title.field == Field::Title);
    let signs = [
        (2, is_marked(&reading.passage(Field::Title).text)),
        (2, any(|entry| entry == Entry::Marker(Marker::Recruits))),
        (1, titled),
        (1, process || headed(SectionKind::Process)),
        (
            1,
            any(|entry| matches!(entry, Entry::Marker(Marker::Contract(_)))),
        ),
        (1, headed(SectionKind::Tasks)),
        (1, headed(SectionKind::Profile)),
        (1, any(|entry| entry == Entry::Marker(Marker::Candidate))),
    ];
    let ad: usize = signs
        .iter()
        .filter(|(_, there)| *there)
        .map(|(weight, _)| weight)
        .sum();
    ad == 0 || (!phrases.is_empty() && phrases.len() * 2 >= ad)
}

/// True when a title carries a marker of ads: H/F, m/w/d.
fn is_marked(title: &str) -> bool {
    let folded = crate::text::fold::fold(title).replace(' ', "");
    [
        "h/f", "f/h", "h-f", "(hf)", "m/f", "f/m", "m/w/d", "w/m/d", "m/v", "h/m", "m/h",
    ]
    .iter()
    .any(|mark| folded.contains(mark))
}
