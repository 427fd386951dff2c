//! The load table: how many extra jobs, whole and half, make which level; and the lines that say so.

use super::super::Stages;
use super::super::role::{Load, RoleLoad};
use super::{Evidence, Level, Line};
use crate::taxonomy::role::Adjacency;

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
    /// Whole extra jobs.
    pub full: Vec<Extra<'s>>,
    /// Half ones.
    pub half: Vec<Extra<'s>>,
    /// Light ones.
    pub light: Vec<Extra<'s>>,
    /// Evidence of absorbed half jobs beyond what one person holds for free: one or two halves more.
    pub breadth: Vec<Evidence>,
}

/// What is extra beside the main role.
pub(super) fn extras<'s>(stages: &'s Stages<'_, '_>) -> Extras<'s> {
    let roles = &stages.reading.taxonomy.roles;
    let main = stages.roles.iter().find(|role| role.main);
    let mut extras = Extras {
        full: Vec::new(),
        half: Vec::new(),
        light: Vec::new(),
        breadth: Vec::new(),
    };
    let mut absorbed: Vec<Evidence> = Vec::new();
    // a trade that has no name of its own here cannot be told to be a second job
    let named = |role: &&RoleLoad| roles[usize::from(role.role)].code != "OTHER";
    for role in stages.roles.iter().filter(|role| !role.main).filter(named) {
        let Some(evidence) =
            Evidence::new(role.mentions.iter().map(|&at| stages.mentions[at].place))
        else {
            continue;
        };
        let adjacency = main.map_or(Adjacency::Part, |main| {
            let of = &roles[usize::from(main.role)];
            // a trade that says nothing of its neighbours absorbs a part of each
            if of.adjacent.is_empty() {
                Adjacency::Part
            } else {
                of.adjacency(&roles[usize::from(role.role)].code)
            }
        });
        let counts = match (adjacency, role.load) {
            (Adjacency::Free, _)
            | (Adjacency::Part, Load::Light | Load::Half)
            | (Adjacency::Light, Load::Light) => None,
            (Adjacency::Part, Load::Full) => Some(Load::Half),
            (Adjacency::Light | Adjacency::None, load) => Some(load),
        };
        if matches!(adjacency, Adjacency::Free | Adjacency::Part) && role.load >= Load::Half {
            absorbed.push(evidence.clone());
        }
        let Some(counts) = counts else { continue };
        let extra = Extra { role, evidence };
        match counts {
            Load::Full => extras.full.push(extra),
            Load::Half => extras.half.push(extra),
            Load::Light => extras.light.push(extra),
        }
    }
    extras.breadth = breadth(stages, absorbed);
    extras
}

fn breadth(stages: &Stages<'_, '_>, absorbed: Vec<Evidence>) -> Vec<Evidence> {
    use crate::taxonomy::entry::Marker;
    let limits = &stages.reading.taxonomy.scoring.breadth;
    let waived = stages.reading.first(Marker::SmallStructure).is_some()
        || stages.reading.first(Marker::Suppliers).is_some();
    #[expect(clippy::cast_precision_loss, reason = "counts of roles, at most forty")]
    let count = absorbed.len() as f64;
    let halves = if waived {
        0
    } else {
        usize::from(count > limits.first) + usize::from(count > limits.second)
    };
    let Some(all) = absorbed.into_iter().reduce(|a, b| a.and(&b)) else {
        return Vec::new();
    };
    vec![all; halves]
}

/// The level, and the lines that make it.
pub(super) fn level(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> (Level, Vec<Line>) {
    let band = &stages.reading.taxonomy.scoring.band;
    let (full, half) = (extras.full.len(), extras.half.len() + extras.breadth.len());
    let level = match (full, half) {
        (0, 0) => Level::Focused,
        (0, 1) => Level::Broad,
        (0, _) | (1, 0..=2) => Level::Overloaded,
        _ => Level::Superman,
    };
    // the base of the level is shared out among the jobs that make it; jobs beyond add their own
    let (each_full, free_full, each_half, free_half) = match (level, full) {
        (Level::Focused, _) => (0.0, 0, 0.0, 0),
        (Level::Broad, _) => (0.0, 0, band.broad, 1),
        (Level::Overloaded, 0) => (0.0, 0, band.overloaded / 2.0, 2),
        (Level::Overloaded, _) => (band.overloaded, 1, 0.0, 0),
        (Level::Superman, 1) => (band.superman / 2.0, 1, band.superman / 6.0, 3),
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
    (level, lines)
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
