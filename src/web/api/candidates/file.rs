//! `POST /candidates/file`: a CV in, a profile out, for the person to confirm. Nothing is stored.

use super::super::ad::{self, Spoken};
use crate::fit::cv::{self, Cv};
use crate::fit::profile::Profile;
use crate::posting::{file, size};
use crate::report::schema::Engine;
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use crate::web::body;
use crate::web::problem::{BodyRefused, Kind, Problem};
use crate::web::state::State;
use crate::wordings::{notice, say, spoken};
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequest, Query, Request, State as Extract};
use serde::Serialize;
use utoipa::ToSchema;

/// A file with a CV
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form for the API's documentation")]
pub struct CvFile {
    /// Text, Markdown, HTML, docx, odt or PDF.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The job that the person does or looks for, when it does not stand in the file.
    headline: Option<String>,
}

/// A skill that a CV shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownSaid {
    /// Id.
    pub skill: String,
    /// For people.
    pub label: String,
    /// The level that its words tell, 0 to 4; null when they tell none.
    pub level: Option<u8>,
    /// For how long it was used at work, in years; null when no dates tell.
    pub years: Option<f64>,
    /// The year of the last use; null when it also stands without a date.
    pub last_used: Option<u16>,
    /// The words that show it.
    pub words: Vec<String>,
}

/// A language that a CV shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct TongueSaid {
    /// ISO 639.
    pub code: String,
    /// The step of the CEFR, when its words tell one.
    pub cefr: Option<crate::fit::profile::Cefr>,
    /// The words that show it.
    pub words: String,
}

/// Something that was taken out of a CV before it was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeftOutSaid {
    /// name, age, sex, origin, address, family, health, appearance, gap, belief, military, account, hobbies or referees.
    pub reason: String,
    /// For people.
    pub message: String,
}

/// What was read in a CV.
#[derive(Debug, Serialize, ToSchema)]
pub struct CvSaid {
    /// Versions; the scoring is that of fits.
    pub engine: Engine,
    /// Language of the texts for people.
    pub lang: &'static str,
    /// The profile, to be confirmed or corrected by the person, and then sent to `/candidates` or `/fits`. It holds neither
    /// the text nor anything that a fit may not use.
    pub profile: Profile,
    /// Where each skill comes from.
    pub skills: Vec<ShownSaid>,
    /// Where each language comes from.
    pub languages: Vec<TongueSaid>,
    /// What was taken out first; what it was is kept nowhere.
    pub left_out: Vec<LeftOutSaid>,
    /// How profiles are compared, what never counts, and who decides: Markdown, for the person.
    pub notice: &'static str,
}

/// Read a CV
///
/// Skills with level, years and the words that show them, languages, licences and wishes, for the person to confirm. What a fit
/// may not use is taken out before anything is read. Nothing is stored.
#[utoipa::path(
    post, path = "/candidates/file", tag = "candidates", params(Spoken),
    request_body(content = CvFile, content_type = "multipart/form-data"),
    responses((status = 200, description = "The profile, to be confirmed", body = CvSaid), BodyRefused)
)]
pub async fn create(
    Extract(state): Extract<State>,
    asked: Result<Query<Spoken>, QueryRejection>,
    request: Request,
) -> Result<axum::Json<CvSaid>, Problem> {
    let Query(asked) = asked?;
    let lang = ad::language(asked.lang.as_deref())?;
    let sent = body::Form::from_request(request, &state).await?;
    let Some(sent_file) = sent.file else {
        let why = "the form has no part named file";
        return Err(Problem::new(Kind::NotValid, why));
    };
    let headline = sent.fields.get("headline").cloned().unwrap_or_default();
    let work = move |state: &State| {
        let text = file::text(&sent_file.bytes, &sent_file.name)?;
        size::within("text", text.len(), size::DESCRIPTION)?;
        if text.trim().is_empty() {
            return Err(Problem::new(Kind::Empty, "there is no text in this file"));
        }
        let cv = cv::read(state.taxonomy(), &headline, &text, None);
        Ok(said(state.taxonomy(), &cv, &headline, lang))
    };
    Ok(axum::Json(state.run(work).await??))
}

fn said(taxonomy: &Taxonomy, cv: &Cv, headline: &str, lang: Option<Language>) -> CvSaid {
    let lang = spoken(lang.or(cv.language).unwrap_or(Language::French));
    let mut profile = cv.profile(taxonomy);
    profile.headline = Some(headline.trim().to_owned()).filter(|headline| !headline.is_empty());
    let shown = cv.skills.iter().filter_map(|(number, shown)| {
        let skill = taxonomy.skills.get(*number as usize)?;
        Some(ShownSaid {
            skill: skill.id.clone(),
            label: skill.label.get(lang).to_owned(),
            level: shown.level,
            years: shown.years,
            last_used: shown.last_used,
            words: shown.words.clone(),
        })
    });
    CvSaid {
        engine: Engine {
            version: env!("CARGO_PKG_VERSION"),
            taxonomy: taxonomy.digest.clone(),
            scoring: taxonomy.fit_scoring.version.clone(),
        },
        lang: lang.code(),
        skills: shown.collect(),
        languages: cv
            .languages
            .iter()
            .map(|(code, (cefr, words))| TongueSaid {
                code: code.clone(),
                cefr: *cefr,
                words: words.clone(),
            })
            .collect(),
        left_out: cv
            .left_out
            .iter()
            .map(|reason| LeftOutSaid {
                message: say(lang, "left_out", reason, &[]),
                reason: reason.clone(),
            })
            .collect(),
        notice: notice::page(lang),
        profile,
    }
}
