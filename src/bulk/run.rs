//! The run: one thread reads, all cores analyse, one thread writes; a bounded number of rows is under way.

use super::column::Asked;
use super::duplicate::Seen;
use super::journal::Mark;
use super::layout::{self, Layout, Written};
use super::outcome::{self, Accents, By, Context, Good, Outcome};
use super::output::{self, Output, Writing};
use super::row::Row;
use super::source::{Chunk, Source};
use super::survey::Survey;
use super::{Refused, Tally};
use crate::report::market::Market;
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use rayon::prelude::*;
use std::io;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

/// Chunks that may wait to be analysed, and batches that may wait to be written.
const WAITING: usize = 4;
/// Rows that are enough for a batch, for each core.
const BATCH: usize = 64;
/// How often is kept how far the run is, and how often when the counts of a report are kept with it.
const KEPT: Duration = Duration::from_secs(1);
const KEPT_SURVEY: Duration = Duration::from_secs(10);

/// Why a run stopped before its end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input could not be read on.
    #[error("the input cannot be read on")]
    Read(#[source] io::Error),
    /// The output could not be written.
    #[error("the results cannot be written")]
    Write(#[source] io::Error),
    /// Its columns are not what was asked for.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// How every ad is answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answers<'m> {
    /// The language of texts for people; each ad's own when none is given.
    pub lang: Option<Language>,
    /// Where each ad stands among others, if a table says so.
    pub market: Option<&'m Market>,
}

/// What is asked of a run beside the answers.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own, told by name where it is made"
)]
pub struct Settings<'m> {
    /// How every ad is answered.
    pub answers: Answers<'m>,
    /// The columns of the output table, in their order; all when not given.
    pub columns: Option<Vec<String>>,
    /// True for tables as French spreadsheets like them: semicolons, and a mark that tells the encoding.
    pub excel: bool,
    /// True when ads posted twice are looked for, which takes some forty bytes for each ad.
    pub duplicates: bool,
    /// True when accents that were lost on the way ("Ã©" for "é") are brought back, in ads in which all of them can be; the
    /// answer then carries the text as it was read.
    pub mend_accents: bool,
    /// True when the table of mentions is wanted.
    pub mentions: bool,
    /// True when the table of requirements is wanted.
    pub requirements: bool,
    /// What is counted for a report, when one is wanted.
    pub survey: Option<Counting>,
}

/// What is counted for a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counting {
    /// The column (or field) of the input by which ads are divided.
    pub by: Option<String>,
}

/// What a run came to.
#[derive(Debug)]
pub struct Done {
    /// The counts.
    pub tally: Tally,
    /// What was counted for a report.
    pub survey: Option<Survey>,
    /// True when it was asked to stop before its end.
    pub stopped: bool,
}

/// Analyses every row of a source and writes the results in the same order. `from` is where an earlier run stopped.
/// `progress` hears the counts from time to time, and may stop the run.
///
/// # Errors
/// When the input cannot be read on, or the output not be written. What was analysed before is written.
pub fn run(
    taxonomy: &Taxonomy,
    mut source: Source,
    asked: Asked,
    settings: Settings<'_>,
    output: Output,
    from: Mark,
    progress: &mut dyn FnMut(&Tally) -> ControlFlow<()>,
) -> Result<Done, Failure> {
    let columns = source
        .table()
        .map(|table| table.columns)
        .unwrap_or_default();
    let own = source.table().and_then(|table| table.delimiter);
    let delimiter = output::delimiter(output.format, own, settings.excel);
    let layout = if output.format.is_table() {
        Layout::Table(layout::of(&mut source, settings.columns.as_deref())?)
    } else {
        Layout::Answers
    };
    let header = match &layout {
        Layout::Table(kept) => Some(kept),
        Layout::Answers => None,
    };
    let by = settings
        .survey
        .as_ref()
        .and_then(|survey| survey.by.clone());
    let by = by.map(|name| By::of(&source, name)).transpose()?;
    let mark = source.is_foreign() || settings.excel;
    let writing =
        Writing::begin(output, header, delimiter, mark, from.lengths).map_err(Failure::Write)?;
    let context = Context {
        taxonomy,
        columns,
        asked,
        delimiter: own.unwrap_or(b','),
        layout,
        by,
        settings,
        spare: Mutex::default(),
    };

    // not waited for: when writing fails it may sit in a read that never comes back
    let (send_chunk, chunks) = sync_channel(WAITING);
    std::thread::spawn(move || {
        loop {
            let chunk = source.chunk();
            let last = !matches!(chunk, Ok(Some(_)));
            if send_chunk.send(chunk).is_err() || last {
                return;
            }
        }
    });

    std::thread::scope(|scope| {
        let (send_batch, batches) = sync_channel(WAITING);
        let spare = &context.spare;
        let writer = scope.spawn(move || write(writing, &batches, spare));
        let mut reading = Reading::new(&context, from);
        let read = loop {
            let (rows, read, end) = gather(&chunks);
            let outcomes = reading.analysed(rows);
            reading.mark.tally.read = read.unwrap_or(reading.mark.tally.read);
            let stop = progress(&reading.mark.tally).is_break();
            let ends = stop || end.is_some();
            let mark = reading.kept_now(ends);
            if send_batch.send((outcomes, mark)).is_err() {
                break Ok(stop);
            }
            match end {
                Some(end) => break end.map(|()| false),
                None if stop => break Ok(true),
                None => {}
            }
        };
        drop(send_batch);
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writer failed")));
        written.map_err(Failure::Write)?;
        Ok(Done {
            stopped: read.map_err(Failure::Read)?,
            tally: reading.mark.tally,
            survey: reading.mark.survey.take(),
        })
    })
}

/// How far the reading is.
struct Reading<'c> {
    context: &'c Context<'c>,
    mark: Mark,
    /// Rows that are still to be passed over: an earlier run did them.
    done: u64,
    seen: Seen,
    kept: Instant,
}

impl<'c> Reading<'c> {
    fn new(context: &'c Context<'c>, mut from: Mark) -> Self {
        if context.settings.survey.is_some() {
            from.survey.get_or_insert_default();
        }
        Self {
            context,
            done: from.rows,
            mark: from,
            seen: Seen::default(),
            kept: Instant::now(),
        }
    }

    /// The outcomes of rows, in their order, those left out that an earlier run did.
    fn analysed(&mut self, mut rows: Vec<Row>) -> Vec<Outcome> {
        let passed = usize::try_from(self.done).map_or(rows.len(), |done| done.min(rows.len()));
        let left = rows.split_off(passed);
        self.done -= passed as u64;
        let context = self.context;
        if context.settings.duplicates {
            let prints: Vec<(u64, Option<u64>)> = rows
                .par_iter()
                .map(|row| (row.number, outcome::print(context, row)))
                .collect();
            for (number, print) in prints {
                self.seen.first(print, number);
            }
        }
        self.mark.rows += left.len() as u64;
        let mut outcomes: Vec<Outcome> = left
            .into_par_iter()
            .map(|row| outcome::of(context, row))
            .collect();
        for outcome in &mut outcomes {
            match outcome {
                Outcome::Good(good) => self.count(good),
                Outcome::Bad(_) => self.mark.tally.bad += 1,
            }
        }
        outcomes
    }

    fn count(&mut self, good: &mut Good) {
        let tally = &mut self.mark.tally;
        tally.count(good.level);
        tally.narrowed += u64::from(!good.whole);
        match good.accents {
            Accents::Right => {}
            Accents::Mended => tally.mended += 1,
            Accents::Lost { mendable } => {
                tally.garbled += 1;
                tally.mendable += u64::from(mendable);
            }
        }
        let Some(first) = self.seen.first(good.print, good.number) else {
            if let (Some(survey), Some(ad)) = (&mut self.mark.survey, &good.record) {
                survey.add(ad);
            }
            return;
        };
        tally.duplicates += 1;
        if let (Layout::Table(kept), Written::Cells(cells, typed)) =
            (&self.context.layout, &mut good.written)
            && let Some(at) = kept.duplicate
        {
            cells[at] = first.to_string();
            #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^52")]
            typed.push((at, super::record::Typed::Number(first as f64)));
        }
    }

    /// How far the run is, when it is time to keep it.
    fn kept_now(&mut self, now: bool) -> Option<Mark> {
        let often = if self.mark.survey.is_some() {
            KEPT_SURVEY
        } else {
            KEPT
        };
        if !now && self.kept.elapsed() < often {
            return None;
        }
        self.kept = Instant::now();
        Some(self.mark.clone())
    }
}

type Chunks = Receiver<io::Result<Option<Chunk>>>;

/// The rows that are there, one chunk at least and not many more than a batch; how much was read; and how reading ended, if it did.
fn gather(chunks: &Chunks) -> (Vec<Row>, Option<u64>, Option<io::Result<()>>) {
    let enough = BATCH * rayon::current_num_threads();
    let (mut rows, mut read) = (Vec::new(), None);
    let mut next = chunks.recv().ok();
    loop {
        match next {
            Some(Ok(Some(chunk))) => {
                rows.extend(chunk.rows);
                read = Some(chunk.read);
            }
            Some(Ok(None)) => return (rows, read, Some(Ok(()))),
            Some(Err(error)) => return (rows, read, Some(Err(error))),
            None => return (rows, read, Some(Err(io::Error::other("the reader failed")))),
        }
        if rows.len() >= enough {
            return (rows, read, None);
        }
        match chunks.try_recv() {
            Ok(chunk) => next = Some(chunk),
            Err(_) => return (rows, read, None),
        }
    }
}

type Batch = (Vec<Outcome>, Option<Mark>);

fn write(
    mut writing: Writing,
    batches: &Receiver<Batch>,
    spare: &Mutex<Vec<Vec<u8>>>,
) -> io::Result<()> {
    for (outcomes, mark) in batches {
        for outcome in outcomes {
            match outcome {
                Outcome::Good(good) => {
                    writing.good(&good)?;
                    if let (Written::Line(line), Ok(mut spare)) = (good.written, spare.lock()) {
                        spare.push(line);
                    }
                }
                Outcome::Bad(bad) => writing.bad(&bad)?,
            }
        }
        match mark {
            Some(mark) => writing.keep(mark)?,
            None => {
                writing.flush()?;
            }
        }
    }
    writing.flush().map(|_| ())
}
