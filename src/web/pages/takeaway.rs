//! What a person takes away from the form: the report as a page, the answer as JSON, or a link to the ad, which is kept only then.
//! Knows what is sent and how it is named; how it looks stands elsewhere.

use super::form::{of_text, page, read};
use super::printed::printed;
use super::words::Words;
use crate::service::Caller;
use crate::web::api;
use crate::web::body::Form;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use axum::extract::State as Extract;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

/// The answer as JSON.
pub async fn json(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let sent = match read(&state, sent).await {
        Ok(sent) => sent,
        Err((problem, input)) => return page(words, input, Some(problem.kind), None),
    };
    let work = move |state: &State| {
        let contests = of_text(state, &sent.posting, &sent.contests);
        api::said(state, &sent.posting, Some(words.lang), &contests)
    };
    match state.run(work).await.flatten() {
        Ok(json) => file("application/json", "rolefit.json", json),
        Err(problem) => problem.for_people(words.lang),
    }
}

/// The report as a page by itself, to be kept, printed or sent.
pub async fn report(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let sent = match read(&state, sent).await {
        Ok(sent) => sent,
        Err((problem, input)) => return page(words, input, Some(problem.kind), None),
    };
    let work = move |state: &State| {
        let contests = of_text(state, &sent.posting, &sent.contests);
        let answer = api::answered(state, &sent.posting, Some(words.lang), &contests)?;
        printed(state.taxonomy(), &sent.posting, &answer, words.lang)
            .map_err(|_| Problem::new(Kind::Internal, ""))
    };
    match state.run(work).await.flatten() {
        Ok(html) => file(
            "text/html; charset=utf-8",
            "rolefit.html",
            html.into_bytes(),
        ),
        Err(problem) => problem.for_people(words.lang),
    }
}

/// Keeps the ad, and leads to its page.
pub async fn keep(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let sent = match read(&state, sent).await {
        Ok(sent) => sent,
        Err((problem, input)) => return page(words, input, Some(problem.kind), None),
    };
    let input = sent.input.clone();
    let work = move |state: &State| {
        let stored = state
            .service(&caller)
            .put_posting(sent.posting, jiff::Timestamp::now())?;
        Ok::<_, Problem>(stored.posting.id)
    };
    match state.run(work).await.flatten() {
        Ok(id) => {
            let id = api::segment(&id);
            Redirect::to(&format!("/postings/{id}?kept=1&lang={}", words.code())).into_response()
        }
        Err(problem) => page(words, input, Some(problem.kind), None),
    }
}

/// A file to be saved under a name.
pub fn file(kind: &'static str, name: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let about = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (about, bytes).into_response()
}
