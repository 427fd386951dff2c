//! Stored ads, kept in step: what is put is analysed, written into the record, then into the index. The only place that does.
//! Reads no clock: the time is given.

mod desk;
mod draft;
mod failure;
mod folder;
mod found;
mod reader;

pub use draft::{ID, ready};
pub use failure::Failure;
pub use found::{Found, Hit};
pub use reader::{Reader, Standing};

use crate::analysis::analyze;
use crate::index::{Keeper, Query};
use crate::posting::Posting;
use crate::report::answer;
use crate::store::{Applied, Change, Draft, Store, Stored, StoredPosting};
use crate::taxonomy::Taxonomy;
use desk::Desk;
use jiff::Timestamp;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Stored ads, for reading and writing, from any number of threads. Calls wait until they are done.
pub struct Service {
    taxonomy: Arc<Taxonomy>,
    reader: Reader,
    // in this order: what is under way ends before the folder is given back
    desk: Desk,
    _taken: folder::Taken,
}

impl Service {
    /// Opens a folder, makes it if there is none, and brings the index up to date with the record. One process at a time.
    ///
    /// # Errors
    /// When another process owns the folder, or it cannot be read or written.
    pub fn open(taxonomy: Arc<Taxonomy>, data: &Path) -> Result<Self, Failure> {
        Self::opened(taxonomy, data).map_err(|failure| failure.at(data))
    }

    fn opened(taxonomy: Arc<Taxonomy>, data: &Path) -> Result<Self, Failure> {
        let taken = folder::take(data)?;
        let store = Store::open(data)?;
        let keeper = Keeper::open(&folder::index(data), store.reader())?;
        let reader = Reader {
            store: store.reader(),
            index: keeper.index(),
        };
        let desk = Desk::open(store, keeper).map_err(|_| Failure::Closed)?;
        Ok(Self {
            taxonomy,
            reader,
            desk,
            _taken: taken,
        })
    }

    /// The taxonomy that ads are analysed with.
    #[must_use]
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// Keeps an ad, instead of the one with the same id, if there is one; an ad without an id is given one, as [`ready`] tells.
    /// When this returns, the ad is on disk and searches find it.
    ///
    /// # Errors
    /// When the ad is empty or too long, its id cannot be one, or it cannot be stored.
    pub fn put_posting(&self, posting: Posting, now: Timestamp) -> Result<Stored, Failure> {
        let mut stored = self.put_postings(vec![posting], now)?;
        stored.pop().ok_or(Failure::Closed)
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
            .map(|posting| self.draft(posting, now))
            .collect::<Result<_, Failure>>()?;
        let applied = self.desk.change(drafts)?;
        Ok(applied
            .into_iter()
            .filter_map(|applied| match applied {
                Applied::Put(stored) => Some(*stored),
                Applied::Deleted(_) => None,
            })
            .collect())
    }

    /// The ad, made ready and analysed.
    fn draft(&self, posting: Posting, now: Timestamp) -> Result<Change, Failure> {
        let posting = ready(posting)?;
        let said = answer(&posting, &analyze(&self.taxonomy, &posting), None);
        Ok(Change::Put(Box::new(Draft {
            // a ready ad has one
            id: posting.id.clone().unwrap_or_default(),
            // an answer is plain data: it can always be written
            analysis: serde_json::to_string(&said).unwrap_or_default(),
            taxonomy: self.taxonomy.digest.clone(),
            posting,
            now,
        })))
    }

    /// Forgets an ad; false when there was none.
    ///
    /// # Errors
    /// When it could not be deleted.
    pub fn delete_posting(&self, id: &str) -> Result<bool, Failure> {
        let applied = self.desk.change(vec![Change::Delete(id.to_owned())])?;
        Ok(applied.contains(&Applied::Deleted(true)))
    }

    /// The stored ads for reading.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The ad with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn posting(&self, id: &str) -> Result<Option<StoredPosting>, Failure> {
        self.reader.posting(id)
    }

    /// The ads whose last change comes after change `after`, in the order of changes, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn postings(&self, after: u64, limit: usize) -> Result<Vec<StoredPosting>, Failure> {
        self.reader.postings(after, limit)
    }

    /// Finds ads. An index whose folder was deleted is made anew meanwhile.
    ///
    /// # Errors
    /// When the cursor is not one of this query's, or the record or the index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Found, Failure> {
        self.look_after();
        match self.reader.search(query) {
            Err(Failure::Index(failure)) => {
                tracing::warn!(?failure, "a search failed; the index is looked over");
                self.desk.mend()?;
                self.reader.search(query)
            }
            found => found,
        }
    }

    /// How the record and the index stand.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn standing(&self) -> Result<Standing, Failure> {
        self.look_after();
        self.reader.standing()
    }

    /// Has an index whose folder was deleted made anew, and does not wait for it: what was opened still answers.
    fn look_after(&self) {
        if !self.reader.index.get().is_there() {
            self.desk.nudge();
        }
    }
}
