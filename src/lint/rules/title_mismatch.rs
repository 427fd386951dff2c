//! A title that names another job than the one described.

use super::{Remark, Scene};
use crate::analysis::verdict::Verdict;
use crate::span::Field;

/// How many times the titled job's evidence another one has.
const HEAVIER: f64 = 3.0;
/// Evidence of a job that is really described.
const REAL: f64 = 1.8;

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
    heaviest
        .filter(|load| load.weight >= REAL && load.weight > own * HEAVIER)
        .map(|load| {
            let label = scene.taxonomy().roles[usize::from(load.role)].label.clone();
            Remark::at(scene.place(Field::Title, &title.words)).telling("role", label)
        })
        .into_iter()
        .collect()
}
