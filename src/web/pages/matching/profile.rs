//! A profile as the form sends it: what was confirmed of a CV, what was added by hand, what the person wishes for.
//! Knows fields of the form; compares nothing.

use crate::analysis::fact::Remote;
use crate::fit::profile::{Cefr, Preferences, Profile, Spoken, Stated, Wish};
use crate::taxonomy::fact::CONTRACTS;
use crate::taxonomy::role::Unit;
use std::collections::BTreeMap;

/// The fields of a form by their names.
pub type Fields = BTreeMap<String, String>;

/// Most skills that a form names.
const SKILLS: usize = 300;
/// Longest name of a skill, in characters.
const WORDS: usize = 200;

/// What is wished for, as it stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    pub contracts: Vec<&'static str>,
    pub remote: String,
    pub place: String,
    pub hours: String,
    pub pay: String,
    /// A field that is no number.
    pub wrong: Option<&'static str>,
}

/// Reads the wishes of a form.
pub fn wishes(fields: &Fields) -> Wishes {
    let text = |name: &str| {
        let text = fields.get(name).map_or("", |text| text.trim());
        text.to_owned()
    };
    let mut wishes = Wishes {
        contracts: CONTRACTS
            .into_iter()
            .filter(|name| fields.contains_key(&format!("contract_{name}")))
            .collect(),
        remote: text("remote"),
        place: text("place"),
        hours: text("hours"),
        pay: text("pay"),
        wrong: None,
    };
    let named = [("hours", &wishes.hours), ("pay", &wishes.pay)];
    wishes.wrong = named
        .into_iter()
        .find(|(_, text)| !text.is_empty() && number(text).is_none())
        .map(|(name, _)| name);
    wishes
}

impl Wishes {
    /// As a profile says it.
    pub fn preferences(&self) -> Preferences {
        let places = self.place.split([',', ';']).map(str::trim);
        Preferences {
            contracts: self.contracts.iter().map(|&name| name.to_owned()).collect(),
            remote: [Remote::None, Remote::Hybrid, Remote::Full]
                .into_iter()
                .find(|remote| remote.name() == self.remote),
            locations: places
                .filter(|place| !place.is_empty())
                .map(str::to_owned)
                .collect(),
            hours_per_week: number(&self.hours),
            salary: number(&self.pay).map(|min| Wish {
                min,
                unit: Unit::Year,
                currency: "EUR".to_owned(),
            }),
            ..Preferences::default()
        }
    }
}

/// A number as people write it: "28 000", "37,5".
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{202f}' | '€' | '\''))
        .collect();
    let number: f64 = plain.replace(',', ".").parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
}

/// The profile of what is confirmed: ticked skills with their levels, languages with theirs, skills written by hand, wishes.
pub fn confirmed(fields: &Fields, wishes: &Wishes) -> Profile {
    let level = |id: &str| {
        let level = fields.get(&format!("level-{id}"))?.parse::<u8>().ok()?;
        (level <= 4).then_some(level)
    };
    // a box carries the words that were read, so that what is said of them later is in the person's own words
    let words = |said: &str| said.chars().take(WORDS).collect::<String>();
    let ticked = fields
        .iter()
        .filter_map(|(name, said)| Some((name.strip_prefix("skill-")?, said)));
    let ticked = ticked.map(|(id, said)| Stated {
        skill: Some(id.to_owned()),
        name: Some(words(said)).filter(|said| said != "on"),
        level: level(id),
        ..Stated::default()
    });
    let spoken = fields.iter().filter_map(|(name, value)| {
        let code = name.strip_prefix("cefr-")?;
        let cefr = Cefr::NAMES.into_iter().find(|(name, _)| name == value);
        (value != "none").then(|| Spoken {
            code: code.to_owned(),
            cefr: cefr.map(|(_, cefr)| cefr),
        })
    });
    Profile {
        skills: ticked.chain(by_hand(fields)).take(SKILLS).collect(),
        languages: spoken.collect(),
        preferences: wishes.preferences(),
        ..Profile::default()
    }
}

/// Skills written by hand, one a line or between commas.
fn by_hand(fields: &Fields) -> impl Iterator<Item = Stated> {
    let names = fields.get("more").map_or("", String::as_str);
    let stated = |name: &str| Stated {
        name: Some(name.chars().take(WORDS).collect()),
        ..Stated::default()
    };
    names
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(number("28 000 €"), Some(28_000.0));
        assert_eq!(number("28\u{202f}000"), Some(28_000.0));
        assert_eq!(number("37,5"), Some(37.5));
        for wrong in ["", "beaucoup", "-3", "nan", "inf"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_not_ticked_is_not_in_the_profile() {
        let pairs = [
            ("skill-video-editing", "on"),
            ("level-video-editing", "3"),
            ("level-photoshop", "4"),
            ("cefr-en", "b2"),
            ("cefr-es", "none"),
            ("cefr-de", ""),
            ("more", "Canva, ; Excel"),
            ("contract_cdi", "on"),
            ("hours", "beaucoup"),
        ];
        let fields: Fields = pairs
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let wishes = wishes(&fields);
        assert_eq!(wishes.wrong, Some("hours"));
        let profile = confirmed(&fields, &wishes);
        let named: Vec<_> = profile
            .skills
            .iter()
            .map(|stated| {
                (
                    stated.skill.as_deref().or(stated.name.as_deref()),
                    stated.level,
                )
            })
            .collect();
        assert_eq!(
            named,
            [
                (Some("video-editing"), Some(3)),
                (Some("Canva"), None),
                (Some("Excel"), None)
            ]
        );
        let spoken: Vec<_> = profile
            .languages
            .iter()
            .map(|spoken| (spoken.code.as_str(), spoken.cefr))
            .collect();
        assert_eq!(spoken, [("de", None), ("en", Some(Cefr::B2))]);
        assert_eq!(profile.preferences.contracts, ["cdi"]);
        assert_eq!(profile.preferences.hours_per_week, None);
    }
}
