//! What to pay when several jobs are kept in one: the band of the most demanding of them, never an average.
//! Knows the bands of the ad's own country; says nothing where that is unknown.

use super::{Advice, Case, Edit, Kind};
use crate::taxonomy::role::{PayBand, Unit};

/// The band of the best paid job that is kept, when it is more than the ad's own job pays or promises.
pub(super) fn of_the_most_demanding(case: &Case<'_, '_>) -> Option<Advice> {
    let analysis = case.analysis;
    let country = analysis.facts.country.as_ref()?;
    let below = case
        .judged
        .lines
        .iter()
        .any(|line| line.code.starts_with("D."));
    let extras = case.extras();
    if extras.is_empty() && !below {
        return None;
    }
    let main = analysis.main_job().role;
    let kept = main.into_iter().chain(extras.iter().map(|(role, _)| *role));
    let band = |role: u16| -> Option<&PayBand> {
        let mut bands = analysis.reading.taxonomy.roles[usize::from(role)]
            .pay
            .iter();
        bands.find(|band| band.country == *country && band.unit == Unit::Year)
    };
    let (role, band) = kept
        .filter_map(|role| Some((role, band(role)?)))
        .max_by(|a, b| a.1.min.total_cmp(&b.1.min).then(b.0.cmp(&a.0)))?;
    let edits: Vec<Edit> = analysis
        .facts
        .pay
        .iter()
        .filter(|_| below)
        .map(|pay| {
            let line = analysis
                .reading
                .taxonomy
                .advice
                .pay
                .get(analysis.reading.language());
            Edit {
                field: pay.place.field,
                span: pay.place.span,
                text: line.replace("{pay}", &band.min.to_string()),
            }
        })
        .collect();
    // what the ad's own job pays is news only where the ad pays less
    if Some(role) == main && !below {
        return None;
    }
    Some(Advice {
        score_after: case.score_after(&edits),
        kind: Kind::Pay {
            role,
            band: band.clone(),
        },
        mentions: Vec::new(),
        edits,
    })
}
