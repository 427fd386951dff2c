//! What went wrong, as RFC 9457 `application/problem+json`: the one failure type of the web.
//! Knows statuses and stable names; the sentences are in `wordings`.

use crate::text::Language;
use crate::wordings::say;
use axum::Json;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Kinds of failure. Their names are stable: programs may read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The body is no JSON.
    NotJson,
    /// The JSON has other fields or values than expected.
    NotValid,
    /// A parameter of the address is not understood.
    NotUnderstood,
    /// The body is of a type that is not read.
    MediaType,
    /// The body or the ad is too long.
    TooLarge,
    /// There is no text.
    Empty,
    /// The file is no ad that can be read.
    Unreadable,
    /// The file holds pictures of pages, and no text.
    Scanned,
    /// There is nothing of that name.
    NotFound,
    /// The address exists, the method does not.
    Method,
    /// The request names another host, or comes from another site.
    Foreign,
    /// The request needs a key.
    NoKey,
    /// The key does not allow it.
    NotAllowed,
    /// Too many requests in a short time.
    TooMany,
    /// It has changed since it was read.
    Changed,
    /// The key of the request was used for another one.
    Reused,
    /// It is not done yet.
    NotDone,
    /// It took too long.
    TimedOut,
    /// The store cannot be used now.
    Storage,
    /// A fault of rolefit.
    Internal,
}

impl Kind {
    /// All kinds, for the pages that explain them.
    pub const ALL: [Self; 20] = [
        Self::NotJson,
        Self::NotValid,
        Self::NotUnderstood,
        Self::MediaType,
        Self::TooLarge,
        Self::Empty,
        Self::Unreadable,
        Self::Scanned,
        Self::NotFound,
        Self::Method,
        Self::Foreign,
        Self::NoKey,
        Self::NotAllowed,
        Self::TooMany,
        Self::Changed,
        Self::Reused,
        Self::NotDone,
        Self::TimedOut,
        Self::Storage,
        Self::Internal,
    ];

    /// The stable name, the end of the problem's `type`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::NotValid => "not-valid",
            Self::NotUnderstood => "not-understood",
            Self::MediaType => "media-type",
            Self::TooLarge => "too-large",
            Self::Empty => "empty",
            Self::Unreadable => "unreadable",
            Self::Scanned => "scanned",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::Foreign => "foreign",
            Self::NoKey => "no-key",
            Self::NotAllowed => "not-allowed",
            Self::TooMany => "too-many",
            Self::Changed => "changed",
            Self::Reused => "reused",
            Self::NotDone => "not-done",
            Self::TimedOut => "timed-out",
            Self::Storage => "storage",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotJson | Self::NotUnderstood => StatusCode::BAD_REQUEST,
            Self::NotValid | Self::Empty | Self::Unreadable | Self::Scanned | Self::Reused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign | Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NoKey => StatusCode::UNAUTHORIZED,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Changed => StatusCode::PRECONDITION_FAILED,
            Self::NotDone => StatusCode::CONFLICT,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Self::Storage => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a person is told.
    #[must_use]
    pub fn title(self, lang: Language) -> String {
        say(lang, "problem", &self.name().replace('-', "_"), &[])
    }

    /// What a person can do about it.
    #[must_use]
    pub fn help(self, lang: Language) -> String {
        say(lang, "problem_help", &self.name().replace('-', "_"), &[])
    }
}

/// A failure with what is special to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: Kind,
    /// What happened this time, for people; never words of an ad or a CV.
    pub detail: String,
}

/// A problem as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemSaid {
    /// Stable name, as an address that explains it.
    #[serde(rename = "type")]
    #[schema(example = "/problems/not-json")]
    pub kind: String,
    /// The same for every problem of this type.
    pub title: String,
    /// HTTP status.
    #[schema(example = 400)]
    pub status: u16,
    /// What happened this time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

/// How a request with a body can be refused, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum BodyRefused {
    /// The body is not JSON, or a parameter is not understood
    #[response(status = 400, content_type = "application/problem+json")]
    NotUnderstood(ProblemSaid),
    /// Too long
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(ProblemSaid),
    /// Another media type than is read here
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(ProblemSaid),
    /// Other fields or values than expected: the detail names them
    #[response(status = 422, content_type = "application/problem+json")]
    NotValid(ProblemSaid),
}

/// How a request without a body can be refused, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum Refused {
    /// A parameter is not understood
    #[response(status = 400, content_type = "application/problem+json")]
    NotUnderstood(ProblemSaid),
}

/// What is missing, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum Missing {
    /// Nothing of that id is kept
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemSaid),
}

/// What has changed meanwhile, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum Stale {
    /// It has changed since it was read (`If-Match`, `If-None-Match`)
    #[response(status = 412, content_type = "application/problem+json")]
    Changed(ProblemSaid),
}

/// What is not done yet, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum NotYet {
    /// The job is not done yet
    #[response(status = 409, content_type = "application/problem+json")]
    NotDone(ProblemSaid),
    /// The job could not be done
    #[response(status = 422, content_type = "application/problem+json")]
    Failed(ProblemSaid),
}

/// When the records cannot be used, for the API's description.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "describes answers; none is built from it")]
pub enum Unavailable {
    /// The records cannot be used now
    #[response(status = 503, content_type = "application/problem+json")]
    Storage(ProblemSaid),
}

impl Problem {
    /// A problem of a kind.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
        }
    }

    /// As it is sent to a program.
    #[must_use]
    pub fn said(&self) -> ProblemSaid {
        ProblemSaid {
            kind: format!("/problems/{}", self.kind.name()),
            title: self.kind.title(Language::English),
            status: self.kind.status().as_u16(),
            detail: self.detail.clone(),
        }
    }

    /// As it is sent to a page, whose reader is told what to do.
    #[must_use]
    pub fn for_people(&self, lang: Language) -> Response {
        sent(&ProblemSaid {
            title: self.kind.title(lang),
            detail: self.kind.help(lang),
            ..self.said()
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        sent(&self.said())
    }
}

fn sent(said: &ProblemSaid) -> Response {
    let status = StatusCode::from_u16(said.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let about = [(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE))];
    (status, about, Json(said)).into_response()
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Self::new(
                Kind::TooLarge,
                "the body is longer than is read in one request",
            )
        } else {
            Self::new(Kind::NotUnderstood, rejection.body_text())
        }
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(Kind::NotUnderstood, rejection.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        Self::new(Kind::NotUnderstood, rejection.body_text())
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        use serde_json::error::Category;
        let kind = match error.classify() {
            Category::Data => Kind::NotValid,
            Category::Syntax | Category::Eof | Category::Io => Kind::NotJson,
        };
        Self::new(kind, without_values(&error.to_string()))
    }
}

/// A message about JSON without the value that it quotes: that may be words of an ad or a CV.
fn without_values(message: &str) -> String {
    let quoted = message.split_once("string \"").and_then(|(before, rest)| {
        let (_, after) = rest.rsplit_once("\", expected")?;
        Some(format!("{before}a text, expected{after}"))
    });
    quoted.unwrap_or_else(|| message.to_owned())
}

impl From<crate::posting::size::TooLong> for Problem {
    fn from(error: crate::posting::size::TooLong) -> Self {
        Self::new(Kind::TooLarge, error.to_string())
    }
}

impl From<crate::posting::Unreadable> for Problem {
    fn from(error: crate::posting::Unreadable) -> Self {
        let kind = match error {
            crate::posting::Unreadable::Empty => Kind::Empty,
            crate::posting::Unreadable::Scanned => Kind::Scanned,
            _ => Kind::Unreadable,
        };
        Self::new(kind, error.to_string())
    }
}

impl From<crate::service::Failure> for Problem {
    fn from(failure: crate::service::Failure) -> Self {
        use crate::service::Failure;
        let kind = match &failure {
            Failure::TooLong(_) => Kind::TooLarge,
            Failure::Empty
            | Failure::Id
            | Failure::Profile(_)
            | Failure::Retention
            | Failure::Words(_)
            | Failure::Key => Kind::NotValid,
            Failure::File(_) => Kind::Unreadable,
            Failure::Many => Kind::TooMany,
            Failure::Changed => Kind::Changed,
            Failure::Reused => Kind::Reused,
            Failure::Cursor => Kind::NotUnderstood,
            _ => Kind::Storage,
        };
        if kind == Kind::Storage {
            tracing::error!(%failure, "the records cannot be used");
        }
        Self::new(kind, failure.to_string())
    }
}
