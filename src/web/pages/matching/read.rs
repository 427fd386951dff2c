//! What is known of a person, to be confirmed: skills by family with the words that say so, languages, and words that are not known.
//! Knows what a profile holds; judges nothing.

use crate::fit::Held;
use crate::index::Facet;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::skill::Kind;
use crate::text::fold::fold;
use crate::web::pages::label::label;
use crate::web::pages::words::Words;
use crate::wordings::say;

/// What is known of a person.
pub struct Known {
    pub families: Vec<Family>,
    pub languages: Vec<Tongue>,
    /// Words that the taxonomy does not know.
    pub unknown: Vec<String>,
}

/// The skills of a family.
pub struct Family {
    pub id: String,
    pub label: String,
    pub skills: Vec<Skill>,
}

/// A skill, to be confirmed.
pub struct Skill {
    pub id: String,
    pub label: String,
    /// The profile's words.
    pub said: String,
    /// The same, quoted, where they are others than its name.
    pub words: Option<String>,
    /// Levels to choose from, with the one that is stated.
    pub levels: Vec<Choice>,
}

/// A language, to be confirmed.
pub struct Tongue {
    pub code: String,
    pub label: String,
    pub levels: Vec<Choice>,
}

/// Something to choose.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

impl Known {
    /// What a profile holds, as a person confirms it.
    pub fn of(words: Words, taxonomy: &Taxonomy, held: &Held) -> Self {
        let mut families: Vec<Family> = Vec::new();
        for (number, ways) in &held.skills {
            // held in several ways, the deepest is shown
            let deepest = ways.iter().max_by(|a, b| a.level.total_cmp(&b.level));
            let (Some(skill), Some(holding)) = (taxonomy.skills.get(*number as usize), deepest)
            else {
                continue;
            };
            if skill.kind == Kind::Language {
                continue;
            }
            let family = &taxonomy.families[usize::from(skill.family)];
            let label = skill.label.get(words.lang).to_owned();
            let level = holding.stated.then_some(holding.level);
            let said = holding.words.trim();
            let is_other = !said.is_empty() && fold(said) != fold(&label) && said != skill.id;
            let shown = Skill {
                id: skill.id.clone(),
                said: if is_other { said } else { &label }.to_owned(),
                words: is_other.then(|| words.quote(said)),
                levels: levels(words, level),
                label,
            };
            match families.iter_mut().find(|known| known.id == family.id) {
                Some(known) => known.skills.push(shown),
                None => families.push(Family {
                    id: family.id.clone(),
                    label: family.label.get(words.lang).to_owned(),
                    skills: vec![shown],
                }),
            }
        }
        families.sort_by_cached_key(|family| fold(&family.label));
        for family in &mut families {
            family.skills.sort_by_cached_key(|skill| fold(&skill.label));
        }
        let languages = held.languages.iter().map(|(code, tongue)| Tongue {
            label: label(taxonomy, words, Facet::Language, code),
            levels: steps(words, tongue.cefr.map(crate::fit::profile::Cefr::step)),
            code: code.clone(),
        });
        Self {
            families,
            languages: languages.collect(),
            unknown: held.unknown.clone(),
        }
    }

    /// True when nothing is known.
    pub fn is_empty(&self) -> bool {
        self.families.is_empty() && self.languages.is_empty()
    }
}

fn levels(words: Words, stated: Option<f64>) -> Vec<Choice> {
    let unstated = Choice {
        value: String::new(),
        label: words.say("level_unstated"),
        chosen: stated.is_none(),
    };
    let level = |number: u8| Choice {
        value: number.to_string(),
        label: say(words.lang, "page", &format!("level_{number}"), &[]),
        chosen: stated.is_some_and(|stated| (stated - f64::from(number)).abs() < 0.5),
    };
    std::iter::once(unstated)
        .chain((0..=4).map(level))
        .collect()
}

fn steps(words: Words, stated: Option<f64>) -> Vec<Choice> {
    let names = ["a1", "a2", "b1", "b2", "c1", "c2"];
    let choice = |value: &str, label: String, chosen: bool| Choice {
        value: value.to_owned(),
        label,
        chosen,
    };
    let mut choices = vec![choice("", words.say("level_unstated"), stated.is_none())];
    choices.extend((1_u8..).zip(names).map(|(step, name)| {
        let chosen = stated.is_some_and(|stated| (stated - f64::from(step)).abs() < 0.5);
        choice(name, name.to_uppercase(), chosen)
    }));
    choices.push(choice("none", words.say("not_spoken"), false));
    choices
}
