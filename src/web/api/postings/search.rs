//! Searching the ads that are kept, page by page or all of them in one stream.

use super::{Answer, Kept, kept};
use crate::index::{Facet, Filters, LIMIT, Order, Query};
use crate::service::{Caller, Found};
use crate::web::problem::{Kind, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query as FromQuery, State as Extract};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::convert::Infallible;
use utoipa::IntoParams;

/// What to search for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words, in any form; `"a phrase"`, `-without`, `this OR that`, `title:word`, `company:name`, `location:place`, `role:VID`.
    /// Nothing: all ads, the newest first.
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
    #[param(pattern = "^[0-9a-f]{1,8}-[0-9a-f]{1,16}-[0-9a-f]{1,16}$")]
    pub cursor: Option<String>,
}

/// Search the ads
///
/// With `Accept: application/x-ndjson` all that are found come in one stream, one whole ad with its analysis a line; `limit` and
/// `cursor` then tell how many and from where.
#[utoipa::path(
    get, path = "/postings", tag = "postings", params(Wanted),
    responses(
        (status = 200, description = "A page of ads, with how many there are of each kind", content((Found = "application/json"), (String = "application/x-ndjson"))),
        Refused,
        Unavailable
    )
)]
pub async fn search(
    Extract(state): Extract<State>,
    caller: Caller,
    wanted: Result<FromQuery<Wanted>, QueryRejection>,
    headers: HeaderMap,
) -> Answer<Response> {
    let FromQuery(wanted) = wanted?;
    let all = headers
        .get(header::ACCEPT)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| accepted.contains("ndjson"));
    let limit = wanted.limit;
    if limit == Some(0) || (!all && limit.is_some_and(|limit| limit > LIMIT)) {
        let why = format!("limit is 1 to {LIMIT}");
        return Err(Problem::new(Kind::NotUnderstood, why));
    }
    let order = wanted.sort.as_deref().map(|name| {
        let why = "sort is one of best, newest, score";
        Order::named(name).ok_or_else(|| Problem::new(Kind::NotUnderstood, why))
    });
    let query = Query {
        order: order.transpose()?.unwrap_or_default(),
        filters: wanted.filters(),
        words: wanted.q.unwrap_or_default(),
        limit: limit.unwrap_or_default(),
        cursor: wanted.cursor,
    };
    if all {
        return stream(state, caller, query, limit).await;
    }
    let work = move |state: &State| state.service(&caller).search(&query);
    Ok(axum::Json(state.run(work).await??).into_response())
}

/// All that is found, page after page. What cannot be read at once is told as a problem; later the stream breaks off.
async fn stream(
    state: State,
    caller: Caller,
    query: Query,
    limit: Option<usize>,
) -> Answer<Response> {
    let mut rest = Rest {
        state,
        caller,
        left: limit.unwrap_or(usize::MAX),
        query: Some(Query {
            limit: LIMIT,
            ..query
        }),
    };
    let first = rest.page().await?;
    let pages = futures_util::stream::unfold((Some(first), rest), |(first, mut rest)| async {
        let page = match first {
            Some(page) => page,
            None if rest.query.is_none() => return None,
            None => match rest.page().await {
                Ok(page) => page,
                Err(problem) => {
                    let said = serde_json::json!({"error": problem.said()});
                    rest.query = None;
                    Bytes::from(format!("{said}\n"))
                }
            },
        };
        Some((Ok::<_, Infallible>(page), (None, rest)))
    });
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, Body::from_stream(pages)).into_response())
}

/// What is still to be told.
struct Rest {
    state: State,
    caller: Caller,
    left: usize,
    // none when nothing is left
    query: Option<Query>,
}

impl Rest {
    async fn page(&mut self) -> Answer<Bytes> {
        let Some(mut query) = self.query.take() else {
            return Ok(Bytes::new());
        };
        let (caller, left) = (self.caller.clone(), self.left);
        query.limit = left.min(LIMIT);
        let asked = query.clone();
        let work = move |state: &State| {
            let found = state.service(&caller).search(&asked)?;
            let count = found.hits.len();
            let mut lines = Vec::new();
            for hit in found.hits {
                let kept: Kept = kept(state.taxonomy(), hit.posting, None)?;
                serde_json::to_writer(&mut lines, &kept)?;
                lines.push(b'\n');
            }
            Ok::<_, Problem>((lines, count, found.cursor))
        };
        let (lines, count, cursor) = self.state.run(work).await??;
        self.left = left.saturating_sub(count);
        if let (Some(cursor), true) = (cursor, self.left > 0) {
            query.cursor = Some(cursor);
            self.query = Some(query);
        }
        Ok(lines.into())
    }
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
