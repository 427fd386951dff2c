//! Keeps the index in step with the record: what is missing in it is read from the record, and an index that is of no use
//! is made anew from it.

use super::document::document;
use super::term::Memory;
use super::{Failure, Index, Mark, schema};
use crate::store::{Entry, Reader};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;
use tantivy::index::SegmentId;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, Term};

/// Changes that are read from the record at once.
const READ: usize = 1_000;
/// Changes after which a long catching up is made lasting.
const LASTING: usize = 50_000;
/// Memory for what is not yet written, in bytes.
const MEMORY: usize = 64 << 20;
/// Part of a segment that may be deleted ads before it is written anew.
const LEFTOVERS: f32 = 0.1;
/// Largest segment, in ads, that is written anew at once when an ad in it is deleted.
const SMALL: u32 = 20_000;

/// Writes the index.
pub struct Keeper {
    index: Arc<Index>,
    store: Arc<Reader>,
    identity: String,
    applied: u64,
    writer: Option<IndexWriter>,
}

impl Keeper {
    /// Opens the index of a record, in a folder of its own, and brings it up to date. Only one may write at a time.
    ///
    /// # Errors
    /// When the folder cannot be written or the record cannot be read.
    pub fn open(folder: &Path, store: Arc<Reader>) -> Result<Self, Failure> {
        let mut keeper = match usable(folder, &store)? {
            Some(index) => Self::of(index, store)?,
            None => Self::of(renewed(folder, &store)?, store)?,
        };
        let caught_up = keeper.catch_up();
        match caught_up {
            Ok(()) if keeper.index.count() == keeper.store.count()? => return Ok(keeper),
            Err(Failure::Store(failure)) => return Err(failure.into()),
            _ => {}
        }
        tracing::warn!("the index does not fit the record; it is made anew");
        let store = Arc::clone(&keeper.store);
        drop(keeper);
        let mut keeper = Self::of(renewed(folder, &store)?, store)?;
        keeper.catch_up()?;
        Ok(keeper)
    }

    fn of(index: Index, store: Arc<Reader>) -> Result<Self, Failure> {
        Ok(Self {
            identity: store.identity()?,
            applied: index.mark().map_or(0, |mark| mark.sequence),
            index: Arc::new(index),
            store,
            writer: None,
        })
    }

    /// The index, for searching.
    #[must_use]
    pub fn index(&self) -> Arc<Index> {
        Arc::clone(&self.index)
    }

    /// Writes what has changed in the record since; searches then see it.
    ///
    /// # Errors
    /// When the index cannot be written or the record not be read; the next call takes up where this one failed.
    pub fn catch_up(&mut self) -> Result<(), Failure> {
        let done = self.write();
        if done.is_err() {
            // what was not made lasting is forgotten with its writer
            self.writer = None;
            self.applied = self.index.mark().map_or(0, |mark| mark.sequence);
        }
        done
    }

    fn write(&mut self) -> Result<(), Failure> {
        let fields = self.index.fields;
        let anew = self.applied == 0;
        let (mut pending, mut deleted) = (0, false);
        loop {
            let entries = self.store.changes(self.applied, READ)?;
            let Some(last) = entries.last().map(Entry::sequence) else {
                break;
            };
            let writer = self.writer()?;
            let documents: Vec<_> = entries
                .par_iter()
                .map_init(Memory::default, |memory, entry| match entry {
                    Entry::Put(posting) => Some(document(&fields, memory, posting)),
                    Entry::Deleted { .. } => None,
                })
                .collect();
            for (entry, document) in entries.iter().zip(documents) {
                if !anew {
                    writer.delete_term(Term::from_field_text(fields.id, entry.id()));
                }
                match document {
                    Some(document) => {
                        writer.add_document(document)?;
                    }
                    None => deleted = true,
                }
            }
            self.applied = last;
            pending += entries.len();
            if pending >= LASTING {
                self.commit()?;
                pending = 0;
            }
        }
        if pending > 0 {
            self.commit()?;
        }
        if deleted && !anew {
            self.erase()?;
        }
        Ok(())
    }

    fn writer(&mut self) -> Result<&mut IndexWriter, Failure> {
        match &mut self.writer {
            Some(writer) => Ok(writer),
            none => {
                // one thread, so that each change makes one segment
                let writer = self.index.inner.writer_with_num_threads(1, MEMORY)?;
                let mut policy = LogMergePolicy::default();
                policy.set_del_docs_ratio_before_merge(LEFTOVERS);
                writer.set_merge_policy(Box::new(policy));
                Ok(none.insert(writer))
            }
        }
    }

    fn commit(&mut self) -> Result<(), Failure> {
        let mark = Mark {
            version: schema::VERSION,
            identity: self.identity.clone(),
            sequence: self.applied,
        };
        let payload = serde_json::to_string(&mark).unwrap_or_default();
        let writer = self.writer()?;
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        self.index.reload()
    }

    /// Takes the words of deleted ads out of the files, where that is quickly done; large segments wait for their next merge.
    fn erase(&mut self) -> Result<(), Failure> {
        let segments: Vec<SegmentId> = self
            .index
            .inner
            .searchable_segment_metas()?
            .iter()
            .filter(|segment| segment.num_deleted_docs() > 0 && segment.max_doc() <= SMALL)
            .map(tantivy::SegmentMeta::id)
            .collect();
        if segments.is_empty() {
            return Ok(());
        }
        let writer = self.writer()?;
        // a segment that is being merged already needs no other merge
        if writer.merge(&segments).wait().is_ok() {
            self.index.reload()?;
            let _ = self.writer()?.garbage_collect_files().wait();
        }
        Ok(())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some(writer) = self.writer.take() {
            let _ = writer.wait_merging_threads();
        }
    }
}

/// The index in a folder, if it is whole, of this version and of this record.
fn usable(folder: &Path, store: &Reader) -> Result<Option<Index>, Failure> {
    let index = match Index::open(folder) {
        Ok(index) => index,
        Err(error) => {
            if folder.exists() {
                tracing::warn!("{error}");
            }
            return Ok(None);
        }
    };
    let whole = index
        .inner
        .validate_checksum()
        .is_ok_and(|damaged| damaged.is_empty());
    let last = store.last()?;
    let fits = index.applied(store)?.is_some_and(|applied| applied <= last);
    Ok((whole && fits).then_some(index))
}

/// An empty index in the place of what was there.
fn renewed(folder: &Path, store: &Reader) -> Result<Index, Failure> {
    let failed = |error: std::io::Error| Failure::NotWritable {
        path: folder.to_owned(),
        detail: error.to_string(),
    };
    if folder.exists() {
        tracing::info!(ads = store.count()?, "the index is made anew");
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder).map_err(failed)?;
    Index::create(folder)
}
