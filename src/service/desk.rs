//! The one place where changes are made: a thread that takes what is asked of it, all that waits at once, writes it into the
//! record in one transaction and into the indexes in one commit each, and then answers everyone.

use super::rooms::Rooms;
use super::{Failure, Keepers};
use crate::store::{Applied, Change, Store, Workspace};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, JoinHandle};

/// Changes that are made together at most.
const TOGETHER: usize = 2_000;
/// Orders that may wait; who comes then waits to be let in.
const WAITING: usize = 1_024;

/// Changes that are to be made together, and who waits for them. Without changes, the index is looked after.
struct Order {
    workspace: Workspace,
    changes: Vec<Change>,
    // true when the whole index is to be looked over
    mend: bool,
    answer: Sender<Result<Vec<Applied>, Failure>>,
}

/// The thread that makes changes.
pub(super) struct Desk {
    orders: Option<SyncSender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Desk {
    /// Opens the desk. What it opens for searching it puts in `rooms`.
    pub fn open(
        mut store: Store,
        mut keepers: Keepers,
        rooms: Arc<Rooms>,
    ) -> std::io::Result<Self> {
        let (orders, waiting) = sync_channel(WAITING);
        let thread = thread::Builder::new()
            .name("rolefit-writer".to_owned())
            .spawn(move || serve(&mut store, &mut keepers, &rooms, &waiting))?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Makes changes in a workspace, and waits until they are on disk and searches see them.
    pub fn change(
        &self,
        workspace: &Workspace,
        changes: Vec<Change>,
    ) -> Result<Vec<Applied>, Failure> {
        self.order(workspace, changes, false)
    }

    /// Has the index of a workspace opened and brought up to date, and waits for it.
    pub fn prepare(&self, workspace: &Workspace) -> Result<(), Failure> {
        self.order(workspace, Vec::new(), false).map(drop)
    }

    /// Has the index of a workspace looked over and made anew if need be, and waits for it.
    pub fn mend(&self, workspace: &Workspace) -> Result<(), Failure> {
        self.order(workspace, Vec::new(), true).map(drop)
    }

    /// Has the index of a workspace brought up to date, and does not wait for it.
    pub fn nudge(&self, workspace: &Workspace) {
        self.leave(workspace, Vec::new());
    }

    /// Has changes made that nobody waits for; when many orders wait already they are not made.
    pub fn leave(&self, workspace: &Workspace, changes: Vec<Change>) {
        let order = Order {
            workspace: workspace.clone(),
            changes,
            mend: false,
            answer: channel().0,
        };
        if let Some(orders) = &self.orders {
            let _ = orders.try_send(order);
        }
    }

    fn order(
        &self,
        workspace: &Workspace,
        changes: Vec<Change>,
        mend: bool,
    ) -> Result<Vec<Applied>, Failure> {
        let (answer, answered) = channel();
        let orders = self.orders.as_ref().ok_or(Failure::Closed)?;
        orders
            .send(Order {
                workspace: workspace.clone(),
                changes,
                mend,
                answer,
            })
            .map_err(|_| Failure::Closed)?;
        answered.recv().map_err(|_| Failure::Closed)?
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(store: &mut Store, keepers: &mut Keepers, rooms: &Rooms, waiting: &Receiver<Order>) {
    let mut behind = false;
    while let Ok(first) = waiting.recv() {
        let mut orders = taken(first, waiting);
        let sizes: Vec<usize> = orders.iter().map(|order| order.changes.len()).collect();
        let touched = touched(&orders);
        let mut changes: Vec<(Workspace, Change)> = Vec::with_capacity(sizes.iter().sum());
        for order in &mut orders {
            let own = std::mem::take(&mut order.changes).into_iter();
            changes.extend(own.map(|change| (order.workspace.clone(), change)));
        }
        let applied = store.apply(&changes);
        let mut looked_after = BTreeMap::new();
        if applied.is_ok() {
            for (workspace, mend) in touched {
                let caught_up = keepers.look_after(&workspace, mend, rooms);
                // the record has it, which is what was asked; the index takes it up with the next change, and this is told once
                if let Err(failure) = &caught_up
                    && !behind
                {
                    tracing::error!(?failure, "searches do not see the last changes");
                }
                behind = caught_up.is_err();
                looked_after.insert(workspace, caught_up);
            }
            keepers.rest();
        }
        let mut applied = applied.map(Vec::into_iter);
        for (order, size) in orders.iter().zip(sizes) {
            let own = match (&mut applied, looked_after.get(&order.workspace)) {
                (Ok(_), Some(Err(failure))) if size == 0 => Err(failure.clone()),
                (Ok(applied), _) => Ok(applied.by_ref().take(size).collect()),
                (Err(failure), _) => Err(failure.clone().into()),
            };
            // who has stopped waiting needs no answer
            let _ = order.answer.send(own);
        }
    }
}

/// The first order and those that wait behind it, up to what is done together.
fn taken(first: Order, waiting: &Receiver<Order>) -> Vec<Order> {
    let mut count = first.changes.len();
    let mut orders = vec![first];
    while count < TOGETHER
        && let Ok(next) = waiting.try_recv()
    {
        count += next.changes.len();
        orders.push(next);
    }
    orders
}

/// The workspaces whose indexes are to be looked after, and whether wholly.
fn touched(orders: &[Order]) -> BTreeMap<Workspace, bool> {
    let mut touched = BTreeMap::new();
    for order in orders {
        let of_ads = |change: &Change| {
            matches!(
                change,
                Change::Put(_) | Change::Delete(..) | Change::Renew(_)
            )
        };
        if order.changes.is_empty() || order.changes.iter().any(of_ads) {
            *touched.entry(order.workspace.clone()).or_insert(false) |= order.mend;
        }
    }
    touched
}
