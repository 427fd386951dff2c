//! Candidates: kept for a purpose and until a day, every look at them written down first, and forgotten wholly.
//! Compares nobody with anything.

use super::{Failure, Service, draft, random};
use crate::fit::{Profile, profile};
use crate::store::audit::Note;
use crate::store::{Applied, Change, Decision, StoredCandidate, candidate, once};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

mod action;
mod comparison;
mod condensed;
pub use action::{Action, Outcome};
pub use condensed::condensed;

/// What candidates are kept for when nothing else is said.
pub const PURPOSE: &str = "recruitment";
/// Longest purpose or reason, in bytes.
pub const WORDS: usize = 2_000;
/// Years for which a candidate is kept after the last contact, when nothing else is said: what the French authority (CNIL)
/// holds to be reasonable in its guide on recruiting.
const YEARS: i64 = 2;

/// A candidate who is to be kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidacy {
    /// What they say of themselves, with their id if they have one.
    pub profile: Profile,
    /// What they are kept for; [`PURPOSE`] when nothing is said.
    pub purpose: Option<String>,
    /// The day of the last contact; today when nothing is said.
    pub last_contact: Option<Date>,
    /// The last day on which they are kept; two years after the last contact when nothing is said.
    pub keep_until: Option<Date>,
    /// True when the text of the CV is kept too. Otherwise the skills that it tells are kept, and the text is not.
    pub keep_text: bool,
    /// The number of the last change that the sender knows of; 0: there must be none of that id.
    pub expected: Option<u64>,
}

/// All that is kept about a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The profile, what it is kept for, and until when.
    pub candidate: StoredCandidate,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Who saw or changed it.
    pub log: Vec<Note>,
}

impl Service {
    /// Keeps a candidate, instead of the one with the same id, if there is one. `by` tells who does it. With the key of a
    /// request, the same request again keeps nobody twice.
    ///
    /// # Errors
    /// When the profile is out of range, an id or a word cannot be kept, the last day is over, somebody else has changed them
    /// meanwhile, the key belongs to another request, or the record cannot be written.
    pub fn put_candidate(
        &self,
        candidacy: Candidacy,
        key: Option<&str>,
        by: &str,
        now: Timestamp,
    ) -> Result<(StoredCandidate, bool), Failure> {
        let asked = draft::hashed(&[&format!("{candidacy:?}")]);
        let before = key.map(|key| self.record().answered(key)).transpose()?;
        if let Some((hash, id)) = before.flatten() {
            if hash != asked {
                return Err(Failure::Reused);
            }
            // what others have changed since is not taken back
            if let Some(candidate) = self.candidate(&id, Action::Seen, by, now)? {
                return Ok((candidate, false));
            }
        }
        let draft = self.candidate_draft(candidacy, key, by, now)?;
        let id = draft.id.clone();
        let mut changes = vec![Change::Candidate(Box::new(draft))];
        if let Some(key) = key {
            changes.push(Change::Once(once::Request {
                key: key.to_owned(),
                hash: asked,
                id,
                at: now,
            }));
        }
        match self.change(changes)?.into_iter().next() {
            Some(Applied::Candidate(stored, new)) => Ok((*stored, new)),
            Some(Applied::Missed) => Err(Failure::Changed),
            _ => Err(Failure::Closed),
        }
    }

    fn candidate_draft(
        &self,
        candidacy: Candidacy,
        key: Option<&str>,
        by: &str,
        now: Timestamp,
    ) -> Result<candidate::Draft, Failure> {
        let Candidacy {
            profile: sent,
            purpose,
            last_contact,
            keep_until,
            keep_text,
            expected,
        } = candidacy;
        profile::check(&sent).map_err(|refused| Failure::Profile(refused.to_string()))?;
        let mut profile = condensed(self.taxonomy(), sent, keep_text);
        let id = match (profile.id.take(), key) {
            (Some(id), _) if draft::can_be_id(&id) => id,
            (Some(_), _) => return Err(Failure::Id),
            (None, Some(key)) => draft::hashed(&[self.workspace().name(), key]),
            (None, None) => random::hex::<16>()?,
        };
        profile.id = Some(id.clone());
        let today = day(now);
        let last_contact = last_contact.unwrap_or(today);
        let keep_until = match keep_until {
            Some(day) => day,
            None => last_contact
                .checked_add(YEARS.years())
                .map_err(|_| Failure::Retention)?,
        };
        if keep_until < today || last_contact > today {
            return Err(Failure::Retention);
        }
        let purpose = purpose.unwrap_or_else(|| PURPOSE.to_owned());
        Ok(candidate::Draft {
            note: note(Action::Stored, &id, by, now),
            id,
            profile,
            purpose: said("purpose", purpose)?,
            last_contact,
            keep_until,
            expected,
        })
    }

    /// The candidate with this id; that somebody looked is written down first. Those whose time is over are not there.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn candidate(
        &self,
        id: &str,
        action: Action,
        by: &str,
        now: Timestamp,
    ) -> Result<Option<StoredCandidate>, Failure> {
        let found = self.unseen_candidate(id, now)?;
        if found.is_some() {
            self.note(&[id], action, by, now)?;
        }
        Ok(found)
    }

    /// The number of the last change of a candidate, if there is one: nobody is shown.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn standing_of_candidate(&self, id: &str) -> Result<Option<u64>, Failure> {
        let found = self.record().candidate(id)?;
        Ok(found.map(|candidate| candidate.sequence))
    }

    /// How many candidates are kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn count_candidates(&self) -> Result<u64, Failure> {
        Ok(self.record().count_candidates()?)
    }

    /// What was decided about a candidate, the earliest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn decisions(&self, candidate: &str) -> Result<Vec<Decision>, Failure> {
        Ok(self.record().decisions(candidate)?)
    }

    /// Candidates in the order of their changes, after change `after`, `limit` at most; those whose time is over are not among
    /// them. Who is then shown to somebody is to be noted first: [`Service::note`].
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn candidates(
        &self,
        after: u64,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<StoredCandidate>, Failure> {
        Ok(self.record().candidates(after, Some(day(now)), limit)?)
    }

    /// Writes down that candidates are shown to somebody.
    ///
    /// # Errors
    /// When it cannot be written: then they must not be shown.
    pub fn note(
        &self,
        candidates: &[&str],
        action: Action,
        by: &str,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let notes = candidates.iter().map(|id| note(action, id, by, now));
        let changes: Vec<Change> = notes.map(Change::Note).collect();
        if changes.is_empty() {
            return Ok(());
        }
        self.change(changes).map(drop)
    }

    /// Forgets a candidate, and all that was decided about them; in the log a name that says nothing takes the place of theirs.
    /// False when there was none.
    ///
    /// # Errors
    /// When somebody else has changed them since `expected`, or it could not be written.
    pub fn erase_candidate(
        &self,
        id: &str,
        expected: Option<u64>,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        self.forget(id, expected, Action::Erased, by, now)
    }

    fn forget(
        &self,
        id: &str,
        expected: Option<u64>,
        action: Action,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let erasure = candidate::Erasure {
            id: id.to_owned(),
            expected,
            note: note(action, id, by, now),
        };
        match self.change(vec![Change::Erase(Box::new(erasure))])?.pop() {
            Some(Applied::Deleted(gone)) => {
                self.shared.matched.forget(&self.workspace, id);
                Ok(gone)
            }
            Some(Applied::Missed) => Err(Failure::Changed),
            _ => Err(Failure::Closed),
        }
    }

    /// Forgets the candidates of all workspaces whose last day is over; tells how many.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn forget_overdue(&self, now: Timestamp) -> Result<usize, Failure> {
        let overdue = self.shared.store.overdue(day(now))?;
        let mut forgotten = 0;
        for (workspace, id) in overdue {
            let there = self.within(&workspace);
            forgotten += usize::from(there.forget(&id, None, Action::Expired, "rolefit", now)?);
        }
        Ok(forgotten)
    }

    /// Writes down what a person decided about a candidate, and why; false when there is no such candidate.
    ///
    /// # Errors
    /// When a word cannot be kept, or it could not be written.
    pub fn decide(&self, decision: Decision, by: &str) -> Result<bool, Failure> {
        let decision = Decision {
            reason: said("reason", decision.reason)?,
            person: said("by", decision.person)?,
            ..decision
        };
        if decision
            .posting
            .as_deref()
            .is_some_and(|id| !draft::can_be_id(id))
        {
            return Err(Failure::Id);
        }
        let note = note(Action::Decided, &decision.candidate, by, decision.at);
        if self.record().candidate(&decision.candidate)?.is_none() {
            return Ok(false);
        }
        let changes = vec![Change::Decide(Box::new(decision)), Change::Note(note)];
        let applied = self.change(changes)?;
        Ok(applied.first() == Some(&Applied::Done))
    }

    /// All that is kept about a candidate, for themselves.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn export_candidate(
        &self,
        id: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<Option<Exported>, Failure> {
        let Some(candidate) = self.candidate(id, Action::Exported, by, now)? else {
            return Ok(None);
        };
        let record = self.record();
        let log = record.audit(Some(id), 0, usize::MAX)?;
        Ok(Some(Exported {
            candidate,
            decisions: record.decisions(id)?,
            log: log.into_iter().map(|(_, note)| note).collect(),
        }))
    }

    /// Lines of the log after line `after`, about one candidate or about all, `limit` at most, with their numbers.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn audit(
        &self,
        candidate: Option<&str>,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Note)>, Failure> {
        Ok(self.record().audit(candidate, after, limit)?)
    }
}

fn note(action: Action, candidate: &str, by: &str, now: Timestamp) -> Note {
    Note {
        at: now,
        actor: by.to_owned(),
        action: action.name().to_owned(),
        candidate: Some(candidate.to_owned()),
        record: None,
    }
}

/// Words that are to be kept: some, and not too many.
fn said(field: &'static str, words: String) -> Result<String, Failure> {
    let good = !words.trim().is_empty() && words.len() <= WORDS;
    good.then_some(words).ok_or(Failure::Words(field))
}

/// The day of a moment, in Greenwich.
fn day(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}
