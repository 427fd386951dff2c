//! `rolefit bulk`: many ads in, many analyses out, in the same order.

mod progress;

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
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "IN is told by its bytes and its name; gzip and zstd are unpacked. Columns (and fields) are found by their \
    names in seven languages, else by what they hold; what was found is told first. Tables keep their columns and row order \
    and get the columns rf_…; NDJSON gets a whole answer a line. Rows that cannot be read go to OUT.errors.csv and stop \
    nothing; without OUT, NDJSON says {\"error\", \"row\"} in their place.\n\n\
    As long as a run is not finished, OUT.resume.json tells how far it is; --resume goes on from there after any stop.\n\n\
    Exit code 0: all rows are good. 3: some are bad. 2: nothing could be read.";
/// Exit code when some rows could not be analysed.
pub(super) const SOME_BAD: u8 = 3;
/// Bad rows that are told one by one when no file can stand beside the output.
const TOLD: u32 = 20;

/// Arguments of `rolefit bulk`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The ads: csv, tsv, xlsx, xls, ods, ndjson, json, xml, also as .gz or .zst; a folder of txt, html, docx, odt, pdf; - for the standard input
    #[arg(
        value_name = "IN",
        required_unless_present = "dictionary",
        default_value = "-",
        hide_default_value = true
    )]
    input: PathBuf,
    /// Where the analyses go: .csv, .tsv, .xlsx or .ndjson; the standard output when not given, or -
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The format of IN: csv, tsv, xlsx, ndjson, json or xml
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The format of OUT: csv, tsv, xlsx or ndjson
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    to: Option<Format>,
    /// The sheet of a spreadsheet, by its name or its number; the first with ads when not given
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The column of titles, when its name does not tell
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// The column of the ads' texts, when its name does not tell
    #[arg(long, value_name = "NAME")]
    description_column: Option<String>,
    /// The column of identifiers, when its name does not tell
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    /// The columns of the table that is written, in this order, with commas between them; all when not given
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Option<Vec<String>>,
    /// Write CSV as French spreadsheets open it: semicolons, and a mark that tells the encoding
    #[arg(long)]
    excel: bool,
    /// The language of sentences in the answers: fr or en; each ad's own when not given
    #[arg(long, value_name = "LANG", value_parser = super::language)]
    lang: Option<Language>,
    /// Analyse the first N rows only
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Analyse N rows drawn evenly from all, the same ones each time
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Go on where an earlier run stopped
    #[arg(long, requires = "output")]
    resume: bool,
    /// Also write a table (CSV) with a row for each phrase that names a skill
    #[arg(long, value_name = "FILE", requires = "output")]
    mentions: Option<PathBuf>,
    /// Also write a table (CSV) with a row for each skill that an ad asks
    #[arg(long, value_name = "FILE", requires = "output")]
    requirements: Option<PathBuf>,
    /// Also write a report on all ads: a page (HTML) that prints, and a CSV of each of its tables beside it
    #[arg(long, value_name = "FILE", requires = "output")]
    report: Option<PathBuf>,
    /// The column by which the report divides the ads, beside their main jobs
    #[arg(long, value_name = "COLUMN", requires = "report")]
    by: Option<String>,
    /// What the ads are called in the report; the file's name when not given
    #[arg(long, requires = "report")]
    name: Option<String>,
    /// Tell what each column of each file means (CSV), and do nothing else
    #[arg(long)]
    dictionary: bool,
    /// Also tell where each ad stands in this table of `rolefit market build`
    #[arg(long, value_name = "FILE")]
    market: Option<PathBuf>,
}

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
        ..Settings::default()
    };
    let asked = Asked {
        title: args.title_column.clone(),
        description: args.description_column.clone(),
        id: args.id_column.clone(),
        sheet: args.sheet.clone(),
    };
    ensure!(
        args.to.is_none_or(Format::is_written),
        "this format is read and not written; please say --to csv, tsv, xlsx or ndjson"
    );
    match to_file {
        Some(output) if !is_dash(&args.input) => to_files(taxonomy, args, output, settings, asked),
        _ => streamed(taxonomy, args, settings, asked),
    }
}

/// From a file to files, which an interrupted run can be resumed on.
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
    let order = Order {
        input: args.input.clone(),
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
    Report {
        page: page.to_owned(),
        lang: args.lang,
        name: args
            .name
            .clone()
            .unwrap_or_else(|| stem.to_string_lossy().into_owned()),
        date: jiff::Zoned::now().date().to_string(),
        by: args.by.clone(),
    }
}

/// From or to the standard streams.
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
    let to_file = args.output.as_deref().filter(|output| !is_dash(output));
    let to = match (args.to, to_file) {
        (Some(format), _) => format,
        (None, Some(output)) => {
            Format::written(output).with_context(|| output.display().to_string())?
        }
        (None, None) if from.is_written() => from,
        (None, None) => Format::Ndjson,
    };
    ensure!(
        to != Format::Spreadsheet,
        "a spreadsheet is written to a file and from a file: give IN and -o OUT.xlsx by name, or say --to csv"
    );
    let (mut source, size) = read(&args.input, from, &asked, args.limit)?;
    if let Some(count) = args.sample {
        source.sample(count)?;
    }
    if to != Format::Ndjson || to_file.is_some() {
        tell(&source);
    }
    let rows: bulk::Sink = match to_file {
        None => Box::new(BufWriter::new(io::stdout())),
        Some(file) => {
            let created = File::create(file).with_context(|| file.display().to_string())?;
            Box::new(BufWriter::new(created))
        }
    };
    let output = Output {
        format: to,
        rows,
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

/// Nothing is written over the file that is being read.
fn not_onto_itself(input: &Path, outputs: &[Option<&Path>]) -> anyhow::Result<()> {
    let real = |path: &Path| path.canonicalize().ok();
    let Some(own) = real(input).filter(|_| input.is_file()) else {
        return Ok(());
    };
    for output in outputs.iter().flatten() {
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
