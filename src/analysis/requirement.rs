//! Gathers mentions into requirements: one skill with all the places that name it.

use super::assertion::{Assertion, Mention, alternative};
use crate::taxonomy::Taxonomy;

/// A skill with all its mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The skill, by position.
    pub skill: u32,
    /// The firmest way in which it is meant.
    pub assertion: Assertion,
    /// The deepest level asked, 0 to 4, when one is said.
    pub level: Option<u8>,
    /// Its mentions, by position.
    pub mentions: Vec<usize>,
    /// Skills that would do instead.
    pub alternatives: Vec<u32>,
}

/// Gathers requirements in the order of their first mention.
#[must_use]
pub fn gather(mentions: &[Mention]) -> Vec<Requirement> {
    let mut requirements: Vec<Requirement> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let level = mention
            .assertion
            .is_asked()
            .then_some(mention.level)
            .flatten();
        let others = alternative::of(mentions, at)
            .map(|other| mentions[other].skill)
            .filter(|skill| *skill != mention.skill);
        if let Some(known) = requirements
            .iter_mut()
            .find(|known| known.skill == mention.skill)
        {
            known.assertion = known.assertion.min(mention.assertion);
            known.level = known.level.max(level);
            known.mentions.push(at);
            for other in others {
                if !known.alternatives.contains(&other) {
                    known.alternatives.push(other);
                }
            }
        } else {
            requirements.push(Requirement {
                skill: mention.skill,
                assertion: mention.assertion,
                level,
                mentions: vec![at],
                alternatives: others.collect(),
            });
        }
    }
    requirements
}

/// How many distinct skills of knowing and doing are asked, firmly or not: qualities, languages, diplomas and licences are
/// not counted.
#[must_use]
pub fn asked(taxonomy: &Taxonomy, requirements: &[Requirement]) -> usize {
    count(taxonomy, requirements, Assertion::is_asked)
}

/// How many of them are asked firmly.
#[must_use]
pub fn required(taxonomy: &Taxonomy, requirements: &[Requirement]) -> usize {
    count(taxonomy, requirements, |assertion| {
        assertion == Assertion::Required
    })
}

fn count(
    taxonomy: &Taxonomy,
    requirements: &[Requirement],
    counts: impl Fn(Assertion) -> bool,
) -> usize {
    use crate::taxonomy::skill::Kind;
    let hard = |skill: u32| {
        !matches!(
            taxonomy.skills[skill as usize].kind,
            Kind::Quality | Kind::Language | Kind::Diploma | Kind::Licence
        )
    };
    requirements
        .iter()
        .filter(|requirement| counts(requirement.assertion) && hard(requirement.skill))
        .count()
}
