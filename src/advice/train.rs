//! What a base course of the main job covers, skims or leaves out of what is asked, so that a beginner can be asked the rest.
//! Knows courses as the taxonomy tells them; does not know what one candidate has learnt.

use super::{Advice, Case, Demand, Kind, edit, mentions};
use crate::analysis::assertion::Assertion;
use crate::taxonomy::role::Course;
use crate::taxonomy::skill::Kind as SkillKind;

/// Training promised in what the course skims or leaves out, when that lowers the score.
pub(super) fn promised(case: &Case<'_, '_>) -> Option<Advice> {
    let analysis = case.analysis;
    let taxonomy = analysis.reading.taxonomy;
    let role = analysis.main_job().role?;
    let course = taxonomy.roles[usize::from(role)].course.as_ref()?;
    let mut skills: [Vec<u32>; 3] = Default::default();
    for requirement in &analysis.requirements {
        let skill = &taxonomy.skills[requirement.skill as usize];
        let work = matches!(
            skill.kind,
            SkillKind::Task | SkillKind::Tool | SkillKind::Knowledge | SkillKind::Light
        );
        if requirement.assertion != Assertion::Required || !work {
            continue;
        }
        let family = &taxonomy.families[usize::from(skill.family)].id;
        if let Some(place) = taught(course, &skill.id, family) {
            skills[place].push(requirement.skill);
        }
    }
    let beyond = |demand: &&Demand| {
        demand
            .skills
            .iter()
            .any(|skill| skills[1].contains(skill) || skills[2].contains(skill))
    };
    let demands: Vec<&Demand> = case.demands.iter().filter(beyond).collect();
    if demands.is_empty() {
        return None;
    }
    let lead = taxonomy.advice.training.get(analysis.reading.language());
    let edits = edit::moved(analysis, &demands, lead);
    let score_after = case.score_after(&edits)?;
    (score_after < case.judged.score()).then(|| Advice {
        kind: Kind::Train { role, skills },
        score_after: Some(score_after),
        mentions: mentions(&demands),
        edits,
    })
}

/// Whether a course covers (0), skims (1) or leaves out (2) a skill: the skill's own name first, then its family's.
fn taught(course: &Course, skill: &str, family: &str) -> Option<usize> {
    let lists = [&course.covers, &course.skims, &course.leaves];
    [skill, family].into_iter().find_map(|name| {
        lists
            .iter()
            .position(|list| list.iter().any(|known| known.text == name))
    })
}
