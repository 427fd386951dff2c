//! The ad of a row: from the cells of a table, or from a JSON object, whose fields are found like columns.

use super::column::{self, Asked, Columns};
use super::record::Cells;
use super::row::Fault;
use crate::posting::{Posting, html, jobposting, size};
use serde_json::Value;

/// The ad of the cells of a table.
pub(super) fn of_cells(cells: &Cells, columns: &Columns) -> Result<Posting, Fault> {
    let text =
        |column: Option<usize>| column.map_or_else(String::new, |at| cells.get(at).to_owned());
    let some = |column: Option<usize>| {
        column
            .map(|at| cells.get(at).trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    checked(Posting {
        id: some(columns.id),
        title: text(columns.title),
        description: text(columns.description),
        company: some(columns.company),
        location: some(columns.location),
        language: some(columns.language),
        ..Posting::default()
    })
}

/// The ad of a JSON value.
pub(super) fn of_json(value: &Value, asked: &Asked) -> Result<Posting, Fault> {
    let by_name = if jobposting::is_job_posting(value) && !asked.any() {
        None
    } else {
        named(value, asked)
    };
    by_name
        .or_else(|| jobposting::from_value(value))
        .ok_or(Fault::NoAd)
        .and_then(checked)
}

/// The ad of an object, its fields found like columns.
fn named(value: &Value, asked: &Asked) -> Option<Posting> {
    let object = value.as_object()?;
    let names: Vec<String> = object.keys().cloned().collect();
    let columns = column::find(&names, asked).ok()?;
    let values = || object.values().map(|value| said(value).unwrap_or_default());
    let columns = if columns.description.is_some() {
        columns
    } else {
        column::by_content(&[values().collect()], columns)
    };
    let text = |column: Option<usize>| said(object.values().nth(column?)?);
    let description = text(columns.description)?;
    Some(Posting {
        id: text(columns.id),
        title: text(columns.title).unwrap_or_default(),
        description,
        company: text(columns.company),
        location: text(columns.location),
        language: text(columns.language),
        ..Posting::default()
    })
}

/// What a value says: a text, a number, the name inside an object, the lines of a list.
pub(super) fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => [
            "name", "nom", "libelle", "label", "value", "text", "content",
        ]
        .iter()
        .find_map(|name| object.get(*name)?.as_str().map(str::to_owned)),
        Value::Array(items) => {
            let lines: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn checked(posting: Posting) -> Result<Posting, Fault> {
    let posting = html::read_out(posting);
    size::check(&posting)?;
    Ok(posting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Posting, Fault> {
        of_json(
            &serde_json::from_str(json).unwrap_or_default(),
            &Asked::default(),
        )
    }

    #[test]
    fn fields_are_found_like_columns() {
        let french = read(r#"{"référence": 7, "intitule": "CM", "texte": "Vous animez."}"#)
            .unwrap_or_default();
        assert_eq!(
            (
                french.id.as_deref(),
                french.title.as_str(),
                french.description.as_str()
            ),
            (Some("7"), "CM", "Vous animez.")
        );
        assert_eq!(
            read(r#"{"@type": "JobPosting", "title": "VID"}"#).map(|posting| posting.title),
            Ok("VID".to_owned())
        );
        assert_eq!(read(r#"{"a": 1}"#), Err(Fault::NoAd));
        assert_eq!(read("3"), Err(Fault::NoAd));
    }

    #[test]
    fn a_description_in_html_is_read_as_text() {
        let html = read(r#"{"title": "CM", "description": "<div><p>Vous animez.</p><p>Vous publiez.</p></div>"}"#).unwrap_or_default();
        assert!(
            html.converted && !html.description.contains('<'),
            "{}",
            html.description
        );
    }

    #[test]
    fn an_ad_that_is_too_long_is_refused() {
        let long = Value::from_iter([("description", Value::from("mot ".repeat(40_000)))]);
        assert!(matches!(
            of_json(&long, &Asked::default()),
            Err(Fault::TooLong(_))
        ));
    }
}
