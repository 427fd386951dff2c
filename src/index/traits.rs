//! What an ad is sorted by, read from its analysis.

use crate::report::market::{self, Measures};
use serde::{Deserialize, Serialize};

/// What an ad is sorted by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Traits {
    /// Families of the skills that are asked, required or preferred.
    pub families: Vec<String>,
    /// Roles that are at least half a job in it, and the main one, first.
    pub roles: Vec<String>,
    /// The role that it is for.
    pub main_role: Option<String>,
    /// The level of the verdict.
    pub level: String,
    /// The score of the verdict.
    pub score: Option<i32>,
    /// The language of the text.
    pub language: String,
    /// Contracts.
    pub contracts: Vec<String>,
    /// Skills that are asked, required or preferred.
    #[serde(skip)]
    pub skills: Vec<String>,
    /// What is measured of it, when it is judged.
    #[serde(skip)]
    pub measures: Option<Measures>,
}

#[derive(Deserialize)]
struct Analysis {
    language: Language,
    requirements: Vec<Requirement>,
    roles: Vec<Role>,
    verdict: Verdict,
    facts: Facts,
}

#[derive(Deserialize)]
struct Language {
    code: String,
}

#[derive(Deserialize)]
struct Requirement {
    skill: String,
    family: String,
    assertion: String,
}

#[derive(Deserialize)]
struct Role {
    #[serde(rename = "role")]
    code: String,
    main: bool,
    load: String,
}

#[derive(Deserialize)]
struct Verdict {
    level: String,
    score: Option<i32>,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    code: String,
}

#[derive(Deserialize)]
struct Facts {
    contract: Vec<String>,
}

impl Traits {
    /// The traits in an analysis, the contract's JSON; none in what is no analysis.
    #[must_use]
    pub fn of(analysis: &str) -> Self {
        let Ok(analysis) = serde_json::from_str::<Analysis>(analysis) else {
            return Self::default();
        };
        let measures = measures(&analysis);
        let mut families: Vec<String> = Vec::new();
        let mut skills = Vec::new();
        for requirement in analysis.requirements {
            if !matches!(requirement.assertion.as_str(), "required" | "preferred") {
                continue;
            }
            if !families.contains(&requirement.family) {
                families.push(requirement.family);
            }
            skills.push(requirement.skill);
        }
        let main_role = analysis.roles.iter().find(|role| role.main);
        Self {
            families,
            skills,
            measures,
            main_role: main_role.map(|role| role.code.clone()),
            roles: analysis
                .roles
                .into_iter()
                .filter(|role| role.main || role.load != "light")
                .map(|role| role.code)
                .collect(),
            level: analysis.verdict.level,
            score: analysis.verdict.score,
            language: analysis.language.code,
            contracts: analysis.facts.contract,
        }
    }
}

/// What is measured of an ad; nothing when it is not judged.
fn measures(analysis: &Analysis) -> Option<Measures> {
    let score = u32::try_from(analysis.verdict.score?).ok()?;
    let lines = analysis.verdict.lines.iter().map(|line| line.code.as_str());
    let requirements = analysis.requirements.iter();
    let requirements = requirements.map(|asked| (asked.assertion.as_str(), asked.family.as_str()));
    Some(market::measures(score, lines, requirements))
}
