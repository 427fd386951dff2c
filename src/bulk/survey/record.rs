//! What a survey keeps of one ad: ids, codes and counts, and the title for examples.

use crate::report::Answer;

/// What is kept of one ad.
#[derive(Debug, Clone)]
pub(in crate::bulk) struct Record {
    /// The number of its row.
    pub row: u64,
    pub id: Option<String>,
    pub title: String,
    pub language: &'static str,
    pub level: &'static str,
    pub score: Option<i32>,
    pub reason: String,
    /// Code of the main role.
    pub main: Option<String>,
    /// Codes of the roles that count beside it, whole or half.
    pub extras: Vec<String>,
    /// Id, family and assertion of each skill.
    pub skills: Vec<(String, String, &'static str)>,
    /// Names of the remarks.
    pub findings: Vec<String>,
    /// Gross pay of a full-time job, in euros a year.
    pub pay: Option<f64>,
    /// Its value in the column by which the survey is divided.
    pub group: Option<String>,
}

/// What titles of trades without a role of their own are read as: no skills that are asked of anybody.
const TRADES: [&str; 2] = ["other-trade", "manual-field-work"];
/// Contracts whose pay is not that of a job.
const NO_JOB: [&str; 4] = ["stage", "alternance", "freelance", "volunteer"];
/// What a year of work can be paid, in euros: other figures are slips or other units.
const PAID: std::ops::RangeInclusive<f64> = 12_000.0..=250_000.0;

impl Record {
    /// What is kept of an answer.
    pub fn of(row: u64, answer: &Answer, group: Option<String>) -> Self {
        let judged = answer.verdict.score.is_some();
        let main = answer.roles.iter().find(|role| role.main && judged);
        let mut extras: Vec<String> = Vec::new();
        for line in &answer.verdict.lines {
            if matches!(line.code, "A.full" | "A.half")
                && let Some(role) = &line.role
                && !extras.contains(role)
            {
                extras.push(role.clone());
            }
        }
        let skills = answer.requirements.iter();
        let skills = skills.filter(|asked| !TRADES.contains(&asked.skill.as_str()));
        let skills =
            skills.map(|asked| (asked.skill.clone(), asked.family.clone(), asked.assertion));
        let mut findings: Vec<String> = Vec::new();
        for finding in &answer.findings {
            if finding.tier == "default" && !findings.contains(&finding.name) {
                findings.push(finding.name.clone());
            }
        }
        Self {
            row,
            id: answer.id.clone(),
            title: answer.title.clone(),
            language: answer.language.code,
            level: answer.verdict.level,
            score: answer.verdict.score,
            reason: answer.verdict.reason.clone(),
            main: main.map(|role| role.role.clone()),
            extras,
            skills: skills.collect(),
            findings,
            pay: yearly(answer),
            group: group
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty()),
        }
    }

    /// The jobs asked: the main one and those that count beside it.
    pub fn jobs(&self) -> usize {
        1 + self.extras.len()
    }
}

/// Gross pay of a full-time job in euros a year, the middle of a range; nothing for day rates, trainees and other currencies.
fn yearly(answer: &Answer) -> Option<f64> {
    let facts = &answer.facts;
    let pay = facts.salary.as_ref()?;
    if pay.currency != "EUR"
        || pay.gross == Some(false)
        || facts
            .contract
            .iter()
            .any(|contract| NO_JOB.contains(contract))
    {
        return None;
    }
    let times = match pay.unit {
        "year" => 1.0,
        "month" => 12.0,
        "hour" => 35.0 * 52.0,
        _ => return None,
    };
    let year = f64::midpoint(pay.min, pay.max) * times;
    PAID.contains(&year).then_some(year)
}
