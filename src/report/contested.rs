//! Contests as programs send them, `[{"mention": 3, "as": "a_plus"}]`, and as the answer tells them.
//! Knows shapes; what an answer does to the verdict stands in the analysis.

use super::schema::VerdictSaid;
use crate::analysis::Analysis;
use crate::analysis::contest::{Contest, Contested, Meant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How somebody says that a phrase is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum As {
    /// Other people do it.
    NotThisJob,
    /// It is welcome, no more.
    APlus,
    /// It is done in a simple way.
    LightUse,
    /// It is done now and then.
    Occasional,
    /// Whoever comes is trained for it.
    TrainingProvided,
    /// It is the work of another role, which `role` names.
    AnotherTrade,
}

impl As {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotThisJob,
        Self::APlus,
        Self::LightUse,
        Self::Occasional,
        Self::TrainingProvided,
        Self::AnotherTrade,
    ];

    /// Its name in files and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        [
            "not_this_job",
            "a_plus",
            "light_use",
            "occasional",
            "training_provided",
            "another_trade",
        ][self as usize]
    }
}

/// One contest: of a mention, or of the reading as a small structure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContestSaid {
    /// Position in `mentions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<usize>,
    /// How it is meant.
    #[serde(default, rename = "as", skip_serializing_if = "Option::is_none")]
    pub meant: Option<As>,
    /// Code of the role, with `another_trade`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The mention's words: when given, they must still stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether the employer is a small structure, instead of a mention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_structure: Option<bool>,
}

/// What was contested, and the verdict of the text without that.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContestedSaid {
    /// The contests.
    pub contests: Vec<ContestSaid>,
    /// The verdict of the text alone.
    pub before: VerdictSaid,
}

/// Why contests cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such mention.
    #[error("contest {0} names mention {1}, and the answer has {2}")]
    NoMention(usize, usize, usize),
    /// The mention has other words.
    #[error("contest {0} is about \"{1}\", and mention {2} is \"{3}\": the text has changed")]
    OtherWords(usize, String, usize, String),
    /// There is no such role.
    #[error("contest {0}: another_trade needs the code of a role, such as \"VID\"")]
    NoRole(usize),
    /// It names neither a mention nor a small structure, or both.
    #[error("contest {0} needs \"mention\" and \"as\", or \"small_structure\"")]
    Incomplete(usize),
}

/// Contests of an analysis, from what was sent.
///
/// # Errors
/// When one names no mention, other words, no role, or nothing. Contests are counted from 1.
pub fn read(analysis: &Analysis<'_>, said: &[ContestSaid]) -> Result<Vec<Contest>, Refused> {
    said.iter()
        .zip(1..)
        .map(|(said, number)| one(analysis, said, number))
        .collect()
}

fn one(analysis: &Analysis<'_>, said: &ContestSaid, number: usize) -> Result<Contest, Refused> {
    let (at, meant) = match (said.mention, said.meant, said.small_structure) {
        (None, None, Some(small)) => return Ok(Contest::SmallStructure(small)),
        (Some(at), Some(meant), None) => (at, meant),
        _ => return Err(Refused::Incomplete(number)),
    };
    let mention =
        analysis
            .mentions
            .get(at)
            .ok_or(Refused::NoMention(number, at, analysis.mentions.len()))?;
    let words = analysis
        .reading
        .written(mention.place.field, &mention.words);
    if let Some(text) = said.text.as_ref().filter(|text| *text != words) {
        let (text, words) = (text.clone(), words.to_owned());
        return Err(Refused::OtherWords(number, text, at, words));
    }
    let meant = match meant {
        As::NotThisJob => Meant::NotThisJob,
        As::APlus => Meant::APlus,
        As::LightUse => Meant::LightUse,
        As::Occasional => Meant::Occasional,
        As::TrainingProvided => Meant::TrainingProvided,
        As::AnotherTrade => {
            let role = said.role.as_deref();
            let role = role.and_then(|code| analysis.reading.taxonomy.role(code));
            Meant::AnotherTrade(role.ok_or(Refused::NoRole(number))?)
        }
    };
    Ok(Contest::Phrase { mention: at, meant })
}

/// The contests of an analysis as they are told.
pub(super) fn contests(analysis: &Analysis<'_>, contested: &Contested) -> Vec<ContestSaid> {
    let said = |contest: &Contest| match *contest {
        Contest::SmallStructure(small) => Some(ContestSaid {
            small_structure: Some(small),
            ..ContestSaid::default()
        }),
        Contest::Phrase { mention: at, meant } => {
            let mention = analysis.mentions.get(at)?;
            let text = analysis
                .reading
                .written(mention.place.field, &mention.words);
            let role = match meant {
                Meant::AnotherTrade(role) => Some(
                    analysis.reading.taxonomy.roles[usize::from(role)]
                        .code
                        .clone(),
                ),
                _ => None,
            };
            Some(ContestSaid {
                mention: Some(at),
                meant: As::ALL
                    .into_iter()
                    .find(|known| known.name() == meant.name()),
                role,
                text: Some(text.to_owned()),
                small_structure: None,
            })
        }
    };
    contested.contests.iter().filter_map(said).collect()
}
