//! Facts of the job: contract, remote work, experience, pay and language, compared.
//! Knows when two facts agree; does not know how one is read.

use super::gold::Label;
use super::said::{Facts, Said};
use serde::Deserialize;
use std::ops::AddAssign;

/// The facts that are compared, in the order of the counts.
pub const NAMES: [&str; 5] = ["contract", "remote", "experience", "salary", "language"];

/// Pay, in labels and in answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Pay {
    /// Lower bound.
    pub min: Option<f64>,
    /// Upper bound.
    pub max: Option<f64>,
    /// year, month, day or hour.
    pub unit: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
}

/// How often a fact was right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactCount {
    /// Said as the label states it.
    pub right: u32,
    /// Stated by the label.
    pub stated: u32,
    /// Said where the label states none.
    pub unstated: u32,
}

impl AddAssign for FactCount {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.stated += other.stated;
        self.unstated += other.unstated;
    }
}

/// Compares the facts of one ad, in the order of [`NAMES`].
#[must_use]
pub fn compare(label: &Label, said: &Said) -> [FactCount; 5] {
    let gold = label.facts.clone().unwrap_or_default();
    let nothing = Facts::default();
    let facts = said.facts.as_ref().unwrap_or(&nothing);
    let years = facts
        .experience
        .as_ref()
        .and_then(|experience| experience.min_years);
    let said_text = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let language = said
        .language
        .as_ref()
        .and_then(|language| language.code.as_deref());
    [
        count(
            gold.contract.as_ref(),
            !facts.contract.is_empty(),
            |contract| facts.contract.contains(contract) || contract == "public" && facts.public,
        ),
        count(gold.remote.as_ref(), said_text(&facts.remote), |remote| {
            facts.remote.as_ref() == Some(remote)
        }),
        count(
            gold.experience_min_years.as_ref(),
            years.is_some(),
            |asked| years.is_some_and(|years| (years - asked).abs() < f64::EPSILON),
        ),
        count(gold.salary.as_ref(), facts.salary.is_some(), |pay| {
            agree(pay, facts.salary.as_ref().unwrap_or(&Pay::default()))
        }),
        count(Some(&label.language), true, |code| {
            language == Some(code.as_str())
        }),
    ]
}

fn count<T>(stated: Option<&T>, is_said: bool, is_right: impl Fn(&T) -> bool) -> FactCount {
    match stated {
        Some(fact) => FactCount {
            right: u32::from(is_right(fact)),
            stated: 1,
            unstated: 0,
        },
        None => FactCount {
            right: 0,
            stated: 0,
            unstated: u32::from(is_said),
        },
    }
}

/// Two pays agree when unit and currency are the same and the lower bounds less than one apart.
fn agree(one: &Pay, other: &Pay) -> bool {
    let stated = |bound: Option<f64>| bound.filter(|&bound| bound != 0.0);
    let low = |pay: &Pay| stated(pay.min).or_else(|| stated(pay.max)).unwrap_or(0.0);
    one.unit == other.unit && one.currency == other.currency && (low(one) - low(other)).abs() < 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{gold, said, sample};

    fn facts(gold: gold::Facts, facts: said::Facts) -> [FactCount; 5] {
        let mut label = sample::label("CM", "focused");
        label.facts = Some(gold);
        let mut said = sample::said("CM", "focused");
        said.facts = Some(facts);
        compare(&label, &said)
    }

    #[test]
    fn one_of_several_contracts_is_enough_and_public_service_is_a_contract() {
        let of = |contract: &str| gold::Facts {
            contract: Some(contract.to_owned()),
            ..gold::Facts::default()
        };
        let named = said::Facts {
            contract: vec!["cdd".to_owned(), "cdi".to_owned()],
            ..said::Facts::default()
        };
        assert_eq!(facts(of("cdi"), named.clone())[0].right, 1);
        assert_eq!(facts(of("stage"), named)[0].right, 0);
        let public = said::Facts {
            public: true,
            ..said::Facts::default()
        };
        assert_eq!(facts(of("public"), public)[0].right, 1);
    }

    #[test]
    fn what_is_said_where_nothing_is_stated_is_counted_apart() {
        let said = said::Facts {
            remote: Some("full".to_owned()),
            ..said::Facts::default()
        };
        let [contract, remote, ..] = facts(gold::Facts::default(), said);
        assert_eq!(contract, FactCount::default());
        assert_eq!(
            remote,
            FactCount {
                right: 0,
                stated: 0,
                unstated: 1
            }
        );
    }

    #[test]
    fn pay_agrees_by_unit_currency_and_lower_bound() {
        let pay = |min: f64, unit: &str| Pay {
            min: Some(min),
            max: None,
            unit: Some(unit.to_owned()),
            currency: Some("EUR".to_owned()),
        };
        assert!(agree(&pay(26000.0, "year"), &pay(26000.5, "year")));
        assert!(!agree(&pay(26000.0, "year"), &pay(26001.0, "year")));
        assert!(!agree(&pay(26000.0, "year"), &pay(26000.0, "month")));
        let only_max = Pay {
            min: None,
            max: Some(26000.0),
            ..pay(0.0, "year")
        };
        assert!(
            agree(&only_max, &pay(26000.0, "year")),
            "without a lower bound the upper one stands for it"
        );
    }
}
