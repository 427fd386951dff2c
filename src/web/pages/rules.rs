//! The page of a rule, and the list of all.

use super::frame::Frame;
use super::notice;
use super::words::Words;
use crate::lint;
use crate::report::rule_page::{self, RuleSaid};
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use askama::Template;
use axum::extract::{Path, State as Extract};
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "rule.html", config = "src/web/askama.toml")]
struct One {
    words: Words,
    rule: RuleSaid,
}

#[derive(Template)]
#[template(path = "rules.html", config = "src/web/askama.toml")]
struct All {
    words: Words,
    rules: Vec<RuleSaid>,
}

impl Frame for One {
    fn here(&self) -> String {
        format!("/rules/{}?", self.rule.code)
    }

    fn among(&self) -> &'static str {
        "rules"
    }
}

impl Frame for All {
    fn here(&self) -> String {
        "/rules?".to_owned()
    }

    fn among(&self) -> &'static str {
        "rules"
    }
}

/// A rule, by its code or its name.
pub async fn one(
    Extract(state): Extract<State>,
    words: Words,
    Path(code): Path<String>,
    uri: Uri,
) -> Response {
    let Some(rule) = lint::rule(state.taxonomy(), &code) else {
        return notice::not_found(words, uri).await;
    };
    let rule = rule_page::said(rule, words.lang, jiff::Zoned::now().date());
    shown(&One { words, rule })
}

/// All rules.
pub async fn all(Extract(state): Extract<State>, words: Words) -> Response {
    let today = jiff::Zoned::now().date();
    let said = |rule| rule_page::said(rule, words.lang, today);
    let rules = lint::all(state.taxonomy()).into_iter().map(said).collect();
    shown(&All { words, rules })
}

fn shown(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").into_response(),
    }
}
