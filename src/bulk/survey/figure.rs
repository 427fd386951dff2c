//! The picture of jobs stacked together: main jobs down, jobs beside them across, the darker the more often.

use super::Survey;
use super::table::{Told, number, percent, role_label};
use crate::wordings::say;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Jobs that are shown, down and across.
const SHOWN: usize = 12;
/// Side of a square, and room for names, in units of the picture.
const SIDE: usize = 44;
const NAMES: usize = 240;
const ABOVE: usize = 150;

/// The picture as SVG; nothing when no job is stacked on another.
pub(super) fn matrix(survey: &Survey, told: Told<'_>) -> Option<String> {
    let down: BTreeMap<&str, u64> = survey
        .stacked
        .iter()
        .map(|(main, beside)| (main.as_str(), beside.values().sum()))
        .collect();
    let mut across: BTreeMap<&str, u64> = BTreeMap::new();
    for (role, count) in survey.stacked.values().flatten() {
        *across.entry(role).or_default() += count;
    }
    let (down, across) = (most(&down), most(&across));
    if down.is_empty() || across.is_empty() {
        return None;
    }
    let (width, height) = (
        NAMES + across.len() * SIDE + 90,
        ABOVE + down.len() * SIDE + 4,
    );
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\" aria-label=\"{}\">",
        escaped(&say(told.lang, "survey", "matrix", &[]))
    );
    for (at, role) in across.iter().enumerate() {
        let (x, y) = (NAMES + at * SIDE + SIDE / 2, ABOVE - 8);
        let _ = write!(
            svg,
            "<text transform=\"translate({x} {y}) rotate(-40)\">{}</text>",
            short(&role_label(told, role))
        );
    }
    for (row, main) in down.iter().enumerate() {
        let y = ABOVE + row * SIDE;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            NAMES - 8,
            y + SIDE / 2 + 5,
            short(&role_label(told, main))
        );
        let ads = survey.roles.get(*main).map_or(0, super::Group::judged);
        for (at, role) in across.iter().enumerate() {
            let beside = survey.stacked.get(*main);
            let count = beside
                .and_then(|beside| beside.get(*role))
                .copied()
                .unwrap_or(0);
            square(
                &mut svg,
                (NAMES + at * SIDE, y),
                (main, role),
                (count, ads),
                told,
            );
        }
    }
    svg.push_str("</svg>");
    Some(svg)
}

fn square(
    svg: &mut String,
    (x, y): (usize, usize),
    (main, role): (&str, &str),
    (count, ads): (u64, u64),
    told: Told<'_>,
) {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of ads are far below 2^52"
    )]
    let share = if ads == 0 {
        0.0
    } else {
        count as f64 / ads as f64
    };
    // half of the ads is as dark as it gets
    let dark = (share * 2.0).min(1.0);
    let said = say(
        told.lang,
        "survey",
        "square",
        &[
            ("main", &role_label(told, main)),
            ("role", &role_label(told, role)),
            ("count", &number(count, told.lang)),
            ("ads", &number(ads, told.lang)),
            ("share", &percent(share, told.lang)),
        ],
    );
    let side = SIDE - 2;
    let _ = write!(
        svg,
        "<g><title>{}</title><rect x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" rx=\"3\" fill=\"#a8321f\" fill-opacity=\"{:.3}\"/>",
        escaped(&said),
        if count == 0 { 0.03 } else { 0.08 + dark * 0.82 }
    );
    if count > 0 {
        let colour = if dark > 0.55 { "#fff" } else { "#222" };
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"{colour}\">{}</text>",
            x + SIDE / 2 - 1,
            y + SIDE / 2 + 4,
            number(count, told.lang)
        );
    }
    svg.push_str("</g>");
}

/// Those with the highest counts.
fn most<'n>(counts: &BTreeMap<&'n str, u64>) -> Vec<&'n str> {
    let some = counts.iter().filter(|(_, count)| **count > 0);
    let mut sorted: Vec<_> = some.collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    sorted.truncate(SHOWN);
    sorted.into_iter().map(|(name, _)| *name).collect()
}

/// A label that fits beside a square.
fn short(label: &str) -> String {
    const ROOM: usize = 32;
    if label.chars().count() <= ROOM {
        return escaped(label);
    }
    let cut: String = label.chars().take(ROOM - 1).collect();
    escaped(&format!("{}…", cut.trim_end()))
}

/// A text inside HTML or SVG.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
