//! What comes in: a job ad as it was sent, from plain text, HTML, Markdown or a schema.org `JobPosting`.
//! Knows files and formats; reads no meaning.

pub mod context;
pub mod decode;
pub mod html;
pub mod jobposting;
pub mod plain;
pub mod size;

pub use context::Context;
use serde::{Deserialize, Serialize};

/// A job ad as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The sender's own name for it.
    #[serde(default)]
    pub id: Option<String>,
    /// Its title; empty when it has none.
    #[serde(default)]
    pub title: String,
    /// Its text.
    #[serde(default)]
    pub description: String,
    /// The employer.
    #[serde(default)]
    pub company: Option<String>,
    /// The place, as written.
    #[serde(default)]
    pub location: Option<String>,
    /// The language, when the sender knows it (ISO 639-1).
    #[serde(default)]
    pub language: Option<String>,
    /// What the sender knows of the job beside its texts.
    #[serde(default)]
    pub context: Context,
    /// True when the texts were read out of another format (HTML, JSON-LD): answers then carry them.
    #[serde(skip)]
    pub converted: bool,
}

/// Reads an ad from the bytes of a file. `name` helps to tell the format; `title` overrides the ad's own.
///
/// # Errors
/// When the bytes are empty, no text, or a format that is not read.
pub fn from_bytes(bytes: &[u8], name: &str, title: Option<&str>) -> Result<Posting, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    for (magic, what) in [
        (&b"%PDF"[..], "PDF"),
        (b"PK\x03\x04", "ZIP (docx, odt, xlsx)"),
        (b"\xD0\xCF\x11\xE0", "old Office"),
        (b"\x1F\x8B", "gzip"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
    ] {
        if bytes.starts_with(magic) {
            return Err(Unreadable::Format(what));
        }
    }
    let text = decode::text(bytes).ok_or(Unreadable::Binary)?;
    let lower = name.to_ascii_lowercase();
    let ends = |extensions: &[&str]| {
        extensions
            .iter()
            .any(|extension| lower.ends_with(extension))
    };
    let start = text.trim_start();
    let mut posting = if ends(&[".json", ".jsonld"])
        || (start.starts_with('{') && serde_json::from_str::<serde_json::Value>(start).is_ok())
    {
        jobposting::from_json(&text).map_err(Unreadable::Json)?
    } else if ends(&[".html", ".htm", ".xhtml"]) || html::looks_like_html(start) {
        html::read(&text)
    } else {
        plain::read(&text, title.is_some())
    };
    if let Some(title) = title {
        title.clone_into(&mut posting.title);
    }
    if posting.title.trim().is_empty() && posting.description.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(posting)
}

/// Why a file is no ad that can be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It holds bytes that are no text.
    #[error("this is not text but binary data; give the ad as text, HTML or JSON")]
    Binary,
    /// It is of a format that is not read.
    #[error("this is a {0} file, which is not read yet; save the ad as text or HTML")]
    Format(&'static str),
    /// It is JSON without an ad in it.
    #[error("{0}")]
    Json(String),
}
