//! The ads of a result with the highest scores, and any one of them by its row.
//! Reads tables that a run has written; analyses nothing.

use super::column::{Asked, Columns};
use super::job::{self, JobFailure};
use super::record::Cells;
use super::row::Content;
use super::{Refused, Source, ad};
use crate::posting::Posting;
use std::cmp::Reverse;
use std::path::Path;

/// An ad of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// Its row, as a spreadsheet counts them.
    pub row: u64,
    /// The level of its verdict.
    pub level: String,
    /// The score of its verdict.
    pub score: i32,
    /// The ad.
    pub posting: Posting,
}

/// The ads with the highest scores, the highest first; of equals, the first in the file. None in a result that is no table.
///
/// # Errors
/// When the result cannot be read.
pub fn worst(result: &Path, asked: &Asked, count: usize) -> Result<Vec<Rated>, JobFailure> {
    let mut worst: Vec<Rated> = Vec::new();
    each(result, asked, |rated| {
        let least = worst.last().map_or(i32::MIN, |last| last.score);
        if worst.len() < count || rated.score > least {
            let at = worst.partition_point(|known| Reverse(known.score) <= Reverse(rated.score));
            worst.insert(at, rated);
            worst.truncate(count);
        }
        true
    })?;
    Ok(worst)
}

/// The ad of a row; none when the row has no ad that was judged.
///
/// # Errors
/// When the result cannot be read.
pub fn at(result: &Path, asked: &Asked, row: u64) -> Result<Option<Posting>, JobFailure> {
    let mut found = None;
    each(result, asked, |rated| {
        if rated.row == row {
            found = Some(rated.posting);
        }
        found.is_none()
    })?;
    Ok(found)
}

/// Hands over the ads that have a score, until that is enough.
fn each(
    result: &Path,
    asked: &Asked,
    mut hand: impl FnMut(Rated) -> bool,
) -> Result<(), JobFailure> {
    // a result has one sheet, whatever the sheet was that it was made of
    let asked = Asked {
        sheet: None,
        ..asked.clone()
    };
    let (mut source, _) = job::open(result, None, &asked, None)?;
    let Some(layout) = Layout::of(&source) else {
        return Ok(());
    };
    let failed = |error| JobFailure::Refused(result.to_owned(), Refused::Read(error));
    while let Some(chunk) = source.chunk().map_err(failed)? {
        for row in chunk.rows {
            let Content::Cells(cells) = row.content else {
                continue;
            };
            let rated = layout.rated(row.number, &cells);
            if rated.is_some_and(|rated| !hand(rated)) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Where in a row what is looked for stands.
struct Layout {
    columns: Columns,
    level: usize,
    score: usize,
}

impl Layout {
    fn of(source: &Source) -> Option<Self> {
        let names = source.names();
        let at = |wanted: &str| names.iter().position(|name| name == wanted);
        Some(Self {
            columns: source.table()?.columns,
            level: at("rf_level")?,
            score: at("rf_score")?,
        })
    }

    fn rated(&self, row: u64, cells: &Cells) -> Option<Rated> {
        Some(Rated {
            row,
            level: cells.get(self.level).to_owned(),
            score: cells.get(self.score).trim().parse().ok()?,
            posting: ad::of_cells(cells, &self.columns).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_scores_come_first() {
        let folder = tempfile::tempdir().unwrap();
        let result = folder.path().join("result.csv");
        let table = "title,texte,rf_level,rf_score\na,Un,focused,3\nb,Deux,superman,80\nc,Trois,not_assessable,\nd,Quatre,superman,80\ne,Cinq,broad,25\n";
        std::fs::write(&result, table).unwrap();
        let asked = Asked {
            description: Some("texte".to_owned()),
            ..Asked::default()
        };
        let worst = worst(&result, &asked, 3).unwrap();
        let told: Vec<(&str, i32, u64)> = worst
            .iter()
            .map(|rated| (rated.posting.title.as_str(), rated.score, rated.row))
            .collect();
        assert_eq!(told, [("b", 80, 3), ("d", 80, 5), ("e", 25, 6)]);
        let one = at(&result, &asked, 5).unwrap().unwrap();
        assert_eq!(one.description, "Quatre");
        assert_eq!(at(&result, &asked, 4).unwrap(), None);
    }
}
