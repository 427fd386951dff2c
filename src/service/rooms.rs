//! The indexes that are open, one a workspace: written by the desk, searched by everyone.

use super::{Failure, folder};
use crate::index::{Current, Keeper};
use crate::store::{Reader, Workspace};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};

/// Indexes that may hold memory for writing at the same time.
const WRITING: usize = 4;

/// The indexes that are open for searching.
#[derive(Default)]
pub(super) struct Rooms(RwLock<BTreeMap<Workspace, Current>>);

impl Rooms {
    /// The index of a workspace, if it is open.
    pub fn get(&self, workspace: &Workspace) -> Option<Current> {
        let rooms = self.0.read().unwrap_or_else(PoisonError::into_inner);
        rooms.get(workspace).cloned()
    }

    fn put(&self, workspace: &Workspace, index: Current) {
        let mut rooms = self.0.write().unwrap_or_else(PoisonError::into_inner);
        rooms.insert(workspace.clone(), index);
    }
}

/// Who writes the indexes.
pub(super) struct Keepers {
    data: PathBuf,
    store: Reader,
    // the one looked after last stands last
    keepers: Vec<(Workspace, Keeper)>,
}

impl Keepers {
    /// None yet, for the record of a folder.
    pub fn new(data: PathBuf, store: Reader) -> Self {
        Self {
            data,
            store,
            keepers: Vec::new(),
        }
    }

    /// Brings the index of a workspace up to date, opened first if need be, and looked over wholly if so wished.
    pub fn look_after(
        &mut self,
        workspace: &Workspace,
        wholly: bool,
        rooms: &Rooms,
    ) -> Result<(), Failure> {
        let known = self.keepers.iter().position(|(own, _)| own == workspace);
        if let Some(at) = known {
            let (_, keeper) = &mut self.keepers[at];
            let done = if wholly {
                keeper.mend()
            } else {
                keeper.catch_up()
            };
            self.keepers[at..].rotate_left(1);
            return Ok(done?);
        }
        let folder = folder::index(&self.data, workspace);
        let keeper = Keeper::open(&folder, self.store.within(workspace))?;
        rooms.put(workspace, keeper.index());
        self.keepers.push((workspace.clone(), keeper));
        Ok(())
    }

    /// Lets those rest that have had nothing to write for longest.
    pub fn rest(&mut self) {
        let many = self.keepers.len().saturating_sub(WRITING);
        for (_, keeper) in &mut self.keepers[..many] {
            keeper.rest();
        }
    }
}
