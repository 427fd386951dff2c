//! `rolefit fairness`: how groups that the caller names fare against many ads.

use super::matching::open;
use anyhow::{Context, bail};
use clap::ValueEnum;
use rayon::prelude::*;
use rolefit::analysis::analyze;
use rolefit::evaluate::fairness::{Fairness, Member, judge};
use rolefit::fit::line::cents;
use rolefit::fit::{self, Held, Profile, profile};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use rolefit::wordings::say;
use serde::Deserialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "PROFILES has one JSON object a line: {\"group\": \"…\", \"pair\": \"…\", \"profile\": {…}}. Groups are \
    yours, and no fit sees them. Profiles with the same `pair` are twins: the same person but for the group; twins must fit \
    alike.\n\n\
    Exit code 0: told. 1: a group is chosen less than four fifths as often as another, or twins fit differently. 2: could not.";

/// Exit code when something is worth a look.
const WORTH_A_LOOK: u8 = 1;

/// Arguments of `rolefit fairness`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The profiles with their groups: NDJSON
    #[arg(value_name = "PROFILES")]
    profiles: PathBuf,
    /// The ads: .ndjson, .csv or .tsv
    #[arg(value_name = "ADS")]
    ads: PathBuf,
    /// How many are chosen for each ad (a fifth of the profiles when not given)
    #[arg(long, value_name = "N")]
    best: Option<usize>,
    /// How to answer: a report for people, or JSON
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,
    /// Language of the report: fr or en
    #[arg(long, value_parser = super::language, default_value = "fr")]
    lang: Language,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A report for people
    Text,
    /// JSON
    Json,
}

/// A line of the profiles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    group: String,
    #[serde(default)]
    pair: Option<String>,
    profile: Profile,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let rows = rows(&args.profiles)?;
    let held: Vec<Held> = rows
        .par_iter()
        .map(|row| fit::read(taxonomy, &row.profile))
        .collect();
    let mut members: Vec<Member> = rows
        .into_iter()
        .map(|row| Member {
            group: row.group,
            pair: row.pair,
            scores: Vec::new(),
        })
        .collect();
    let mut ads = 0;
    for posting in open(&args.ads)? {
        let Ok(posting) = posting.context("the ads cannot be read on")? else {
            continue;
        };
        let analysis = analyze(taxonomy, &posting);
        ads += 1;
        let scores: Vec<Option<i64>> = held
            .par_iter()
            .map(|held| fit::fit(&analysis, held).score.map(cents))
            .collect();
        for (member, score) in members.iter_mut().zip(scores) {
            member.scores.push(score);
        }
    }
    if ads == 0 {
        bail!("{}: no ad could be read", args.ads.display());
    }
    let best = args.best.unwrap_or(members.len().div_ceil(5)).max(1);
    let found = judge(&members, ads, best);
    let mut out = std::io::stdout().lock();
    match args.to {
        To::Json => writeln!(out, "{}", serde_json::to_string_pretty(&found)?)?,
        To::Text => text(&mut out, &found, args.lang)?,
    }
    let apart = found.twins.iter().any(|twins| twins.equal < twins.compared);
    let uneven = found.groups.iter().any(|group| group.below_four_fifths);
    Ok(if apart || uneven {
        ExitCode::from(WORTH_A_LOOK)
    } else {
        ExitCode::SUCCESS
    })
}

fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    let lines = text.trim_start_matches('\u{FEFF}').lines().zip(1..);
    let rows: Vec<Row> = lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| {
            let row: Row = serde_json::from_str(line)
                .with_context(|| format!("{name}, line {number}: expected group and profile"))?;
            profile::check(&row.profile).with_context(|| format!("{name}, line {number}"))?;
            Ok(row)
        })
        .collect::<anyhow::Result<_>>()?;
    if rows.is_empty() {
        bail!("{name} has no profile");
    }
    Ok(rows)
}

fn text(out: &mut impl Write, found: &Fairness, lang: Language) -> anyhow::Result<()> {
    let told = |key: &str, words: &[(&str, &str)]| say(lang, "fairness", key, words);
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let (ads, best) = (found.ads.to_string(), found.best.to_string());
    writeln!(
        out,
        "{}\n",
        told("title", &[("ads", &ads), ("best", &best)])
    )?;
    for group in &found.groups {
        let profiles = group.profiles.to_string();
        let mean = group
            .mean_score
            .map_or_else(|| "–".to_owned(), |mean| format!("{mean:.1}"));
        let words = [
            ("group", group.group.as_str()),
            ("profiles", &profiles),
            ("rate", &percent(group.selection_rate)),
            ("ratio", &format!("{:.2}", group.ratio)),
            ("mean", &mean),
        ];
        writeln!(out, "{}", told("group", &words))?;
        if group.below_four_fifths {
            writeln!(out, "  {}", told("below", &[]))?;
        }
        if group.few {
            writeln!(out, "  {}", told("few", &[]))?;
        }
    }
    for twins in &found.twins {
        let words = [
            ("group", twins.group.as_str()),
            ("other", twins.other.as_str()),
            ("compared", &twins.compared.to_string()),
            ("equal", &twins.equal.to_string()),
            ("mean", &format!("{:.2}", twins.mean_shift)),
            ("greatest", &format!("{:.1}", twins.greatest_shift)),
        ];
        writeln!(out, "\n{}", told("twins", &words))?;
    }
    writeln!(out, "\n{}", told("sign", &[]))?;
    Ok(())
}
