//! Judged pairs: ads ranked by their fits to a CV, measured against grades made by reading. A plain search by words stands
//! beside it; where CVs say their trade plainly it does as well, and nothing is claimed from that. Of the CVs as they are
//! really written, half was graded, put aside and never tuned on.

use super::ads;
use crate::TAXONOMY;
use rolefit::analysis::analyze;
use rolefit::fit::{self, Profile};
use rolefit::posting::Posting;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

#[derive(Deserialize)]
struct Judged {
    profile: Vec<Graded>,
}

#[derive(Deserialize)]
struct Graded {
    id: String,
    cv: String,
    grades: BTreeMap<String, u8>,
}

#[derive(Deserialize)]
struct Written {
    ad: Vec<Ad>,
}

#[derive(Deserialize)]
struct Ad {
    id: String,
    title: String,
    description: String,
}

impl Ad {
    fn posting(self) -> Posting {
        Posting {
            title: self.title,
            description: self.description,
            ..Posting::default()
        }
    }
}

/// The least that the fits make, over all profiles.
const FLOOR: f64 = 0.92;

#[test]
fn fits_rank_ads_as_a_reader_does() {
    let (fit, _) = judge(include_str!("judged.toml"), &ads());
    assert!(fit >= FLOOR, "{fit}");
}

#[test]
fn cvs_as_they_are_really_written_rank_ads_as_a_reader_does() {
    let ads = toml::from_str::<Written>(include_str!("hard/ads.toml")).unwrap();
    let ads = ads.ad.into_iter().map(|ad| (ad.id.clone(), ad.posting()));
    let ads = ads.collect();
    let (fit, words) = judge(include_str!("hard/work.toml"), &ads);
    assert!(fit >= FLOOR && fit > words, "{fit} beside {words}");
    let (fit, _) = judge(include_str!("hard/unseen.toml"), &ads);
    assert!(fit >= FLOOR, "{fit} where nothing was tuned");
}

#[test]
fn cvs_whose_words_mislead_are_ranked_better_than_by_words() {
    let ads = toml::from_str::<Written>(include_str!("blind/ads.toml")).unwrap();
    let ads = ads.ad.into_iter().map(|ad| (ad.id.clone(), ad.posting()));
    let (fit, words) = judge(include_str!("blind/judged.toml"), &ads.collect());
    assert!(fit >= FLOOR && fit >= words + 0.02, "{fit} beside {words}");
}

/// The mean `nDCG@10` of the fits, and of a plain search by words.
fn judge(judged: &str, ads: &HashMap<String, Posting>) -> (f64, f64) {
    let judged: Judged = toml::from_str(judged).unwrap();
    let (mut by_fit, mut by_words) = (Vec::new(), Vec::new());
    for graded in &judged.profile {
        let grades: Vec<u8> = graded.grades.values().copied().collect();
        let texts: Vec<&Posting> = graded.grades.keys().map(|id| &ads[id]).collect();
        let fits = scores(&graded.cv, &texts);
        by_fit.push(ndcg(&fits, &grades));
        by_words.push(ndcg(&bm25(&graded.cv, &texts, ads), &grades));
        let mut shown: Vec<_> = graded.grades.iter().zip(&fits).collect();
        shown.sort_by(|a, b| b.1.total_cmp(a.1));
        let last = by_fit.len() - 1;
        println!(
            "{} {:.3} (words {:.3}) {shown:?}",
            graded.id, by_fit[last], by_words[last]
        );
    }
    let (fit, words) = (mean(&by_fit), mean(&by_words));
    println!("nDCG@10 of fits {fit:.3}, of BM25 {words:.3}");
    (fit, words)
}

/// The fits; an ad that cannot be compared comes last.
fn scores(cv: &str, ads: &[&Posting]) -> Vec<f64> {
    let profile = Profile {
        text: Some(cv.to_owned()),
        ..Profile::default()
    };
    let held = fit::read(&TAXONOMY, &profile);
    let score = |ad: &&Posting| {
        fit::fit(&analyze(&TAXONOMY, ad), &held)
            .score
            .unwrap_or(-1.0)
    };
    ads.iter().map(score).collect()
}

/// Plain BM25 of the CV's words over the ads, with the usual figures, counted over all ads of the project.
fn bm25(cv: &str, ads: &[&Posting], all: &HashMap<String, Posting>) -> Vec<f64> {
    let words = |posting: &Posting| counted(&format!("{}\n{}", posting.title, posting.description));
    let documents: Vec<HashMap<u64, f64>> = all.values().map(words).collect();
    let length = |words: &HashMap<u64, f64>| words.values().sum::<f64>();
    let usual = documents.iter().map(length).sum::<f64>() / count(documents.len());
    let query = counted(cv);
    let score = |ad: &&Posting| {
        let own = words(ad);
        let norm = 1.2 * (1.0 - 0.75 + 0.75 * length(&own) / usual);
        let one = |word: &u64| {
            let often = own.get(word).copied().unwrap_or(0.0);
            let in_all = count(
                documents
                    .iter()
                    .filter(|words| words.contains_key(word))
                    .count(),
            );
            let rare = (1.0 + (count(documents.len()) - in_all + 0.5) / (in_all + 0.5)).ln();
            rare * often * 2.2 / (often + norm)
        };
        query.keys().map(one).sum()
    };
    ads.iter().map(score).collect()
}

fn counted(text: &str) -> HashMap<u64, f64> {
    let mut words = HashMap::new();
    for token in rolefit::text::token::tokenize(text).list {
        *words.entry(token.word).or_insert(0.0) += 1.0;
    }
    words
}

/// `nDCG@10` with gains 2^grade − 1. Of equal scores every order is as likely, and their mean counts.
fn ndcg(scores: &[f64], grades: &[u8]) -> f64 {
    let gain = |grade: u8| 2f64.powi(i32::from(grade)) - 1.0;
    let discount = |rank: usize| 1.0 / (count(rank) + 2.0).log2();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let mut dcg = 0.0;
    let mut rank = 0;
    for equals in order.chunk_by(|a, b| (scores[*a] - scores[*b]).abs() < 1e-9) {
        let gains: f64 = equals.iter().map(|at| gain(grades[*at])).sum();
        let discounts: f64 = (rank..rank + equals.len()).map(discount).sum();
        dcg += gains / count(equals.len()) * discounts;
        rank += equals.len();
    }
    let mut best = grades.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let ideal: f64 = best
        .iter()
        .enumerate()
        .map(|(rank, grade)| gain(*grade) * discount(rank))
        .sum();
    dcg / ideal
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}
