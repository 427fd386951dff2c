//! The formats of files with many ads, and how to tell them: by the ending of the name, and by how the file begins.

use std::path::Path;

/// True of a program that knows Parquet.
const PARQUET: bool = cfg!(feature = "parquet");

/// A format of many ads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells parted by commas, semicolons, tabs or bars.
    Csv,
    /// Cells parted by tabs.
    Tsv,
    /// One JSON object a line.
    Ndjson,
    /// JSON: an array of ads, an answer that holds one, schema.org.
    Json,
    /// The feed of a job board, HR-XML, RSS.
    Xml,
    /// XLSX, XLS or ODS; written as XLSX.
    Spreadsheet,
    /// A ZIP archive: documents with an ad in each, or one file of ads.
    Zip,
    /// Parquet, in a program built with the feature `parquet`.
    Parquet,
}

/// Why a format cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFormat {
    /// A format that this program was not built for.
    #[error(
        "Parquet files are read and written by a rolefit that was built with \"cargo install --features parquet\"; this one knows CSV, TSV, NDJSON and XLSX, and every table program knows one of them"
    )]
    Parquet,
    /// A packed file.
    #[error("this is a {0} archive; please unpack it first (gzip and zstd are read as they are)")]
    Packed(&'static str),
    /// A format that is read and not written.
    #[error("{0} is read and not written; please name the results .csv, .tsv, .xlsx or .ndjson")]
    NotWritten(String),
    /// No format is known by this name.
    #[error(
        "\"{0}\" does not tell a format; expected csv, tsv, xlsx, xls, ods, ndjson, json or xml, as the ending of the name or with --from and --to"
    )]
    Unknown(String),
}

impl Format {
    /// The format of a name: "csv", "jsonl"…
    ///
    /// # Errors
    /// When it is of another format, or of none.
    pub fn named(name: &str) -> Result<Self, NoFormat> {
        match name.to_ascii_lowercase().as_str() {
            "csv" => Ok(Self::Csv),
            "tsv" | "tab" => Ok(Self::Tsv),
            "ndjson" | "jsonl" | "ldjson" => Ok(Self::Ndjson),
            "json" | "jsonld" | "geojson" => Ok(Self::Json),
            "xml" | "rss" | "atom" => Ok(Self::Xml),
            "xlsx" | "xls" | "xlsm" | "xlsb" | "ods" => Ok(Self::Spreadsheet),
            "parquet" | "pq" if PARQUET => Ok(Self::Parquet),
            "parquet" | "pq" => Err(NoFormat::Parquet),
            "zip" => Ok(Self::Zip),
            "bz2" => Err(NoFormat::Packed("bzip2")),
            "xz" => Err(NoFormat::Packed("xz")),
            "7z" => Err(NoFormat::Packed("7z")),
            _ => Err(NoFormat::Unknown(name.to_owned())),
        }
    }

    /// The format of a file that is read, by the ending of its name; ".gz" and ".zst" behind it do not count.
    ///
    /// # Errors
    /// When the ending is of another format, or of none.
    pub fn of(file: &Path) -> Result<Self, NoFormat> {
        let inside = match ending(file) {
            Some("gz" | "gzip" | "zst" | "zstd") => file.file_stem().map(Path::new),
            _ => Some(file),
        };
        match inside.and_then(ending) {
            Some(ending) => Self::named(ending),
            None => Err(NoFormat::Unknown(file.display().to_string())),
        }
    }

    /// The format of a file that is written, by the ending of its name.
    ///
    /// # Errors
    /// When it is of a format that is not written, or of none.
    pub fn written(file: &Path) -> Result<Self, NoFormat> {
        let Some(ending) = ending(file) else {
            return Err(NoFormat::Unknown(file.display().to_string()));
        };
        let format = Self::named(ending)?;
        let other = format == Self::Spreadsheet && !ending.eq_ignore_ascii_case("xlsx");
        if other || !format.is_written() {
            return Err(NoFormat::NotWritten(ending.to_uppercase()));
        }
        Ok(format)
    }

    /// False for formats that are only read.
    #[must_use]
    pub fn is_written(self) -> bool {
        !matches!(self, Self::Json | Self::Xml | Self::Zip)
    }

    /// True for formats of cells in columns.
    #[must_use]
    pub fn is_table(self) -> bool {
        matches!(
            self,
            Self::Csv | Self::Tsv | Self::Spreadsheet | Self::Parquet
        )
    }

    /// True for formats that are made when all rows are there.
    #[must_use]
    pub fn is_made_last(self) -> bool {
        matches!(self, Self::Spreadsheet | Self::Parquet)
    }

    /// What a file really is, by its first bytes, whatever its name says.
    pub(super) fn seen(self, head: &[u8]) -> Self {
        let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let start = start.trim_ascii_start();
        match self {
            // a spreadsheet, or any other archive
            _ if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => Self::Zip,
            _ if head.starts_with(b"\xD0\xCF\x11\xE0") => Self::Spreadsheet,
            _ if PARQUET && head.starts_with(b"PAR1") => Self::Parquet,
            Self::Csv | Self::Tsv if start.starts_with(b"<?xml") => Self::Xml,
            Self::Csv | Self::Tsv if start.starts_with(b"[{") || start.starts_with(b"{\"") => {
                Self::Json
            }
            Self::Ndjson if start.starts_with(b"[") => Self::Json,
            // some programs write tables under the ending of spreadsheets
            Self::Spreadsheet | Self::Zip => Self::Csv.seen(start),
            own => own,
        }
    }

    /// True of a page, or of the XML of an old spreadsheet, under the name of a table.
    pub(super) fn is_page(self, head: &[u8]) -> bool {
        let start = String::from_utf8_lossy(&head[..head.len().min(2_000)]).to_lowercase();
        let start = start.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_whitespace());
        let table = matches!(self, Self::Csv | Self::Tsv)
            && ["<html", "<!doctype html", "<table", "<meta"]
                .iter()
                .any(|tag| start.starts_with(tag));
        table
            || (self == Self::Xml && start.contains("urn:schemas-microsoft-com:office:spreadsheet"))
    }

    /// The format that none of these can be, by the first bytes of a file.
    pub(super) fn not_read(head: &[u8]) -> Option<NoFormat> {
        let packed = [
            (&b"7z\xBC\xAF"[..], "7z"),
            (b"BZh", "bzip2"),
            (b"\xFD7zXZ", "xz"),
            (b"Rar!", "RAR"),
        ];
        if !PARQUET && head.starts_with(b"PAR1") {
            return Some(NoFormat::Parquet);
        }
        let packed = packed.iter().find(|(magic, _)| head.starts_with(magic));
        packed.map(|(_, name)| NoFormat::Packed(name))
    }
}

fn ending(file: &Path) -> Option<&str> {
    file.extension().and_then(|ending| ending.to_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_the_ending_of_the_name() {
        for (name, format) in [
            ("a.csv", Format::Csv),
            ("A.CSV", Format::Csv),
            ("b.tsv", Format::Tsv),
            ("c.x.jsonl", Format::Ndjson),
            ("c.json", Format::Json),
            ("a.csv.gz", Format::Csv),
            ("a.xml.zst", Format::Xml),
            ("a.ods", Format::Spreadsheet),
        ] {
            assert_eq!(Format::of(Path::new(name)), Ok(format), "{name}");
        }
        for (name, error) in [
            ("a.7z", NoFormat::Packed("7z")),
            ("ads", NoFormat::Unknown("ads".to_owned())),
            ("a.gz", NoFormat::Unknown("a.gz".to_owned())),
        ] {
            assert_eq!(Format::of(Path::new(name)), Err(error), "{name}");
        }
        assert_eq!(
            Format::written(Path::new("a.ods")),
            Err(NoFormat::NotWritten("ODS".to_owned()))
        );
        assert_eq!(
            Format::written(Path::new("a.xlsx")),
            Ok(Format::Spreadsheet)
        );
    }

    #[test]
    fn the_first_bytes_are_believed_before_the_name() {
        for (name, head, seen) in [
            (Format::Csv, &b"PK\x03\x04"[..], Format::Zip),
            (Format::Csv, b"\xD0\xCF\x11\xE0", Format::Spreadsheet),
            (Format::Csv, b"<?xml version", Format::Xml),
            (Format::Csv, b"<p>,b", Format::Csv),
            (Format::Ndjson, b" [\n{}", Format::Json),
            (Format::Ndjson, b"{}", Format::Ndjson),
            (Format::Spreadsheet, b"\xEF\xBB\xBFid;texte", Format::Csv),
        ] {
            assert_eq!(name.seen(head), seen);
        }
    }
}
