//! The figures of many ads: the sums of what was counted in each.
//! Knows scores of ads; does not know the ads.

use super::ad::AdScore;
use super::count::{Counts, Share};
use super::fact::FactCount;
use super::verdict::Verdicts;

/// The figures of many ads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// What is asked, in its family.
    pub asked: Counts,
    /// Every quote, in its family.
    pub found: Counts,
    /// Every quote, in whatever family.
    pub found_any: Counts,
    /// Families asked.
    pub fields: Counts,
    /// Extra roles of a half or full load.
    pub extra: Counts,
    /// Found quotes with the right assertion.
    pub status: Share,
    /// Quotes not asked and not said to be.
    pub not_asked: Share,
    /// Ads with the right main role.
    pub role: Share,
    /// Verdicts against labels.
    pub verdicts: Verdicts,
    /// In the order of [`super::fact::NAMES`].
    pub facts: [FactCount; 5],
}

/// Sums the scores of ads.
#[must_use]
pub fn sum<'a>(scores: impl IntoIterator<Item = &'a AdScore>) -> Figures {
    let mut figures = Figures::default();
    for score in scores {
        figures.asked += score.asked;
        figures.found += score.found;
        figures.found_any += score.found_any;
        figures.fields += score.fields;
        figures.extra += score.extra;
        figures.status += score.status;
        figures.not_asked += score.not_asked;
        if let Some(right) = score.role {
            figures.role.add(right);
        }
        figures.verdicts.add(score.gold, score.said, score.ranks);
        for (sum, fact) in figures.facts.iter_mut().zip(score.facts) {
            *sum += fact;
        }
    }
    figures
}
