//! Many ads as NDJSON, kept some at a time: each line answered in its place.

use crate::posting::Posting;
use crate::service::{Caller, ready};
use crate::store::{Outcome, Stored};
use crate::web::api::ad::{self, Spoken};
use crate::web::api::many::{self, Line};
use crate::web::problem::Problem;
use crate::web::state::State;
use axum::body::Body;
use axum::response::Response;
use jiff::Timestamp;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Keeps the ads of a body and answers each line.
pub fn kept(state: State, caller: Caller, spoken: Spoken, body: Body) -> Response {
    many::answered(state, body, move |state, lines| {
        keep(state, &caller, &spoken, &lines)
    })
}

fn keep(state: &State, caller: &Caller, spoken: &Spoken, lines: &[Line]) -> Vec<u8> {
    let read: Vec<Result<Posting, Problem>> = lines
        .par_iter()
        .map(|line| {
            let (posting, _) = ad::read(line.value()?, spoken)?;
            Ok(ready(posting)?)
        })
        .collect();
    let good: Vec<Posting> = read.iter().flatten().cloned().collect();
    // all of them, or none when the record cannot be written
    let stored = state.service(caller).put_postings(good, Timestamp::now());
    let mut stored = stored.map(Vec::into_iter);
    let mut said = Vec::new();
    for (line, read) in lines.iter().zip(read) {
        let kept = read.and_then(|_| match &mut stored {
            Ok(stored) => stored
                .next()
                .ok_or_else(|| Problem::new(crate::web::problem::Kind::Internal, "")),
            Err(failure) => Err(failure.clone().into()),
        });
        match kept {
            Ok(stored) => {
                said.extend_from_slice(line_of(line.row, &stored).to_string().as_bytes());
                said.push(b'\n');
            }
            Err(problem) => said.extend_from_slice(&many::bad(line.row, &problem)),
        }
    }
    said
}

fn line_of(row: u64, stored: &Stored) -> Value {
    let traits = crate::index::Traits::of(&stored.posting.analysis);
    let status = match stored.outcome {
        Outcome::Created => "created",
        Outcome::Replaced => "replaced",
        Outcome::Unchanged => "unchanged",
    };
    json!({
        "row": row,
        "id": stored.posting.id,
        "status": status,
        "main_role": traits.main_role,
        "level": traits.level,
        "score": traits.score,
    })
}
