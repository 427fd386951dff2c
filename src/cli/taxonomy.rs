//! `rolefit taxonomy check|stats`: every mistake at once; counts.

use clap::Subcommand;
use rolefit::analysis::example;
use rolefit::lint;
use rolefit::taxonomy::{Taxonomy, stats};
use std::path::Path;
use std::process::ExitCode;

/// Arguments of `rolefit taxonomy`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read the whole taxonomy, run its examples, and tell every mistake with file and line
    Check,
    /// Count skills, tasks and forms by family
    Stats,
}

/// Runs the command.
pub fn run(folder: Option<&Path>, args: &Args) -> ExitCode {
    let taxonomy = match super::taxonomy(folder) {
        Ok(taxonomy) => taxonomy,
        Err(mistakes) => {
            println!("{mistakes}");
            return ExitCode::from(1);
        }
    };
    match args.command {
        Command::Check => check(&taxonomy),
        Command::Stats => {
            print!("{}", stats::table(&taxonomy));
            ExitCode::SUCCESS
        }
    }
}

fn check(taxonomy: &Taxonomy) -> ExitCode {
    let mut wrong = example::check(taxonomy);
    wrong.extend(lint::example::check(taxonomy));
    if wrong.is_empty() {
        println!(
            "The taxonomy is in order: {} skills, {} roles, {} rules, every example as written.",
            taxonomy.skills.len(),
            taxonomy.roles.len(),
            lint::all(taxonomy).len()
        );
        return ExitCode::SUCCESS;
    }
    for mistake in &wrong {
        println!("{mistake}");
    }
    println!("{} examples do not come out as written", wrong.len());
    ExitCode::from(1)
}
