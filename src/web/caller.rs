//! Who calls, and whether they may: asked once, before anything else, of every address. What an address needs stands in one
//! place, and an address that nobody thought of needs a key.
//! Knows keys and addresses; does not know what is asked.

use super::address::{self, Proxies};
use super::problem::{Kind, Problem};
use super::rate::Rates;
use super::state::State;
use crate::service::{Caller, Scope};
use crate::store::Workspace;
use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Who may call without a key, and how often everyone may.
#[derive(Debug, Clone)]
pub struct Access {
    /// True when who calls from this machine needs no key for what needs none there: to read ads, and to keep and find them.
    pub here: bool,
    /// True when anyone may have ads read without a key.
    pub open: bool,
    /// Those who may say for whom they call.
    pub proxies: Proxies,
    /// How often; as often as they like when nothing is said.
    pub rates: Option<Arc<Rates>>,
}

impl Default for Access {
    /// For a server that only this machine reaches.
    fn default() -> Self {
        Self {
            here: true,
            open: false,
            proxies: Proxies::default(),
            rates: None,
        }
    }
}

/// What an address needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: it tells nothing of anybody.
    Nothing,
    /// Nothing; but who has a key is told more.
    Anyone,
    /// A scope, that a key brings or being at this machine.
    Scope(Scope),
    /// To be at this machine, or a key with a scope.
    HereOr(Scope),
}

/// What an address needs, whatever the method.
#[must_use]
pub fn need(path: &str) -> Need {
    if let Some(path) = path.strip_prefix("/api/v1/") {
        let mut parts = path.split('/');
        return match (parts.next().unwrap_or_default(), parts.nth(1)) {
            ("openapi.json", None) => Need::Nothing,
            ("candidates", _) | ("postings", Some("candidates")) => Need::Scope(Scope::Candidates),
            ("postings", _) => Need::Scope(Scope::Postings),
            ("analyses" | "fits" | "comparisons" | "bulk" | "taxonomy" | "rules", _) => {
                Need::Scope(Scope::Analyse)
            }
            _ => Need::Scope(Scope::Admin),
        };
    }
    match path.split('/').nth(1).unwrap_or_default() {
        "docs" | "assets" | "problems" | "healthz" => Need::Nothing,
        "readyz" => Need::Anyone,
        "metrics" => Need::HereOr(Scope::Admin),
        "postings" | "keep" | "match" => Need::Scope(Scope::Postings),
        _ => Need::Scope(Scope::Analyse),
    }
}

/// Lets a request pass whose sender may ask what it asks, and tells those who answer it who that is.
pub async fn known(
    axum::extract::State(state): axum::extract::State<State>,
    mut request: Request,
    next: Next,
) -> Response {
    let need = match request.extensions().get::<MatchedPath>() {
        Some(_) => need(request.uri().path()),
        // there is nothing: who may have ads read may be told so
        None => Need::Scope(Scope::Analyse),
    };
    if need == Need::Nothing {
        request.extensions_mut().insert(Caller::stranger());
        return next.run(request).await;
    }
    let api = request.uri().path().starts_with("/api/");
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(address)| address.ip());
    match admitted(&state, need, peer, request.headers()).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => refused(&refusal, api),
    }
}

/// Why a request is not let in.
enum Refusal {
    Problem(Problem),
    /// Too often: seconds until it may come again.
    TooOften(u64),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

async fn admitted(
    state: &State,
    need: Need,
    peer: Option<IpAddr>,
    headers: &HeaderMap,
) -> Result<Caller, Refusal> {
    let access = &state.access;
    let rates = access.rates.as_deref();
    let often = |wait: Result<(), u64>| wait.map_err(Refusal::TooOften);
    let address = peer.map(|peer| address::of_client(peer, headers, &access.proxies));
    let Some(key) = key(headers) else {
        // who calls directly, without a network, is in this process
        let here = access.here
            && !address::is_forwarded(headers)
            && peer.is_none_or(|peer| peer.is_loopback());
        let mut caller = if here {
            Caller::here()
        } else {
            often(rates.map_or(Ok(()), |rates| rates.address(address)))?;
            Caller::stranger()
        };
        if access.open && !caller.may(Scope::Analyse) {
            caller.scopes.push(Scope::Analyse);
        }
        let may = match need {
            Need::Nothing | Need::Anyone => true,
            Need::Scope(scope) => caller.may(scope),
            Need::HereOr(_) => here,
        };
        return if may {
            Ok(caller)
        } else {
            Err(Problem::new(Kind::NoKey, "this needs a key").into())
        };
    };
    let caller = state
        .run(move |state| state.caller(&key, jiff::Timestamp::now()))
        .await?
        .map_err(Problem::from)?;
    let Some(caller) = caller else {
        // whoever guesses keys is slowed down like strangers
        often(rates.map_or(Ok(()), |rates| rates.address(address)))?;
        let why = "this key is not known here, has expired, or was revoked";
        return Err(Problem::new(Kind::NoKey, why).into());
    };
    let id = caller.key.clone().unwrap_or_default();
    often(rates.map_or(Ok(()), |rates| rates.key(&id)))?;
    match need {
        Need::Scope(scope) | Need::HereOr(scope) if !caller.may(scope) => {
            let why = format!("this key has no scope `{}`", scope.name());
            Err(Problem::new(Kind::NotAllowed, why).into())
        }
        Need::HereOr(_) if caller.workspace != Workspace::default() => {
            let why = "this tells of all workspaces, and needs a key of the first one, `default`";
            Err(Problem::new(Kind::NotAllowed, why).into())
        }
        _ => Ok(caller),
    }
}

/// The key of a request: `Authorization: Bearer KEY`, `X-API-Key: KEY`, or what a browser sends when it asks for a password.
fn key(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    if let Some(key) = text("x-api-key") {
        return Some(key.trim().to_owned());
    }
    let (scheme, rest) = text("authorization")?.split_once(' ')?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        // no key of ours, and so none that is good
        return Some(String::new());
    }
    let pair = BASE64_STANDARD.decode(rest).ok()?;
    let pair = String::from_utf8(pair).ok()?;
    Some(pair.split_once(':')?.1.to_owned())
}

fn refused(refusal: &Refusal, api: bool) -> Response {
    let (problem, wait) = match refusal {
        Refusal::Problem(problem) => (problem.clone(), None),
        Refusal::TooOften(wait) => {
            let why = format!("too many requests; again in {wait} s");
            (Problem::new(Kind::TooMany, why), Some(*wait))
        }
    };
    let asks = problem.kind == Kind::NoKey;
    let mut response = problem.into_response();
    let headers = response.headers_mut();
    if let Some(wait) = wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    if asks {
        // a browser asks its reader for the key as for a password
        let how = if api {
            "Bearer realm=\"rolefit\""
        } else {
            "Basic realm=\"rolefit\", charset=\"UTF-8\""
        };
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(how));
    }
    response
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| Problem::new(Kind::Internal, ""))
    }
}

#[cfg(test)]
mod tests {
    use super::{Need, need};
    use crate::service::Scope;

    #[test]
    fn what_nobody_thought_of_needs_the_most() {
        assert_eq!(need("/api/v1/anything"), Need::Scope(Scope::Admin));
        assert_eq!(need("/api/v1/postings"), Need::Scope(Scope::Postings));
        let of_people = Need::Scope(Scope::Candidates);
        assert_eq!(need("/api/v1/postings/a%2Fb/candidates"), of_people);
        assert_eq!(need("/api/v1/candidates/x/export"), of_people);
        assert_eq!(need("/"), Need::Scope(Scope::Analyse));
        assert_eq!(need("/postings/a/erase"), Need::Scope(Scope::Postings));
        assert_eq!(need("/readyz"), Need::Anyone);
        assert_eq!(need("/docs/swagger-ui.js"), Need::Nothing);
    }
}
