//! Which state of a thing is meant: `ETag`, `If-Match`, `If-None-Match`, `Idempotency-Key`.

use super::problem::{Kind, Problem};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Longest `Idempotency-Key`, in bytes.
const KEY: usize = 200;

/// The `ETag` of a state: the number of the last change, and in which language it is said if that was asked.
#[must_use]
pub fn tag(sequence: u64, lang: Option<&str>) -> String {
    lang.map_or_else(
        || format!("\"{sequence}\""),
        |lang| format!("\"{sequence}-{lang}\""),
    )
}

/// What a request asks of the state of what it reads or changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    // only these states
    matches: Option<Vec<String>>,
    // none of these; "*" for none at all
    differs: Option<Vec<String>>,
    /// `Idempotency-Key`.
    pub key: Option<String>,
}

impl Conditions {
    /// True when the sender has this state already.
    #[must_use]
    pub fn has(&self, tag: &str) -> bool {
        let same = |own: &String| own == "*" || own.trim_start_matches("W/") == tag;
        self.differs
            .as_ref()
            .is_some_and(|tags| tags.iter().any(same))
    }

    /// The number of the change that must be the last; 0 when there must be none yet. `now` is the last one there is, if there
    /// is any.
    ///
    /// # Errors
    /// When the state is another than the sender knows.
    pub fn expected(&self, now: Option<u64>) -> Result<Option<u64>, Problem> {
        let changed = || {
            let why = "it has changed since it was read, or is gone; please read it again";
            Problem::new(Kind::Changed, why)
        };
        if let Some(tags) = &self.differs {
            let meant = |tag: &String| tag == "*" || number(tag) == now;
            if now.is_some() && tags.iter().any(meant) {
                return Err(changed());
            }
        }
        let Some(tags) = &self.matches else {
            let new = self
                .differs
                .as_ref()
                .is_some_and(|tags| tags.iter().any(|tag| tag == "*"));
            return Ok(new.then_some(0));
        };
        let meant = |tag: &String| tag == "*" || number(tag) == now;
        match now {
            Some(now) if tags.iter().any(meant) => Ok(Some(now)),
            _ => Err(changed()),
        }
    }
}

/// The number in a tag of ours.
fn number(tag: &str) -> Option<u64> {
    let tag = tag.trim_start_matches("W/").trim_matches('"');
    tag.split('-').next()?.parse().ok()
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let key = parts.headers.get("idempotency-key");
        let key = key.map(HeaderValue::to_str);
        let key = match key {
            None => None,
            Some(Ok(key)) if key.len() <= KEY && !key.trim_matches('"').is_empty() => {
                Some(key.trim_matches('"').to_owned())
            }
            Some(_) => {
                let why = format!("an Idempotency-Key has 1 to {KEY} plain characters");
                return Err(Problem::new(Kind::NotUnderstood, why));
            }
        };
        Ok(Self {
            matches: tags(&parts.headers, &header::IF_MATCH),
            differs: tags(&parts.headers, &header::IF_NONE_MATCH),
            key,
        })
    }
}

fn tags(headers: &HeaderMap, name: &header::HeaderName) -> Option<Vec<String>> {
    let values = headers.get_all(name);
    let tags: Vec<String> = values
        .iter()
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .map(|tag| tag.trim().to_owned())
        .collect();
    (!tags.is_empty()).then_some(tags)
}

/// An answer with the tag of its state; only the tag when the sender has this state already.
pub fn tagged(conditions: &Conditions, tag: &str, answer: impl IntoResponse) -> Response {
    let mut response = if conditions.has(tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer.into_response()
    };
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
        // kept by who asked alone, and asked about each time
        let private = HeaderValue::from_static("private, no-cache");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, private);
    }
    response
}

/// The answer to something that was kept: where it is, and the tag of its state.
pub fn placed(new: bool, address: String, tag: String, answer: impl IntoResponse) -> Response {
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let about = [(header::LOCATION, address), (header::ETAG, tag)];
    (status, about, answer).into_response()
}

/// The answer to a wish to delete something; none when there was nothing.
pub fn gone(gone: bool, none: impl FnOnce() -> Problem) -> Result<StatusCode, Problem> {
    if gone {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(none())
    }
}

#[cfg(test)]
mod tests {
    use super::Conditions;

    fn matching(tag: &str) -> Conditions {
        Conditions {
            matches: Some(vec![tag.to_owned()]),
            ..Conditions::default()
        }
    }

    #[test]
    fn a_change_is_made_only_to_what_was_read() {
        assert_eq!(Conditions::default().expected(Some(3)), Ok(None));
        assert_eq!(matching("\"3\"").expected(Some(3)), Ok(Some(3)));
        assert_eq!(matching("\"3-fr\"").expected(Some(3)), Ok(Some(3)));
        assert_eq!(matching("*").expected(Some(3)), Ok(Some(3)));
        assert!(matching("\"2\"").expected(Some(3)).is_err());
        assert!(matching("*").expected(None).is_err());
        let new = Conditions {
            differs: Some(vec!["*".to_owned()]),
            ..Conditions::default()
        };
        assert_eq!(new.expected(None), Ok(Some(0)));
        assert!(new.expected(Some(3)).is_err());
    }
}
