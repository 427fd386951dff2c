//! The ads of a file, one after the other, without analysing them.

use super::row::{Bad, Content, Fault, shortened};
use super::{Asked, Source, ad};
use crate::posting::Posting;
use std::io;

/// The ads of a file in their order, bad rows among them.
pub fn ads(
    mut source: Source,
    asked: Asked,
) -> impl Iterator<Item = io::Result<Result<Posting, Bad>>> {
    let (columns, delimiter) = source
        .table()
        .map_or((super::column::Columns::default(), b','), |table| {
            (table.columns, table.delimiter)
        });
    let mut rows = Vec::new().into_iter();
    std::iter::from_fn(move || {
        loop {
            if let Some(super::row::Row {
                number,
                line,
                content,
            }) = rows.next()
            {
                let (read, raw) = match content {
                    Content::Bad { fault, raw } => (Err(fault), raw),
                    Content::Cells(cells) => {
                        (ad::of_cells(&cells, &columns), cells.written(delimiter))
                    }
                    Content::Json(text) => {
                        let value = serde_json::from_str(&text)
                            .map_err(|error| Fault::Json(error.to_string()));
                        (value.and_then(|value| ad::of_json(&value, &asked)), text)
                    }
                };
                return Some(Ok(read.map_err(|fault| Bad {
                    row: number,
                    line,
                    fault,
                    raw: shortened(raw),
                })));
            }
            match source.chunk() {
                Ok(Some(chunk)) => rows = chunk.rows.into_iter(),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    })
}
