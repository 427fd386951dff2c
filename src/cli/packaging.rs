//! `rolefit completions` and `rolefit man`, for packagers.

use super::Cli;
use clap::CommandFactory;
use std::process::ExitCode;

/// Arguments of `rolefit completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints completions for a shell.
pub fn completions(args: &CompletionArgs) -> ExitCode {
    clap_complete::generate(
        args.shell,
        &mut Cli::command(),
        "rolefit",
        &mut std::io::stdout(),
    );
    ExitCode::SUCCESS
}

/// Prints the manual page.
pub fn man() -> anyhow::Result<ExitCode> {
    clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout())?;
    Ok(ExitCode::SUCCESS)
}
