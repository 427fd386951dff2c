//! An ad, or any other text, out of the bytes of a file. What the bytes are is told by how they begin; the name only helps.

use super::archive::Archive;
use super::{Posting, Unreadable, decode, docx, html, jobposting, odt, pdf, plain};

/// Reads an ad from the bytes of a file. `name` helps to tell the format; `title` overrides the ad's own.
///
/// # Errors
/// When the bytes are empty, no text, damaged, or of a format that is not read.
pub fn from_bytes(bytes: &[u8], name: &str, title: Option<&str>) -> Result<Posting, Unreadable> {
    let mut posting = match content(bytes)? {
        Content::Document(text) => Posting {
            converted: true,
            ..plain::read(&text, title.is_some())
        },
        Content::Text(text) => {
            let start = text.trim_start();
            if ends(name, &[".json", ".jsonld"]) || is_json(start) {
                jobposting::from_json(&text).map_err(Unreadable::Json)?
            } else if is_html(name, start) {
                html::read(&text)
            } else {
                plain::read(&text, title.is_some())
            }
        }
    };
    if let Some(title) = title {
        title.clone_into(&mut posting.title);
    }
    if posting.title.trim().is_empty() && posting.description.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(posting)
}

/// The text of a file, whatever it is about: a CV, a letter. Of docx, odt and PDF a paragraph is a line and an item of a list
/// begins with a dash; HTML comes without its tags; anything else is as it stands in the file.
///
/// # Errors
/// When the bytes are empty, no text, damaged, or of a format that is not read.
pub fn text(bytes: &[u8], name: &str) -> Result<String, Unreadable> {
    let text = match content(bytes)? {
        Content::Document(text) => text,
        Content::Text(text) if is_html(name, text.trim_start()) => html::to_text(&text),
        Content::Text(text) => text,
    };
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(text)
}

/// What a file holds.
enum Content {
    /// Text as it stands in the file.
    Text(String),
    /// Text read out of a document.
    Document(String),
}

fn content(bytes: &[u8]) -> Result<Content, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    // some programs write a line or a mark before the document begins
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|five| five == b"%PDF-") {
        return pdf::text(bytes).map(Content::Document);
    }
    if begins(b"PK\x03\x04") {
        return zipped(bytes).map(Content::Document);
    }
    if begins(b"\xD0\xCF\x11\xE0") {
        let locked: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        return Err(if bytes.windows(locked.len()).any(|part| part == locked) {
            Unreadable::Locked("Office")
        } else {
            Unreadable::Format("a file of an old Office (before 2007)")
        });
    }
    for (magic, what) in [
        (&b"\x1F\x8B"[..], "a gzip archive"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive"),
        (b"7z\xBC\xAF", "a 7z archive"),
        (b"Rar!", "a RAR archive"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xFF\xD8\xFF", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
    ] {
        if begins(magic) {
            return Err(Unreadable::Format(what));
        }
    }
    decode::text(bytes)
        .map(Content::Text)
        .ok_or(Unreadable::Binary)
}

/// The text of a zipped document, told by the parts it has.
fn zipped(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    if let Some(body) = docx::body(&archive) {
        return docx::text(&mut archive, &body);
    }
    let kind = archive.part("mimetype", "ZIP")?.unwrap_or_default();
    let kind = kind.trim();
    if kind.starts_with("application/vnd.oasis.opendocument.text") {
        return odt::text(&mut archive);
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet")
        || archive.find(|name| name.starts_with("xl/")).is_some()
    {
        return Err(Unreadable::Spreadsheet);
    }
    Err(Unreadable::Format(
        if archive.find(|name| name.starts_with("ppt/")).is_some() || kind.contains("presentation")
        {
            "a presentation"
        } else {
            "a ZIP archive"
        },
    ))
}

fn is_json(start: &str) -> bool {
    start.starts_with('{') && serde_json::from_str::<serde_json::Value>(start).is_ok()
}

fn is_html(name: &str, start: &str) -> bool {
    ends(name, &[".html", ".htm", ".xhtml"]) || html::looks_like_html(start)
}

fn ends(name: &str, extensions: &[&str]) -> bool {
    let lower = name.to_ascii_lowercase();
    extensions
        .iter()
        .any(|extension| lower.ends_with(extension))
}
