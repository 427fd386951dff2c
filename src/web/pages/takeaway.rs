//! What a person takes away from the form: the report as a page, the answer as JSON, or a link to the ad, which is kept only then.
//! Knows what is sent and how it is named; how it looks stands elsewhere.

use super::form::{of_text, page, read};
use super::printed::printed;
use super::words::Words;
use crate::posting::Posting;
use crate::report::contested::ContestSaid;
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
    let said = move |state: &State, ad: &Posting, contests: &[ContestSaid]| {
        api::said(state, ad, Some(words.lang), contests)
    };
    taken(
        state,
        words,
        sent,
        ("application/json", "rolefit.json"),
        said,
    )
    .await
}

/// The report as a page by itself, to be kept, printed or sent.
pub async fn report(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let page = move |state: &State, ad: &Posting, contests: &[ContestSaid]| {
        let answer = api::answered(state, ad, Some(words.lang), contests)?;
        let html = printed(state.taxonomy(), ad, &answer, words.lang);
        html.map(String::into_bytes)
            .map_err(|_| Problem::new(Kind::Internal, ""))
    };
    taken(
        state,
        words,
        sent,
        ("text/html; charset=utf-8", "rolefit.html"),
        page,
    )
    .await
}

/// What is made of the ad of a form and of what is contested in it, as a file of a kind and a name; the form again when it
/// cannot be read.
async fn taken(
    state: State,
    words: Words,
    sent: Result<Form, Problem>,
    (kind, name): (&'static str, &'static str),
    made: impl FnOnce(&State, &Posting, &[ContestSaid]) -> Result<Vec<u8>, Problem> + Send + 'static,
) -> Response {
    let sent = match read(&state, sent).await {
        Ok(sent) => sent,
        Err((problem, input)) => return page(words, input, Some(problem.kind), None),
    };
    let work = move |state: &State| {
        let contests = of_text(state, &sent.posting, &sent.contests);
        made(state, &sent.posting, &contests)
    };
    match state.run(work).await.flatten() {
        Ok(bytes) => file(kind, name, bytes),
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
fn file(kind: &'static str, name: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let about = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (about, bytes).into_response()
}
