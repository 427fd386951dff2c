//! A page that says one thing: what is not there, or what a problem means.

use super::frame::Frame;
use super::words::Words;
use crate::web::problem::{Kind, Problem};
use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "notice.html", config = "src/web/askama.toml")]
struct Notice {
    words: Words,
    title: String,
    text: String,
}

impl Frame for Notice {}

/// What a problem of the API means.
pub async fn problem(words: Words, Path(name): Path<String>) -> Response {
    let known = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    known.map_or_else(
        || page(words, Kind::NotFound, StatusCode::NOT_FOUND),
        |kind| page(words, kind, StatusCode::OK),
    )
}

/// There is nothing at this address.
pub async fn not_found(words: Words, uri: Uri) -> Response {
    failed(words, &uri, Kind::NotFound)
}

/// The address exists, but does not do this.
pub async fn wrong_method(words: Words, uri: Uri) -> Response {
    failed(words, &uri, Kind::Method)
}

fn failed(words: Words, uri: &Uri, kind: Kind) -> Response {
    if uri.path().starts_with("/api/") {
        Problem::new(kind, "").into_response()
    } else {
        page(words, kind, kind.status())
    }
}

/// The page of a problem that is met.
pub fn of(words: Words, kind: Kind) -> Response {
    page(words, kind, kind.status())
}

fn page(words: Words, kind: Kind, status: StatusCode) -> Response {
    let notice = Notice {
        words,
        title: kind.title(words.lang),
        text: kind.help(words.lang),
    };
    match notice.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").into_response(),
    }
}
