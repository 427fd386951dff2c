//! The score of one ad: everything that is counted in it.
//! Knows one ad, its label and what was said of it; does not know the others.

use super::count::{Counts, Share};
use super::fact::{self, FactCount};
use super::gold::{Label, counts, is_asked};
use super::level::Level;
use super::pairing::{Pairing, Wanted, answers, is_on_neutral, pair};
use super::quote::{Quote, quotes};
use super::said::{Mention, Said};
use super::verdict;
use crate::posting::Posting;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is counted in one ad.
#[derive(Debug, Clone, PartialEq)]
pub struct AdScore {
    /// Language of the ad, by the label.
    pub language: String,
    /// What is asked, in its family.
    pub asked: Counts,
    /// Every quote, in its family.
    pub found: Counts,
    /// Every quote, in whatever family.
    pub found_any: Counts,
    /// The set of families asked.
    pub fields: Counts,
    /// The set of extra roles of a half or full load.
    pub extra: Counts,
    /// Found quotes whose first mention has the assertion of the label.
    pub status: Share,
    /// Quotes that are not asked, and are not said to be.
    pub not_asked: Share,
    /// Whether the main role is right; none when the label does not judge the ad.
    pub role: Option<bool>,
    /// Level of the label.
    pub gold: Level,
    /// Level said.
    pub said: Level,
    /// Ranks of both, for kappa; see [`verdict::ranks`].
    pub ranks: Option<(usize, usize)>,
    /// In the order of [`fact::NAMES`].
    pub facts: [FactCount; 5],
    /// What is asked, by family: of the quote, and for a false mention its own.
    pub families: BTreeMap<String, Counts>,
    /// Asked mentions that are right, by the way they were found.
    pub vias: BTreeMap<String, Share>,
    /// Quotes that only mentions of other families answer: family of the label, and each other family.
    pub mixed: Vec<(String, String)>,
}

/// Scores one ad.
#[must_use]
pub fn score(posting: &Posting, label: &Label, said: &Said) -> AdScore {
    let quotes = quotes(posting, label);
    let mentions = counted(said);
    let asked = pair(Wanted::Asked, &quotes, &mentions);
    let (status, not_asked) = statuses(&quotes, &mentions);
    AdScore {
        language: label.language.clone(),
        asked: asked.counts(),
        found: pair(Wanted::Found, &quotes, &mentions).counts(),
        found_any: pair(Wanted::Any, &quotes, &mentions).counts(),
        fields: fields(&quotes, &mentions),
        extra: extra(label, said),
        status,
        not_asked,
        role: (label.verdict != Level::NotAssessable).then(|| main_role(said) == label.main_role),
        gold: label.verdict,
        said: said.verdict.level,
        ranks: verdict::ranks(label.verdict, said.verdict.level, &label.main_role),
        facts: fact::compare(label, said),
        families: families(&asked),
        vias: vias(&asked),
        mixed: mixed(&quotes, &said.mentions),
    }
}

/// The mentions of families that count.
#[must_use]
pub fn counted(said: &Said) -> Vec<&Mention> {
    said.mentions
        .iter()
        .filter(|mention| counts(&mention.family))
        .collect()
}

fn statuses(quotes: &[Quote<'_>], mentions: &[&Mention]) -> (Share, Share) {
    let (mut status, mut not_asked) = (Share::default(), Share::default());
    for quote in quotes.iter().filter(|quote| !quote.ask.is_neutral()) {
        let same =
            |mention: &&&Mention| mention.family == quote.ask.family && answers(mention, quote);
        let answering: Vec<&&Mention> = mentions.iter().filter(same).collect();
        if let Some(first) = answering.first() {
            status.add(first.assertion == quote.ask.assertion());
        }
        if !quote.ask.is_asked() {
            not_asked.add(!answering.iter().any(|mention| is_asked(&mention.assertion)));
        }
    }
    (status, not_asked)
}

fn fields(quotes: &[Quote<'_>], mentions: &[&Mention]) -> Counts {
    let gold = |quote: &&Quote<'_>| quote.ask.is_asked() && !quote.ask.is_neutral();
    let gold: BTreeSet<&str> = quotes
        .iter()
        .filter(gold)
        .map(|quote| quote.ask.family.as_str())
        .collect();
    let said =
        |mention: &&&Mention| is_asked(&mention.assertion) && !is_on_neutral(mention, quotes);
    let said: BTreeSet<&str> = mentions
        .iter()
        .filter(said)
        .map(|mention| mention.family.as_str())
        .collect();
    Counts::of_sets(&gold, &said)
}

fn extra(label: &Label, said: &Said) -> Counts {
    let heavy = |load: &str| matches!(load, "half" | "full");
    let gold = label
        .roles
        .iter()
        .filter(|role| heavy(&role.load) && role.role != label.main_role);
    let said = said
        .roles
        .iter()
        .filter(|role| !role.main && role.load.as_deref().is_some_and(heavy));
    let gold: BTreeSet<&str> = gold.map(|role| role.role.as_str()).collect();
    Counts::of_sets(&gold, &said.map(|role| role.role.as_str()).collect())
}

fn main_role(said: &Said) -> &str {
    said.roles
        .iter()
        .find(|role| role.main)
        .map_or("OTHER", |role| &role.role)
}

fn families(asked: &Pairing<'_>) -> BTreeMap<String, Counts> {
    let mut families: BTreeMap<String, Counts> = BTreeMap::new();
    for quote in &asked.found {
        families.entry(quote.ask.family.clone()).or_default().right += 1;
    }
    for quote in &asked.missed {
        families.entry(quote.ask.family.clone()).or_default().missed += 1;
    }
    for mention in &asked.wrong {
        families.entry(mention.family.clone()).or_default().wrong += 1;
    }
    families
}

fn vias(asked: &Pairing<'_>) -> BTreeMap<String, Share> {
    let mut vias: BTreeMap<String, Share> = BTreeMap::new();
    for (mentions, right) in [(&asked.right, true), (&asked.wrong, false)] {
        for mention in mentions {
            vias.entry(mention.via.clone()).or_default().add(right);
        }
    }
    vias
}

fn mixed(quotes: &[Quote<'_>], mentions: &[Mention]) -> Vec<(String, String)> {
    let mut mixed = Vec::new();
    for quote in quotes.iter().filter(|quote| !quote.ask.is_neutral()) {
        let answering = mentions.iter().filter(|mention| answers(mention, quote));
        let others: BTreeSet<&str> = answering.map(|mention| mention.family.as_str()).collect();
        if !others.contains(quote.ask.family.as_str()) {
            mixed.extend(
                others
                    .into_iter()
                    .map(|other| (quote.ask.family.clone(), other.to_owned())),
            );
        }
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    #[test]
    fn the_first_mention_of_the_family_gives_the_status() {
        let text = "le SEO";
        let score = sample::score(
            text,
            &[("SEO", "seo", "other")],
            &[("SEO", "seo", "other_party"), ("le SEO", "seo", "required")],
        );
        assert_eq!(score.status, Share { right: 1, of: 1 });
        assert_eq!(
            score.not_asked,
            Share { right: 0, of: 1 },
            "one mention that asks is one too many"
        );
    }

    #[test]
    fn what_is_not_asked_and_not_found_is_right() {
        let score = sample::score("le SEO", &[("SEO", "seo", "company")], &[]);
        assert_eq!(score.status, Share::default());
        assert_eq!(score.not_asked, Share { right: 1, of: 1 });
    }

    #[test]
    fn fields_leave_out_neutral_and_foreign_families() {
        let asks = [
            ("SEO", "seo", "required"),
            ("soudure", "other_hard", "required"),
            ("presse", "press", "other"),
        ];
        let said = [
            ("soudure", "video", "required"),
            ("SEO", "building", "required"),
            ("et", "web", "preferred"),
            ("presse", "press", "company"),
        ];
        let score = sample::score("SEO et soudure, presse", &asks, &said);
        assert_eq!(
            score.fields,
            Counts {
                right: 0,
                wrong: 1,
                missed: 1
            }
        );
        assert_eq!(
            score.asked,
            Counts {
                right: 0,
                wrong: 1,
                missed: 1
            }
        );
    }

    #[test]
    fn extra_roles_are_half_or_full_and_not_the_main_one() {
        let mut label = sample::label("CM", "broad");
        label.roles = vec![
            sample::extra("VID", "half"),
            sample::extra("CM", "full"),
            sample::extra("SEO", "light"),
            sample::extra("GRA", "full"),
        ];
        let mut said = sample::said("CM", "broad");
        said.roles.extend([
            sample::role("VID", "full", false),
            sample::role("WEB", "half", false),
            sample::role("GRA", "light", false),
        ]);
        let score = score(&sample::posting(""), &label, &said);
        assert_eq!(
            score.extra,
            Counts {
                right: 1,
                wrong: 1,
                missed: 1
            }
        );
    }

    #[test]
    fn a_missing_main_role_is_other_and_unjudged_ads_have_no_role() {
        let role = |label: &Label, said: &Said| score(&sample::posting(""), label, said).role;
        assert_eq!(
            role(
                &sample::label("OTHER", "focused"),
                &sample::said("OTHER", "focused")
            ),
            Some(true)
        );
        assert_eq!(
            role(
                &sample::label("CM", "focused"),
                &sample::said("OTHER", "focused")
            ),
            Some(false)
        );
        assert_eq!(
            role(
                &sample::label("CM", "not_assessable"),
                &sample::said("CM", "focused")
            ),
            None
        );
    }

    #[test]
    fn an_ad_left_out_of_kappa_still_counts_for_its_skills_and_role() {
        let mut label = sample::asking(&[("soudage vidéo", "video", "required")]);
        label.main_role = "OTHER".to_owned();
        let score = score(
            &sample::posting("soudage vidéo"),
            &label,
            &sample::said("OTHER", "not_assessable"),
        );
        assert_eq!(score.ranks, None);
        assert_eq!(score.role, Some(true));
        assert_eq!(score.asked.missed, 1);
    }

    #[test]
    fn families_are_mixed_up_when_only_others_answer() {
        let asks = [("SEO", "seo", "required"), ("vidéo", "video", "required")];
        let said = [
            ("SEO", "paid", "company"),
            ("vidéo", "video", "required"),
            ("vidéo", "social", "required"),
        ];
        let score = sample::score("SEO et vidéo", &asks, &said);
        assert_eq!(score.mixed, [("seo".to_owned(), "paid".to_owned())]);
    }

    #[test]
    fn families_and_ways_add_up_to_what_is_asked() {
        let asks = [("SEO", "seo", "required"), ("vidéo", "video", "required")];
        let said = [("vidéo", "video", "required"), ("et", "web", "required")];
        let score = sample::score("SEO et vidéo", &asks, &said);
        assert_eq!(
            score.families.values().copied().sum::<Counts>(),
            score.asked
        );
        assert_eq!(
            score.families["web"],
            Counts {
                right: 0,
                wrong: 1,
                missed: 0
            }
        );
        assert_eq!(score.vias["form"], Share { right: 1, of: 2 });
    }
}
