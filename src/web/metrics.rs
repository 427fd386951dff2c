//! What is counted of requests, for Prometheus: which address, how it was answered, how long it took. Never what was asked.

use super::state::State;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

/// What tells one kind of request from others: the address as the API's description writes it, without anybody's names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    method: String,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// The counts of a server.
#[derive(Clone)]
pub struct Metrics {
    requests: Family<Kind, Counter>,
    seconds: Family<Route, Histogram>,
}

impl Default for Metrics {
    fn default() -> Self {
        // from a tenth of a millisecond to some thirty seconds
        let histogram = || Histogram::new(exponential_buckets(0.0001, 2.5, 14));
        Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(histogram),
        }
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

/// What is kept, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Ads of all workspaces.
    pub postings: u64,
    /// Those that were analysed with another version or taxonomy.
    pub older: u64,
    /// Candidates of all workspaces.
    pub candidates: u64,
}

impl Metrics {
    /// All counts in the text format of `OpenMetrics`.
    pub(super) fn said(&self, kept: Kept) -> String {
        let mut registry = Registry::with_prefix("rolefit");
        registry.register("http_requests", "Requests answered", self.requests.clone());
        registry.register(
            "http_request_seconds",
            "Seconds until the answer began",
            self.seconds.clone(),
        );
        for (name, help, value) in [
            ("postings", "Ads that are kept", kept.postings),
            (
                "postings_older",
                "Ads analysed with another version or taxonomy",
                kept.older,
            ),
            ("candidates", "Candidates who are kept", kept.candidates),
        ] {
            registry.register(name, help, ConstGauge::new(value));
        }
        let mut said = String::new();
        // writing into a text cannot fail
        let _ = encode(&mut said, &registry);
        said
    }
}

/// Counts a request and how it was answered.
pub async fn count(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let method = request.method().as_str().to_owned();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let metrics = Arc::clone(&state.metrics);
    let seconds = begun.elapsed().as_secs_f64();
    let by_route = Route {
        route: route.clone(),
    };
    metrics.seconds.get_or_create(&by_route).observe(seconds);
    let kind = Kind {
        method,
        route,
        status: response.status().as_u16(),
    };
    metrics.requests.get_or_create(&kind).inc();
    response
}
