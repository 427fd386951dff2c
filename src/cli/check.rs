//! `rolefit check`: one ad, a report for people or the answer as JSON.

use super::config::Config;
use super::fixing;
use anyhow::Context;
use clap::ValueEnum;
use rolefit::analysis::analyze;
use rolefit::analysis::contest::contest;
use rolefit::lint;
use rolefit::posting;
use rolefit::report::contested::{self, ContestSaid};
use rolefit::report::finding_schema::FindingSaid;
use rolefit::report::rule_page::is_old;
use rolefit::report::terminal::{self, Layout};
use rolefit::report::{Answer, answer_as_set, comparison};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use rolefit::web::printed;
use rolefit::wordings::say;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::process::ExitCode;

/// Arguments of `rolefit check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The ad: a text, Markdown, HTML, docx, odt, PDF or JSON file; `-` or nothing reads the standard input
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
    /// Write proposed words into the file, after showing what changes: those that need nothing else, or all
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    fix: Option<Fix>,
    /// Compare with an older version of the ad: what is mended, new, still there
    #[arg(long, value_name = "OLD", conflicts_with = "fix")]
    before: Option<String>,
    /// Show remarks on tone and structure too
    #[arg(long)]
    style: bool,
    /// End with exit code 1 from a severity of findings on, or from a verdict on, or both: `warning`, `error,superman`
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Level::Error, Level::Overloaded])]
    fail_on: Vec<Level>,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A report for people
    Text,
    /// The answer, for programs
    Json,
    /// A page by itself, to keep or to print
    Html,
}

/// Which fixes to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fix {
    /// Those that need nothing else to change
    Safe,
    /// Every proposal; read the result
    All,
}

/// From which verdict or severity on the command ends with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Level {
    /// Any finding
    Info,
    /// A finding that would improve the ad, or a worse one
    Warning,
    /// A finding that should be mended
    Error,
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
pub fn run(taxonomy: &Taxonomy, config: &Config, args: &Args) -> anyhow::Result<ExitCode> {
    let (bytes, name) = read(&args.file)?;
    let posting =
        posting::from_bytes(&bytes, &name, args.title.as_deref()).with_context(|| name.clone())?;
    let settings = &config.settings;
    if let Some(which) = args.fix {
        let text = std::str::from_utf8(&bytes).with_context(|| {
            format!("{name}: only text files in UTF-8 are written anew; read the report and change the file by hand")
        })?;
        let all = which == Fix::All;
        let fixed = fixing::fixed(taxonomy, settings, (&posting, text), all)?;
        fixing::write(&args.file, &fixed)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut analysis = analyze(taxonomy, &posting);
    if let Some(file) = &args.contest {
        let name = || file.display().to_string();
        let bytes = std::fs::read(file).with_context(name)?;
        let said: Vec<ContestSaid> = serde_json::from_slice(&bytes).with_context(name)?;
        let contests = contested::read(&analysis, &said).with_context(name)?;
        analysis = contest(analysis, &contests);
    }
    let market = super::market::read(args.market.as_deref())?;
    let mut answer = answer_as_set(&posting, &analysis, args.lang, settings);
    answer.market = market.and_then(|market| market.place(&answer));
    let style = args.style || config.style;
    let lang = Language::from_code(answer.lang).unwrap_or(Language::English);
    let mut out = std::io::stdout().lock();
    if let Some(old) = &args.before {
        let (bytes, name) = read(old)?;
        let old = posting::from_bytes(&bytes, &name, None).with_context(|| name.clone())?;
        let before = answer_as_set(&old, &analyze(taxonomy, &old), Some(lang), settings);
        let compared = comparison::compare(&before, &answer);
        if args.format == Format::Json {
            writeln!(out, "{}", serde_json::to_string(&compared)?)?;
        } else {
            write!(out, "{}", comparison::text(&compared, lang, style))?;
        }
        return Ok(exit(&answer, args, style));
    }
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string(&answer)?)?,
        Format::Text => write!(out, "{}", text(taxonomy, &answer, style))?,
        Format::Html => write!(out, "{}", printed(taxonomy, &posting, &answer, lang)?)?,
    }
    if args.format == Format::Text && !settings.off.is_empty() {
        let aside = say(
            lang,
            "finding",
            "aside",
            &[("rules", &settings.off.join(", "))],
        );
        writeln!(out, "{aside}")?;
    }
    if args.format == Format::Text
        && let Some(rules) = old(taxonomy, &answer, style)
    {
        writeln!(
            out,
            "{}",
            say(lang, "finding", "old_rules", &[("rules", &rules)])
        )?;
    }
    Ok(exit(&answer, args, style))
}

/// The rules of the findings shown whose sources were read more than a year ago, if any.
fn old(taxonomy: &Taxonomy, answer: &Answer, style: bool) -> Option<String> {
    let today = jiff::Zoned::now().date();
    let shown = answer.findings.iter();
    let shown = shown.filter(|finding| style || finding.tier == "default");
    let codes: BTreeSet<&str> = shown.map(|finding| finding.code.as_str()).collect();
    let is_old = |code: &&str| lint::rule(taxonomy, code).is_some_and(|rule| is_old(rule, today));
    let old: Vec<&str> = codes.into_iter().filter(is_old).collect();
    (!old.is_empty()).then(|| old.join(", "))
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

fn text(taxonomy: &Taxonomy, answer: &Answer, style: bool) -> String {
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
    let layout = Layout {
        style,
        ..super::layout()
    };
    terminal::report(answer, &family, layout)
}

fn exit(answer: &Answer, args: &Args, style: bool) -> ExitCode {
    let verdict = match answer.verdict.level {
        "focused" => Some(Level::Focused),
        "broad" => Some(Level::Broad),
        "overloaded" => Some(Level::Overloaded),
        "superman" => Some(Level::Superman),
        _ => None,
    };
    let shown = |finding: &&FindingSaid| style || finding.tier == "default";
    let worst = answer.findings.iter().filter(shown).map(severity).max();
    let is_reached = |threshold: &Level| match threshold {
        Level::Info | Level::Warning | Level::Error => worst >= Some(*threshold),
        Level::Never => false,
        _ => verdict >= Some(*threshold),
    };
    let never = args.fail_on.contains(&Level::Never);
    if !never && args.fail_on.iter().any(is_reached) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

fn severity(finding: &FindingSaid) -> Level {
    match finding.severity {
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => Level::Info,
    }
}
