//! Bodies as they come in: JSON read into a type, forms with their files; failures as problems.
//! Knows media types; does not know what is in them.

use super::problem::{Kind, Problem};
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A body of JSON.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = media_type(request.headers());
        if !is_json(&kind) {
            return Err(Problem::new(
                Kind::MediaType,
                "send the body as application/json",
            ));
        }
        let bytes = Bytes::from_request(request, state).await?;
        Ok(Self(serde_json::from_slice(&bytes)?))
    }
}

/// Reads an object. A list of its values in their order, which would do for serde, is refused.
pub fn object<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<T, D::Error> {
    let object = serde_json::Map::deserialize(deserializer)?;
    serde_json::from_value(object.into()).map_err(serde::de::Error::custom)
}

/// The media type of a body, without its parameters, in lower case.
pub fn media_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(|value| value.trim().to_ascii_lowercase())
        .unwrap_or_default()
}

/// True for JSON and what is written in it.
pub fn is_json(kind: &str) -> bool {
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// True for JSON, one object a line.
pub fn is_ndjson(kind: &str) -> bool {
    matches!(
        kind,
        "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
    )
}

/// A file that was sent with a form.
pub struct File {
    /// The name it has on the sender's machine.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A form: its fields, and its file if one was chosen. Sent as `multipart/form-data` or URL-encoded.
#[derive(Default)]
pub struct Form {
    /// Texts by the name of their field.
    pub fields: BTreeMap<String, String>,
    /// The file; none when its field was left empty.
    pub file: Option<File>,
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match media_type(request.headers()).as_str() {
            "multipart/form-data" => multipart(request, state).await,
            "application/x-www-form-urlencoded" => {
                let axum::extract::Form(fields) = axum::extract::Form::from_request(request, state)
                    .await
                    .map_err(|rejection| refused(rejection.status(), rejection.body_text()))?;
                Ok(Self { fields, file: None })
            }
            _ => Err(Problem::new(
                Kind::MediaType,
                "send a form as multipart/form-data",
            )),
        }
    }
}

async fn multipart<S: Send + Sync>(request: Request, state: &S) -> Result<Form, Problem> {
    let broken = |error: MultipartError| refused(error.status(), error.body_text());
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|rejection| refused(rejection.status(), rejection.body_text()))?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?;
        match name {
            Some(name) if field == "file" => {
                form.file = (!bytes.is_empty()).then_some(File { name, bytes });
            }
            _ => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                form.fields.insert(field, text);
            }
        }
    }
    Ok(form)
}

fn refused(status: StatusCode, why: String) -> Problem {
    let kind = match status {
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::MediaType,
        _ => Kind::NotUnderstood,
    };
    Problem::new(kind, why)
}
