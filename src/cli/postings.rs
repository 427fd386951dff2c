//! `rolefit postings add`: keeps the ads of a file.

use super::bulk::{SOME_BAD, format, input_format, open};
use super::data::Data;
use anyhow::Context;
use clap::Subcommand;
use jiff::Timestamp;
use rayon::prelude::*;
use rolefit::bulk::{Asked, Format, Postings, Source};
use rolefit::posting::Posting;
use rolefit::service::{self, Service};
use rolefit::store::Outcome;
use rolefit::taxonomy::Taxonomy;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Ads that are kept at once.
const TOGETHER: usize = 500;

/// Arguments of `rolefit postings`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Keep the ads of a file; an ad takes the place of a kept one with the same id; without an id it is given one made from its title, text, employer and place, so that the same ad is kept once
    Add(Add),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// The ads: a file of any format that `rolefit bulk` reads; - for the standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The format of IN: csv, tsv, xlsx, ndjson, json or xml
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    #[command(flatten)]
    data: Data,
}

/// What became of the ads.
#[derive(Default)]
struct Kept {
    new: usize,
    replaced: usize,
    unchanged: usize,
    bad: usize,
}

/// Runs the command.
pub fn run(taxonomy: Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    let Command::Add(args) = &args.command;
    let from = input_format(&args.input, args.from)?;
    let name = || args.input.display().to_string();
    let asked = Asked::default();
    let (reader, _) = open(&args.input)?;
    let source = Source::open(reader, from, &asked, None).with_context(name)?;
    let service = Service::open(Arc::new(taxonomy), &args.data.folder()?)?;
    let mut kept = Kept::default();
    let mut waiting = Vec::new();
    for ad in Postings::of(source, asked) {
        match ad.with_context(name)? {
            Ok(posting) => waiting.push(posting),
            Err(bad) => {
                eprintln!("row {}: {}", bad.row, bad.fault);
                kept.bad += 1;
            }
        }
        if waiting.len() >= TOGETHER {
            keep(&service, std::mem::take(&mut waiting), &mut kept)?;
        }
    }
    keep(&service, waiting, &mut kept)?;
    eprintln!(
        "{} ads kept: {} new, {} changed, {} as before; {} could not be kept",
        kept.new + kept.replaced + kept.unchanged,
        kept.new,
        kept.replaced,
        kept.unchanged,
        kept.bad
    );
    Ok(
        match (kept.new + kept.replaced + kept.unchanged, kept.bad) {
            (_, 0) => ExitCode::SUCCESS,
            (0, _) => ExitCode::from(super::COULD_NOT),
            _ => ExitCode::from(SOME_BAD),
        },
    )
}

/// Keeps ads together; one that cannot be kept is told, and costs the others nothing.
fn keep(service: &Service, ads: Vec<Posting>, kept: &mut Kept) -> anyhow::Result<()> {
    let told = |ad: Posting| {
        let name = ad.id.clone().unwrap_or_else(|| ad.title.clone());
        service::ready(ad).map_err(|fault| format!("ad \"{name}\": {fault}"))
    };
    let mut good = Vec::with_capacity(ads.len());
    for ad in ads.into_par_iter().map(told).collect::<Vec<_>>() {
        match ad {
            Ok(ad) => good.push(ad),
            Err(told) => {
                eprintln!("{told}");
                kept.bad += 1;
            }
        }
    }
    for stored in service.put_postings(good, Timestamp::now())? {
        match stored.outcome {
            Outcome::Created => kept.new += 1,
            Outcome::Replaced => kept.replaced += 1,
            Outcome::Unchanged => kept.unchanged += 1,
        }
    }
    Ok(())
}
