//! A long degree demanded for a job that is learnt by doing.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::self_check::List;

/// Degrees of five years.
const LONG: [&str; 4] = ["bac-plus-5", "master-degree", "mba", "engineering-school"];
/// Jobs that no law or practice closes to people without one.
const LEARNT: [&str; 24] = [
    "CM", "SMM", "MOD", "INF", "CRE", "CNT", "WRI", "GRA", "PHO", "VID", "MOT", "AUD", "SEO", "ADS", "CRM", "COM", "EVT", "SAL",
    "CUS", "ADM", "ECO", "DMK", "MKT", "PRE",
];
/// Jobs of the office, in which only a beginner is not asked for years of study.
const OFFICE: [&str; 4] = ["HRR", "HCO", "FUN", "OPS"];
/// The degree of jobs that are named by it.
const ENGINEER: &str = "engineering-school";
/// Years that make a beginner no more.
const SENIOR: f64 = 5.0;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let facts = &scene.analysis.facts;
    let roles = &scene.analysis.roles;
    let main = roles.iter().find(|load| load.main).map(|load| {
        scene.taxonomy().roles[usize::from(load.role)].code.as_str()
    });
    let title = &scene.reading().passage(Field::Title).tokens;
    let junior = scene.reading().markers(Field::Title, 0..usize::MAX, Marker::Junior).next().is_some();
    let engineer = (0..title.list.len()).any(|at| title.word(at).starts_with("ing"));
    let senior = facts.experience.is_some_and(|experience| experience.value.min_years >= Some(SENIOR));
    if senior || scene.is_stage() || scene.is_alternance() || !main.is_some_and(|code| LEARNT.contains(&code) || junior && OFFICE.contains(&code)) {
        return Vec::new();
    }
    let long = facts.diplomas.iter().find(|diploma| {
        let id = scene.taxonomy().skills[diploma.skill as usize].id.as_str();
        diploma.required && LONG.contains(&id) && !(engineer && id == ENGINEER)
    });
    let shorter = facts.diplomas.iter().any(|diploma| {
        let id = scene.taxonomy().skills[diploma.skill as usize].id.as_str();
        matches!(id, "bac-plus-2" | "bac-plus-3" | "bts" | "dut-but" | "bachelor-degree" | "licence-degree" | "bac-plus-1" | "baccalaureate")
    });
    long.filter(|_| !shorter && scene.phrase(List::OtherWays).is_none())
        .map(|diploma| Remark::at(diploma.place))
        .into_iter()
        .collect()
}
