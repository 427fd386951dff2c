//! Reads a CV: skills with their level, years and the words that show them, languages, licences, wishes; for the person to
//! confirm. What a fit may not use is taken out first, and no order of parts, no accent and no calendar changes the rest.

mod claim;
mod left_out;
mod page;
mod period;
mod wish;

use super::cefr;
use super::profile::{Cefr, Preferences, Profile, Spoken, Stated};
use crate::analysis::analyze;
use crate::analysis::assertion::{Assertion, Because};
use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::skill::Kind;
use crate::text::Language;
use claim::Claim;
use page::{Page, Part};
use period::Months;
use std::collections::{BTreeMap, BTreeSet};

/// Tasks of a trade that show it where no title does.
const TASKS: usize = 2;
/// The level of what is only named beside what the person does: basic.
const BESIDE: u8 = 1;

/// A skill that a CV shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// The level that the words tell, 0 to 4.
    pub level: Option<u8>,
    /// For how long it was used, in years, one decimal: dated work counts, overlaps once.
    pub years: Option<f64>,
    /// The year of the last use, where all of its words stand beside dates.
    pub last_used: Option<u16>,
    /// The words, each once, in the order of the CV.
    pub words: Vec<String>,
    /// When it was used: months from the year 0.
    months: Months,
    /// True when it is also said where no date stands.
    undated: bool,
    /// True when some words say that the person does it; else it is only named beside what they do.
    done: bool,
    /// True when a title of the person's own says so.
    titled: bool,
}

/// What was read in a CV.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cv {
    /// The language in which it is written.
    pub language: Option<Language>,
    /// By skill.
    pub skills: BTreeMap<u32, Shown>,
    /// By code: how well, and the words.
    pub languages: BTreeMap<String, (Option<Cefr>, String)>,
    /// Wishes.
    pub wishes: Preferences,
    /// Why something was taken out, each reason once; what it was is kept nowhere.
    pub left_out: BTreeSet<String>,
}

/// Reads a CV. `headline` is the job that the person does or looks for, if it stands apart.
#[must_use]
pub fn read(taxonomy: &Taxonomy, headline: &str, text: &str, language: Option<Language>) -> Cv {
    let mut page = Page::new(text);
    let left_out = left_out::take_out(taxonomy, &mut page);
    let language = language.unwrap_or_else(|| page.language(headline));
    let mut cv = Cv {
        language: Some(language),
        left_out,
        wishes: wish::read(taxonomy, &page, language),
        ..Cv::default()
    };
    let latest = period::latest(&taxonomy.cv, &page);
    let title = page::plain(headline).0;
    let parts = page.parts(&taxonomy.cv);
    let nothing = [Part::default()];
    let parts = if parts.is_empty() {
        nothing.as_slice()
    } else {
        parts.as_slice()
    };
    for part in parts {
        for language in readings(language) {
            cv.read_part(taxonomy, &page, part, &title, latest, language);
        }
    }
    cv.sum_up(taxonomy);
    cv
}

/// The languages in which to read a CV: where few words of its own are known, tools and trades are often named in English.
fn readings(language: Language) -> impl Iterator<Item = Language> {
    let known = matches!(language, Language::French | Language::English);
    let more = (!known).then_some(Language::English);
    std::iter::once(language).chain(more)
}

impl Cv {
    /// The profile that the person is asked to confirm: without the text, and without what was taken out.
    #[must_use]
    pub fn profile(&self, taxonomy: &Taxonomy) -> Profile {
        let known = |kind: fn(Kind) -> bool| {
            self.skills.iter().filter_map(move |(skill, shown)| {
                let known = taxonomy.skills.get(*skill as usize)?;
                kind(known.kind).then_some((known, shown))
            })
        };
        let worth = |kind: Kind| !matches!(kind, Kind::Licence | Kind::Language);
        Profile {
            language: self.language.map(|language| language.code().to_owned()),
            skills: known(worth)
                .map(|(known, shown)| Stated {
                    skill: Some(known.id.clone()),
                    name: None,
                    level: shown.level,
                    years: shown.years,
                    last_used: shown.last_used,
                })
                .collect(),
            languages: self
                .languages
                .iter()
                .map(|(code, (cefr, _))| Spoken {
                    code: code.clone(),
                    cefr: *cefr,
                })
                .collect(),
            licences: known(|kind| kind == Kind::Licence)
                .map(|(known, _)| known.codes.first().unwrap_or(&known.id).clone())
                .collect(),
            preferences: self.wishes.clone(),
            ..Profile::default()
        }
    }

    /// Reads one part. What words say of others ("l'agence monte les vidéos"), of plans ("j'aimerais apprendre…") or deny is
    /// not held; everything else that is named is.
    fn read_part(
        &mut self,
        taxonomy: &Taxonomy,
        page: &Page,
        part: &Part,
        title: &str,
        latest: Option<i32>,
        language: Language,
    ) {
        let posting = Posting {
            title: title.to_owned(),
            description: page.plain_of(part).to_owned(),
            language: Some(language.code().to_owned()),
            ..Posting::default()
        };
        let analysis = analyze(taxonomy, &posting);
        let months = part
            .period
            .as_ref()
            .and_then(|period| period.months(latest));
        for (at, mention) in analysis.mentions.iter().enumerate() {
            let by_words = matches!(mention.because, Because::Cue(_));
            let held = match mention.assertion {
                Assertion::Negated => false,
                Assertion::OtherParty | Assertion::Learnable => !by_words,
                Assertion::Required | Assertion::Preferred | Assertion::Company => true,
            };
            let passage = analysis.reading.passage(mention.place.field);
            let is_title = mention.place.field == crate::span::Field::Title;
            let span = mention.place.span;
            let Some(skill) = taxonomy.skills.get(mention.skill as usize).filter(|_| held) else {
                continue;
            };
            if matches!(skill.kind, Kind::Quality | Kind::Diploma)
                || (!is_title && wish::is_plan(&taxonomy.cv, &passage.text, span.start))
            {
                continue;
            }
            let claim = if is_title {
                Claim::Own
            } else {
                claim::of(&taxonomy.cv, &analysis, mention)
            };
            if claim == Claim::Others {
                continue;
            }
            let words = if is_title {
                span.of(title).to_owned()
            } else {
                page.written(part, span)
            };
            for code in skill.languages() {
                let step = cefr::beside(&analysis, at).and_then(cefr::of_step);
                let old = self
                    .languages
                    .entry(code.clone())
                    .or_insert_with(|| (step, words.clone()));
                if step > old.0 {
                    *old = (step, words.clone());
                }
            }
            let shown = self.skills.entry(mention.skill).or_default();
            if claim == Claim::Own {
                shown.done = true;
                shown.titled |= is_title || mention.title.is_some();
                shown.level = shown.level.max(mention.level);
            }
            if !shown.words.contains(&words) {
                shown.words.push(words);
            }
            match &months {
                Some(months) if !is_title => {
                    shown.last_used = shown.last_used.max(months.last_year());
                    if part.is_work {
                        shown.months.add(months);
                    }
                }
                _ => shown.undated = true,
            }
        }
    }

    fn sum_up(&mut self, taxonomy: &Taxonomy) {
        let of_role = |skill: u32| taxonomy.skills.get(skill as usize)?.owner;
        let done: Vec<(u32, u16)> = self
            .skills
            .iter()
            .filter(|(_, shown)| shown.done)
            .filter_map(|(skill, _)| Some((*skill, of_role(*skill)?)))
            .collect();
        // one word names a trade; a title or some of its tasks show that it is the person's
        let is_shown = |skill: u32, shown: &Shown| {
            let roles = taxonomy.role_skills.iter().zip(0_u16..);
            let role = roles
                .filter(|(named, _)| **named == Some(skill))
                .map(|(_, role)| role)
                .next();
            let tasks = |role: u16| {
                done.iter()
                    .filter(|(other, owner)| *other != skill && *owner == role)
                    .count()
            };
            shown.titled || shown.level.is_some() || role.is_none_or(|role| tasks(role) >= TASKS)
        };
        for (skill, shown) in &mut self.skills {
            if !shown.done || !is_shown(*skill, shown) {
                shown.level = Some(BESIDE);
            }
            shown.years = shown.months.years();
            if shown.undated {
                shown.last_used = None;
            }
        }
    }
}
