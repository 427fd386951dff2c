//! Refuses requests that come by another name or from another site: a page of somebody else's that a browser of this machine
//! has open must not read or change what is kept here.
//! Knows names; does not know who asks.

use super::problem::{Kind, Problem};
use super::state::State;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Lets a request pass that names this server and, where it may change something, comes from this server's own pages or from
/// no page at all.
pub async fn own(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let named = text(request.headers(), &header::HOST).unwrap_or_default();
    let known = state.hosts.is_empty() || named.is_empty() || state.hosts.contains(&name(named));
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let own_page = text(request.headers(), &header::ORIGIN).is_none_or(|origin| {
        let site = origin.split_once("://").map_or(origin, |(_, site)| site);
        site.eq_ignore_ascii_case(named)
    });
    if !known {
        return Problem::new(Kind::Foreign, "the server is not known by this name").into_response();
    }
    if !safe && !own_page {
        return Problem::new(Kind::Foreign, "the request comes from another site").into_response();
    }
    next.run(request).await
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The name in a `Host` header, without its port, in small letters.
fn name(host: &str) -> String {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn ports_are_no_part_of_a_name() {
        assert_eq!(name("LocalHost:8080"), "localhost");
        assert_eq!(name("[::1]:8080"), "[::1]");
        assert_eq!(name("[::1]"), "[::1]");
    }
}
