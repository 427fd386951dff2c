//! `rolefit contest export`: contested ads as labelled ads, by which `rolefit evaluate` measures a taxonomy.

use anyhow::{Context, bail};
use rolefit::analysis::analyze;
use rolefit::analysis::contest::contest;
use rolefit::evaluate::export;
use rolefit::posting::jobposting;
use rolefit::report::answer;
use rolefit::report::contested::{self, ContestSaid};
use rolefit::taxonomy::Taxonomy;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `rolefit contest`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write contested ads as labelled ads: what was not contested counts as right
    Export(ExportArgs),
}

#[derive(Debug, clap::Args)]
struct ExportArgs {
    /// The ads: NDJSON with id, title, description and contest, like `[{"mention": 3, "as": "a_plus"}]`
    input: PathBuf,
    /// Where the ads go
    #[arg(long, value_name = "FILE")]
    ads: PathBuf,
    /// Where the labels go
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let Command::Export(args) = &args.command;
    let file = args.input.display().to_string();
    let text = std::fs::read_to_string(&args.input).with_context(|| file.clone())?;
    let (mut ads, mut gold, mut count) = (String::new(), String::new(), 0);
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let (ad, label) = one(taxonomy, line).with_context(|| format!("{file}:{number}"))?;
        writeln!(ads, "{ad}")?;
        writeln!(gold, "{label}")?;
        count += 1;
    }
    std::fs::write(&args.ads, ads).with_context(|| args.ads.display().to_string())?;
    std::fs::write(&args.gold, gold).with_context(|| args.gold.display().to_string())?;
    eprintln!(
        "{count} labelled ads; measure with: rolefit evaluate {} {}",
        args.ads.display(),
        args.gold.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// An ad of a line and its label, both as JSON.
fn one(taxonomy: &Taxonomy, line: &str) -> anyhow::Result<(Value, String)> {
    let value: Value = serde_json::from_str(line).context("this is not JSON")?;
    let contests: Vec<ContestSaid> = match value.get("contest") {
        Some(said) => {
            serde_json::from_value(said.clone()).context("`contest` is not understood")?
        }
        None => Vec::new(),
    };
    let Some(posting) = jobposting::from_value(&value) else {
        bail!("it holds no ad; expected \"id\", \"title\", \"description\" and \"contest\"");
    };
    let Some(id) = posting.id.clone() else {
        bail!("it has no \"id\"");
    };
    let analysis = analyze(taxonomy, &posting);
    let contests = contested::read(&analysis, &contests)?;
    let answer = answer(&posting, &contest(analysis, &contests), None);
    let label = export::label(taxonomy, &id, &answer);
    let ad = json!({"id": id, "title": posting.title, "description": posting.description});
    Ok((ad, serde_json::to_string(&label)?))
}
