//! Comparisons of candidates with ads: written down before they are shown, so that they can be explained and contested later.
//! No word of an ad or of a profile is in what is written.

use super::{Action, Failure, Service, day, note};
use crate::store::audit::Note;
use crate::store::{Change, StoredCandidate};
use jiff::{SignedDuration, Timestamp};

/// Days for which it is kept what a comparison came to. The European regulation on AI asks for six months at least (art. 26).
const DAYS: i64 = 365;

impl Service {
    /// The candidate with this id, for who compares them. That they are then shown to somebody is to be noted first:
    /// [`Service::note_compared`]. Those whose time is over are not there.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn unseen_candidate(
        &self,
        id: &str,
        now: Timestamp,
    ) -> Result<Option<StoredCandidate>, Failure> {
        let today = day(now);
        let found = self.record().candidate(id)?;
        Ok(found.filter(|candidate| candidate.keep_until >= today))
    }

    /// Writes down that candidates were compared and are shown to somebody, each with what the comparison came to, as JSON.
    ///
    /// # Errors
    /// When it cannot be written: then nothing of it must be shown.
    pub fn note_compared(
        &self,
        shown: Vec<(String, Option<String>)>,
        by: &str,
        now: Timestamp,
    ) -> Result<(), Failure> {
        if shown.is_empty() {
            return Ok(());
        }
        let noted = |(candidate, record): (String, Option<String>)| {
            Change::Note(Note {
                record,
                ..note(Action::Matched, &candidate, by, now)
            })
        };
        self.change(shown.into_iter().map(noted).collect())
            .map(drop)
    }

    /// Forgets in all workspaces what comparisons came to that were shown more than a year ago; that they were shown stays in the
    /// log.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub fn forget_old_comparisons(&self, now: Timestamp) -> Result<(), Failure> {
        let year = SignedDuration::from_hours(24 * DAYS);
        self.change(vec![Change::Fade(now - year)]).map(drop)
    }
}
