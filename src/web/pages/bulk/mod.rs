//! The page of many ads: a file is taken in, its columns are shown and corrected, it is worked through, and its report stands there.
//! Knows jobs as they stand; reads no file itself but to name its columns.

mod columns;
mod survey;
mod worst;

pub use columns::columns;
pub use worst::open;

use super::frame::Frame;
use super::notice;
use super::words::Words;
use crate::bulk::tally::LEVELS;
use crate::service::{Caller, JobState};
use crate::web::api::{self, JobSaid, segment};
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use askama::Template;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State as Extract};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use survey::{Bar, Survey};
use worst::Worst;

#[derive(Template)]
#[template(path = "bulk.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    jobs: Vec<JobSaid>,
    problem: Option<Kind>,
    detail: String,
}

#[derive(Template)]
#[template(path = "job.html", config = "src/web/askama.toml")]
struct JobPage {
    words: Words,
    job: JobSaid,
    survey: Survey,
    /// Nothing when there are so many ads that they are looked through only on request.
    worst: Option<Vec<Worst>>,
}

/// Ads up to which the worst are looked for unasked: a table of more takes a second or more to read.
const MANY: u64 = 20_000;

/// What an address of a job may say.
#[derive(Debug, Default, Deserialize)]
pub struct Address {
    /// That the worst ads are wanted, however many there are.
    worst: Option<String>,
}

impl Frame for Page {
    fn here(&self) -> String {
        "/bulk?".to_owned()
    }

    fn among(&self) -> &'static str {
        "bulk"
    }
}

impl Frame for JobPage {
    fn here(&self) -> String {
        format!("/bulk/{}?", segment(&self.job.id))
    }

    fn among(&self) -> &'static str {
        "bulk"
    }
}

/// How a job stands, in words.
fn state(words: Words, job: &JobSaid) -> String {
    let name = match job.state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Failed => "failed",
    };
    words.say(&format!("job_{name}"))
}

/// How many rows of a job are read, in words.
fn rows(words: Words, job: &JobSaid) -> String {
    let rows = job.rows.to_string();
    say(words.lang, "page", "job_rows", &[("rows", &rows)])
}

impl Page {
    fn state(&self, job: &JobSaid) -> String {
        state(self.words, job)
    }

    fn rows(&self, job: &JobSaid) -> String {
        rows(self.words, job)
    }

    fn address(&self, job: &JobSaid) -> String {
        format!("/bulk/{}?lang={}", segment(&job.id), self.words.code())
    }
}

impl JobPage {
    fn state(&self) -> String {
        state(self.words, &self.job)
    }

    fn ended(&self) -> bool {
        self.job.ended.is_some()
    }

    fn failed(&self) -> bool {
        self.job.state == JobState::Failed
    }

    fn rows(&self) -> String {
        rows(self.words, &self.job)
    }

    fn address(&self) -> String {
        segment(&self.job.id)
    }

    /// The tables of the report that are shown, with their headings and what stands under those.
    fn tables(&self) -> [(&'static str, &[Bar]); 3] {
        [
            ("stacked", &self.survey.stacked),
            ("families", &self.survey.families),
            ("findings", &self.survey.findings),
        ]
    }

    /// The day from which it is forgotten.
    fn until(&self) -> Option<String> {
        let day = self.job.keep_until.as_deref()?.get(..10)?;
        let day = self.words.day(day);
        Some(say(self.words.lang, "page", "job_until", &[("day", &day)]))
    }

    /// How many ads have each verdict, with what part of all.
    fn levels(&self) -> Vec<(&'static str, String, u64, String)> {
        let all = self.job.good.max(1);
        let level = |name: &'static str| {
            let count = self.job.levels.get(name).copied().unwrap_or(0);
            let part = (count * 1_000 / all).to_string();
            let part = format!("{}.{}", &part[..part.len() - 1], &part[part.len() - 1..]);
            let part = if part.starts_with('.') {
                format!("0{part}")
            } else {
                part
            };
            (name, self.words.level(name), count, part)
        };
        LEVELS.into_iter().map(level).collect()
    }
}

/// The form, and the files taken in before.
pub async fn show(Extract(state): Extract<State>, caller: Caller, words: Words) -> Response {
    page(&state, caller, words, None).await
}

/// Takes a file in, and leads to its page.
pub async fn take(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    conditions: crate::web::version::Conditions,
    wished: Result<Query<api::Wished>, QueryRejection>,
    request: Request,
) -> Response {
    let taken = api::take_in(
        Extract(state.clone()),
        caller.clone(),
        wished,
        conditions,
        request,
    );
    match taken.await {
        Ok((_, _, axum::Json(job))) => {
            let address = format!("/bulk/{}?lang={}", segment(&job.id), words.code());
            Redirect::to(&address).into_response()
        }
        Err(problem) => page(&state, caller, words, Some(problem)).await,
    }
}

async fn page(state: &State, caller: Caller, words: Words, problem: Option<Problem>) -> Response {
    let jobs = match api::jobs(state, caller).await {
        Ok(jobs) => jobs,
        Err(problem) => return notice::of(words, problem.kind),
    };
    let status = problem
        .as_ref()
        .map_or(StatusCode::OK, |problem| problem.kind.status());
    let page = Page {
        words,
        jobs,
        problem: problem.as_ref().map(|problem| problem.kind),
        detail: problem.map_or_else(String::new, |problem| problem.detail),
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => notice::of(words, Kind::Internal),
    }
}

/// How a file is worked through, and what came of it.
pub async fn job(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    id: Result<Path<String>, PathRejection>,
    address: Result<Query<Address>, QueryRejection>,
) -> Response {
    let Ok(Path(id)) = id else {
        return notice::of(words, Kind::NotFound);
    };
    let wanted = address.is_ok_and(|Query(address)| address.worst.is_some());
    match reported(&state, caller, words, id, wanted).await {
        Ok(page) => match page.render() {
            Ok(html) => Html(html).into_response(),
            Err(_) => notice::of(words, Kind::Internal),
        },
        Err(problem) => notice::of(words, problem.kind),
    }
}

async fn reported(
    state: &State,
    caller: Caller,
    words: Words,
    id: String,
    wanted: bool,
) -> Result<JobPage, Problem> {
    let job = api::job(state, caller.clone(), id).await?;
    let survey = survey::of(state, caller.clone(), &job, words).await?;
    let worst = if wanted || job.good <= MANY {
        Some(worst::of(state, caller, &job, words).await?)
    } else {
        None
    };
    Ok(JobPage {
        words,
        job,
        survey,
        worst,
    })
}

/// Stops a job and forgets it with its files.
pub async fn cancel(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(id)) = id else {
        return notice::of(words, Kind::NotFound);
    };
    let gone = state.run(move |state| state.service(&caller).remove_job(&id));
    match gone.await.map(|gone| gone.map_err(Problem::from)) {
        Ok(Ok(true)) => Redirect::to(&format!("/bulk?lang={}", words.code())).into_response(),
        Ok(Ok(false)) => notice::of(words, Kind::NotFound),
        Ok(Err(problem)) | Err(problem) => notice::of(words, problem.kind),
    }
}
