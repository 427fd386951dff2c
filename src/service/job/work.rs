//! Works through one job, with the same run as the command line's.

use super::board::{Live, Waiting};
use super::folder::{self, Upload};
use super::{JobState, JobWish, Progress, ending, format};
use crate::bulk::job::{Job, JobFailure, Order, Report};
use crate::bulk::{Answers, Format, Settings, Tally};
use crate::service::{Failure, desk};
use crate::store::{self, Change};
use crate::taxonomy::Taxonomy;
use jiff::Timestamp;
use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// What the work needs.
pub(super) struct Desk {
    pub taxonomy: Arc<Taxonomy>,
    pub data: PathBuf,
    pub store: store::Reader,
    pub writer: Arc<desk::Desk>,
}

/// What is asked, with the files where it is done.
fn order(
    input: PathBuf,
    output: PathBuf,
    (from, to): (Format, Format),
    wish: &JobWish,
    report: Option<Report>,
) -> Order<'static> {
    Order {
        input,
        stream: None,
        from: Some(from),
        asked: wish.asked(),
        limit: wish.limit,
        sample: None,
        output,
        to: Some(to),
        mentions: None,
        requirements: None,
        report,
        settings: Settings {
            answers: Answers {
                lang: wish.language(),
                market: None,
            },
            duplicates: true,
            ..Settings::default()
        },
        resume: false,
    }
}

/// Looks whether a file can be read as ads: better told now than later.
pub(super) fn looked_at(
    taxonomy: &Taxonomy,
    upload: &Upload,
    file: &str,
    wish: &JobWish,
) -> Result<Progress, Failure> {
    let from = format(file, wish)?;
    let to = match &wish.to {
        None if from.is_written() => from,
        None => Format::Csv,
        Some(name) => Format::named(name).map_err(|error| Failure::File(error.to_string()))?,
    };
    if !to.is_written() {
        let why = "results are written as csv, tsv, xlsx or ndjson";
        return Err(Failure::File(why.to_owned()));
    }
    let order = order(upload.path(), upload.result(to), (from, to), wish, None);
    let job = Job::open(taxonomy, order).map_err(|failure| Failure::File(said(&failure)))?;
    Ok(Progress {
        size: job.size,
        to: Some(ending(to).to_owned()),
        ..Progress::default()
    })
}

impl Desk {
    /// Works through a job, from where it was broken off if it was; writes down how it ended.
    pub fn run(&self, (workspace, id): &Waiting, live: &Live) {
        let job = match self.store.within(workspace).job(id) {
            Ok(Some(job)) => job,
            // forgotten meanwhile
            Ok(None) => return folder::remove(&self.data, id),
            Err(failure) => return tracing::error!(%failure, "a job cannot be read"),
        };
        let mut progress: Progress = serde_json::from_str(&job.progress).unwrap_or_default();
        let written = |state: JobState, progress: &Progress, ended| {
            let job = store::Job {
                state: state.name().to_owned(),
                progress: serde_json::to_string(progress).unwrap_or_default(),
                ended,
                ..job.clone()
            };
            let change = self
                .writer
                .change(workspace, vec![Change::StepJob(Box::new(job))]);
            if let Err(failure) = change {
                tracing::error!(%failure, "how a job stands cannot be written");
            }
        };
        written(JobState::Running, &progress, None);
        let done = self.done(&job, &progress, live);
        match done {
            // the service is closing, or the job was forgotten
            Ok(None) => {}
            Ok(Some(tally)) => {
                progress.tally = tally;
                written(JobState::Done, &progress, Some(Timestamp::now()));
            }
            Err(why) => {
                progress.failure = Some(why);
                written(JobState::Failed, &progress, Some(Timestamp::now()));
            }
        }
        if let Ok(None) = self.store.within(workspace).job(id) {
            folder::remove(&self.data, id);
        }
    }

    /// What the ads came to; nothing when it was told to stop.
    fn done(
        &self,
        job: &store::Job,
        progress: &Progress,
        live: &Live,
    ) -> Result<Option<Tally>, String> {
        let wish: JobWish = serde_json::from_str(&job.options).unwrap_or_default();
        let from = format(&job.file, &wish).map_err(|failure| failure.to_string())?;
        let to = progress.to.as_deref().unwrap_or("csv");
        let to = Format::named(to).map_err(|error| error.to_string())?;
        let opened = |resume| {
            let input = folder::input(&self.data, &job.id);
            let output = folder::result(&self.data, &job.id, to);
            let report = Report {
                page: output.with_file_name(folder::REPORT),
                lang: wish.language(),
                name: job.file.split('.').next().unwrap_or_default().to_owned(),
                date: job.created.strftime("%Y-%m-%d").to_string(),
                by: None,
            };
            let order = order(input, output, (from, to), &wish, Some(report));
            Job::open(&self.taxonomy, Order { resume, ..order })
        };
        let opened = match opened(true) {
            // ended the moment before a sudden stop, or begun by another version: again from the beginning
            Err(JobFailure::Finished(_) | JobFailure::Changed { .. }) => opened(false),
            opened => opened,
        };
        let run = opened.and_then(|job| {
            job.run(&self.taxonomy, &mut |tally| {
                if live.tell(tally) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })
        });
        match run {
            Ok(done) => Ok((!done.stopped).then_some(done.tally)),
            Err(failure) => Err(said(&failure)),
        }
    }
}

/// Why, without the names of our own files.
fn said(failure: &JobFailure) -> String {
    let mut said = Vec::new();
    let mut cause = failure.source();
    while let Some(error) = cause {
        said.push(error.to_string());
        cause = error.source();
    }
    if said.is_empty() {
        "the file cannot be worked through".to_owned()
    } else {
        said.join(": ")
    }
}
