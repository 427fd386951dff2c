//! How a job goes on, as server-sent events.

use super::{JobSaid, none, said};
use crate::service::Caller;
use crate::web::api::named::Named;
use crate::web::problem::{Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt};
use std::convert::Infallible;
use std::time::Duration;
use utoipa::ToSchema;

/// How often is looked how far it is.
const OFTEN: Duration = Duration::from_millis(250);

/// One of the events
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes an event for the API's documentation")]
pub struct JobEvent {
    /// progress, done, failed or gone.
    event: String,
    /// The job, as JSON.
    data: String,
}

/// How a job goes on
///
/// An event `progress` whenever it is further, whose data is the job; the last one is `done`, `failed`, or `gone` when it was deleted.
#[utoipa::path(
    get, path = "/bulk/{id}/events", tag = "bulk", params(("id" = String, Path, description = "Its name")),
    responses((status = 200, description = "Events", body = JobEvent, content_type = "text/event-stream"), Refused, Missing, Unavailable)
)]
pub async fn events(
    Named { state, caller, id }: Named,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let first = standing(&state, &caller, &id).await?.ok_or_else(none)?;
    let begin = Watching {
        state,
        caller,
        id,
        told: None,
        next: Some(first),
    };
    let events = futures_util::stream::unfold(Some(begin), |watching| async {
        let mut watching = watching?;
        let event = watching.event().await?;
        let goes_on = watching
            .told
            .as_ref()
            .is_some_and(|job| job.ended.is_none());
        Some((Ok(event), goes_on.then_some(watching)))
    });
    // who listens may ask once more after the end
    let events = events.fuse();
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

async fn standing(state: &State, caller: &Caller, id: &str) -> Result<Option<JobSaid>, Problem> {
    let (caller, id) = (caller.clone(), id.to_owned());
    let work = move |state: &State| {
        let service = state.service(&caller);
        let job = service.job(&id)?;
        Ok::<_, Problem>(job.map(|job| said(&service, job)))
    };
    state.run(work).await?
}

/// Somebody who listens.
struct Watching {
    state: State,
    caller: Caller,
    id: String,
    told: Option<JobSaid>,
    next: Option<JobSaid>,
}

impl Watching {
    /// The next event; none when nothing can be told any more.
    async fn event(&mut self) -> Option<Event> {
        loop {
            if let Some(job) = self.next.take()
                && self.told.as_ref() != Some(&job)
            {
                let name = match (&job.ended, &job.failure) {
                    (None, _) => "progress",
                    (Some(_), None) => "done",
                    (Some(_), Some(_)) => "failed",
                };
                let event = Event::default().event(name).json_data(&job).ok()?;
                self.told = Some(job);
                return Some(event);
            }
            tokio::time::sleep(OFTEN).await;
            match standing(&self.state, &self.caller, &self.id).await {
                Ok(Some(job)) => self.next = Some(job),
                Ok(None) => {
                    self.told = None;
                    return Some(Event::default().event("gone").data("{}"));
                }
                Err(_) => return None,
            }
        }
    }
}
