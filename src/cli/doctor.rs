//! `rolefit doctor` and `rolefit reanalyse`.

use super::data::Data;
use jiff::Timestamp;
use rolefit::service::{self, Health};
use rolefit::taxonomy::Taxonomy;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// Exit code when something is not as it should be.
const BAD: u8 = 1;

/// Arguments of `rolefit doctor`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Look for these words, byte for byte, in every file of the folder: an id or a name of somebody who was erased
    #[arg(long, value_name = "WORDS")]
    look_for: Vec<String>,
    #[command(flatten)]
    data: Data,
}

/// Arguments of `rolefit reanalyse`.
#[derive(Debug, clap::Args)]
pub struct ReanalyseArgs {
    #[command(flatten)]
    data: Data,
}

/// Runs `rolefit doctor`.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let looks = service::examine(
        taxonomy,
        &args.data.folder()?,
        &args.look_for,
        Timestamp::now(),
    )?;
    let mut out = std::io::stdout().lock();
    for look in &looks {
        let health = match look.health {
            Health::Good => "good",
            Health::Mended => "mended",
            Health::Note => "note",
            Health::Bad => "BAD",
        };
        writeln!(out, "{health:7} {}", look.said)?;
    }
    let bad = looks.iter().any(|look| look.health == Health::Bad);
    Ok(if bad {
        ExitCode::from(BAD)
    } else {
        ExitCode::SUCCESS
    })
}

/// Runs `rolefit reanalyse`.
pub fn reanalyse(taxonomy: Taxonomy, args: &ReanalyseArgs) -> anyhow::Result<ExitCode> {
    let shown = std::io::stderr().is_terminal();
    let mut progress = |done: u64, all: u64| {
        if shown {
            eprint!("\r{done} of {all} ads");
        }
    };
    let done = service::reanalyse(&Arc::new(taxonomy), &args.data.folder()?, &mut progress)?;
    if shown {
        eprintln!();
    }
    println!("{done} ads were analysed anew.");
    Ok(ExitCode::SUCCESS)
}
