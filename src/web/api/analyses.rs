//! `/analyses`: an ad in, its analysis out; nothing is stored.

use super::ad::{self, Ad, Spoken};
use super::many;
use crate::analysis::analyze;
use crate::analysis::contest::contest;
use crate::posting::{self, Posting, size};
use crate::report::contested::{self, ContestSaid};
use crate::report::{Answer, answer};
use crate::text::Language;
use crate::web::body::{self, Json};
use crate::web::problem::{BodyRefused, Kind, Problem};
use crate::web::state::State;
use axum::extract::{FromRequest, Query, Request, State as Extract};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use utoipa::ToSchema;

/// One ad, or many
///
/// One ad as JSON gives its analysis; with `contest`, the verdict is computed anew and both are shown. Many ads as NDJSON (one object a line) give NDJSON: one analysis a line, in the same order,
/// while they are still being sent; a line that cannot be read gives an object with `row` and `error`, and the rest goes on.
#[utoipa::path(
    post, path = "/analyses", tag = "analyses", params(Spoken),
    request_body(content((Ad = "application/json"), (String = "application/x-ndjson"))),
    responses(
        (status = 200, description = "The analysis; for NDJSON one a line", content((Answer = "application/json"), (String = "application/x-ndjson"))),
        BodyRefused
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    spoken: Result<Query<Spoken>, axum::extract::rejection::QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Query(spoken) = spoken?;
    ad::language(spoken.lang.as_deref())?;
    if body::is_ndjson(&body::media_type(request.headers())) {
        return Ok(many::analyses(state, spoken, request.into_body()));
    }
    let Json(value) = Json::<Value>::from_request(request, &state).await?;
    let read = move || {
        let contests = ad::contests(&value)?;
        let (posting, lang) = ad::read(value, &spoken)?;
        Ok((posting, lang, contests))
    };
    analysed(&state, read).await
}

/// A file with an ad
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form for the API's documentation")]
pub struct AdFile {
    /// Text, Markdown, HTML, docx, odt, PDF or JSON.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The ad's title, when it does not stand in the file.
    title: Option<String>,
}

/// An ad in a file
///
/// Text, Markdown, HTML, docx, odt, PDF or JSON, as a form (`multipart/form-data`) with a part `file`.
#[utoipa::path(
    post, path = "/analyses/file", tag = "analyses", params(Spoken),
    request_body(content = AdFile, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "The analysis", body = Answer),
        BodyRefused
    )
)]
pub async fn of_file(
    Extract(state): Extract<State>,
    spoken: Result<Query<Spoken>, axum::extract::rejection::QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Query(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?;
    let sent = body::Form::from_request(request, &state).await?;
    let Some(file) = sent.file else {
        return Err(Problem::new(
            Kind::NotValid,
            "the form has no part named file",
        ));
    };
    let title = sent
        .fields
        .get("title")
        .filter(|title| !title.is_empty())
        .cloned();
    let read = move || {
        let posting = posting::from_bytes(&file.bytes, &file.name, title.as_deref())?;
        size::check(&posting)?;
        Ok((posting, lang, Vec::new()))
    };
    analysed(&state, read).await
}

/// Reads an ad and answers it, beside the threads that answer others.
async fn analysed(
    state: &State,
    read: impl FnOnce() -> Result<(Posting, Option<Language>, Vec<ContestSaid>), Problem>
    + Send
    + 'static,
) -> Result<Response, Problem> {
    let work = move |state: &State| {
        let (posting, lang, contests) = read()?;
        said(state, &posting, lang, &contests)
    };
    let json = state.run(work).await??;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// The analysis of an ad as JSON, the same bytes on every face.
///
/// # Errors
/// When the contests are not of this ad, or it cannot be written as JSON, which no analysis known does.
pub fn said(
    state: &State,
    posting: &Posting,
    lang: Option<Language>,
    contests: &[ContestSaid],
) -> Result<Vec<u8>, Problem> {
    let mut json = serde_json::to_vec(&answered(state, posting, lang, contests)?)?;
    json.push(b'\n');
    Ok(json)
}

/// The answer to an ad, contested where that is wished, and placed among others where there is a table of them.
///
/// # Errors
/// When the contests are not of this ad.
pub fn answered(
    state: &State,
    posting: &Posting,
    lang: Option<Language>,
    contests: &[ContestSaid],
) -> Result<Answer, Problem> {
    let mut analysis = analyze(state.taxonomy(), posting);
    if !contests.is_empty() {
        let contests = contested::read(&analysis, contests)
            .map_err(|refused| Problem::new(Kind::NotValid, refused.to_string()))?;
        analysis = contest(analysis, &contests);
    }
    let mut answer = answer(posting, &analysis, lang);
    answer.market = state
        .market
        .as_ref()
        .and_then(|market| market.place(&answer));
    Ok(answer)
}
