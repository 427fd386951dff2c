//! What a column of a Parquet file holds: words, unless every value of it is a number, a moment, or true or false.

use crate::bulk::verdict_columns;
use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::errors::Result;
use parquet::schema::types::Type;
use serde_json::Value;
use std::collections::HashMap;

/// Days from the first day of spreadsheets to the first of 1970.
pub(super) const EPOCH: f64 = 25_569.0;
/// Milliseconds of a day.
pub(super) const DAY: f64 = 86_400_000.0;
/// Whole numbers up to this one are exact in a spreadsheet and in JSON.
pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, or values of several kinds.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
    /// Days and times.
    Moment,
    /// True or false.
    Truth,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its name; two columns of a Parquet file cannot have one name.
    pub name: String,
    /// What all values met so far are; nothing before the first.
    kind: Option<Kind>,
}

impl Column {
    /// The columns of a header, those without a name or with that of another renamed.
    pub fn named(header: &[Value]) -> Vec<Self> {
        let mut times: HashMap<String, usize> = HashMap::new();
        let named = (1..).zip(header).map(|(at, name)| {
            let name = match name.as_str().unwrap_or_default().trim() {
                "" => format!("column_{at}"),
                name => name.to_owned(),
            };
            let met = times.entry(name.clone()).or_default();
            *met += 1;
            let kind = verdict_columns::is_number(&name).then_some(Kind::Number);
            let name = match met {
                1 => name,
                met => format!("{name}_{met}"),
            };
            Self { name, kind }
        });
        named.collect()
    }

    /// Looks at one of its values.
    pub fn look(&mut self, value: &Value) {
        let Some(met) = kind(value) else { return };
        self.kind = Some(match (self.kind, met) {
            (None, met) => met,
            (Some(known), met) if known == met => known,
            (Some(Kind::Number), Kind::Whole) | (Some(Kind::Whole), Kind::Number) => Kind::Number,
            _ => Kind::Text,
        });
    }

    /// What its values are.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Text)
    }

    /// As the file states it.
    pub fn schema(&self) -> Result<Type> {
        let (physical, logical) = match self.kind() {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Whole => (Physical::INT64, None),
            Kind::Number => (Physical::DOUBLE, None),
            Kind::Moment => {
                let moment = LogicalType::timestamp(false, TimeUnit::MILLIS);
                (Physical::INT64, Some(moment))
            }
            Kind::Truth => (Physical::BOOLEAN, None),
        };
        Type::primitive_type_builder(&self.name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    }
}

/// What a value is; nothing of one that is not known.
fn kind(value: &Value) -> Option<Kind> {
    match value {
        Value::Number(_) => Some(match whole(value) {
            Some(_) => Kind::Whole,
            None => Kind::Number,
        }),
        Value::Bool(_) => Some(Kind::Truth),
        Value::Object(_) => Some(Kind::Moment),
        Value::String(text) if text.is_empty() => None,
        Value::Null => None,
        _ => Some(Kind::Text),
    }
}

/// A whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is between bounds"
)]
pub(super) fn whole(value: &Value) -> Option<i64> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
}

/// Milliseconds since the beginning of 1970 of a day or a time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is between bounds"
)]
pub(super) fn moment(value: &Value) -> Option<i64> {
    let millis = ((value.get("moment")?.as_f64()? - EPOCH) * DAY).round();
    (millis.abs() < EXACT).then_some(millis as i64)
}

/// The words of a value that is known.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| text.clone()),
        Value::Object(_) => {
            let stamp = jiff::Timestamp::from_millisecond(moment(value)?).ok()?;
            Some(stamp.strftime("%Y-%m-%d %H:%M:%S").to_string())
        }
        Value::Number(_) => Some(whole(value).map_or_else(|| value.to_string(), |n| n.to_string())),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_column_is_what_all_its_values_are() {
        for (values, kind) in [
            (json!([1.0, "", 3.0]), Kind::Whole),
            (json!([1.0, 2.5]), Kind::Number),
            (json!([1.0, "CM"]), Kind::Text),
            (json!([true, false]), Kind::Truth),
            (json!([{"moment": 46_000.5}]), Kind::Moment),
            (json!(["", null]), Kind::Text),
        ] {
            let mut column = Column::named(&[json!("a")]).remove(0);
            for value in values.as_array().into_iter().flatten() {
                column.look(value);
            }
            assert_eq!(column.kind(), kind, "{values}");
        }
    }

    #[test]
    fn columns_have_names_of_their_own() {
        let names = [json!("Texte"), json!(""), json!("Texte")];
        let names: Vec<String> = Column::named(&names)
            .into_iter()
            .map(|one| one.name)
            .collect();
        assert_eq!(names, ["Texte", "column_2", "Texte_2"]);
    }

    #[test]
    fn values_of_several_kinds_are_words() {
        let said = [
            json!(3.0),
            json!(2.5),
            json!({"moment": 46_000.5}),
            json!(true),
            json!(""),
        ];
        assert_eq!(
            said.each_ref().map(text),
            [
                Some("3"),
                Some("2.5"),
                Some("2025-12-09 12:00:00"),
                Some("true"),
                None
            ]
            .map(|text| text.map(str::to_owned))
        );
    }
}
