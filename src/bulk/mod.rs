//! Many ads in, many ads out: in the order of the input, on all cores, in memory that does not grow with their number.
//! Knows rows and files' formats; opens no file but in [`job`], and shows nothing.

mod ad;
mod archive;
mod buffer;
mod cell;
pub mod column;
#[cfg(feature = "parquet")]
mod columnar;
mod decoded;
mod delimiter;
pub mod dictionary;
mod documents;
mod duplicate;
mod elements;
mod feed;
pub mod format;
mod header;
pub mod job;
pub mod journal;
mod layout;
mod lines;
pub mod long;
pub mod market;
mod outcome;
mod output;
mod packed;
mod postings;
mod record;
pub mod row;
mod run;
mod sheet;
mod source;
pub mod survey;
mod table;
pub mod tally;
pub mod verdict_columns;
pub mod workbook;
pub mod worst;

pub use column::Asked;
pub use documents::Document;
pub use format::{Format, NoFormat};
pub use output::{Beside, Keeper, Output, Sink};
pub use postings::Postings;
pub use row::{Bad, Fault};
pub use run::{Answers, Counting, Done, Failure, Settings, run};
pub use source::Source;
pub use tally::Tally;

use std::io;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Reading failed.
    #[error("it cannot be read")]
    Read(#[source] io::Error),
    /// It is of a format that is not read.
    #[error("{0}")]
    Format(NoFormat),
    /// It holds bytes that are no text.
    #[error("this is binary data and not text; please save it as CSV, TSV, XLSX or NDJSON")]
    Binary,
    /// It is a spreadsheet that cannot be opened.
    #[error("this is no spreadsheet that can be read: {0}")]
    Spreadsheet(&'static str),
    /// It is a Parquet file that cannot be opened.
    #[error("this Parquet file is damaged and cannot be opened; please write it anew")]
    Columnar,
    /// It is a page under the name of a table.
    #[error(
        "this is a web page under the name of a table, as some programs write them; open it in a spreadsheet program and save it as XLSX or CSV"
    )]
    Page,
    /// It is XML in which nothing stands for an ad.
    #[error(
        "no ads are found in this XML; expected an element for each, as <job>, <item> or <PositionOpening>"
    )]
    NoAdInXml,
    /// It is a ZIP archive that cannot be read.
    #[error(
        "this ZIP archive cannot be read: {0}; please unpack it first, a folder of documents is read as it is"
    )]
    Archive(&'static str),
    /// It is a ZIP archive of tables.
    #[error(
        "this ZIP archive of {files} files holds {found}; a ZIP holds one file of ads, or documents with an ad in each: please unpack it and give the file of ads"
    )]
    Tables {
        /// The tables in it.
        found: String,
        /// How many files it holds.
        files: usize,
    },
    /// It is larger than what is held in memory.
    #[error(
        "a file of this format is read whole, and it is larger than {limit} MB; please save it as CSV or NDJSON, of which any length is read"
    )]
    Large {
        /// The limit, in millions of bytes.
        limit: u64,
    },
    /// A sheet that was asked for is not there.
    #[error("there is no sheet \"{name}\"; found {found}")]
    NoSheet {
        /// The name asked for.
        name: String,
        /// The sheets there are.
        found: String,
    },
    /// There is nothing in it.
    #[error("it is empty; a table begins with a line of column names")]
    Empty,
    /// Its first line is no header.
    #[error(
        "its first line cannot be read as column names; please look at the quotation marks in it"
    )]
    Header,
    /// No column holds the ads' texts.
    #[error(
        "no column holds the ads' texts; found {found}. Name the column \"description\", or tell which one it is with --description-column"
    )]
    NoDescription {
        /// The columns there are.
        found: String,
        /// Their names, whole.
        names: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("there is no column \"{name}\"; found {found}")]
    NoColumn {
        /// The name asked for.
        name: String,
        /// The columns there are.
        found: String,
    },
}

/// What the bytes that wait come to.
enum Step {
    /// A row, after so many bytes.
    Row(usize, row::Row),
    /// So many bytes without a row.
    Skip(usize),
    /// More bytes are needed.
    More,
    /// There are no more rows.
    End,
}
