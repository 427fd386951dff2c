//! `/fits`: a profile against an ad, line by line; nothing is stored.

use super::ad::{self, Spoken};
use crate::analysis::analyze;
use crate::fit::weighing::Weights;
use crate::fit::{self, Profile, profile};
use crate::posting::Posting;
use crate::report::fit::answer;
use crate::report::fit_schema::FitAnswer;
use crate::service::{Caller, Scope};
use crate::text::Language;
use crate::web::body::{Json, object};
use crate::web::problem::{BodyRefused, Kind, Missing, Problem, Unavailable};
use crate::web::state::State;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Extract};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A profile and an ad.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// What a person says of themselves. It has no room for what a fit may not use: a name, an age, an address…
    #[serde(deserialize_with = "object")]
    profile: Profile,
    /// An ad's fields, or `{"id": …}` of one that is kept.
    #[schema(value_type = super::ad::Ad)]
    posting: Value,
    /// Parts weighed otherwise than for everyone, each between half and twice of that.
    #[serde(default, deserialize_with = "object")]
    weights: Weights,
    /// Language of the texts for people: `fr` or `en`.
    #[serde(default)]
    #[schema(pattern = "^(fr|en)$")]
    lang: Option<String>,
}

/// Does a profile fit an ad?
///
/// Bands first, numbers second: a person decides. An ad for several people is judged role by role (`per_role`). Unknown is left
/// out, and `known` says how much could be judged. Nothing is stored.
#[utoipa::path(
    post, path = "/fits", tag = "fits", params(Spoken), request_body = Pair,
    responses(
        (status = 200, description = "The fit", body = FitAnswer),
        BodyRefused,
        Missing,
        Unavailable
    )
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    spoken: Result<Query<Spoken>, QueryRejection>,
    Json(pair): Json<Pair>,
) -> Result<axum::Json<FitAnswer>, Problem> {
    let Query(spoken) = spoken?;
    profile::check(&pair.profile)
        .map_err(|refused| Problem::new(Kind::NotValid, refused.to_string()))?;
    let wished = ad::language(pair.lang.as_deref())?;
    let lang = ad::language(spoken.lang.as_deref())?.or(wished);
    let fit = state
        .run(move |state| fitted(state, &caller, &pair, lang))
        .await??;
    Ok(axum::Json(fit))
}

fn fitted(
    state: &State,
    caller: &Caller,
    pair: &Pair,
    lang: Option<Language>,
) -> Result<FitAnswer, Problem> {
    let (posting, wished) = posting(state, caller, &pair.posting)?;
    let analysis = analyze(state.taxonomy(), &posting);
    let held = fit::read(state.taxonomy(), &pair.profile);
    let weight = pair
        .weights
        .of(&state.taxonomy().fit_scoring)
        .map_err(|out| Problem::new(Kind::NotValid, out.to_string()))?;
    let fit = fit::weighed(&analysis, &held, &weight);
    Ok(answer(&posting, &analysis, &fit, lang.or(wished)))
}

/// The ad that was sent, or the kept one that was named, and the language in which its sender wants to be answered.
fn posting(
    state: &State,
    caller: &Caller,
    value: &Value,
) -> Result<(Posting, Option<Language>), Problem> {
    let only_field = value.as_object().filter(|object| object.len() == 1);
    let id = match only_field.and_then(|object| object.get("id")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => return ad::read(value.clone(), &Spoken::default()),
    };
    if !caller.may(Scope::Postings) {
        let why = "an ad that is kept needs a key with the scope `postings`";
        return Err(Problem::new(Kind::NotAllowed, why));
    }
    let stored = state.service(caller).posting(&id)?;
    let stored = stored.ok_or_else(|| Problem::new(Kind::NotFound, "no ad of that id is kept"))?;
    Ok((stored.posting(), None))
}
