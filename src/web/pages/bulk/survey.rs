//! What the ads of a file came to, for the page of the job: the jobs stacked most often, the families asked, the findings by rule.
//! Knows the tables of the report; counts nothing itself.

use crate::bulk::job::rows_of;
use crate::bulk::survey::table::Cell;
use crate::index::Facet;
use crate::lint;
use crate::service::{Caller, JobFile};
use crate::taxonomy::Taxonomy;
use crate::web::api::JobSaid;
use crate::web::pages::label::label;
use crate::web::pages::words::Words;
use crate::web::problem::{Kind, Problem};
use crate::web::state::State;
use crate::wordings::say;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Rows of each table that are shown; the report has all.
const SHOWN: usize = 10;

/// What the ads came to.
#[derive(Default)]
pub struct Survey {
    pub stacked: Vec<Bar>,
    pub families: Vec<Bar>,
    pub findings: Vec<Bar>,
}

/// A line with its picture.
pub struct Bar {
    pub label: String,
    /// The page that explains it.
    pub address: Option<String>,
    /// In words.
    pub said: String,
    /// For the picture, 0 to 100.
    pub width: String,
}

type Row = BTreeMap<String, String>;

/// What the ads of a job came to; nothing before it is done.
///
/// # Errors
/// When there is no such job.
pub async fn of(
    state: &State,
    caller: Caller,
    job: &JobSaid,
    words: Words,
) -> Result<Survey, Problem> {
    let id = job.id.clone();
    let work = move |state: &State| {
        let service = state.service(&caller);
        let none = || Problem::new(Kind::NotFound, "there is no job of that id");
        let job = service.job(&id)?.ok_or_else(none)?;
        let Some(report) = service.job_file(&job, JobFile::Report) else {
            return Ok(Survey::default());
        };
        // the files of a job can be had without them
        Ok(
            read(state.taxonomy(), words, &report).unwrap_or_else(|error| {
                tracing::warn!(%error, "the tables of a report cannot be read");
                Survey::default()
            }),
        )
    };
    state.run(work).await?
}

fn read(taxonomy: &Taxonomy, words: Words, report: &Path) -> io::Result<Survey> {
    let name = |facet, value: &str| label(taxonomy, words, facet, value);
    let stacked = |row: &Row| Bar {
        label: format!(
            "{} + {}",
            name(Facet::Role, cell(row, "role")),
            name(Facet::Role, cell(row, "beside"))
        ),
        address: None,
        said: counted(words, "stacked_line", row),
        width: width(share(row, "share")),
    };
    let families = rows_of(report, "families", SHOWN)?;
    let most = families.first().map_or(0, |row| number(row, "required"));
    let family = |row: &Row| Bar {
        label: name(Facet::Family, cell(row, "family")),
        address: None,
        said: match number(row, "preferred") {
            0 => counted(words, "family_line", row),
            _ => counted(words, "family_line_both", row),
        },
        width: width(part(number(row, "required"), most)),
    };
    let finding = |row: &Row| {
        let rule = lint::rule(taxonomy, cell(row, "rule"));
        Bar {
            label: rule.as_ref().map_or_else(
                || cell(row, "label").to_owned(),
                |rule| rule.label.get(words.lang).to_owned(),
            ),
            address: rule.map(|rule| format!("/rules/{}?lang={}", rule.code, words.code())),
            said: counted(words, "finding_line", row),
            width: width(share(row, "share")),
        }
    };
    Ok(Survey {
        stacked: rows_of(report, "stacked", SHOWN)?
            .iter()
            .map(stacked)
            .collect(),
        families: families.iter().map(family).collect(),
        findings: rows_of(report, "findings", SHOWN)?
            .iter()
            .map(finding)
            .collect(),
    })
}

/// A sentence with the figures of a row.
fn counted(words: Words, key: &str, row: &Row) -> String {
    let count = |column: &str| Cell::Count(number(row, column)).read(words.lang);
    let share = Cell::Share(share(row, "share")).read(words.lang);
    let with = [
        ("ads", count("ads")),
        ("required", count("required")),
        ("preferred", count("preferred")),
        ("share", share),
    ];
    let with = with.each_ref().map(|(name, said)| (*name, said.as_str()));
    say(words.lang, "page", key, &with)
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

fn number(row: &Row, column: &str) -> u64 {
    cell(row, column).parse().unwrap_or(0)
}

fn share(row: &Row, column: &str) -> f64 {
    cell(row, column).parse().unwrap_or(0.0)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of ads are far below 2^52"
)]
fn part(count: u64, most: u64) -> f64 {
    if most == 0 {
        0.0
    } else {
        count as f64 / most as f64
    }
}

fn width(part: f64) -> String {
    format!("{:.1}", part.clamp(0.0, 1.0) * 100.0)
}
