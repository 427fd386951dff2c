//! The ads of a file with the highest scores, each to be opened in the form.
//! Knows jobs and their results; judges nothing.

use crate::bulk::{Asked, worst};
use crate::service::{Caller, JobFile};
use crate::web::api::{JobSaid, segment};
use crate::web::pages::words::Words;
use crate::web::pages::{form, notice};
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Extract};
use axum::response::Response;
use std::path::PathBuf;

/// Ads that are shown.
const SHOWN: usize = 10;

/// An ad of a file.
pub struct Worst {
    pub address: String,
    pub title: String,
    /// Its row in the table, in words.
    pub row: String,
    pub level: String,
    pub level_label: String,
    pub score: i32,
}

/// The ads with the highest scores; none before the job is done.
///
/// # Errors
/// When the result cannot be read.
pub async fn of(
    state: &State,
    caller: Caller,
    job: &JobSaid,
    words: Words,
) -> Result<Vec<Worst>, Problem> {
    let id = job.id.clone();
    let work = move |state: &State| {
        let Some((result, asked)) = result(state, &caller, &id)? else {
            return Ok(Vec::new());
        };
        let rated = worst::worst(&result, &asked, SHOWN).map_err(|_| unreadable())?;
        let shown = |rated: worst::Rated| Worst {
            address: format!(
                "/bulk/{}/ads/{}?lang={}",
                segment(&id),
                rated.row,
                words.code()
            ),
            title: match rated.posting.title.trim() {
                "" => say(words.lang, "search", "untitled", &[]),
                title => title.to_owned(),
            },
            row: say(
                words.lang,
                "page",
                "job_row",
                &[("row", &rated.row.to_string())],
            ),
            level_label: words.level(&rated.level),
            level: rated.level,
            score: rated.score,
        };
        Ok(rated.into_iter().map(shown).collect())
    };
    state.run(work).await?
}

/// Opens an ad of a file in the form.
pub async fn open(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    place: Result<Path<(String, u64)>, PathRejection>,
) -> Response {
    let Ok(Path((id, row))) = place else {
        return notice::of(words, Kind::NotFound);
    };
    let work = move |state: &State| {
        let none = || Problem::new(Kind::NotFound, "there is no ad in this row");
        let (result, asked) = result(state, &caller, &id)?.ok_or_else(none)?;
        let posting = worst::at(&result, &asked, row).map_err(|_| unreadable())?;
        posting.ok_or_else(none)
    };
    match state.run(work).await.flatten() {
        Ok(posting) => form::opened(&state, words, posting).await,
        Err(problem) => notice::of(words, problem.kind),
    }
}

/// The result of a job that is done, and the columns that were named for it.
fn result(state: &State, caller: &Caller, id: &str) -> Result<Option<(PathBuf, Asked)>, Problem> {
    let service = state.service(caller);
    let none = || Problem::new(Kind::NotFound, "there is no job of that id");
    let job = service.job(id)?.ok_or_else(none)?;
    let file = service.job_file(&job, JobFile::Result);
    Ok(file.map(|file| (file, job.wish.asked())))
}

fn unreadable() -> Problem {
    Problem::new(Kind::Storage, "the result cannot be read")
}
