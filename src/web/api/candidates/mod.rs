//! `/candidates`: people who are kept for a purpose and until a day; every look at them is written down. Always needs a key.

pub mod decisions;
pub mod export;
pub mod file;
pub mod sent;

use super::named::Named;
use super::page::{self, Page};
use super::segment::segment;
use crate::service::{Action, Caller, Service};
use crate::store::StoredCandidate;
use crate::web::body::Json;
use crate::web::problem::{BodyRefused, Kind, Missing, Problem, Refused, Stale, Unavailable};
use crate::web::state::State;
use crate::web::version::{Conditions, gone, placed, tag, tagged};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use sent::{Candidate, KeptCandidate, said};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Candidates of a list.
#[expect(clippy::struct_field_names, reason = "the names of the answer")]
#[derive(Debug, Serialize, ToSchema)]
pub struct Candidates {
    /// How many are kept.
    pub total: u64,
    /// Those of this page, in the order of their changes.
    pub candidates: Vec<Brief>,
    /// The cursor of the next page, if there is one.
    pub cursor: Option<String>,
}

/// What tells a candidate from others.
#[derive(Debug, Serialize, ToSchema)]
pub struct Brief {
    /// Their name here.
    pub id: String,
    /// The job that they do or look for.
    pub headline: Option<String>,
    /// What they are kept for.
    pub purpose: String,
    /// The day of the last contact.
    pub last_contact: String,
    /// The last day on which they are kept.
    pub keep_until: String,
    /// When they came.
    pub created: String,
    /// When they last changed.
    pub updated: String,
}

impl Brief {
    fn of(stored: StoredCandidate) -> Self {
        Self {
            id: stored.id,
            headline: stored.profile.headline,
            purpose: stored.purpose,
            last_contact: stored.last_contact.to_string(),
            keep_until: stored.keep_until.to_string(),
            created: stored.created.to_string(),
            updated: stored.updated.to_string(),
        }
    }
}

/// Keep a candidate
///
/// Skills and languages are read from the text of the CV; the text is not kept unless `keep_text` says so. They are kept for
/// their purpose, and erased after the last day. The same `id` again replaces them; the same `Idempotency-Key` again changes
/// nothing.
#[utoipa::path(
    post, path = "/candidates", tag = "candidates", request_body = Candidate,
    params(("Idempotency-Key" = Option<String>, Header, description = "The same request again with the same key keeps nobody twice; 1 to 200 plain characters")),
    responses(
        (status = 201, description = "Kept; `Location` tells where", body = KeptCandidate),
        (status = 200, description = "There was one of that id: replaced", body = KeptCandidate),
        BodyRefused,
        Stale,
        Unavailable
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    conditions: Conditions,
    Json(value): Json<Value>,
) -> Result<Response, Problem> {
    keep(&state, caller, conditions, Candidate::read(value)?).await
}

/// Keep a candidate under a name
///
/// With `If-Match` only if they have not changed since they were read, with `If-None-Match: *` only if there are none yet.
#[utoipa::path(
    put, path = "/candidates/{id}", tag = "candidates", request_body = Candidate,
    params(
        ("id" = String, Path, description = "Their name here"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what is to be replaced"),
    ),
    responses(
        (status = 201, description = "Kept", body = KeptCandidate),
        (status = 200, description = "Replaced", body = KeptCandidate),
        BodyRefused,
        Stale,
        Unavailable
    )
)]
pub async fn replace(
    named: Named,
    conditions: Conditions,
    Json(value): Json<Value>,
) -> Result<Response, Problem> {
    let candidate = Candidate::read(value)?.named(named.id)?;
    keep(&named.state, named.caller, conditions, candidate).await
}

async fn keep(
    state: &State,
    caller: Caller,
    conditions: Conditions,
    candidate: Candidate,
) -> Result<Response, Problem> {
    let work = move |state: &State| {
        let service = state.service(&caller);
        let mut candidacy = candidate.candidacy(None)?;
        let id = candidacy.profile.id.as_deref();
        let stands = id.map(|id| service.standing_of_candidate(id)).transpose()?;
        candidacy.expected = conditions.expected(stands.flatten())?;
        let key = conditions.key.as_deref();
        let (stored, new) =
            service.put_candidate(candidacy, key, &caller.name, Timestamp::now())?;
        let tag = tag(stored.sequence, None);
        Ok::<_, Problem>((said(state.taxonomy(), stored), new, tag))
    };
    let (said, new, tag) = state.run(work).await??;
    let address = format!("/api/v1/candidates/{}", segment(&said.id));
    Ok(placed(new, address, tag, axum::Json(said)))
}

/// The candidates
///
/// That they stood in a list is written down for each of them.
#[utoipa::path(
    get, path = "/candidates", tag = "candidates", params(Page),
    responses((status = 200, description = "A page of candidates", body = Candidates), Refused, Unavailable)
)]
pub async fn list(
    Extract(state): Extract<State>,
    caller: Caller,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<axum::Json<Candidates>, Problem> {
    let Query(page) = page?;
    let (after, limit) = (page.after()?, page.limit()?);
    let work = move |state: &State| {
        let service = state.service(&caller);
        let now = Timestamp::now();
        let found = service.candidates(after, limit + 1, now)?;
        let (found, next) = page::cut(found, limit, |candidate| candidate.sequence.to_string());
        let ids: Vec<&str> = found.iter().map(|candidate| &*candidate.id).collect();
        service.note(&ids, Action::Listed, &caller.name, now)?;
        Ok::<_, Problem>(Candidates {
            total: service.count_candidates()?,
            candidates: found.into_iter().map(Brief::of).collect(),
            cursor: next,
        })
    };
    Ok(axum::Json(state.run(work).await??))
}

/// One candidate
///
/// That somebody looked is written down.
#[utoipa::path(
    get, path = "/candidates/{id}", tag = "candidates",
    params(
        ("id" = String, Path, description = "Their name here"),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` of what you have"),
    ),
    responses(
        (status = 200, description = "What is kept about them", body = KeptCandidate),
        (status = 304, description = "What you have"),
        Refused,
        Missing,
        Unavailable
    )
)]
pub async fn read(named: Named, conditions: Conditions) -> Result<Response, Problem> {
    let work = |service: &Service, named: &Named| {
        let now = Timestamp::now();
        let found = service.candidate(&named.id, Action::Seen, &named.caller.name, now)?;
        let stored = found.ok_or_else(none)?;
        let tag = tag(stored.sequence, None);
        Ok((said(service.taxonomy(), stored), tag))
    };
    let (said, tag) = named.run(work).await?;
    Ok(tagged(&conditions, &tag, axum::Json(said)))
}

/// Erase a candidate
///
/// Everything that tells who they were is gone: the profile, what was decided, and their name in the log.
#[utoipa::path(
    delete, path = "/candidates/{id}", tag = "candidates",
    params(
        ("id" = String, Path, description = "Their name here"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what is to be erased"),
    ),
    responses((status = 204, description = "They are gone"), Refused, Missing, Stale, Unavailable)
)]
pub async fn remove(named: Named, conditions: Conditions) -> Result<StatusCode, Problem> {
    let work = move |service: &Service, named: &Named| {
        let stands = service.standing_of_candidate(&named.id)?;
        let expected = stands.map(|_| conditions.expected(stands)).transpose()?;
        let (by, now) = (&named.caller.name, Timestamp::now());
        Ok(service.erase_candidate(&named.id, expected.flatten(), by, now)?)
    };
    gone(named.run(work).await?, none)
}

fn none() -> Problem {
    Problem::new(Kind::NotFound, "there is no candidate of that id")
}
