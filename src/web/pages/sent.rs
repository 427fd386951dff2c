//! What the form sends: an ad, what is known beside it, what is contested in its reading, a change that is wished for, and the
//! version to compare with. Knows fields of the form; reads no meaning.

use super::contest;
use super::edit::Wish;
use crate::posting::{self, Context, Posting, size};
use crate::report::contested::ContestSaid;
use crate::taxonomy::fact::CONTRACTS;
use crate::web::body::Form;
use crate::web::problem::{Kind, Problem};

/// What stands in the form.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Input {
    pub title: String,
    pub text: String,
    pub country: String,
    pub contract: String,
    pub team_size: String,
    /// The version to compare with: title and text.
    pub first: Option<(String, String)>,
    /// The version before the last change that a button made.
    pub was: Option<(String, String)>,
}

/// A form that was sent, read.
#[derive(Debug, Clone)]
pub struct Sent {
    pub input: Input,
    pub posting: Posting,
    pub contests: Vec<ContestSaid>,
    pub wish: Option<Wish>,
    /// True when the ad is the text of the form, as it stands there.
    pub typed: bool,
}

impl Input {
    /// The form with a version of the ad in it.
    pub fn of(posting: &Posting) -> Self {
        let context = posting.context.clone();
        let people = context.team_size.map(|people| people.to_string());
        Self {
            title: posting.title.clone(),
            text: posting.description.clone(),
            country: context.country.unwrap_or_default(),
            contract: context.contract.unwrap_or_default(),
            team_size: people.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The version to compare with, as an ad; nothing when it is the ad itself.
    pub fn first(&self, posting: &Posting) -> Option<Posting> {
        let (title, text) = self.first.as_ref()?;
        let first = version(title, text, posting)?;
        let is_other = first.title != posting.title || first.description != posting.description;
        is_other.then_some(first)
    }
}

/// Another version of an ad, read as the form's own text is.
fn version(title: &str, text: &str, posting: &Posting) -> Option<Posting> {
    let title = Some(title).filter(|title| !title.is_empty());
    let read = posting::from_bytes(text.as_bytes(), "", title).ok()?;
    size::check(&read).ok()?;
    Some(Posting {
        context: posting.context.clone(),
        ..read
    })
}

/// Reads a form: its file when one was chosen, else what was typed. Browsers end typed lines with two characters, of which the
/// writer saw one.
///
/// # Errors
/// When it holds no ad that can be read; with what stood in the form, so that nothing written is lost.
#[expect(
    clippy::result_large_err,
    reason = "once a request; what was written must not be lost"
)]
pub fn read(sent: Result<Form, Problem>) -> Result<Sent, (Problem, Input)> {
    let mut form = sent.map_err(|problem| (problem, Input::default()))?;
    let contests = contest::sent(&form.fields);
    let wish = form.fields.get("do").and_then(|value| Wish::read(value));
    let mut field = |name: &str| {
        let text = form.fields.remove(name).unwrap_or_default();
        text.replace("\r\n", "\n")
    };
    let mut pair = |name: &str| {
        let (title, text) = (
            field(&format!("{name}_title")),
            field(&format!("{name}_text")),
        );
        (!text.trim().is_empty()).then_some((title, text))
    };
    let (first, was) = (pair("first"), pair("was"));
    let mut input = Input {
        title: field("title").replace('\n', " ").trim().to_owned(),
        text: field("text"),
        country: field("country").trim().to_uppercase(),
        contract: field("contract"),
        team_size: field("team_size").trim().to_owned(),
        first,
        was,
    };
    if wish == Some(Wish::Undo)
        && let Some((title, text)) = input.was.take()
    {
        (input.title, input.text) = (title, text);
    }
    let title = Some(input.title.as_str()).filter(|title| !title.is_empty());
    let read = match &form.file {
        Some(file) => posting::from_bytes(&file.bytes, &file.name, title),
        None => posting::from_bytes(input.text.as_bytes(), "", title),
    };
    let read = read.map_err(|unreadable| (unreadable.into(), input.clone()))?;
    size::check(&read).map_err(|too_long| (too_long.into(), input.clone()))?;
    let context = context(&input).map_err(|problem| (problem, input.clone()))?;
    Ok(Sent {
        typed: form.file.is_none() && !read.converted,
        posting: Posting { context, ..read },
        input,
        contests,
        wish,
    })
}

/// What is known beside the ad; what is left open stays unknown.
fn context(input: &Input) -> Result<Context, Problem> {
    let refused = |field: &str| Problem::new(Kind::NotUnderstood, field);
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !input.country.is_empty() && !is_code(&input.country) {
        return Err(refused("country"));
    }
    if !input.contract.is_empty() && !CONTRACTS.contains(&input.contract.as_str()) {
        return Err(refused("contract"));
    }
    let people = said(&input.team_size).map(|people| {
        let people = people.parse().ok();
        let people = people.filter(|people| *people <= Context::MOST_PEOPLE);
        people.ok_or_else(|| refused("team_size"))
    });
    Ok(Context {
        country: said(&input.country),
        contract: said(&input.contract),
        team_size: people.transpose()?,
    })
}
