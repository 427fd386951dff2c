//! The stored ads for reading: by id, in order, by search.

use super::{Failure, Found, Hit, folder};
use crate::index::{self, Current, Index, Keeper, Order, Query, Traits};
use crate::report::market::Measures;
use crate::store::{self, StoredPosting, Workspace};
use std::path::Path;

/// The stored ads for reading, from any number of threads; another process may write meanwhile.
pub struct Reader {
    pub(super) store: store::Reader,
    pub(super) index: Current,
}

/// How the record and the index stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many ads are stored.
    pub postings: u64,
    /// The number of the last change.
    pub stored: u64,
    /// The number of the last change that searches see.
    pub indexed: u64,
}

/// How much is kept in all workspaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Ads.
    pub postings: u64,
    /// Those that were analysed with another version, taxonomy or scoring.
    pub older: u64,
    /// Candidates.
    pub candidates: u64,
}

impl Reader {
    /// Opens a folder for reading only, in the workspace that everyone begins in. When nobody writes there, an index that is missing or behind is brought up to date.
    ///
    /// # Errors
    /// When nothing is stored there, or it cannot be read.
    pub fn open(data: &Path) -> Result<Self, Failure> {
        Self::open_within(data, &Workspace::default())
    }

    /// The same, of another workspace.
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn open_within(data: &Path, workspace: &Workspace) -> Result<Self, Failure> {
        Self::opened(data, workspace).map_err(|failure| failure.at(data))
    }

    fn opened(data: &Path, workspace: &Workspace) -> Result<Self, Failure> {
        let store = store::Reader::open(data)?.within(workspace);
        let folder = folder::index(data, workspace);
        let up_to_date = match Index::open(&folder) {
            Ok(index) => index.applied(&store)? == Some(store.last()?),
            Err(_) => false,
        };
        // who writes there already brings it up to date
        if !up_to_date && let Ok(_taken) = folder::take(data) {
            Keeper::open(&folder, store.clone())?;
        }
        let index = Index::open(&folder).map_err(|_| index::Failure::NotReady(folder))?;
        Ok(Self {
            store,
            index: Current::new(index),
        })
    }

    /// The ad with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn posting(&self, id: &str) -> Result<Option<StoredPosting>, Failure> {
        Ok(self.store.get(id)?)
    }

    /// The ads whose last change comes after change `after`, in the order of changes, `limit` at most.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn postings(&self, after: u64, limit: usize) -> Result<Vec<StoredPosting>, Failure> {
        Ok(self.store.page(after, limit)?)
    }

    /// Finds ads.
    ///
    /// # Errors
    /// When the cursor is not one of this query's, or the record or the index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Found, Failure> {
        let listed = self.index.get().find(query)?.ok_or(Failure::Cursor)?;
        Ok(Found {
            total: listed.total,
            hits: self.hits(query, &listed.ads)?,
            facets: listed.facets,
            cursor: listed.cursor,
        })
    }

    /// Ads that are like a stored one, the most alike first; nothing when there is no ad of that id.
    ///
    /// # Errors
    /// When the record or the index cannot be read.
    pub fn similar(&self, id: &str, limit: usize) -> Result<Option<Vec<Hit>>, Failure> {
        let Some(posting) = self.store.get(id)? else {
            return Ok(None);
        };
        let listed = self.index.get().similar(&posting, limit)?;
        self.hits(&Query::default(), &listed).map(Some)
    }

    /// What is measured of all stored ads for a main role.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn measures(&self, role: &str) -> Result<Vec<Measures>, Failure> {
        Ok(self.index.get().measures(role)?)
    }

    /// The ads at these places; what was changed or deleted this very moment is left out.
    fn hits(&self, query: &Query, listed: &[(u32, u64)]) -> Result<Vec<Hit>, Failure> {
        let numbers: Vec<u64> = listed.iter().map(|(_, sequence)| *sequence).collect();
        let points = |sequence: u64| {
            if query.order != Order::Best {
                return 0;
            }
            let ad = listed.iter().find(|(_, own)| *own == sequence);
            ad.map_or(0, |(points, _)| *points)
        };
        let hit = |posting: StoredPosting| {
            let traits = Traits::of(&posting.analysis);
            let shown = index::show(query, &posting, &traits);
            Hit {
                points: points(posting.sequence),
                traits,
                snippet: shown.snippet,
                highlights: shown.highlights,
                posting,
            }
        };
        Ok(self.store.at(&numbers)?.into_iter().map(hit).collect())
    }

    /// How the record and the index stand.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn standing(&self) -> Result<Standing, Failure> {
        Ok(Standing {
            postings: self.store.count()?,
            stored: self.store.last()?,
            indexed: self.index.get().mark().map_or(0, |mark| mark.sequence),
        })
    }
}
