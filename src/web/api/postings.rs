//! `/postings`: ads that are kept; stored, found, replaced, deleted.

use super::ad::{self, Ad, Spoken};
use super::segment::segment;
use crate::analysis::analyze;
use crate::index::{Facet, Filters, Order, Query};
use crate::report::answer;
use crate::report::market::MarketSaid;
use crate::service::{Caller, Found};
use crate::store::{Outcome, StoredPosting};
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use crate::web::body::Json;
use crate::web::problem::{BodyRefused, Kind, Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query as FromQuery, State as Extract};
use axum::http::{HeaderName, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

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
    /// When it came.
    pub created: String,
    /// When it was last changed.
    pub updated: String,
    /// Its analysis (`rolefit/analysis/1`).
    #[schema(value_type = crate::report::Answer)]
    pub analysis: Value,
}

/// What to search for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words; `"a phrase"`, `-without`. Nothing: all ads, the newest first.
    pub q: Option<String>,
    /// Families asked, by id; several separated by commas: any of them.
    pub family: Option<String>,
    /// Roles, by code.
    pub role: Option<String>,
    /// Verdict levels.
    pub level: Option<String>,
    /// Languages of the ads (ISO 639-1).
    pub language: Option<String>,
    /// Contracts.
    pub contract: Option<String>,
    /// What comes first: `best` answers the words best, `newest` changed last, `score` has the highest score.
    #[param(default = "best")]
    pub sort: Option<String>,
    /// How many at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub limit: Option<usize>,
    /// The `cursor` of the page before.
    pub cursor: Option<String>,
}

type Answer<T> = Result<T, Problem>;

/// Keep an ad
///
/// It is analysed, stored, and found by search when the answer comes. The same `id` again replaces it; without `id` one is given.
#[utoipa::path(
    post, path = "/postings", tag = "postings", params(Spoken), request_body = Ad,
    responses(
        (status = 201, description = "Kept; `Location` tells where", body = Kept),
        (status = 200, description = "There was one of that id: replaced, or the same already", body = Kept),
        BodyRefused,
        Unavailable
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
    Json(value): Json<Value>,
) -> Answer<(StatusCode, [(HeaderName, String); 1], axum::Json<Kept>)> {
    let FromQuery(spoken) = spoken?;
    keep(&state, caller, value, &spoken, None).await
}

/// Keep an ad under a name
#[utoipa::path(
    put, path = "/postings/{id}", tag = "postings", params(("id" = String, Path, description = "Its name"), Spoken), request_body = Ad,
    responses(
        (status = 201, description = "Kept", body = Kept),
        (status = 200, description = "Replaced, or the same already", body = Kept),
        BodyRefused,
        Unavailable
    )
)]
pub async fn replace(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
    Json(value): Json<Value>,
) -> Answer<(StatusCode, [(HeaderName, String); 1], axum::Json<Kept>)> {
    let (Path(id), FromQuery(spoken)) = (id?, spoken?);
    keep(&state, caller, value, &spoken, Some(id)).await
}

async fn keep(
    state: &State,
    caller: Caller,
    value: Value,
    spoken: &Spoken,
    id: Option<String>,
) -> Answer<(StatusCode, [(HeaderName, String); 1], axum::Json<Kept>)> {
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
        let stored = state
            .service(&caller)
            .put_posting(posting, jiff::Timestamp::now())?;
        Ok((
            kept(state.taxonomy(), stored.posting, lang)?,
            stored.outcome,
        ))
    };
    let (kept, outcome) = state.run(work).await??;
    let status = if outcome == Outcome::Created {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let address = format!("/api/v1/postings/{}", segment(&kept.id));
    Ok((status, [(header::LOCATION, address)], axum::Json(kept)))
}

/// One ad
#[utoipa::path(
    get, path = "/postings/{id}", tag = "postings", params(("id" = String, Path, description = "Its name"), Spoken),
    responses(
        (status = 200, description = "The ad and its analysis", body = Kept),
        Refused,
        Missing,
        Unavailable
    )
)]
pub async fn read(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
) -> Answer<axum::Json<Kept>> {
    let (Path(id), FromQuery(spoken)) = (id?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let kept = state
        .run(move |state| {
            let stored = state.service(&caller).posting(&id)?.ok_or_else(none)?;
            kept(state.taxonomy(), stored, lang)
        })
        .await??;
    Ok(axum::Json(kept))
}

/// Where an ad stands
///
/// Among ads for the same main role, by the table that the server was started with. Nothing is said without a table, of too few ads,
/// or of an ad that is not judged: 404.
#[utoipa::path(
    get, path = "/postings/{id}/market", tag = "postings", params(("id" = String, Path, description = "Its name"), Spoken),
    responses(
        (status = 200, description = "Its place by score, number of jobs and number of requirements", body = MarketSaid),
        Refused,
        Missing,
        Unavailable
    )
)]
pub async fn market(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
) -> Answer<axum::Json<MarketSaid>> {
    let (Path(id), FromQuery(spoken)) = (id?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let place = state
        .run(move |state| {
            let stored = state.service(&caller).posting(&id)?.ok_or_else(none)?;
            let answer = super::answered(state, &stored.posting(), lang, &[])?;
            let why = "nothing is known to compare this ad with: no table, or too few ads like it";
            answer
                .market
                .ok_or_else(|| Problem::new(Kind::NotFound, why))
        })
        .await??;
    Ok(axum::Json(place))
}

/// Delete an ad
///
/// Its text is gone from the store and from search.
#[utoipa::path(
    delete, path = "/postings/{id}", tag = "postings", params(("id" = String, Path, description = "Its name")),
    responses(
        (status = 204, description = "It is gone"),
        Refused,
        Missing,
        Unavailable
    )
)]
pub async fn remove(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Answer<StatusCode> {
    let Path(id) = id?;
    let was = state
        .run(move |state| state.service(&caller).delete_posting(&id))
        .await??;
    if was {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(none())
    }
}

/// Search the ads
#[utoipa::path(
    get, path = "/postings", tag = "postings", params(Wanted),
    responses(
        (status = 200, description = "A page of ads, with how many there are of each kind", body = Found),
        Refused,
        Unavailable
    )
)]
pub async fn search(
    Extract(state): Extract<State>,
    caller: Caller,
    wanted: Result<FromQuery<Wanted>, QueryRejection>,
) -> Answer<axum::Json<Found>> {
    let FromQuery(wanted) = wanted?;
    let order = wanted.sort.as_deref().map(|name| {
        let why = "sort is one of best, newest, score";
        Order::named(name).ok_or_else(|| Problem::new(Kind::NotUnderstood, why))
    });
    let query = Query {
        order: order.transpose()?.unwrap_or_default(),
        filters: wanted.filters(),
        words: wanted.q.unwrap_or_default(),
        limit: wanted.limit.unwrap_or_default(),
        cursor: wanted.cursor,
    };
    let found = state
        .run(move |state| state.service(&caller).search(&query))
        .await??;
    Ok(axum::Json(found))
}

impl Wanted {
    fn filters(&self) -> Filters {
        [
            (Facet::Family, &self.family),
            (Facet::Role, &self.role),
            (Facet::Level, &self.level),
            (Facet::Language, &self.language),
            (Facet::Contract, &self.contract),
        ]
        .into_iter()
        .filter_map(|(facet, values)| {
            let values = values
                .as_deref()?
                .split(',')
                .map(str::trim)
                .filter(|value| !value.is_empty());
            Some((facet, values.map(str::to_owned).collect::<Vec<_>>()))
        })
        .filter(|(_, values)| !values.is_empty())
        .collect()
    }
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
        analysis: serde_json::from_str(&analysis)?,
    })
}

fn none() -> Problem {
    Problem::new(Kind::NotFound, "there is no ad of that id")
}
