//! The kept ads that fit a profile best, the best first; an ad that was pasted stands before them.
//! Knows the service; what a fit is stands in `fit`.

use super::Found;
use super::fitting::Fitting;
use crate::analysis::analyze;
use crate::fit::{self, Held};
use crate::index::{LIMIT, Order, Query};
use crate::posting::Posting;
use crate::report::{self, FitAnswer};
use crate::service::Service;
use crate::web::api::segment;
use crate::web::pages::words::Words;
use crate::web::problem::Problem;
use rayon::prelude::*;

/// Ads that are compared, the newest.
const COMPARED: usize = 2_000;
/// Ads that are shown.
const SHOWN: usize = 20;

/// Compares the kept ads, and one that was pasted.
///
/// # Errors
/// When the kept ads cannot be read.
pub fn find(
    service: &Service,
    words: Words,
    held: &Held,
    pasted: Option<Posting>,
) -> Result<Found, Problem> {
    let answer = |posting: &Posting| {
        let analysis = analyze(service.taxonomy(), posting);
        let fit = fit::fit(&analysis, held);
        report::fit::answer(posting, &analysis, &fit, Some(words.lang))
    };
    let mut query = Query {
        limit: LIMIT,
        order: Order::Newest,
        ..Query::default()
    };
    let mut fits: Vec<FitAnswer> = Vec::new();
    let mut total = 0;
    loop {
        let found = service.search(&query)?;
        total = usize::try_from(found.total)
            .unwrap_or(usize::MAX)
            .max(total);
        let read: Vec<FitAnswer> = found
            .hits
            .par_iter()
            .map(|hit| answer(&hit.posting.posting()))
            .collect();
        fits.extend(read);
        query.cursor = found.cursor;
        if query.cursor.is_none() || fits.len() >= COMPARED {
            break;
        }
    }
    let compared = fits.len();
    // stable: of equals the newest stays first
    fits.sort_by(|one, other| key(other).total_cmp(&key(one)));
    fits.truncate(SHOWN);
    let own = pasted.map(|posting| Fitting::of(words, &answer(&posting), None));
    let kept = fits.iter().map(|fit| {
        let address = |id: &String| format!("/postings/{}?lang={}", segment(id), words.code());
        Fitting::of(words, fit, fit.posting.as_ref().map(address))
    });
    Ok(Found {
        best: own.into_iter().chain(kept).collect(),
        compared,
        more: total > compared,
    })
}

/// What fits are sorted by; those that cannot be told come last.
fn key(fit: &FitAnswer) -> f64 {
    fit.score.unwrap_or(-1.0)
}
