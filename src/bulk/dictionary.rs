//! The data dictionary: every column of every file that a run writes, from the same lists that the files are written by.

use super::survey::table;
use super::{long, verdict_columns};
use crate::text::Language;
use crate::wordings::say;

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The file: "results", "errors", "mentions", "requirements", or a table of the report.
    pub file: String,
    /// The column's name.
    pub name: &'static str,
    /// What it means, for people.
    pub meaning: String,
}

/// All columns, file by file, in the order in which they are written.
#[must_use]
pub fn columns(lang: Language) -> Vec<Column> {
    let versions = ["engine", "taxonomy", "scoring"];
    let mut files: Vec<(String, Vec<&'static str>)> = vec![
        ("results".to_owned(), verdict_columns::NAMES.to_vec()),
        ("errors".to_owned(), vec!["row", "reason", "raw", "line"]),
        ("mentions".to_owned(), long::MENTIONS.to_vec()),
        ("requirements".to_owned(), long::REQUIREMENTS.to_vec()),
    ];
    for (name, columns) in table::COLUMNS {
        let columns = columns.iter().copied().chain(versions).collect();
        files.push((format!("report.{name}"), columns));
    }
    let column = |file: &str, name: &'static str| {
        let plain = name.strip_prefix("rf_").unwrap_or(name);
        let own = format!("{}.{plain}", file.strip_prefix("report.").unwrap_or(file));
        let said = say(lang, "column", &own, &[]);
        // a column that means the same everywhere is told once
        let meaning = if said == format!("column.{own}") {
            say(lang, "column", plain, &[])
        } else {
            said
        };
        Column {
            file: file.to_owned(),
            name,
            meaning,
        }
    };
    let all = files.iter();
    all.flat_map(|(file, names)| names.iter().map(|name| column(file, name)))
        .collect()
}

/// The dictionary as CSV: file, column, meaning.
#[must_use]
pub fn csv(lang: Language) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let rows = columns(lang);
    let rows = rows
        .iter()
        .map(|column| [column.file.as_str(), column.name, column.meaning.as_str()]);
    for row in [["file", "column", "meaning"]].into_iter().chain(rows) {
        // writing into memory does not fail
        let _ = table.write_record(row);
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_meaning_in_both_languages() {
        for lang in [Language::French, Language::English] {
            for column in columns(lang) {
                assert!(
                    !column.meaning.starts_with("column."),
                    "{} of {}: write it under [column]",
                    column.name,
                    column.file
                );
            }
        }
    }
}
