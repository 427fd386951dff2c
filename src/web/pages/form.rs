//! The self-check form: an ad is pasted or chosen, read, answered, and forgotten.
//! Knows the form; what it sends stands in `sent`, how an answer looks in `result`.

use super::assets;
use super::contest;
use super::edit::{self, Wish};
use super::frame::Frame;
use super::kept;
use super::result::Said;
use super::sent::{self, Input, Sent};
use super::words::Words;
use crate::analysis::analyze;
use crate::posting::{self, Posting};
use crate::report::contested::ContestSaid;
use crate::report::{Answer, comparison};
use crate::service::{Caller, Scope};
use crate::taxonomy::fact::CONTRACTS;
use crate::web::api;
use crate::web::body::Form;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use askama::Template;
use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};

/// The ads to try, by name: `example.NAME.LANG.txt` among the assets.
pub const EXAMPLES: [&str; 3] = ["crowded", "focused", "internship"];
/// Countries offered first; any other can be typed in the API.
const COUNTRIES: [&str; 6] = ["FR", "BE", "CH", "LU", "GB", "US"];

#[derive(Template)]
#[template(path = "form.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    input: Input,
    problem: Option<Kind>,
    said: Option<String>,
}

impl Frame for Page {
    fn among(&self) -> &'static str {
        "check"
    }
}

/// What an address of the form may say.
#[derive(Debug, Deserialize)]
pub struct Address {
    example: Option<String>,
    /// The id of an ad that is kept.
    posting: Option<String>,
}

/// The empty form, or the form with an example in it.
pub async fn show(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    address: Result<Query<Address>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let (example, id) = match address {
        Ok(Query(address)) => (address.example, address.posting),
        Err(_) => (None, None),
    };
    if let Some(id) = id {
        if !caller.may(Scope::Postings) {
            return page(words, Input::default(), Some(Kind::NotAllowed), None);
        }
        let work = move |state: &State| kept::stored(state, &caller, &id);
        let stored = state.run(work).await.flatten();
        return match stored {
            Ok(stored) => opened(&state, words, stored.posting()).await,
            Err(problem) => page(words, Input::default(), Some(problem.kind), None),
        };
    }
    let Some(example) = example else {
        return page(words, Input::default(), None, None);
    };
    let known = EXAMPLES.into_iter().find(|name| *name == example);
    let name = known.unwrap_or(EXAMPLES[0]);
    let text = assets::text(&format!("example.{name}.{}.txt", words.code()));
    let posting = posting::plain::read(&text, false);
    opened(&state, words, posting).await
}

/// The form with an ad in it, answered.
pub async fn opened(state: &State, words: Words, posting: Posting) -> Response {
    let sent = Sent {
        input: Input::of(&posting),
        posting,
        contests: Vec::new(),
        wish: None,
        typed: false,
    };
    answered(state, words, sent).await
}

/// The form with its answer.
pub async fn check(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    match read(&state, sent).await {
        Ok(sent) => answered(&state, words, sent).await,
        Err((problem, input)) => page(words, input, Some(problem.kind), None),
    }
}

async fn answered(state: &State, words: Words, sent: Sent) -> Response {
    let input = sent.input.clone();
    let work = move |state: &State| {
        let sent = changed(state, words, sent)?;
        let html = html(state, words, &sent)?;
        // the next answer is compared with this text, unless an older one stands there already
        let now = (sent.posting.title.clone(), sent.posting.description.clone());
        // what was typed stays as it was typed; what was read out of a file or changed takes its place
        let (title, text) = if sent.typed {
            (sent.input.title.clone(), sent.input.text.clone())
        } else {
            now.clone()
        };
        let input = Input {
            title,
            text,
            first: sent.input.first.clone().or(Some(now)),
            ..sent.input
        };
        Ok::<_, Problem>((input, html))
    };
    match state.run(work).await.flatten() {
        Ok((input, html)) => page(words, input, None, Some(html)),
        Err(problem) => page(words, input, Some(problem.kind), None),
    }
}

/// The ad with the change that a button wished for.
fn changed(state: &State, words: Words, sent: Sent) -> Result<Sent, Problem> {
    let Some(wish @ (Wish::Findings(_) | Wish::Advice(_))) = &sent.wish else {
        return Ok(sent);
    };
    let answer = answer(state, words, &sent)?;
    let posting = edit::apply(&sent.posting, wish.edits(&answer))?;
    let was = (sent.posting.title, sent.posting.description);
    Ok(Sent {
        posting,
        typed: false,
        input: Input {
            was: Some(was),
            ..sent.input
        },
        ..sent
    })
}

fn answer(state: &State, words: Words, sent: &Sent) -> Result<Answer, Problem> {
    let contests = of_text(state, &sent.posting, &sent.contests);
    api::answered(state, &sent.posting, Some(words.lang), &contests)
}

fn html(state: &State, words: Words, sent: &Sent) -> Result<String, Problem> {
    let answer = answer(state, words, sent)?;
    let mut said = Said::new(words, state.taxonomy(), &sent.posting, &answer);
    said.undo = sent.input.was.is_some();
    if let Some(first) = sent.input.first(&sent.posting) {
        let before = api::answered(state, &first, Some(words.lang), &[])?;
        said.compared = Some(comparison::compare(&before, &answer));
    }
    said.html()
}

/// The answer alone, for the script of the form.
pub async fn result(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let html = match read(&state, sent).await {
        Ok(sent) => state
            .run(move |state| html(state, words, &sent))
            .await
            .flatten(),
        Err((problem, _)) => Err(problem),
    };
    match html {
        Ok(html) => Html(html).into_response(),
        Err(problem) => problem.for_people(words.lang),
    }
}

/// The texts of a file.
#[derive(Serialize)]
struct Texts {
    title: String,
    text: String,
}

/// The text of a file, for the script of the form.
pub async fn texts(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    match read(&state, sent).await {
        Ok(Sent { posting, .. }) => axum::Json(Texts {
            title: posting.title,
            text: posting.description,
        })
        .into_response(),
        Err((problem, _)) => problem.for_people(words.lang),
    }
}

/// The ad of a form, read beside the threads that answer others.
#[expect(
    clippy::result_large_err,
    reason = "once a request; what was written must not be lost"
)]
pub async fn read(state: &State, sent: Result<Form, Problem>) -> Result<Sent, (Problem, Input)> {
    let read = state.run(move |_| sent::read(sent)).await;
    read.unwrap_or_else(|problem| Err((problem, Input::default())))
}

/// The contests that are of this text.
pub fn of_text(state: &State, posting: &Posting, contests: &[ContestSaid]) -> Vec<ContestSaid> {
    if contests.is_empty() {
        return Vec::new();
    }
    contest::of_text(&analyze(state.taxonomy(), posting), contests)
}

/// The form as it is, with a problem said on it.
pub fn page(words: Words, input: Input, problem: Option<Kind>, said: Option<String>) -> Response {
    let status = problem.map_or(StatusCode::OK, Kind::status);
    let page = Page {
        words,
        input,
        problem,
        said,
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").into_response(),
    }
}
