//! What is stored, kept in step: an ad that is put is analysed, written into the record, then into the index. The only place
//! that does. Reads no clock: the time is given.

mod access;
mod backup;
mod candidate;
mod desk;
mod doctor;
mod draft;
mod engine;
mod failure;
mod folder;
mod found;
mod job;
mod matched;
mod random;
mod reader;
mod reanalysis;
mod rooms;

pub use access::{Caller, KeyWish, Scope, create_key, is_good, keys, revoke_key};
pub use backup::{back_up, restore};
pub use candidate::{Action, Candidacy, Exported, Outcome as Decided};
pub use doctor::{Health, Look, examine};
pub use draft::{ID, ready};
pub use failure::Failure;
pub use found::{Found, Hit, HitSaid};
pub use job::{JobFile, JobStanding, JobState, JobWish, Upload, ending};
pub use reader::{Figures, Reader, Standing};
pub use reanalysis::reanalyse;

use crate::analysis::analyze;
use crate::index::Query;
use crate::posting::Posting;
use crate::report::answer;
use crate::store::{
    self, Applied, Change, Draft, Outcome, Store, Stored, StoredPosting, Workspace,
};
use crate::taxonomy::Taxonomy;
use desk::Desk;
use jiff::Timestamp;
use matched::Matched;
use rayon::prelude::*;
use rooms::{Keepers, Rooms};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is stored in one workspace, for reading and writing, from any number of threads. Calls wait until they are done.
#[derive(Clone)]
pub struct Service {
    shared: Arc<Shared>,
    workspace: Workspace,
}

/// What all workspaces have in common.
struct Shared {
    taxonomy: Arc<Taxonomy>,
    data: PathBuf,
    store: store::Reader,
    rooms: Arc<Rooms>,
    matched: Matched,
    // in this order: what is under way ends before the folder is given back
    board: job::Board,
    desk: Arc<Desk>,
    _taken: folder::Taken,
}

impl Service {
    /// Opens a folder, makes it if there is none, and brings the index up to date with the record. One process at a time. It
    /// stands in the workspace that everyone begins in.
    ///
    /// # Errors
    /// When another process owns the folder, or it cannot be read or written.
    pub fn open(taxonomy: Arc<Taxonomy>, data: &Path) -> Result<Self, Failure> {
        Self::opened(taxonomy, data).map_err(|failure| failure.at(data))
    }

    fn opened(taxonomy: Arc<Taxonomy>, data: &Path) -> Result<Self, Failure> {
        let taken = folder::take(data)?;
        let store = Store::open(data)?;
        let reader = store.reader();
        let rooms = Arc::new(Rooms::default());
        let keepers = Keepers::new(data.to_owned(), reader.clone());
        let desk = Desk::open(store, keepers, Arc::clone(&rooms)).map_err(|_| Failure::Closed)?;
        let workspace = Workspace::default();
        desk.prepare(&workspace)?;
        Ok(Self {
            shared: Arc::new(Shared {
                taxonomy,
                data: data.to_owned(),
                store: reader,
                rooms,
                matched: Matched::default(),
                board: job::Board::default(),
                desk: Arc::new(desk),
                _taken: taken,
            }),
            workspace,
        })
    }

    /// The same service, seen from another workspace.
    #[must_use]
    pub fn within(&self, workspace: &Workspace) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            workspace: workspace.clone(),
        }
    }

    /// From where it is seen.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The taxonomy that ads are analysed with.
    #[must_use]
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.shared.taxonomy
    }

    /// The folder of the data.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.shared.data
    }

    fn change(&self, changes: Vec<Change>) -> Result<Vec<Applied>, Failure> {
        self.shared.desk.change(&self.workspace, changes)
    }

    /// The record, without the index.
    fn record(&self) -> store::Reader {
        self.shared.store.within(&self.workspace)
    }

    /// Keeps an ad, instead of the one with the same id, if there is one; an ad without an id is given one, as [`ready`] tells.
    /// When this returns, the ad is on disk and searches find it.
    ///
    /// # Errors
    /// When the ad is empty or too long, its id cannot be one, or it cannot be stored.
    pub fn put_posting(&self, posting: Posting, now: Timestamp) -> Result<Stored, Failure> {
        self.put_expected(posting, None, now)
    }

    /// The same, if the ad's last change is the one with this number; 0: if there is no ad of that id.
    ///
    /// # Errors
    /// As [`Service::put_posting`], or when the ad has changed since.
    pub fn put_expected(
        &self,
        posting: Posting,
        expected: Option<u64>,
        now: Timestamp,
    ) -> Result<Stored, Failure> {
        let draft = self.draft(posting, expected, now)?;
        match self.change(vec![draft])?.pop() {
            Some(Applied::Put(stored)) => Ok(*stored),
            Some(Applied::Missed) => Err(Failure::Changed),
            _ => Err(Failure::Closed),
        }
    }

    /// The same, remembered under the key of a request: the same request again with it keeps nothing twice.
    ///
    /// # Errors
    /// As [`Service::put_expected`], or when the key belongs to another request.
    pub fn put_once(
        &self,
        posting: Posting,
        key: Option<&str>,
        expected: Option<u64>,
        now: Timestamp,
    ) -> Result<Stored, Failure> {
        let Some(key) = key else {
            return self.put_expected(posting, expected, now);
        };
        let posting = ready(posting)?;
        let asked = draft::fingerprint(&posting);
        let id = posting.id.clone().unwrap_or_default();
        if let Some((hash, id)) = self.record().answered(key)? {
            if hash != asked {
                return Err(Failure::Reused);
            }
            // what others have changed since is not taken back
            if let Some(posting) = self.posting(&id)? {
                let outcome = Outcome::Unchanged;
                return Ok(Stored { posting, outcome });
            }
        }
        let request = store::once::Request {
            key: key.to_owned(),
            hash: asked,
            id,
            at: now,
        };
        let changes = vec![self.draft(posting, expected, now)?, Change::Once(request)];
        match self.change(changes)?.into_iter().next() {
            Some(Applied::Put(stored)) => Ok(*stored),
            Some(Applied::Missed) => Err(Failure::Changed),
            _ => Err(Failure::Closed),
        }
    }

    /// Keeps many ads, all or none; [`ready`] tells beforehand what is wrong with one. Of ads with the same id the last stays.
    ///
    /// # Errors
    /// When one of the ads is empty or too long or its id cannot be one, or they cannot be stored.
    pub fn put_postings(
        &self,
        postings: Vec<Posting>,
        now: Timestamp,
    ) -> Result<Vec<Stored>, Failure> {
        let drafts: Vec<Change> = postings
            .into_par_iter()
            .map(|posting| self.draft(posting, None, now))
            .collect::<Result<_, Failure>>()?;
        let applied = self.change(drafts)?;
        Ok(applied
            .into_iter()
            .filter_map(|applied| match applied {
                Applied::Put(stored) => Some(*stored),
                _ => None,
            })
            .collect())
    }

    /// The ad, made ready and analysed.
    fn draft(
        &self,
        posting: Posting,
        expected: Option<u64>,
        now: Timestamp,
    ) -> Result<Change, Failure> {
        let posting = ready(posting)?;
        let analysis = analyze(self.taxonomy(), &posting);
        self.shared.matched.await_ad(&posting, &analysis);
        let said = answer(&posting, &analysis, None);
        Ok(Change::Put(Box::new(Draft {
            // a ready ad has one
            id: posting.id.clone().unwrap_or_default(),
            // an answer is plain data: it can always be written
            analysis: serde_json::to_string(&said).unwrap_or_default(),
            engine: engine::engine(self.taxonomy()),
            posting,
            expected,
            now,
        })))
    }

    /// Forgets an ad; false when there was none.
    ///
    /// # Errors
    /// When it could not be deleted.
    pub fn delete_posting(&self, id: &str) -> Result<bool, Failure> {
        self.delete_expected(id, None)
    }

    /// The same, if the ad's last change is the one with this number.
    ///
    /// # Errors
    /// When it could not be deleted, or has changed since.
    pub fn delete_expected(&self, id: &str, expected: Option<u64>) -> Result<bool, Failure> {
        match self
            .change(vec![Change::Delete(id.to_owned(), expected)])?
            .pop()
        {
            Some(Applied::Deleted(gone)) => Ok(gone),
            Some(Applied::Missed) => Err(Failure::Changed),
            _ => Err(Failure::Closed),
        }
    }

    /// The stored ads for reading. The first time, the index of the workspace is opened.
    ///
    /// # Errors
    /// When the index can neither be opened nor made anew.
    pub fn reader(&self) -> Result<Reader, Failure> {
        let open = || self.shared.rooms.get(&self.workspace);
        let index = if let Some(index) = open() {
            index
        } else {
            self.shared.desk.prepare(&self.workspace)?;
            open().ok_or(Failure::Closed)?
        };
        Ok(Reader {
            store: self.record(),
            index,
        })
    }

    /// The ad with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn posting(&self, id: &str) -> Result<Option<StoredPosting>, Failure> {
        Ok(self.record().get(id)?)
    }

    /// The ads whose last change comes after change `after`, in the order of changes, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn postings(&self, after: u64, limit: usize) -> Result<Vec<StoredPosting>, Failure> {
        Ok(self.record().page(after, limit)?)
    }

    /// Finds ads. An index whose folder was deleted is made anew meanwhile.
    ///
    /// # Errors
    /// When the cursor is not one of this query's, or the record or the index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Found, Failure> {
        let reader = self.looked_after()?;
        match reader.search(query) {
            Err(Failure::Index(failure)) => {
                tracing::warn!(?failure, "a search failed; the index is looked over");
                self.shared.desk.mend(&self.workspace)?;
                self.reader()?.search(query)
            }
            found => found,
        }
    }

    /// How the record and the index stand.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn standing(&self) -> Result<Standing, Failure> {
        self.looked_after()?.standing()
    }

    /// How many ads were analysed with another version, taxonomy or scoring than this one.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn older(&self) -> Result<u64, Failure> {
        Ok(self.record().older(&engine::engine(self.taxonomy()))?)
    }

    /// How much is kept in all workspaces.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn figures(&self) -> Result<Figures, Failure> {
        let (postings, older, candidates) = self
            .shared
            .store
            .figures(&engine::engine(self.taxonomy()))?;
        Ok(Figures {
            postings,
            older,
            candidates,
        })
    }

    /// Has an index whose folder was deleted made anew, and does not wait for it: what was opened still answers.
    fn looked_after(&self) -> Result<Reader, Failure> {
        let reader = self.reader()?;
        // another process may have written into the record, as `rolefit reanalyse` does
        let behind = reader.store.last()? > reader.index.applied();
        if behind || !reader.index.get().is_there() {
            self.shared.desk.nudge(&self.workspace);
        }
        Ok(reader)
    }
}
