//! The report of a job: a page, and its tables beside it.

use crate::bulk::Tally;
use crate::bulk::cell::harmless;
use crate::bulk::survey::Survey;
use crate::bulk::survey::page::{self, Head};
use crate::bulk::survey::table::Told;
use crate::bulk::survey::tables::tables;
use crate::taxonomy::Taxonomy;
use crate::text::Language;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// A report on all ads: a page by itself, and a CSV of each of its tables beside it.
#[derive(Debug, Clone)]
pub struct Report {
    /// The page.
    pub page: PathBuf,
    /// The language of the page; that of most ads when not given.
    pub lang: Option<Language>,
    /// What the ads are called in it.
    pub name: String,
    /// The day on which it is made (ISO 8601).
    pub date: String,
    /// The column by which the ads are divided, beside their main roles.
    pub by: Option<String>,
}

/// Where a table of a report stands, by its name in [`COLUMNS`](crate::bulk::survey::table::COLUMNS).
fn table_beside(page: &Path, name: &str) -> PathBuf {
    let stem = page.file_stem().unwrap_or_default().to_string_lossy();
    page.with_file_name(format!("{stem}.{name}.csv"))
}

/// The first rows of a table of a report, each by column.
///
/// # Errors
/// When there is no such table, or it cannot be read.
pub fn rows_of(page: &Path, name: &str, most: usize) -> io::Result<Vec<BTreeMap<String, String>>> {
    let mut table = csv::Reader::from_path(table_beside(page, name))?;
    let rows = table.deserialize().take(most);
    Ok(rows.collect::<Result<_, csv::Error>>()?)
}

impl Report {
    /// Writes the page and the tables beside it.
    pub(super) fn write(
        &self,
        taxonomy: &Taxonomy,
        survey: &Survey,
        tally: &Tally,
    ) -> io::Result<()> {
        let told = Told {
            taxonomy,
            lang: self.lang.unwrap_or_else(|| survey.language()),
        };
        let stem = self.page.file_stem().unwrap_or_default().to_string_lossy();
        for table in tables(survey, tally, told) {
            let path = table_beside(&self.page, table.name);
            let mut out = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
            let versions = [
                env!("CARGO_PKG_VERSION"),
                &taxonomy.digest,
                &taxonomy.scoring.version,
            ];
            let columns = table.columns.iter().copied();
            out.write_record(columns.chain(["engine", "taxonomy", "scoring"]))?;
            for row in &table.rows {
                let cells = row.iter().map(|cell| harmless(&cell.plain()).into_owned());
                out.write_record(cells.chain(versions.map(str::to_owned)))?;
            }
            out.flush()?;
        }
        let head = Head {
            name: &self.name,
            date: &self.date,
            by: self.by.as_deref(),
            file: &stem,
        };
        fs::write(&self.page, page::page(survey, tally, &head, told))
    }
}
