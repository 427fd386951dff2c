//! Mentions by a skill's own forms, and by the titles of roles.

use super::{Found, Via};
use crate::analysis::position::Positions;
use crate::analysis::reading::Reading;
use crate::span::Field;
use crate::taxonomy::entry::Entry;

/// A role's title names the role's skill.
pub(super) fn titles(reading: &Reading<'_>, positions: &Positions, field: Field) -> Vec<Found> {
    let skill = |role: u16| {
        reading
            .taxonomy
            .role_skills
            .get(usize::from(role))
            .copied()
            .flatten()
    };
    positions
        .named
        .iter()
        .filter(|named| named.field == field)
        .filter_map(|named| {
            Some(Found {
                skill: skill(named.role)?,
                field,
                words: named.words.clone(),
                via: Via::Form,
                title: Some(named.role),
                serves: false,
            })
        })
        .collect()
}

/// Forms that stand by themselves, and ambiguous ones whose context is there.
pub(super) fn forms(reading: &Reading<'_>, positions: &Positions, field: Field) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in reading.hits(field, 0..usize::MAX) {
        let (skill, via) = match hit.entry {
            Entry::Skill(skill) => (skill, Via::Form),
            Entry::Ambiguous(skill)
                if in_context(reading, positions, field, skill, hit.words.start) =>
            {
                (skill, Via::Context)
            }
            _ => continue,
        };
        found.push(Found {
            skill,
            field,
            words: hit.words.clone(),
            via,
            title: None,
            serves: false,
        });
    }
    found
}

/// True when the context that a skill's ambiguous forms need is there.
fn in_context(
    reading: &Reading<'_>,
    positions: &Positions,
    field: Field,
    skill: u32,
    word: usize,
) -> bool {
    let context = &reading.taxonomy.skills[skill as usize].context;
    if positions
        .titles
        .iter()
        .any(|title| context.roles.contains(&title.role))
    {
        return true;
    }
    let passage = reading.passage(field);
    let words = &reading.sentence(field, word).words;
    let near = word.saturating_sub(25).max(words.start)..(word + 25).min(words.end);
    near.clone()
        .any(|at| at != word && context.words.contains(&passage.tokens.list[at].word))
        || reading.hits(field, near).any(|hit| match hit.entry {
            Entry::Skill(other) => {
                other != skill
                    && context
                        .families
                        .contains(&reading.taxonomy.skills[other as usize].family)
            }
            _ => false,
        })
}
