//! Contests as the form sends them: those made before, each with a box to keep it, and one more.
//! Knows fields of the form; a contest of other words than the text now has is let go.

use super::words::Words;
use crate::analysis::Analysis;
use crate::report::Answer;
use crate::report::contested::{As, ContestSaid, read};
use crate::taxonomy::Taxonomy;
use std::collections::BTreeMap;

/// Parts the pieces of a field's value.
const SIGN: char = '|';

/// Something to choose, with its value.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// For people.
    pub label: String,
}

/// The contests of a form: `contest-1` and so on for those made before, `phrase` and `meant` for one more.
pub fn sent(fields: &BTreeMap<String, String>) -> Vec<ContestSaid> {
    let before = fields
        .iter()
        .filter(|(name, _)| name.starts_with("contest-"))
        .filter_map(|(_, value)| kept(value));
    let more = || {
        let meant = fields.get("meant").filter(|meant| !meant.is_empty())?;
        let phrase = fields.get("phrase")?;
        kept(&format!("{meant}{SIGN}{phrase}"))
    };
    before.chain(more()).collect()
}

/// Those that are of this text. Where it has changed since, a contest follows its words to the nearest mention that has them.
pub fn of_text(analysis: &Analysis<'_>, contests: &[ContestSaid]) -> Vec<ContestSaid> {
    let fits = |contest: &ContestSaid| read(analysis, std::slice::from_ref(contest)).is_ok();
    let at = |contest: &ContestSaid, mention: Option<usize>| ContestSaid {
        mention,
        ..contest.clone()
    };
    let followed = |contest: &ContestSaid| {
        let Some(was) = contest.mention else {
            return Some(contest.clone()).filter(fits);
        };
        let mut near: Vec<usize> = (0..analysis.mentions.len()).collect();
        near.sort_by_key(|now| now.abs_diff(was));
        let mut there = near.into_iter().map(|now| at(contest, Some(now)));
        there.find(fits)
    };
    contests.iter().filter_map(followed).collect()
}

/// The contests made, in words.
pub fn made(words: Words, taxonomy: &Taxonomy, answer: &Answer) -> Vec<Choice> {
    let label = |said: &ContestSaid| {
        let (Some(meant), Some(text)) = (said.meant, &said.text) else {
            let small = said.small_structure.unwrap_or_default();
            return words.say(if small { "small" } else { "not_small" });
        };
        let role = said.role.as_deref().and_then(|code| taxonomy.role(code));
        let role = role.map_or(String::new(), |role| {
            let label = &taxonomy.roles[usize::from(role)].label;
            format!(" ({})", label.get(words.lang))
        });
        let meant = words.say(&format!("as_{}", meant.name()));
        format!("{} → {meant}{role}", words.quote(text))
    };
    let said = answer.contested.iter();
    said.flat_map(|contested| &contested.contests)
        .map(|said| Choice {
            value: value(said),
            label: label(said),
        })
        .collect()
}

/// The phrases that weigh, to be contested.
pub fn phrases(words: Words, answer: &Answer) -> Vec<Choice> {
    let counted = |at: &usize| answer.roles.iter().any(|role| role.mentions.contains(at));
    (0..answer.mentions.len())
        .filter(counted)
        .map(|at| {
            let mention = &answer.mentions[at];
            Choice {
                value: format!("{at}|{}", mention.at.text),
                label: format!("{} · {}", words.quote(&mention.at.text), mention.label),
            }
        })
        .collect()
}

/// The trades to which a phrase can be given.
pub fn trades(words: Words, taxonomy: &Taxonomy) -> Vec<Choice> {
    let mut trades: Vec<Choice> = taxonomy
        .roles
        .iter()
        .filter(|role| role.code != "OTHER")
        .map(|role| Choice {
            value: format!("another_trade|{}", role.code),
            label: role.label.get(words.lang).to_owned(),
        })
        .collect();
    trades.sort_by_cached_key(|trade| crate::text::fold::fold(&trade.label));
    trades
}

/// The value by which a contest is kept in the form.
fn value(contest: &ContestSaid) -> String {
    match (contest.small_structure, contest.meant, contest.mention) {
        (Some(small), _, _) => format!("small{SIGN}{small}"),
        (None, Some(meant), Some(mention)) => format!(
            "{}{SIGN}{}{SIGN}{mention}{SIGN}{}",
            meant.name(),
            contest.role.as_deref().unwrap_or_default(),
            contest.text.as_deref().unwrap_or_default()
        ),
        _ => String::new(),
    }
}

fn kept(value: &str) -> Option<ContestSaid> {
    let mut pieces = value.splitn(4, SIGN);
    let meant = pieces.next()?;
    let second = pieces.next()?;
    if meant == "small" {
        return Some(ContestSaid {
            small_structure: second.parse().ok(),
            ..ContestSaid::default()
        });
    }
    let mention = pieces.next()?.parse().ok()?;
    Some(ContestSaid {
        mention: Some(mention),
        meant: Some(As::ALL.into_iter().find(|known| known.name() == meant)?),
        role: Some(second.to_owned()).filter(|role| !role.is_empty()),
        text: pieces.next().map(str::to_owned),
        small_structure: None,
    })
}
