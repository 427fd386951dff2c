//! `rolefit match`: one profile against many ads, best first.

use super::bulk::input_format;
use super::data::Data;
use anyhow::{Context, bail};
use clap::ValueEnum;
use rayon::prelude::*;
use rolefit::analysis::analyze;
use rolefit::bulk::{Asked, Bad, Format, Postings, Source};
use rolefit::fit::{self, Held, profile};
use rolefit::posting::Posting;
use rolefit::report::{self, FitAnswer, fit_text};
use rolefit::service::Reader;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "A profile says what a person can do and wishes for: skills by name or id with a level from 0 (interest) to 4 \
    (expert), languages, licences, preferences, or a CV as text. It has no field for a name, an age or an address, and refuses \
    them.\n\n\
    Exit code 0: all ads were read. 3: some could not be, each told by its row. 2: nothing could be read.";
/// Exit code when some ads could not be read.
const SOME_BAD: u8 = 3;
/// Bad rows that are told one by one.
const TOLD: usize = 20;
/// Ads that are compared at once.
const BATCH: usize = 512;
/// Ads that a report for people shows unless told otherwise.
const SHOWN: usize = 20;

/// Arguments of `rolefit match`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The profile: a JSON file; - for the standard input
    #[arg(long, value_name = "FILE")]
    profile: PathBuf,
    /// The ads: a file of any format that `rolefit bulk` reads; - for NDJSON from the standard input; none for the ads that are kept
    #[arg(value_name = "POSTINGS")]
    postings: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
    /// How to answer: a report for people, or one fit a line
    #[arg(long, value_enum, default_value_t = To::Text)]
    to: To,
    /// Show the best N only (20 in a report when not given)
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Language of the texts: fr or en (by default the profile's in a report, else each ad's own)
    #[arg(long, value_parser = super::language)]
    lang: Option<Language>,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A report for people
    Text,
    /// One fit a line
    Ndjson,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    if args.postings.as_deref().is_some_and(is_dash) && is_dash(&args.profile) {
        bail!("the profile and the ads cannot both come from the standard input");
    }
    let profile = read(&args.profile)?;
    let held = fit::read(taxonomy, &profile);
    let lang = args.lang.or_else(|| {
        let own = profile.language.as_deref().and_then(Language::from_code);
        own.filter(|_| args.to == To::Text)
    });
    let limit = match (args.limit, args.to) {
        (Some(limit), _) => limit,
        (None, To::Text) => SHOWN,
        (None, To::Ndjson) => usize::MAX,
    };
    let postings: Box<dyn Iterator<Item = Row>> = match &args.postings {
        Some(path) => Box::new(open(path)?.map(|row| row.context("the ads cannot be read on"))),
        None => Box::new(kept(&args.data)?),
    };
    let found = compare(taxonomy, &held, postings, lang, limit)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match args.to {
        To::Ndjson => {
            for fit in &found.best {
                writeln!(out, "{}", serde_json::to_string(fit)?)?;
            }
        }
        To::Text => text(&mut out, &held, &found, lang)?,
    }
    out.flush()?;
    Ok(match (found.good, found.bad) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(super::COULD_NOT),
        _ => ExitCode::from(SOME_BAD),
    })
}

/// An ad, or a row that gives none, or what ends the reading.
type Row = anyhow::Result<Result<Posting, Bad>>;

/// What came of all ads.
struct Found {
    /// The best fits, best first; of equals the first in the file.
    best: Vec<FitAnswer>,
    good: usize,
    bad: usize,
}

/// Compares every ad, keeping no more than the best.
fn compare(
    taxonomy: &Taxonomy,
    held: &Held,
    postings: impl Iterator<Item = Row>,
    lang: Option<Language>,
    limit: usize,
) -> anyhow::Result<Found> {
    let mut found = Found {
        best: Vec::new(),
        good: 0,
        bad: 0,
    };
    let mut postings = postings.peekable();
    while postings.peek().is_some() {
        let mut batch: Vec<Posting> = Vec::with_capacity(BATCH);
        for posting in postings.by_ref().take(BATCH) {
            match posting? {
                Ok(posting) => batch.push(posting),
                Err(bad) => {
                    found.bad += 1;
                    if found.bad <= TOLD {
                        eprintln!("row {}: {}", bad.row, bad.fault);
                    }
                }
            }
        }
        found.good += batch.len();
        let fits: Vec<FitAnswer> = batch
            .par_iter()
            .map(|posting| {
                let analysis = analyze(taxonomy, posting);
                let fit = fit::fit(&analysis, held);
                report::fit::answer(posting, &analysis, &fit, lang)
            })
            .collect();
        found.best.extend(fits);
        // a stable sort: of equals the first in the file stays first
        found.best.sort_by(|a, b| key(b).total_cmp(&key(a)));
        found.best.truncate(limit);
    }
    if found.bad > TOLD {
        eprintln!("{} more rows could not be read", found.bad - TOLD);
    }
    Ok(found)
}

/// What fits are sorted by; those that cannot be told come last.
fn key(fit: &FitAnswer) -> f64 {
    fit.score.unwrap_or(-1.0)
}

fn text(
    out: &mut impl Write,
    held: &Held,
    found: &Found,
    lang: Option<Language>,
) -> anyhow::Result<()> {
    let layout = super::layout();
    for fit in &found.best {
        writeln!(out, "{}", fit_text::report(fit, layout))?;
    }
    let first = found
        .best
        .first()
        .and_then(|fit| Language::from_code(fit.lang));
    let lang = lang.or(first).unwrap_or(Language::French);
    let not_shown = found.good - found.best.len();
    write!(
        out,
        "{}",
        fit_text::closing(&held.unknown, not_shown, lang, layout)
    )?;
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<profile::Profile> {
    let name = path.display();
    let mut bytes = Vec::new();
    if is_dash(path) {
        io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path).with_context(|| format!("{name} cannot be read"))?;
    }
    let json = String::from_utf8(bytes).with_context(|| format!("{name} is no UTF-8 text"))?;
    let json = json.trim_start_matches('\u{FEFF}');
    profile::from_json(json).with_context(|| format!("{name} is no profile that can be read"))
}

fn open(path: &Path) -> anyhow::Result<Postings> {
    let asked = Asked::default();
    let from = if is_dash(path) {
        Some(Format::Ndjson)
    } else {
        None
    };
    let format = input_format(path, from)?;
    let (reader, _) = super::bulk::open(path)?;
    let source =
        Source::open(reader, format, &asked, None).with_context(|| path.display().to_string())?;
    Ok(Postings::of(source, asked))
}

/// The ads that are kept, in the order of their last changes; read page by page, also while a server keeps them.
fn kept(data: &Data) -> anyhow::Result<impl Iterator<Item = Row> + use<>> {
    let reader = Reader::open(&data.folder()?)?;
    let mut after = Some(0);
    let page = move || {
        let page = reader.postings(after?, BATCH);
        after = page
            .as_ref()
            .ok()
            .and_then(|page| page.last())
            .map(|ad| ad.sequence);
        match page {
            Ok(page) if page.is_empty() => None,
            Ok(page) => Some(
                page.iter()
                    .map(|ad| Ok(Ok(ad.posting())))
                    .collect::<Vec<Row>>(),
            ),
            Err(failure) => Some(vec![Err(failure.into())]),
        }
    };
    Ok(std::iter::from_fn(page).flatten())
}

fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}
