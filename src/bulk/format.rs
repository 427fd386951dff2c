//! The formats of files with many ads, and how to tell them by their names.

use std::path::Path;

/// A format of many ads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells parted by commas, semicolons, tabs or bars.
    Csv,
    /// Cells parted by tabs.
    Tsv,
    /// One JSON object a line.
    Ndjson,
}

/// Why a format cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFormat {
    /// A format that is planned.
    #[error(
        "{0} files cannot be read or written yet; please use CSV (any spreadsheet saves it), TSV or NDJSON"
    )]
    Later(&'static str),
    /// A packed file.
    #[error("this is a packed file; please unpack it first")]
    Packed,
    /// JSON that is not one object a line.
    #[error(
        "a JSON file is read line by line, one ad a line; please name it .ndjson, or say so with --from and --to"
    )]
    Json,
    /// No format is known by this name.
    #[error(
        "\"{0}\" does not tell a format; expected csv, tsv or ndjson, as the ending of the name or with --from and --to"
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
            "xlsx" | "xls" | "xlsm" | "ods" => Err(NoFormat::Later("spreadsheet")),
            "parquet" => Err(NoFormat::Later("Parquet")),
            "gz" | "zip" | "zst" | "bz2" | "xz" | "7z" => Err(NoFormat::Packed),
            "json" => Err(NoFormat::Json),
            _ => Err(NoFormat::Unknown(name.to_owned())),
        }
    }

    /// The format of a file, by the ending of its name.
    ///
    /// # Errors
    /// When the ending is of another format, or of none.
    pub fn of(file: &Path) -> Result<Self, NoFormat> {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some(ending) => Self::named(ending),
            None => Err(NoFormat::Unknown(file.display().to_string())),
        }
    }

    /// The format that no text can be, by the first bytes of a file.
    #[must_use]
    pub fn not_text(head: &[u8]) -> Option<NoFormat> {
        let starts = |magic: &[u8]| head.starts_with(magic);
        if starts(b"PK\x03\x04") || starts(b"\xD0\xCF\x11\xE0") {
            Some(NoFormat::Later("spreadsheet"))
        } else if starts(b"PAR1") {
            Some(NoFormat::Later("Parquet"))
        } else if starts(b"\x1F\x8B") || starts(b"\x28\xB5\x2F\xFD") {
            Some(NoFormat::Packed)
        } else {
            None
        }
    }
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
        ] {
            assert_eq!(Format::of(Path::new(name)), Ok(format), "{name}");
        }
        assert_eq!(
            Format::of(Path::new("a.xlsx")),
            Err(NoFormat::Later("spreadsheet"))
        );
        assert_eq!(Format::of(Path::new("a.csv.gz")), Err(NoFormat::Packed));
        assert!(matches!(
            Format::of(Path::new("ads")),
            Err(NoFormat::Unknown(_))
        ));
    }
}
