//! Files of many ads, taken in, worked through one after the other, and kept for a week. What has ended survives a restart, and
//! what has not goes on where it stopped.

mod board;
mod folder;
mod work;

pub(super) use board::Board;
pub use folder::Upload;
pub(super) use folder::{files, unpack, unreadable};

use super::{Failure, Service, draft, random};
use crate::bulk::{Asked, Format, Tally};
use crate::store::once::Request;
use crate::store::{self, Applied, Change, Workspace};
use crate::text::Language;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Days for which a job and its files are kept after its end.
const DAYS: i64 = 7;
/// Jobs of one workspace that may wait or run.
pub const WAITING: usize = 20;

/// How a file is to be worked through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobWish {
    /// Its format; told by its name when not given.
    pub from: Option<String>,
    /// The format of the result; that of the file when not given and it can be written, else CSV.
    pub to: Option<String>,
    /// The language of sentences in the answers; each ad's own when not given.
    pub lang: Option<String>,
    /// The column of titles.
    pub title_column: Option<String>,
    /// The column of the ads' texts.
    pub description_column: Option<String>,
    /// The column of identifiers.
    pub id_column: Option<String>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Reads the first rows only.
    pub limit: Option<u64>,
}

impl JobWish {
    /// The columns and the sheet that are named.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked {
            title: self.title_column.clone(),
            description: self.description_column.clone(),
            id: self.id_column.clone(),
            sheet: self.sheet.clone(),
        }
    }

    fn language(&self) -> Option<Language> {
        self.lang.as_deref().and_then(Language::from_code)
    }
}

/// Where a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum JobState {
    /// Others come first.
    Waiting,
    /// It is being worked through.
    Running,
    /// It has ended: the result is there.
    Done,
    /// It could not be ended: the failure tells why.
    Failed,
}

impl JobState {
    fn name(self) -> &'static str {
        ["waiting", "running", "done", "failed"][self as usize]
    }

    fn named(name: &str) -> Self {
        let all = [Self::Waiting, Self::Running, Self::Done, Self::Failed];
        let found = all.into_iter().find(|state| state.name() == name);
        found.unwrap_or(Self::Failed)
    }
}

/// How far a job is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Progress {
    tally: Tally,
    size: Option<u64>,
    to: Option<String>,
    failure: Option<String>,
}

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStanding {
    /// Its id.
    pub id: String,
    /// The name of the file, as sent.
    pub file: String,
    /// How it is worked through.
    pub wish: JobWish,
    /// Where it is.
    pub state: JobState,
    /// What the ads came to so far.
    pub tally: Tally,
    /// How long the file is, in bytes.
    pub size: Option<u64>,
    /// The format of the result.
    pub to: Format,
    /// Why it could not be ended.
    pub failure: Option<String>,
    /// When it came.
    pub created: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// From when it may be forgotten.
    pub keep_until: Option<Timestamp>,
}

/// A file of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobFile {
    /// The result.
    Result,
    /// The report to read.
    Report,
    /// The rows that could not be analysed.
    Errors,
}

impl Service {
    /// Works through the jobs that wait, and those that a restart has broken off, until the service closes. To be called once.
    ///
    /// # Errors
    /// When the record cannot be read or the thread not be started.
    pub fn run_jobs(&self) -> Result<(), Failure> {
        let shared = &self.shared;
        folder::sweep(&shared.data, |id| shared.store.job_anywhere(id))?;
        for (workspace, job) in shared.store.unfinished()? {
            shared.board.wait_for(workspace, job.id);
        }
        let desk = work::Desk {
            taxonomy: shared.taxonomy.clone(),
            data: shared.data.clone(),
            store: shared.store.clone(),
            writer: shared.desk.clone(),
        };
        let run = move |job: &board::Waiting, live: &board::Live| desk.run(job, live);
        shared.board.start(run).map_err(|_| Failure::Closed)
    }

    /// A place for a file that is about to come.
    ///
    /// # Errors
    /// When too many jobs wait already, or the folder cannot be written.
    pub fn new_upload(&self) -> Result<Upload, Failure> {
        let unfinished = self.jobs()?;
        let unfinished = unfinished.iter().filter(|job| job.ended.is_none()).count();
        if unfinished >= WAITING {
            return Err(Failure::Many);
        }
        Upload::new(&self.shared.data, random::hex::<16>()?)
    }

    /// Takes in a file that has come whole; it waits from then on, also over a restart. With the key of a request, the same
    /// request again begins nothing new.
    ///
    /// # Errors
    /// When the file cannot be read as ads, which is told before anything is kept; when the key belongs to another request; when
    /// it cannot be kept.
    pub fn add_job(
        &self,
        upload: Upload,
        file: &str,
        wish: &JobWish,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<JobStanding, Failure> {
        let wished = serde_json::to_string(wish).unwrap_or_default();
        let asked = match key {
            Some(_) => draft::hashed(&[&upload.digest()?, file, &wished]),
            None => String::new(),
        };
        if let Some(key) = key
            && let Some((hash, id)) = self.record().answered(key)?
            && let Some(job) = self.job(&id)?
        {
            return if hash == asked {
                Ok(job)
            } else {
                Err(Failure::Reused)
            };
        }
        let progress = work::looked_at(self.taxonomy(), &upload, file, wish)?;
        let id = upload.keep()?;
        let job = store::Job {
            id: id.clone(),
            file: file.to_owned(),
            options: wished,
            state: JobState::Waiting.name().to_owned(),
            progress: serde_json::to_string(&progress).unwrap_or_default(),
            created: now,
            ended: None,
        };
        let mut changes = vec![Change::Job(Box::new(job.clone()))];
        if let Some(key) = key {
            changes.push(Change::Once(Request {
                key: key.to_owned(),
                hash: asked,
                id: id.clone(),
                at: now,
            }));
        }
        if let Err(failure) = self.change(changes) {
            folder::remove(&self.shared.data, &id);
            return Err(failure);
        }
        self.shared.board.wait_for(self.workspace.clone(), id);
        Ok(standing(job, None))
    }

    /// The job with this id.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn job(&self, id: &str) -> Result<Option<JobStanding>, Failure> {
        let job = self.record().job(id)?;
        Ok(job.map(|job| {
            let live = self.shared.board.progress(&job.id);
            standing(job, live)
        }))
    }

    /// The jobs of this workspace, the latest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn jobs(&self) -> Result<Vec<JobStanding>, Failure> {
        let jobs = self.record().jobs()?.into_iter();
        let board = &self.shared.board;
        let said = jobs.map(|job| {
            let live = board.progress(&job.id);
            standing(job, live)
        });
        Ok(said.collect())
    }

    /// Where a file of a job that is done lies; none when there is none, as when no row is bad.
    #[must_use]
    pub fn job_file(&self, job: &JobStanding, file: JobFile) -> Option<PathBuf> {
        let result = folder::result(&self.shared.data, &job.id, job.to);
        let path = match file {
            JobFile::Result => result,
            JobFile::Report => result.with_file_name(folder::REPORT),
            JobFile::Errors => crate::bulk::job::errors(&result),
        };
        (job.state == JobState::Done && path.is_file()).then_some(path)
    }

    /// Ends a job, if it has not ended, and forgets it with its files; false when there is none.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn remove_job(&self, id: &str) -> Result<bool, Failure> {
        let gone = self.change(vec![Change::DropJob(id.to_owned())])?.pop();
        let gone = gone == Some(Applied::Deleted(true));
        if gone {
            // a job at work is told to stop, and then removes its folder itself
            self.shared.board.cancel(id);
            folder::remove(&self.shared.data, id);
        }
        Ok(gone)
    }

    /// Forgets the jobs of all workspaces that ended more than a week ago; tells how many.
    ///
    /// # Errors
    /// When the record cannot be read or written.
    pub fn forget_old_jobs(&self, now: Timestamp) -> Result<usize, Failure> {
        let week = SignedDuration::from_hours(24 * DAYS);
        let mut forgotten = 0;
        for (workspace, id) in self.shared.store.ended_before(now - week)? {
            forgotten += usize::from(self.within(&workspace).remove_job(&id)?);
        }
        Ok(forgotten)
    }
}

fn standing(job: store::Job, live: Option<Tally>) -> JobStanding {
    let progress: Progress = serde_json::from_str(&job.progress).unwrap_or_default();
    let to = progress.to.as_deref().map(Format::named);
    let ended = job.ended;
    JobStanding {
        id: job.id,
        file: job.file,
        wish: serde_json::from_str(&job.options).unwrap_or_default(),
        state: JobState::named(&job.state),
        // for a moment, who worked on it still shows how far it was before the end
        tally: live.filter(|_| ended.is_none()).unwrap_or(progress.tally),
        size: progress.size,
        to: to.and_then(Result::ok).unwrap_or(Format::Csv),
        failure: progress.failure,
        created: job.created,
        ended,
        keep_until: ended.map(|ended| ended + SignedDuration::from_hours(24 * DAYS)),
    }
}

/// The name of the result's format, which is the ending of its file.
#[must_use]
pub fn ending(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Tsv => "tsv",
        Format::Ndjson => "ndjson",
        Format::Spreadsheet => "xlsx",
        Format::Json => "json",
        Format::Xml => "xml",
        Format::Zip => "zip",
        Format::Parquet => "parquet",
    }
}

/// The format of a file of this name that is read.
fn format(file: &str, wish: &JobWish) -> Result<Format, Failure> {
    let told = match &wish.from {
        Some(name) => Format::named(name),
        None => Format::of(Path::new(file)),
    };
    told.map_err(|error| Failure::File(error.to_string()))
}

type Owned = (Workspace, String);
