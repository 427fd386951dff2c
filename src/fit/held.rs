//! What a profile holds: each skill at its highest level with the words that say so, languages, licences; and what its
//! words say that the taxonomy does not know. Read once for any number of ads.

use super::cv;
use super::name;
use super::profile::{Cefr, Preferences, Profile};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::skill::Kind;
use crate::text::Language;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A skill that a profile holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// The level that counts, 0 to 4.
    pub level: f64,
    /// True when a level is stated; else it counts as working, and the fit says so.
    pub stated: bool,
    /// The year of the last use, when it is stated.
    pub last_used: Option<u16>,
    /// Years of use, when they are stated. Told, not compared.
    pub years: Option<f64>,
    /// The profile's words.
    pub words: Arc<str>,
}

/// A language that a profile holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongue {
    /// How well, when it says.
    pub cefr: Option<Cefr>,
    /// The profile's words.
    pub words: Arc<str>,
}

/// Everything that a profile holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// The sender's own name for the profile.
    pub id: Option<String>,
    /// By skill: in several ways where one goes deeper and another is more recent.
    pub skills: BTreeMap<u32, Vec<Holding>>,
    /// By code.
    pub languages: BTreeMap<String, Tongue>,
    /// Wishes.
    pub preferences: Preferences,
    /// Words that the taxonomy does not know, sorted.
    pub unknown: Vec<String>,
}

/// Reads what a profile holds. Of a skill that is said twice the higher level counts: saying more never takes away.
#[must_use]
pub fn read(taxonomy: &Taxonomy, profile: &Profile) -> Held {
    let mut held = Held {
        id: profile.id.clone(),
        preferences: profile.preferences.clone(),
        ..Held::default()
    };
    let language = profile.language.as_deref().and_then(Language::from_code);
    for stated in &profile.skills {
        let by_id = stated.skill.as_deref().and_then(|id| taxonomy.skill(id));
        let said = stated.name.as_deref().or(stated.skill.as_deref());
        let words = said.unwrap_or_default().trim();
        let named = match by_id {
            Some(skill) => name::Named {
                skills: vec![skill],
                unknown: Vec::new(),
            },
            None => name::read(taxonomy, words, language),
        };
        for skill in named.skills {
            let new = Holding {
                last_used: stated.last_used,
                years: stated.years,
                ..Holding::new(taxonomy, stated.level, words)
            };
            held.add(taxonomy, skill, new);
        }
        held.unknown.extend(named.unknown);
    }
    for spoken in &profile.languages {
        let code = spoken.code.split('-').next().unwrap_or_default();
        let known = taxonomy
            .skills
            .iter()
            .any(|skill| skill.languages().iter().any(|own| own == code));
        if !known {
            held.unknown.push(spoken.code.clone());
        }
        held.speak(code, spoken.cefr, &spoken.code);
    }
    for licence in &profile.licences {
        let of_code = taxonomy.skills.iter().position(|skill| {
            let same = |code: &String| code.eq_ignore_ascii_case(licence.trim());
            skill.kind == Kind::Licence && skill.codes.iter().any(same)
        });
        let of_code = of_code.and_then(|number| u32::try_from(number).ok());
        let named = of_code.map(|skill| vec![skill]).or_else(|| {
            let mut skills = name::read(taxonomy, licence, language).skills;
            skills.retain(|skill| is(taxonomy, *skill, Kind::Licence));
            (!skills.is_empty()).then_some(skills)
        });
        match named {
            Some(skills) => {
                for skill in skills {
                    held.add(taxonomy, skill, Holding::new(taxonomy, None, licence));
                }
            }
            None => held.unknown.push(licence.clone()),
        }
    }
    held.read_text(taxonomy, profile);
    held.unknown.sort();
    held.unknown.dedup();
    held
}

fn is(taxonomy: &Taxonomy, skill: u32, kind: Kind) -> bool {
    taxonomy
        .skills
        .get(skill as usize)
        .is_some_and(|skill| skill.kind == kind)
}

impl Holding {
    fn new(taxonomy: &Taxonomy, level: Option<u8>, words: &str) -> Self {
        Self {
            level: level.map_or(taxonomy.fit_scoring.skill.unstated, f64::from),
            stated: level.is_some(),
            last_used: None,
            years: None,
            words: Arc::from(words),
        }
    }

    /// True when this goes at least as deep and is as recent, or of no date; of equals, what is stated, then the first by its
    /// words.
    fn covers(&self, other: &Self) -> bool {
        if self.last_used.is_some() && self.last_used != other.last_used {
            return false;
        }
        match self.level.total_cmp(&other.level) {
            Ordering::Greater => true,
            Ordering::Less => false,
            Ordering::Equal => {
                let key = |holding: &Self| (holding.last_used.is_some(), !holding.stated);
                (key(self), &self.words) <= (key(other), &other.words)
            }
        }
    }
}

impl Held {
    /// True when the profile states no skill, no language and no wish that is known.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.skills.is_empty()
            && self.languages.is_empty()
            && self.preferences == Preferences::default()
    }

    /// The hash of what a fit looks at, without a word of the profile: the same profile gives the same.
    #[must_use]
    pub fn digest(&self) -> String {
        let skills: Vec<_> = self
            .skills
            .iter()
            .map(|(skill, held)| {
                let each = |holding: &Holding| (holding.level.to_bits(), holding.last_used);
                (skill, held.iter().map(each).collect::<Vec<_>>())
            })
            .collect();
        let spoken = |(code, tongue): (&'_ String, &'_ Tongue)| (code.clone(), tongue.cefr);
        let languages: Vec<_> = self.languages.iter().map(spoken).collect();
        let looked_at = format!("{skills:?}{languages:?}{:?}", self.preferences);
        let digest = Sha256::digest(looked_at);
        digest.iter().fold("sha256:".to_owned(), |text, byte| {
            format!("{text}{byte:02x}")
        })
    }

    /// This and one skill more, or the same skill at a higher level.
    #[must_use]
    pub fn with(&self, skill: u32, level: f64) -> Self {
        let mut more = self.clone();
        more.raise(
            skill,
            Holding {
                level,
                stated: true,
                last_used: None,
                years: None,
                words: Arc::from(""),
            },
        );
        more
    }

    /// The years from which to look at it, so that recency never lets something learned lower a fit: the fit is that of the
    /// year from which the profile stands best. None where no tool was last used before the latest year that is named.
    #[must_use]
    pub fn years(&self, taxonomy: &Taxonomy) -> Vec<Option<u16>> {
        let holdings = || {
            let each = |(skill, held): (&u32, &'_ Vec<Holding>)| {
                held.iter()
                    .filter_map(|holding| holding.last_used)
                    .map(|year| (*skill, year))
                    .collect::<Vec<_>>()
            };
            self.skills.iter().flat_map(each)
        };
        let years: BTreeSet<u16> = holdings().map(|(_, year)| year).collect();
        let latest = years.last().copied();
        let fades = |(skill, year): (u32, u16)| {
            latest != Some(year)
                && (is(taxonomy, skill, Kind::Tool) || is(taxonomy, skill, Kind::Light))
        };
        if holdings().any(fades) {
            years.into_iter().rev().map(Some).collect()
        } else {
            vec![None]
        }
    }

    fn add(&mut self, taxonomy: &Taxonomy, skill: u32, new: Holding) {
        let Some(known) = taxonomy.skills.get(skill as usize) else {
            return;
        };
        for code in known.languages() {
            self.speak(code, None, &new.words);
        }
        self.raise(skill, new);
    }

    /// What another way of holding the same covers whole is left out, so that no order matters.
    fn raise(&mut self, skill: u32, new: Holding) {
        let held = self.skills.entry(skill).or_default();
        if !held.iter().any(|old| old.covers(&new)) {
            held.retain(|old| !new.covers(old));
            held.push(new);
            held.sort_by(|a, b| {
                (a.last_used.is_some(), b.last_used, b.level, &a.words)
                    .partial_cmp(&(b.last_used.is_some(), a.last_used, a.level, &b.words))
                    .unwrap_or(Ordering::Equal)
            });
        }
    }

    fn speak(&mut self, code: &str, cefr: Option<Cefr>, words: &str) {
        let stands = self
            .languages
            .get(code)
            .is_some_and(|old| old.cefr > cefr || (old.cefr == cefr && &*old.words <= words));
        if !stands {
            let words = Arc::from(words);
            self.languages
                .insert(code.to_owned(), Tongue { cefr, words });
        }
    }

    /// The headline and the CV. Wishes that a CV tells count where the profile itself says nothing.
    fn read_text(&mut self, taxonomy: &Taxonomy, profile: &Profile) {
        let headline = profile.headline.as_deref().unwrap_or_default();
        let text = profile.text.as_deref().unwrap_or_default();
        if headline.trim().is_empty() && text.trim().is_empty() {
            return;
        }
        let language = profile.language.as_deref().and_then(Language::from_code);
        let cv = cv::read(taxonomy, headline, text, language);
        for (skill, shown) in &cv.skills {
            // a language is held by its code, as a profile states it
            if is(taxonomy, *skill, Kind::Language) {
                continue;
            }
            let words = shown.words.first().map_or("", String::as_str);
            let new = Holding {
                last_used: shown.last_used,
                years: shown.years,
                ..Holding::new(taxonomy, shown.level, words)
            };
            self.add(taxonomy, *skill, new);
        }
        for (code, (cefr, words)) in &cv.languages {
            self.speak(code, *cefr, words);
        }
        let own = &mut self.preferences;
        if own.contracts.is_empty() {
            own.contracts = cv.wishes.contracts;
        }
        if own.locations.is_empty() {
            own.locations = cv.wishes.locations;
        }
        own.remote = own.remote.or(cv.wishes.remote);
    }
}
