//! Adds to the API's description what holds for every address: which key it needs, and how it refuses who has none.

use crate::web::caller::{Need, need};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Components, Content, OpenApi, Ref, ResponseBuilder};

/// What the description calls a key.
const KEY: &str = "key";

/// The description, with keys.
#[must_use]
pub fn secured(mut description: OpenApi) -> OpenApi {
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "A key of `rolefit keys create`. From the machine of the server itself, what is no candidate's needs none.",
        ))
        .build();
    description
        .components
        .get_or_insert_with(Components::default)
        .add_security_scheme(KEY, SecurityScheme::Http(scheme));
    for (path, item) in &mut description.paths.paths {
        let need = need(path);
        for operation in operations(item) {
            guard(operation, need);
        }
    }
    description
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem {
        get,
        put,
        post,
        delete,
        ..
    } = item;
    [get, put, post, delete].into_iter().flatten()
}

fn guard(operation: &mut Operation, need: Need) {
    let scope = match need {
        Need::Nothing => return,
        Need::Anyone => None,
        Need::Scope(scope) | Need::HereOr(scope) => Some(scope),
    };
    // OpenAPI 3.1 lets any scheme name what it must allow
    let scopes = scope.map(|scope| scope.name());
    operation.security = Some(vec![SecurityRequirement::new(KEY, scopes)]);
    let mut refusals = vec![
        ("401", "It needs a key, or this one is of no use"),
        (
            "429",
            "Too many requests; `Retry-After` tells when to come again",
        ),
    ];
    if scope.is_some() {
        refusals.push((
            "403",
            "The key does not allow it, or the request comes from another site",
        ));
    }
    for (status, why) in refusals {
        let answer = ResponseBuilder::new().description(why).content(
            "application/problem+json",
            Content::new(Some(Ref::from_schema_name("ProblemSaid"))),
        );
        let responses = &mut operation.responses.responses;
        responses
            .entry(status.to_owned())
            .or_insert_with(|| answer.build().into());
    }
}
