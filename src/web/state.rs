//! What every handler works with: the taxonomy, the records, and the limits of one request.
//! Knows how work is run and bounded; does not know what is asked.

use super::caller::Access;
use super::metrics::{Kept, Metrics};
use super::problem::{Kind, Problem};
use crate::report::market::Market;
use crate::service::{Caller, Failure, Service};
use crate::taxonomy::Taxonomy;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// What one request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body that is read whole.
    pub body: usize,
    /// Bytes of an NDJSON body, which is read line by line.
    pub stream: usize,
    /// Time until the answer begins.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 2 << 20,
            stream: 256 << 20,
            time: Duration::from_secs(30),
        }
    }
}

/// What every handler works with.
#[derive(Clone)]
pub struct State {
    // reached only by telling who calls
    service: Arc<Service>,
    /// Who may call.
    pub access: Access,
    /// What one request may take.
    pub limits: Limits,
    /// The table in which ads are placed, if one was given.
    pub market: Option<Arc<Market>>,
    /// Names by which the server may be called; none: any.
    pub hosts: Vec<String>,
    // what is counted of requests
    pub(super) metrics: Arc<Metrics>,
    turns: Arc<Semaphore>,
}

impl State {
    /// The state of a server.
    #[must_use]
    pub fn new(service: Arc<Service>, limits: Limits) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            service,
            access: Access::default(),
            limits,
            market: None,
            hosts: Vec::new(),
            metrics: Arc::default(),
            turns: Arc::new(Semaphore::new(cores * 2)),
        }
    }

    /// What is kept in the workspace of who calls.
    #[must_use]
    pub fn service(&self, caller: &Caller) -> Service {
        self.service.within(&caller.workspace)
    }

    /// Who calls with a key; nobody when it is of no use.
    pub(super) fn caller(
        &self,
        key: &str,
        now: jiff::Timestamp,
    ) -> Result<Option<Caller>, Failure> {
        self.service.caller(key, now)
    }

    /// How much is kept in all workspaces.
    pub(super) fn kept(&self) -> Result<Kept, Failure> {
        self.service.figures().map(|figures| Kept {
            postings: figures.postings,
            older: figures.older,
            candidates: figures.candidates,
        })
    }

    /// The taxonomy.
    #[must_use]
    pub fn taxonomy(&self) -> &Taxonomy {
        self.service.taxonomy()
    }

    /// Runs work that takes the processor or the disk, beside the threads that answer; a bounded number at a time.
    ///
    /// # Errors
    /// When the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let internal = |_| Problem::new(Kind::Internal, "");
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| Problem::new(Kind::Internal, ""))?;
        let state = self.clone();
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&state)
        })
        .await
        .map_err(internal)
    }
}

/// Ends a request whose answer has not begun in time.
pub(super) async fn in_time(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    // a file may take long to come; there each piece of it has its time
    if matches!(request.uri().path(), "/api/v1/bulk" | "/bulk") {
        return next.run(request).await;
    }
    tokio::time::timeout(state.limits.time, next.run(request))
        .await
        .unwrap_or_else(|_| {
            let seconds = state.limits.time.as_secs();
            Problem::new(Kind::TimedOut, format!("no answer within {seconds} s")).into_response()
        })
}
