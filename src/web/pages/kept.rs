//! The page of an ad that is kept: its answer, ads like it, and the way to open it in the form or to erase it.
//! Knows the service and the words of the page; judges nothing itself.

use super::frame::Frame;
use super::label::label;
use super::notice;
use super::result::Said;
use super::words::Words;
use crate::bulk::tally::LEVELS;
use crate::index::{Facet, Query};
use crate::report::market::MeasureSaid;
use crate::service::{Caller, Hit};
use crate::store::StoredPosting;
use crate::web::api::{self, segment};
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query as Extracted, State as Extract};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

/// Ads like it that are shown.
const LIKE: usize = 5;
/// Fewest ads of which it is told how they are spread.
const FEWEST: u64 = 5;

#[derive(Template)]
#[template(path = "kept.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    id: String,
    title: String,
    about: String,
    fresh: bool,
    said: String,
    like: Vec<Like>,
    spread: Option<Spread>,
    standing: Vec<Standing>,
}

/// Where the ad stands by one measure.
struct Standing {
    label: String,
    message: String,
    /// How many in a hundred have less: the length in the picture.
    below: usize,
}

/// An ad like this one.
struct Like {
    address: String,
    title: String,
    about: String,
    level: String,
    level_label: String,
    score: Option<i32>,
}

/// How the kept ads of the same job are spread over the verdicts.
struct Spread {
    message: String,
    levels: Vec<Level>,
}

/// The ads of one verdict.
struct Level {
    name: String,
    label: String,
    count: u64,
    own: bool,
}

/// What an address of the page may say.
#[derive(Debug, Deserialize)]
pub struct Address {
    kept: Option<String>,
}

impl Page {
    /// The id, for an address.
    fn segment(&self) -> String {
        segment(&self.id)
    }
}

impl Frame for Page {
    fn here(&self) -> String {
        format!("/postings/{}?", segment(&self.id))
    }

    fn among(&self) -> &'static str {
        "postings"
    }
}

/// The ad of an id.
pub async fn show(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    id: Result<Path<String>, PathRejection>,
    Extracted(address): Extracted<Address>,
) -> Response {
    let Ok(Path(id)) = id else {
        return Problem::new(Kind::NotFound, "").for_people(words.lang);
    };
    let fresh = address.kept.is_some();
    let page = state.run(move |state| page(state, &caller, words, &id, fresh));
    match page.await.flatten() {
        Ok(page) => match page.render() {
            Ok(html) => Html(html).into_response(),
            Err(_) => Problem::new(Kind::Internal, "").for_people(words.lang),
        },
        Err(problem) => notice::of(words, problem.kind),
    }
}

/// The kept ad of an id.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn stored(state: &State, caller: &Caller, id: &str) -> Result<StoredPosting, Problem> {
    let stored = state.service(caller).posting(id)?;
    stored.ok_or_else(|| Problem::new(Kind::NotFound, "there is no ad of that id"))
}

fn page(
    state: &State,
    caller: &Caller,
    words: Words,
    id: &str,
    fresh: bool,
) -> Result<Page, Problem> {
    let stored = stored(state, caller, id)?;
    let posting = stored.posting();
    let answer = api::answered(state, &posting, Some(words.lang), &[])?;
    let said = Said::kept(words, state.taxonomy(), &posting, &answer).html()?;
    let main = answer.roles.iter().find(|role| role.main);
    let main = main.map(|role| role.role.clone());
    let spread = match &main {
        Some(role) => spread(state, caller, words, role, answer.verdict.level)?,
        None => None,
    };
    let standing = api::place(state, &state.service(caller), &answer)?;
    let standing = standing.iter().flat_map(|said| &said.measures);
    let standing = standing.map(|said| stands(words, said)).collect();
    Ok(Page {
        words,
        title: match answer.title.trim() {
            "" => say(words.lang, "search", "untitled", &[]),
            title => title.to_owned(),
        },
        about: about(&stored),
        fresh,
        said,
        like: like(state, caller, words, &stored.id)?,
        standing,
        spread,
        id: stored.id,
    })
}

/// Who seeks, and where.
fn about(stored: &StoredPosting) -> String {
    let about = [&stored.company, &stored.location];
    let about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
    about.join(" · ")
}

/// A measure in words: its own value, the usual one, and how many ads have less.
fn stands(words: Words, said: &MeasureSaid) -> Standing {
    let with = [
        ("value", said.value.to_string()),
        ("median", said.median.to_string()),
        ("percent", said.below_percent.to_string()),
    ];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    Standing {
        label: words.say(&format!("measure_{}", said.measure)),
        message: say(words.lang, "page", "stands", &with),
        below: said.below_percent,
    }
}

/// The kept ads that ask for the same, the most alike first.
fn like(state: &State, caller: &Caller, words: Words, id: &str) -> Result<Vec<Like>, Problem> {
    let found = state.service(caller).reader()?.similar(id, LIKE)?;
    let shown = |hit: Hit| Like {
        address: format!(
            "/postings/{}?lang={}",
            segment(&hit.posting.id),
            words.code()
        ),
        title: match hit.posting.title.trim() {
            "" => say(words.lang, "search", "untitled", &[]),
            title => title.to_owned(),
        },
        about: about(&hit.posting),
        level_label: words.level(&hit.traits.level),
        level: hit.traits.level,
        score: hit.traits.score,
    };
    Ok(found.unwrap_or_default().into_iter().map(shown).collect())
}

/// How many kept ads of a job have each verdict; nothing of too few.
fn spread(
    state: &State,
    caller: &Caller,
    words: Words,
    role: &str,
    own: &str,
) -> Result<Option<Spread>, Problem> {
    let found = state.service(caller).search(&Query {
        filters: [(Facet::Role, vec![role.to_owned()])].into_iter().collect(),
        limit: 1,
        ..Query::default()
    })?;
    if found.total < FEWEST {
        return Ok(None);
    }
    let counts = found.facets.iter().find(|of| of.facet == Facet::Level);
    let count = |level: &str| {
        let mut values = counts.iter().flat_map(|of| &of.values);
        values.find(|of| of.value == level).map_or(0, |of| of.count)
    };
    let levels = LEVELS.map(|level| Level {
        name: level.to_owned(),
        label: words.level(level),
        count: count(level),
        own: level == own,
    });
    // all that can be judged are told, and those that cannot where there are some
    let is_told = |level: &Level| level.name != "not_assessable" || level.count > 0;
    let role = label(state.taxonomy(), words, Facet::Role, role);
    let total = found.total.to_string();
    let said = [("total", total.as_str()), ("role", role.as_str())];
    Ok(Some(Spread {
        message: say(words.lang, "page", "spread", &said),
        levels: levels.into_iter().filter(is_told).collect(),
    }))
}

/// Erases the ad, and leads back to the search.
pub async fn erase(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(id)) = id else {
        return Problem::new(Kind::NotFound, "").for_people(words.lang);
    };
    let gone = state.run(move |state| state.service(&caller).delete_posting(&id));
    match gone.await {
        Ok(Ok(true)) => Redirect::to(&format!("/postings?lang={}", words.code())).into_response(),
        Ok(Ok(false)) => notice::of(words, Kind::NotFound),
        Ok(Err(failure)) => notice::of(words, Problem::from(failure).kind),
        Err(problem) => notice::of(words, problem.kind),
    }
}
