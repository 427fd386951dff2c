//! A profile without its CV: what the text tells is stated, and the text is left out.

use crate::fit::profile::{Profile, Spoken, Stated};
use crate::fit::{self};
use crate::taxonomy::Taxonomy;

/// The profile as it is kept: with its text if that is wished, else with the skills and languages that the text tells.
#[must_use]
pub fn condensed(taxonomy: &Taxonomy, profile: Profile, keep_text: bool) -> Profile {
    let Some(text) = profile.text.clone().filter(|_| !keep_text) else {
        return profile;
    };
    let read_alone = Profile {
        text: Some(text),
        headline: profile.headline.clone(),
        language: profile.language.clone(),
        ..Profile::default()
    };
    let held = fit::read(taxonomy, &read_alone);
    let mut kept = Profile {
        text: None,
        ..profile
    };
    for (number, holding) in &held.skills {
        let Some(skill) = taxonomy.skills.get(*number as usize) else {
            continue;
        };
        kept.skills.push(Stated {
            skill: Some(skill.id.clone()),
            name: Some(holding.words.clone()),
            level: holding.stated.then(|| whole(holding.level)),
            ..Stated::default()
        });
    }
    for (code, tongue) in &held.languages {
        kept.languages.push(Spoken {
            code: code.clone(),
            cefr: tongue.cefr,
        });
    }
    kept
}

/// A level as profiles state it.
fn whole(level: f64) -> u8 {
    (0..=4).rfind(|step| f64::from(*step) <= level).unwrap_or(0)
}
