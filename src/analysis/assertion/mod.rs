//! Judges each mention: asked, wished for, taught, somebody else's, the employer's, or said not to be needed; and why.
//! Knows cues, headings and sentences; does not know what the skills weigh together.

mod agent;
pub(in crate::analysis) mod alternative;
mod belonging;
mod default;
mod grammar;
mod job;
mod lead;
mod level;
mod occasion;
mod opened;
mod participle;
mod reach;
mod relative;
mod roster;
mod scope;
mod sequel;
mod share;
mod statement;
mod subject;
mod third_person;
mod training;
mod unit;

use super::mention::{Found, Via};
use super::position::Positions;
use super::reading::Reading;
use super::section::{self, Section};
use crate::span::{Field, Place};
use crate::taxonomy::cue::{Class, Governs};
use crate::taxonomy::entry::{Entry, SectionKind};
use crate::taxonomy::scoring::Strength;
use std::ops::Range;

/// How a posting means a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assertion {
    /// Asked.
    Required,
    /// Wished for, welcome.
    Preferred,
    /// Training is offered.
    Learnable,
    /// Other people do it, or it is only steered.
    OtherParty,
    /// About the employer, its offer or its hiring.
    Company,
    /// Said not to be required.
    Negated,
}

impl Assertion {
    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Preferred => "preferred",
            Self::Learnable => "learnable",
            Self::OtherParty => "other_party",
            Self::Company => "company",
            Self::Negated => "negated",
        }
    }

    /// True when the person is asked for it, firmly or not.
    #[must_use]
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Required | Self::Preferred)
    }
}

/// Why a mention is judged as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Words beside it say so.
    Cue(Place),
    /// The heading above says so.
    Heading(Place),
    /// Somebody answered that it is meant so.
    Contested,
    /// Nothing says otherwise.
    Default,
}

/// A mention, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The skill, by position.
    pub skill: u32,
    /// Where.
    pub place: Place,
    /// The words.
    pub words: Range<usize>,
    /// The sentence that it begins in, by position in its field.
    pub sentence: usize,
    /// How it was found.
    pub via: Via,
    /// The role whose title these words are, if they are one.
    pub title: Option<u16>,
    /// The role whose work it is.
    pub owner: Option<u16>,
    /// How it is meant.
    pub assertion: Assertion,
    /// How firmly, from 0 to 1.
    pub strength: f64,
    /// The depth asked, 0 to 4, when words say so.
    pub level: Option<u8>,
    /// How much frequency weighs: 1 when nothing is said.
    pub frequency: f64,
    /// True when it is told to be a part of the week, half of it at most.
    pub part: bool,
    /// True for light use: said so, or only in the service of posts and the like.
    pub light: bool,
    /// True when it is one example of several.
    pub example: bool,
    /// Mentions with the same number are alternatives of each other.
    pub choice: Option<u32>,
    /// Why.
    pub because: Because,
}

/// Judges mentions, keeping their order.
#[must_use]
pub fn judge(
    reading: &Reading<'_>,
    sections: &[Section],
    positions: &Positions,
    found: Vec<Found>,
) -> Vec<Mention> {
    let subjects = subject::of_sentences(reading, sections);
    let parts = share::of_week(reading);
    let mut cues: Option<(Field, usize, [Vec<scope::Scoped>; 3])> = None;
    let mut led_by = None;
    let mut mentions = Vec::with_capacity(found.len());
    for found in found {
        let at = reading.passage(found.field).sentence_of(found.words.start);
        if cues
            .as_ref()
            .is_none_or(|(field, sentence, _)| (*field, *sentence) != (found.field, at))
        {
            let (led, after) = if found.field == Field::Description {
                (
                    lead::says(reading, sections, at, &mut led_by),
                    sequel::says(reading, at),
                )
            } else {
                (Vec::new(), Vec::new())
            };
            let mut own = scope::cues(reading, found.field, at);
            // "elle rédige…", "a pour mission de", in a sentence on the job: neither somebody else nor the employer
            if found.field == Field::Description && subjects.get(at) == Some(&subject::Subject::Job)
            {
                own.retain(|cue| {
                    let presents = cue.class == Class::Company && cue.side == Governs::Both;
                    !(presents || job::takes_up(reading, cue.words.start))
                });
            }
            let words = &reading.passage(found.field).sentences[at].words;
            if found.field == Field::Description
                && let Some(section) = section::at(sections, words.start)
            {
                let said = statement::says(reading, words, section.kind);
                own.extend(said.into_iter().map(scope::Scoped::said));
            }
            cues = Some((found.field, at, [own, led, after]));
        }
        let Some((_, _, scoped)) = &cues else {
            continue;
        };
        let subject = if found.field == Field::Title {
            None
        } else {
            subjects.get(at).copied()
        };
        let mut mention = one(reading, sections, positions, &found, scoped, subject);
        mention.part = found.field == Field::Description
            && parts.iter().any(|part| part.contains(&found.words.start));
        mentions.push(mention);
    }
    alternative::join(reading, &mut mentions);
    mentions
}

fn one(
    reading: &Reading<'_>,
    sections: &[Section],
    positions: &Positions,
    found: &Found,
    [cues, led, after]: &[Vec<scope::Scoped>; 3],
    subject: Option<subject::Subject>,
) -> Mention {
    let skill = &reading.taxonomy.skills[found.skill as usize];
    let passage = reading.passage(found.field);
    let place = |words: &Range<usize>| Place {
        field: found.field,
        span: passage.span(words),
    };
    let weights = &reading.taxonomy.scoring.strength;
    let governing = || cues.iter().filter(|cue| cue.governs(&found.words));
    let section = if found.field == Field::Title {
        None
    } else {
        section::at(sections, found.words.start)
    };

    let (assertion, strength, because) = {
        let sought = default::is_sought(reading, positions, found, section, subject);
        let (assertion, because) = if sought {
            (Assertion::Required, Because::Default)
        } else {
            default::assertion(reading, positions, found, section, subject, skill.kind)
        };
        let steered = reading.taxonomy.families[usize::from(skill.family)].produced;
        let start = reading.sentence(found.field, found.words.start).words.start;
        let asking = section.is_some_and(|section| {
            matches!(
                section.kind,
                SectionKind::Tasks | SectionKind::Profile | SectionKind::Extras
            )
        });
        let profile = section.is_some_and(|section| section.kind != SectionKind::Tasks);
        // "cinq semaines de congés, remise, et un abonnement à…": several benefits make a sentence of them
        let tasked = reading
            .hits(found.field, start..start + 1)
            .any(|hit| matches!(hit.entry, Entry::Verb(_) | Entry::Noun(_)));
        let offers = !tasked
            && cues
                .iter()
                .filter(|cue| cue.class == Class::Benefit)
                .count()
                > 1;
        let opens = |cue: &scope::Scoped| {
            !asking
                || cue.near
                || (offers && cue.class == Class::Benefit)
                || cue.words.start < start + 3
                || (profile && cue.class == Class::Process)
        };
        let heard = |cue: &&scope::Scoped| {
            cue.governs(&found.words)
                && (speaks(cue, steered, found.title.is_some(), assertion)
                    || (cue.class == Class::Required
                        && assertion == Assertion::Company
                        && section.is_some_and(is_ours)))
                && !(sought && is_theirs(cue.class))
                && (opens(cue)
                    || !matches!(cue.class, Class::Company | Class::Process | Class::Benefit))
        };
        let bare = |cue: &scope::Scoped| {
            let words = ["sans", "without", "no"];
            cue.words.len() == 1 && passage.tokens.is_one_of(cue.words.start, &words)
        };
        let own = decisive(cues.iter().filter(heard), bare);
        let above = decisive(led.iter().filter(heard), bare);
        // what leads a list gives way to what an item says of itself, but for its verb
        let mild = |cue: &&scope::Scoped| matches!(cue.class, Class::Support | Class::Pilot);
        let sequel = decisive(after.iter().filter(heard), bare).filter(|_| {
            own.is_none_or(|own| {
                matches!(own.class, Class::Required | Class::Support | Class::Negated)
            })
        });
        let cue = sequel.or(own.filter(|cue| !mild(cue))).or(above).or(own);
        match cue {
            Some(cue) => {
                let (assertion, strength) = meaning(cue.class, weights);
                (assertion, strength, Because::Cue(place(&cue.words)))
            }
            None => (assertion, plain(assertion, weights), because),
        }
    };
    let factor = &reading.taxonomy.scoring.frequency;
    let frequency = governing().map(|cue| match cue.class {
        Class::Occasional => Some(factor.occasional),
        Class::Often => Some(factor.often),
        _ => None,
    });
    Mention {
        skill: found.skill,
        place: place(&found.words),
        words: found.words.clone(),
        sentence: passage.sentence_of(found.words.start),
        via: found.via,
        title: found.title,
        owner: skill.owner,
        assertion,
        strength,
        level: level::asked(reading, found.field, &found.words),
        frequency: frequency.flatten().last().unwrap_or(1.0),
        part: false,
        light: found.serves || governing().any(|cue| cue.class == Class::Light),
        example: level::is_example(reading, found.field, &found.words),
        choice: None,
        because,
    }
}

/// What a cue makes of a mention, and how firmly.
fn meaning(class: Class, weights: &Strength) -> (Assertion, f64) {
    match class {
        Class::Negated => (Assertion::Negated, 0.0),
        Class::Learnable => (Assertion::Learnable, weights.learnable),
        Class::Other | Class::Pilot => (Assertion::OtherParty, 0.0),
        Class::Company | Class::Process | Class::Benefit => (Assertion::Company, 0.0),
        Class::Bonus => (Assertion::Preferred, weights.bonus),
        Class::Preferred => (Assertion::Preferred, weights.preferred),
        Class::Support => (Assertion::Required, weights.support),
        _ => (Assertion::Required, weights.required),
    }
}

/// How firmly a mention is asked that no cue governs.
fn plain(assertion: Assertion, weights: &Strength) -> f64 {
    match assertion {
        Assertion::Required => weights.required,
        Assertion::Preferred => weights.preferred,
        _ => 0.0,
    }
}

/// "Rémunération : 2 150 € brut. Permis B indispensable.": what is said to be needed among pay and steps of hiring is asked.
fn is_ours(section: &Section) -> bool {
    matches!(
        section.kind,
        SectionKind::Offer | SectionKind::Process | SectionKind::Other
    )
}

/// True for the classes that give work to others than the candidate.
fn is_theirs(class: Class) -> bool {
    matches!(
        class,
        Class::Other | Class::Company | Class::Benefit | Class::Process
    )
}

/// The cue that decides. "Pas obligatoire mais serait un atout" wishes for it; "les candidats sans Java sont les bienvenus"
/// does not.
fn decisive<'c>(
    heard: impl Iterator<Item = &'c scope::Scoped>,
    bare: impl Fn(&scope::Scoped) -> bool,
) -> Option<&'c scope::Scoped> {
    let heard: Vec<_> = heard.collect();
    let denied = |wish: &scope::Scoped| {
        // "no interest in film making"
        heard.iter().any(|cue| {
            cue.class == Class::Negated && cue.words.end == wish.words.start && bare(cue)
        })
    };
    let wished = heard
        .iter()
        .any(|cue| matches!(cue.class, Class::Bonus | Class::Preferred) && !denied(cue));
    heard
        .into_iter()
        .filter(|cue| !wished || cue.class != Class::Negated || bare(cue))
        .min_by_key(|cue| rank(cue.class))
}

/// Which cue decides when several govern the same words: the smaller, the stronger.
fn rank(class: Class) -> u8 {
    match class {
        Class::Negated => 0,
        Class::Learnable => 1,
        Class::Process => 2,
        Class::Other => 3,
        Class::Benefit => 4,
        Class::Company => 5,
        Class::Bonus => 6,
        Class::Preferred => 7,
        Class::Pilot => 8,
        Class::Required => 9,
        _ => 10,
    }
}

/// Whether a cue has a say: steering matters only for what is produced, and what the employer's sections describe stays the employer's.
fn speaks(cue: &scope::Scoped, steered: bool, title: bool, default: Assertion) -> bool {
    match cue.class {
        Class::Occasional | Class::Share | Class::Often | Class::Light => false,
        Class::Pilot => steered || title,
        // "bonus: proven experience in events" stays a wish, "bonus: … is required" does not
        Class::Required if cue.side == Governs::After => default == Assertion::Required,
        Class::Required | Class::Support | Class::Preferred | Class::Bonus => default.is_asked(),
        _ => true,
    }
}
