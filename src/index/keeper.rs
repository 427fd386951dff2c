//! Keeps the index in step with the record: what is missing in it is read from the record, and an index that is of no use
//! is made anew from it.

use super::document::document;
use super::term::Memory;
use super::{Current, Failure, Index, Mark, schema};
use crate::store::{Entry, Reader};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use tantivy::index::SegmentId;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexWriter, ReloadPolicy, Term};

/// Changes that are read from the record at once.
const READ: usize = 1_000;
/// Changes after which a long catching up is made lasting.
const LASTING: usize = 50_000;
/// Memory for what is not yet written, in bytes.
const MEMORY: usize = 64 << 20;
/// Part of a segment that may be deleted ads before it is written anew.
const LEFTOVERS: f32 = 0.1;
/// Largest segment, in ads, that is written anew at once when an ad in it is deleted or replaced.
const SMALL: u32 = 20_000;

/// Writes the index.
pub struct Keeper {
    folder: PathBuf,
    // the one that is written; searches see it when it is whole
    index: Index,
    current: Current,
    store: Reader,
    identity: String,
    applied: u64,
    writer: Option<IndexWriter>,
}

impl Keeper {
    /// Opens the index of a record, in a folder of its own, and brings it up to date. Only one may write at a time.
    ///
    /// # Errors
    /// When the folder cannot be written or the record cannot be read.
    pub fn open(folder: &Path, store: Reader) -> Result<Self, Failure> {
        let index = match usable(folder, &store)? {
            Some(index) => index,
            None => renewed(folder, &store)?,
        };
        let mut keeper = Self {
            folder: folder.to_owned(),
            identity: store.identity()?,
            applied: come_to(&index),
            current: Current::new(index.clone()),
            index,
            store,
            writer: None,
        };
        let taken_up = keeper.step().and_then(|()| keeper.sweep());
        match taken_up {
            Ok(()) if keeper.index.count() == keeper.store.count()? => {}
            Err(Failure::Store(failure)) => return Err(failure.into()),
            _ => {
                tracing::warn!("the index does not fit the record");
                keeper.renew()?;
            }
        }
        Ok(keeper)
    }

    /// The index, for searching.
    #[must_use]
    pub fn index(&self) -> Current {
        self.current.clone()
    }

    /// Writes what has changed in the record since; searches then see it. An index that is gone or damaged is made anew.
    ///
    /// # Errors
    /// When the index cannot be written or the record not be read; the next call takes up where this one failed.
    pub fn catch_up(&mut self) -> Result<(), Failure> {
        if !self.index.is_there() {
            return self.renew();
        }
        match self.step() {
            Ok(()) => Ok(()),
            Err(Failure::Store(failure)) => Err(failure.into()),
            Err(_) => self.mend(),
        }
    }

    /// Looks the whole index over, makes it anew if it is of no use, and writes what has changed.
    ///
    /// # Errors
    /// As [`Keeper::catch_up`].
    pub fn mend(&mut self) -> Result<(), Failure> {
        if usable(&self.folder, &self.store)?.is_some() {
            self.step()
        } else {
            self.renew()
        }
    }

    /// Gives back the memory for writing; the next change takes it again.
    pub fn rest(&mut self) {
        if let Some(writer) = self.writer.take() {
            let _ = writer.wait_merging_threads();
        }
    }

    /// Makes the index anew. Searches go on with what was opened before until it is whole.
    fn renew(&mut self) -> Result<(), Failure> {
        // what it still does would get among the new files
        self.rest();
        self.index = renewed(&self.folder, &self.store)?;
        self.applied = 0;
        self.step()
    }

    /// Writes what has changed, erases what is kept no more, and shows it to searches.
    fn step(&mut self) -> Result<(), Failure> {
        let done = self.write().and_then(|()| self.erase());
        if done.is_ok() {
            self.current.set(self.index.clone());
        } else {
            // what was not made lasting is forgotten with its writer
            self.writer = None;
            self.applied = come_to(&self.index);
        }
        done
    }

    fn write(&mut self) -> Result<(), Failure> {
        let fields = self.index.fields;
        let anew = self.applied == 0 && self.index.count() == 0;
        let mut pending = 0;
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
                if let Some(document) = document {
                    writer.add_document(document)?;
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

    /// Takes the words of deleted and replaced ads out of the files, where that is quickly done. In segments of more than
    /// [`SMALL`] ads they stay, found by no search, until a part of [`LEFTOVERS`] of it is of this kind or it is merged.
    fn erase(&mut self) -> Result<(), Failure> {
        let segments: Vec<SegmentId> = self
            .index
            .inner
            .searchable_segment_metas()?
            .iter()
            .filter(|segment| segment.num_deleted_docs() > 0 && segment.max_doc() <= SMALL)
            .map(tantivy::SegmentMeta::id)
            .collect();
        let mut erased = false;
        for segment in segments {
            // one that is being merged already is looked at again with the next change
            erased |= self.writer()?.merge(&[segment]).wait().is_ok();
        }
        if erased {
            self.index.reload()?;
            self.sweep()?;
        }
        Ok(())
    }

    /// Deletes files that are not in use any more.
    fn sweep(&mut self) -> Result<(), Failure> {
        // what is still held is deleted another time
        let _ = self.writer()?.garbage_collect_files().wait();
        Ok(())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.rest();
    }
}

/// The last change that is in an index.
fn come_to(index: &Index) -> u64 {
    index.mark().map_or(0, |mark| mark.sequence)
}

/// The index in a folder, if it is whole, of this version and of this record.
fn usable(folder: &Path, store: &Reader) -> Result<Option<Index>, Failure> {
    let index = match Index::at(folder, ReloadPolicy::Manual) {
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
    let ads = store.count()?;
    if ads > 0 {
        tracing::info!(ads, "the index is made anew");
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder).map_err(failed)?;
    Index::create(folder)
}
