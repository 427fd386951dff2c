//! Commands. Only here is anything printed, read from the environment or turned into an exit code.

mod bulk;
mod check;
mod config;
mod contest;
mod data;
mod evaluate;
mod explain;
mod fixing;
mod keys;
mod market;
mod matching;
mod packaging;
mod postings;
mod search;
mod serve;
mod taxonomy;

use clap::{Parser, Subcommand};
use rolefit::report::terminal::Layout;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads job ads: which skills they ask, how firmly, with the words that prove it, and of how many people's jobs they are the sum.
#[derive(Debug, Parser)]
#[command(name = "rolefit", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Use this folder of TOML files instead of the taxonomy built in
    #[arg(long, global = true, value_name = "DIR")]
    taxonomy: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check one ad and tell what it asks, of how many people, and what to change
    Check(check::Args),
    /// Analyse many ads: CSV, TSV or NDJSON in and out
    Bulk(bulk::Args),
    /// Serve the form, the API and its documentation
    Serve(serve::Args),
    /// Compare one profile with many ads, best first, explained line by line
    Match(matching::Args),
    /// Keep ads, to find them again
    Postings(postings::Args),
    /// Find kept ads by their words, skills, jobs and verdicts
    Search(search::Args),
    /// Make, show and revoke the keys of a server
    Keys(keys::Args),
    /// Measure analyses against labelled ads: precision, recall, F1, kappa
    Evaluate(evaluate::Args),
    /// Turn contested ads into labelled ones
    Contest(contest::Args),
    /// Make a table of a corpus, in which ads are placed
    Market(market::Args),
    /// Explain a rule of the self-check (why, what to write instead, its sources and examples), or the verdict: superman
    Explain(explain::Args),
    /// Show what rolefit.toml sets here, and where it stands
    Config,
    /// Check, count or show the taxonomy
    Taxonomy(taxonomy::Args),
    /// Print completions for a shell
    Completions(packaging::CompletionArgs),
    /// Print the manual page
    Man,
}

/// Exit code when something could not be done at all.
const COULD_NOT: u8 = 2;

/// Runs the program.
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        if std::thread::current().name() == Some(rolefit::posting::pdf::THREAD) {
            return;
        }
        // where, never what: the message of a fault may hold words of an ad
        let place = fault.location().map(ToString::to_string);
        eprintln!(
            "rolefit: a fault in rolefit itself, at {}; please report it",
            place.unwrap_or_default()
        );
    }));
    let cli = Cli::parse();
    let folder = cli.taxonomy.as_deref();
    let done = match cli.command {
        Command::Check(args) => config::find().and_then(|config| {
            let taxonomy = taxonomy(folder.or(config.taxonomy.as_deref()))?;
            check::run(&taxonomy, &config.checked(&taxonomy)?, &args)
        }),
        Command::Config => taxonomy(folder).and_then(|taxonomy| config::run(&taxonomy)),
        Command::Bulk(args) => taxonomy(folder).and_then(|taxonomy| bulk::run(&taxonomy, &args)),
        Command::Serve(args) => taxonomy(folder).and_then(|taxonomy| serve::run(taxonomy, &args)),
        Command::Match(args) => {
            taxonomy(folder).and_then(|taxonomy| matching::run(&taxonomy, &args))
        }
        Command::Postings(args) => {
            taxonomy(folder).and_then(|taxonomy| postings::run(taxonomy, &args))
        }
        Command::Search(args) => {
            taxonomy(folder).and_then(|taxonomy| search::run(&taxonomy, &args))
        }
        Command::Keys(args) => keys::run(&args),
        Command::Evaluate(args) => {
            taxonomy(folder).and_then(|taxonomy| evaluate::run(&taxonomy, &args))
        }
        Command::Contest(args) => {
            taxonomy(folder).and_then(|taxonomy| contest::run(&taxonomy, &args))
        }
        Command::Market(args) => {
            taxonomy(folder).and_then(|taxonomy| market::run(&taxonomy, &args))
        }
        Command::Explain(args) => taxonomy(folder).map(|taxonomy| explain::run(&taxonomy, &args)),
        Command::Taxonomy(args) => Ok(taxonomy::run(folder, &args)),
        Command::Completions(args) => Ok(packaging::completions(&args)),
        Command::Man => packaging::man(),
    };
    done.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        eprintln!("rolefit: {error:#}");
        ExitCode::from(COULD_NOT)
    })
}

/// The taxonomy of a folder, or the one built in.
fn taxonomy(folder: Option<&std::path::Path>) -> anyhow::Result<Taxonomy> {
    Ok(match folder {
        Some(folder) => Taxonomy::load(folder)?,
        None => Taxonomy::built_in()?,
    })
}

/// A language of the interface from a flag.
fn language(code: &str) -> Result<Language, String> {
    match Language::from_code(code) {
        Some(language @ (Language::French | Language::English)) => Ok(language),
        _ => Err("expected fr or en".to_owned()),
    }
}

/// Narrowest and widest report, in columns.
const WIDTH: (usize, usize) = (40, 100);

/// The layout of a report: colours and the terminal's width on a terminal, plain and wide elsewhere.
fn layout() -> Layout {
    let terminal = std::io::stdout().is_terminal();
    let width = if terminal {
        textwrap::termwidth()
    } else {
        WIDTH.1
    };
    Layout {
        colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
        width: width.clamp(WIDTH.0, WIDTH.1),
        style: false,
    }
}

/// True when whoever read our output has stopped reading (`rolefit … | head`).
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = |cause: &(dyn std::error::Error + 'static)| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    };
    error.chain().any(io)
}
