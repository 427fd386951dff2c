//! `rolefit bulk`: many ads in, many analyses out, in the same order.

mod progress;

use anyhow::{Context, bail, ensure};
use progress::Progress;
use rolefit::bulk::{self, Answers, Asked, Bad, Beside, Format, Output, Source, Tally};
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the help says after the options.
const AFTER: &str = "Tables keep their columns and get the columns rf_…; NDJSON gets a whole answer a line. Columns \
    (and fields) are found by their names, in French or English. Rows that cannot be read go to OUT.errors.csv and stop \
    nothing; without OUT, NDJSON says {\"error\", \"row\"} in their place.\n\n\
    Exit code 0: all rows are good. 3: some are bad. 2: nothing could be read.";
/// Exit code when some rows could not be analysed.
pub(super) const SOME_BAD: u8 = 3;
/// Bad rows that are told one by one when no file can stand beside the output.
const TOLD: u32 = 20;

/// Arguments of `rolefit bulk`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The ads: .csv, .tsv, .ndjson or .jsonl; - for the standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// Where the analyses go; the standard output when not given, or -
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The format of IN: csv, tsv or ndjson
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The format of OUT: csv, tsv or ndjson
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    to: Option<Format>,
    /// The column of titles, when its name does not tell
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// The column of the ads' texts, when its name does not tell
    #[arg(long, value_name = "NAME")]
    description_column: Option<String>,
    /// The column of identifiers, when its name does not tell
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    /// The language of sentences in the answers: fr or en; each ad's own when not given
    #[arg(long, value_name = "LANG", value_parser = super::language)]
    lang: Option<Language>,
    /// Analyse the first N rows only
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Also tell where each ad stands in this table of `rolefit market build`
    #[arg(long, value_name = "FILE")]
    market: Option<PathBuf>,
    /// Reports on many ads are in the making
    #[arg(long, value_name = "FILE", hide = true)]
    report: Option<PathBuf>,
}

/// Runs the command.
pub fn run(taxonomy: &Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    ensure!(
        args.report.is_none(),
        "reports on many ads are not written yet; the table of results holds all that one needs"
    );
    let to_stdout = args.output.as_deref().is_none_or(is_dash);
    let from = input_format(&args.input, args.from)?;
    let to = output_format(args, from)?;
    let errors = args
        .output
        .as_deref()
        .filter(|output| !is_dash(output))
        .map(beside);
    not_onto_itself(args, errors.as_deref())?;

    let asked = Asked {
        title: args.title_column.clone(),
        description: args.description_column.clone(),
        id: args.id_column.clone(),
    };
    let (reader, size) = open(&args.input)?;
    let name = if is_dash(&args.input) {
        "the standard input".to_owned()
    } else {
        args.input.display().to_string()
    };
    let source = Source::open(reader, from, &asked, args.limit).with_context(|| name.clone())?;
    let market = super::market::read(args.market.as_deref())?;
    let answers = Answers {
        lang: args.lang,
        market: market.as_ref(),
    };
    let output = Output {
        format: to,
        rows: create(args.output.as_deref())?,
        errors: errors_to(errors.as_deref(), to)?,
    };

    let progress = Progress::new(
        size,
        io::stderr().is_terminal() && !(to_stdout && io::stdout().is_terminal()),
    );
    let done = bulk::run(taxonomy, source, asked, output, answers, &mut |tally| {
        progress.tell(tally);
    });
    progress.clear();
    let tally = done.with_context(|| name)?;
    eprintln!("{}", progress.summary(&tally, errors.as_deref()));
    Ok(code(&tally))
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

pub(super) fn input_format(input: &Path, from: Option<Format>) -> anyhow::Result<Format> {
    match from {
        Some(format) => Ok(format),
        None if is_dash(input) => bail!(
            "please say what the standard input holds: --from csv, --from tsv or --from ndjson"
        ),
        None => Ok(Format::of(input).with_context(|| input.display().to_string())?),
    }
}

/// The output's format; on the standard output, the input's own unless said otherwise.
fn output_format(args: &Args, from: Format) -> anyhow::Result<Format> {
    match (args.to, args.output.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, Some(output)) if !is_dash(output) => {
            Ok(Format::of(output).with_context(|| output.display().to_string())?)
        }
        _ => Ok(from),
    }
}

/// The file of bad rows beside an output.
fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".errors.csv");
    PathBuf::from(name)
}

/// Nothing is written over the file that is being read.
fn not_onto_itself(args: &Args, errors: Option<&Path>) -> anyhow::Result<()> {
    let real = |path: &Path| path.canonicalize().ok();
    let Some(input) = real(&args.input) else {
        return Ok(());
    };
    for output in args.output.as_deref().into_iter().chain(errors) {
        ensure!(
            real(output).as_ref() != Some(&input) || !input.is_file(),
            "{}: the results would overwrite the file they are made of; please give another name with -o",
            output.display()
        );
    }
    Ok(())
}

/// Opens the input; also tells how long it is, if that is known.
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

fn create(output: Option<&Path>) -> anyhow::Result<Box<dyn Write + Send>> {
    match output.filter(|output| !is_dash(output)) {
        None => Ok(Box::new(BufWriter::new(io::stdout()))),
        Some(output) => {
            let file = File::create(output).with_context(|| output.display().to_string())?;
            Ok(Box::new(BufWriter::new(file)))
        }
    }
}

/// Where bad rows go: beside the output; else among the answers; else, beside a table on the standard output, to the terminal.
fn errors_to(errors: Option<&Path>, to: Format) -> anyhow::Result<Beside> {
    if let Some(path) = errors {
        // of an earlier run
        if path.is_file() {
            std::fs::remove_file(path).with_context(|| path.display().to_string())?;
        }
        return Ok(Beside::Table(Box::new(WhenNeeded {
            path: path.to_owned(),
            file: None,
        })));
    }
    if to == Format::Ndjson {
        return Ok(Beside::Within);
    }
    let mut told = 0;
    Ok(Beside::Told(Box::new(move |bad: &Bad| {
        told += 1;
        if told <= TOLD {
            eprintln!("row {}: {}", bad.row, bad.fault);
        } else if told == TOLD + 1 {
            eprintln!(
                "(more bad rows are not told one by one; with -o OUT they all go to OUT.errors.csv)"
            );
        }
    })))
}

/// A file that is created when something is written to it.
struct WhenNeeded {
    path: PathBuf,
    file: Option<File>,
}

impl Write for WhenNeeded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(File::create(&self.path)?),
        };
        file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), File::flush)
    }
}
