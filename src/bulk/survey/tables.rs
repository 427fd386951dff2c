//! The tables of a survey, one after the other.

use super::table::{COLUMNS, Cell, Table, Told};
use super::{Asked, Example, Group, JOBS, Survey, quantile};
use crate::bulk::Tally;
use crate::bulk::tally::LEVELS;
use crate::bulk::verdict_columns::codes;
use crate::lint;
use crate::wordings::say;
use std::collections::BTreeMap;

/// Ads of a group below which no share and no median is told.
const FEWEST: u64 = 5;
/// Pairs of skills that are told.
const PAIRS: usize = 500;

/// All tables of a survey, in the order in which they are told.
#[must_use]
pub fn tables(survey: &Survey, tally: &Tally, told: Told<'_>) -> Vec<Table> {
    let mut tables = vec![
        corpus(survey, tally),
        verdicts(survey, told),
        roles(survey, told),
    ];
    if !survey.groups.is_empty() {
        tables.push(groups(survey));
    }
    tables.extend([
        stacked(survey, told),
        families(survey, told),
        skills(survey, told),
        together(survey, told),
        findings(survey, told),
        pay(survey),
        examples("worst", &survey.worst, told),
        examples("best", &survey.best, told),
    ]);
    tables
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A part of a whole; unknown of nothing.
fn share(part: u64, whole: u64) -> Cell {
    if whole == 0 {
        return Cell::Unknown;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of ads are far below 2^52"
    )]
    Cell::Share(part as f64 / whole as f64)
}

fn corpus(survey: &Survey, tally: &Tally) -> Table {
    let mut rows = vec![
        vec![text("rows"), Cell::Count(tally.good() + tally.bad)],
        vec![text("unreadable"), Cell::Count(tally.bad)],
        vec![text("posted_before"), Cell::Count(tally.duplicates)],
        vec![text("ads"), Cell::Count(survey.all.ads)],
        vec![text("judged"), Cell::Count(survey.all.judged())],
    ];
    let mut languages: Vec<_> = survey.languages.iter().collect();
    languages.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (language, count) in languages {
        rows.push(vec![
            text(&format!("language:{language}")),
            Cell::Count(*count),
        ]);
    }
    of("corpus", rows)
}

fn verdicts(survey: &Survey, told: Told<'_>) -> Table {
    let all = &survey.all;
    let rows = LEVELS.iter().zip(all.levels).map(|(level, count)| {
        let judged = if *level == "not_assessable" {
            Cell::Unknown
        } else {
            share(count, all.judged())
        };
        let label = say(told.lang, "level", level, &[]);
        vec![
            text(level),
            Cell::Text(label),
            Cell::Count(count),
            share(count, all.ads),
            judged,
        ]
    });
    of("verdicts", rows.collect())
}

/// The counts of a group: ads judged, by level, overloaded or more and its share, median score.
fn grouped(group: &Group) -> Vec<Cell> {
    let median = quantile(&group.scores, 0.5).filter(|_| group.judged() >= FEWEST);
    let mut cells = vec![Cell::Count(group.judged())];
    cells.extend(group.levels[..4].iter().map(|count| Cell::Count(*count)));
    cells.extend([
        Cell::Count(group.over()),
        if group.judged() >= FEWEST {
            share(group.over(), group.judged())
        } else {
            Cell::Unknown
        },
        median.map_or(Cell::Unknown, Cell::Points),
    ]);
    cells
}

/// By number of ads, the most first.
fn by_ads(groups: &BTreeMap<String, Group>) -> Vec<(&String, &Group)> {
    let mut sorted: Vec<_> = groups.iter().collect();
    sorted.sort_by_key(|(_, group)| std::cmp::Reverse(group.ads));
    sorted
}

fn roles(survey: &Survey, told: Told<'_>) -> Table {
    let rows = by_ads(&survey.roles).into_iter().map(|(code, group)| {
        let (rome, isco) = codes(told.taxonomy, code);
        let code_cell = |code: Option<String>| code.map_or(Cell::Unknown, Cell::Text);
        let mut row = vec![
            text(code),
            Cell::Text(role_label(told, code)),
            code_cell(rome),
            code_cell(isco),
        ];
        row.extend(grouped(group));
        row
    });
    of("roles", rows.collect())
}

fn groups(survey: &Survey) -> Table {
    let with = |name: Cell, group: &Group| {
        let mut row = vec![name, Cell::Count(group.ads)];
        row.extend(grouped(group));
        row
    };
    let named = by_ads(&survey.groups).into_iter();
    let mut rows: Vec<_> = named.map(|(name, group)| with(text(name), group)).collect();
    for (name, group) in [("other_values", &survey.other), ("no_value", &survey.none)] {
        if group.ads > 0 {
            rows.push(with(Cell::Text(format!("({name})")), group));
        }
    }
    of("groups", rows)
}

fn stacked(survey: &Survey, told: Told<'_>) -> Table {
    let mut rows = Vec::new();
    for (main, beside) in &survey.stacked {
        let ads = survey.roles.get(main).map_or(0, Group::judged);
        for (role, count) in beside {
            rows.push((
                *count,
                vec![
                    text(main),
                    Cell::Text(role_label(told, main)),
                    text(role),
                    Cell::Text(role_label(told, role)),
                    Cell::Count(*count),
                    share(*count, ads),
                ],
            ));
        }
    }
    rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    of("stacked", rows.into_iter().map(|(_, row)| row).collect())
}

/// The counts of what is asked: firmly, as a plus, to be learned; and how much of it firmly.
fn asked(asked: Asked) -> Vec<Cell> {
    vec![
        Cell::Count(asked.required),
        Cell::Count(asked.preferred),
        Cell::Count(asked.learnable),
        Cell::Count(asked.all()),
        share(asked.required, asked.all()),
    ]
}

fn most_asked(counts: &BTreeMap<String, Asked>) -> Vec<(&String, Asked)> {
    let some = counts.iter().filter(|(_, asked)| asked.all() > 0);
    let mut sorted: Vec<_> = some.map(|(id, asked)| (id, *asked)).collect();
    sorted.sort_by_key(|(_, asked)| std::cmp::Reverse((asked.required, asked.all())));
    sorted
}

fn families(survey: &Survey, told: Told<'_>) -> Table {
    let rows = most_asked(&survey.families)
        .into_iter()
        .map(|(id, counts)| {
            let family = told.taxonomy.family(id);
            let family = family.and_then(|at| told.taxonomy.families.get(usize::from(at)));
            let label = family.map_or(id.as_str(), |family| family.label.get(told.lang));
            let mut row = vec![text(id), text(label)];
            row.extend(asked(counts));
            row
        });
    of("families", rows.collect())
}

fn skills(survey: &Survey, told: Told<'_>) -> Table {
    let judged = survey.all.judged();
    let rows = most_asked(&survey.skills).into_iter().map(|(id, counts)| {
        let mut row = vec![text(id), Cell::Text(skill_label(told, id))];
        row.extend(asked(counts));
        row.push(share(counts.required, judged));
        row
    });
    of("skills", rows.collect())
}

fn together(survey: &Survey, told: Told<'_>) -> Table {
    let judged = survey.all.judged();
    let mut pairs: Vec<_> = survey
        .together
        .iter()
        .filter(|(_, count)| **count > 1)
        .collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = pairs.into_iter().take(PAIRS).map(|(ids, count)| {
        let (one, other) = ids.split_once('|').unwrap_or((ids, ""));
        vec![
            text(one),
            Cell::Text(skill_label(told, one)),
            text(other),
            Cell::Text(skill_label(told, other)),
            Cell::Count(*count),
            share(*count, judged),
        ]
    });
    of("together", rows.collect())
}

fn findings(survey: &Survey, told: Told<'_>) -> Table {
    let mut found: Vec<_> = survey.findings.iter().collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = found.into_iter().map(|(name, count)| {
        let rule = lint::rule(told.taxonomy, name);
        vec![
            text(rule.map_or("", |rule| rule.code.as_ref())),
            text(name),
            text(rule.map_or(name, |rule| rule.label.get(told.lang))),
            Cell::Count(*count),
            share(*count, survey.all.ads),
        ]
    });
    of("findings", rows.collect())
}

fn pay(survey: &Survey) -> Table {
    let rows = survey.pay.iter().enumerate().map(|(at, pay)| {
        let paid: u64 = pay.paid.values().sum();
        let more = if at + 1 == JOBS { "+" } else { "" };
        let at_part = |part: f64| {
            quantile(&pay.paid, part)
                .filter(|_| paid >= FEWEST)
                .map_or(Cell::Unknown, |step| Cell::Euros(euros(step)))
        };
        vec![
            Cell::Text(format!("{}{more}", at + 1)),
            Cell::Count(pay.ads),
            Cell::Count(paid),
            share(paid, pay.ads),
            at_part(0.25),
            at_part(0.5),
            at_part(0.75),
        ]
    });
    of("pay", rows.collect())
}

/// Euros out of steps of a hundred.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pay is between bounds"
)]
fn euros(steps: f64) -> u64 {
    (steps * 100.0).round() as u64
}

/// The table of this name.
fn of(name: &'static str, rows: Vec<Vec<Cell>>) -> Table {
    let known = COLUMNS.iter().find(|(known, _)| *known == name);
    Table {
        name,
        columns: known
            .map(|(_, columns)| columns.to_vec())
            .unwrap_or_default(),
        rows,
    }
}

fn examples(name: &'static str, examples: &[Example], told: Told<'_>) -> Table {
    let rows = examples.iter().map(|one| {
        let count = |n: i32| u64::try_from(n).map_or(Cell::Unknown, Cell::Count);
        vec![
            Cell::Count(one.row),
            one.id.as_deref().map_or(Cell::Unknown, text),
            text(&one.title),
            Cell::Text(role_label(told, &one.main)),
            Cell::Text(one.extras.join("|")),
            Cell::Text(say(told.lang, "level", &one.level, &[])),
            count(one.score),
            text(&one.reason),
        ]
    });
    of(name, rows.collect())
}

/// The name of a role for people.
pub(super) fn role_label(told: Told<'_>, code: &str) -> String {
    if code.is_empty() {
        return say(told.lang, "survey", "no_job", &[]);
    }
    let role = told.taxonomy.role(code);
    let role = role.and_then(|at| told.taxonomy.roles.get(usize::from(at)));
    role.map_or(code, |role| role.label.get(told.lang))
        .to_owned()
}

fn skill_label(told: Told<'_>, id: &str) -> String {
    let skill = told.taxonomy.skill(id);
    let skill = skill.and_then(|at| told.taxonomy.skills.get(usize::try_from(at).ok()?));
    skill
        .map_or(id, |skill| skill.label.get(told.lang))
        .to_owned()
}
