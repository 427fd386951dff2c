//! Paragraphs, lists and tables of a document as lines of text: a paragraph a line, an item of a list with a dash before it,
//! a blank line before a heading. Knows no file format.

/// Longest first cell, in characters, that names what stands in the second.
const LABEL: usize = 40;

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub text: String,
    /// True for an item of a list.
    pub item: bool,
    /// True for a heading or a title.
    pub heading: bool,
}

/// A document being written down. Paragraphs may stand inside paragraphs (text boxes), rows of tables inside cells.
#[derive(Default)]
pub(super) struct Flow {
    out: String,
    open: Vec<Paragraph>,
    rows: Vec<Vec<Vec<Paragraph>>>,
    paragraphs: usize,
    blank: bool,
}

impl Flow {
    /// Begins a paragraph.
    pub fn begin(&mut self) {
        self.open.push(Paragraph::default());
    }

    /// The paragraph that is open, if one is.
    pub fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.open.last_mut()
    }

    /// Goes on with the paragraph that is open.
    pub fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    /// Ends a paragraph.
    pub fn end(&mut self) {
        if let Some(paragraph) = self.open.pop() {
            self.put(paragraph);
        }
    }

    /// Begins a row of a table.
    pub fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of a row.
    pub fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Ends a row: "Lieu" beside "Nantes" is one line, longer cells are lines of their own.
    pub fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let cells: Vec<Vec<Paragraph>> = row
            .into_iter()
            .map(|cell| {
                cell.into_iter()
                    .filter(|paragraph| !paragraph.text.trim().is_empty())
                    .collect()
            })
            .filter(|cell: &Vec<Paragraph>| !cell.is_empty())
            .collect();
        if let [label, value] = &cells[..]
            && let ([label], [value]) = (&label[..], &value[..])
            && label.text.trim().chars().count() <= LABEL
            && !label.item
            && !value.item
        {
            let name = label.text.trim();
            let between = if name.ends_with([':', '?']) {
                " "
            } else {
                " : "
            };
            self.put(Paragraph {
                text: format!("{name}{between}{}", value.text.trim()),
                ..Paragraph::default()
            });
            return;
        }
        for paragraph in cells.into_iter().flatten() {
            self.put(paragraph);
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push(paragraph);
            return;
        }
        let text = paragraph.text.trim();
        if text.is_empty() {
            self.blank = true;
            return;
        }
        if !self.out.is_empty() && (self.blank || paragraph.heading) {
            self.out.push('\n');
        }
        if paragraph.item {
            self.out.push_str("- ");
        }
        self.out.push_str(text);
        self.out.push('\n');
        // the first heading is the title, which stands apart
        self.blank = paragraph.heading && self.paragraphs == 0;
        self.paragraphs += 1;
    }

    /// The text.
    pub fn done(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        while !self.rows.is_empty() {
            self.end_row();
        }
        self.out.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_label_and_value_is_a_line_and_longer_cells_are_several() {
        let mut flow = Flow::default();
        for row in [
            &[&["Lieu"][..], &["Nantes"]][..],
            &[&["Missions"], &["Animer", "Rédiger"]],
        ] {
            flow.begin_row();
            for cell in row {
                flow.begin_cell();
                for text in *cell {
                    flow.begin();
                    flow.push(text);
                    flow.end();
                }
            }
            flow.end_row();
        }
        assert_eq!(flow.done(), "Lieu : Nantes\nMissions\nAnimer\nRédiger");
    }
}
