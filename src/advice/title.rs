//! The title that an ad's content has, when another than its own names it better.
//! Knows what each role absorbs; proposes only what lowers the level.

use super::split::capital;
use super::{Advice, Case, Edit, Kind};
use crate::analysis::verdict::beside::Main;
use crate::span::{Field, Span};
use crate::taxonomy::role::Adjacency;

/// Another title, under which the same content is fewer jobs.
pub(super) fn fits(case: &Case<'_, '_>) -> Option<Advice> {
    let analysis = case.analysis;
    let taxonomy = analysis.reading.taxonomy;
    let main = analysis.main_job();
    let own = main.role?;
    // a title of two jobs is honest: it keeps both
    let titles = &analysis.positions.titles;
    if titles
        .iter()
        .filter(|title| title.field == Field::Title)
        .count()
        > 1
    {
        return None;
    }
    // what a job holds of this content: its own work, and what it absorbs
    let holds = |role: u16| -> f64 {
        let beside = Main {
            role: Some(role),
            ..main
        };
        let held = |other: u16| {
            other == role || matches!(beside.adjacency(other), Adjacency::Free | Adjacency::Part)
        };
        analysis
            .roles
            .iter()
            .filter(|load| held(load.role))
            .map(|load| load.weight)
            .sum()
    };
    let now = holds(own);
    let weight = |role: u16| {
        let load = analysis.roles.iter().find(|load| load.role == role);
        load.map_or(0.0, |load| load.weight)
    };
    let fits = |role: u16| {
        let named = &taxonomy.roles[usize::from(role)];
        named.code != "OTHER" && (named.generalist || weight(role) > weight(own))
    };
    let language = analysis.reading.language();
    let named = |role: u16| {
        let title = capital(taxonomy.roles[usize::from(role)].title.get(language));
        taxonomy
            .advice
            .title
            .get(language)
            .replace("{title}", &title)
    };
    let text = &analysis.reading.passage(Field::Title).text;
    let better = analysis
        .roles
        .iter()
        .filter(|load| !load.main && load.weight > 0.0)
        .map(|load| load.role)
        .filter(|role| fits(*role) && holds(*role) > now)
        .filter_map(|role| {
            let edit = Edit {
                field: Field::Title,
                span: Span::new(0, text.len()),
                text: named(role),
            };
            let score = case.score_after(std::slice::from_ref(&edit))?;
            Some((score, role, edit))
        })
        .min_by_key(|(score, role, _)| (*score, *role));
    let band = &taxonomy.scoring.band;
    let step = |score: i32| {
        let starts = [band.broad, band.overloaded, band.superman];
        starts
            .iter()
            .filter(|from| f64::from(score) >= **from)
            .count()
    };
    let (score, role, edit) = better?;
    (step(score) < step(case.judged.score())).then(|| Advice {
        kind: Kind::Title {
            role,
            title: edit.text.clone(),
        },
        score_after: Some(score),
        mentions: Vec::new(),
        edits: vec![edit],
    })
}
