//! Tables of plain text: the first column to the left, the others to the right.
//! Knows widths; does not know what is in the cells.

/// Rows of cells as aligned lines, each indented by two spaces.
#[must_use]
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let cell = |(column, (cell, &width)): (usize, (&String, &usize))| {
        if column == 0 {
            format!("  {cell:<width$}")
        } else {
            format!("  {cell:>width$}")
        }
    };
    let line = |row: &Vec<String>| -> String {
        let cells: String = row.iter().zip(&widths).enumerate().map(cell).collect();
        format!("{}\n", cells.trim_end())
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            table(&[row(["été", "1"]), row(["a", "100"]), row(["bb", ""])]),
            "  été    1\n  a    100\n  bb\n"
        );
    }
}
