//! The one place where changes are made: a thread that takes what is asked of it, all that waits at once, writes it into the
//! record in one transaction and into the index in one commit, and then answers everyone.

use super::Failure;
use crate::index::Keeper;
use crate::store::{Applied, Change, Store};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, JoinHandle};

/// Changes that are made together at most.
const TOGETHER: usize = 2_000;
/// Orders that may wait; who comes then waits to be let in.
const WAITING: usize = 1_024;

/// Changes that are to be made together, and who waits for them.
struct Order {
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
    /// Opens the desk.
    pub fn open(mut store: Store, mut keeper: Keeper) -> std::io::Result<Self> {
        let (orders, waiting) = sync_channel(WAITING);
        let thread = thread::Builder::new()
            .name("rolefit-writer".to_owned())
            .spawn(move || serve(&mut store, &mut keeper, &waiting))?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Makes changes, and waits until they are on disk and searches see them.
    pub fn change(&self, changes: Vec<Change>) -> Result<Vec<Applied>, Failure> {
        self.order(changes, false)
    }

    /// Has the index looked over and made anew if need be, and waits for it.
    pub fn mend(&self) -> Result<(), Failure> {
        self.order(Vec::new(), true).map(drop)
    }

    /// Has the index brought up to date, and does not wait for it.
    pub fn nudge(&self) {
        let order = Order {
            changes: Vec::new(),
            mend: false,
            answer: channel().0,
        };
        if let Some(orders) = &self.orders {
            // when many wait already, one of them does it
            let _ = orders.try_send(order);
        }
    }

    fn order(&self, changes: Vec<Change>, mend: bool) -> Result<Vec<Applied>, Failure> {
        let (answer, answered) = channel();
        let orders = self.orders.as_ref().ok_or(Failure::Closed)?;
        orders
            .send(Order {
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

fn serve(store: &mut Store, keeper: &mut Keeper, waiting: &Receiver<Order>) {
    let mut behind = false;
    while let Ok(first) = waiting.recv() {
        let mut orders = vec![first];
        let mut count = orders[0].changes.len();
        while count < TOGETHER
            && let Ok(next) = waiting.try_recv()
        {
            count += next.changes.len();
            orders.push(next);
        }
        let sizes: Vec<usize> = orders.iter().map(|order| order.changes.len()).collect();
        let changes: Vec<Change> = orders
            .iter_mut()
            .flat_map(|order| std::mem::take(&mut order.changes))
            .collect();
        let applied = store.apply(&changes);
        if applied.is_ok() {
            let caught_up = if orders.iter().any(|order| order.mend) {
                keeper.mend()
            } else {
                keeper.catch_up()
            };
            // the record has it, which is what was asked; the index takes it up with the next change, and this is told once
            if let Err(failure) = &caught_up
                && !behind
            {
                tracing::error!(?failure, "searches do not see the last changes");
            }
            behind = caught_up.is_err();
        }
        let mut applied = applied.map(Vec::into_iter);
        for (order, size) in orders.iter().zip(sizes) {
            let own = match &mut applied {
                Ok(applied) => Ok(applied.by_ref().take(size).collect()),
                Err(failure) => Err(failure.clone().into()),
            };
            // who has stopped waiting needs no answer
            let _ = order.answer.send(own);
        }
    }
}
