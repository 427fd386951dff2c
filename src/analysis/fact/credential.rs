//! Diplomas and licences asked: "Bac+3", "Permis B".
//! Knows the mentions of their families; how they are meant is judged before.

use super::Credential;
use super::sign::Signs;
use crate::analysis::assertion::{Assertion, Mention};

/// What of a family is asked, every skill once, in the order of the text.
pub(super) fn read(signs: &Signs<'_, '_>, mentions: &[Mention], family: &str) -> Vec<Credential> {
    let taxonomy = signs.reading.taxonomy;
    let Some(family) = taxonomy.family(family) else {
        return Vec::new();
    };
    let mut asked: Vec<Credential> = Vec::new();
    for mention in mentions {
        let meant = matches!(
            mention.assertion,
            Assertion::Required | Assertion::Preferred
        );
        let own = taxonomy.skills[mention.skill as usize].family == family;
        if !own || !meant || asked.iter().any(|known| known.skill == mention.skill) {
            continue;
        }
        asked.push(Credential {
            skill: mention.skill,
            required: mention.assertion == Assertion::Required,
            place: mention.place,
        });
    }
    asked
}
