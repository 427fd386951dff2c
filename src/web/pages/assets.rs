//! Style sheet, script and pictures, out of the program itself.

use crate::web::problem::{Kind, Problem};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::fmt::Write;

#[derive(RustEmbed)]
#[folder = "src/web/assets"]
struct Assets;

/// A file that pages load.
pub async fn serve(Path(path): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(file) = Assets::get(&path) else {
        return Problem::new(Kind::NotFound, "there is no such file").into_response();
    };
    let kept = kept(uri.query());
    let tag = format!("\"{}\"", version(&file));
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag), kept]).into_response();
    }
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    let about = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::ETAG, tag),
        kept,
    ];
    (about, file.data).into_response()
}

/// How long a browser may keep a file. An address that does not change with the file is asked for again each time, as scripts
/// ask for those that they import.
fn kept(query: Option<&str>) -> (HeaderName, String) {
    let is_versioned = query.is_some_and(|query| query.starts_with("v="));
    let how = if is_versioned {
        "public, max-age=86400"
    } else {
        "no-cache"
    };
    (header::CACHE_CONTROL, how.to_owned())
}

/// The address of a file, which changes when the file does.
pub fn address(name: &str) -> String {
    let version = Assets::get(name)
        .map(|file| version(&file))
        .unwrap_or_default();
    format!("/assets/{name}?v={version}")
}

/// A text among the assets; empty when there is none.
pub fn text(name: &str) -> String {
    Assets::get(name)
        .map(|file| String::from_utf8_lossy(&file.data).into_owned())
        .unwrap_or_default()
}

fn version(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    hash.iter().take(6).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
