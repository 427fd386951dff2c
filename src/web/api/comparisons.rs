//! `/comparisons`: two versions of an ad in, what became of its findings out; nothing is stored.

use super::ad::{self, Ad, Spoken};
use crate::analysis::analyze;
use crate::report::answer;
use crate::report::comparison::{ComparisonSaid, compare};
use crate::web::body::Json;
use crate::web::problem::{BodyRefused, Problem};
use crate::web::state::State;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Extract};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

/// Two versions of an ad.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Versions {
    /// The old one.
    #[schema(value_type = Ad)]
    before: Value,
    /// The new one.
    #[schema(value_type = Ad)]
    after: Value,
}

/// Two versions of an ad
///
/// Which findings are mended, new, or still there, and the verdict then and now.
#[utoipa::path(
    post, path = "/comparisons", tag = "analyses", params(Spoken), request_body = Versions,
    responses(
        (status = 200, description = "What became of the findings", body = ComparisonSaid),
        BodyRefused
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    spoken: Result<Query<Spoken>, QueryRejection>,
    Json(versions): Json<Versions>,
) -> Result<axum::Json<ComparisonSaid>, Problem> {
    let Query(spoken) = spoken?;
    let work = move |state: &State| {
        let (old, _) = ad::read(versions.before, &spoken)?;
        let (new, lang) = ad::read(versions.after, &spoken)?;
        let taxonomy = state.taxonomy();
        let after = answer(&new, &analyze(taxonomy, &new), lang);
        let lang = crate::text::Language::from_code(after.lang);
        let before = answer(&old, &analyze(taxonomy, &old), lang);
        Ok::<_, Problem>(compare(&before, &after))
    };
    Ok(axum::Json(state.run(work).await??))
}
