//! All that is kept about a candidate, for themselves; and the log of who saw or changed whom.

use super::decisions::DecisionSaid;
use super::none;
use super::sent::{KeptCandidate, said};
use crate::report::fit_record::FitRecord;
use crate::service::{Caller, Service};
use crate::store::audit::Note;
use crate::web::api::named::Named;
use crate::web::api::page::{self, Page};
use crate::web::problem::{Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Extract};
use axum::http::{HeaderName, HeaderValue, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// All that is kept about a candidate.
#[derive(Debug, Serialize, ToSchema)]
pub struct Export {
    /// `rolefit/candidate/1`
    pub schema: &'static str,
    /// The profile, what it is kept for, and until when.
    pub candidate: KeptCandidate,
    /// What was decided.
    pub decisions: Vec<DecisionSaid>,
    /// Who saw or changed it.
    pub log: Vec<NoteSaid>,
}

/// A line of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteSaid {
    /// When.
    pub at: String,
    /// Who: the name of a key.
    pub actor: String,
    /// What: `seen`, `listed`, `stored`, `matched`, `exported`, `decided`, `erased`, `expired`.
    pub action: String,
    /// Whom; after their erasure a name that says nothing.
    pub candidate: Option<String>,
    /// What was shown when they were `matched`: for a year.
    #[schema(value_type = Option<FitRecord>)]
    pub record: Option<Value>,
}

impl NoteSaid {
    fn of(note: Note) -> Self {
        Self {
            at: note.at.to_string(),
            actor: note.actor,
            action: note.action,
            candidate: note.candidate,
            record: note
                .record
                .and_then(|record| serde_json::from_str(&record).ok()),
        }
    }
}

/// Everything about a candidate
///
/// For themselves: the profile, what was decided and why, and who saw or changed it.
#[utoipa::path(
    get, path = "/candidates/{id}/export", tag = "candidates", params(("id" = String, Path, description = "Their name here")),
    responses((status = 200, description = "All that is kept", body = Export), Refused, Missing, Unavailable)
)]
pub async fn read(
    named: Named,
) -> Result<([(HeaderName, HeaderValue); 1], axum::Json<Export>), Problem> {
    let work = |service: &Service, Named { caller, id, .. }: &Named| {
        let found = service.export_candidate(id, &caller.name, Timestamp::now())?;
        let found = found.ok_or_else(none)?;
        Ok(Export {
            schema: "rolefit/candidate/1",
            candidate: said(service.taxonomy(), found.candidate),
            decisions: found.decisions.into_iter().map(DecisionSaid::of).collect(),
            log: found.log.into_iter().map(NoteSaid::of).collect(),
        })
    };
    let export = named.run(work).await?;
    let file = HeaderValue::from_static("attachment; filename=\"candidate.json\"");
    Ok(([(header::CONTENT_DISPOSITION, file)], axum::Json(export)))
}

/// Whose lines of the log.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// A candidate; all when nothing is said.
    pub candidate: Option<String>,
}

/// The log
#[derive(Debug, Serialize, ToSchema)]
pub struct Log {
    /// The earliest first.
    pub log: Vec<NoteSaid>,
    /// The cursor of the next page, if there is one.
    pub cursor: Option<String>,
}

/// Who saw or changed whom
#[utoipa::path(
    get, path = "/audit", tag = "candidates", params(Whose, Page),
    responses((status = 200, description = "A page of the log", body = Log), Refused, Unavailable)
)]
pub async fn log(
    Extract(state): Extract<State>,
    caller: Caller,
    whose: Result<Query<Whose>, QueryRejection>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<axum::Json<Log>, Problem> {
    let (Query(whose), Query(page)) = (whose?, page?);
    let (after, limit) = (page.after()?, page.limit()?);
    let work = move |state: &State| {
        let service = state.service(&caller);
        service.audit(whose.candidate.as_deref(), after, limit + 1)
    };
    let (notes, cursor) = page::cut(state.run(work).await??, limit, |(number, _)| {
        number.to_string()
    });
    let log = notes.into_iter().map(|(_, note)| NoteSaid::of(note));
    Ok(axum::Json(Log {
        log: log.collect(),
        cursor,
    }))
}
