//! How an analysed row is laid out: the columns it came with and the columns of the analysis, or a whole answer on a line.

use super::Refused;
use super::column;
use super::record::{Cells, Typed};
use super::source::Source;
use super::verdict_columns::{self, NAMES};
use crate::report::Answer;
use crate::taxonomy::Taxonomy;
use serde_json::Value;

/// What every row of the output looks like.
pub(super) enum Layout {
    /// A whole answer on a line.
    Answers,
    /// Columns.
    Table(Kept),
}

/// The columns of the output, in their order.
pub(super) struct Kept {
    columns: Vec<(String, From)>,
    /// The names of all columns and fields of the input.
    known: Vec<String>,
    /// Where an ad that was posted before names the first.
    pub duplicate: Option<usize>,
}

/// Where a column comes from.
#[derive(Clone, Copy)]
enum From {
    /// The input's, at this position.
    Own(usize),
    /// The analysis's, at this position.
    Added(usize),
}

/// An analysed row, ready to be written.
pub(super) enum Written {
    /// A line with its end.
    Line(Vec<u8>),
    /// Cells, and those of them that are no text.
    Cells(Vec<String>, Vec<(usize, Typed)>),
}

/// The columns of a table made of a source: those asked for, else all of the input, but for those of an earlier
/// analysis, and all of the analysis.
pub(super) fn of(source: &mut Source, asked: Option<&[String]>) -> Result<Kept, Refused> {
    let names = match source.table() {
        Some(table) => table.names.clone(),
        None => source.fields().map_err(Refused::Read)?,
    };
    let earlier = |at: &usize| !NAMES.contains(&names[*at].as_str());
    let own = (0..names.len()).filter(earlier).map(From::Own);
    let froms: Vec<From> = match asked {
        None => own.chain((0..NAMES.len()).map(From::Added)).collect(),
        Some(asked) => asked
            .iter()
            .map(|name| {
                let added = NAMES.iter().position(|known| known == name);
                let own = || column::position(&names, name).map(From::Own);
                let from = added.map(From::Added).or_else(own);
                from.ok_or_else(|| Refused::NoColumn {
                    name: name.clone(),
                    found: column::listed(&names),
                })
            })
            .collect::<Result<_, _>>()?,
    };
    let named = |from: &From| match from {
        From::Own(at) => names[*at].clone(),
        From::Added(at) => NAMES[*at].to_owned(),
    };
    let columns: Vec<(String, From)> = froms.iter().map(|from| (named(from), *from)).collect();
    let is_duplicate = |(_, from): &(String, From)| matches!(from, From::Added(at) if NAMES[*at] == verdict_columns::DUPLICATE);
    Ok(Kept {
        duplicate: columns.iter().position(is_duplicate),
        columns,
        known: names,
    })
}

/// The cells of the analysis.
pub(super) type Added = [String; NAMES.len()];

/// The cells of an answer.
pub(super) fn added(taxonomy: &Taxonomy, answer: &Answer) -> Added {
    verdict_columns::values(taxonomy, answer)
}

impl Kept {
    /// The header.
    pub fn header(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| name.clone()).collect()
    }

    /// A row of a table.
    pub fn cells(&self, cells: &Cells, added: &Added) -> Written {
        let typed = cells.typed.iter();
        let typed = typed.flat_map(|(own, typed)| self.places(*own).map(|at| (at, *typed)));
        let typed = typed.chain(self.numbers(added)).collect();
        let text = self.columns.iter().map(|(_, from)| match from {
            From::Own(at) => cells.get(*at).to_owned(),
            From::Added(at) => added[*at].clone(),
        });
        Written::Cells(text.collect(), typed)
    }

    /// A JSON object as a row, and whether all its fields have a column.
    pub fn object(&self, value: &Value, added: &Added) -> (Written, bool) {
        let field = |at: usize| value.get(&self.known[at]);
        let text = self.columns.iter().map(|(_, from)| match from {
            From::Own(at) => match field(*at) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            },
            From::Added(at) => added[*at].clone(),
        });
        let own = self.columns.iter().enumerate();
        let own = own.filter_map(|(place, (_, from))| match from {
            From::Own(at) => Some((place, Typed::Number(field(*at)?.as_f64()?))),
            From::Added(_) => None,
        });
        let typed = own.chain(self.numbers(added)).collect();
        let known = |name: &String| self.known.contains(name) || NAMES.contains(&name.as_str());
        let whole = value
            .as_object()
            .is_none_or(|object| object.keys().all(known));
        (Written::Cells(text.collect(), typed), whole)
    }

    /// Where a column of the input stands in the output.
    fn places(&self, own: usize) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(move |(_, (_, from))| matches!(from, From::Own(at) if *at == own))
            .map(|(place, _)| place)
    }

    /// The cells of the analysis that are numbers.
    fn numbers(&self, added: &Added) -> impl Iterator<Item = (usize, Typed)> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(|(place, (_, from))| match from {
            From::Added(at) if verdict_columns::is_number(NAMES[*at]) => {
                Some((place, Typed::Number(added[*at].parse().ok()?)))
            }
            _ => None,
        })
    }
}
