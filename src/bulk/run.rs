//! The run: one thread reads, all cores analyse, one thread writes; a bounded number of rows is under way.

use super::column::{Asked, Columns};
use super::layout::{self, Layout, Written};
use super::output::{self, Output, Writing};
use super::row::{Bad, Content, Fault, Row, shortened};
use super::source::{Chunk, Source};
use super::{Format, Tally, ad};
use crate::analysis::analyze;
use crate::posting::Posting;
use crate::report::market::Market;
use crate::report::{Answer, answer};
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use rayon::prelude::*;
use serde_json::Value;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};

/// Chunks that may wait to be analysed, and batches that may wait to be written.
const WAITING: usize = 4;
/// Rows that are enough for a batch, for each core.
const BATCH: usize = 64;

/// Bytes that most answers fit in.
const ANSWER: usize = 16 * 1024;

/// Why a run stopped before its end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input could not be read on.
    #[error("the input cannot be read on")]
    Read(#[source] io::Error),
    /// The output could not be written.
    #[error("the results cannot be written")]
    Write(#[source] io::Error),
}

/// What a row came to.
enum Outcome {
    Good {
        written: Written,
        level: &'static str,
        whole: bool,
    },
    Bad(Bad),
}

/// What every row is analysed with.
struct Context<'t> {
    taxonomy: &'t Taxonomy,
    columns: Columns,
    asked: Asked,
    /// What parts the cells of the input, if it is a table.
    delimiter: u8,
    layout: Layout,
    answers: Answers<'t>,
}

/// How every ad is answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answers<'m> {
    /// The language of texts for people; each ad's own when none is given.
    pub lang: Option<Language>,
    /// Where each ad stands among others, if a table says so.
    pub market: Option<&'m Market>,
}

/// Analyses every row of a source and writes the results in the same order; as `answers` says.
/// `progress` hears the counts from time to time.
///
/// # Errors
/// When the input cannot be read on, or the output not be written. What was analysed before is written.
pub fn run(
    taxonomy: &Taxonomy,
    mut source: Source,
    asked: Asked,
    output: Output,
    answers: Answers<'_>,
    progress: &mut dyn FnMut(&Tally),
) -> Result<Tally, Failure> {
    let columns = source
        .table()
        .map(|table| table.columns)
        .unwrap_or_default();
    let own = source.table().map(|table| table.delimiter);
    let delimiter = output::delimiter(output.format, own);
    let layout = match output.format {
        Format::Ndjson => Layout::Answers,
        Format::Csv | Format::Tsv => Layout::Table(layout::of(&mut source).map_err(Failure::Read)?),
    };
    let header = if let Layout::Table(kept) = &layout {
        Some(kept)
    } else {
        None
    };
    let writing =
        Writing::begin(output, header, delimiter, source.is_foreign()).map_err(Failure::Write)?;
    let context = Context {
        taxonomy,
        columns,
        asked,
        delimiter: own.unwrap_or(b','),
        layout,
        answers,
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
        let writer = scope.spawn(move || write(writing, &batches));
        let mut tally = Tally::default();
        let read = loop {
            let (rows, read, end) = gather(&chunks);
            let outcomes: Vec<Outcome> = rows
                .into_par_iter()
                .map(|row| analysed(&context, row))
                .collect();
            tally.read = read.unwrap_or(tally.read);
            for outcome in &outcomes {
                count(&mut tally, outcome);
            }
            progress(&tally);
            if send_batch.send(outcomes).is_err() {
                break Ok(());
            }
            if let Some(end) = end {
                break end;
            }
        };
        drop(send_batch);
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writer failed")));
        written.map_err(Failure::Write)?;
        read.map_err(Failure::Read)?;
        Ok(tally)
    })
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

fn write(mut writing: Writing, batches: &Receiver<Vec<Outcome>>) -> io::Result<()> {
    for outcomes in batches {
        for outcome in &outcomes {
            match outcome {
                Outcome::Good { written, .. } => writing.good(written)?,
                Outcome::Bad(bad) => writing.bad(bad)?,
            }
        }
        writing.flush()?;
    }
    writing.flush()
}

fn count(tally: &mut Tally, outcome: &Outcome) {
    match outcome {
        Outcome::Good { level, whole, .. } => {
            tally.count(level);
            tally.narrowed += u64::from(!whole);
        }
        Outcome::Bad(_) => tally.bad += 1,
    }
}

fn analysed(context: &Context<'_>, row: Row) -> Outcome {
    let Row {
        number,
        line,
        content,
    } = row;
    let bad = |fault, raw| {
        Outcome::Bad(Bad {
            row: number,
            line,
            fault,
            raw: shortened(raw),
        })
    };
    match content {
        Content::Bad { fault, raw } => bad(fault, raw),
        Content::Cells(cells) => {
            let said =
                ad::of_cells(&cells, &context.columns).and_then(|posting| said(context, &posting));
            match said {
                Ok(answer) => good(context, &answer, |kept| (kept.cells(&cells, &answer), true)),
                Err(fault) => bad(fault, cells.written(context.delimiter)),
            }
        }
        Content::Json(text) => {
            let value: Result<Value, Fault> =
                serde_json::from_str(&text).map_err(|error| Fault::Json(error.to_string()));
            let said = value.and_then(|value| {
                let posting = ad::of_json(&value, &context.asked)?;
                Ok((said(context, &posting)?, value))
            });
            match said {
                Ok((answer, value)) => good(context, &answer, |kept| kept.object(&value, &answer)),
                Err(fault) => bad(fault, text),
            }
        }
    }
}

/// The answer for an ad. A mistake of the program costs this ad alone.
fn said(context: &Context<'_>, posting: &Posting) -> Result<Answer, Fault> {
    let Answers { lang, market } = context.answers;
    let whole = || {
        let mut said = answer(posting, &analyze(context.taxonomy, posting), lang);
        said.market = market.and_then(|market| market.place(&said));
        said
    };
    catch_unwind(AssertUnwindSafe(whole)).map_err(|_| Fault::Failed)
}

fn good(
    context: &Context<'_>,
    answer: &Answer,
    cells: impl FnOnce(&layout::Kept) -> (Vec<String>, bool),
) -> Outcome {
    let level = answer.verdict.level;
    match &context.layout {
        Layout::Table(kept) => {
            let (cells, whole) = cells(kept);
            Outcome::Good {
                written: Written::Cells(cells),
                level,
                whole,
            }
        }
        Layout::Answers => {
            let mut line = Vec::with_capacity(ANSWER);
            if serde_json::to_writer(&mut line, answer).is_err() {
                line.clear();
            }
            line.push(b'\n');
            Outcome::Good {
                written: Written::Line(line),
                level,
                whole: true,
            }
        }
    }
}
