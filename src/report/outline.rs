//! The answer in the order in which people read it: what is asked by family, what is only named, the conditions.
//! Knows the answer; does not know on what it is shown.

use super::schema::{Answer, At, FactsSaid, MentionSaid, RequirementSaid, SpokenSaid};
use crate::text::Language;
use crate::text::fold::fold;
use crate::wordings::say;

/// Longest quotation, in characters.
const LONGEST: usize = 70;
/// Assertions that ask something, the firmest first, with the key of their heading.
pub const ASKED: [(&str, &str); 2] = [("required", "asked"), ("preferred", "preferred")];
/// Assertions that ask nothing of this person.
pub const NOT_ASKED: [&str; 4] = ["learnable", "other_party", "company", "negated"];

/// What is asked with an assertion, by family, in the order of the text.
#[must_use]
pub fn asked<'a>(answer: &'a Answer, assertion: &str) -> Vec<(&'a str, Vec<&'a RequirementSaid>)> {
    let mut families: Vec<(&str, Vec<&RequirementSaid>)> = Vec::new();
    for requirement in &answer.requirements {
        if requirement.assertion != assertion {
            continue;
        }
        let known = families
            .iter_mut()
            .find(|(family, _)| *family == requirement.family);
        match known {
            Some((_, skills)) => skills.push(requirement),
            None => families.push((&requirement.family, vec![requirement])),
        }
    }
    families
}

/// The mentions that ask a requirement in other words than its label, as firmly as it is asked.
#[must_use]
pub fn other_words<'a>(answer: &'a Answer, requirement: &RequirementSaid) -> Vec<&'a MentionSaid> {
    let label = fold(&requirement.label);
    requirement
        .mentions
        .iter()
        .filter_map(|&number| answer.mentions.get(number))
        .filter(|mention| mention.assertion == requirement.assertion)
        .filter(|mention| fold(&mention.at.text) != label)
        .collect()
}

/// What is named with an assertion that asks nothing of this person; qualities are left out.
#[must_use]
pub fn named<'a>(answer: &'a Answer, assertion: &str) -> Vec<&'a MentionSaid> {
    let mentions = answer.mentions.iter();
    mentions
        .filter(|mention| mention.assertion == assertion && mention.kind != "quality")
        .collect()
}

/// The conditions of the job: the key of each label, and what is said of it; none when the ad does not say. Languages and
/// dates are left out when it does not.
#[must_use]
pub fn conditions(answer: &Answer, lang: Language) -> Vec<(&'static str, Option<String>)> {
    let word = |key: &str| say(lang, "report", key, &[]);
    let quoted = |at: &At| quote(lang, &at.text, LONGEST);
    let facts = &answer.facts;
    let contracts: Vec<String> = facts
        .contract
        .iter()
        .map(|contract| word(&format!("contract_{contract}")))
        .chain(facts.public.then(|| word("public")))
        .collect();
    let figure = facts.salary.as_ref().map(|pay| {
        let unit = word(&format!("unit_{}", pay.unit));
        format!("{} ({unit})", quoted(&pay.at))
    });
    let basis = || facts.salary_basis.as_ref().map(|basis| quoted(&basis.at));
    let hours = facts.hours_per_week.map(|hours| {
        let hours = hours.to_string();
        say(lang, "report", "hours_week", &[("hours", &hours)])
    });
    let remote = facts.remote.map(|remote| word(&format!("remote_{remote}")));
    let mut conditions = vec![
        (
            "contract",
            (!contracts.is_empty()).then(|| contracts.join(", ")),
        ),
        ("experience", experience(facts, lang)),
        ("pay", figure.or_else(basis)),
        ("hours", hours),
        ("remote", remote),
        ("place", facts.location.clone()),
    ];
    if !facts.languages.is_empty() {
        let spoken: Vec<String> = facts.languages.iter().map(spoken).collect();
        conditions.push(("languages", Some(spoken.join(", "))));
    }
    for (key, day) in [("start", &facts.start), ("deadline", &facts.deadline)] {
        if let Some(day) = day {
            conditions.push((key, Some(quoted(&day.at))));
        }
    }
    conditions
}

fn experience(facts: &FactsSaid, lang: Language) -> Option<String> {
    let experience = facts.experience.as_ref()?;
    let years = |n: f64| format!("{n}");
    Some(
        match (experience.min_years.unwrap_or(0.0), experience.max_years) {
            _ if experience.first => quote(lang, &experience.at.text, LONGEST),
            (0.0, None) => say(lang, "report", "beginner", &[]),
            (min, Some(max)) => {
                let (min, max) = (years(min), years(max));
                say(
                    lang,
                    "report",
                    "years_range",
                    &[("min", &min), ("max", &max)],
                )
            }
            (min, None) => {
                let key = if min < 2.0 { "year" } else { "years" };
                say(lang, "report", key, &[("min", &years(min))])
            }
        },
    )
}

/// A language asked, as the ad names it, with its level.
fn spoken(spoken: &SpokenSaid) -> String {
    match spoken.cefr {
        Some(cefr) => format!("{} ({cefr})", spoken.at.text),
        None => spoken.at.text.clone(),
    }
}

/// Words between the quotation marks of a language, on one line, cut after `longest` characters.
#[must_use]
pub fn quote(lang: Language, text: &str, longest: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = if flat.chars().count() > longest {
        let begun: String = flat.chars().take(longest).collect();
        format!("{}…", begun.trim_end())
    } else {
        flat
    };
    if lang == Language::French {
        format!("« {short} »")
    } else {
        format!("“{short}”")
    }
}

/// Whole percents of shares that add up to one: they add up to a hundred, the largest remainders rounded up.
#[must_use]
pub fn percents(shares: &[f64]) -> Vec<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share is between 0 and 1"
    )]
    let whole = |share: f64| (share * 100.0 + 1e-9).floor() as u32;
    let mut percents: Vec<u32> = shares.iter().map(|share| whole(*share)).collect();
    let left = 100_u32.saturating_sub(percents.iter().sum());
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |at: &usize| (shares[*at] * 100.0).fract();
    order.sort_by(|one, other| rest(other).total_cmp(&rest(one)));
    for at in order.into_iter().take(left as usize) {
        percents[at] += 1;
    }
    percents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_add_up_to_a_hundred() {
        assert_eq!(percents(&[0.335, 0.335, 0.33]), vec![34, 33, 33]);
        assert_eq!(percents(&[1.0]), vec![100]);
        assert_eq!(percents(&[0.5, 0.29, 0.21]), vec![50, 29, 21]);
    }
}
