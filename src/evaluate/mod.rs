//! Analyses against labels made by careful reading: precision, recall, F1, kappa, and what went wrong.
//! Knows labels and answers; does not know how an answer came about.

pub mod ad;
pub mod breakdown;
pub mod count;
pub mod export;
pub mod fact;
pub mod fairness;
pub mod figures;
pub mod gold;
pub mod interval;
pub mod json;
pub mod level;
pub mod pairing;
pub mod place;
pub mod quote;
pub mod remark;
pub mod rows;
pub mod said;
#[cfg(test)]
mod sample;
pub mod slip;
mod table;
pub mod text;
pub mod verdict;

use crate::posting::Posting;
use ad::AdScore;
use breakdown::{InLanguage, Mixed};
use count::{Counts, Share, number};
use figures::Figures;
use gold::Label;
use interval::Intervals;
use remark::Remark;
use rows::Rows;
use said::Said;
use slip::Slips;

/// One ad with its label and what was said of it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Id of the ad.
    pub id: &'a str,
    /// The ad.
    pub posting: &'a Posting,
    /// What careful readers said.
    pub label: &'a Label,
    /// What rolefit said.
    pub said: &'a Said,
}

/// How good the answers are.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Labelled ads.
    pub ads: u32,
    /// Labelled ads without an answer, left out of every figure.
    pub unanswered: u32,
    /// The figures.
    pub figures: Figures,
    /// How far four of them could move with other ads.
    pub intervals: Intervals,
    /// What is asked, by family.
    pub families: Vec<(String, Counts)>,
    /// What is asked, by language.
    pub languages: Vec<InLanguage>,
    /// Asked mentions that are right, by the way they were found.
    pub vias: Vec<(String, Share)>,
    /// Families mixed up.
    pub mixed: Vec<Mixed>,
    /// What went wrong, as far as it was wanted.
    pub slips: Slips,
    /// What does not fit between ads, labels and answers.
    pub remarks: Vec<Remark>,
}

/// Measures answers against labels. Of misses, false mentions and wrong verdicts at most `errors` each are kept to be read.
#[must_use]
pub fn evaluate(
    ads: &Rows<Posting>,
    labels: &Rows<Label>,
    answers: &Rows<Said>,
    errors: usize,
) -> Evaluation {
    let case = |(id, label)| {
        Some(Case {
            id,
            posting: ads.get(id)?,
            label,
            said: answers.get(id)?,
        })
    };
    let cases: Vec<Case<'_>> = labels.iter().filter_map(case).collect();
    let scores: Vec<AdScore> = cases
        .iter()
        .map(|case| ad::score(case.posting, case.label, case.said))
        .collect();
    Evaluation {
        ads: number(labels.len()),
        unanswered: number(labels.len() - cases.len()),
        figures: figures::sum(&scores),
        intervals: interval::intervals(&scores),
        families: breakdown::families(&scores),
        languages: breakdown::languages(&scores),
        vias: breakdown::vias(&scores),
        mixed: breakdown::mixed(&scores),
        slips: slip::slips(&cases, errors),
        remarks: remark::remarks(ads, labels, answers),
    }
}
