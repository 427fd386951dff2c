//! `/bulk`: a file of many ads, worked through in the background; it goes on after a restart, and is kept for a week after its end.

mod download;
mod events;
mod upload;

pub use download::*;
pub use events::*;
pub use upload::*;

use crate::bulk::tally::LEVELS;
use crate::service::{Caller, JobFile, JobStanding, JobState, Service, ending};
use crate::web::api::named::Named;
use crate::web::problem::{Kind, Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use crate::web::version::gone;
use axum::extract::State as Extract;
use axum::http::StatusCode;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JobSaid {
    /// Its name.
    pub id: String,
    /// The name of the file, as sent.
    pub file: String,
    /// Where it is.
    pub state: JobState,
    /// Rows that have been worked through.
    pub rows: u64,
    /// Ads that were analysed.
    pub good: u64,
    /// Rows that could not be.
    pub bad: u64,
    /// Ads that were posted before in the same file.
    pub duplicates: u64,
    /// Ads by the level of their verdict.
    pub levels: BTreeMap<String, u64>,
    /// Bytes of the file that have been read.
    pub read: u64,
    /// Bytes of the file, if that is known.
    pub size: Option<u64>,
    /// The format of the result: csv, tsv, xlsx or ndjson.
    pub to: String,
    /// Why it could not be ended.
    pub failure: Option<String>,
    /// When it came.
    pub created: String,
    /// When it ended.
    pub ended: Option<String>,
    /// From when it is forgotten, with its files.
    pub keep_until: Option<String>,
    /// Where the rest is.
    pub links: Links,
}

/// Where the files of a job are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Links {
    /// How it goes on, as server-sent events.
    pub events: String,
    /// The result, when it is done.
    pub result: Option<String>,
    /// The report to read, when it is done.
    pub report: Option<String>,
    /// The rows that could not be analysed, when there are some.
    pub errors: Option<String>,
}

/// The jobs of a workspace.
#[derive(Debug, Serialize, ToSchema)]
pub struct Jobs {
    /// The latest first.
    pub jobs: Vec<JobSaid>,
}

/// A job as it is said.
fn said(service: &Service, job: JobStanding) -> JobSaid {
    let at = |what: &str| format!("/api/v1/bulk/{}/{what}", job.id);
    let link = |file, what: &str| service.job_file(&job, file).map(|_| at(what));
    let tally = job.tally;
    JobSaid {
        links: Links {
            events: at("events"),
            result: link(JobFile::Result, "result"),
            report: link(JobFile::Report, "report"),
            errors: link(JobFile::Errors, "errors"),
        },
        rows: tally.good() + tally.bad,
        good: tally.good(),
        bad: tally.bad,
        duplicates: tally.duplicates,
        levels: LEVELS
            .iter()
            .zip(tally.levels)
            .map(|(level, count)| ((*level).to_owned(), count))
            .collect(),
        read: tally.read,
        size: job.size,
        to: ending(job.to).to_owned(),
        state: job.state,
        failure: job.failure,
        created: job.created.to_string(),
        ended: job.ended.map(|time| time.to_string()),
        keep_until: job.keep_until.map(|time| time.to_string()),
        file: job.file,
        id: job.id,
    }
}

/// The jobs
#[utoipa::path(
    get, path = "/bulk", tag = "bulk",
    responses((status = 200, description = "The jobs of the workspace, the latest first", body = Jobs), Refused, Unavailable)
)]
pub async fn list(
    Extract(state): Extract<State>,
    caller: Caller,
) -> Result<axum::Json<Jobs>, Problem> {
    let jobs = standings(&state, caller).await?;
    Ok(axum::Json(Jobs { jobs }))
}

/// The jobs of who calls, the latest first.
///
/// # Errors
/// When the record cannot be read.
pub async fn standings(state: &State, caller: Caller) -> Result<Vec<JobSaid>, Problem> {
    let work = move |state: &State| {
        let service = state.service(&caller);
        let jobs = service.jobs()?.into_iter();
        Ok::<_, Problem>(jobs.map(|job| said(&service, job)).collect())
    };
    state.run(work).await?
}

/// How a job stands.
///
/// # Errors
/// When there is none, or the record cannot be read.
pub async fn standing(state: &State, caller: Caller, id: String) -> Result<JobSaid, Problem> {
    let work = move |state: &State| {
        let service = state.service(&caller);
        let job = service.job(&id)?.ok_or_else(none)?;
        Ok::<_, Problem>(said(&service, job))
    };
    state.run(work).await?
}

/// One job
#[utoipa::path(
    get, path = "/bulk/{id}", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 200, description = "How far it is", body = JobSaid), Refused, Missing, Unavailable)
)]
pub async fn read(named: Named) -> Result<axum::Json<JobSaid>, Problem> {
    let said = standing(&named.state, named.caller, named.id).await?;
    Ok(axum::Json(said))
}

/// Delete a job
///
/// It stops, if it has not ended, and its files are gone.
#[utoipa::path(
    delete, path = "/bulk/{id}", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 204, description = "It is gone"), Refused, Missing, Unavailable)
)]
pub async fn remove(named: Named) -> Result<StatusCode, Problem> {
    let removed = |service: &Service, named: &Named| Ok(service.remove_job(&named.id)?);
    gone(named.run(removed).await?, none)
}

fn none() -> Problem {
    Problem::new(Kind::NotFound, "there is no job of that id")
}
