//! Which jobs wait, which one is worked at and how far it is, and which are to stop.

use super::Owned;
use crate::bulk::Tally;
use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// A job whose turn comes: its workspace and its id.
pub(in crate::service) type Waiting = Owned;

/// The job that is worked at.
#[derive(Debug, Default)]
pub(in crate::service) struct Live {
    id: String,
    tally: Mutex<Tally>,
    stop: AtomicBool,
}

impl Live {
    /// Tells how far it is; true when it is to stop.
    pub fn tell(&self, tally: &Tally) -> bool {
        *self.tally.lock().unwrap_or_else(PoisonError::into_inner) = *tally;
        self.stop.load(Ordering::Relaxed)
    }
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Waiting>,
    live: Option<Arc<Live>>,
    closing: bool,
}

/// The jobs that are not done, and the thread that works at them.
#[derive(Default)]
pub(in crate::service) struct Board {
    state: Arc<(Mutex<State>, Condvar)>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Board {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a job behind the others.
    pub fn wait_for(&self, workspace: crate::store::Workspace, id: String) {
        self.state().waiting.push_back((workspace, id));
        self.state.1.notify_all();
    }

    /// How far a job is that is worked at.
    pub fn progress(&self, id: &str) -> Option<Tally> {
        let state = self.state();
        let live = state.live.as_ref().filter(|live| live.id == id)?;
        Some(*live.tally.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a job off, or tells it to stop.
    pub fn cancel(&self, id: &str) {
        let mut state = self.state();
        state.waiting.retain(|(_, own)| own != id);
        if let Some(live) = state.live.as_ref().filter(|live| live.id == id) {
            live.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Begins to work at the jobs, one after the other.
    pub fn start(&self, run: impl Fn(&Waiting, &Live) + Send + 'static) -> io::Result<()> {
        let state = Arc::clone(&self.state);
        let thread = thread::Builder::new()
            .name("rolefit-jobs".to_owned())
            .spawn(move || {
                while let Some((job, live)) = next(&state) {
                    run(&job, &live);
                    let mut state = state.0.lock().unwrap_or_else(PoisonError::into_inner);
                    state.live = None;
                }
            })?;
        *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        Ok(())
    }
}

/// The job whose turn it is; none when all is closing.
fn next((state, bell): &(Mutex<State>, Condvar)) -> Option<(Waiting, Arc<Live>)> {
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if state.closing {
            return None;
        }
        if let Some(job) = state.waiting.pop_front() {
            let live = Arc::new(Live {
                id: job.1.clone(),
                ..Live::default()
            });
            state.live = Some(Arc::clone(&live));
            return Some((job, live));
        }
        state = bell.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        {
            let mut state = self.state();
            state.closing = true;
            if let Some(live) = &state.live {
                // it goes on at the next start
                live.stop.store(true, Ordering::Relaxed);
            }
        }
        self.state.1.notify_all();
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}
