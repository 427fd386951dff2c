//! `rolefit backup` and `rolefit restore`.

use super::data::Data;
use rolefit::service;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `rolefit backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// The backup: one file with all ads, candidates, decisions, the log, the keys, and the files of bulk jobs
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    data: Data,
}

/// Arguments of `rolefit restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put it in the place of what is kept there, which is then gone
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    data: Data,
}

/// Runs `rolefit backup`.
pub fn back_up(args: &BackupArgs) -> anyhow::Result<ExitCode> {
    service::back_up(&args.data.folder()?, &args.file)?;
    println!(
        "{} is written, and was read back whole.",
        args.file.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Runs `rolefit restore`.
pub fn restore(args: &RestoreArgs) -> anyhow::Result<ExitCode> {
    let folder = args.data.folder()?;
    service::restore(&args.file, &folder, args.replace)?;
    println!(
        "What is kept in {} is that of the backup. Who was erased since it was made is back: erase them again.",
        folder.display()
    );
    Ok(ExitCode::SUCCESS)
}
