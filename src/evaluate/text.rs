//! An evaluation as text, for people.
//! Knows the order of the page; counts nothing.

use super::Evaluation;
use super::count::{Counts, Share};
use super::fact;
use super::figures::Figures;
use super::interval::Interval;
use super::level::Level;
use super::remark::Remark;
use super::slip::Slip;
use super::table::table;
use crate::text::Language;
use crate::wordings::say;

/// Cases named in a remark; the JSON names them all.
const NAMED: usize = 10;

/// Pairs of families shown; the JSON holds them all.
const PAIRS: usize = 20;

/// The evaluation as text, its headings in `lang`.
#[must_use]
pub fn text(evaluation: &Evaluation, lang: Language) -> String {
    let ads = [
        ("ads", evaluation.ads.to_string()),
        ("unanswered", evaluation.unanswered.to_string()),
    ];
    let ads: Vec<(&str, &str)> = ads
        .iter()
        .map(|(name, count)| (*name, count.as_str()))
        .collect();
    let mut page = say(lang, "evaluate", "title", &ads) + "\n";
    for remark in &evaluation.remarks {
        page += &remarked(remark, lang);
    }
    let parts = [
        ("figures", found(evaluation, lang)),
        ("shares", shares(evaluation, lang)),
        ("facts", facts(&evaluation.figures, lang)),
        ("by_family", by_family(evaluation, lang)),
        ("by_language", by_language(evaluation, lang)),
        ("by_via", by_via(evaluation, lang)),
        ("verdicts", confusion(evaluation, lang)),
        ("mixed", mixed(evaluation)),
        ("missed_list", slips(&evaluation.slips.missed)),
        ("false_list", slips(&evaluation.slips.wrong)),
        ("verdict_list", wrong_verdicts(evaluation)),
    ];
    for (name, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        page.push('\n');
        page += &say(lang, "evaluate", name, &[]);
        page.push('\n');
        page += &table(&rows);
    }
    page
}

fn found(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let figures = &evaluation.figures;
    let mut head = counts_head("", lang);
    head.push(say(lang, "evaluate", "interval", &[]));
    let rows = [
        ("asked", figures.asked, evaluation.intervals.asked),
        ("found", figures.found, None),
        ("found_any", figures.found_any, None),
        ("fields", figures.fields, evaluation.intervals.fields),
        ("extra", figures.extra, None),
        ("overloaded", figures.verdicts.overloaded(), None),
        ("not_assessable", figures.verdicts.not_assessable(), None),
    ];
    let row = |(name, counts, interval)| {
        let mut row = counts_row(say(lang, "evaluate", name, &[]), counts);
        row.push(range(interval));
        row
    };
    std::iter::once(head).chain(rows.map(row)).collect()
}

fn shares(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let figures = &evaluation.figures;
    let exact = figures.verdicts.exact();
    let kappa = exact.value().map(|_| figures.verdicts.kappa());
    let row = |name: &str, value: Option<f64>, of: Share, interval: Option<Interval>| {
        vec![
            say(lang, "evaluate", name, &[]),
            decimals(value),
            of.right.to_string(),
            of.of.to_string(),
            range(interval),
        ]
    };
    let head = ["share", "right", "of", "interval"].map(|name| say(lang, "evaluate", name, &[]));
    let mut kappa = row("verdict_kappa", kappa, exact, evaluation.intervals.kappa);
    kappa[2].clear();
    vec![
        std::iter::once(String::new()).chain(head).collect(),
        row("status", figures.status.value(), figures.status, None),
        row(
            "not_asked",
            figures.not_asked.value(),
            figures.not_asked,
            None,
        ),
        row(
            "role",
            figures.role.value(),
            figures.role,
            evaluation.intervals.role,
        ),
        kappa,
        row("verdict_exact", exact.value(), exact, None),
    ]
}

fn facts(figures: &Figures, lang: Language) -> Vec<Vec<String>> {
    let head = ["right", "of", "unstated"].map(|name| say(lang, "evaluate", name, &[]));
    let row = |(name, fact): (&&str, &fact::FactCount)| {
        let name = say(lang, "evaluate", &format!("fact_{name}"), &[]);
        vec![
            name,
            fact.right.to_string(),
            fact.stated.to_string(),
            fact.unstated.to_string(),
        ]
    };
    let head = std::iter::once(String::new()).chain(head).collect();
    std::iter::once(head)
        .chain(fact::NAMES.iter().zip(&figures.facts).map(row))
        .collect()
}

fn by_family(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let rows = evaluation
        .families
        .iter()
        .map(|(name, counts)| counts_row(name.clone(), *counts));
    std::iter::once(counts_head("family", lang))
        .chain(rows)
        .collect()
}

fn by_language(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let with_ads = |mut row: Vec<String>, ads: String| {
        row.insert(1, ads);
        row
    };
    let head = with_ads(
        counts_head("language", lang),
        say(lang, "evaluate", "ads", &[]),
    );
    let rows = evaluation.languages.iter().map(|group| {
        with_ads(
            counts_row(group.language.clone(), group.asked),
            group.ads.to_string(),
        )
    });
    std::iter::once(head).chain(rows).collect()
}

fn by_via(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let head = ["via", "precision", "right", "of"]
        .map(|name| say(lang, "evaluate", name, &[]))
        .to_vec();
    let row = |(name, share): &(String, Share)| {
        vec![
            name.clone(),
            decimals(share.value()),
            share.right.to_string(),
            share.of.to_string(),
        ]
    };
    std::iter::once(head)
        .chain(evaluation.vias.iter().map(row))
        .collect()
}

fn confusion(evaluation: &Evaluation, lang: Language) -> Vec<Vec<String>> {
    let name = |level: Level| say(lang, "level", level.name(), &[]);
    let head = std::iter::once(say(lang, "evaluate", "gold_said", &[]))
        .chain(Level::ALL.map(name))
        .collect();
    let row = |(level, counts): (Level, &[u32; 5])| {
        std::iter::once(name(level))
            .chain(counts.iter().map(ToString::to_string))
            .collect()
    };
    let rows = Level::ALL
        .into_iter()
        .zip(&evaluation.figures.verdicts.confusion)
        .map(row);
    std::iter::once(head).chain(rows).collect()
}

fn mixed(evaluation: &Evaluation) -> Vec<Vec<String>> {
    let row = |mixed: &super::Mixed| {
        vec![
            format!("{} → {}", mixed.gold, mixed.said),
            mixed.count.to_string(),
        ]
    };
    let more = (evaluation.mixed.len() > PAIRS).then(|| vec!["…".to_owned()]);
    evaluation
        .mixed
        .iter()
        .take(PAIRS)
        .map(row)
        .chain(more)
        .collect()
}

fn slips(slips: &[Slip]) -> Vec<Vec<String>> {
    let what = |slip: &Slip| match &slip.skill {
        Some(skill) => format!("{} {skill} {}", slip.family, slip.status),
        None => format!("{} {}", slip.family, slip.status),
    };
    slips
        .iter()
        .map(|slip| vec![format!("{}  {}  {}", slip.id, what(slip), slip.context)])
        .collect()
}

fn wrong_verdicts(evaluation: &Evaluation) -> Vec<Vec<String>> {
    let score = |score: Option<f64>| score.map(|score| format!("  {score}")).unwrap_or_default();
    let row = |wrong: &super::slip::WrongVerdict| {
        vec![format!(
            "{}  {} → {}{}",
            wrong.id,
            wrong.gold.name(),
            wrong.said.name(),
            score(wrong.score)
        )]
    };
    evaluation.slips.verdicts.iter().map(row).collect()
}

fn remarked(remark: &Remark, lang: Language) -> String {
    let count = remark.cases.len().to_string();
    let mut cases = remark
        .cases
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if remark.cases.len() > NAMED {
        cases += ", …";
    }
    say(
        lang,
        "evaluate",
        remark.name,
        &[("count", &count), ("cases", &cases)],
    ) + "\n"
}

fn counts_head(first: &str, lang: Language) -> Vec<String> {
    let first = if first.is_empty() {
        String::new()
    } else {
        say(lang, "evaluate", first, &[])
    };
    let others = ["precision", "recall", "f1", "right", "wrong", "missed"]
        .map(|name| say(lang, "evaluate", name, &[]));
    std::iter::once(first).chain(others).collect()
}

fn counts_row(name: String, counts: Counts) -> Vec<String> {
    let shares =
        [counts.precision(), counts.recall(), counts.f1()].map(|share| decimals(Some(share)));
    let numbers = [counts.right, counts.wrong, counts.missed].map(|number| number.to_string());
    std::iter::once(name).chain(shares).chain(numbers).collect()
}

fn decimals(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

fn range(interval: Option<Interval>) -> String {
    interval
        .map(|(low, high)| format!("{low:.3} – {high:.3}"))
        .unwrap_or_default()
}
