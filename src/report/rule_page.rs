//! A rule's page: what it says, why, what to write instead, its sources and examples. One page for every face.
//! Knows rules and sentences; where the page is shown is for who shows it.

use super::finding::one_source;
use crate::taxonomy::rule::{Example, Rule, Source, Tier};
use crate::text::Language;
use crate::wordings::say;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// Days after which a source should be read again.
const YEAR: i32 = 365;

/// A rule as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleSaid {
    /// Short and stable.
    pub code: String,
    /// Stable name, which reads as "allow X".
    pub name: String,
    /// Heading.
    pub label: String,
    /// error, warning or info.
    pub severity: &'static str,
    /// high, medium or low.
    pub confidence: &'static str,
    /// default or style.
    pub tier: &'static str,
    /// The only country for whose ads it speaks; null for all.
    pub country: Option<String>,
    /// What a finding says.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub fix: String,
    /// On whose word, with the days on which it was read.
    pub sources: Vec<SourceSaid>,
    /// Ads that it flags.
    pub flagged: Vec<String>,
    /// Ads that it accepts.
    pub accepted: Vec<String>,
}

/// On whose word a rule speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceSaid {
    /// For people, with the day on which it was read.
    pub text: String,
    /// The country that it is of; null when it holds anywhere.
    pub country: Option<String>,
    /// The day on which it was read.
    pub checked: String,
    /// True when a lawyer should confirm it.
    pub confirm: bool,
    /// True when it was read more than a year ago: it is to be read again.
    pub old: bool,
}

/// A rule in a language, on a day.
#[must_use]
pub fn said(rule: &Rule, lang: Language, today: Date) -> RuleSaid {
    let examples = |list: &[Example]| -> Vec<String> {
        // the reader's own language first
        let own = |example: &&Example| example.language == lang;
        let (mine, others): (Vec<&Example>, Vec<&Example>) = list.iter().partition(own);
        let shown = mine.into_iter().chain(others);
        shown.map(|example| shown_as(example, lang)).collect()
    };
    RuleSaid {
        code: rule.code.clone(),
        name: rule.name.clone(),
        label: rule.label.get(lang).to_owned(),
        severity: rule.severity.name(),
        confidence: rule.confidence.name(),
        tier: rule.tier.name(),
        country: rule.country.clone(),
        message: plain(rule.message.get(lang)),
        why: rule.why.get(lang).to_owned(),
        fix: rule.fix.get(lang).to_owned(),
        sources: rule
            .sources
            .iter()
            .map(|source| SourceSaid {
                text: one_source(source, lang),
                country: source.country.clone(),
                checked: source.checked.clone(),
                confirm: source.confirm,
                old: is_past(source, today),
            })
            .collect(),
        flagged: examples(&rule.flagged),
        accepted: examples(&rule.accepted),
    }
}

/// True when a source of a rule was read more than a year before a day.
#[must_use]
pub fn is_old(rule: &Rule, today: Date) -> bool {
    rule.sources.iter().any(|source| is_past(source, today))
}

/// True when a source was read more than a year before a day.
fn is_past(source: &Source, today: Date) -> bool {
    let read = source.checked.parse::<Date>();
    read.is_ok_and(|read| (today - read).get_days() > YEAR)
}

/// A message before anything is filled in.
fn plain(message: &str) -> String {
    let mut shown = String::with_capacity(message.len());
    let mut inside = false;
    for letter in message.chars() {
        match letter {
            '{' => {
                inside = true;
                shown.push('…');
            }
            '}' => inside = false,
            _ if inside => {}
            _ => shown.push(letter),
        }
    }
    shown
}

/// An example as a person reads it.
fn shown_as(example: &Example, lang: Language) -> String {
    let an_ad = say(lang, "finding", "an_ad", &[]);
    let text = example
        .text
        .text
        .replace("{ad}", &an_ad)
        .replace('¶', " / ");
    match text.split_once("||") {
        Some((title, text)) if text.trim().is_empty() => title.trim().to_owned(),
        Some(("", text)) => text.trim().to_owned(),
        Some((title, text)) => format!("{} — {}", title.trim(), text.trim()),
        None => text,
    }
}

/// The page as plain text.
#[must_use]
pub fn text(rule: &RuleSaid, lang: Language) -> String {
    let word = |key: &str| say(lang, "finding", key, &[]);
    let colon = if lang == Language::French {
        " : "
    } else {
        ": "
    };
    let mut lines = vec![
        format!("{} · {} · {}", rule.code, rule.name, rule.label),
        format!(
            "{}{colon}{} · {}{colon}{}",
            word("severity"),
            word(rule.severity),
            word("confidence"),
            word(rule.confidence)
        ),
        String::new(),
        rule.message.clone(),
        String::new(),
        format!("{}{colon}{}", word("why"), rule.why),
        format!("{}{colon}{}", word("instead"), rule.fix),
    ];
    if let Some(country) = &rule.country {
        lines.push(say(lang, "finding", "country", &[("country", country)]));
    }
    for source in &rule.sources {
        lines.push(format!("{}{colon}{}", word("source"), source.text));
        lines.extend(source.old.then(|| format!("  {}", word("old"))));
    }
    for (key, examples) in [("flagged", &rule.flagged), ("accepted", &rule.accepted)] {
        lines.push(String::new());
        lines.push(word(key));
        lines.extend(examples.iter().map(|example| format!("  - {example}")));
    }
    lines.join("\n") + "\n"
}

/// The index of rules, as a table in Markdown, in English.
#[must_use]
pub fn index(rules: &[&Rule]) -> String {
    let line = |rule: &&Rule| {
        let tier = if rule.tier == Tier::Style {
            " · style"
        } else {
            ""
        };
        let severity = rule.severity.name();
        format!(
            "| {} | `{}` | {} | {severity}{tier} |\n",
            rule.code, rule.name, rule.label.en
        )
    };
    let head = "| code | rule | what it finds | severity |\n| --- | --- | --- | --- |\n";
    head.to_owned() + &rules.iter().map(line).collect::<String>()
}
