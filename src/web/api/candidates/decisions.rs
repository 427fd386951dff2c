//! What people decide about candidates, and why: a score decides nothing.

use super::none;
use crate::service::{Action, Caller, Decided};
use crate::store::Decision;
use crate::web::body::Json;
use crate::web::problem::{BodyRefused, Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Extract};
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was decided.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// What.
    outcome: Decided,
    /// Why, in your own words; shown to the candidate who asks for what is kept.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
    /// Who decided; the name of the key by default.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 2000)]
    by: Option<String>,
    /// The ad, by its id; none when it is about no ad.
    #[serde(default)]
    #[schema(max_length = 200)]
    posting: Option<String>,
}

/// A decision that is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionSaid {
    /// What.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// The ad.
    pub posting: Option<String>,
    /// When.
    pub at: String,
}

impl DecisionSaid {
    /// As it is said.
    #[must_use]
    pub fn of(decision: Decision) -> Self {
        Self {
            outcome: decision.outcome,
            reason: decision.reason,
            by: decision.person,
            posting: decision.posting,
            at: decision.at.to_string(),
        }
    }
}

/// Decisions about a candidate.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decisions {
    /// The earliest first.
    pub decisions: Vec<DecisionSaid>,
}

/// Write down a decision
///
/// A person decides, and says why.
#[utoipa::path(
    post, path = "/candidates/{id}/decisions", tag = "candidates", request_body = Sent,
    params(("id" = String, Path, description = "The candidate")),
    responses((status = 201, description = "It is written down", body = DecisionSaid), BodyRefused, Missing, Unavailable)
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    Json(sent): Json<Sent>,
) -> Result<(StatusCode, axum::Json<DecisionSaid>), Problem> {
    let Path(id) = id?;
    let decision = Decision {
        candidate: id,
        posting: sent.posting,
        outcome: sent.outcome.name().to_owned(),
        reason: sent.reason,
        person: sent.by.unwrap_or_else(|| caller.name.clone()),
        at: Timestamp::now(),
    };
    let kept = decision.clone();
    let work = move |state: &State| state.service(&caller).decide(kept, &caller.name);
    if state.run(work).await?? {
        Ok((StatusCode::CREATED, axum::Json(DecisionSaid::of(decision))))
    } else {
        Err(none())
    }
}

/// What was decided about a candidate
#[utoipa::path(
    get, path = "/candidates/{id}/decisions", tag = "candidates", params(("id" = String, Path, description = "The candidate")),
    responses((status = 200, description = "What was decided, and why", body = Decisions), Refused, Missing, Unavailable)
)]
pub async fn list(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Result<axum::Json<Decisions>, Problem> {
    let Path(id) = id?;
    let work = move |state: &State| {
        let service = state.service(&caller);
        let there = service.candidate(&id, Action::Seen, &caller.name, Timestamp::now())?;
        there.ok_or_else(none)?;
        Ok::<_, Problem>(service.decisions(&id)?)
    };
    let decisions = state.run(work).await??;
    Ok(axum::Json(Decisions {
        decisions: decisions.into_iter().map(DecisionSaid::of).collect(),
    }))
}
