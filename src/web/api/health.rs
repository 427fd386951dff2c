//! Whether the server lives, and whether it is ready to work.

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
    /// Ads that are kept.
    pub postings: u64,
    /// The last change in the store.
    pub stored: u64,
    /// The last change that search knows.
    pub indexed: u64,
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
pub async fn ready(Extract(state): Extract<State>) -> Result<Json<Ready>, Problem> {
    let standing = state.run(|state| state.service.standing()).await??;
    Ok(Json(Ready {
        status: "ready",
        taxonomy: state.taxonomy().digest.clone(),
        postings: standing.postings,
        stored: standing.stored,
        indexed: standing.indexed,
    }))
}
