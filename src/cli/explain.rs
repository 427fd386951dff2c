//! `rolefit explain`: a page on what is said, for whoever doubts it.

use anyhow::bail;
use rolefit::text::Language;
use rolefit::wordings::superman;
use std::io::Write;
use std::process::ExitCode;

/// Arguments of `rolefit explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to explain: superman, the verdict
    code: String,
    /// Language of the page: fr or en
    #[arg(long, value_parser = super::language, default_value = "fr")]
    lang: Language,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if args.code != superman::NAME {
        bail!(
            "there is no page on {:?}; there is one on {}",
            args.code,
            superman::NAME
        );
    }
    write!(std::io::stdout().lock(), "{}", superman::page(args.lang))?;
    Ok(ExitCode::SUCCESS)
}
