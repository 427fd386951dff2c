//! Demands: what is asked in the same words, or of the same skill, and can only be moved together.
//! Knows mentions that touch each other; does not know what they weigh.

use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::span::{Field, Place};

/// What moves together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Demand {
    /// Its mentions, by position.
    pub mentions: Vec<usize>,
    /// Its skills, in the order of the text.
    pub skills: Vec<u32>,
    /// Its words.
    pub places: Vec<Place>,
}

/// The demands of an ad, in the order of the text. What names the job itself in the title cannot be moved and is left out.
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
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(touching);
        let mut group: Vec<usize> = joined.into_iter().flatten().chain([at]).collect();
        group.sort_unstable();
        groups = apart;
        groups.push(group);
    }
    groups.sort();
    groups
        .into_iter()
        .filter(|group| group.iter().all(|&at| can_move(analysis, &mentions[at])))
        .map(|group| demand(mentions, group))
        .collect()
}

/// Of a title, only what stands beside the main job can be taken out.
fn can_move(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let main = analysis.main_job().role;
    let first = analysis.mentions.first().map(|first| first.place);
    mention.place.field == Field::Description
        || (mention.owner != main && Some(mention.place) != first)
}

/// True when two mentions are of the same skill, share words, or are alternatives.
fn together(a: &Mention, b: &Mention) -> bool {
    a.skill == b.skill
        || (a.place.field == b.place.field && a.place.span.overlaps(b.place.span))
        || (a.choice.is_some() && a.choice == b.choice)
}

fn demand(mentions: &[Mention], group: Vec<usize>) -> Demand {
    let mut skills: Vec<u32> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for &at in &group {
        let mention = &mentions[at];
        if !skills.contains(&mention.skill) {
            skills.push(mention.skill);
        }
        match places.last_mut() {
            Some(last)
                if mention.place.field == last.field && mention.place.span.overlaps(last.span) =>
            {
                last.span.end = last.span.end.max(mention.place.span.end);
            }
            _ => places.push(mention.place),
        }
    }
    Demand {
        mentions: group,
        skills,
        places,
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
