//! The best ads for a candidate and the best candidates for an ad, each with its whole fit: a person reads and decides.

use super::ad::{self, Spoken};
use super::named::Named;
use super::page;
use crate::analysis::analyze;
use crate::analysis::fact::Remote;
use crate::fit::{self, Held};
use crate::matching::{Filter, Found, PeopleFilter, Place, Wanted, WantedPeople};
use crate::posting::Posting;
use crate::report::fit::answer;
use crate::report::fit_record::{hash, record};
use crate::report::fit_schema::FitAnswer;
use crate::report::schema::Engine;
use crate::service::Service;
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use crate::web::problem::{Kind, Missing, Problem, Refused, Unavailable};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

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
/// Exactly those that comparing the candidate with every kept ad would find, changes of this moment included. What each comparison
/// came to is written down (`/audit`). Bands first, numbers second: a person decides.
#[utoipa::path(
    get, path = "/candidates/{id}/matches", tag = "candidates",
    params(("id" = String, Path, description = "Their name here"), WantedAds, Spoken),
    responses((status = 200, description = "The best ads", body = BestFits), Refused, Missing, Unavailable)
)]
pub async fn of_candidate(
    named: Named,
    wanted: Result<Query<WantedAds>, QueryRejection>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<axum::Json<BestFits>, Problem> {
    let (Query(wanted), Query(spoken)) = (wanted?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let limit = page::size(wanted.limit)?;
    let before = wanted.cursor.as_deref().map(Last::read).transpose()?;
    let work = move |service: &Service, Named { caller, id, .. }: &Named| {
        let taxonomy = service.taxonomy();
        let now = Timestamp::now();
        let candidate = service.unseen_candidate(id, now)?;
        let candidate = candidate.ok_or_else(|| none("there is no candidate of that id"))?;
        let held = fit::read(taxonomy, &candidate.profile);
        let filter = Filter {
            role: role(taxonomy, wanted.role.as_deref())?,
            language: wanted.language,
            contract: wanted.contract,
            place: wanted.place,
            remote: wanted.remote,
            verdict: wanted.level,
        };
        let sought = Wanted {
            weight: &taxonomy.fit_scoring.weight,
            filter: &filter,
            limit: limit + 1,
            after: before.map(|before| before.place),
            seed: id,
        };
        let (found, compared) = service.best_postings(&held, &sought)?;
        let mut shown = Shown::new(taxonomy, &caller.name, now, lang);
        let (found, cursor) = page::cut(ranked(found, before), limit, Last::cursor);
        for (Last { rank, .. }, found) in found {
            if let Some(posting) = service.posting(&found)? {
                shown.add(rank, (&posting.posting(), &held), id)?;
            }
        }
        if shown.notes.is_empty() {
            shown.notes.push((id.clone(), None));
        }
        shown.said(service, compared, cursor)
    };
    Ok(axum::Json(named.run(work).await?))
}

/// The best candidates for an ad
///
/// Exactly those that comparing the ad with every kept candidate would find, changes of this moment included. What each comparison
/// came to is written down (`/audit`). Nobody is turned away here: a person decides.
#[utoipa::path(
    get, path = "/postings/{id}/candidates", tag = "postings",
    params(("id" = String, Path, description = "Its name"), WantedCandidates, Spoken),
    responses((status = 200, description = "The best candidates", body = BestFits), Refused, Missing, Unavailable)
)]
pub async fn of_posting(
    named: Named,
    wanted: Result<Query<WantedCandidates>, QueryRejection>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<axum::Json<BestFits>, Problem> {
    let (Query(wanted), Query(spoken)) = (wanted?, spoken?);
    let lang = ad::language(spoken.lang.as_deref())?;
    let limit = page::size(wanted.limit)?;
    let before = wanted.cursor.as_deref().map(Last::read).transpose()?;
    let work = move |service: &Service, Named { caller, id, .. }: &Named| {
        let taxonomy = service.taxonomy();
        let now = Timestamp::now();
        let posting = service.posting(id)?;
        let posting = posting.ok_or_else(|| none("there is no ad of that id"))?;
        let posting = posting.posting();
        let offer = fit::offer::read(&analyze(taxonomy, &posting));
        let filter = PeopleFilter {
            language: wanted.language,
            contract: wanted.contract,
            place: wanted.place,
            skill: skill(taxonomy, wanted.skill.as_deref())?,
        };
        let sought = WantedPeople {
            weight: &taxonomy.fit_scoring.weight,
            filter: &filter,
            limit: limit + 1,
            after: before.map(|before| before.place),
            seed: id,
        };
        let (found, compared) = service.best_candidates(&offer, &sought)?;
        let mut shown = Shown::new(taxonomy, &caller.name, now, lang);
        let (found, cursor) = page::cut(ranked(found, before), limit, Last::cursor);
        for (Last { rank, .. }, found) in found {
            // whose time is over, or who is gone this very moment, is not shown
            if let Some(candidate) = service.unseen_candidate(&found, now)? {
                let held = fit::read(taxonomy, &candidate.profile);
                shown.add(rank, (&posting, &held), &found)?;
            }
        }
        shown.said(service, compared, cursor)
    };
    Ok(axum::Json(named.run(work).await?))
}

/// What is about to be shown to somebody, and what is written down of it first.
struct Shown<'s> {
    taxonomy: &'s Taxonomy,
    by: &'s str,
    now: Timestamp,
    lang: Option<Language>,
    matches: Vec<Matched>,
    notes: Vec<(String, Option<String>)>,
}

impl<'s> Shown<'s> {
    fn new(taxonomy: &'s Taxonomy, by: &'s str, now: Timestamp, lang: Option<Language>) -> Self {
        Self {
            taxonomy,
            by,
            now,
            lang,
            matches: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Compares a pair, the whole fit.
    fn add(
        &mut self,
        rank: usize,
        (posting, held): (&Posting, &Held),
        candidate: &str,
    ) -> Result<(), Problem> {
        let analysis = analyze(self.taxonomy, posting);
        let fit = answer(posting, &analysis, &fit::fit(&analysis, held), self.lang);
        let texts = hash(&[&posting.title, &posting.description]);
        let (profile, at) = (held.digest(), self.now.to_string());
        let mut record = record(&fit, &texts, &profile, &at, Some(self.by));
        // the line of the log says whom, until they are erased
        record.profile = None;
        let record = serde_json::to_string(&record)?;
        self.notes.push((candidate.to_owned(), Some(record)));
        self.matches.push(Matched { rank, fit });
        Ok(())
    }

    /// The answer, once all of it is written down.
    fn said(
        self,
        service: &Service,
        compared: usize,
        cursor: Option<String>,
    ) -> Result<BestFits, Problem> {
        service.note_compared(self.notes, self.by, self.now)?;
        Ok(BestFits {
            engine: Engine {
                version: env!("CARGO_PKG_VERSION"),
                taxonomy: self.taxonomy.digest.clone(),
                scoring: self.taxonomy.fit_scoring.version.clone(),
            },
            compared,
            matches: self.matches,
            cursor,
        })
    }
}

/// What was found, with ranks: equals have the same, also where a page ends between them.
fn ranked(found: Vec<Found>, before: Option<Last>) -> Vec<(Last, String)> {
    let mut last = before;
    let mut ranked = Vec::with_capacity(found.len());
    for Found { id, place } in found {
        let seen = last.map_or(0, |last| last.seen).saturating_add(1);
        let rank = match last {
            Some(last) if last.place.score == place.score => last.rank,
            _ => seen,
        };
        let one = Last { place, seen, rank };
        last = Some(one);
        ranked.push((one, id));
    }
    ranked
}

/// The last of a page, behind which the next one begins; it is the cursor.
#[derive(Debug, Clone, Copy)]
struct Last {
    place: Place,
    /// How many there are up to it.
    seen: usize,
    rank: usize,
}

impl Last {
    fn read(cursor: &str) -> Result<Self, Problem> {
        let parts: Vec<&str> = cursor.split('-').collect();
        let read = || match parts[..] {
            [score, draw, seen, rank] => Some(Self {
                place: Place {
                    score: score.parse().ok()?,
                    draw: Reverse(u64::from_str_radix(draw, 16).ok()?),
                },
                seen: seen.parse().ok()?,
                rank: rank.parse().ok()?,
            }),
            _ => None,
        };
        read().ok_or_else(page::no_cursor)
    }

    fn cursor((last, _): &(Self, String)) -> String {
        let Self { place, seen, rank } = last;
        format!("{}-{:x}-{seen}-{rank}", place.score, place.draw.0)
    }
}

fn role(taxonomy: &Taxonomy, code: Option<&str>) -> Result<Option<u16>, Problem> {
    let Some(code) = code else { return Ok(None) };
    let at = taxonomy.roles.iter().position(|role| role.code == code);
    let at = at.and_then(|at| u16::try_from(at).ok());
    let why = "no job has this code; see /taxonomy/roles";
    at.map(Some)
        .ok_or_else(|| Problem::new(Kind::NotUnderstood, why))
}

fn skill(taxonomy: &Taxonomy, id: Option<&str>) -> Result<Option<u32>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let why = "no skill is called so; see /taxonomy/skills";
    let skill = taxonomy.skill(id);
    skill
        .map(Some)
        .ok_or_else(|| Problem::new(Kind::NotUnderstood, why))
}

fn none(why: &str) -> Problem {
    Problem::new(Kind::NotFound, why)
}
