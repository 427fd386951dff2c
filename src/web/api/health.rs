//! Whether the server lives, and whether it is ready to work.

use crate::service::{Caller, Failure, Scope};
use crate::web::problem::{Problem, Unavailable};
use crate::web::state::State;
use axum::Json;
use axum::extract::State as Extract;
use serde::Serialize;
use utoipa::ToSchema;

/// The server lives.
#[derive(Debug, Serialize, ToSchema)]
pub struct Alive {
    /// `ok`
    pub status: &'static str,
    /// Of the program.
    pub version: &'static str,
}

/// The server is ready.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ready {
    /// `ready`
    pub status: &'static str,
    /// Version of the taxonomy.
    pub taxonomy: String,
    /// Ads that are kept in your workspace; told to who may see them, as what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postings: Option<u64>,
    /// The last change of an ad in the store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored: Option<u64>,
    /// The last change that search knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indexed: Option<u64>,
    /// Ads whose analysis was made with another version or taxonomy: `rolefit reanalyse` brings them up to date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub older: Option<u64>,
}

/// Does it live?
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, description = "It lives", body = Alive)))]
pub async fn alive() -> Json<Alive> {
    Json(Alive {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// Is it ready?
#[utoipa::path(
    get, path = "/readyz", tag = "health",
    responses(
        (status = 200, description = "The store answers and search is open", body = Ready),
        Unavailable
    )
)]
pub async fn ready(Extract(state): Extract<State>, caller: Caller) -> Result<Json<Ready>, Problem> {
    let told = caller.may(Scope::Postings) || caller.may(Scope::Admin);
    let work = move |state: &State| {
        let service = state.service(&caller);
        Ok::<_, Failure>((service.standing()?, service.older()?))
    };
    // a stranger is told that it works, and not how much there is
    let told = Some(state.run(work).await??).filter(|_| told);
    let standing = told.map(|(standing, _)| standing);
    Ok(Json(Ready {
        status: "ready",
        taxonomy: state.taxonomy().digest.clone(),
        postings: standing.map(|standing| standing.postings),
        stored: standing.map(|standing| standing.stored),
        indexed: standing.map(|standing| standing.indexed),
        older: told.map(|(_, older)| older),
    }))
}
