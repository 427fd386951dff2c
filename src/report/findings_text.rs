//! The findings in the plain-text report: by rule, what matters most first, style aside.
//! Knows the answer; finds nothing itself.

use super::finding_schema::FindingSaid;
use super::page::Page;
use super::schema::Answer;
use crate::wordings::say;
use anstyle::{AnsiColor, Style};

/// The findings of each rule together, in their order.
#[must_use]
pub fn by_rule<'a>(findings: &'a [FindingSaid], tier: &str) -> Vec<Vec<&'a FindingSaid>> {
    let mut groups: Vec<Vec<&FindingSaid>> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.tier == tier) {
        let same = |group: &&mut Vec<&FindingSaid>| {
            let first = group.first();
            first
                .is_some_and(|first| first.code == finding.code && first.message == finding.message)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

impl Page {
    pub fn findings(&self, out: &mut String, answer: &Answer) {
        let spoken = by_rule(&answer.findings, "default");
        let style = by_rule(&answer.findings, "style");
        self.headed(out, &self.of_findings("heading", &[]));
        if spoken.is_empty() {
            self.paragraph(out, "  ", 2, &self.of_findings("none", &[]));
        }
        for group in &spoken {
            self.finding(out, group);
        }
        if answer
            .findings
            .iter()
            .any(|finding| finding.assumed_country.is_some())
        {
            self.paragraph(out, "  ", 2, &self.of_findings("assumed", &[]));
        }
        if self.layout.style && !style.is_empty() {
            self.headed(out, &self.of_findings("style", &[]));
            for group in &style {
                self.finding(out, group);
            }
        } else if !style.is_empty() {
            let key = if style.len() == 1 {
                "style_one"
            } else {
                "style_more"
            };
            let count = style.len().to_string();
            self.paragraph(out, "  ", 2, &self.of_findings(key, &[("count", &count)]));
        }
    }

    fn of_findings(&self, key: &str, words: &[(&str, &str)]) -> String {
        say(self.lang, "finding", key, words)
    }

    fn finding(&self, out: &mut String, group: &[&FindingSaid]) {
        let Some(first) = group.first() else { return };
        let colour = match first.severity {
            "error" => AnsiColor::Red,
            "warning" => AnsiColor::Yellow,
            _ => AnsiColor::Cyan,
        };
        let style = Style::new().fg_color(Some(colour.into()));
        let severity = self.paint(style, &self.of_findings(first.severity, &[]));
        let head = format!(
            "{severity}{}{} [{}]",
            self.colon(),
            first.message,
            first.code
        );
        self.paragraph(out, "  - ", 4, &head);
        let texts = group.iter().filter_map(|finding| finding.text.as_deref());
        let quotes = self.quotes(texts);
        if !quotes.is_empty() {
            self.paragraph(out, "    ", 4, &quotes);
        }
        let label = self.of_findings("instead", &[]);
        let hint = format!("{label}{}{}", self.colon(), first.fix.hint);
        self.paragraph(out, "    ", 4, &hint);
    }
}
