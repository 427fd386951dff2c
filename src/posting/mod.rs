//! What comes in: a job ad as it was sent, from plain text, HTML, Markdown, docx, odt, PDF or a schema.org `JobPosting`.
//! Knows files and formats; reads no meaning.

mod archive;
pub mod context;
pub mod decode;
mod docx;
pub mod file;
mod flow;
pub mod html;
pub mod jobposting;
mod odt;
pub mod pdf;
pub mod plain;
pub mod size;
mod unreadable;
pub mod xml;

pub use context::Context;
pub use file::from_bytes;
pub use unreadable::Unreadable;

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
    /// True when the texts were read out of another format (HTML, JSON-LD, docx, odt, PDF): answers then carry them.
    #[serde(skip)]
    pub converted: bool,
}
