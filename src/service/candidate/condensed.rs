//! A profile without its CV: what the text tells is stated, and the text is left out.

use crate::fit::cv;
use crate::fit::profile::{Preferences, Profile};
use crate::taxonomy::Taxonomy;
use crate::text::Language;

/// The profile as it is kept: with its text if that is wished, else with what the text tells.
#[must_use]
pub fn condensed(taxonomy: &Taxonomy, profile: Profile, keep_text: bool) -> Profile {
    let Some(text) = profile.text.clone().filter(|_| !keep_text) else {
        return profile;
    };
    let headline = profile.headline.as_deref().unwrap_or_default();
    let language = profile.language.as_deref().and_then(Language::from_code);
    let told = cv::read(taxonomy, headline, &text, language).profile(taxonomy);
    let Preferences {
        contracts,
        remote,
        locations,
        ..
    } = told.preferences;
    let mut kept = Profile {
        text: None,
        ..profile
    };
    kept.skills.extend(told.skills);
    kept.languages.extend(told.languages);
    for licence in told.licences {
        if !kept.licences.contains(&licence) {
            kept.licences.push(licence);
        }
    }
    let own = &mut kept.preferences;
    if own.contracts.is_empty() {
        own.contracts = contracts;
    }
    if own.locations.is_empty() {
        own.locations = locations;
    }
    own.remote = own.remote.or(remote);
    kept
}
