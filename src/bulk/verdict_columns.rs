//! The columns that an analysis adds to a table.

use crate::report::Answer;

/// Their names.
pub const NAMES: [&str; 15] = [
    "rf_language",
    "rf_main_role",
    "rf_extra_roles",
    "rf_level",
    "rf_score",
    "rf_coverage",
    "rf_required",
    "rf_preferred",
    "rf_findings",
    "rf_contract",
    "rf_pay_min",
    "rf_pay_max",
    "rf_pay_unit",
    "rf_reason",
    "rf_taxonomy",
];

/// What they hold for an answer: ids and codes, lists joined by bars, what is unknown empty.
pub(super) fn values(answer: &Answer) -> [String; 15] {
    let skills = |assertion: &str| {
        let asked = answer
            .requirements
            .iter()
            .filter(|requirement| requirement.assertion == assertion);
        joined(asked.map(|requirement| requirement.skill.as_str()))
    };
    let main = answer.roles.iter().find(|role| role.main);
    let extras = answer
        .verdict
        .lines
        .iter()
        .filter(|line| matches!(line.code, "A.full" | "A.half"));
    let pay = answer.facts.salary.as_ref();
    [
        answer.language.code.to_owned(),
        main.map_or_else(String::new, |role| role.role.clone()),
        joined(extras.filter_map(|line| line.role.as_deref())),
        answer.verdict.level.to_owned(),
        answer
            .verdict
            .score
            .map_or_else(String::new, |score| score.to_string()),
        answer.verdict.coverage.to_string(),
        skills("required"),
        skills("preferred"),
        joined(
            answer
                .findings
                .iter()
                .filter(|finding| finding.tier == "default")
                .map(|finding| finding.name.as_str()),
        ),
        joined(answer.facts.contract.iter().copied()),
        pay.map_or_else(String::new, |pay| pay.min.to_string()),
        pay.map_or_else(String::new, |pay| pay.max.to_string()),
        pay.map_or_else(String::new, |pay| pay.unit.to_owned()),
        answer.verdict.reason.clone(),
        answer.engine.taxonomy.clone(),
    ]
}

/// Distinct words with bars between them, in their order.
fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut list: Vec<&str> = Vec::new();
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
    }
    list.join("|")
}
