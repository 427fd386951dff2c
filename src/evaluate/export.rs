//! A contested answer as a label: what a person let stand or set right, in the form in which labels are read.
//! Knows answers and labels; whoever contests is taken at their word.

use crate::report::Answer;
use crate::report::contested::As;
use crate::report::schema::MentionSaid;
use crate::taxonomy::Taxonomy;
use serde::Serialize;

/// One labelled ad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    id: String,
    positions: u32,
    language: &'static str,
    main_role: String,
    roles: Vec<Beside>,
    verdict: &'static str,
    asks: Vec<Ask>,
    notes: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Beside {
    role: String,
    load: &'static str,
    why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Ask {
    quote: String,
    family: String,
    status: &'static str,
}

/// The label that an answer makes, under the ad's id.
#[must_use]
pub fn label(taxonomy: &Taxonomy, id: &str, answer: &Answer) -> Exported {
    let main = answer.roles.iter().find(|role| role.main);
    let first = |mentions: &[usize]| {
        let mention = mentions.first().and_then(|&at| answer.mentions.get(at));
        mention.map_or_else(String::new, |mention| mention.at.text.clone())
    };
    let contests = answer
        .contested
        .as_ref()
        .map_or(0, |contested| contested.contests.len());
    Exported {
        id: id.to_owned(),
        positions: answer.positions,
        language: answer.language.code,
        main_role: main.map_or_else(|| "OTHER".to_owned(), |role| role.role.clone()),
        roles: answer
            .roles
            .iter()
            .filter(|role| !role.main)
            .map(|role| Beside {
                role: role.role.clone(),
                load: role.load,
                why: first(&role.mentions),
            })
            .collect(),
        verdict: answer.verdict.level,
        asks: answer
            .mentions
            .iter()
            .enumerate()
            .map(|(at, mention)| ask(taxonomy, answer, at, mention))
            .collect(),
        notes: format!("contests: {contests}"),
    }
}

fn ask(taxonomy: &Taxonomy, answer: &Answer, at: usize, mention: &MentionSaid) -> Ask {
    Ask {
        quote: mention.at.text.clone(),
        family: another_trade(taxonomy, answer, at).unwrap_or_else(|| mention.family.clone()),
        status: if mention.assertion == "other_party" {
            "other"
        } else {
            mention.assertion
        },
    }
}

/// The family of the trade that a phrase was given to.
fn another_trade(taxonomy: &Taxonomy, answer: &Answer, at: usize) -> Option<String> {
    let contests = &answer.contested.as_ref()?.contests;
    let contest = contests
        .iter()
        .rfind(|contest| contest.mention == Some(at) && contest.meant == Some(As::AnotherTrade))?;
    let role = taxonomy.role(contest.role.as_deref()?)?;
    let skill = (*taxonomy.role_skills.get(usize::from(role))?)?;
    let family = taxonomy.skills[skill as usize].family;
    Some(taxonomy.families[usize::from(family)].id.clone())
}
