//! Many ads as NDJSON: each line answered in its place, while the next are still being sent, in bounded memory.

use super::ad::{self, Spoken};
use super::analyses;
use crate::posting::size;
use crate::web::problem::{Kind, Problem, ProblemSaid};
use crate::web::state::State;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;
use serde_json::Value;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Bytes of lines that are analysed together.
const BATCH: usize = 256 << 10;

/// What is said of a line that gives no analysis.
#[derive(Debug, Serialize)]
struct Bad {
    /// The line, counted from 1.
    row: u64,
    /// What is wrong with it.
    error: ProblemSaid,
}

/// A line of the body: its number and its bytes, or how long it is when it is too long to be kept.
pub struct Line {
    /// Its number, from 1.
    pub row: u64,
    bytes: Result<Vec<u8>, usize>,
}

impl Line {
    /// What it holds.
    pub fn value(&self) -> Result<Value, Problem> {
        let bytes = self.bytes.as_ref().map_err(|bytes| size::TooLong {
            what: "row",
            bytes: *bytes,
            limit: size::ROW,
        })?;
        Ok(serde_json::from_slice(bytes)?)
    }
}

/// Answers a body of NDJSON with analyses.
pub fn analyses(state: State, spoken: Spoken, body: Body) -> Response {
    answered(state, body, move |state, lines| {
        let one = |line: Line| one(state, &spoken, &line);
        lines.into_par_iter().map(one).collect::<Vec<_>>().concat()
    })
}

/// Answers a body of NDJSON, some lines at a time: with a line for each.
pub fn answered(
    state: State,
    body: Body,
    batch: impl Fn(&State, Vec<Line>) -> Vec<u8> + Send + Sync + 'static,
) -> Response {
    let batch = Arc::new(batch);
    let (send, receive) = mpsc::channel::<Bytes>(2);
    tokio::spawn(async move {
        // An error here means that nobody listens any more.
        let _ = answer(&state, &batch, body, &send).await;
    });
    let lines = futures_util::stream::unfold(receive, |mut receive| async {
        let bytes = receive.recv().await?;
        Some((Ok::<_, Infallible>(bytes), receive))
    });
    (
        [(header::CONTENT_TYPE, "application/x-ndjson")],
        Body::from_stream(lines),
    )
        .into_response()
}

async fn answer<B: Fn(&State, Vec<Line>) -> Vec<u8> + Send + Sync + 'static>(
    state: &State,
    batch: &Arc<B>,
    body: Body,
    send: &mpsc::Sender<Bytes>,
) -> Result<(), mpsc::error::SendError<Bytes>> {
    let mut lines = Lines::default();
    let mut taken = 0;
    let mut chunks = body.into_data_stream();
    let mut fault = None;
    loop {
        let chunk = match tokio::time::timeout(state.limits.time, chunks.next()).await {
            Ok(None) => break,
            Ok(Some(Ok(chunk))) => chunk,
            Ok(Some(Err(_))) => {
                fault = Some(Problem::new(
                    Kind::NotUnderstood,
                    "the body ended before its time",
                ));
                break;
            }
            Err(_) => {
                fault = Some(Problem::new(Kind::TimedOut, "no more lines came"));
                break;
            }
        };
        taken += chunk.len();
        if taken > state.limits.stream {
            let limit = state.limits.stream;
            fault = Some(Problem::new(
                Kind::TooLarge,
                format!("at most {limit} bytes are read in one go"),
            ));
            break;
        }
        lines.take(&chunk);
        if lines.held >= BATCH {
            send.send(said(state, batch, lines.whole()).await).await?;
        }
    }
    lines.end();
    send.send(said(state, batch, lines.whole()).await).await?;
    if let Some(problem) = fault {
        send.send(bad(lines.row + 1, &problem).into()).await?;
    }
    Ok(())
}

/// The answers to some lines, in their order.
async fn said<B: Fn(&State, Vec<Line>) -> Vec<u8> + Send + Sync + 'static>(
    state: &State,
    batch: &Arc<B>,
    lines: Vec<Line>,
) -> Bytes {
    let first = lines.first().map_or(0, |line| line.row);
    let batch = Arc::clone(batch);
    let answers = state.run(move |state| batch(state, lines)).await;
    answers
        .unwrap_or_else(|problem| bad(first, &problem))
        .into()
}

fn one(state: &State, spoken: &Spoken, line: &Line) -> Vec<u8> {
    let analysis = || {
        let value = line.value()?;
        let contests = ad::contests(&value)?;
        let (posting, lang) = ad::read(value, spoken)?;
        analyses::said(state, &posting, lang, &contests)
    };
    let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(analysis));
    let answered = answered.unwrap_or_else(|_| Err(Problem::new(Kind::Internal, "")));
    answered.unwrap_or_else(|problem: Problem| bad(line.row, &problem))
}

/// What is said of a line that gives no answer.
pub fn bad(row: u64, problem: &Problem) -> Vec<u8> {
    let error = problem.said();
    let mut json = serde_json::to_vec(&Bad { row, error }).unwrap_or_default();
    json.push(b'\n');
    json
}

/// Lines cut out of chunks; blank ones are counted and left out, those that are too long are measured and dropped.
#[derive(Default)]
struct Lines {
    whole: Vec<Line>,
    begun: Vec<u8>,
    length: usize,
    row: u64,
    held: usize,
}

impl Lines {
    fn take(&mut self, chunk: &[u8]) {
        let mut parts = chunk.split(|byte| *byte == b'\n').peekable();
        while let Some(part) = parts.next() {
            self.length += part.len();
            if self.length <= size::ROW {
                self.begun.extend_from_slice(part);
            }
            if parts.peek().is_some() {
                self.end();
            }
        }
    }

    /// Ends the line that was begun.
    fn end(&mut self) {
        let length = std::mem::take(&mut self.length);
        let bytes = std::mem::take(&mut self.begun);
        self.row += 1;
        self.held += bytes.len();
        if length > size::ROW {
            self.whole.push(Line {
                row: self.row,
                bytes: Err(length),
            });
        } else if !bytes.iter().all(u8::is_ascii_whitespace) {
            self.whole.push(Line {
                row: self.row,
                bytes: Ok(bytes),
            });
        }
    }

    fn whole(&mut self) -> Vec<Line> {
        self.held = 0;
        std::mem::take(&mut self.whole)
    }
}
