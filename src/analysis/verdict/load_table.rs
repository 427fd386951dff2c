//! The load table: how many extra jobs, whole and half, make which level; and the lines that say so.

use super::super::Stages;
use super::super::role::RoleLoad;
use super::beside::{Beside, Main};
use super::{Evidence, Level, Line};
use crate::span::Place;
use crate::taxonomy::entry::Marker;

/// A role beyond the main one, as it counts beside it.
#[derive(Debug)]
pub(super) struct Extra<'s> {
    /// The role.
    pub role: &'s RoleLoad,
    /// Its words.
    pub evidence: Evidence,
}

/// What is extra, and how many absorbed half jobs there are besides.
#[derive(Debug)]
pub(super) struct Extras<'s> {
    /// What counts beside the main job.
    pub beside: Beside,
    /// Whole extra jobs.
    pub full: Vec<Extra<'s>>,
    /// Half ones.
    pub half: Vec<Extra<'s>>,
    /// Light ones.
    pub light: Vec<Extra<'s>>,
    /// Evidence of absorbed half jobs beyond what one person holds for free: one or two halves more.
    pub breadth: Vec<Evidence>,
}

/// The main job of an ad, with what its words say of the employer.
pub(crate) fn main_job<'t>(stages: &Stages<'_, 't>) -> Main<'t> {
    let said = |marker: Marker| stages.reading.first(marker).is_some();
    Main {
        taxonomy: stages.reading.taxonomy,
        role: stages
            .roles
            .iter()
            .find(|role| role.main)
            .map(|role| role.role),
        small: stages
            .small
            .or(stages.facts.small)
            .unwrap_or_else(|| said(Marker::SmallStructure)),
        supplied: said(Marker::Suppliers),
    }
}

/// What is extra beside the main role.
pub(super) fn extras<'s>(stages: &'s Stages<'_, '_>) -> Extras<'s> {
    let main = main_job(stages);
    // a role without words cannot count
    let proven = |role: &&RoleLoad| !role.mentions.is_empty();
    let beside = main.count(
        stages
            .roles
            .iter()
            .filter(proven)
            .map(|role| (role.role, role.load)),
    );
    let of = |roles: &[u16]| -> Vec<Extra<'s>> {
        roles
            .iter()
            .filter_map(|&role| extra(stages, role))
            .collect()
    };
    let absorbed = of(&beside.absorbed)
        .into_iter()
        .map(|extra| extra.evidence)
        .reduce(|a, b| a.and(&b));
    Extras {
        full: of(&beside.full),
        half: of(&beside.half),
        light: of(&beside.light),
        breadth: absorbed.map_or_else(Vec::new, |all| vec![all; beside.breadth]),
        beside,
    }
}

/// A role with its words.
fn extra<'s>(stages: &'s Stages<'_, '_>, role: u16) -> Option<Extra<'s>> {
    let role = stages.roles.iter().find(|load| load.role == role)?;
    let places = role.mentions.iter().map(|&at| stages.mentions[at].place);
    Evidence::new(places).map(|evidence| Extra { role, evidence })
}

/// The level, and the lines that make it.
pub(super) fn level(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> (Level, Vec<Line>) {
    let band = &stages.reading.taxonomy.scoring.band;
    let level = extras.beside.level();
    // the base of the level is shared out among the jobs that make it; jobs beyond add their own
    let (each_full, free_full, each_half, free_half) = match (level, extras.full.len()) {
        (Level::Focused, _) => (0.0, 0, 0.0, 0),
        (Level::Broad, _) => (0.0, 0, band.broad, 1),
        (Level::Overloaded, 0) => (0.0, 0, band.overloaded / 2.0, 2),
        (Level::Overloaded, _) => (band.overloaded, 1, 0.0, 0),
        // a half that goes leaves 48 points: its line is as much as that takes away
        (Level::Superman, 1) => (band.superman * 0.4, 1, band.superman * 0.2, 3),
        (Level::Superman, _) => (band.superman / 2.0, 2, 0.0, 0),
    };
    let (more_full, more_half) = match level {
        Level::Superman => (band.superman_full, band.superman_half),
        _ => (0.0, band.overload_half),
    };
    let mut lines = Vec::new();
    for (at, extra) in extras.full.iter().enumerate() {
        lines.push(line(
            "A.full",
            if at < free_full { each_full } else { more_full },
            extra,
        ));
    }
    for (at, extra) in extras.half.iter().enumerate() {
        lines.push(line(
            "A.half",
            if at < free_half { each_half } else { more_half },
            extra,
        ));
    }
    for (at, evidence) in extras.breadth.iter().enumerate() {
        let points = whole(if extras.half.len() + at < free_half {
            each_half
        } else {
            more_half
        });
        lines.push(Line {
            code: "A.breadth",
            points,
            role: None,
            count: None,
            evidence: evidence.clone(),
        });
    }
    let (each_light, most) = match level {
        Level::Focused => (band.light_extra, band.light_most),
        Level::Broad => (band.broad_light, band.light_most),
        _ => (0.0, 0.0),
    };
    let mut sum = 0.0;
    for extra in &extras.light {
        if sum + each_light <= most && each_light > 0.0 {
            sum += each_light;
            lines.push(line("A.light", each_light, extra));
        }
    }
    lines.extend(spared(stages, extras));
    (level, lines)
}

/// What a small structure is spared, told so that it can be contested: it gives no points.
fn spared(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> Option<Line> {
    let halves = extras
        .beside
        .spared
        .iter()
        .filter_map(|&role| extra(stages, role))
        .map(|extra| extra.evidence)
        .reduce(|a, b| a.and(&b))?;
    let said = stages
        .reading
        .first(Marker::SmallStructure)
        .and_then(|(field, words)| {
            Evidence::new([Place {
                field,
                span: stages.reading.passage(field).span(&words),
            }])
        });
    Some(Line {
        code: "F.small",
        points: 0,
        role: None,
        count: Some(extras.beside.spared.len()),
        evidence: said.map_or(halves.clone(), |said| said.and(&halves)),
    })
}

fn line(code: &'static str, points: f64, extra: &Extra<'_>) -> Line {
    Line {
        code,
        points: whole(points),
        role: Some(extra.role.role),
        count: None,
        evidence: extra.evidence.clone(),
    }
}

/// Points are whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    reason = "weights of scoring.toml are small"
)]
pub(super) fn whole(points: f64) -> i32 {
    points.round() as i32
}

/// The line that holds the score inside the band of its level, when it would leave it.
pub(super) fn hold(
    stages: &Stages<'_, '_>,
    level: Level,
    lines: &[Line],
    core: &Evidence,
) -> Option<Line> {
    let band = &stages.reading.taxonomy.scoring.band;
    let starts = [
        band.focused,
        band.broad,
        band.overloaded,
        band.superman,
        101.0,
    ]
    .map(whole);
    let (low, high) = (starts[level as usize], starts[level as usize + 1] - 1);
    let sum: i32 = lines.iter().map(|line| line.points).sum();
    let points = sum.clamp(low, high) - sum;
    let evidence = lines
        .iter()
        .map(|line| line.evidence.clone())
        .reduce(|a, b| a.and(&b))
        .unwrap_or_else(|| core.clone());
    (points != 0).then_some(Line {
        code: "G.band",
        points,
        role: None,
        count: None,
        evidence,
    })
}
