//! What somebody answers to a reading, phrase by phrase: not this person's job, a plus, light use… The verdict is computed anew,
//! the text is untouched, and the verdict before stays. Knows mentions; does not know who answers, nor whether they are right.

use super::Analysis;
use super::assertion::{Assertion, Because, Mention};
use super::verdict::Verdict;
use crate::taxonomy::Taxonomy;

/// How somebody says that a phrase is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// Other people do it.
    NotThisJob,
    /// It is welcome, no more.
    APlus,
    /// It is done in a simple way, with simple tools.
    LightUse,
    /// It is done now and then.
    Occasional,
    /// Whoever comes will be trained for it.
    TrainingProvided,
    /// It is the work of this role.
    AnotherTrade(u16),
}

impl Meant {
    /// Its name in answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotThisJob => "not_this_job",
            Self::APlus => "a_plus",
            Self::LightUse => "light_use",
            Self::Occasional => "occasional",
            Self::TrainingProvided => "training_provided",
            Self::AnotherTrade(_) => "another_trade",
        }
    }
}

/// One answer to a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contest {
    /// The mention at this position is meant otherwise.
    Phrase {
        /// Its position.
        mention: usize,
        /// How it is meant.
        meant: Meant,
    },
    /// The employer is a small structure, or is none, whatever the words say.
    SmallStructure(bool),
}

/// The answers given, and the verdict that the text has without them.
#[derive(Debug, Clone, PartialEq)]
pub struct Contested {
    /// The answers.
    pub contests: Vec<Contest>,
    /// The verdict of the text alone.
    pub before: Verdict,
}

impl Contested {
    /// Whether the employer is a small structure, when an answer says so; the last one counts.
    #[must_use]
    pub fn small(&self) -> Option<bool> {
        self.contests
            .iter()
            .rev()
            .find_map(|contest| match contest {
                Contest::SmallStructure(small) => Some(*small),
                Contest::Phrase { .. } => None,
            })
    }
}

/// The analysis as contested. Positions that no mention has are passed over.
#[must_use]
pub fn contest<'t>(analysis: Analysis<'t>, contests: &[Contest]) -> Analysis<'t> {
    let Analysis {
        reading,
        sections,
        positions,
        mut mentions,
        facts,
        verdict,
        contested,
        ..
    } = analysis;
    let mut all = contested.unwrap_or_else(|| Contested {
        contests: Vec::new(),
        before: verdict,
    });
    for contest in contests {
        if let Contest::Phrase { mention, meant } = *contest
            && let Some(mention) = mentions.get_mut(mention)
        {
            *mention = answered(reading.taxonomy, mention, meant);
        }
        all.contests.push(*contest);
    }
    let small = all.small();
    let (requirements, roles, coverage, verdict) =
        super::weigh(&reading, &sections, &positions, &mentions, &facts, small);
    Analysis {
        reading,
        sections,
        positions,
        mentions,
        requirements,
        facts,
        roles,
        coverage,
        verdict,
        contested: Some(all),
    }
}

/// The answers given to one reading, for the same phrases in another reading: of a text of which a part was changed.
/// What is no longer there is passed over.
#[must_use]
pub fn carried(from: &Analysis<'_>, to: &Analysis<'_>) -> Vec<Contest> {
    let named = |analysis: &Analysis<'_>, at: usize| -> Option<(u32, String)> {
        let mention = analysis.mentions.get(at)?;
        let words = analysis
            .reading
            .written(mention.place.field, &mention.words);
        Some((mention.skill, words.to_owned()))
    };
    let same = |analysis: &Analysis<'_>, name: &(u32, String)| -> Vec<usize> {
        (0..analysis.mentions.len())
            .filter(|&at| named(analysis, at).as_ref() == Some(name))
            .collect()
    };
    let carry = |contest: &Contest| match *contest {
        Contest::SmallStructure(_) => Some(*contest),
        Contest::Phrase { mention, meant } => {
            let name = named(from, mention)?;
            let which = same(from, &name).iter().position(|&at| at == mention)?;
            let mention = *same(to, &name).get(which)?;
            Some(Contest::Phrase { mention, meant })
        }
    };
    from.contested
        .iter()
        .flat_map(|contested| &contested.contests)
        .filter_map(carry)
        .collect()
}

/// A mention, meant as somebody says.
fn answered(taxonomy: &Taxonomy, mention: &Mention, meant: Meant) -> Mention {
    let scoring = &taxonomy.scoring;
    let contested = Mention {
        because: Because::Contested,
        ..mention.clone()
    };
    match meant {
        // what is not asked is no choice between two things any more
        Meant::NotThisJob => Mention {
            assertion: Assertion::OtherParty,
            strength: 0.0,
            choice: None,
            ..contested
        },
        Meant::APlus => Mention {
            assertion: Assertion::Preferred,
            strength: scoring.strength.bonus,
            ..contested
        },
        Meant::LightUse => Mention {
            light: true,
            level: None,
            ..contested
        },
        Meant::Occasional => Mention {
            frequency: scoring.frequency.occasional,
            ..contested
        },
        Meant::TrainingProvided => Mention {
            assertion: Assertion::Learnable,
            strength: scoring.strength.learnable,
            ..contested
        },
        Meant::AnotherTrade(role) => Mention {
            owner: Some(role),
            ..contested
        },
    }
}
