//! The pages for people: they work without scripts, and better with them. Nothing that is pasted is kept.
//! Knows addresses; each page has a file of its own.

mod assets;
mod bulk;
mod contest;
mod edit;
mod explain;
mod finding;
mod form;
mod frame;
mod kept;
mod label;
mod mark;
mod matching;
mod mix;
mod notice;
mod passage;
mod printed;
mod result;
mod rules;
mod search;
mod sent;
mod takeaway;
mod words;

pub use notice::{not_found, wrong_method};
pub use printed::printed;

use super::state::State;
use axum::Router;
use axum::routing::{get, post};

/// All pages.
pub fn routes() -> Router<State> {
    Router::new()
        .route("/", get(form::show).post(form::check))
        .route("/result", post(form::result))
        .route("/read", post(form::texts))
        .route("/analysis.json", post(takeaway::json))
        .route("/report.html", post(takeaway::report))
        .route("/keep", post(takeaway::keep))
        .route("/bulk", get(bulk::show).post(bulk::take))
        .route("/bulk/columns", post(bulk::columns))
        .route("/bulk/{id}", get(bulk::job))
        .route("/bulk/{id}/cancel", post(bulk::cancel))
        .route("/bulk/{id}/ads/{row}", get(bulk::open))
        .route("/match", get(matching::show).post(matching::step))
        .route("/postings", get(search::show))
        .route("/postings/{id}", get(kept::show))
        .route("/postings/{id}/erase", post(kept::erase))
        .route("/explain/{name}", get(explain::show))
        .route("/problems/{name}", get(notice::problem))
        .route("/rules", get(rules::all))
        .route("/rules/{code}", get(rules::one))
        .route("/assets/{*path}", get(assets::serve))
}
