//! Contests as the form sends them: those made before, each with a box to keep it, and one more.
//! Knows fields of the form; a contest of other words than the text now has is let go.

use crate::analysis::Analysis;
use crate::report::contested::{As, ContestSaid, read};
use std::collections::BTreeMap;

/// Parts the pieces of a field's value.
const SIGN: char = '|';

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

/// Those that are of this text.
pub fn of_text(analysis: &Analysis<'_>, contests: Vec<ContestSaid>) -> Vec<ContestSaid> {
    let fits = |contest: &ContestSaid| read(analysis, std::slice::from_ref(contest)).is_ok();
    contests.into_iter().filter(fits).collect()
}

/// The value by which a contest is kept in the form.
pub fn value(contest: &ContestSaid) -> String {
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
