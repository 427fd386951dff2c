//! The API for programs, `/api/v1`: its addresses, and its own description.
//! Knows which handler answers what; each noun has a file of its own.

pub use analyses::{answered, said};
pub use bulk::{JobSaid, Wished, create as take_in, standing as job, standings as jobs};
pub use postings::place;
pub use segment::segment;

mod ad;
mod analyses;
mod bulk;
mod candidates;
mod comparisons;
mod fits;
mod health;
mod many;
mod matches;
mod named;
mod page;
mod postings;
mod rules;
mod secured;
mod segment;
mod taxonomy;

use super::state::State;
use axum::Router;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

/// Where the description stands.
pub const DESCRIPTION: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "rolefit",
        description = "Reads job ads: which skills they ask, how firmly, with the words that prove it, and of how many people's jobs they are the sum.\n\n\
                       Offsets count Unicode code points of the field as it was sent; `end` is exclusive. Unknown is null or absent, never 0. \
                       Texts for people come in French or English (`lang`). Errors are RFC 9457 problems whose `type` is stable.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(super::problem::ProblemSaid)),
    tags(
        (name = "analyses", description = "What an ad asks, and of how many people. Nothing is stored."),
        (name = "fits", description = "A candidate's profile against an ad, line by line. A person decides."),
        (name = "postings", description = "Ads that are kept, to be searched and matched."),
        (name = "candidates", description = "People who are kept for a purpose and until a day. Always needs a key; every look is written down."),
        (name = "bulk", description = "Files of many ads, worked through in the background and kept for a week."),
        (name = "taxonomy", description = "The skills and roles that rolefit knows."),
        (name = "rules", description = "What the self-check looks for, why, and on whose word."),
        (name = "health", description = "Whether the server lives and is ready.")
    )
)]
struct Description;

/// All addresses of the API, its description and its documentation.
pub fn routes() -> Router<State> {
    let (router, description) = described().split_for_parts();
    router.merge(SwaggerUi::new("/docs").url(DESCRIPTION, secured::secured(description)))
}

/// The description of the API.
#[must_use]
pub fn description() -> utoipa::openapi::OpenApi {
    secured::secured(described().split_for_parts().1)
}

fn described() -> OpenApiRouter<State> {
    let v1 = OpenApiRouter::new()
        .routes(routes!(analyses::create))
        .routes(routes!(analyses::of_file))
        .routes(routes!(comparisons::create))
        .routes(routes!(fits::create))
        .routes(routes!(postings::create, postings::search))
        .routes(routes!(postings::read, postings::replace, postings::remove))
        .routes(routes!(postings::similar))
        .routes(routes!(postings::market))
        .routes(routes!(matches::of_posting))
        .routes(routes!(matches::of_candidate))
        .routes(routes!(candidates::file::create))
        .routes(routes!(candidates::create, candidates::list))
        .routes(routes!(
            candidates::read,
            candidates::replace,
            candidates::remove
        ))
        .routes(routes!(candidates::export::read))
        .routes(routes!(
            candidates::decisions::create,
            candidates::decisions::list
        ))
        .routes(routes!(candidates::export::log))
        .routes(routes!(bulk::create, bulk::list))
        .routes(routes!(bulk::read, bulk::remove))
        .routes(routes!(bulk::events))
        .routes(routes!(bulk::result))
        .routes(routes!(bulk::report))
        .routes(routes!(bulk::errors))
        .routes(routes!(taxonomy::skills))
        .routes(routes!(taxonomy::roles))
        .routes(routes!(rules::list))
        .routes(routes!(rules::read));
    OpenApiRouter::with_openapi(Description::openapi())
        .nest("/api/v1", v1)
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics))
}
