//! Legal figures of a country, each with the day on which it was last read and by whom it is said.
//! Knows figures; which rule uses them stands with the rules.

use super::label::Label;
use super::node::Node;
use super::rule::Source;

/// A legal figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name in the files: `smic-month`.
    pub id: String,
    /// ISO 3166 code of the country.
    pub country: String,
    /// The figure.
    pub value: f64,
    /// What it is of, shown to people.
    pub label: Label,
    /// The day from which it holds, ISO 8601.
    pub since: String,
    /// On whose word.
    pub source: Source,
}

/// Reads a file of legal figures: the file's name is the country.
#[must_use]
pub fn read(node: Node<'_>) -> Vec<Figure> {
    let country = node.file.stem().to_uppercase();
    let figure = |(id, node): (String, Node<'_>)| {
        let figure = Figure {
            id,
            country: country.clone(),
            value: node.required_number("value"),
            label: node.label(),
            since: node.required("since").text,
            source: Source {
                text: node.said("source"),
                country: Some(country.clone()),
                checked: node.required("checked").text,
                confirm: node.flag("confirm").unwrap_or(false),
            },
        };
        node.finish();
        figure
    };
    let figures = node.named("figures").into_iter().map(figure).collect();
    node.finish();
    figures
}
