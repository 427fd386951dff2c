//! What went wrong, with the words around it, to be read.
//! Knows one ad at a time; does not count.

use super::Case;
use super::ad::counted;
use super::level::Level;
use super::pairing::{Wanted, pair};
use super::place::At;
use super::quote::quotes;
use super::verdict::ranks;
use crate::posting::Posting;
use crate::span::Field;

/// Characters shown on each side.
const AROUND: usize = 40;

/// A quote that was missed, or a mention that is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Id of the ad.
    pub id: String,
    /// Family of the quote or mention.
    pub family: String,
    /// Status of the quote, or assertion of the mention.
    pub status: String,
    /// Id of the mention's skill.
    pub skill: Option<String>,
    /// The words, marked, with what stands around them, on one line.
    pub context: String,
}

/// A verdict other than the label's.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongVerdict {
    /// Id of the ad.
    pub id: String,
    /// Level of the label.
    pub gold: Level,
    /// Level said.
    pub said: Level,
    /// Score said.
    pub score: Option<f64>,
}

/// What went wrong, in the order of the ads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slips {
    /// Asked quotes that were missed.
    pub missed: Vec<Slip>,
    /// Asked mentions that are false.
    pub wrong: Vec<Slip>,
    /// Verdicts that are not the label's.
    pub verdicts: Vec<WrongVerdict>,
}

/// The first `limit` of each kind.
#[must_use]
pub fn slips(cases: &[Case<'_>], limit: usize) -> Slips {
    let mut slips = Slips::default();
    for case in cases {
        let full = slips.missed.len() >= limit
            && slips.wrong.len() >= limit
            && slips.verdicts.len() >= limit;
        if full {
            break;
        }
        add(&mut slips, case);
    }
    slips.missed.truncate(limit);
    slips.wrong.truncate(limit);
    slips.verdicts.truncate(limit);
    slips
}

fn add(slips: &mut Slips, case: &Case<'_>) {
    let quotes = quotes(case.posting, case.label);
    let mentions = counted(case.said);
    let mut asked = pair(Wanted::Asked, &quotes, &mentions);
    let order = |at: At| (at.field, at.start);
    asked
        .missed
        .sort_by_key(|quote| quote.places.first().copied().map(order));
    asked
        .wrong
        .sort_by_key(|mention| (mention.field, mention.start));
    slips.missed.extend(asked.missed.iter().map(|quote| Slip {
        id: case.id.to_owned(),
        family: quote.ask.family.clone(),
        status: quote.ask.status.clone(),
        skill: None,
        context: match quote.places.first() {
            Some(&at) => context(case.posting, at),
            None => format!("[[{}]]", quote.ask.quote),
        },
    }));
    slips.wrong.extend(asked.wrong.iter().map(|mention| Slip {
        id: case.id.to_owned(),
        family: mention.family.clone(),
        status: mention.assertion.clone(),
        skill: Some(mention.skill.clone()),
        context: context(
            case.posting,
            At {
                field: mention.field,
                start: mention.start,
                end: mention.end,
            },
        ),
    }));
    let (gold, said) = (case.label.verdict, case.said.verdict.level);
    let left_out =
        gold != Level::NotAssessable && ranks(gold, said, &case.label.main_role).is_none();
    if gold != said && !left_out {
        slips.verdicts.push(WrongVerdict {
            id: case.id.to_owned(),
            gold,
            said,
            score: case.said.verdict.score,
        });
    }
}

/// The words of a place, marked `[[so]]`, with 40 characters on each side; line ends are shown as spaces.
fn context(posting: &Posting, at: At) -> String {
    let text = match at.field {
        Field::Title => &posting.title,
        Field::Description => &posting.description,
    };
    let part = |from: usize, to: usize| -> String {
        let characters = text.chars().skip(from).take(to.saturating_sub(from));
        characters
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect()
    };
    let before = part(at.start.saturating_sub(AROUND), at.start);
    format!(
        "{before}[[{}]]{}",
        part(at.start, at.end),
        part(at.end, at.end + AROUND)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    #[test]
    fn misses_and_false_mentions_are_shown_where_they_stand() {
        let text = format!("{}\nle SEO, la vidéo{}", "é".repeat(60), "à".repeat(60));
        let posting = sample::posting(&text);
        let label = sample::asking(&[("SEO", "seo", "required"), ("vidéo", "video", "other")]);
        let mut said = sample::said("CM", "broad");
        said.mentions = vec![sample::of(&text, "vidéo", "video", "required")];
        let case = Case {
            id: "a",
            posting: &posting,
            label: &label,
            said: &said,
        };
        let found = slips(&[case], 5);
        assert_eq!(
            found.missed[0].context,
            format!("{} le [[SEO]], la vidéo{}", "é".repeat(36), "à".repeat(30))
        );
        let wrong = &found.wrong[0];
        assert_eq!(
            (
                wrong.family.as_str(),
                wrong.status.as_str(),
                wrong.skill.as_deref()
            ),
            ("video", "required", Some("video-skill"))
        );
        assert_eq!(
            (found.verdicts[0].gold, found.verdicts[0].said),
            (Level::Focused, Level::Broad)
        );
        assert_eq!(slips(&[case], 0), Slips::default());
    }
}
