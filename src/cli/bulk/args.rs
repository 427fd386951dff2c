//! What `rolefit bulk` is asked.

use rolefit::bulk::Format;
use rolefit::text::Language;
use std::path::PathBuf;

/// What the help says after the options.
const AFTER: &str = "IN is told by its bytes and its name; gzip and zstd are unpacked. Columns (and fields) are found by their \
    names in seven languages, else by what they hold; what was found is told first. Tables keep their columns and row order \
    and get the columns rf_…; NDJSON gets a whole answer a line. Rows that cannot be read go to OUT.errors.csv and stop \
    nothing; without OUT, NDJSON says {\"error\", \"row\"} in their place.\n\n\
    As long as a run is not finished, OUT.resume.json tells how far it is; --resume goes on from there after any stop.\n\n\
    Exit code 0: all rows are good. 3: some are bad. 2: nothing could be read.";
/// Arguments of `rolefit bulk`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub struct Args {
    /// The ads: csv, tsv, xlsx, xls, ods, ndjson, json, xml, also as .gz, .zst or .zip; a folder (or a .zip) of txt, html, docx, odt, pdf; - for the standard input
    #[arg(
        value_name = "IN",
        required_unless_present = "dictionary",
        default_value = "-",
        hide_default_value = true
    )]
    pub(super) input: PathBuf,
    /// Where the analyses go: .csv, .tsv, .xlsx or .ndjson (.parquet in a program built with it); the standard output when not given, or -
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// The format of IN: csv, tsv, xlsx, ndjson, json or xml
    #[arg(long, value_name = "FORMAT", value_parser = super::format)]
    pub(super) from: Option<Format>,
    /// The format of OUT: csv, tsv, xlsx or ndjson
    #[arg(long, value_name = "FORMAT", value_parser = super::format)]
    pub(super) to: Option<Format>,
    /// The sheet of a spreadsheet, by its name or its number; the first with ads when not given
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The column of titles, when its name does not tell
    #[arg(long, value_name = "NAME")]
    pub(super) title_column: Option<String>,
    /// The column of the ads' texts, when its name does not tell
    #[arg(long, value_name = "NAME")]
    pub(super) description_column: Option<String>,
    /// The column of identifiers, when its name does not tell
    #[arg(long, value_name = "NAME")]
    pub(super) id_column: Option<String>,
    /// The columns of the table that is written, in this order, with commas between them; all when not given
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) columns: Option<Vec<String>>,
    /// Write CSV as French spreadsheets open it: semicolons, and a mark that tells the encoding
    #[arg(long)]
    pub(super) excel: bool,
    /// Bring back accents that were lost on the way ("Ã©" for "é"), in ads in which all of them can be
    #[arg(long)]
    pub(super) mend_accents: bool,
    /// The language of sentences in the answers: fr or en; each ad's own when not given
    #[arg(long, value_name = "LANG", value_parser = crate::cli::language)]
    pub(super) lang: Option<Language>,
    /// Analyse the first N rows only
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<u64>,
    /// Analyse N rows drawn evenly from all, the same ones each time
    #[arg(long, value_name = "N")]
    pub(super) sample: Option<usize>,
    /// Go on where an earlier run stopped
    #[arg(long, requires = "output")]
    pub(super) resume: bool,
    /// Also write a table (CSV) with a row for each phrase that names a skill
    #[arg(long, value_name = "FILE", requires = "output")]
    pub(super) mentions: Option<PathBuf>,
    /// Also write a table (CSV) with a row for each skill that an ad asks
    #[arg(long, value_name = "FILE", requires = "output")]
    pub(super) requirements: Option<PathBuf>,
    /// Also write a report on all ads: a page (HTML) that prints, and a CSV of each of its tables beside it
    #[arg(long, value_name = "FILE", requires = "output")]
    pub(super) report: Option<PathBuf>,
    /// The column by which the report divides the ads, beside their main jobs
    #[arg(long, value_name = "COLUMN", requires = "report")]
    pub(super) by: Option<String>,
    /// What the ads are called in the report; the file's name when not given
    #[arg(long, requires = "report")]
    pub(super) name: Option<String>,
    /// Tell what each column of each file means (CSV), and do nothing else
    #[arg(long)]
    pub(super) dictionary: bool,
    /// Also tell where each ad stands in this table of `rolefit market build`
    #[arg(long, value_name = "FILE")]
    pub(super) market: Option<PathBuf>,
}
