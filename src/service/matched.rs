//! The best ads for a profile and the best candidates for an ad, over what is stored: the memory follows the record, and is
//! brought up to date before every answer, and beside them by who serves. What is kept of it on disk is only for a quick start.

use super::draft::fingerprint;
use super::{Failure, Service, folder};
use crate::analysis::Analysis;
use crate::analysis::analyze;
use crate::fit::offer::Offer;
use crate::fit::{self, Held};
use crate::matching::{self, Ads, Found, People, Wanted, WantedPeople, snapshot};
use crate::posting::Posting;
use crate::store::{Entry, StoredPosting, Workspace};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// Changes that are taken up together.
const TOGETHER: usize = 1_000;
/// Changes after which the memory is written to disk, at least.
const WRITTEN: u64 = 5_000;
/// The part of all changes after which it is written to disk, so that the writing of a long fill stays a small part of it.
const PART: u64 = 4;
/// Ads that may wait to be taken into the memory as they were analysed; the others are analysed again.
const WAITING: usize = 4_000;

/// What is in memory, one room a workspace.
#[derive(Default)]
pub(super) struct Matched {
    rooms: Mutex<BTreeMap<Workspace, Arc<RwLock<Room>>>>,
    /// Ads just analysed to be kept, by their fingerprints.
    waiting: Mutex<HashMap<String, matching::Ad>>,
}

/// What is in memory of one workspace.
#[derive(Default)]
struct Room {
    ads: Option<Ads>,
    /// The last change of an ad that is known.
    ads_known: u64,
    /// The last change that is on disk.
    ads_written: u64,
    people: People,
    /// The last change of a candidate that is known.
    people_known: u64,
}

impl Matched {
    fn room(&self, workspace: &Workspace) -> Arc<RwLock<Room>> {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(rooms.entry(workspace.clone()).or_default())
    }

    fn rooms(&self) -> BTreeMap<Workspace, Arc<RwLock<Room>>> {
        let rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.clone()
    }

    /// Notes an ad that is about to be kept, so that it need not be analysed again.
    pub(super) fn await_ad(&self, posting: &Posting, analysis: &Analysis<'_>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // what was not kept after all is never fetched
        if waiting.len() >= WAITING {
            waiting.clear();
        }
        waiting.insert(fingerprint(posting), matching::read(analysis));
    }

    fn awaited(&self, posting: &Posting) -> Option<matching::Ad> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.remove(&fingerprint(posting))
    }

    /// Forgets a candidate at once.
    pub(super) fn forget(&self, workspace: &Workspace, id: &str) {
        let room = self.room(workspace);
        let mut room = room.write().unwrap_or_else(PoisonError::into_inner);
        room.people.remove(id);
    }
}

impl Service {
    /// Reads what is stored into memory, so that the first who asks for the best need not wait for it.
    ///
    /// # Errors
    /// When the record cannot be read, or the taxonomy is too large for this.
    pub fn follow(&self) -> Result<(), Failure> {
        let room = self.shared.matched.room(&self.workspace);
        self.follow_ads(&room)?;
        self.follow_people(&room)
    }

    /// The same for this workspace and for all in which somebody asked for the best already.
    ///
    /// # Errors
    /// When the record cannot be read, or the taxonomy is too large for this.
    pub fn follow_all(&self) -> Result<(), Failure> {
        self.follow()?;
        let rooms = self.shared.matched.rooms();
        rooms
            .keys()
            .try_for_each(|workspace| self.within(workspace).follow())
    }

    /// The best stored ads for a profile, best first, and how many ads there are. The ads are those of the record at the
    /// moment of the call.
    ///
    /// # Errors
    /// When the record cannot be read, or the taxonomy is too large for this.
    pub fn best_postings(
        &self,
        held: &Held,
        wanted: &Wanted<'_>,
    ) -> Result<(Vec<Found>, usize), Failure> {
        let room = self.shared.matched.room(&self.workspace);
        self.follow_ads(&room)?;
        let room = room.read().unwrap_or_else(PoisonError::into_inner);
        Ok(room.ads.as_ref().map_or_else(Default::default, |ads| {
            (ads.best(self.taxonomy(), held, wanted), ads.len())
        }))
    }

    /// The best stored candidates for an offer, best first, and how many candidates there are. Who is shown to somebody is to
    /// be noted first: [`Service::note`].
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn best_candidates(
        &self,
        offer: &Offer,
        wanted: &WantedPeople<'_>,
    ) -> Result<(Vec<Found>, usize), Failure> {
        let room = self.shared.matched.room(&self.workspace);
        self.follow_people(&room)?;
        let room = room.read().unwrap_or_else(PoisonError::into_inner);
        let people = &room.people;
        Ok((people.best(self.taxonomy(), offer, wanted), people.len()))
    }

    fn follow_ads(&self, room: &RwLock<Room>) -> Result<(), Failure> {
        let record = self.record();
        let last = record.last()?;
        {
            let room = room.read().unwrap_or_else(PoisonError::into_inner);
            if room.ads.is_some() && room.ads_known >= last {
                return Ok(());
            }
        }
        let mut room = room.write().unwrap_or_else(PoisonError::into_inner);
        let room = &mut *room;
        if room.ads.is_none() {
            let read = self.snapshot()?;
            room.ads_known = read.as_ref().map_or(0, |read| read.sequence);
            room.ads_written = room.ads_known;
            room.ads = Some(match read {
                Some(read) => read.ads,
                None => Ads::new(self.taxonomy())?,
            });
        }
        let Some(ads) = &mut room.ads else {
            return Ok(());
        };
        // what comes while this is read is for the next call
        while room.ads_known < last {
            let entries = record.changes(room.ads_known, TOGETHER)?;
            let Some(known) = entries.last().map(Entry::sequence) else {
                break;
            };
            let read = |entry: &Entry| match entry {
                Entry::Put(posting) => Some(self.read_ad(posting)),
                Entry::Deleted { .. } => None,
            };
            let read: Vec<Option<matching::Ad>> = entries.par_iter().map(read).collect();
            for (entry, ad) in entries.iter().zip(read) {
                match ad {
                    Some(ad) => ads.put(entry.id(), &ad),
                    None => {
                        ads.remove(entry.id());
                    }
                }
            }
            room.ads_known = known;
        }
        // changes of candidates have numbers too
        room.ads_known = room.ads_known.max(last);
        self.write_down(room, WRITTEN.max(room.ads_known / PART))
    }

    /// Writes what is matched in memory to disk, of all workspaces, so that the next start is quick. What is being read just
    /// now, or would take long to read, is left to that start.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn write_matched(&self) -> Result<(), Failure> {
        for (workspace, room) in self.shared.matched.rooms() {
            let there = self.within(&workspace);
            let Ok(known) = room.try_read().map(|room| room.ads_known) else {
                continue;
            };
            if there.record().last()?.saturating_sub(known) < WRITTEN {
                there.follow_ads(&room)?;
            }
            let mut room = room.write().unwrap_or_else(PoisonError::into_inner);
            there.write_down(&mut room, 1)?;
        }
        Ok(())
    }

    /// Writes the ads of a room to disk when so many changes are not there yet.
    fn write_down(&self, room: &mut Room, changes: u64) -> Result<(), Failure> {
        let Some(ads) = &mut room.ads else {
            return Ok(());
        };
        if room.ads_known - room.ads_written < changes {
            return Ok(());
        }
        ads.shrink();
        let bytes = snapshot::write(ads, room.ads_known, &self.whose()?);
        match self.keep(&bytes) {
            Ok(()) => room.ads_written = room.ads_known,
            Err(error) => tracing::warn!(%error, "what is matched is not kept for a quick start"),
        }
        Ok(())
    }

    fn follow_people(&self, room: &RwLock<Room>) -> Result<(), Failure> {
        let record = self.record();
        let mut room = room.write().unwrap_or_else(PoisonError::into_inner);
        loop {
            let changed = record.candidates(room.people_known, None, TOGETHER)?;
            let Some(last) = changed.last() else { break };
            room.people_known = last.sequence;
            let read: Vec<Held> = changed
                .par_iter()
                .map(|candidate| fit::read(self.taxonomy(), &candidate.profile))
                .collect();
            for (candidate, held) in changed.iter().zip(read) {
                room.people.put(&candidate.id, held);
            }
        }
        // nobody comes without a change, so a smaller number means that somebody is gone
        if usize::try_from(record.count_candidates()?).ok() != Some(room.people.len()) {
            room.people = People::default();
            room.people_known = 0;
            let mut after = 0;
            loop {
                let all = record.candidates(after, None, TOGETHER)?;
                let Some(last) = all.last() else { break };
                after = last.sequence;
                for candidate in &all {
                    let held = fit::read(self.taxonomy(), &candidate.profile);
                    room.people.put(&candidate.id, held);
                }
            }
            room.people_known = after;
        }
        Ok(())
    }

    fn read_ad(&self, posting: &StoredPosting) -> matching::Ad {
        let posting = posting.posting();
        let awaited = self.shared.matched.awaited(&posting);
        awaited.unwrap_or_else(|| matching::read(&analyze(self.taxonomy(), &posting)))
    }

    /// Whose a snapshot is: another record, workspace, taxonomy or version has another.
    fn whose(&self) -> Result<String, Failure> {
        let taxonomy = self.taxonomy();
        Ok(format!(
            "{} {} {} {} {}",
            self.record().identity()?,
            self.workspace,
            env!("CARGO_PKG_VERSION"),
            taxonomy.digest,
            taxonomy.fit_scoring.version
        ))
    }

    /// Where what is matched is kept for a quick start: it may be deleted at any time.
    fn snapshot_file(&self) -> PathBuf {
        let mut name = folder::index(self.data(), &self.workspace).into_os_string();
        name.push(".matching");
        PathBuf::from(name)
    }

    fn snapshot(&self) -> Result<Option<snapshot::Snapshot>, Failure> {
        let Ok(bytes) = std::fs::read(self.snapshot_file()) else {
            return Ok(None);
        };
        let read = snapshot::read(self.taxonomy(), &bytes, &self.whose()?)?;
        // a record that was put back from a backup is behind what was kept
        let last = self.record().last()?;
        Ok(read.filter(|read| read.sequence <= last))
    }

    fn keep(&self, bytes: &[u8]) -> std::io::Result<()> {
        let file = self.snapshot_file();
        let mut new = file.clone().into_os_string();
        new.push(".new");
        let mut out = std::fs::File::create(&new)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        std::fs::rename(new, file)
    }
}
