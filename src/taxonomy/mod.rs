//! The taxonomy: everything that is only words, read from TOML and checked whole.
//! Knows what a skill, a role and a cue are; does not know how an ad is judged.

pub mod advice;
mod build;
pub mod class;
pub mod cue;
pub mod cv;
pub mod entry;
pub mod fact;
mod files;
pub mod fit_scoring;
pub mod form;
pub mod house;
mod known;
pub mod label;
pub mod law;
pub mod lexicon;
pub mod mistake;
pub mod neighbour;
pub mod node;
pub mod place;
pub mod role;
pub mod rule;
pub mod scoring;
pub mod self_check;
pub mod skill;
pub mod sort;
pub mod source;
pub mod stats;
mod title;
mod tree;
pub mod wording;
pub mod words;

use crate::text::Language;
use advice::AdviceWords;
use class::Class;
use cue::Cue;
use cv::CvWords;
use fact::FactWords;
use fit_scoring::FitScoring;
use house::House;
use law::Figure;
use lexicon::Lexicon;
use mistake::{Mistake, Mistakes};
use neighbour::Neighbours;
use node::{Label, Log};
use place::Places;
use role::Role;
use scoring::Scoring;
use self_check::SelfCheckWords;
use skill::{Skill, Tasks};
use source::File;
use std::path::Path;
use wording::Wording;
use words::Headings;

/// A family of skills.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its name in files and answers.
    pub id: String,
    /// Shown to people.
    pub label: Label,
    /// True where steering somebody's production is not doing it.
    pub produced: bool,
}

/// All words that rolefit knows.
#[derive(Debug)]
pub struct Taxonomy {
    /// Hash of all files: the version that every answer names.
    pub digest: String,
    /// Families, sorted by id.
    pub families: Vec<Family>,
    /// Skills, by family and id.
    pub skills: Vec<Skill>,
    /// Tasks by the class of things they are done on.
    pub tasks: Tasks,
    /// Classes of doing.
    pub actions: Vec<Class>,
    /// Classes of things.
    pub things: Vec<Class>,
    /// Roles, sorted by code.
    pub roles: Vec<Role>,
    /// The skill that each role's titles name, by position.
    pub role_skills: Vec<Option<u32>>,
    /// Cues of all languages.
    pub cues: Vec<Cue>,
    /// What the words of facts name.
    pub facts: FactWords,
    /// Weights and thresholds of verdicts.
    pub scoring: Scoring,
    /// Weights and thresholds of fits.
    pub fit_scoring: FitScoring,
    /// The words by which a CV is read.
    pub cv: CvWords,
    /// What advice is made of.
    pub advice: AdviceWords,
    /// Rules of the self-check that are only words, sorted by file.
    pub wordings: Vec<Wording>,
    /// The words that judging rules of the self-check look for.
    pub self_check: SelfCheckWords,
    /// Legal figures, by country and name.
    pub law: Vec<Figure>,
    /// Skills that are close to each other.
    pub neighbours: Neighbours,
    /// Places by name.
    pub places: Places,
    /// What the organisation has set for itself.
    pub house: House,
    lexicons: Vec<Lexicon>,
    headings: Vec<Headings>,
}

impl Taxonomy {
    /// The taxonomy built into the program.
    ///
    /// # Errors
    /// When it has mistakes; a test keeps this from being shipped.
    pub fn built_in() -> Result<Self, Mistakes> {
        Self::read(&source::built_in())
    }

    /// The same taxonomy, as an organisation wants it kept to.
    #[must_use]
    pub fn with_house(mut self, house: House) -> Self {
        self.digest = house.version(&self.digest);
        for role in &mut self.roles {
            if let Some(bands) = house.bands(&role.code, &role.pay) {
                role.pay = bands;
            }
        }
        self.house = house;
        self
    }

    /// The taxonomy of a folder.
    ///
    /// # Errors
    /// When the folder cannot be read (one mistake, on the folder), or with every mistake in its files.
    pub fn load(root: &Path) -> Result<Self, Mistakes> {
        let unreadable = |message: String| {
            Mistakes(vec![Mistake {
                file: root.display().to_string(),
                line: 1,
                message,
            }])
        };
        let files =
            source::folder(root).map_err(|error| unreadable(format!("cannot be read: {error}")))?;
        if files.is_empty() {
            return Err(unreadable(
                "holds no .toml file; expected families/, roles/, cues/ and the others".to_owned(),
            ));
        }
        Self::read(&files)
    }

    /// Reads all files, or tells every mistake in them.
    ///
    /// # Errors
    /// With every mistake, sorted by file and line.
    pub fn read(files: &[File]) -> Result<Self, Mistakes> {
        let log = Log::default();
        let taxonomy = build::build(files, &log);
        let mistakes = log.into_mistakes();
        if mistakes.is_empty() {
            Ok(taxonomy)
        } else {
            Err(Mistakes(mistakes))
        }
    }

    /// The forms of a language.
    #[must_use]
    pub fn lexicon(&self, language: Language) -> &Lexicon {
        &self.lexicons[language as usize]
    }

    /// The headings of a language.
    #[must_use]
    pub fn headings(&self, language: Language) -> &Headings {
        &self.headings[language as usize]
    }

    /// The legal figure with this name, of a country.
    #[must_use]
    pub fn figure(&self, country: &str, id: &str) -> Option<&Figure> {
        self.law
            .iter()
            .find(|figure| figure.country == country && figure.id == id)
    }

    /// The number of the family with this id.
    #[must_use]
    pub fn family(&self, id: &str) -> Option<u16> {
        self.families
            .binary_search_by(|family| family.id.as_str().cmp(id))
            .ok()
            .and_then(|i| u16::try_from(i).ok())
    }

    /// The number of the role with this code.
    #[must_use]
    pub fn role(&self, code: &str) -> Option<u16> {
        self.roles
            .binary_search_by(|role| role.code.as_str().cmp(code))
            .ok()
            .and_then(|i| u16::try_from(i).ok())
    }

    /// The number of the skill with this id.
    #[must_use]
    pub fn skill(&self, id: &str) -> Option<u32> {
        self.skills
            .iter()
            .position(|skill| skill.id == id)
            .and_then(|i| u32::try_from(i).ok())
    }
}
