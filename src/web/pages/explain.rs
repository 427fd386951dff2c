//! A page that explains what is said: the verdict.
//! Knows headings, lists and paragraphs; the words come from `wordings`.

use super::frame::Frame;
use super::notice;
use super::words::Words;
use crate::web::problem::{Kind, Problem};
use crate::wordings::superman;
use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "explain.html", config = "src/web/askama.toml")]
struct Page<'p> {
    words: Words,
    title: &'p str,
    parts: Vec<Part<'p>>,
}

/// A heading with what stands under it.
#[derive(Default)]
struct Part<'p> {
    heading: &'p str,
    text: Vec<Vec<Piece<'p>>>,
    items: Vec<Vec<Piece<'p>>>,
}

/// A piece of a line: words, or something to be typed or opened.
struct Piece<'p> {
    text: &'p str,
    code: bool,
}

impl Frame for Page<'_> {
    fn here(&self) -> String {
        format!("/explain/{}?", superman::NAME)
    }
}

/// The page of a name.
pub async fn show(words: Words, Path(name): Path<String>, uri: Uri) -> Response {
    if name != superman::NAME {
        return notice::not_found(words, uri).await;
    }
    let text = superman::page(words.lang);
    let (title, parts) = read(&text);
    let page = Page {
        words,
        title,
        parts,
    };
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").into_response(),
    }
}

fn read(page: &str) -> (&str, Vec<Part<'_>>) {
    let mut title = "";
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in page.lines().filter(|line| !line.is_empty()) {
        if let Some(text) = line.strip_prefix("# ") {
            title = text;
        } else if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part {
                heading,
                ..Part::default()
            });
        } else if let Some(part) = parts.last_mut() {
            match line.strip_prefix("- ") {
                Some(item) => part.items.push(pieces(item)),
                None => part.text.push(pieces(line)),
            }
        }
    }
    (title, parts)
}

/// A line, cut at its backticks.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let cut = line.split('`').enumerate();
    cut.map(|(at, text)| Piece {
        text,
        code: at % 2 == 1,
    })
    .collect()
}
