//! A rule of the self-check as people read it: what it says, why, what to write instead, on whose word, and its examples.
//! Knows the page of a rule; how a rule looks at an ad stands elsewhere.

use super::label::Label;
use super::node::{Node, Text, choose};
use crate::text::Language;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Unlawful or plainly unfair: mend it before publishing.
    Error,
    /// Likely to mislead or to put people off.
    Warning,
    /// Worth a look.
    Info,
}

impl Severity {
    /// All severities with their names in files and answers.
    pub const NAMES: [(&str, Self); 3] = [
        ("error", Self::Error),
        ("warning", Self::Warning),
        ("info", Self::Info),
    ];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// How sure a rule is of what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Seldom wrong.
    High,
    /// Sometimes wrong.
    Medium,
    /// To be looked at by a person.
    Low,
}

impl Confidence {
    /// All confidences with their names in files and answers.
    pub const NAMES: [(&str, Self); 3] = [
        ("high", Self::High),
        ("medium", Self::Medium),
        ("low", Self::Low),
    ];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// Whether a rule speaks unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Law or strong evidence: always.
    Default,
    /// Tone, structure, perks: folded until asked for.
    Style,
}

impl Tier {
    /// All tiers with their names in files and answers.
    pub const NAMES: [(&str, Self); 2] = [("default", Self::Default), ("style", Self::Style)];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// On whose word a rule speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The article, the study, or the practice.
    pub text: Label,
    /// ISO 3166 code of the only country that it is of; none when it holds anywhere.
    pub country: Option<String>,
    /// The day on which it was last read, ISO 8601.
    pub checked: String,
    /// True when a lawyer still has to confirm it.
    pub confirm: bool,
}

/// A small ad that a rule flags, or accepts: `title || text`, line ends written `¶`, `{ad}` for an ad like others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its language.
    pub language: Language,
    /// The ad.
    pub text: Text,
}

/// A rule of the self-check.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Short and stable: P101.
    pub code: String,
    /// Stable name, which reads as "allow X": `pay-vague`.
    pub name: String,
    /// Shown as a heading.
    pub label: Label,
    /// What a finding says.
    pub message: Label,
    /// Why it matters.
    pub why: Label,
    /// What to write instead.
    pub fix: Label,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it speaks unasked.
    pub tier: Tier,
    /// The only country for whose ads it speaks; none for all.
    pub country: Option<String>,
    /// On whose word.
    pub sources: Vec<Source>,
    /// Ads that it flags.
    pub flagged: Vec<Example>,
    /// Ads that it accepts.
    pub accepted: Vec<Example>,
    /// The file that says so.
    pub file: String,
}

/// Reads what every rule says of itself; the keys of its form are read elsewhere.
#[must_use]
pub fn read(node: &Node<'_>) -> Rule {
    let known = |key: &str| node.required(key);
    let severity = choose(node, "severity", &known("severity"), &Severity::NAMES);
    let confidence = choose(node, "confidence", &known("confidence"), &Confidence::NAMES);
    let tier = node
        .text("tier")
        .and_then(|said| choose(node, "tier", &said, &Tier::NAMES));
    let name = known("name");
    let stem = node.file.stem().replace('_', "-");
    if name.text != stem {
        node.wrong(
            name.line,
            format!(
                "`name` of {}: \"{}\" is not the file's name",
                node.name, name.text
            ),
        );
    }
    let sources: Vec<Source> = node.tables("sources").into_iter().map(source).collect();
    if sources.is_empty() {
        node.wrong(node.line, format!("{} has no `[[sources]]`", node.name));
    }
    Rule {
        code: known("code").text,
        name: name.text,
        label: node.label(),
        message: node.said("message"),
        why: node.said("why"),
        fix: node.said("fix"),
        severity: severity.unwrap_or(Severity::Info),
        confidence: confidence.unwrap_or(Confidence::Medium),
        tier: tier.unwrap_or(Tier::Default),
        country: node.text("country").map(|said| said.text),
        sources,
        flagged: examples(node, "flagged"),
        accepted: examples(node, "accepted"),
        file: node.file.path.clone(),
    }
}

fn examples(node: &Node<'_>, key: &str) -> Vec<Example> {
    let of = |(language, list): (Language, Vec<Text>)| {
        let example = move |text| Example { language, text };
        list.into_iter().map(example)
    };
    node.per_language(key).into_iter().flat_map(of).collect()
}

fn source(node: Node<'_>) -> Source {
    let checked = node.required("checked");
    let is_day = checked.text.len() == 10 && checked.text.parse::<jiff::civil::Date>().is_ok();
    if !is_day && !checked.text.is_empty() {
        let said = format!("`checked` of {}: expected a day like 2026-11-22", node.name);
        node.wrong(checked.line, said);
    }
    let source = Source {
        text: node.both(),
        country: node.text("country").map(|said| said.text),
        checked: checked.text,
        confirm: node.flag("confirm").unwrap_or(false),
    };
    node.finish();
    source
}
