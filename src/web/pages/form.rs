//! The self-check form: an ad is pasted or chosen, read, answered, and forgotten.
//! Knows the form; how an answer looks stands in `result`.

use super::assets;
use super::contest;
use super::result::Said;
use super::words::Words;
use crate::analysis::analyze;
use crate::posting::{self, Posting, size};
use crate::report::contested::ContestSaid;
use crate::web::api;
use crate::web::body::Form;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use askama::Template;
use axum::extract::{Query, State as Extract};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "form.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    input: Input,
    problem: Option<Kind>,
    said: Option<String>,
}

impl Page {
    #[expect(clippy::unused_self, reason = "called from the template")]
    fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// What stands in the form.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Input {
    title: String,
    text: String,
}

/// What an address of the form may say.
#[derive(Debug, Deserialize)]
pub struct Wish {
    example: Option<String>,
}

/// The empty form, or the form with an example in it.
pub async fn show(
    Extract(state): Extract<State>,
    words: Words,
    wish: Result<Query<Wish>, axum::extract::rejection::QueryRejection>,
) -> Response {
    if wish.is_ok_and(|Query(wish)| wish.example.is_some()) {
        let text = assets::text(&format!("example.{}.txt", words.code()));
        let posting = posting::plain::read(&text, false);
        return answered(&state, words, (posting, Vec::new())).await;
    }
    page(words, Input::default(), None, None)
}

/// The form with its answer.
pub async fn check(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    match posting(&state, sent).await {
        Ok(posting) => answered(&state, words, posting).await,
        Err((problem, input)) => page(words, input, Some(problem.kind), None),
    }
}

async fn answered(state: &State, words: Words, sent: Sent) -> Response {
    let input = Input {
        title: sent.0.title.clone(),
        text: sent.0.description.clone(),
    };
    match said(state, words, sent).await {
        Ok(html) => page(words, input, None, Some(html)),
        Err(problem) => page(words, input, Some(problem.kind), None),
    }
}

/// The answer alone, for the script of the form.
pub async fn result(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let html = match posting(&state, sent).await {
        Ok(posting) => said(&state, words, posting).await,
        Err((problem, _)) => Err(problem),
    };
    match html {
        Ok(html) => Html(html).into_response(),
        Err(problem) => problem.for_people(words.lang),
    }
}

/// The text of a file, for the script of the form.
pub async fn read(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    match posting(&state, sent).await {
        Ok((posting, _)) => axum::Json(Input {
            title: posting.title,
            text: posting.description,
        })
        .into_response(),
        Err((problem, _)) => problem.for_people(words.lang),
    }
}

/// The answer as JSON, to be kept by who asked.
pub async fn download(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let sent = match posting(&state, sent).await {
        Ok(sent) => sent,
        Err((problem, input)) => return page(words, input, Some(problem.kind), None),
    };
    let json = state
        .run(move |state| {
            let (posting, contests) = of_text(state, sent);
            api::said(state, &posting, Some(words.lang), &contests)
        })
        .await
        .flatten();
    match json {
        Ok(json) => (
            [
                (header::CONTENT_TYPE, "application/json"),
                (
                    header::CONTENT_DISPOSITION,
                    "attachment; filename=\"rolefit.json\"",
                ),
            ],
            json,
        )
            .into_response(),
        Err(problem) => problem.for_people(words.lang),
    }
}

/// The ad of a form, read beside the threads that answer others.
async fn posting(state: &State, sent: Result<Form, Problem>) -> Result<Sent, (Problem, Input)> {
    let read = state.run(move |_| posting_of(sent)).await;
    read.unwrap_or_else(|problem| Err((problem, Input::default())))
}

/// The ad of a form: its file when one was chosen, else what was typed. Browsers end typed lines with two characters,
/// of which the writer saw one.
fn posting_of(sent: Result<Form, Problem>) -> Result<Sent, (Problem, Input)> {
    let mut form = sent.map_err(|problem| (problem, Input::default()))?;
    let contests = contest::sent(&form.fields);
    let mut field = |name: &str| {
        let text = form.fields.remove(name).unwrap_or_default();
        text.replace("\r\n", "\n")
    };
    let input = Input {
        title: field("title").trim().to_owned(),
        text: field("text"),
    };
    let title = Some(input.title.as_str()).filter(|title| !title.is_empty());
    let read = match &form.file {
        Some(file) => posting::from_bytes(&file.bytes, &file.name, title),
        None => posting::from_bytes(input.text.as_bytes(), "", title),
    };
    let posting = read.map_err(|unreadable| (unreadable.into(), input.clone()))?;
    size::check(&posting).map_err(|too_long| (too_long.into(), input))?;
    Ok((posting, contests))
}

/// An ad and what is contested in its reading.
type Sent = (Posting, Vec<ContestSaid>);

/// The same, without contests of another text than this.
fn of_text(state: &State, (posting, contests): Sent) -> Sent {
    if contests.is_empty() {
        return (posting, contests);
    }
    let analysis = analyze(state.taxonomy(), &posting);
    let contests = contest::of_text(&analysis, contests);
    (posting, contests)
}

async fn said(state: &State, words: Words, sent: Sent) -> Result<String, Problem> {
    state
        .run(move |state| {
            let (posting, contests) = of_text(state, sent);
            let answer = api::answered(state, &posting, Some(words.lang), &contests)?;
            Said::new(words, state.taxonomy(), &posting, &answer).html()
        })
        .await?
}

fn page(words: Words, input: Input, problem: Option<Kind>, said: Option<String>) -> Response {
    let status = problem.map_or(StatusCode::OK, Kind::status);
    let page = Page {
        words,
        input,
        problem,
        said,
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").into_response(),
    }
}
