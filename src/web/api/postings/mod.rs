//! `/postings`: ads that are kept; stored, found, replaced, deleted.

mod near;
mod search;
mod upload;

pub use near::*;
pub use search::*;

use super::ad::{self, Ad, Spoken};
use super::named::Named;
use super::segment::segment;
use crate::analysis::analyze;
use crate::report::answer;
use crate::service::{Caller, Service};
use crate::store::{Outcome, StoredPosting};
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use crate::web::body::{self, Json};
use crate::web::problem::{BodyRefused, Kind, Missing, Problem, Refused, Stale, Unavailable};
use crate::web::state::State;
use crate::web::version::{Conditions, gone, placed, tag, tagged};
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, Query as FromQuery, Request, State as Extract};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// An ad that is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kept {
    /// Its name: yours, or one given by rolefit.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub description: String,
    /// The employer.
    pub company: Option<String>,
    /// The place, as written.
    pub location: Option<String>,
    /// The language, as you gave it.
    pub language: Option<String>,
    /// The country whose law counts, as you gave it.
    pub country: Option<String>,
    /// The contract, as you gave it.
    pub contract: Option<String>,
    /// How many people work in the organisation, as you gave it.
    pub team_size: Option<u32>,
    /// When it came.
    pub created: String,
    /// When it was last changed.
    pub updated: String,
    /// Its analysis (`rolefit/analysis/1`).
    #[schema(value_type = crate::report::Answer)]
    pub analysis: Value,
}

type Answer<T> = Result<T, Problem>;

/// Keep an ad, or many
///
/// It is analysed, stored, and found by search when the answer comes. The same `id` again replaces it; without `id` one is given,
/// the same for the same ad. Many ads as NDJSON (one object a line) are answered by a line each, in the same order, while the next
/// are still being sent: `row` with `id`, `status` and the verdict, or with `error`.
#[utoipa::path(
    post, path = "/postings", tag = "postings",
    params(Spoken, ("Idempotency-Key" = Option<String>, Header, description = "The same request again with the same key keeps nothing twice; 1 to 200 plain characters")),
    request_body(content((Ad = "application/json"), (String = "application/x-ndjson"))),
    responses(
        (status = 201, description = "Kept; `Location` tells where", body = Kept),
        (status = 200, description = "There was one of that id: replaced, or the same already; for NDJSON a line for each", content((Kept = "application/json"), (String = "application/x-ndjson"))),
        BodyRefused,
        Stale,
        Unavailable
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
    conditions: Conditions,
    request: Request,
) -> Answer<Response> {
    let FromQuery(spoken) = spoken?;
    if body::is_ndjson(&body::media_type(request.headers())) {
        ad::language(spoken.lang.as_deref())?;
        return Ok(upload::kept(state, caller, spoken, request.into_body()));
    }
    let Json(value) = Json::<Value>::from_request(request, &state).await?;
    keep(&state, caller, value, &spoken, conditions, None).await
}

/// Keep an ad under a name
///
/// With `If-Match` only if it has not changed since it was read, with `If-None-Match: *` only if there is none yet.
#[utoipa::path(
    put, path = "/postings/{id}", tag = "postings", request_body = Ad,
    params(
        ("id" = String, Path, description = "Its name"),
        Spoken,
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what is to be replaced"),
    ),
    responses(
        (status = 201, description = "Kept", body = Kept),
        (status = 200, description = "Replaced, or the same already", body = Kept),
        BodyRefused,
        Stale,
        Unavailable
    )
)]
pub async fn replace(
    named: Named,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
    conditions: Conditions,
    Json(value): Json<Value>,
) -> Answer<Response> {
    let (Named { state, caller, id }, FromQuery(spoken)) = (named, spoken?);
    keep(&state, caller, value, &spoken, conditions, Some(id)).await
}

async fn keep(
    state: &State,
    caller: Caller,
    value: Value,
    spoken: &Spoken,
    conditions: Conditions,
    id: Option<String>,
) -> Answer<Response> {
    let spoken = spoken.clone();
    let work = move |state: &State| {
        let (mut posting, lang) = ad::read(value, &spoken)?;
        if let Some(id) = id {
            if posting.id.as_ref().is_some_and(|own| *own != id) {
                return Err(Problem::new(
                    Kind::NotValid,
                    "the ad has another id than its address",
                ));
            }
            posting.id = Some(id);
        }
        let service = state.service(&caller);
        let posting = crate::service::ready(posting)?;
        let id = posting.id.as_deref().unwrap_or_default();
        let stands = service.posting(id)?.map(|stored| stored.sequence);
        let expected = conditions.expected(stands)?;
        let key = conditions.key.as_deref();
        let stored = service.put_once(posting, key, expected, Timestamp::now())?;
        let tag = tag(stored.posting.sequence, lang.map(Language::code));
        Ok((
            kept(state.taxonomy(), stored.posting, lang)?,
            stored.outcome,
            tag,
        ))
    };
    let (kept, outcome, tag) = state.run(work).await??;
    let address = format!("/api/v1/postings/{}", segment(&kept.id));
    let new = outcome == Outcome::Created;
    Ok(placed(new, address, tag, axum::Json(kept)))
}

/// One ad
#[utoipa::path(
    get, path = "/postings/{id}", tag = "postings",
    params(
        ("id" = String, Path, description = "Its name"),
        Spoken,
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have"),
    ),
    responses(
        (status = 200, description = "The ad and its analysis", body = Kept),
        (status = 304, description = "What you have"),
        Refused,
        Missing,
        Unavailable
    )
)]
pub async fn read(
    named: Named,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
    conditions: Conditions,
) -> Answer<Response> {
    let FromQuery(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?;
    let asked = conditions.clone();
    let work = move |service: &Service, named: &Named| {
        let stored = service.posting(&named.id)?.ok_or_else(none)?;
        // an answer in a wished language is made anew, with the taxonomy of today
        let wished = lang.map(|lang| format!("{}.{}", lang.code(), service.taxonomy().digest));
        let tag = tag(stored.sequence, wished.as_deref());
        if asked.has(&tag) {
            return Ok((None, tag));
        }
        Ok((Some(kept(service.taxonomy(), stored, lang)?), tag))
    };
    let (kept, tag) = named.run(work).await?;
    Ok(tagged(&conditions, &tag, axum::Json(kept)))
}

/// Delete an ad
///
/// Its text is gone from the store and from search.
#[utoipa::path(
    delete, path = "/postings/{id}", tag = "postings",
    params(
        ("id" = String, Path, description = "Its name"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what is to be deleted"),
    ),
    responses(
        (status = 204, description = "It is gone"),
        Refused,
        Missing,
        Stale,
        Unavailable
    )
)]
pub async fn remove(named: Named, conditions: Conditions) -> Answer<StatusCode> {
    let work = move |service: &Service, Named { id, .. }: &Named| {
        let stands = service.posting(id)?.map(|stored| stored.sequence);
        let expected = stands.map(|_| conditions.expected(stands)).transpose()?;
        Ok(service.delete_expected(id, expected.flatten())?)
    };
    gone(named.run(work).await?, none)
}

/// A kept ad with its analysis: the stored one, or a new one where another language is wished.
fn kept(taxonomy: &Taxonomy, stored: StoredPosting, lang: Option<Language>) -> Answer<Kept> {
    let analysis = if lang.is_none() {
        stored.analysis.clone()
    } else {
        let posting = stored.posting();
        let analysis = analyze(taxonomy, &posting);
        serde_json::to_string(&answer(&posting, &analysis, lang))?
    };
    Ok(Kept {
        created: stored.created.to_string(),
        updated: stored.updated.to_string(),
        id: stored.id,
        title: stored.title,
        description: stored.description,
        company: stored.company,
        location: stored.location,
        language: stored.language,
        country: stored.context.country,
        contract: stored.context.contract,
        team_size: stored.context.team_size,
        analysis: serde_json::from_str(&analysis)?,
    })
}

fn none() -> Problem {
    Problem::new(Kind::NotFound, "there is no ad of that id")
}
