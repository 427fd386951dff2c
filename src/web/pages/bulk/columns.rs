//! Which column of a file holds what, before it is taken in: by its first rows, which are not kept.
//! Knows files of many ads; analyses nothing.

use crate::bulk::{Asked, Format, Source};
use crate::web::body::{File, Form};
use crate::web::pages::words::Words;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

/// The columns of a file.
#[derive(Debug, Serialize)]
struct Columns {
    /// All of them.
    names: Vec<String>,
    /// Those that are known: `title`, `text`, `id`.
    known: BTreeMap<&'static str, String>,
}

/// The columns of a file, of which the beginning is enough unless it is a spreadsheet.
pub async fn columns(
    Extract(state): Extract<State>,
    words: Words,
    sent: Result<Form, Problem>,
) -> Response {
    let read = state.run(move |_| {
        let file = sent?.file;
        let empty = || Problem::new(Kind::Empty, "there is no file");
        read(&file.ok_or_else(empty)?)
    });
    match read.await.flatten() {
        Ok(columns) => axum::Json(columns).into_response(),
        Err(problem) => problem.for_people(words.lang),
    }
}

fn read(file: &File) -> Result<Columns, Problem> {
    let refused = |error: String| Problem::new(Kind::Unreadable, error);
    let format = Format::of(Path::new(&file.name)).map_err(|error| refused(error.to_string()))?;
    let open = |asked: &Asked| {
        let bytes = Cursor::new(file.bytes.clone());
        Source::open(Box::new(bytes), format, asked, Some(1))
    };
    let source = match open(&Asked::default()) {
        Ok(source) => source,
        // no column of texts is known: any column will do, to learn the names of all
        Err(crate::bulk::Refused::NoDescription { names, .. }) => {
            return Ok(Columns {
                names,
                known: BTreeMap::new(),
            });
        }
        Err(error) => return Err(refused(error.to_string())),
    };
    Ok(Columns {
        names: source.names().to_vec(),
        known: source.told().into_iter().collect(),
    })
}
