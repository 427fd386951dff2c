//! Ads like an ad: those that ask for the same skills, the rare ones most, for the same job; whatever the language.

use super::points::Points;
use super::schema::Fields;
use super::statistics::Statistics;
use super::traits::Traits;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Score, Searcher, Term};

/// Skills that count at most, the first of the ad.
const SKILLS: usize = 64;
/// How much more the main job counts than a skill that is as rare.
const JOB: Score = 3.0;

/// The query for ads like this one; none when nothing is known of it.
pub(super) fn like(
    traits: &Traits,
    fields: &Fields,
    searcher: &Searcher,
    statistics: &mut Statistics,
) -> tantivy::Result<Option<BooleanQuery>> {
    let skills = traits.skills.iter().take(SKILLS);
    let skills = skills.map(|skill| (Term::from_field_text(fields.skill, skill), 1.0));
    let job = traits.main_role.iter();
    let job = job.map(|role| (Term::from_field_text(fields.main_role, role), JOB));
    let mut shared: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for (term, weight) in skills.chain(job) {
        statistics.count(searcher, [term.clone()])?;
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        shared.push((Occur::Should, Points::of(query, weight)));
    }
    Ok((!shared.is_empty()).then(|| BooleanQuery::new(shared)))
}
