//! A title that names another job than the one described.

use super::{Remark, Scene};
use crate::analysis::role::RoleLoad;
use crate::analysis::verdict::Verdict;
use crate::span::Field;
use crate::taxonomy::skill::Kind;
use std::collections::BTreeSet;

/// How many times the titled job's evidence another one has.
const HEAVIER: f64 = 3.0;
/// Evidence of a job that is really described.
const REAL: f64 = 1.8;
/// The same, where nothing but the title names the titled job.
const ALONE: f64 = 1.6;
/// As many tasks make the other job.
const TASKS: usize = 2;
/// As many tasks of other jobs, where none is of the titled one, are another job, whichever.
const ALL_OTHER: usize = 4;
/// Evidence of another job, and as many of its skills, where the text asks nothing of the titled one.
const SOME: f64 = 0.75;
const SKILLS: usize = 3;
/// Jobs that build.
const BUILDERS: [&str; 3] = ["DEV", "ITS", "ANA"];
/// Jobs of many trades: what they are asked beside their own is theirs too.
const GENERALISTS: [&str; 6] = ["COM", "HCO", "MKT", "DMK", "OPS", "PJM"];

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let titles = &scene.analysis.positions.titles;
    let [title] = titles.as_slice() else {
        return Vec::new();
    };
    let code = |role: u16| scene.taxonomy().roles[usize::from(role)].code.as_str();
    if title.field != Field::Title
        || !matches!(scene.analysis.verdict, Verdict::Judged(_))
        || code(title.role) == "OTHER"
    {
        return Vec::new();
    }
    let roles = &scene.analysis.roles;
    let own = roles.iter().find(|load| load.role == title.role);
    let own = own.map_or(0.0, |load| load.weight);
    let heaviest = roles
        .iter()
        .filter(|load| load.role != title.role && code(load.role) != "OTHER")
        .max_by(|one, other| one.weight.total_cmp(&other.weight));
    let asked = |load: &RoleLoad, is_good: &dyn Fn(Kind) -> bool| -> usize {
        let mentions = load.mentions.iter().map(|&at| &scene.analysis.mentions[at]);
        let done = mentions.filter(|mention| {
            mention.place.field == Field::Description
                && mention.assertion.is_asked()
                && is_good(scene.taxonomy().skills[mention.skill as usize].kind)
        });
        done.map(|mention| mention.skill).collect::<BTreeSet<_>>().len()
    };
    let tasks = |load: &RoleLoad| asked(load, &|kind| kind == Kind::Task);
    let skills = |load: &RoleLoad| asked(load, &|_| true);
    let described = roles.iter().find(|load| load.role == title.role).map_or(0, tasks);
    let builds = |role: u16| BUILDERS.contains(&code(role));
    let alone = described == 0 && !GENERALISTS.contains(&code(title.role));
    let unnamed = roles.iter().find(|load| load.role == title.role).map_or(0, skills) == 0;
    let others: usize = roles
        .iter()
        .filter(|load| load.role != title.role && code(load.role) != "OTHER")
        .map(tasks)
        .sum();
    heaviest
        .filter(|load| {
            // what is built and what is counted are named for one another
            if builds(title.role) && builds(load.role) {
                return false;
            }
            let heavier = load.weight >= REAL && load.weight > own * HEAVIER;
            let scattered = alone && load.weight > own && others >= ALL_OTHER;
            let only = alone && unnamed && load.weight >= SOME && skills(load) >= SKILLS;
            heavier || scattered || only || alone && load.weight > own && load.weight >= ALONE && tasks(load) >= TASKS
        })
        .map(|load| {
            let label = scene.taxonomy().roles[usize::from(load.role)].label.clone();
            Remark::at(scene.place(Field::Title, &title.words)).telling("role", label)
        })
        .into_iter()
        .collect()
}
