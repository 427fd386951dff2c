//! The columns that an analysis adds to a table.

use crate::report::Answer;
use crate::taxonomy::Taxonomy;

/// Their names.
pub const NAMES: [&str; 20] = [
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
    "rf_rome",
    "rf_isco",
    DUPLICATE,
    "rf_engine",
    "rf_scoring",
];

/// The column that names the row of the first of several postings of one ad.
pub(super) const DUPLICATE: &str = "rf_duplicate_of";

/// True of columns that hold numbers.
pub(super) fn is_number(name: &str) -> bool {
    matches!(
        name,
        "rf_score" | "rf_coverage" | "rf_pay_min" | "rf_pay_max" | DUPLICATE
    )
}

/// The ROME code of a role, and the unit group of ISCO-08 that its ESCO occupation is in.
pub(super) fn codes(taxonomy: &Taxonomy, role: &str) -> (Option<String>, Option<String>) {
    let role = taxonomy
        .role(role)
        .and_then(|at| taxonomy.roles.get(usize::from(at)));
    let group = |esco: &str| esco.split('.').next().map(str::to_owned);
    (
        role.and_then(|role| role.rome.clone()),
        role.and_then(|role| group(role.esco.as_deref()?)),
    )
}

/// What they hold for an answer: ids and codes, lists joined by bars, what is unknown empty.
pub(super) fn values(taxonomy: &Taxonomy, answer: &Answer) -> [String; NAMES.len()] {
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
    let (rome, isco) = main
        .map(|role| codes(taxonomy, &role.role))
        .unwrap_or_default();
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
        rome.unwrap_or_default(),
        isco.unwrap_or_default(),
        String::new(),
        answer.engine.version.to_owned(),
        answer.engine.scoring.clone(),
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
