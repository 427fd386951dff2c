//! A role: a job with its titles, what it may absorb, and what it pays.

use super::node::{Label, Node, Text, choose};
use super::title::Titles;
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// What becomes of another role's work when this one is the main role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjacency {
    /// Never extra.
    Free,
    /// Light and half are not extra, full counts as a half.
    Part,
    /// Light is not extra.
    Light,
    /// Counts as it stands.
    None,
}

/// What a pay is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

impl Unit {
    /// All units with their names in files and answers.
    pub const NAMES: [(&str, Self); 4] = [
        ("year", Self::Year),
        ("month", Self::Month),
        ("day", Self::Day),
        ("hour", Self::Hour),
    ];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// What a role pays somewhere, before deductions.
#[derive(Debug, Clone, PartialEq)]
pub struct PayBand {
    /// ISO 3166 code of the country.
    pub country: String,
    /// Lower bound.
    pub min: f64,
    /// Upper bound.
    pub max: f64,
    /// Per what.
    pub unit: Unit,
    /// The year that the figures are of.
    pub year: u16,
    /// Who says so.
    pub source: String,
}

/// What a base course of a job teaches: families or skills, by their ids; a skill's own id goes before its family's.
#[derive(Debug, Clone)]
pub struct Course {
    /// Taught well enough to be asked of a beginner.
    pub covers: Vec<Text>,
    /// Touched only.
    pub skims: Vec<Text>,
    /// Left to other courses.
    pub leaves: Vec<Text>,
    /// Who says so.
    pub source: Text,
}

impl Course {
    /// All families and skills named.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        self.covers.iter().chain(&self.skims).chain(&self.leaves)
    }
}

/// A job.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property that the file may state by itself"
)]
pub struct Role {
    /// Its code: CM, VID…
    pub code: String,
    /// Shown to people.
    pub label: Label,
    /// The id of the skill that its titles name.
    pub names: Text,
    /// Ids of the skills that are its core.
    pub core: Vec<Text>,
    /// What it may absorb: codes with what becomes of them.
    pub adjacent: Vec<(String, Adjacency)>,
    /// True when its words stand in ads of any trade: project, customers, reporting.
    pub diffuse: bool,
    /// True for one that gathers trades which have nothing in common.
    pub mixed: bool,
    /// True for a job of communication, beside which one task and its tool already make a second job.
    pub communication: bool,
    /// True for one that is done about other trades: the title of another job beside its own may be its subject.
    pub about_others: bool,
    /// True for jobs of many sides, of which small structures ask half jobs more.
    pub generalist: bool,
    /// The title under which candidates look for it: the first of its titles.
    pub title: Label,
    /// ROME 4.0 code, a label only.
    pub rome: Option<String>,
    /// ESCO occupation code, a label only.
    pub esco: Option<String>,
    /// Pay bands, dated and sourced.
    pub pay: Vec<PayBand>,
    /// What its base course teaches, where somebody says so.
    pub course: Option<Course>,
    /// The file that says so.
    pub file: String,
    /// The line it begins on.
    pub line: usize,
}

impl Role {
    /// What becomes of `other`'s work when this is the main role.
    #[must_use]
    pub fn adjacency(&self, other: &str) -> Adjacency {
        self.adjacent
            .iter()
            .find(|(code, _)| code == other)
            .map_or(Adjacency::None, |(_, adjacency)| *adjacency)
    }
}

/// Reads a role; its titles are gathered.
#[must_use]
pub fn read(code: &str, number: u16, node: Node<'_>, titles: &mut Titles) -> Role {
    let label = node.label();
    let mut title = label.clone();
    for (language, first) in titles.read(number, &node) {
        match language {
            Language::French => title.fr = first,
            Language::English => title.en = first,
            _ => {}
        }
    }
    let mut adjacent = Vec::new();
    for (key, adjacency) in [
        ("free", Adjacency::Free),
        ("part", Adjacency::Part),
        ("light", Adjacency::Light),
    ] {
        for other in node.texts(key) {
            if adjacent.iter().any(|(known, _)| *known == other.text) {
                node.wrong(
                    other.line,
                    format!(
                        "{}: {} stands in two of free, part and light",
                        node.name, other.text
                    ),
                );
            }
            adjacent.push((other.text, adjacency));
        }
    }
    let pay = node.tables("pay").into_iter().map(pay_band).collect();
    let role = Role {
        code: code.to_owned(),
        label,
        names: node.required("names"),
        core: node.texts("core"),
        adjacent,
        diffuse: node.flag("diffuse").unwrap_or(false),
        mixed: node.flag("mixed").unwrap_or(false),
        communication: node.flag("communication").unwrap_or(false),
        about_others: node.flag("about_others").unwrap_or(false),
        generalist: node.flag("generalist").unwrap_or(false),
        title,
        rome: node.text("rome").map(|text| text.text),
        esco: node.text("esco").map(|text| text.text),
        pay,
        course: node.table_at("course").map(course),
        file: node.file.path.clone(),
        line: node.line,
    };
    node.finish();
    role
}

fn course(node: Node<'_>) -> Course {
    let course = Course {
        covers: node.texts("covers"),
        skims: node.texts("skims"),
        leaves: node.texts("leaves"),
        source: node.required("source"),
    };
    node.finish();
    course
}

fn pay_band(node: Node<'_>) -> PayBand {
    let unit = node.required("unit");
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "years are four digits; others are reported as a mistake below"
    )]
    let year = node.required_number("year") as u16;
    let band = PayBand {
        country: node.required("country").text,
        min: node.required_number("min"),
        max: node.required_number("max"),
        unit: choose(&node, "unit", &unit, &Unit::NAMES).unwrap_or(Unit::Year),
        year,
        source: node.required("source").text,
    };
    if band.min > band.max {
        node.wrong(
            node.line,
            format!("{}: min {} is above max {}", node.name, band.min, band.max),
        );
    }
    if !(2000..2100).contains(&band.year) {
        node.wrong(
            node.line,
            format!("{}: year {} is not a year", node.name, band.year),
        );
    }
    node.finish();
    band
}
