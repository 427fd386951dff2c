//! An evaluation as JSON, `rolefit/evaluation/1`, for programs. Shares have three decimals.
//! Knows names and rounding; counts nothing.

use super::Evaluation;
use super::count::{Counts, Share};
use super::fact;
use super::interval::Interval;
use super::level::Level;
use super::slip::{Slip, WrongVerdict};
use serde_json::{Map, Value, json};

/// The schema's name.
pub const SCHEMA: &str = "rolefit/evaluation/1";

/// The evaluation as JSON.
#[must_use]
pub fn json(evaluation: &Evaluation) -> Value {
    let figures = &evaluation.figures;
    let verdicts = &figures.verdicts;
    let intervals = &evaluation.intervals;
    let facts = fact::NAMES.iter().zip(&figures.facts).map(|(name, fact)| {
        (
            (*name).to_owned(),
            json!({"right": fact.right, "stated": fact.stated, "unstated": fact.unstated}),
        )
    });
    let not_assessable = verdicts.not_assessable();
    json!({
        "schema": SCHEMA,
        "ads": evaluation.ads,
        "unanswered": evaluation.unanswered,
        "asked": counts(figures.asked),
        "found": counts(figures.found),
        "found_any": counts(figures.found_any),
        "fields": counts(figures.fields),
        "extra": counts(figures.extra),
        "overloaded+": counts(verdicts.overloaded()),
        "status": share(figures.status),
        "not_asked": share(figures.not_asked),
        "role": share(figures.role),
        "verdict_kappa": rounded(verdicts.kappa()),
        "verdict_exact": share(verdicts.exact()),
        "not_assessable": {"tp": not_assessable.right, "fp": not_assessable.wrong, "fn": not_assessable.missed, "tn": verdicts.both_judged()},
        "facts": facts.collect::<Map<_, _>>(),
        "intervals": {
            "asked": interval(intervals.asked),
            "fields": interval(intervals.fields),
            "role": interval(intervals.role),
            "verdict_kappa": interval(intervals.kappa),
        },
        "families": evaluation.families.iter().map(|(name, family)| (name.clone(), counts(*family))).collect::<Map<_, _>>(),
        "languages": evaluation.languages.iter().map(|group| (group.language.clone(), json!({"ads": group.ads, "asked": counts(group.asked)}))).collect::<Map<_, _>>(),
        "via": evaluation.vias.iter().map(|(name, via)| (name.clone(), json!({"precision": share(*via), "right": via.right, "of": via.of}))).collect::<Map<_, _>>(),
        "verdicts": confusion(&verdicts.confusion),
        "families_mixed": evaluation.mixed.iter().map(|mixed| json!({"gold": mixed.gold, "said": mixed.said, "count": mixed.count})).collect::<Vec<_>>(),
        "missed": evaluation.slips.missed.iter().map(slip).collect::<Vec<_>>(),
        "false": evaluation.slips.wrong.iter().map(slip).collect::<Vec<_>>(),
        "verdicts_wrong": evaluation.slips.verdicts.iter().map(wrong_verdict).collect::<Vec<_>>(),
        "remarks": evaluation.remarks.iter().map(|remark| json!({"name": remark.name, "cases": remark.cases})).collect::<Vec<_>>(),
    })
}

/// Three decimals, rounded as written: the exact value, halves to even.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    format!("{value:.3}").parse().unwrap_or(value)
}

fn counts(counts: Counts) -> Value {
    json!({
        "precision": rounded(counts.precision()), "recall": rounded(counts.recall()), "f1": rounded(counts.f1()),
        "tp": counts.right, "fp": counts.wrong, "fn": counts.missed,
    })
}

fn share(share: Share) -> Option<f64> {
    share.value().map(rounded)
}

fn interval(interval: Option<Interval>) -> Option<[f64; 2]> {
    interval.map(|(low, high)| [rounded(low), rounded(high)])
}

/// Rows by level of the label, columns by level said.
fn confusion(table: &[[u32; 5]; 5]) -> Map<String, Value> {
    let named = |row: &[u32; 5]| {
        Level::ALL
            .iter()
            .zip(row)
            .map(|(said, count)| (said.name().to_owned(), json!(count)))
            .collect()
    };
    Level::ALL
        .iter()
        .zip(table)
        .map(|(gold, row)| (gold.name().to_owned(), Value::Object(named(row))))
        .collect()
}

fn slip(slip: &Slip) -> Value {
    json!({"id": slip.id, "family": slip.family, "status": slip.status, "skill": slip.skill, "context": slip.context})
}

fn wrong_verdict(wrong: &WrongVerdict) -> Value {
    json!({"id": wrong.id, "gold": wrong.gold.name(), "said": wrong.said.name(), "score": wrong.score})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_of_the_exact_value() {
        assert!(
            (rounded(0.0625) - 0.062).abs() < 1e-12,
            "a half goes to the even digit"
        );
        assert!((rounded(2.0 / 3.0) - 0.667).abs() < 1e-12);
    }
}
