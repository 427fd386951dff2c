//! Another post for an extra job: what would go there, how much time that takes, and a draft of its ad.
//! Knows the ad's own phrases; adds no task to them.

use super::edit::{self, Edit};
use super::{Advice, Case, Kind, mentions};
use crate::analysis::analyze;
use crate::analysis::role::Load;
use crate::posting::Posting;
use crate::taxonomy::skill::Kind as SkillKind;

/// An ad made of phrases of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its title, as candidates search for it.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its own score, where it can be judged.
    pub score: Option<i32>,
}

/// The work of a role, given to another post.
pub(super) fn to_another(case: &Case<'_, '_>, role: u16, load: Load) -> Option<Advice> {
    let demands = case.of_role(role);
    if demands.is_empty() {
        return None;
    }
    let edits: Vec<Edit> = edit::removed(case.analysis, &demands);
    let words = &case.analysis.reading.taxonomy.advice;
    Some(Advice {
        kind: Kind::Split {
            role,
            load,
            time: if load == Load::Full {
                words.full
            } else {
                words.half
            },
            draft: draft(case, role, &demands),
        },
        score_after: case.score_after(&edits),
        mentions: mentions(&demands),
        edits,
    })
}

fn draft(case: &Case<'_, '_>, role: u16, demands: &[&super::Demand]) -> Draft {
    let taxonomy = case.analysis.reading.taxonomy;
    let language = case.analysis.reading.language();
    let named = taxonomy.roles[usize::from(role)].title.get(language);
    let title = taxonomy
        .advice
        .title
        .get(language)
        .replace("{title}", &capital(named));
    let is_tool = |demand: &&&super::Demand| {
        let kind = |skill: &u32| taxonomy.skills[*skill as usize].kind;
        demand
            .skills
            .iter()
            .all(|skill| matches!(kind(skill), SkillKind::Tool | SkillKind::Light))
    };
    let phrases = |demands: Vec<&&super::Demand>| -> Vec<String> {
        demands
            .into_iter()
            .flat_map(|demand| edit::phrases(case.analysis, demand))
            .collect()
    };
    let (tools, tasks): (Vec<_>, Vec<_>) = demands.iter().partition(is_tool);
    let (tools, tasks) = (phrases(tools), phrases(tasks));
    let mut text = String::new();
    if !tasks.is_empty() {
        text.push_str(taxonomy.advice.tasks.get(language));
        for task in &tasks {
            text.push_str("\n- ");
            text.push_str(&capital(task));
        }
        text.push('\n');
    }
    if !tools.is_empty() {
        let line = taxonomy.advice.tools.get(language);
        text.push_str(&line.replace("{phrases}", &tools.join(", ")));
        text.push('\n');
    }
    let posting = Posting {
        title: title.clone(),
        description: text.clone(),
        language: case.posting.language.clone(),
        ..Posting::default()
    };
    let score = analyze(taxonomy, &posting).verdict.score();
    Draft { title, text, score }
}

/// A phrase with a capital first letter.
pub(super) fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
