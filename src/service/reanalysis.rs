//! Brings what is stored up to date with the program, the taxonomy and the scoring of today, while others read and write.

use super::engine::engine;
use super::{Failure, Service};
use crate::analysis::analyze;
use crate::report::answer;
use crate::store::{self, Change, Renewal, Store, StoredPosting, Workspace};
use crate::taxonomy::Taxonomy;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Ads that are analysed together.
const TOGETHER: usize = 200;

/// Analyses every ad anew whose analysis is older, in all workspaces; beside a server too, which sees the new ones at once.
/// `progress` hears how many are done and how many there were. Tells how many were done.
///
/// # Errors
/// When nothing is kept there, or it cannot be read or written. What was done before stays done.
pub fn reanalyse(
    taxonomy: &Arc<Taxonomy>,
    data: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, Failure> {
    let record = store::Reader::open(data).map_err(|failure| Failure::from(failure).at(data))?;
    let shared = Arc::clone(taxonomy);
    match Service::open(shared, data) {
        Ok(service) => {
            let write = |workspace: &Workspace, changes| {
                service.within(workspace).change(changes).map(drop)
            };
            renewed(taxonomy, &record, write, progress)
        }
        // a server works there, whose index follows the record
        Err(Failure::Taken(_)) => {
            let mut store = Store::open(data).map_err(|failure| Failure::from(failure).at(data))?;
            let write = |workspace: &Workspace, changes: Vec<Change>| {
                let changes: Vec<(Workspace, Change)> = changes
                    .into_iter()
                    .map(|change| (workspace.clone(), change))
                    .collect();
                Ok(store.apply(&changes).map(drop)?)
            };
            renewed(taxonomy, &record, write, progress)
        }
        Err(failure) => Err(failure),
    }
}

fn renewed(
    taxonomy: &Taxonomy,
    record: &store::Reader,
    mut write: impl FnMut(&Workspace, Vec<Change>) -> Result<(), Failure>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64, Failure> {
    let engine = engine(taxonomy);
    let workspaces = record.workspaces()?;
    let mut all = 0;
    for workspace in &workspaces {
        all += record.within(workspace).older(&engine)?;
    }
    let mut done = 0;
    progress(done, all);
    for workspace in &workspaces {
        let record = record.within(workspace);
        let mut after = 0;
        loop {
            let older = record.page_older(&engine, after, TOGETHER)?;
            let Some(last) = older.last().map(|posting| posting.sequence) else {
                break;
            };
            after = last;
            let changes: Vec<Change> = older
                .par_iter()
                .map(|stored| renewal(taxonomy, stored, &engine))
                .collect();
            done += changes.len() as u64;
            write(workspace, changes)?;
            progress(done, all.max(done));
        }
    }
    Ok(done)
}

fn renewal(taxonomy: &Taxonomy, stored: &StoredPosting, engine: &str) -> Change {
    let posting = stored.posting();
    let said = answer(&posting, &analyze(taxonomy, &posting), None);
    Change::Renew(Box::new(Renewal {
        sequence: stored.sequence,
        analysis: serde_json::to_string(&said).unwrap_or_default(),
        engine: engine.to_owned(),
    }))
}
