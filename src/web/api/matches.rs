//! The best ads for a candidate and the best candidates for an ad, each with its whole fit: a person reads and decides.

use super::ad::{self, Spoken};
use crate::analysis::analyze;
use crate::analysis::fact::Remote;
use crate::fit::{self, Held};
use crate::matching::{Filter, Found, PeopleFilter, Place, Wanted, WantedPeople};
use crate::report::fit::answer;
use crate::report::fit_schema::FitAnswer;
use crate::report::schema::Engine;
use crate::service::{Action, Caller};
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use crate::web::problem::{Kind, Missing, Problem, Refused, Unavailable};
use crate::web::state::State;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Extract};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

/// Things on a page when nothing is said.
const USUAL: usize = 20;
/// Most things on a page.
const MOST: usize = 100;

/// Which ads.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WantedAds {
    /// In this language (ISO 639-1).
    language: Option<String>,
    /// With this contract: cdi, cdd, stage…
    contract: Option<String>,
    /// At a place whose name holds these words.
    place: Option<String>,
    /// With so much remote work: none, hybrid or full.
    #[param(value_type = Option<String>)]
    remote: Option<Remote>,
    /// With this verdict: focused, broad, overloaded or superman.
    level: Option<String>,
    /// Asking for this job (its code: CM, VID…) for more than a touch.
    role: Option<String>,
    /// How many at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<usize>,
    /// The `cursor` of the page before.
    cursor: Option<String>,
}

/// Which candidates. Nothing about what a person is can be asked.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WantedCandidates {
    /// Speaking this language (ISO 639-1).
    language: Option<String>,
    /// Wishing for this contract, among others: cdi, cdd, stage…
    contract: Option<String>,
    /// Wishing to work at a place whose name holds these words.
    place: Option<String>,
    /// Holding this skill, by its id.
    skill: Option<String>,
    /// How many at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<usize>,
    /// The `cursor` of the page before.
    cursor: Option<String>,
}

/// A fit among the best.
#[derive(Debug, Serialize, ToSchema)]
pub struct Matched {
    /// 1 for the best; equal scores have the same rank, and stand in an order drawn by lot, the same each time.
    pub rank: usize,
    /// The whole fit.
    pub fit: FitAnswer,
}

/// The best of many.
#[derive(Debug, Serialize, ToSchema)]
pub struct BestFits {
    /// Versions; the scoring is that of fits.
    pub engine: Engine,
    /// How many were compared, before any filter.
    pub compared: usize,
    /// The best, best first. What cannot be compared is not among them.
    pub matches: Vec<Matched>,
    /// The cursor of the next page, if there is one.
    pub cursor: Option<String>,
}

/// The best ads for a candidate
///
/// Exactly those that comparing the candidate with every kept ad would find, changes of this moment included. That they were
/// compared is written down. Bands first, numbers second: a person decides.
#[utoipa::path(
    get, path = "/candidates/{id}/matches", tag = "candidates",
    params(("id" = String, Path, description = "Their name here"), WantedAds, Spoken),
    responses((status = 200, description = "The best ads", body = BestFits), Refused, Missing, Unavailable)
)]
pub async fn of_candidate(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    wanted: Result<Query<WantedAds>, QueryRejection>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<axum::Json<BestFits>, Problem> {
    let (Path(id), Query(wanted), Query(spoken)) = (id?, wanted?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let work = move |state: &State| {
        let service = state.service(&caller);
        let taxonomy = state.taxonomy();
        let found = service.candidate(&id, Action::Matched, &caller.name, Timestamp::now())?;
        let candidate = found.ok_or_else(|| none("there is no candidate of that id"))?;
        let held = fit::read(taxonomy, &candidate.profile);
        let (limit, after) = page(wanted.limit, wanted.cursor.as_deref())?;
        let filter = Filter {
            role: role(taxonomy, wanted.role.as_deref())?,
            language: wanted.language,
            contract: wanted.contract,
            place: wanted.place,
            remote: wanted.remote,
            verdict: wanted.level,
        };
        let weight = &taxonomy.fit_scoring.weight;
        let sought = Wanted {
            weight,
            filter: &filter,
            limit: limit + 1,
            after,
            seed: &id,
        };
        let (found, compared) = service.best_postings(&held, &sought)?;
        let (found, cursor) = cut(found, limit);
        let fits = fitted(&found, |id| {
            let posting = service.posting(id)?;
            Ok(posting.map(|posting| one(taxonomy, &posting.posting(), &held, lang)))
        })?;
        Ok::<_, Problem>(BestFits {
            engine: engine(taxonomy),
            compared,
            matches: fits,
            cursor,
        })
    };
    Ok(axum::Json(state.run(work).await??))
}

/// The best candidates for an ad
///
/// Exactly those that comparing the ad with every kept candidate would find, changes of this moment included. That each of them
/// was shown is written down. Nobody is turned away here: a person decides.
#[utoipa::path(
    get, path = "/postings/{id}/candidates", tag = "postings",
    params(("id" = String, Path, description = "Its name"), WantedCandidates, Spoken),
    responses((status = 200, description = "The best candidates", body = BestFits), Refused, Missing, Unavailable)
)]
pub async fn of_posting(
    Extract(state): Extract<State>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    wanted: Result<Query<WantedCandidates>, QueryRejection>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<axum::Json<BestFits>, Problem> {
    let (Path(id), Query(wanted), Query(spoken)) = (id?, wanted?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let work = move |state: &State| {
        let service = state.service(&caller);
        let taxonomy = state.taxonomy();
        let posting = service
            .posting(&id)?
            .ok_or_else(|| none("no ad of that id is kept"))?;
        let posting = posting.posting();
        let offer = fit::offer::read(&analyze(taxonomy, &posting));
        let (limit, after) = page(wanted.limit, wanted.cursor.as_deref())?;
        let skill = wanted.skill.as_deref().map(|skill| {
            let known = taxonomy.skill(skill);
            known.ok_or_else(|| Problem::new(Kind::NotUnderstood, "no skill is called so"))
        });
        let filter = PeopleFilter {
            language: wanted.language,
            contract: wanted.contract,
            place: wanted.place,
            skill: skill.transpose()?,
        };
        let weight = &taxonomy.fit_scoring.weight;
        let sought = WantedPeople {
            weight,
            filter: &filter,
            limit: limit + 1,
            after,
            seed: &id,
        };
        let (found, compared) = service.best_candidates(&offer, &sought)?;
        let (found, cursor) = cut(found, limit);
        let now = Timestamp::now();
        let fits = fitted(&found, |id| {
            // whose time is over, or who is gone this very moment, is not shown
            let candidate = service.candidate(id, Action::Matched, &caller.name, now)?;
            Ok(candidate.map(|candidate| {
                let held = fit::read(taxonomy, &candidate.profile);
                one(taxonomy, &posting, &held, lang)
            }))
        })?;
        Ok::<_, Problem>(BestFits {
            engine: engine(taxonomy),
            compared,
            matches: fits,
            cursor,
        })
    };
    Ok(axum::Json(state.run(work).await??))
}

fn one(
    taxonomy: &Taxonomy,
    posting: &crate::posting::Posting,
    held: &Held,
    lang: Option<Language>,
) -> FitAnswer {
    let analysis = analyze(taxonomy, posting);
    answer(posting, &analysis, &fit::fit(&analysis, held), lang)
}

/// The whole fits of what was found, with ranks: equals have the same.
fn fitted(
    found: &[Found],
    fit: impl Fn(&str) -> Result<Option<FitAnswer>, Problem>,
) -> Result<Vec<Matched>, Problem> {
    let mut fits = Vec::new();
    for one in found {
        let better = |other: &&Found| other.place.score > one.place.score;
        let rank = found.iter().filter(better).count() + 1;
        if let Some(fit) = fit(&one.id)? {
            fits.push(Matched { rank, fit });
        }
    }
    Ok(fits)
}

fn engine(taxonomy: &Taxonomy) -> Engine {
    Engine {
        version: env!("CARGO_PKG_VERSION"),
        taxonomy: taxonomy.digest.clone(),
        scoring: taxonomy.fit_scoring.version.clone(),
    }
}

fn role(taxonomy: &Taxonomy, code: Option<&str>) -> Result<Option<u16>, Problem> {
    let Some(code) = code else { return Ok(None) };
    let at = taxonomy.roles.iter().position(|role| role.code == code);
    let at = at.and_then(|at| u16::try_from(at).ok());
    at.map(Some).ok_or_else(|| {
        Problem::new(
            Kind::NotUnderstood,
            "no job has this code; see /taxonomy/roles",
        )
    })
}

fn page(limit: Option<usize>, cursor: Option<&str>) -> Result<(usize, Option<Place>), Problem> {
    let limit = limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::new(
            Kind::NotUnderstood,
            format!("limit is 1 to {MOST}"),
        ));
    }
    let place = |cursor: &str| {
        let (score, draw) = cursor.split_once('-')?;
        Some(Place {
            score: score.parse().ok()?,
            draw: Reverse(u64::from_str_radix(draw, 16).ok()?),
        })
    };
    let after = cursor.map(|cursor| {
        let why = "this is no cursor of this list; please begin again without a cursor";
        place(cursor).ok_or_else(|| Problem::new(Kind::NotUnderstood, why))
    });
    Ok((limit, after.transpose()?))
}

fn cut(mut found: Vec<Found>, limit: usize) -> (Vec<Found>, Option<String>) {
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| more);
    let cursor = last.map(|last| format!("{}-{:x}", last.place.score, last.place.draw.0));
    (found, cursor)
}

fn none(why: &str) -> Problem {
    Problem::new(Kind::NotFound, why)
}
