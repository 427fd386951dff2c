//! The faces over HTTP: the form for people, the API for programs, and the documentation of both.
//! Knows requests and answers; everything that is said comes from the modules below it.

mod address;
pub mod api;
mod body;
mod caller;
mod headers;
mod origin;
mod pages;
mod problem;
mod rate;
mod state;
mod version;

pub use address::Proxies;
pub use caller::{Access, Need, need};
pub use pages::printed;
pub use problem::{Kind, Problem};
pub use rate::Rates;
pub use state::{Limits, State};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Request;
use std::future::Future;
use std::net::SocketAddr;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

/// Every address, ready to be served or to be called directly.
pub fn router(state: State) -> Router {
    let limits = state.limits;
    Router::new()
        .merge(pages::routes())
        .merge(api::routes())
        .fallback(pages::not_found)
        .method_not_allowed_fallback(pages::wrong_method)
        .layer(axum::middleware::from_fn_with_state(
            state.clone(),
            caller::known,
        ))
        .layer(DefaultBodyLimit::max(limits.body))
        .layer(axum::middleware::from_fn_with_state(
            state.clone(),
            state::in_time,
        ))
        .layer(axum::middleware::from_fn_with_state(
            state.clone(),
            origin::own,
        ))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn(headers::secure))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(state)
}

/// Serves until `stop` is ready, then answers what has begun and returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    state: State,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let router = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await
}

/// What the log says of a request: its method and path. Never its query or its body: they hold people's words.
fn span<B>(request: &Request<B>) -> tracing::Span {
    tracing::info_span!("request", method = %request.method(), path = request.uri().path())
}

fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> axum::response::Response {
    use axum::response::IntoResponse;
    Problem::new(Kind::Internal, "").into_response()
}
