//! The kept ads that fit a profile best, of all that are kept, the best first; an ad that was pasted stands before them.
//! Knows the service; what a fit is stands in `fit`, how the best are found in `matching`.

use super::Found;
use super::fitting::Fitting;
use crate::analysis::analyze;
use crate::fit::{self, Held};
use crate::matching::{Filter, Wanted};
use crate::posting::Posting;
use crate::report::{self, FitAnswer};
use crate::service::Service;
use crate::web::api::segment;
use crate::web::pages::words::Words;
use crate::web::problem::Problem;

/// Ads that are shown.
const SHOWN: usize = 20;

/// Compares all kept ads, and one that was pasted.
///
/// # Errors
/// When the kept ads cannot be read.
pub fn find(
    service: &Service,
    words: Words,
    held: &Held,
    pasted: Option<Posting>,
) -> Result<Found, Problem> {
    let taxonomy = service.taxonomy();
    let answer = |posting: &Posting| -> FitAnswer {
        let analysis = analyze(taxonomy, posting);
        let fit = fit::fit(&analysis, held);
        report::fit::answer(posting, &analysis, &fit, Some(words.lang))
    };
    // nobody is named here: among equals the same skills draw the same lot
    let skills: Vec<String> = held.skills.keys().map(u32::to_string).collect();
    let wanted = Wanted {
        weight: &taxonomy.fit_scoring.weight,
        filter: &Filter::default(),
        limit: SHOWN,
        after: None,
        seed: &skills.join(" "),
    };
    let (found, compared) = service.best_postings(held, &wanted)?;
    let mut best = Vec::new();
    if let Some(posting) = pasted {
        best.push(Fitting::of(words, &answer(&posting), None));
    }
    for one in &found {
        // deleted this very moment: it is not shown
        let Some(stored) = service.posting(&one.id)? else {
            continue;
        };
        let address = format!("/postings/{}?lang={}", segment(&one.id), words.code());
        best.push(Fitting::of(
            words,
            &answer(&stored.posting()),
            Some(address),
        ));
    }
    Ok(Found { best, compared })
}
