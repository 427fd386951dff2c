//! Changes of an ad that findings and advice propose, made in the form's own texts.
//! Knows places in code points; does not know why a change is proposed.

use crate::posting::Posting;
use crate::report::advised::EditSaid;
use crate::report::finding_schema::FindingSaid;
use crate::report::schema::{Answer, At};
use crate::span::Field;
use crate::web::problem::{Kind, Problem};

/// What a person wants to be changed, by a button of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// What these findings propose, by their position in the answer.
    Findings(Vec<usize>),
    /// What this piece of advice proposes.
    Advice(usize),
    /// The text before the last change.
    Undo,
}

impl Wish {
    /// The value by which a button sends it.
    pub fn value(&self) -> String {
        match self {
            Self::Findings(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                format!("findings|{}", numbers.join(","))
            }
            Self::Advice(number) => format!("advice|{number}"),
            Self::Undo => "undo".to_owned(),
        }
    }

    /// The wish of a value; nothing for a value that no button has.
    pub fn read(value: &str) -> Option<Self> {
        match value.split_once('|') {
            None if value == "undo" => Some(Self::Undo),
            Some(("findings", numbers)) => {
                let numbers: Result<_, _> = numbers.split(',').map(str::parse).collect();
                Some(Self::Findings(numbers.ok()?))
            }
            Some(("advice", number)) => Some(Self::Advice(number.parse().ok()?)),
            _ => None,
        }
    }

    /// The changes that it names.
    pub fn edits(&self, answer: &Answer) -> Vec<EditSaid> {
        match self {
            Self::Undo => Vec::new(),
            Self::Advice(number) => answer
                .advice
                .get(*number)
                .map(|piece| piece.edits.clone())
                .unwrap_or_default(),
            Self::Findings(numbers) => numbers
                .iter()
                .filter_map(|number| of(answer.findings.get(*number)?))
                .collect(),
        }
    }
}

/// The change that a finding proposes.
pub fn of(finding: &FindingSaid) -> Option<EditSaid> {
    let replacement = finding.fix.replacement.clone()?;
    let at = finding.at()?;
    Some(EditSaid { at, replacement })
}

/// Changes that can be made together, in the order of the text: of those over one another, the first.
pub fn apart(mut edits: Vec<EditSaid>) -> Vec<EditSaid> {
    edits.sort_by_key(|edit| (edit.at.field, edit.at.start, edit.at.end));
    let mut apart: Vec<EditSaid> = Vec::new();
    for edit in edits {
        let free = |last: &EditSaid| last.at.field != edit.at.field || last.at.end <= edit.at.start;
        if apart.last().is_none_or(free) {
            apart.push(edit);
        }
    }
    apart
}

/// The ad with changes made; every other word stays as it was.
///
/// # Errors
/// When the ad is another one: its words are not those of the changes.
pub fn apply(posting: &Posting, edits: Vec<EditSaid>) -> Result<Posting, Problem> {
    let mut changed = posting.clone();
    for EditSaid { at, replacement } in apart(edits).into_iter().rev() {
        let field = match at.field {
            Field::Title => &mut changed.title,
            Field::Description => &mut changed.description,
        };
        let range = bytes(field, &at);
        if field.get(range.clone()) != Some(at.text.as_str()) {
            return Err(Problem::new(Kind::NotUnderstood, "the text has changed"));
        }
        field.replace_range(range, &replacement);
    }
    Ok(changed)
}

fn bytes(text: &str, at: &At) -> std::ops::Range<usize> {
    let byte = |point: u32| {
        let point = usize::try_from(point).unwrap_or(usize::MAX);
        text.char_indices()
            .nth(point)
            .map_or(text.len(), |(byte, _)| byte)
    };
    byte(at.start)..byte(at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, text: &str, replacement: &str) -> EditSaid {
        let length = u32::try_from(text.chars().count()).unwrap();
        EditSaid {
            at: At {
                field: Field::Description,
                start,
                end: start + length,
                text: text.to_owned(),
            },
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn changes_are_made_at_their_code_points() {
        let posting = Posting {
            description: "🎬 é : jeune et rapide".to_owned(),
            ..Posting::default()
        };
        let edits = vec![edit(6, "jeune", "soigneux"), edit(15, "rapide", "")];
        let changed = apply(&posting, edits).unwrap();
        assert_eq!(changed.description, "🎬 é : soigneux et ");
        let over = vec![edit(6, "jeune et", "x"), edit(12, "et", "y")];
        assert_eq!(
            apply(&posting, over).unwrap().description,
            "🎬 é : x rapide"
        );
        assert!(apply(&posting, vec![edit(5, "jeune", "x")]).is_err());
    }

    #[test]
    fn a_wish_is_read_from_its_value() {
        for wish in [Wish::Findings(vec![3, 12]), Wish::Advice(0), Wish::Undo] {
            assert_eq!(Wish::read(&wish.value()), Some(wish));
        }
        assert_eq!(Wish::read("findings|x"), None);
    }
}
