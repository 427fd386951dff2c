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
    pub cursor: Option<String>,
}

impl Page {
    /// The number behind which the page begins.
    pub fn after(&self) -> Result<u64, Problem> {
        let Some(cursor) = &self.cursor else {
            return Ok(0);
        };
        cursor.parse().map_err(|_| {
            let why = "this is no cursor of this list; please begin again without a cursor";
            Problem::new(Kind::NotUnderstood, why)
        })
    }

    /// How many things.
    pub fn limit(&self) -> Result<usize, Problem> {
        match self.limit.unwrap_or(USUAL) {
            limit @ 1..=MOST => Ok(limit),
            _ => Err(Problem::new(
                Kind::NotUnderstood,
                format!("limit is 1 to {MOST}"),
            )),
        }
    }
}

/// A page of at most `limit` out of one more, and the cursor of the next page.
pub fn cut<T>(
    mut found: Vec<T>,
    limit: usize,
    number: impl Fn(&T) -> u64,
) -> (Vec<T>, Option<String>) {
    let more = found.len() > limit;
    found.truncate(limit);
    let cursor = found.last().filter(|_| more).map(number);
    (found, cursor.map(|number| number.to_string()))
}
