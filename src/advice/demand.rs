//! Demands: what is asked in the same words, or of the same skill, and can only be moved together.
//! Knows mentions that touch each other; does not know what they weigh.

use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::span::{Field, Place};
use std::collections::BTreeMap;

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
    // which group each is in, by the position of the group's first; groups grow together as they are found to touch
    let mut first: Vec<usize> = (0..asked.len()).collect();
    let (mut by_skill, mut by_choice) = (BTreeMap::new(), BTreeMap::new());
    let mut before: Option<(usize, Place)> = None;
    for (number, &at) in asked.iter().enumerate() {
        let mention = &mentions[at];
        let skill = *by_skill.entry(mention.skill).or_insert(number);
        join(&mut first, skill, number);
        if let Some(choice) = mention.choice {
            let choice = *by_choice.entry(choice).or_insert(number);
            join(&mut first, choice, number);
        }
        // mentions stand in the order of the text: what overlaps any before overlaps the one that reaches farthest
        let mut reach = mention.place;
        if let Some((other, place)) = before
            && place.field == reach.field
            && place.span.overlaps(reach.span)
        {
            join(&mut first, other, number);
            reach.span.end = reach.span.end.max(place.span.end);
        }
        before = Some((number, reach));
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, &at) in asked.iter().enumerate() {
        groups.entry(root(&first, number)).or_default().push(at);
    }
    let main = analysis.main_job().role;
    let first = mentions.first().map(|first| first.place);
    // of a title, only what stands beside the main job can be taken out
    let can_move = |mention: &Mention| {
        mention.place.field == Field::Description
            || (mention.owner != main && Some(mention.place) != first)
    };
    groups
        .into_values()
        .filter(|group| group.iter().all(|&at| can_move(&mentions[at])))
        .map(|group| demand(mentions, group))
        .collect()
}

/// The first of a group.
fn root(first: &[usize], mut number: usize) -> usize {
    while first[number] != number {
        number = first[number];
    }
    number
}

/// Makes two groups one.
fn join(first: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(first, a), root(first, b));
    first[a.max(b)] = a.min(b);
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
