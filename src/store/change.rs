//! Changes to the record, each in its workspace: all of a batch in one transaction.

use super::candidate::{self, StoredCandidate};
use super::kept::{self, Draft, Renewal, Stored};
use super::{Workspace, audit, decision, job, key, once};
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

/// A change that is asked for.
#[derive(Debug, Clone)]
pub enum Change {
    /// To keep an ad, instead of the one with the same id, if there is one.
    Put(Box<Draft>),
    /// To forget the ad with this id, if its last change is the one with this number.
    Delete(String, Option<u64>),
    /// To put a new analysis in the place of an old one, if the ad has not changed since.
    Renew(Box<Renewal>),
    /// To keep a candidate, instead of the one with the same id, if there is one.
    Candidate(Box<candidate::Draft>),
    /// To forget a candidate, and everything about them.
    Erase(Box<candidate::Erasure>),
    /// To write down what was decided about a candidate.
    Decide(Box<decision::Decision>),
    /// To write down who saw or changed whom.
    Note(audit::Note),
    /// To forget what comparisons came to that were shown before a moment, in all workspaces.
    Fade(Timestamp),
    /// To remember under which id a request was answered.
    Once(once::Request),
    /// To write down when a key was used last.
    Used(key::Use),
    /// To write down how a job stands.
    Job(Box<job::Job>),
    /// To write down how a job stands, if it is not forgotten.
    StepJob(Box<job::Job>),
    /// To forget a job.
    DropJob(String),
}

/// What a change came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Applied {
    /// The ad is kept.
    Put(Box<Stored>),
    /// The ad, the candidate, the job or what a comparison came to is gone; false when there was none.
    Deleted(bool),
    /// The candidate is kept; true for a new one.
    Candidate(Box<StoredCandidate>, bool),
    /// It is written down.
    Done,
    /// There is nothing that could be changed so, or it has changed since.
    Missed,
}

impl Applied {
    /// True when words that were kept are kept no more.
    pub(super) fn forgets(&self) -> bool {
        match self {
            Self::Put(stored) => stored.outcome == kept::Outcome::Replaced,
            Self::Candidate(_, new) => !new,
            Self::Deleted(gone) => *gone,
            Self::Done | Self::Missed => false,
        }
    }
}

/// Makes all changes in one transaction.
pub(super) fn apply(
    connection: &mut Connection,
    changes: &[(Workspace, Change)],
) -> rusqlite::Result<Vec<Applied>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut applied = Vec::with_capacity(changes.len());
    for (workspace, change) in changes {
        let on = (&transaction, workspace.name());
        applied.push(match change {
            Change::Put(draft) => kept::put(on, draft)?
                .map_or(Applied::Missed, |stored| Applied::Put(Box::new(stored))),
            Change::Delete(id, expected) => {
                kept::delete(on, id, *expected)?.map_or(Applied::Missed, Applied::Deleted)
            }
            Change::Renew(renewal) => done(kept::renew(on, renewal)?),
            Change::Candidate(draft) => candidate::put(on, draft)?
                .map_or(Applied::Missed, |(candidate, new)| {
                    Applied::Candidate(Box::new(candidate), new)
                }),
            Change::Erase(erasure) => {
                candidate::erase(on, erasure)?.map_or(Applied::Missed, Applied::Deleted)
            }
            Change::Decide(decision) => done(decision::write(on, decision)?),
            Change::Note(note) => done(audit::write(on, note)?),
            Change::Fade(before) => Applied::Deleted(audit::fade(&transaction, *before)?),
            Change::Once(request) => done(once::write(on, request)?),
            Change::Used(used) => done(key::write_use(on, used)?),
            Change::Job(job) => done(job::put(on, job)?),
            Change::StepJob(job) => done(job::step(on, job)?),
            Change::DropJob(id) => Applied::Deleted(job::delete(on, id)?),
        });
    }
    transaction.commit()?;
    Ok(applied)
}

fn done(done: bool) -> Applied {
    if done { Applied::Done } else { Applied::Missed }
}
