//! An ad among others: those like it, and where it stands among them.

use super::{Answer, none};
use crate::report::market::{Market, MarketSaid, measured};
use crate::service::{Hit, Service};
use crate::web::api::ad::{self, Spoken};
use crate::web::api::answered;
use crate::web::api::named::Named;
use crate::web::api::page;
use crate::web::problem::{Kind, Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::extract::Query as FromQuery;
use axum::extract::rejection::QueryRejection;
use serde::Serialize;
use utoipa::ToSchema;

/// Ads like an ad.
#[derive(Serialize, ToSchema)]
pub struct Similar {
    /// The most alike first.
    #[schema(value_type = Vec<crate::service::HitSaid<'static>>)]
    pub hits: Vec<Hit>,
}

/// How many.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Many {
    /// How many at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<usize>,
}

/// Ads like an ad
///
/// Those that ask for the same skills, the rare ones most, for the same job; whatever the language.
#[utoipa::path(
    get, path = "/postings/{id}/similar", tag = "postings", params(("id" = String, Path, description = "Its name"), Many),
    responses((status = 200, description = "The most alike first", body = Similar), Refused, Missing, Unavailable)
)]
pub async fn similar(
    named: Named,
    many: Result<FromQuery<Many>, QueryRejection>,
) -> Answer<axum::Json<Similar>> {
    let FromQuery(many) = many?;
    let limit = page::size(many.limit)?;
    let work = move |service: &Service, named: &Named| {
        let found = service.reader()?.similar(&named.id, limit)?;
        found.ok_or_else(none)
    };
    let hits = named.run(work).await?;
    Ok(axum::Json(Similar { hits }))
}

/// Where an ad stands
///
/// Among ads for the same main role: by the table that the server was started with, or else by the ads that are kept in the
/// workspace. Nothing is said of too few ads, or of an ad that is not judged: 404.
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
    named: Named,
    spoken: Result<FromQuery<Spoken>, QueryRejection>,
) -> Answer<axum::Json<MarketSaid>> {
    let FromQuery(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?;
    let work = move |service: &Service, Named { state, id, .. }: &Named| {
        let stored = service.posting(id)?.ok_or_else(none)?;
        let answer = answered(state, &stored.posting(), lang, &[])?;
        place(state, service, &answer)
    };
    let place = named.run(work).await?;
    let why = "nothing is known to compare this ad with: it is not judged, or there are too few ads like it";
    place
        .map(axum::Json)
        .ok_or_else(|| Problem::new(Kind::NotFound, why))
}

/// Where an answer stands: by the server's table if there is one, else among the kept ads for the same main role.
///
/// # Errors
/// When the index cannot be read.
pub fn place(
    state: &State,
    service: &Service,
    answer: &crate::report::Answer,
) -> Answer<Option<MarketSaid>> {
    if state.market.is_some() {
        return Ok(answer.market.clone());
    }
    Ok(match measured(answer) {
        Some((role, _)) => of_kept(service, &role)?.place(answer),
        None => None,
    })
}

/// The table of the kept ads for a main role.
fn of_kept(service: &Service, role: &str) -> Answer<Market> {
    let ads = service.reader()?.measures(role)?;
    let ads: Vec<_> = ads.into_iter().map(|own| (role.to_owned(), own)).collect();
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let scoring = &service.taxonomy().scoring.version;
    Ok(Market::of(
        service.workspace().name(),
        &today,
        scoring,
        &ads,
    ))
}
