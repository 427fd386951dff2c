//! The page on which kept ads are searched: words, what they can be sorted into, the order, and the passages found.
//! Knows the service and the words of the page; finds nothing itself.

use super::frame::Frame;
use super::label::label;
use super::passage::{Piece, pieces};
use super::words::Words;
use crate::index::{Facet, Filters, Order, Query};
use crate::service::{Caller, Found, Hit};
use crate::span::Field;
use crate::web::api::segment;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query as Extracted, State as Extract};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Values of a facet that are shown at once; the others are folded.
const FIRST: usize = 8;
/// Most values of a facet on the page.
const MOST: usize = 40;

#[derive(Template)]
#[template(path = "search.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    asked: String,
    order: Order,
    total: u64,
    count: String,
    hits: Vec<Shown>,
    facets: Vec<Choices>,
    chosen: bool,
    here: String,
    next: Option<String>,
    problem: Option<Kind>,
}

/// An ad that was found.
struct Shown {
    address: String,
    title: Vec<Piece>,
    about: String,
    level: String,
    level_label: String,
    score: Option<i32>,
    roles: String,
    /// True when the passage begins within the text.
    inside: bool,
    passage: Vec<Piece>,
}

/// The values of a facet.
struct Choices {
    name: &'static str,
    label: String,
    first: Vec<Offer>,
    further: Vec<Offer>,
}

/// A value that can be chosen.
struct Offer {
    value: String,
    label: String,
    count: u64,
    chosen: bool,
}

impl Frame for Page {
    fn here(&self) -> String {
        self.here.clone()
    }

    fn among(&self) -> &'static str {
        "postings"
    }
}

/// The kept ads that are asked for.
pub async fn show(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    asked: Result<Extracted<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    let asked = asked.map(|Extracted(pairs)| pairs).unwrap_or_default();
    let query = query(&asked);
    let here = address(&asked, None);
    let work = move |state: &State| {
        let found = state.service(&caller).search(&query);
        (query, found)
    };
    let (query, found) = match state.run(work).await {
        Ok(done) => done,
        Err(problem) => return problem.for_people(words.lang),
    };
    let mut page = Page {
        words,
        asked: query.words,
        order: query.order,
        total: 0,
        count: String::new(),
        hits: Vec::new(),
        facets: Vec::new(),
        chosen: !query.filters.is_empty(),
        here,
        next: None,
        problem: None,
    };
    match found {
        Ok(found) => page.fill(&state, &asked, &found),
        Err(failure) => page.problem = Some(Problem::from(failure).kind),
    }
    let status = page.problem.map_or(StatusCode::OK, Kind::status);
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => Problem::new(Kind::Internal, "").for_people(words.lang),
    }
}

/// What an address asks. A facet may stand in it several times, or once with its values between commas.
fn query(asked: &[(String, String)]) -> Query {
    let text = |wanted: &str| {
        let mut named = asked.iter().filter(|(name, _)| name == wanted);
        named.next().map(|(_, value)| value.clone())
    };
    let mut filters = Filters::new();
    for (name, values) in asked {
        let Some(facet) = Facet::named(name) else {
            continue;
        };
        let values = values.split(',').map(str::trim);
        let values = values.filter(|value| !value.is_empty()).map(str::to_owned);
        filters.entry(facet).or_default().extend(values);
    }
    filters.retain(|_, values| !values.is_empty());
    Query {
        words: text("q").unwrap_or_default(),
        filters,
        limit: 0,
        cursor: text("cursor"),
        order: text("sort")
            .and_then(|name| Order::named(&name))
            .unwrap_or_default(),
    }
}

/// The address of this search, of the page behind a cursor if one is given; without its language.
fn address(asked: &[(String, String)], cursor: Option<&str>) -> String {
    let own = asked
        .iter()
        .filter(|(name, value)| !value.is_empty() && name != "lang" && name != "cursor")
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let pairs: Vec<String> = own
        .chain(cursor.map(|cursor| ("cursor", cursor)))
        .map(|(name, value)| format!("{}={}", segment(name), segment(value)))
        .collect();
    format!("/postings?{}", pairs.join("&"))
}

impl Page {
    fn fill(&mut self, state: &State, asked: &[(String, String)], found: &Found) {
        let words = self.words;
        self.total = found.total;
        let total = found.total.to_string();
        self.count = match found.total {
            0 => words.say("found_none"),
            1 => words.say("found_one"),
            _ => say(words.lang, "page", "found", &[("total", &total)]),
        };
        self.hits = found
            .hits
            .iter()
            .map(|hit| shown(state, words, hit))
            .collect();
        let choices = |counts: &crate::index::FacetCounts| {
            let facet = counts.facet;
            let mut values: Vec<Offer> = counts
                .values
                .iter()
                .take(MOST)
                .map(|count| Offer {
                    label: label(state.taxonomy(), words, facet, &count.value),
                    value: count.value.clone(),
                    count: count.count,
                    chosen: count.chosen,
                })
                .collect();
            let further = values.split_off(values.len().min(FIRST));
            Choices {
                name: facet.name(),
                label: say(words.lang, "search", facet.name(), &[]),
                first: values,
                further,
            }
        };
        self.facets = found.facets.iter().map(choices).collect();
        self.facets.retain(|choices| !choices.first.is_empty());
        let cursor = found.cursor.as_deref();
        self.next = cursor.map(|cursor| address(asked, Some(cursor)));
    }

    fn orders(&self) -> [(&'static str, String); 3] {
        Order::ALL.map(|order| {
            let name = order.name();
            (name, self.words.say(&format!("sort_{name}")))
        })
    }
}

fn shown(state: &State, words: Words, hit: &Hit) -> Shown {
    let posting = &hit.posting;
    let traits = &hit.traits;
    let whole = 0..posting.title.chars().count();
    let mut title = pieces(&posting.title, whole, Field::Title, &hit.highlights);
    if posting.title.trim().is_empty() {
        title = vec![Piece::plain(say(words.lang, "search", "untitled", &[]))];
    }
    let snippet = &hit.snippet;
    let range = snippet.start as usize..snippet.end as usize;
    let day = words.day(&posting.updated.strftime("%Y-%m-%d").to_string());
    let about = [&posting.company, &posting.location];
    let about: Vec<String> = about
        .into_iter()
        .flatten()
        .cloned()
        .chain(std::iter::once(day))
        .collect();
    let roles: Vec<String> = traits
        .roles
        .iter()
        .map(|role| label(state.taxonomy(), words, Facet::Role, role))
        .collect();
    Shown {
        address: format!("/postings/{}?lang={}", segment(&posting.id), words.code()),
        title,
        about: about.join(" · "),
        level: traits.level.clone(),
        level_label: words.level(&traits.level),
        score: traits.score,
        roles: roles.join(", "),
        inside: snippet.start > 0,
        passage: pieces(
            &posting.description,
            range,
            Field::Description,
            &hit.highlights,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_is_asked() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let asked = [
            pair("q", "vidéo & son"),
            pair("role", "CM"),
            pair("role", "VID,GRA"),
            pair("level", ""),
            pair("lang", "fr"),
            pair("cursor", "1-2-3"),
            pair("sort", "newest"),
        ];
        let query = query(&asked);
        assert_eq!(query.words, "vidéo & son");
        assert_eq!(query.filters[&Facet::Role], ["CM", "VID", "GRA"]);
        assert!(!query.filters.contains_key(&Facet::Level));
        assert_eq!(query.order, Order::Newest);
        assert_eq!(query.cursor.as_deref(), Some("1-2-3"));
        let here = "/postings?q=vid%C3%A9o%20%26%20son&role=CM&role=VID%2CGRA&sort=newest";
        assert_eq!(address(&asked, None), here);
        assert_eq!(address(&asked, Some("a-b")), format!("{here}&cursor=a-b"));
    }
}
