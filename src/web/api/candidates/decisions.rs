//! What people decide about candidates, and why: a score decides nothing.

use super::none;
use crate::service::{Action, Decided, Service};
use crate::store::Decision;
use crate::web::api::named::Named;
use crate::web::body::Json;
use crate::web::problem::{BodyRefused, Missing, Problem, Refused, Unavailable};
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
    named: Named,
    Json(sent): Json<Sent>,
) -> Result<(StatusCode, axum::Json<DecisionSaid>), Problem> {
    let decision = Decision {
        candidate: named.id.clone(),
        posting: sent.posting,
        outcome: sent.outcome.name().to_owned(),
        reason: sent.reason,
        person: sent.by.unwrap_or_else(|| named.caller.name.clone()),
        at: Timestamp::now(),
    };
    let kept = decision.clone();
    let work =
        move |service: &Service, named: &Named| Ok(service.decide(kept, &named.caller.name)?);
    if named.run(work).await? {
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
pub async fn list(named: Named) -> Result<axum::Json<Decisions>, Problem> {
    let work = |service: &Service, Named { caller, id, .. }: &Named| {
        let there = service.candidate(id, Action::Seen, &caller.name, Timestamp::now())?;
        there.ok_or_else(none)?;
        Ok(service.decisions(id)?)
    };
    let decisions = named.run(work).await?;
    Ok(axum::Json(Decisions {
        decisions: decisions.into_iter().map(DecisionSaid::of).collect(),
    }))
}
