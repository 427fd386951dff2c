//! `/rules`: what the self-check looks for, why, what to write instead, and on whose word.

use super::ad::{self, Spoken};
use crate::lint;
use crate::report::rule_page::{self, RuleSaid};
use crate::text::Language;
use crate::web::problem::{Kind, Missing, Problem, Refused};
use crate::web::state::State;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State as Extract};
use serde::Serialize;
use utoipa::ToSchema;

/// All rules.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rules {
    /// Version of the taxonomy.
    pub taxonomy: String,
    /// Sorted by code.
    pub rules: Vec<RuleSaid>,
}

/// The rules
#[utoipa::path(
    get, path = "/rules", tag = "rules", params(Spoken),
    responses(
        (status = 200, description = "All rules", body = Rules),
        Refused
    )
)]
pub async fn list(
    Extract(state): Extract<State>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<Json<Rules>, Problem> {
    let Query(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?.unwrap_or(Language::English);
    let taxonomy = state.taxonomy();
    let today = jiff::Zoned::now().date();
    let said = |rule| rule_page::said(rule, lang, today);
    Ok(Json(Rules {
        taxonomy: taxonomy.digest.clone(),
        rules: lint::all(taxonomy).into_iter().map(said).collect(),
    }))
}

/// A rule, by its code or its name
#[utoipa::path(
    get, path = "/rules/{code}", tag = "rules",
    params(("code" = String, Path, description = "P101, or pay-vague"), Spoken),
    responses(
        (status = 200, description = "The rule", body = RuleSaid),
        Missing,
        Refused
    )
)]
pub async fn read(
    Extract(state): Extract<State>,
    Path(code): Path<String>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<Json<RuleSaid>, Problem> {
    let Query(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?.unwrap_or(Language::English);
    let rule = lint::rule(state.taxonomy(), &code);
    let said = rule.map(|rule| Json(rule_page::said(rule, lang, jiff::Zoned::now().date())));
    said.ok_or_else(|| Problem::new(Kind::NotFound, ""))
}
