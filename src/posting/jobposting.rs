//! An ad as JSON: rolefit's own fields, or a schema.org `JobPosting`, alone or inside a graph.

use super::{Posting, html};
use serde_json::Value;

/// Reads an ad from JSON.
///
/// # Errors
/// When the text is no JSON, or holds no ad.
pub fn from_json(text: &str) -> Result<Posting, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    from_value(&value).ok_or_else(|| "this JSON holds no ad; expected \"title\" and \"description\", or a schema.org JobPosting".to_owned())
}

/// Reads an ad from a JSON value, if there is one in it.
#[must_use]
pub fn from_value(value: &Value) -> Option<Posting> {
    match value {
        Value::Array(items) => items.iter().find_map(from_value),
        Value::Object(object) => {
            if is_job_posting(value) {
                return Some(schema_org(value));
            }
            if let Some(graph) = object.get("@graph") {
                return from_value(graph);
            }
            own(value)
        }
        _ => None,
    }
}

/// True for a schema.org `JobPosting`.
#[must_use]
pub fn is_job_posting(value: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.rsplit(['/', '#']).next() == Some("JobPosting"))
    };
    value.get("@type").is_some_and(|kind| {
        named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named))
    })
}

fn own(value: &Value) -> Option<Posting> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let id = value.get("id").and_then(|id| {
        id.as_str()
            .map(str::to_owned)
            .or_else(|| id.as_i64().map(|id| id.to_string()))
    });
    (value.get("description").is_some_and(Value::is_string)
        || value.get("title").is_some_and(Value::is_string))
    .then(|| {
        html::read_out(Posting {
            id,
            title: text("title").unwrap_or_default(),
            description: text("description").unwrap_or_default(),
            company: text("company"),
            location: text("location"),
            language: text("language"),
            converted: false,
            ..Posting::default()
        })
    })
}

fn schema_org(value: &Value) -> Posting {
    let text = |key: &str| value.get(key).map(readable).unwrap_or_default();
    let mut description = text("description");
    for key in [
        "responsibilities",
        "qualifications",
        "experienceRequirements",
        "skills",
        "educationRequirements",
        "jobBenefits",
    ] {
        let part = text(key);
        if !part.is_empty() && !description.contains(&part) {
            description.push_str("\n\n");
            description.push_str(&part);
        }
    }
    let named = |key: &str| {
        value
            .get(key)
            .and_then(|inner| inner.get("name").unwrap_or(inner).as_str())
            .map(str::to_owned)
    };
    let place = value.get("jobLocation").map(|place| {
        place
            .as_array()
            .and_then(|places| places.first())
            .unwrap_or(place)
    });
    let address = place
        .and_then(|place| place.get("address"))
        .unwrap_or(&Value::Null);
    let parts: Vec<&str> = ["addressLocality", "addressRegion", "addressCountry"]
        .iter()
        .filter_map(|key| address.get(*key).and_then(Value::as_str))
        .collect();
    Posting {
        id: value
            .get("identifier")
            .and_then(|id| id.get("value").unwrap_or(id).as_str())
            .map(str::to_owned),
        title: text("title"),
        description,
        company: named("hiringOrganization"),
        location: if parts.is_empty() {
            address.as_str().map(str::to_owned)
        } else {
            Some(parts.join(", "))
        },
        language: named("inLanguage"),
        converted: true,
        ..Posting::default()
    }
}

/// A text value, out of HTML where it is written in HTML, entities undone.
fn readable(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains('<') || text.contains('&') => {
            let once = html::to_text(text);
            if once.contains("</") {
                html::to_text(&once)
            } else {
                once
            }
        }
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => items.iter().map(readable).collect::<Vec<_>>().join("\n"),
        Value::Object(object) => object
            .get("name")
            .or_else(|| object.get("description"))
            .map(readable)
            .unwrap_or_default(),
        _ => String::new(),
    }
}
