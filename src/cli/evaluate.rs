//! `rolefit evaluate`: analyses against labels made by careful reading.

use anyhow::Context;
use clap::ValueEnum;
use rayon::prelude::*;
use rolefit::analysis::analyze;
use rolefit::evaluate::gold::Label;
use rolefit::evaluate::rows::{self, Rows};
use rolefit::evaluate::said::Said;
use rolefit::evaluate::{evaluate, json, text};
use rolefit::posting::Posting;
use rolefit::report;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `rolefit evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The ads: NDJSON with id, title and description
    ads: PathBuf,
    /// The labels: NDJSON, one object an ad
    gold: PathBuf,
    /// Measure these analyses (NDJSON from `rolefit bulk`) instead of analysing the ads now
    #[arg(long, value_name = "FILE")]
    analyses: Option<PathBuf>,
    /// List at most N misses, N false mentions and N wrong verdicts, with the words around them
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Language of the headings: fr or en
    #[arg(long, value_parser = super::language, default_value = "en")]
    lang: Language,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Tables for people
    Text,
    /// One JSON object for programs
    Json,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let ads = read(&args.ads, rows::ads)?;
    let labels = read(&args.gold, rows::labels)?;
    let answers = match &args.analyses {
        Some(file) => read(file, rows::answers)?,
        None => answer(taxonomy, &ads, &labels)?,
    };
    let evaluation = evaluate(&ads, &labels, &answers, args.errors);
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Text => write!(out, "{}", text::text(&evaluation, args.lang))?,
        Format::Json => writeln!(out, "{:#}", json::json(&evaluation))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn read<T>(
    file: &Path,
    parse: fn(&str, &[u8]) -> Result<Rows<T>, rows::Unreadable>,
) -> anyhow::Result<Rows<T>> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
    Ok(parse(&name, &bytes)?)
}

/// Analyses the ads that have a label.
fn answer(
    taxonomy: &Taxonomy,
    ads: &Rows<Posting>,
    labels: &Rows<Label>,
) -> anyhow::Result<Rows<Said>> {
    let labelled: Vec<(&str, &Posting)> = ads
        .iter()
        .filter(|(id, _)| labels.get(id).is_some())
        .collect();
    let said = |(id, posting): &(&str, &Posting)| -> anyhow::Result<(String, Said)> {
        let answer = report::answer(posting, &analyze(taxonomy, posting), None);
        let said = serde_json::from_value(serde_json::to_value(answer)?)?;
        Ok(((*id).to_owned(), said))
    };
    let mut rows = Rows::default();
    for (id, said) in labelled
        .par_iter()
        .map(said)
        .collect::<anyhow::Result<Vec<_>>>()?
    {
        rows.add(id, said);
    }
    Ok(rows)
}
