//! The pieces of a query as it is written: words, phrases, facets, and between what they stand.

use super::facet::Facet;
use crate::span::Field;

/// Where words are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// In the title, the text, and the names.
    #[default]
    Anywhere,
    /// In the title.
    Title,
    /// In the employer's name.
    Company,
    /// In the place.
    Location,
}

impl Place {
    /// The place with this name, in English or French.
    fn named(name: &str) -> Option<Self> {
        match name {
            "title" | "titre" => Some(Self::Title),
            "company" | "entreprise" | "employeur" => Some(Self::Company),
            "location" | "lieu" | "ville" => Some(Self::Location),
            _ => None,
        }
    }

    /// True when words may be found in this field of the text.
    pub fn is_in(self, field: Field) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Title => field == Field::Title,
            Self::Company | Self::Location => false,
        }
    }
}

/// A piece of a query.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    Or,
    Facet {
        excluded: bool,
        facet: Facet,
        value: String,
    },
    Words {
        excluded: bool,
        place: Place,
        text: String,
        quoted: bool,
    },
}

/// Cuts a query into pieces at blanks and brackets, but not within quotation marks.
pub(super) fn items(query: &str) -> Vec<Item> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    let mut items = Vec::new();
    let mut rest = query.trim_start_matches(blank);
    while !rest.is_empty() {
        let excluded = rest.starts_with('-');
        let mut piece = rest.strip_prefix('-').unwrap_or(rest);
        let name = name(piece);
        if let Some((_, behind)) = name {
            piece = behind;
        }
        let (text, quoted, after) = if let Some(close) = closing(piece) {
            let inner = piece.trim_start_matches(['"', '“', '„', '«']);
            let end = inner.find(close).unwrap_or(inner.len());
            (&inner[..end], true, inner[end..].trim_start_matches(close))
        } else {
            let end = piece.find(blank).unwrap_or(piece.len());
            (&piece[..end], false, &piece[end..])
        };
        rest = after.trim_start_matches(blank);
        items.push(match name.map(|(name, _)| Facet::named(name)) {
            None if !quoted && matches!(text, "OR" | "OU" | "|") => Item::Or,
            None if !quoted && matches!(text, "AND" | "ET" | "&") => continue,
            Some(Some(facet)) => Item::Facet {
                excluded,
                facet,
                value: text.to_owned(),
            },
            _ => Item::Words {
                excluded,
                place: name
                    .and_then(|(name, _)| Place::named(name))
                    .unwrap_or_default(),
                text: text.to_owned(),
                quoted,
            },
        });
    }
    items
}

/// The name of a field before a colon, and what stands behind it.
fn name(piece: &str) -> Option<(&str, &str)> {
    piece
        .split_once(':')
        .filter(|(name, _)| Place::named(name).is_some() || Facet::named(name).is_some())
}

/// What closes the quotation that a piece begins with.
fn closing(piece: &str) -> Option<&'static [char]> {
    match piece.chars().next()? {
        '"' => Some(&['"']),
        '“' | '„' => Some(&['”', '“', '"']),
        '«' => Some(&['»']),
        _ => None,
    }
}
