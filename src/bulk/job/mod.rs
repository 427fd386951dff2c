//! A whole run from files to files: `Job::open` tells what will be read, `Job::run` does it, and goes on where an earlier run stopped.
//! What the command line and the service call. It writes beside the output: OUT.errors.csv when rows are bad,
//! and OUT.resume.json as long as the run is not finished.

mod beside;
mod folder;
mod report;

pub use beside::{errors, is_unfinished};
pub use report::{Report, rows_of};

#[cfg(feature = "parquet")]
use super::columnar;
use super::journal::{self, Mark};
use super::layout;
use super::outcome::By;
use super::output::{Beside, Keeper, Output, Sink};
use super::run::{Counting, run};
use super::workbook;
use super::{Asked, Done, Failure, Format, NoFormat, Refused, Settings, Source, Tally};
use crate::taxonomy::Taxonomy;
use beside::{WhenNeeded, behind, beside, journal_of, spool};
use folder::documents;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a job is given and asked for.
pub struct Order<'o> {
    /// The ads: a file of any format of [`Format`], packed or not, or a folder of documents, one ad in each.
    pub input: PathBuf,
    /// The bytes of the file when they come from elsewhere; such a run cannot be resumed.
    pub stream: Option<Box<dyn Read + Send>>,
    /// The format of the file; told by its name when not given. What its bytes say goes before both.
    pub from: Option<Format>,
    /// The columns and the sheet named by the person who asks.
    pub asked: Asked,
    /// Reads the first rows only.
    pub limit: Option<u64>,
    /// Reads this many rows drawn evenly from all.
    pub sample: Option<usize>,
    /// Where the results go.
    pub output: PathBuf,
    /// Their format; told by the name when not given.
    pub to: Option<Format>,
    /// The table of mentions, if it is wanted.
    pub mentions: Option<PathBuf>,
    /// The table of requirements, if it is wanted.
    pub requirements: Option<PathBuf>,
    /// The report on all ads, if one is wanted.
    pub report: Option<Report>,
    /// Everything else.
    pub settings: Settings<'o>,
    /// Goes on where an earlier run with the same order stopped.
    pub resume: bool,
}

/// Why a job cannot begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum JobFailure {
    /// A file cannot be opened or written.
    #[error("{}", .0.display())]
    File(PathBuf, #[source] io::Error),
    /// The format cannot be told, read or written.
    #[error("{}", .0.display())]
    Format(PathBuf, #[source] NoFormat),
    /// The input cannot be read.
    #[error("{}", .0.display())]
    Refused(PathBuf, #[source] Refused),
    /// The run stopped.
    #[error("{}", .0.display())]
    Run(PathBuf, #[source] Failure),
    /// The earlier run finished.
    #[error("{}: it is finished, there is nothing to go on with", .0.display())]
    Finished(PathBuf),
    /// The earlier run had another order.
    #[error(
        "{}: it was begun with {what}; run it again in the same way, or without --resume to begin anew",
        .output.display()
    )]
    Changed {
        /// The results.
        output: PathBuf,
        /// What differs.
        what: &'static str,
    },
}

/// A job that can begin.
pub struct Job<'o> {
    order: Order<'o>,
    source: Source,
    to: Format,
    /// What makes the run one that can be resumed.
    stamp: Option<journal::Stamp>,
    from: Mark,
    /// How long the input is, in bytes, if that is known.
    pub size: Option<u64>,
}

impl<'o> Job<'o> {
    /// Opens the input, and finds out how far an earlier run came.
    ///
    /// # Errors
    /// When something cannot be opened or read, or the earlier run was another.
    pub fn open(taxonomy: &Taxonomy, mut order: Order<'o>) -> Result<Self, JobFailure> {
        let format = |path: &Path, told: Result<Format, NoFormat>| {
            told.map_err(|error| JobFailure::Format(path.to_owned(), error))
        };
        let to = match order.to {
            Some(to) => to,
            None => format(&order.output, Format::written(&order.output))?,
        };
        let can_resume =
            order.stream.is_none() && (order.output.is_file() || !order.output.exists());
        let (mut source, size) = match order.stream.take() {
            None => open(&order.input, order.from, &order.asked, order.limit)?,
            Some(stream) => {
                let from = order.from.map_or_else(|| Format::of(&order.input), Ok);
                let source = Source::open(
                    stream,
                    format(&order.input, from)?,
                    &order.asked,
                    order.limit,
                );
                let refused = |error| JobFailure::Refused(order.input.clone(), error);
                (source.map_err(refused)?, None)
            }
        };
        if let Some(count) = order.sample {
            let drawn = source.sample(count);
            drawn.map_err(|error| JobFailure::File(order.input.clone(), error))?;
        }
        let refused = |error| JobFailure::Refused(order.input.clone(), error);
        // nothing is written before all that is asked for is there
        if to.is_table() {
            layout::of(&mut source, order.settings.columns.as_deref()).map_err(refused)?;
        }
        if let Some(by) = order.report.as_ref().and_then(|report| report.by.clone()) {
            By::of(&source, by).map_err(refused)?;
        }
        let stamp = can_resume.then(|| stamp(taxonomy, &order, to)).transpose();
        let stamp = stamp.map_err(|error| JobFailure::File(order.input.clone(), error))?;
        let from = match &stamp {
            Some(stamp) if order.resume => resumed(&order, stamp)?,
            _ => Mark::default(),
        };
        Ok(Self {
            order,
            source,
            to,
            stamp,
            from,
            size,
        })
    }

    /// What will be read.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Rows that an earlier run did.
    #[must_use]
    pub fn done_before(&self) -> u64 {
        self.from.rows
    }

    /// The file of bad rows, which is there only when there are some.
    #[must_use]
    pub fn errors(&self) -> PathBuf {
        errors(&self.order.output)
    }

    /// Runs to the end, or until `progress` breaks; a run that was stopped can be resumed.
    ///
    /// # Errors
    /// When the input cannot be read on or something not be written. What was done before is kept.
    pub fn run(
        self,
        taxonomy: &Taxonomy,
        progress: &mut dyn FnMut(&Tally) -> ControlFlow<()>,
    ) -> Result<Done, JobFailure> {
        let Self {
            order, to, from, ..
        } = self;
        let spooled = to.is_made_last();
        let can_resume = self.stamp.is_some();
        let rows = if spooled {
            spool(&order.output)
        } else {
            order.output.clone()
        };
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| JobFailure::File(path, error)
        };
        let lengths = from.lengths;
        let mut files = Vec::new();
        let mut sink = |path: &Path, len: u64| -> Result<Sink, JobFailure> {
            let file = behind(path, len).map_err(at(path))?;
            files.push(file.try_clone().map_err(at(path))?);
            Ok(Box::new(BufWriter::new(file)))
        };
        let journal = journal_of(&order.output);
        if from.rows == 0 && can_resume && journal.exists() {
            // what an earlier run kept is not true of this one
            fs::remove_file(&journal).map_err(at(&journal))?;
        }
        let bad = errors(&order.output);
        if lengths.errors == 0 && bad.exists() {
            fs::remove_file(&bad).map_err(at(&bad))?;
        }
        let mut optional =
            |path: Option<&PathBuf>, len: u64| path.map(|path| sink(path, len)).transpose();
        let mentions = optional(order.mentions.as_ref(), lengths.mentions)?;
        let requirements = optional(order.requirements.as_ref(), lengths.requirements)?;
        let rows_out = sink(&rows, lengths.rows)?;
        let (kept_at, kept_bad) = (journal.clone(), bad.clone());
        let keeper = |stamp: journal::Stamp| -> Keeper {
            Box::new(move |mark| {
                for file in &files {
                    file.sync_data()?;
                }
                if mark.lengths.errors > 0 {
                    File::open(&kept_bad)?.sync_data()?;
                }
                journal::keep(&kept_at, &stamp, mark)
            })
        };
        let kept = self.stamp.map(keeper);
        let mut settings = order.settings;
        settings.mentions = mentions.is_some();
        settings.requirements = requirements.is_some();
        settings.survey = order.report.as_ref().map(|report| Counting {
            by: report.by.clone(),
        });
        let output = Output {
            format: to,
            rows: rows_out,
            errors: Beside::Table(Box::new(WhenNeeded {
                path: bad,
                len: lengths.errors,
                file: None,
            })),
            mentions,
            requirements,
            kept,
        };
        let done = run(
            taxonomy,
            self.source,
            order.asked,
            settings,
            output,
            from,
            progress,
        )
        .map_err(|error| JobFailure::Run(order.input.clone(), error))?;
        if done.stopped {
            return Ok(done);
        }
        if let (Some(report), Some(survey)) = (&order.report, &done.survey) {
            report
                .write(taxonomy, survey, &done.tally)
                .map_err(at(&report.page))?;
        }
        if spooled {
            finish(to, &rows, &order.output).map_err(at(&order.output))?;
        }
        if can_resume {
            fs::remove_file(&journal).map_err(at(&journal))?;
        }
        Ok(done)
    }
}

/// Opens a file or a folder of ads; also tells how long it is, in bytes, if that is known.
///
/// # Errors
/// When it cannot be opened, or its columns are not found.
pub fn open(
    input: &Path,
    from: Option<Format>,
    asked: &Asked,
    limit: Option<u64>,
) -> Result<(Source, Option<u64>), JobFailure> {
    let failed = |error| JobFailure::File(input.to_owned(), error);
    let known = fs::metadata(input).map_err(failed)?;
    if known.is_dir() {
        let documents = documents(input).map_err(failed)?;
        return Ok((Source::of_documents(documents, limit), None));
    }
    let told = from.map_or_else(|| Format::of(input), Ok);
    let format = told.map_err(|error| JobFailure::Format(input.to_owned(), error))?;
    let file = File::open(input).map_err(failed)?;
    let source = Source::open(Box::new(file), format, asked, limit)
        .map_err(|error| JobFailure::Refused(input.to_owned(), error))?;
    Ok((source, known.is_file().then_some(known.len())))
}

/// By what a run knows that it goes on with itself.
fn stamp(taxonomy: &Taxonomy, order: &Order<'_>, to: Format) -> io::Result<journal::Stamp> {
    let input = if order.input.is_dir() {
        let names =
            documents(&order.input)?.map(|(name, bytes)| (name, bytes.map_or(0, |b| b.len())));
        format!("{:?}", names.collect::<Vec<_>>())
    } else if !order.input.is_file() {
        order.input.display().to_string()
    } else {
        let mut file = File::open(&order.input)?;
        let len = file.metadata()?.len();
        let mut head = Vec::new();
        Read::by_ref(&mut file)
            .take(1 << 16)
            .read_to_end(&mut head)?;
        file.seek(SeekFrom::Start(len.saturating_sub(1 << 16)))?;
        file.take(1 << 16).read_to_end(&mut head)?;
        format!("{len} {head:?}")
    };
    let settings = &order.settings;
    let answers = settings.answers;
    let market = answers.market.map(|market| (&market.name, &market.date));
    let asked = format!(
        "{:?}",
        (
            (
                to,
                &order.asked,
                order.limit,
                order.sample,
                answers.lang,
                market
            ),
            (
                &settings.columns,
                settings.excel,
                settings.duplicates,
                settings.mend_accents,
            ),
            (&order.mentions, &order.requirements),
            order.report.as_ref().map(|report| &report.by),
        )
    );
    Ok(journal::Stamp::of(taxonomy, &input, &asked))
}

fn resumed(order: &Order<'_>, stamp: &journal::Stamp) -> Result<Mark, JobFailure> {
    let path = journal_of(&order.output);
    let Ok(text) = fs::read(&path) else {
        return if order.output.exists() && fs::metadata(&order.output).is_ok_and(|f| f.len() > 0) {
            Err(JobFailure::Finished(order.output.clone()))
        } else {
            Ok(Mark::default())
        };
    };
    journal::read(&text, stamp).map_err(|what| JobFailure::Changed {
        output: order.output.clone(),
        what,
    })
}

/// Makes the file of the rows that wait; the output is there whole or not at all.
fn finish(format: Format, rows: &Path, output: &Path) -> io::Result<()> {
    let new = beside(output, ".new");
    let spool = || File::open(rows).map(BufReader::new);
    let out = BufWriter::new(File::create(&new)?);
    match format {
        #[cfg(feature = "parquet")]
        Format::Parquet => columnar::write(spool, out)?,
        _ => workbook::write(spool()?, out)?,
    }
    fs::rename(&new, output)?;
    fs::remove_file(rows)
}
