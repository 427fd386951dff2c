//! Two versions of an ad compared: the verdict then and now, and which findings are mended, new, or still there.
//! Knows two answers; judges nothing.

use super::finding_schema::FindingSaid;
use super::schema::Answer;
use crate::text::Language;
use crate::wordings::say;
use serde::Serialize;
use utoipa::ToSchema;

/// The schema's name.
pub const SCHEMA: &str = "rolefit/comparison/1";

/// The verdict of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Version {
    /// focused … superman, or `not_assessable`.
    pub level: &'static str,
    /// null when not assessable.
    pub score: Option<i32>,
}

/// Two versions compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ComparisonSaid {
    /// `rolefit/comparison/1`.
    pub schema: &'static str,
    /// The old version.
    pub before: Version,
    /// The new one.
    pub after: Version,
    /// Findings of the old version that are gone.
    pub mended: Vec<FindingSaid>,
    /// Findings of the new version only.
    pub new: Vec<FindingSaid>,
    /// Findings of both, as they stand in the new version.
    pub still: Vec<FindingSaid>,
}

/// Compares two answers, rule by rule.
#[must_use]
pub fn compare(before: &Answer, after: &Answer) -> ComparisonSaid {
    let version = |answer: &Answer| Version {
        level: answer.verdict.level,
        score: answer.verdict.score,
    };
    let mut left: Vec<&FindingSaid> = before.findings.iter().collect();
    let (mut new, mut still) = (Vec::new(), Vec::new());
    for finding in &after.findings {
        match left.iter().position(|known| known.code == finding.code) {
            Some(at) => {
                left.remove(at);
                still.push(finding.clone());
            }
            None => new.push(finding.clone()),
        }
    }
    ComparisonSaid {
        schema: SCHEMA,
        before: version(before),
        after: version(after),
        mended: left.into_iter().cloned().collect(),
        new,
        still,
    }
}

/// The comparison as plain text.
#[must_use]
pub fn text(comparison: &ComparisonSaid, lang: Language, style: bool) -> String {
    let word = |key: &str| say(lang, "comparison", key, &[]);
    let level = |version: &Version| {
        let level = say(lang, "level", version.level, &[]);
        version
            .score
            .map_or(level.clone(), |score| format!("{level} ({score})"))
    };
    let (before, after) = (level(&comparison.before), level(&comparison.after));
    let mut lines = vec![say(
        lang,
        "comparison",
        "verdict",
        &[("before", &before), ("after", &after)],
    )];
    for (key, sign, findings) in [
        ("mended", '✓', &comparison.mended),
        ("new", '+', &comparison.new),
        ("still", '·', &comparison.still),
    ] {
        let shown: Vec<&FindingSaid> = findings
            .iter()
            .filter(|finding| style || finding.tier == "default")
            .collect();
        lines.push(String::new());
        lines.push(format!("{} ({})", word(key), shown.len()));
        for finding in shown {
            let quote = finding
                .text
                .as_ref()
                .map(|text| super::outline::quote(lang, text, QUOTE));
            let quote = quote.map(|quote| format!(" {quote}")).unwrap_or_default();
            lines.push(format!(
                "  {sign} {}{quote} [{}]",
                finding.label, finding.code
            ));
        }
    }
    lines.join("\n") + "\n"
}

/// Longest quotation, in characters.
const QUOTE: usize = 60;
