//! The page on which a person finds the ads that fit: a CV is read or a profile filled in, what was read is confirmed, and the
//! kept ads are compared. Nothing of it is kept. Knows the steps; what a fit is stands in `fit`.

mod best;
mod fitting;
mod profile;
mod read;

use super::frame::Frame;
use super::notice;
use super::words::Words;
use crate::fit::{self, Profile};
use crate::posting::{self, size};
use crate::service::Caller;
use crate::taxonomy::fact::CONTRACTS;
use crate::web::body::Form;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use askama::Template;
use axum::extract::State as Extract;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use fitting::Fitting;
use profile::{Fields, Wishes};
use read::Known;

#[derive(Template)]
#[template(path = "match.html", config = "src/web/askama.toml")]
struct Page {
    words: Words,
    text: String,
    ad: String,
    wishes: Wishes,
    /// What is known of the person; nothing before the first step.
    known: Option<Known>,
    /// The ads that were compared; nothing before the second.
    found: Option<Found>,
    problem: Option<Kind>,
}

/// The ads that were compared.
struct Found {
    best: Vec<Fitting>,
    /// How many are kept.
    compared: usize,
}

impl Frame for Page {
    fn here(&self) -> String {
        "/match?".to_owned()
    }

    fn among(&self) -> &'static str {
        "match"
    }
}

impl Page {
    fn new(words: Words) -> Self {
        Self {
            words,
            text: String::new(),
            ad: String::new(),
            wishes: Wishes::default(),
            known: None,
            found: None,
            problem: None,
        }
    }

    fn answer(&self) -> Response {
        let status = self.problem.map_or(StatusCode::OK, Kind::status);
        match self.render() {
            Ok(html) => (status, Html(html)).into_response(),
            Err(_) => notice::of(self.words, Kind::Internal),
        }
    }

    fn contracts(&self) -> Vec<(&'static str, String, bool)> {
        let choice = |name: &'static str| {
            let chosen = self.wishes.contracts.contains(&name);
            (name, self.words.contract(name), chosen)
        };
        CONTRACTS.into_iter().map(choice).collect()
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "the template calls it so"
    )]
    fn count(&self, compared: &usize) -> String {
        let count = compared.to_string();
        match *compared {
            0 => self.words.say("fits_none"),
            1 => self.words.say("fits_one"),
            _ => say(self.words.lang, "page", "fits_count", &[("count", &count)]),
        }
    }

    fn remotes(&self) -> [(&'static str, String, bool); 3] {
        ["none", "hybrid", "full"].map(|name| {
            let label = self.words.report(&format!("remote_{name}"));
            (name, label, self.wishes.remote == name)
        })
    }
}

/// The empty form.
pub async fn show(words: Words) -> Response {
    Page::new(words).answer()
}

/// One step further: what a CV says, or the ads that fit what is confirmed.
pub async fn step(
    Extract(state): Extract<State>,
    caller: Caller,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let work = move |state: &State| stepped(state, &caller, words, sent);
    match state.run(work).await {
        Ok(page) => page.answer(),
        Err(problem) => notice::of(words, problem.kind),
    }
}

fn stepped(state: &State, caller: &Caller, words: Words, sent: Result<Form, Problem>) -> Page {
    let mut page = Page::new(words);
    let form = match sent {
        Ok(form) => form,
        Err(problem) => {
            page.problem = Some(problem.kind);
            return page;
        }
    };
    page.text = lines(form.fields.get("text"));
    page.ad = lines(form.fields.get("ad"));
    page.wishes = profile::wishes(&form.fields);
    let is_confirmed = form.fields.contains_key("confirmed");
    let profile = if is_confirmed {
        Ok(profile::confirmed(&form.fields, &page.wishes))
    } else {
        of_text(&form, &mut page, &form.fields)
    };
    match profile.and_then(|profile| go_on(state, caller, &mut page, &profile, is_confirmed)) {
        Ok(()) => {}
        Err(problem) => page.problem = Some(problem.kind),
    }
    page
}

/// The ads for what is confirmed; what is read of a CV, to be confirmed, otherwise.
fn go_on(
    state: &State,
    caller: &Caller,
    page: &mut Page,
    profile: &Profile,
    is_confirmed: bool,
) -> Result<(), Problem> {
    fit::profile::check(profile).map_err(|_| Problem::new(Kind::NotUnderstood, "profile"))?;
    let held = fit::read(state.taxonomy(), profile);
    page.known = Some(Known::of(page.words, state.taxonomy(), &held));
    if page.wishes.wrong.is_some() {
        return Err(Problem::new(Kind::NotUnderstood, "a number"));
    }
    if !is_confirmed {
        return Ok(());
    }
    let ad = match page.ad.trim() {
        "" => None,
        _ => Some(posting::from_bytes(page.ad.as_bytes(), "", None)?),
    };
    page.found = Some(best::find(&state.service(caller), page.words, &held, ad)?);
    Ok(())
}

/// A profile of a CV, pasted or as a file, and of what was filled in beside it.
fn of_text(form: &Form, page: &mut Page, fields: &Fields) -> Result<Profile, Problem> {
    let mut text = page.text.clone();
    if let Some(file) = &form.file {
        let read = posting::from_bytes(&file.bytes, &file.name, None)?;
        text = format!("{}\n\n{}", read.title, read.description);
    }
    if text.len() > size::DESCRIPTION {
        return Err(Problem::new(Kind::TooLarge, "the CV is too long"));
    }
    if text.trim().is_empty() && fields.get("more").is_none_or(|more| more.trim().is_empty()) {
        return Err(Problem::new(Kind::Empty, "there is no CV and no skill"));
    }
    Ok(Profile {
        text: Some(text).filter(|text| !text.trim().is_empty()),
        ..profile::confirmed(fields, &page.wishes)
    })
}

/// Browsers end typed lines with two characters, of which the writer saw one.
fn lines(text: Option<&String>) -> String {
    text.map_or_else(String::new, |text| text.replace("\r\n", "\n"))
}
