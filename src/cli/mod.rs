//! Commands. Only here is anything printed, read from the environment or turned into an exit code.

mod backup;
mod bulk;
mod check;
mod config;
mod contest;
mod data;
mod doctor;
mod evaluate;
mod explain;
mod fairness;
mod fixing;
mod keys;
mod market;
mod matching;
mod packaging;
mod postings;
mod profile;
mod search;
mod serve;
mod taxonomy;

use clap::{Parser, Subcommand};
use rolefit::report::terminal::Layout;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::io::IsTerminal;
use std::mem::ManuallyDrop;
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
    /// Analyse many ads: tables, spreadsheets, JSON, XML feeds, folders of documents
    Bulk(bulk::Args),
    /// Serve the form, the API and its documentation
    Serve(serve::Args),
    /// Compare one profile with many ads, best first, explained line by line
    Match(matching::Args),
    /// Read a CV into a profile, for the person to confirm
    Profile(profile::Args),
    /// Tell how groups of profiles that you name fare against many ads
    Fairness(fairness::Args),
    /// Keep ads, to find them again
    Postings(postings::Args),
    /// Find kept ads by their words, skills, jobs and verdicts
    Search(search::Args),
    /// Make, show and revoke the keys of a server
    Keys(keys::Args),
    /// Write a backup of what is kept; a server may go on meanwhile
    Backup(backup::BackupArgs),
    /// Put a backup in the place of what is kept
    Restore(backup::RestoreArgs),
    /// Look over what is kept: whether it is whole, whether searches see all of it, whether what was erased is gone
    Doctor(doctor::Args),
    /// Analyse anew what was analysed with another version or taxonomy; a server may go on meanwhile
    Reanalyse(doctor::ReanalyseArgs),
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
    // what the folder's rolefit.toml sets counts for every command that reads ads
    let set = || {
        let config = config::find()?;
        let taxonomy = taxonomy(folder.or(config.taxonomy.as_deref()))?;
        let config = config.checked(&taxonomy)?;
        let taxonomy = owned(taxonomy).with_house(config.settings.clone());
        Ok::<_, anyhow::Error>((ManuallyDrop::new(taxonomy), config))
    };
    let house = || set().map(|(taxonomy, _)| taxonomy);
    let done = match cli.command {
        Command::Check(args) => {
            set().and_then(|(taxonomy, config)| check::run(&taxonomy, &config, &args))
        }
        Command::Config => config::find().and_then(|config| {
            let taxonomy = taxonomy(folder.or(config.taxonomy.as_deref()))?;
            config::run(&taxonomy, config)
        }),
        Command::Bulk(args) => house().and_then(|taxonomy| bulk::run(&taxonomy, &args)),
        Command::Serve(args) => house().and_then(|taxonomy| serve::run(owned(taxonomy), &args)),
        Command::Match(args) => house().and_then(|taxonomy| matching::run(&taxonomy, &args)),
        Command::Profile(args) => house().and_then(|taxonomy| profile::run(&taxonomy, &args)),
        Command::Fairness(args) => house().and_then(|taxonomy| fairness::run(&taxonomy, &args)),
        Command::Postings(args) => {
            house().and_then(|taxonomy| postings::run(owned(taxonomy), &args))
        }
        Command::Search(args) => house().and_then(|taxonomy| search::run(&taxonomy, &args)),
        Command::Keys(args) => keys::run(&args),
        Command::Backup(args) => backup::back_up(&args),
        Command::Restore(args) => backup::restore(&args),
        Command::Doctor(args) => house().and_then(|taxonomy| doctor::run(&taxonomy, &args)),
        Command::Reanalyse(args) => {
            house().and_then(|taxonomy| doctor::reanalyse(owned(taxonomy), &args))
        }
        Command::Evaluate(args) => {
            taxonomy(folder).and_then(|taxonomy| evaluate::run(&taxonomy, &args))
        }
        Command::Contest(args) => house().and_then(|taxonomy| contest::run(&taxonomy, &args)),
        Command::Market(args) => house().and_then(|taxonomy| market::run(&taxonomy, &args)),
        Command::Explain(args) => house().map(|taxonomy| explain::run(&taxonomy, &args)),
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

/// The taxonomy of a folder, or the one built in. Its many small parts are not given back one by one when the program ends.
fn taxonomy(folder: Option<&std::path::Path>) -> anyhow::Result<ManuallyDrop<Taxonomy>> {
    Ok(ManuallyDrop::new(match folder {
        Some(folder) => Taxonomy::load(folder)?,
        None => Taxonomy::built_in()?,
    }))
}

fn owned(taxonomy: ManuallyDrop<Taxonomy>) -> Taxonomy {
    ManuallyDrop::into_inner(taxonomy)
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
