//! An ad as a program sends it: rolefit's own fields, or a schema.org `JobPosting`.
//! Knows shapes; reads no meaning.

use crate::posting::{Context, Posting, html, jobposting, size};
use crate::report::contested::ContestSaid;
use crate::taxonomy::fact::CONTRACTS;
use crate::text::Language;
use crate::web::problem::{Kind, Problem};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// A job ad. A schema.org `JobPosting` (`"@type": "JobPosting"`) is read as well.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Ad {
    /// Your own name for it; comes back in the answer.
    #[serde(default, deserialize_with = "name")]
    #[schema(value_type = Option<Name>, example = "ad-1")]
    pub id: Option<String>,
    /// Its title.
    #[serde(default)]
    #[schema(example = "Community manager H/F")]
    pub title: String,
    /// Its text; HTML is read as text, to which offsets then refer (`input`).
    #[schema(
        example = "Vos missions : animer nos comptes, répondre aux commentaires, monter des vidéos et retoucher les photos."
    )]
    pub description: String,
    /// The employer.
    #[serde(default)]
    pub company: Option<String>,
    /// The place, as written.
    #[serde(default)]
    pub location: Option<String>,
    /// The language, when you know it (ISO 639-1).
    #[serde(default)]
    pub language: Option<String>,
    /// The country whose law counts, whatever the text says (ISO 3166).
    #[serde(default, deserialize_with = "country")]
    pub country: Option<String>,
    /// The contract, where the text names none: cdi, cdd, stage, alternance, freelance, interim or volunteer.
    #[serde(default, deserialize_with = "contract")]
    pub contract: Option<String>,
    /// How many people work in the organisation: a small one may ask more of one person.
    #[serde(default, deserialize_with = "people")]
    #[schema(maximum = 9_999_999)]
    pub team_size: Option<u32>,
    /// Language of the texts for people: `fr` or `en`; by default French for a French ad, English otherwise.
    #[serde(default)]
    #[schema(example = "fr", pattern = "^(fr|en)$")]
    pub lang: Option<String>,
    /// Answers to the reading, phrase by phrase (`POST /analyses` only).
    #[serde(default)]
    #[schema(example = json!([]))]
    #[expect(
        dead_code,
        reason = "described here, and read by `contests` of any shape of ad"
    )]
    contest: Vec<ContestSaid>,
}

/// A name: a text, or a whole number, which is taken as its digits.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes what is read; none is built from it")]
enum Name {
    Text(String),
    Number(i64),
}

/// The contests that are sent with an ad.
pub fn contests(value: &Value) -> Result<Vec<ContestSaid>, Problem> {
    match value.get("contest") {
        None | Some(Value::Null) => Ok(Vec::new()),
        // a list of values in their order would do for serde
        Some(Value::Array(said)) if !said.iter().all(Value::is_object) => Err(Problem::new(
            Kind::NotValid,
            "a contest is an object with mention and as",
        )),
        Some(said) => Ok(Vec::deserialize(said)?),
    }
}

/// In which language to answer.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Spoken {
    /// Language of the texts for people: `fr` or `en`; by default French for a French ad, English otherwise.
    #[param(pattern = "^(fr|en)$")]
    pub lang: Option<String>,
}

/// The ad of a JSON value, and the language in which its sender wants to be answered.
pub fn read(value: Value, spoken: &Spoken) -> Result<(Posting, Option<Language>), Problem> {
    let (posting, wished) = if jobposting::is_job_posting(&value) {
        (jobposting::from_value(&value).unwrap_or_default(), None)
    } else {
        if !value.is_object() {
            return Err(Problem::new(
                Kind::NotValid,
                "an ad is an object with title and description",
            ));
        }
        // where contests change nothing, wrong ones are told all the same
        contests(&value)?;
        let ad: Ad = serde_json::from_value(value)?;
        let posting = html::read_out(Posting {
            id: ad.id,
            title: ad.title,
            description: ad.description,
            company: ad.company,
            location: ad.location,
            language: ad.language,
            context: Context {
                country: ad.country,
                contract: ad.contract,
                team_size: ad.team_size,
            },
            converted: false,
        });
        (posting, ad.lang)
    };
    size::check(&posting)?;
    // what is not followed is looked at all the same
    let wished = language(wished.as_deref())?;
    Ok((posting, language(spoken.lang.as_deref())?.or(wished)))
}

/// The language asked for, if one is.
pub fn language(code: Option<&str>) -> Result<Option<Language>, Problem> {
    match code.map(|code| (code, Language::from_code(code))) {
        None => Ok(None),
        Some((_, Some(lang @ (Language::French | Language::English)))) => Ok(Some(lang)),
        Some((code, _)) => Err(Problem::new(
            Kind::NotUnderstood,
            format!("lang is fr or en, not {code:?}"),
        )),
    }
}

/// A name is a text; a whole number is taken as its digits.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Option::<Value>::deserialize(deserializer)? {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) if number.is_i64() => Ok(Some(number.to_string())),
        Some(_) => Err(serde::de::Error::custom("id is a text")),
    }
}

fn country<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let code = Option::<String>::deserialize(deserializer)?;
    let is_code =
        |code: &String| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    if code.as_ref().is_none_or(is_code) {
        return Ok(code);
    }
    let why = "country is two capital letters (ISO 3166): FR";
    Err(serde::de::Error::custom(why))
}

fn people<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let people = Option::<u32>::deserialize(deserializer)?;
    if people.is_none_or(|people| people <= Context::MOST_PEOPLE) {
        return Ok(people);
    }
    let why = format!("team_size is at most {}", Context::MOST_PEOPLE);
    Err(serde::de::Error::custom(why))
}

fn contract<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    if name
        .as_ref()
        .is_none_or(|name| CONTRACTS.contains(&name.as_str()))
    {
        return Ok(name);
    }
    let why = format!("contract is one of {}", CONTRACTS.join(", "));
    Err(serde::de::Error::custom(why))
}
