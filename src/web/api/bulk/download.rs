//! The files of a job that is done, read piece by piece.

use super::none;
use crate::bulk::Format;
use crate::service::{JobFile, JobStanding, JobState, Service, ending};
use crate::web::api::named::Named;
use crate::web::problem::{Kind, Missing, NotYet, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fs::File;
use std::io::Read;

/// Bytes that are read at once.
const PIECE: usize = 256 << 10;

/// The result
#[utoipa::path(
    get, path = "/bulk/{id}/result", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 200, description = "The ads with what was found, in the order of the file", content((String = "text/csv"), (String = "text/tab-separated-values"), (String = "application/x-ndjson"), (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (String = "application/vnd.apache.parquet"))), Refused, Missing, NotYet, Unavailable)
)]
pub async fn result(named: Named) -> Result<Response, Problem> {
    file(named, JobFile::Result).await
}

/// The report
#[utoipa::path(
    get, path = "/bulk/{id}/report", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 200, description = "A page to read and to print", body = String, content_type = "text/html"), Refused, Missing, NotYet, Unavailable)
)]
pub async fn report(named: Named) -> Result<Response, Problem> {
    file(named, JobFile::Report).await
}

/// The bad rows
///
/// The rows that could not be analysed, with the reason and the row as it was sent.
#[utoipa::path(
    get, path = "/bulk/{id}/errors", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 200, description = "A table: row, reason, raw text", body = String, content_type = "text/csv"), Refused, Missing, NotYet, Unavailable)
)]
pub async fn errors(named: Named) -> Result<Response, Problem> {
    file(named, JobFile::Errors).await
}

async fn file(named: Named, file: JobFile) -> Result<Response, Problem> {
    let state = named.state.clone();
    let work = move |service: &Service, named: &Named| {
        let job = service.job(&named.id)?.ok_or_else(none)?;
        match job.state {
            JobState::Done => {}
            JobState::Failed => {
                let why = job.failure.unwrap_or_default();
                return Err(Problem::new(Kind::Unreadable, why));
            }
            JobState::Waiting | JobState::Running => {
                let why = "the job is not done yet";
                return Err(Problem::new(Kind::NotDone, why));
            }
        }
        let path = service.job_file(&job, file).ok_or_else(|| {
            let why = match file {
                JobFile::Errors => "no row of this file is bad",
                JobFile::Result | JobFile::Report => "this file is not there",
            };
            Problem::new(Kind::NotFound, why)
        })?;
        let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (length, open) = opened.map_err(|error| {
            tracing::error!(%error, "a file of a job cannot be read");
            Problem::new(Kind::Storage, "the file cannot be read")
        })?;
        Ok((job, open, length))
    };
    let (job, open, length) = named.run(work).await?;
    let (kind, name) = called(&job, file);
    let mut response = Body::from_stream(pieces(state, open)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

fn pieces(
    state: State,
    file: File,
) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    let pieces = futures_util::stream::unfold(Some((state, file)), |reading| async {
        let (state, mut file) = reading?;
        let read = move |_: &State| {
            let mut piece = Vec::with_capacity(PIECE);
            let read = Read::by_ref(&mut file)
                .take(PIECE as u64)
                .read_to_end(&mut piece);
            (read.map(|_| piece), file)
        };
        match state.run(read).await {
            Ok((Ok(piece), _)) if piece.is_empty() => None,
            Ok((Ok(piece), file)) => Some((Ok(piece.into()), Some((state, file)))),
            Ok((Err(error), _)) => Some((Err(error), None)),
            Err(_) => Some((Err(std::io::Error::other("reading failed")), None)),
        }
    });
    // compression asks once more after the end
    pieces.fuse()
}

/// The media type of a file and how it is to be called where it is saved.
fn called(job: &JobStanding, file: JobFile) -> (&'static str, String) {
    let stem = job.file.split('.').next().unwrap_or_default();
    let (kind, name) = match file {
        JobFile::Result => {
            let kind = match job.to {
                Format::Tsv => "text/tab-separated-values; charset=utf-8",
                Format::Ndjson => "application/x-ndjson",
                Format::Parquet => "application/vnd.apache.parquet",
                Format::Spreadsheet => {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                }
                _ => "text/csv; charset=utf-8",
            };
            (kind, format!("{stem}.rolefit.{}", ending(job.to)))
        }
        JobFile::Errors => ("text/csv; charset=utf-8", format!("{stem}.errors.csv")),
        JobFile::Report => ("text/html; charset=utf-8", format!("{stem}.report.html")),
    };
    let coded = utf8_percent_encode(&name, NON_ALPHANUMERIC);
    (kind, format!("attachment; filename*=UTF-8''{coded}"))
}
