//! Demands: what is asked in the same words, or of the same skill, and can only be moved together.
//! Knows mentions that touch each other; does not know what they weigh.

use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::span::{Field, Span};

/// What moves together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Demand {
    /// Its mentions, by position.
    pub mentions: Vec<usize>,
    /// Its skills, in the order of the text.
    pub skills: Vec<u32>,
    /// Its words in the description.
    pub spans: Vec<Span>,
}

/// The demands of a description, in the order of the text. What the title asks as well cannot be moved and is left out.
pub(super) fn demands(analysis: &Analysis<'_>) -> Vec<Demand> {
    let mentions = &analysis.mentions;
    let asked: Vec<usize> = (0..mentions.len())
        .filter(|&at| mentions[at].assertion.is_asked() && mentions[at].owner.is_some())
        .collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in asked {
        let touching = |group: &Vec<usize>| {
            group
                .iter()
                .any(|&other| together(&mentions[other], &mentions[at]))
        };
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(touching);
        let mut group: Vec<usize> = joined.drain(..).flatten().chain([at]).collect();
        group.sort_unstable();
        groups = apart;
        groups.push(group);
    }
    groups.sort();
    groups
        .into_iter()
        .filter(|group| {
            group
                .iter()
                .all(|&at| mentions[at].place.field == Field::Description)
        })
        .map(|group| demand(mentions, group))
        .collect()
}

/// True when two mentions are of the same skill, share words, or are alternatives.
fn together(a: &Mention, b: &Mention) -> bool {
    a.skill == b.skill
        || (a.place.field == b.place.field && a.place.span.overlaps(b.place.span))
        || (a.choice.is_some() && a.choice == b.choice)
}

fn demand(mentions: &[Mention], group: Vec<usize>) -> Demand {
    let mut skills: Vec<u32> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for &at in &group {
        let mention = &mentions[at];
        if !skills.contains(&mention.skill) {
            skills.push(mention.skill);
        }
        match spans.last_mut() {
            Some(last) if mention.place.span.overlaps(*last) => {
                last.end = last.end.max(mention.place.span.end);
            }
            _ => spans.push(mention.place.span),
        }
    }
    Demand {
        mentions: group,
        skills,
        spans,
    }
}

/// The demands of a role: those of which a mention is its work.
pub(super) fn of_role<'d>(
    analysis: &Analysis<'_>,
    demands: &'d [Demand],
    role: u16,
) -> Vec<&'d Demand> {
    let owned = |demand: &&Demand| {
        let owner = |at: &usize| analysis.mentions[*at].owner == Some(role);
        demand.mentions.iter().any(owner)
    };
    demands.iter().filter(owned).collect()
}
