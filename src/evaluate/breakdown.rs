//! The asked figure taken apart: by family, by language, by the way a mention was found; and families mixed up.
//! Knows scores of ads; does not know the ads.

use super::ad::AdScore;
use super::count::{Counts, Share, number};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What is asked in the ads of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLanguage {
    /// ISO 639-1, by the labels.
    pub language: String,
    /// How many ads.
    pub ads: u32,
    /// What is asked.
    pub asked: Counts,
}

/// A family of the labels for which mentions of another stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mixed {
    /// Family of the label.
    pub gold: String,
    /// Family of the mentions.
    pub said: String,
    /// How many quotes.
    pub count: u32,
}

/// What is asked, by family, the most labelled first.
#[must_use]
pub fn families(scores: &[AdScore]) -> Vec<(String, Counts)> {
    let mut sums: BTreeMap<&str, Counts> = BTreeMap::new();
    for (family, &counts) in scores.iter().flat_map(|score| &score.families) {
        *sums.entry(family).or_default() += counts;
    }
    let mut list: Vec<_> = sums
        .into_iter()
        .map(|(family, sum)| (family.to_owned(), sum))
        .collect();
    list.sort_by_key(|(_, counts)| Reverse(counts.right + counts.missed));
    list
}

/// What is asked, by language, the one of most ads first.
#[must_use]
pub fn languages(scores: &[AdScore]) -> Vec<InLanguage> {
    let mut groups: BTreeMap<&str, Vec<Counts>> = BTreeMap::new();
    for score in scores {
        groups.entry(&score.language).or_default().push(score.asked);
    }
    let of = |(language, counts): (&str, Vec<Counts>)| InLanguage {
        language: language.to_owned(),
        ads: number(counts.len()),
        asked: counts.into_iter().sum(),
    };
    let mut list: Vec<_> = groups.into_iter().map(of).collect();
    list.sort_by_key(|group| Reverse(group.ads));
    list
}

/// Asked mentions that are right, by the way they were found, the commonest first.
#[must_use]
pub fn vias(scores: &[AdScore]) -> Vec<(String, Share)> {
    let mut sums: BTreeMap<&str, Share> = BTreeMap::new();
    for (via, &share) in scores.iter().flat_map(|score| &score.vias) {
        *sums.entry(via).or_default() += share;
    }
    let mut list: Vec<_> = sums
        .into_iter()
        .map(|(via, share)| (via.to_owned(), share))
        .collect();
    list.sort_by_key(|(_, share)| Reverse(share.of));
    list
}

/// Families mixed up, the most frequent first.
#[must_use]
pub fn mixed(scores: &[AdScore]) -> Vec<Mixed> {
    let mut sums: BTreeMap<&(String, String), u32> = BTreeMap::new();
    for pair in scores.iter().flat_map(|score| &score.mixed) {
        *sums.entry(pair).or_default() += 1;
    }
    let of = |((gold, said), count): (&(String, String), u32)| Mixed {
        gold: gold.clone(),
        said: said.clone(),
        count,
    };
    let mut list: Vec<_> = sums.into_iter().map(of).collect();
    list.sort_by_key(|mixed| Reverse(mixed.count));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    #[test]
    fn groups_add_up_and_the_largest_comes_first() {
        let one = sample::score(
            "SEO, vidéo",
            &[("SEO", "seo", "required"), ("vidéo", "video", "required")],
            &[("SEO", "seo", "required")],
        );
        let mut two = sample::score(
            "vidéo",
            &[("vidéo", "video", "required")],
            &[("vidéo", "photo", "required")],
        );
        two.language = "en".to_owned();
        let scores = [one.clone(), one, two];
        let families = families(&scores);
        let names: Vec<&str> = families.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["video", "seo", "photo"]);
        assert_eq!(
            families[0].1,
            Counts {
                right: 0,
                wrong: 0,
                missed: 3
            }
        );
        let languages = languages(&scores);
        assert_eq!(
            (
                languages[0].language.as_str(),
                languages[0].ads,
                languages[1].asked.wrong
            ),
            ("fr", 2, 1)
        );
        assert_eq!(
            vias(&scores),
            [("form".to_owned(), Share { right: 2, of: 3 })]
        );
        assert_eq!(
            mixed(&scores),
            [Mixed {
                gold: "video".to_owned(),
                said: "photo".to_owned(),
                count: 1
            }]
        );
    }
}
