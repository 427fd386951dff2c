//! `rolefit check`: one ad, a report for people or the answer as JSON.

use anyhow::Context;
use clap::ValueEnum;
use rolefit::analysis::analyze;
use rolefit::analysis::contest::contest;
use rolefit::posting;
use rolefit::report::contested::{self, ContestSaid};
use rolefit::report::terminal;
use rolefit::report::{Answer, answer};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::io::{Read, Write};
use std::process::ExitCode;

/// Arguments of `rolefit check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The ad: a text, Markdown, HTML or JSON file; `-` or nothing reads the standard input
    #[arg(default_value = "-")]
    file: String,
    /// The ad's title, when it does not stand in the file
    #[arg(long)]
    title: Option<String>,
    /// How to answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Language of the report: fr or en (by default French for a French ad, English otherwise)
    #[arg(long, value_parser = super::language)]
    lang: Option<Language>,
    /// Contest the reading: a JSON file like `[{"mention": 3, "as": "a_plus"}]`; mentions are counted from 0, as in --format json.
    /// `as` is `not_this_job`, `a_plus`, `light_use`, `occasional`, `training_provided` or `another_trade` (with `role`)
    #[arg(long, value_name = "FILE")]
    contest: Option<std::path::PathBuf>,
    /// Also tell where the ad stands in this table of `rolefit market build`
    #[arg(long, value_name = "FILE")]
    market: Option<std::path::PathBuf>,
    /// End with exit code 1 from this verdict on
    #[arg(long, value_enum, default_value_t = Level::Overloaded)]
    fail_on: Level,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A report for people
    Text,
    /// The answer, for programs
    Json,
}

/// From which verdict on the command ends with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Level {
    /// One job
    Focused,
    /// About a half-time job more
    Broad,
    /// More than one job
    Overloaded,
    /// Three jobs or more
    Superman,
    /// Whatever the verdict
    Never,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let (bytes, name) = read(&args.file)?;
    let posting =
        posting::from_bytes(&bytes, &name, args.title.as_deref()).with_context(|| name.clone())?;
    let mut analysis = analyze(taxonomy, &posting);
    if let Some(file) = &args.contest {
        let name = || file.display().to_string();
        let bytes = std::fs::read(file).with_context(name)?;
        let said: Vec<ContestSaid> = serde_json::from_slice(&bytes).with_context(name)?;
        let contests = contested::read(&analysis, &said).with_context(name)?;
        analysis = contest(analysis, &contests);
    }
    let market = super::market::read(args.market.as_deref())?;
    let mut answer = answer(&posting, &analysis, args.lang);
    answer.market = market.and_then(|market| market.place(&answer));
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string(&answer)?)?,
        Format::Text => write!(out, "{}", text(taxonomy, &answer))?,
    }
    Ok(exit(&answer, args.fail_on))
}

/// The bytes of a file or of the standard input, and a name for messages.
fn read(file: &str) -> anyhow::Result<(Vec<u8>, String)> {
    if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context("the standard input cannot be read")?;
        return Ok((bytes, "standard input".to_owned()));
    }
    let bytes = std::fs::read(file).with_context(|| format!("{file} cannot be read"))?;
    Ok((bytes, file.to_owned()))
}

fn text(taxonomy: &Taxonomy, answer: &Answer) -> String {
    let lang = Language::from_code(answer.lang).unwrap_or(Language::English);
    let family = |id: &str| {
        taxonomy.family(id).map_or_else(
            || id.to_owned(),
            |number| {
                taxonomy.families[usize::from(number)]
                    .label
                    .get(lang)
                    .to_owned()
            },
        )
    };
    terminal::report(answer, &family, super::layout())
}

fn exit(answer: &Answer, fail_on: Level) -> ExitCode {
    let level = match answer.verdict.level {
        "focused" => Level::Focused,
        "broad" => Level::Broad,
        "overloaded" => Level::Overloaded,
        "superman" => Level::Superman,
        _ => return ExitCode::SUCCESS,
    };
    if level >= fail_on {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}
