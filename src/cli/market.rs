//! `rolefit market build`: a small table of a corpus, in which single ads can be placed.

use super::bulk::{format, input_format, open};
use anyhow::{Context, ensure};
use rolefit::bulk::{Asked, Format, Postings, Source, market};
use rolefit::report::market::{Market, SCHEMA};
use rolefit::taxonomy::Taxonomy;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `rolefit market`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Make the table of a corpus: quantiles of score, jobs and requirements by main role
    Build(BuildArgs),
}

#[derive(Debug, clap::Args)]
struct BuildArgs {
    /// The ads: a file of any format that `rolefit bulk` reads; - for the standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// Where the table goes
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What the corpus is called in answers; the file's name when not given
    #[arg(long)]
    name: Option<String>,
    /// The format of IN: csv, tsv, xlsx, ndjson, json or xml
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let Command::Build(args) = &args.command;
    let from = input_format(&args.input, args.from)?;
    let file = || args.input.display().to_string();
    let asked = Asked::default();
    let (reader, _) = open(&args.input)?;
    let source = Source::open(reader, from, &asked, None).with_context(file)?;
    let stem = args
        .input
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let name = args.name.clone().or(stem).unwrap_or_default();
    let date = jiff::Zoned::now().date().to_string();
    let ads = Postings::of(source, asked);
    let built = market::build(taxonomy, ads, &name, &date).with_context(file)?;
    ensure!(built.market.ads > 0, "{}: no ad can be judged", file());
    let json = serde_json::to_string_pretty(&built.market)?;
    std::fs::write(&args.output, json + "\n").with_context(|| args.output.display().to_string())?;
    eprintln!(
        "{} ads in the table, of {} main roles; left out: {} that cannot be judged, {} seen twice, {} bad rows",
        built.market.ads,
        built.market.roles.len(),
        built.unjudged,
        built.twice,
        built.bad
    );
    Ok(ExitCode::SUCCESS)
}

/// The table of a file, if one is given.
pub fn read(file: Option<&Path>) -> anyhow::Result<Option<Market>> {
    let Some(file) = file else { return Ok(None) };
    let name = || file.display().to_string();
    let bytes = std::fs::read(file).with_context(name)?;
    let market: Market = serde_json::from_slice(&bytes)
        .with_context(|| format!("{}: no table of `rolefit market build`", name()))?;
    ensure!(
        market.schema == SCHEMA,
        "{}: this table is {}, and this program reads {SCHEMA}",
        name(),
        market.schema
    );
    Ok(Some(market))
}
