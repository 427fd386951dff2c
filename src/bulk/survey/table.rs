//! A table of a survey: the same figures for the page and for the file beside it.

use crate::taxonomy::Taxonomy;
use crate::text::Language;

/// A table of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its stable name: "verdicts", "skills"…
    pub name: &'static str,
    /// Names of its columns: stable, for programs; their sentences are looked up under them.
    pub columns: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number of ads or rows.
    Count(u64),
    /// Points of a score, whole or half.
    Points(f64),
    /// A part of a whole, from 0 to 1.
    Share(f64),
    /// Euros.
    Euros(u64),
    /// Not known.
    Unknown,
}

/// With what a survey is told.
#[derive(Clone, Copy)]
pub struct Told<'t> {
    /// Labels of roles, skills and rules.
    pub taxonomy: &'t Taxonomy,
    /// The language of labels.
    pub lang: Language,
}

/// The tables there are, and the names of their columns.
pub const COLUMNS: [(&str, &[&str]); 12] = [
    ("corpus", &["what", "count"]),
    (
        "verdicts",
        &["level", "label", "ads", "share", "share_judged"],
    ),
    (
        "roles",
        &[
            "role",
            "label",
            "rome",
            "isco",
            "judged",
            "focused",
            "broad",
            "overloaded",
            "superman",
            "over",
            "share_over",
            "median_score",
        ],
    ),
    (
        "groups",
        &[
            "value",
            "ads",
            "judged",
            "focused",
            "broad",
            "overloaded",
            "superman",
            "over",
            "share_over",
            "median_score",
        ],
    ),
    (
        "stacked",
        &["role", "label", "beside", "beside_label", "ads", "share"],
    ),
    (
        "families",
        &[
            "family",
            "label",
            "required",
            "preferred",
            "learnable",
            "asked",
            "share_required",
        ],
    ),
    (
        "skills",
        &[
            "skill",
            "label",
            "required",
            "preferred",
            "learnable",
            "asked",
            "share_required",
            "share_ads",
        ],
    ),
    (
        "together",
        &["skill", "label", "other", "other_label", "ads", "share_ads"],
    ),
    ("findings", &["code", "rule", "label", "ads", "share"]),
    (
        "pay",
        &[
            "jobs",
            "judged",
            "with_pay",
            "share_with_pay",
            "pay_quarter",
            "pay_median",
            "pay_three_quarters",
        ],
    ),
    (
        "worst",
        &[
            "row", "ad", "title", "role", "beside", "level", "score", "reason",
        ],
    ),
    (
        "best",
        &[
            "row", "ad", "title", "role", "beside", "level", "score", "reason",
        ],
    ),
];

impl Cell {
    /// As a cell of a file: plain, for programs.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) | Self::Euros(count) => count.to_string(),
            Self::Points(points) => points.to_string(),
            Self::Share(share) => format!("{share:.4}"),
            Self::Unknown => String::new(),
        }
    }

    /// As people of a language read it.
    #[must_use]
    pub fn read(&self, lang: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => number(*count, lang),
            Self::Points(points) if lang == Language::French => {
                points.to_string().replace('.', ",")
            }
            Self::Points(points) => points.to_string(),
            Self::Euros(euros) => format!("{} €", number(*euros, lang)),
            Self::Share(share) => percent(*share, lang),
            Self::Unknown => "–".to_owned(),
        }
    }
}

/// "12 345" in French, "12,345" in English.
pub(super) fn number(n: u64, lang: Language) -> String {
    let sign = if lang == Language::French {
        "\u{202F}"
    } else {
        ","
    };
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(sign);
        }
        out.push(digit);
    }
    out
}

/// Shares below this one, and not zero, are written "< 0.1%": what there is must not read as nothing.
const LEAST: f64 = 0.0005;

/// "12,5 %" in French, "12.5%" in English.
pub(super) fn percent(share: f64, lang: Language) -> String {
    let written = if share > 0.0 && share < LEAST {
        "< 0.1".to_owned()
    } else {
        format!("{:.1}", share * 100.0)
    };
    if lang == Language::French {
        format!("{}\u{A0}%", written.replace('.', ","))
    } else {
        format!("{written}%")
    }
}
