//! Which of the first rows names the columns, and which column holds what.
//! Above the names there may be blank rows, a title, the date of the export.

use super::Refused;
use super::column::{self, Asked, Columns};

/// Rows that are looked at.
pub(super) const ROWS: usize = 60;
/// Rows among which the names are looked for.
const ABOVE: usize = 20;

/// The position of the row of names among the first rows, and the columns.
pub(super) fn find(head: &[Vec<String>], asked: &Asked) -> Result<(usize, Columns), Refused> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let mut first = None;
    for (at, row) in head.iter().enumerate().take(ABOVE) {
        if filled(row) == 0 {
            continue;
        }
        let found = column::find(row, asked);
        // below the first row, only names that no ad would hold
        let sure = first.is_none() || asked.any() || column::are_names(row);
        if let Ok(columns) = &found
            && columns.description.is_some()
            && sure
        {
            return Ok((at, column::fullest(row, &head[at + 1..], *columns)));
        }
        first.get_or_insert(at);
    }
    let mut at = first.ok_or(Refused::Empty)?;
    // the names stand in the row that is as wide as the rows below it
    let width = head.iter().map(filled).max().unwrap_or(0);
    let wide = |row: &Vec<String>| filled(row) * 2 > width;
    if let Some(own) = head.iter().take(ABOVE).position(wide) {
        at = own;
    }
    Ok((at, of(&head[at], &head[at + 1..], asked)?))
}

/// The columns of these names, by the names, or else by what stands in the first rows below them.
pub(super) fn of(
    names: &[String],
    below: &[Vec<String>],
    asked: &Asked,
) -> Result<Columns, Refused> {
    let columns = column::find(names, asked)?;
    let columns = match columns.description {
        Some(_) => column::fullest(names, below, columns),
        None => column::by_content(below, columns),
    };
    if columns.description.is_none() {
        return Err(Refused::NoDescription {
            found: column::listed(names),
            names: names.to_vec(),
        });
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[&str]]) -> Option<(usize, Option<usize>, Option<usize>)> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        let (at, columns) = find(&rows, &Asked::default()).ok()?;
        Some((at, columns.title, columns.description))
    }

    #[test]
    fn names_may_stand_below_a_title_and_blank_rows() {
        let text = "Vous animez nos réseaux sociaux. ".repeat(8);
        assert_eq!(
            found(&[
                &["Export du 3 mars", "", ""],
                &["", "", ""],
                &["Réf", "Intitulé", "Descriptif"],
                &["1", "CM", "a"]
            ]),
            Some((2, Some(1), Some(2)))
        );
        assert_eq!(
            found(&[
                &["Offres", "", ""],
                &["no", "quoi", "blabla"],
                &["1", "Community manager (H/F)", &text],
                &["2", "Vidéaste (H/F)", &text]
            ]),
            Some((1, Some(1), Some(2)))
        );
        assert_eq!(found(&[&["nom", "prix"], &["a", "3"]]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn an_ad_is_no_header() {
        let text = "Vous créez du contenu et des textes pour nos réseaux. ".repeat(5);
        assert_eq!(
            found(&[
                &["no", "quoi", "blabla"],
                &["1", "Rédacteur de contenu (H/F)", &text],
                &["2", "Vidéaste (H/F)", &text]
            ]),
            Some((0, Some(1), Some(2)))
        );
    }

    #[test]
    fn of_two_columns_with_one_name_the_fuller_is_taken() {
        let text = "Vous animez nos réseaux sociaux. ".repeat(8);
        assert_eq!(
            found(&[
                &["Titre", "Description", "Description"],
                &["CM", "", &text],
                &["VID", "court", &text]
            ]),
            Some((0, Some(0), Some(2)))
        );
    }
}
