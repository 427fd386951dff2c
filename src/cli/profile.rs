//! `rolefit profile`: a CV in, a profile out, for the person to confirm.

use super::matching::read;
use rolefit::fit::cv;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use rolefit::wordings::say;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "The profile has skills with level, years and last use, languages, licences and wishes, and neither the text nor \
    anything that a fit may not use. The person reads and corrects it; `rolefit match --profile` takes it.";

/// Arguments of `rolefit profile`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The CV (txt, md, html, docx, odt, pdf); - for text from the standard input
    #[arg(value_name = "CV")]
    cv: PathBuf,
    /// The job that the person does or looks for, when it does not stand in the CV
    #[arg(long)]
    headline: Option<String>,
    /// Language of what is told beside the profile: fr or en (by default the CV's)
    #[arg(long, value_parser = super::language)]
    lang: Option<Language>,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let sent = read(&args.cv)?;
    let text = sent.text.unwrap_or_default();
    let headline = args.headline.as_deref().unwrap_or_default();
    let cv = cv::read(taxonomy, headline, &text, None);
    let mut profile = cv.profile(taxonomy);
    profile.headline.clone_from(&args.headline);
    println!("{}", serde_json::to_string_pretty(&profile)?);
    let lang = args.lang.or(cv.language).unwrap_or(Language::French);
    let reasons: Vec<String> = cv
        .left_out
        .iter()
        .map(|reason| say(lang, "left_out", reason, &[]))
        .collect();
    if !reasons.is_empty() {
        eprintln!(
            "{}",
            say(lang, "fit", "left_out", &[("what", &reasons.join(", "))])
        );
    }
    Ok(ExitCode::SUCCESS)
}
