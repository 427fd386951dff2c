//! `/taxonomy`: the skills and the roles that rolefit knows, by name.

use super::ad::{self, Spoken};
use crate::taxonomy::Taxonomy;
use crate::text::{Language, fold};
use crate::web::problem::{Kind, Problem, Refused};
use crate::web::state::State;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State as Extract};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Skills in one page, when the caller does not say.
const LIMIT: usize = 50;
/// Skills in one page, at most.
const MOST: usize = 1000;

/// Which skills to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of the name or the id.
    pub q: Option<String>,
    /// Only of this family.
    pub family: Option<String>,
    /// `fr` or `en` (by default).
    pub lang: Option<String>,
    /// How many at most, 1 to 1000.
    #[param(minimum = 1, maximum = 1000, default = 50)]
    pub limit: Option<usize>,
    /// The `cursor` of the page before.
    pub cursor: Option<String>,
}

/// A page of skills.
#[expect(clippy::struct_field_names, reason = "the names of the answer")]
#[derive(Debug, Serialize, ToSchema)]
pub struct Skills {
    /// Version of the taxonomy.
    pub taxonomy: String,
    /// Sorted by id.
    pub skills: Vec<Skill>,
    /// Asks for the next page; null on the last.
    pub cursor: Option<String>,
}

/// A skill.
#[expect(clippy::struct_field_names, reason = "the names of the answer")]
#[derive(Debug, Serialize, ToSchema)]
pub struct Skill {
    /// Stable id.
    pub skill: String,
    /// Its name.
    pub label: String,
    /// Id of its family.
    pub family: String,
    /// The family's name.
    pub family_label: String,
    /// task, tool…
    pub kind: &'static str,
}

/// All roles.
#[derive(Debug, Serialize, ToSchema)]
pub struct Roles {
    /// Version of the taxonomy.
    pub taxonomy: String,
    /// In the taxonomy's order.
    pub roles: Vec<Role>,
}

/// A role: a job.
#[derive(Debug, Serialize, ToSchema)]
pub struct Role {
    /// Stable code.
    pub role: String,
    /// Its name.
    pub label: String,
}

/// Skills by name
///
/// Without `q`, all of them, page by page.
#[utoipa::path(
    get, path = "/taxonomy/skills", tag = "taxonomy", params(Wanted),
    responses(
        (status = 200, description = "A page of skills", body = Skills),
        Refused
    )
)]
pub async fn skills(
    Extract(state): Extract<State>,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<Skills>, Problem> {
    let Query(wanted) = wanted?;
    let lang = ad::language(wanted.lang.as_deref())?.unwrap_or(Language::English);
    let limit = wanted.limit.unwrap_or(LIMIT);
    if !(1..=MOST).contains(&limit) {
        let why = format!("limit is 1 to {MOST}");
        return Err(Problem::new(Kind::NotUnderstood, why));
    }
    let mut found = named(state.taxonomy(), &wanted, lang);
    let more = found.len() > limit;
    found.truncate(limit);
    let cursor = more
        .then(|| found.last().map(|skill| skill.skill.clone()))
        .flatten();
    Ok(Json(Skills {
        taxonomy: state.taxonomy().digest.clone(),
        skills: found,
        cursor,
    }))
}

fn named(taxonomy: &Taxonomy, wanted: &Wanted, lang: Language) -> Vec<Skill> {
    let asked = fold::fold(wanted.q.as_deref().unwrap_or_default());
    let mut found: Vec<Skill> = taxonomy
        .skills
        .iter()
        .map(|skill| {
            let family = &taxonomy.families[usize::from(skill.family)];
            Skill {
                skill: skill.id.clone(),
                label: skill.label.get(lang).to_owned(),
                family: family.id.clone(),
                family_label: family.label.get(lang).to_owned(),
                kind: skill.kind.name(),
            }
        })
        .filter(|skill| {
            asked.is_empty()
                || skill.skill.contains(&asked)
                || fold::fold(&skill.label).contains(&asked)
        })
        .filter(|skill| {
            wanted
                .family
                .as_ref()
                .is_none_or(|family| *family == skill.family)
        })
        .filter(|skill| {
            wanted
                .cursor
                .as_ref()
                .is_none_or(|cursor| skill.skill > *cursor)
        })
        .collect();
    found.sort_by(|one, other| one.skill.cmp(&other.skill));
    found
}

/// The roles
#[utoipa::path(
    get, path = "/taxonomy/roles", tag = "taxonomy", params(Spoken),
    responses(
        (status = 200, description = "All roles", body = Roles),
        Refused
    )
)]
pub async fn roles(
    Extract(state): Extract<State>,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<Json<Roles>, Problem> {
    let Query(spoken) = spoken?;
    let lang = ad::language(spoken.lang.as_deref())?.unwrap_or(Language::English);
    let role = |role: &crate::taxonomy::role::Role| Role {
        role: role.code.clone(),
        label: role.label.get(lang).to_owned(),
    };
    Ok(Json(Roles {
        taxonomy: state.taxonomy().digest.clone(),
        roles: state.taxonomy().roles.iter().map(role).collect(),
    }))
}
