//! Ads, labels and answers read from NDJSON, one object a line, each known by its id.
//! Knows lines and ids; opens no file.

use super::gold::Label;
use super::said::Said;
use crate::posting::Posting;
use crate::posting::jobposting;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Things known by their id, in the order in which they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    list: Vec<(String, T)>,
    /// Position in `list` of each id.
    at: BTreeMap<String, usize>,
    /// Ids that stand in the file more than once; the last one counts.
    pub twice: Vec<String>,
}

/// Why a file cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct Unreadable {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            at: BTreeMap::new(),
            twice: Vec::new(),
        }
    }
}

impl<T> Rows<T> {
    /// Adds one. Of two with the same id the last counts, in the place of the first.
    pub fn add(&mut self, id: String, row: T) {
        if let Some(&i) = self.at.get(&id) {
            self.list[i].1 = row;
            if !self.twice.contains(&id) {
                self.twice.push(id);
            }
            return;
        }
        self.at.insert(id.clone(), self.list.len());
        self.list.push((id, row));
    }

    /// The one with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        self.at.get(id).map(|&i| &self.list[i].1)
    }

    /// All, with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.list.iter().map(|(id, row)| (id.as_str(), row))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Reads ads: `id`, `title` and `description`, or schema.org `JobPosting`s.
///
/// # Errors
/// With the first line that is no ad or has no id.
pub fn ads(file: &str, bytes: &[u8]) -> Result<Rows<Posting>, Unreadable> {
    read(file, bytes, |value| {
        let posting = jobposting::from_value(value)
            .ok_or("holds no ad; expected \"id\", \"title\" and \"description\"")?;
        let id = posting.id.clone().ok_or(NO_ID)?;
        Ok((id, posting))
    })
}

/// Reads labels.
///
/// # Errors
/// With the first line that is no label of the codebook or has no id.
pub fn labels(file: &str, bytes: &[u8]) -> Result<Rows<Label>, Unreadable> {
    read(file, bytes, named)
}

/// Reads answers, as `rolefit bulk` writes them.
///
/// # Errors
/// With the first line that is no answer or has no id.
pub fn answers(file: &str, bytes: &[u8]) -> Result<Rows<Said>, Unreadable> {
    read(file, bytes, named)
}

const NO_ID: &str = "has no \"id\"; expected a text or a whole number";

fn read<T>(
    file: &str,
    bytes: &[u8],
    row: impl Fn(&Value) -> Result<(String, T), String>,
) -> Result<Rows<T>, Unreadable> {
    let wrong = |line: usize, message: String| Unreadable {
        file: file.to_owned(),
        line,
        message,
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        wrong(
            before.split(|&byte| byte == b'\n').count(),
            "is not UTF-8 text".to_owned(),
        )
    })?;
    let mut rows = Rows::default();
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let value: Value = serde_json::from_str(line).map_err(|error| {
            wrong(
                number,
                format!(
                    "is not JSON (column {}); expected one object a line",
                    error.column()
                ),
            )
        })?;
        let (id, row) = row(&value).map_err(|message| wrong(number, message))?;
        rows.add(id, row);
    }
    Ok(rows)
}

fn named<T: DeserializeOwned>(value: &Value) -> Result<(String, T), String> {
    let id = match value.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err(NO_ID.to_owned()),
    };
    let row = T::deserialize(value).map_err(|error| error.to_string())?;
    Ok((id, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_told_with_its_number() {
        let told = |text: &str| {
            labels("gold.jsonl", text.as_bytes())
                .expect_err("the text is wrong")
                .to_string()
        };
        assert_eq!(
            told("\n{\"id\": "),
            "gold.jsonl:2: is not JSON (column 7); expected one object a line"
        );
        assert!(told("{}").starts_with("gold.jsonl:1: has no \"id\""));
        assert!(
            told("{\"id\":\"a\",\"language\":\"fr\",\"main_role\":\"CM\",\"verdict\":\"fine\"}")
                .contains("unknown variant `fine`")
        );
        assert_eq!(
            ads("ads.jsonl", b"{\"id\":\"a\"}\n")
                .expect_err("no ad")
                .line,
            1
        );
        let error =
            ads("ads.jsonl", b"{\"id\":\"a\",\"title\":\"x\"}\n\xE9").expect_err("not UTF-8");
        assert_eq!(error.to_string(), "ads.jsonl:2: is not UTF-8 text");
    }

    #[test]
    fn of_two_with_the_same_id_the_last_counts_in_the_place_of_the_first() {
        let text = "{\"id\":1,\"title\":\"x\"}\n{\"id\":\"b\",\"title\":\"y\"}\n{\"id\":\"1\",\"title\":\"z\"}\n";
        let rows = ads("ads.jsonl", text.as_bytes()).expect("three ads");
        let titles: Vec<(&str, &str)> = rows
            .iter()
            .map(|(id, ad)| (id, ad.title.as_str()))
            .collect();
        assert_eq!(titles, [("1", "z"), ("b", "y")]);
        assert_eq!(rows.twice, ["1"]);
    }
}
