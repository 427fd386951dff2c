//! Lists page by page, in the order of numbers that never change: what comes meanwhile is on a later page, nothing is skipped.

use crate::web::problem::{Kind, Problem};
use serde::Deserialize;
use utoipa::IntoParams;

/// Things on a page when nothing is said.
const USUAL: usize = 20;
/// Most things on a page.
const MOST: usize = 100;

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// How many at most, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub limit: Option<usize>,
    /// The `cursor` of the page before.
    #[param(pattern = "^[0-9]{1,18}$")]
    pub cursor: Option<String>,
}

impl Page {
    /// The number behind which the page begins.
    pub fn after(&self) -> Result<u64, Problem> {
        let Some(cursor) = &self.cursor else {
            return Ok(0);
        };
        cursor.parse().map_err(|_| no_cursor())
    }

    /// How many things.
    pub fn limit(&self) -> Result<usize, Problem> {
        size(self.limit)
    }
}

/// How many things are on a page for which so many are wished.
pub fn size(wished: Option<usize>) -> Result<usize, Problem> {
    let size = wished.unwrap_or(USUAL);
    if !(1..=MOST).contains(&size) {
        let why = format!("limit is 1 to {MOST}");
        return Err(Problem::new(Kind::NotUnderstood, why));
    }
    Ok(size)
}

/// What is said of a cursor that is none of this list.
pub fn no_cursor() -> Problem {
    let why = "this is no cursor of this list; please begin again without a cursor";
    Problem::new(Kind::NotUnderstood, why)
}

/// A page of at most `limit` out of one more, and the cursor of the next page.
pub fn cut<T>(
    mut found: Vec<T>,
    limit: usize,
    cursor: impl Fn(&T) -> String,
) -> (Vec<T>, Option<String>) {
    let more = found.len() > limit;
    found.truncate(limit);
    let cursor = found.last().filter(|_| more).map(cursor);
    (found, cursor)
}
