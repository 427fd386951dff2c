//! `rolefit bulk`: many ads in, many analyses out, in the same order.

mod args;
mod progress;

pub use args::Args;

use anyhow::{Context, bail, ensure};
use progress::Progress;
use rolefit::bulk::dictionary;
use rolefit::bulk::job::{self, Job, JobFailure, Order, Report};
use rolefit::bulk::journal::Mark;
use rolefit::bulk::{
    self, Answers, Asked, Bad, Beside, Done, Format, Output, Settings, Source, Tally,
};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

/// Exit code when some rows could not be analysed.
pub(super) const SOME_BAD: u8 = 3;
/// Bad rows that are told one by one when no file can stand beside the output.
const TOLD: u32 = 20;

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    if args.dictionary {
        print!(
            "{}",
            dictionary::csv(args.lang.unwrap_or(Language::English))
        );
        return Ok(ExitCode::SUCCESS);
    }
    let market = super::market::read(args.market.as_deref())?;
    let to_file = args.output.as_deref().filter(|output| !is_dash(output));
    let settings = Settings {
        answers: Answers {
            lang: args.lang,
            market: market.as_ref(),
        },
        columns: args.columns.clone(),
        excel: args.excel,
        duplicates: to_file.is_some(),
        mend_accents: args.mend_accents,
        ..Settings::default()
    };
    let asked = Asked {
        title: args.title_column.clone(),
        description: args.description_column.clone(),
        id: args.id_column.clone(),
        sheet: args.sheet.clone(),
    };
    let told = args
        .to
        .or(to_file.and_then(|output| Format::written(output).ok()));
    ensure!(
        told != Some(Format::Ndjson) || (args.columns.is_none() && !args.excel),
        "--columns and --excel are for tables; NDJSON holds whole answers"
    );
    ensure!(
        args.to.is_none_or(Format::is_written),
        "this format is read and not written; please say --to csv, tsv, xlsx or ndjson"
    );
    match to_file {
        Some(output) => to_files(taxonomy, args, output, settings, asked),
        None => streamed(taxonomy, args, settings, asked),
    }
}

/// To files, on which a run that was stopped can be resumed.
fn to_files(
    taxonomy: &Taxonomy,
    args: &Args,
    output: &Path,
    settings: Settings<'_>,
    asked: Asked,
) -> anyhow::Result<ExitCode> {
    let beside = job::errors(output);
    let others = [
        Some(output),
        Some(&*beside),
        args.mentions.as_deref(),
        args.requirements.as_deref(),
        args.report.as_deref(),
    ];
    not_onto_itself(&args.input, &others)?;
    let from_stdin = is_dash(&args.input);
    ensure!(
        !(from_stdin && args.resume),
        "what comes from the standard input cannot be gone on with; give IN by name"
    );
    let stream: Option<Box<dyn Read + Send>> = if from_stdin {
        input_format(&args.input, args.from)?;
        Some(Box::new(io::stdin()))
    } else {
        None
    };
    if !args.resume && job::is_unfinished(output) {
        eprintln!(
            "{}: an earlier run stopped before its end and is begun anew; --resume would have gone on with it",
            output.display()
        );
    }
    let order = Order {
        input: args.input.clone(),
        stream,
        from: args.from,
        asked,
        limit: args.limit,
        sample: args.sample,
        output: output.to_owned(),
        to: args.to,
        mentions: args.mentions.clone(),
        requirements: args.requirements.clone(),
        report: args.report.as_deref().map(|page| report(args, page)),
        settings,
        resume: args.resume,
    };
    let job = match Job::open(taxonomy, order) {
        Err(finished @ JobFailure::Finished(_)) => {
            eprintln!("{finished}");
            return Ok(ExitCode::SUCCESS);
        }
        opened => opened?,
    };
    tell(job.source());
    if job.done_before() > 0 {
        eprintln!(
            "going on after row {} of the earlier run",
            job.done_before()
        );
    }
    let errors = job.errors();
    let progress = Progress::new(job.size, io::stderr().is_terminal());
    let done = job.run(taxonomy, &mut |tally| {
        progress.tell(tally);
        ControlFlow::Continue(())
    });
    progress.clear();
    let Done { tally, .. } = done?;
    eprintln!("{}", progress.summary(&tally, Some(&errors)));
    Ok(code(&tally))
}

/// The report that is asked for.
fn report(args: &Args, page: &Path) -> Report {
    let stem = args.input.file_stem().unwrap_or(args.input.as_os_str());
    let stem = stem.to_string_lossy();
    let mut name = args.name.clone().unwrap_or_else(|| stem.into_owned());
    // a part of the ads is told as one
    let rows = args.sample.map_or(args.limit, |rows| Some(rows as u64));
    if let Some(rows) = rows {
        name = format!("{name}, n = {rows}");
    }
    Report {
        page: page.to_owned(),
        lang: args.lang,
        name,
        date: jiff::Zoned::now().date().to_string(),
        by: args.by.clone(),
    }
}

/// To the standard output.
fn streamed(
    taxonomy: &Taxonomy,
    args: &Args,
    settings: Settings<'_>,
    asked: Asked,
) -> anyhow::Result<ExitCode> {
    ensure!(
        !args.resume
            && args.mentions.is_none()
            && args.requirements.is_none()
            && args.report.is_none(),
        "--resume, --mentions, --requirements and --report need files: give IN and -o OUT by name"
    );
    let from = if args.input.is_dir() {
        Format::Csv
    } else {
        input_format(&args.input, args.from)?
    };
    let to = match args.to {
        Some(format) => format,
        None if from.is_written() => from,
        None => Format::Ndjson,
    };
    ensure!(
        !to.is_made_last(),
        "this format is written to a file: give -o OUT.xlsx (or .parquet), or say --to csv"
    );
    let (mut source, size) = read(&args.input, from, &asked, args.limit)?;
    if let Some(count) = args.sample {
        source.sample(count)?;
    }
    if to != Format::Ndjson {
        tell(&source);
    }
    let output = Output {
        format: to,
        rows: Box::new(BufWriter::new(io::stdout())),
        errors: if to == Format::Ndjson {
            Beside::Within
        } else {
            told()
        },
        mentions: None,
        requirements: None,
        kept: None,
    };
    let progress = Progress::new(
        size,
        io::stderr().is_terminal() && !io::stdout().is_terminal(),
    );
    let done = bulk::run(
        taxonomy,
        source,
        asked,
        settings,
        output,
        Mark::default(),
        &mut |tally| {
            progress.tell(tally);
            ControlFlow::Continue(())
        },
    );
    progress.clear();
    let Done { tally, .. } = done.with_context(|| named(&args.input))?;
    eprintln!("{}", progress.summary(&tally, None));
    Ok(code(&tally))
}

/// Tells what is read before the run begins.
fn tell(source: &Source) {
    let told = source.told();
    if !told.is_empty() {
        let told: Vec<String> = told
            .iter()
            .map(|(what, name)| format!("{what} \"{name}\""))
            .collect();
        eprintln!("reading {}", told.join(", "));
    }
    if !source.other_sheets().is_empty() {
        let others: Vec<String> = source
            .other_sheets()
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect();
        eprintln!(
            "not reading the sheets {}: choose one with --sheet",
            others.join(", ")
        );
    }
}

fn code(tally: &Tally) -> ExitCode {
    match (tally.good(), tally.bad) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(super::COULD_NOT),
        _ => ExitCode::from(SOME_BAD),
    }
}

pub(super) fn format(name: &str) -> Result<Format, String> {
    Format::named(name).map_err(|error| error.to_string())
}

fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn named(path: &Path) -> String {
    if is_dash(path) {
        "the standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

pub(super) fn input_format(input: &Path, from: Option<Format>) -> anyhow::Result<Format> {
    match from {
        Some(format) => Ok(format),
        None if is_dash(input) => bail!(
            "please say what the standard input holds: --from csv, --from tsv or --from ndjson"
        ),
        None if input.is_dir() => Ok(Format::Csv),
        None => Ok(Format::of(input).with_context(|| input.display().to_string())?),
    }
}

/// Nothing is written over the file that is being read, nor two things into one file.
fn not_onto_itself(input: &Path, outputs: &[Option<&Path>]) -> anyhow::Result<()> {
    let outputs: Vec<&Path> = outputs.iter().copied().flatten().collect();
    for (at, output) in outputs.iter().enumerate() {
        ensure!(
            !outputs[..at].contains(output),
            "{}: two things would be written into this file; please give each a name of its own",
            output.display()
        );
    }
    let real = |path: &Path| path.canonicalize().ok();
    let Some(own) = real(input).filter(|_| input.is_file()) else {
        return Ok(());
    };
    for output in outputs {
        ensure!(
            real(output).as_ref() != Some(&own),
            "{}: the results would overwrite the file they are made of; please give another name with -o",
            output.display()
        );
    }
    Ok(())
}

/// Opens a file; also tells how long it is, if that is known.
pub(super) fn open(input: &Path) -> anyhow::Result<(Box<dyn Read + Send>, Option<u64>)> {
    if is_dash(input) {
        return Ok((Box::new(io::stdin()), None));
    }
    let file = File::open(input).with_context(|| input.display().to_string())?;
    let known = file.metadata()?;
    ensure!(
        !known.is_dir(),
        "{}: this is a folder; please give a file",
        input.display()
    );
    Ok((Box::new(file), known.is_file().then_some(known.len())))
}

/// Opens the ads of a file, a folder or the standard input; also tells how long the input is, if that is known.
fn read(
    input: &Path,
    from: Format,
    asked: &Asked,
    limit: Option<u64>,
) -> anyhow::Result<(Source, Option<u64>)> {
    if is_dash(input) {
        let source = Source::open(Box::new(io::stdin()), from, asked, limit);
        return Ok((source.with_context(|| named(input))?, None));
    }
    Ok(job::open(input, Some(from), asked, limit)?)
}

/// Bad rows beside a table on the standard output go to the terminal.
fn told() -> Beside {
    let mut told = 0;
    Beside::Told(Box::new(move |bad: &Bad| {
        told += 1;
        if told <= TOLD {
            eprintln!("row {}: {}", bad.row, bad.fault);
        } else if told == TOLD + 1 {
            eprintln!(
                "(more bad rows are not told one by one; with IN and -o OUT they all go to OUT.errors.csv)"
            );
        }
    }))
}
