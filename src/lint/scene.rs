//! What every rule asks of an ad first: its country, its contract, its sections, whether it is an ad at all.
//! Knows what the analysis has read; finds nothing wrong itself.

use super::Settings;
use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::section::{self, Section};
use crate::analysis::verdict::{Verdict, Why};
use crate::span::{Field, Place};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::SectionKind;
use crate::taxonomy::rule::Rule;
use crate::taxonomy::self_check::{List, WordList};
use crate::taxonomy::wording::When;
use crate::text::concordance::Concordance;
use crate::text::fold::fold;
use crate::text::{Language, Tokens};
use std::ops::Range;

/// Fewest words of a text in which something can be missing.
const SHORTEST: usize = 12;

/// As often is an internship named that is the job.
const OFTEN: usize = 3;

/// A word of apprenticeships, and of everything else that is learned.
const LEARNING: &str = "apprentissage";

/// Longest line that is nothing but a contract, in words.
const LABEL: usize = 2;

/// Longest heading that is one, in words.
const HEADING: usize = 6;

/// Countries in which pay is in euros.
const EURO: [&str; 21] = [
    "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV",
    "MC", "MT", "NL", "PT", "SI",
];

/// The country whose law counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code.
    pub code: String,
    /// True when nothing says it: a French ad without any sign of another country is taken to be for France.
    pub assumed: bool,
}

/// The country of an ad: as set, as read, or assumed.
#[must_use]
pub fn country(analysis: &Analysis<'_>, settings: &Settings) -> Option<Country> {
    let said = |code: &String| Country {
        code: code.clone(),
        assumed: false,
    };
    let french = analysis.reading.language() == Language::French;
    let assumed = || {
        french.then(|| Country {
            code: "FR".to_owned(),
            assumed: true,
        })
    };
    // "les résultats à New York": a French ad that pays in euros is for no country of dollars
    let euros = analysis
        .facts
        .pay
        .as_ref()
        .is_some_and(|pay| pay.currency == "EUR");
    let read = analysis.facts.country.as_ref();
    let read = read.filter(|code| !(french && euros) || EURO.contains(&code.as_str()));
    let set = settings.country.as_ref();
    set.or(read).map(said).or_else(assumed)
}

/// An ad as the rules look at it.
pub(super) struct Scene<'a, 't> {
    pub analysis: &'a Analysis<'t>,
    pub country: Option<Country>,
    settings: &'a Settings,
    /// Where the words of the description stand.
    pub words: Concordance<'a>,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn of(analysis: &'a Analysis<'t>, settings: &'a Settings) -> Self {
        Self {
            analysis,
            country: country(analysis, settings),
            settings,
            words: Concordance::of(&analysis.reading.passage(Field::Description).tokens),
        }
    }

    /// The threshold of a rule that counts, by its name.
    pub fn threshold(&self, rule: &str, usual: f64) -> f64 {
        self.settings.threshold(rule, usual)
    }

    /// The same, as a number of things.
    pub fn most(&self, rule: &str, usual: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "small counts, checked where they are read"
        )]
        let most = self.settings.threshold(rule, usual as f64) as usize;
        most
    }

    /// True when the ad names this contract.
    fn has(&self, name: &str) -> bool {
        let mut contracts = self.analysis.facts.contract.iter();
        contracts.any(|contract| contract.value == name)
    }

    /// True when this is the only contract.
    fn is_only(&self, name: &str) -> bool {
        self.has(name) && self.analysis.facts.contract.len() == 1
    }

    pub fn taxonomy(&self) -> &'t Taxonomy {
        self.analysis.reading.taxonomy
    }

    pub fn reading(&self) -> &'a Reading<'t> {
        &self.analysis.reading
    }

    pub fn language(&self) -> Language {
        self.analysis.reading.language()
    }

    /// True for texts that are no ads, and for languages that are not read yet.
    pub fn is_no_ad(&self) -> bool {
        matches!(
            self.analysis.verdict,
            Verdict::NotAssessable(Why::NoAd | Why::UnreadLanguage)
        )
    }

    /// True when there is text enough for something to be missing, and it is about one job.
    pub fn can_miss(&self) -> bool {
        self.reading().document.length() >= SHORTEST && self.analysis.positions.count < 2
    }

    pub fn is_in(&self, code: &str) -> bool {
        let country = self.country.as_ref();
        country.is_some_and(|country| country.code == code)
    }

    /// True when a rule speaks of every country, or of this ad's.
    pub fn has_law_of(&self, rule: &Rule) -> bool {
        rule.country.as_ref().is_none_or(|code| self.is_in(code))
    }

    /// An internship, and nothing else. Interns that the person is to look after are none.
    pub fn is_stage(&self) -> bool {
        let looks_after = |place: Place| {
            let written = fold(self.written(place));
            place.field == Field::Description && self.list(List::Intern).has(&written)
        };
        let mut contracts = self.analysis.facts.contract.iter();
        self.is_only("stage")
            && !contracts.any(|contract| looks_after(contract.place))
            && self.says_stage()
    }

    /// True when an internship is named in the title, again and again, or in a few words of its own: a single word may be a past one,
    /// an offered one or somebody else's.
    fn says_stage(&self) -> bool {
        let named = |field: Field| {
            let tokens = &self.reading().passage(field).tokens;
            let is_stage = |at: &usize| self.list(List::Internship).has(tokens.word(*at));
            (0..tokens.list.len()).filter(is_stage).count()
        };
        named(Field::Title) > 0
            || named(Field::Description) >= OFTEN
            || self
                .labels(|place| self.sentence_of(place).len() <= SHORTEST && !self.is_beside(place))
    }

    /// True when a contract stands in the description at such a place.
    fn labels(&self, is_label: impl Fn(Place) -> bool) -> bool {
        let mut contracts = self.analysis.facts.contract.iter();
        contracts
            .any(|contract| contract.place.field == Field::Description && is_label(contract.place))
    }

    /// True of a contract that is only possible too: "possibilité de stage", "également disponible en alternance".
    pub fn is_beside(&self, contract: Place) -> bool {
        let tokens = &self.reading().passage(contract.field).tokens;
        let mut words = self.sentence_of(contract).clone();
        words.any(|at| self.list(List::Besides).has(tokens.word(at)))
    }

    /// True of what stands among what the employer is and gives: "working students are welcome at our parties".
    pub fn is_offered(&self, place: Place) -> bool {
        use SectionKind::{Company, Legal, Offer, Team};
        let at = self.sentence_of(place).start;
        place.field == Field::Description
            && matches!(self.section(at), Company | Legal | Offer | Team)
    }

    /// The words of the sentence of a place.
    pub fn sentence_of(&self, place: Place) -> &'a Range<usize> {
        let tokens = &self.reading().passage(place.field).tokens.list;
        let at = tokens.partition_point(|token| token.span.end <= place.span.start);
        &self.reading().sentence(place.field, at).words
    }

    /// True when short words say what the next are about: "Âge : 30 ans", or a line of its own. One item of a list says nothing of the
    /// next, nor one sentence of a line of the other.
    pub fn opens(&self, field: Field, label: &Range<usize>, words: &Range<usize>) -> bool {
        let passage = self.reading().passage(field);
        let (from, to) = (passage.span(label), passage.span(words));
        let between = passage.text.get(from.end as usize..to.start as usize);
        let line = passage.text.get(..from.start as usize).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        between.is_some_and(|gap| gap.contains(':') || gap.contains('\n') && line.trim().is_empty())
    }

    /// An apprenticeship, or one of several contracts that are offered.
    pub fn is_alternance(&self) -> bool {
        // "apprentissage automatique", "l'apprentissage de la lecture": learning is no contract
        let is_sure = |place: Place| {
            let bare = fold(self.written(place)) == LEARNING;
            let tokens = &self.reading().passage(place.field).tokens;
            let mut words = self.sentence_of(place).clone();
            !bare
                || place.field == Field::Title
                || words.len() <= LABEL
                || words.any(|at| self.list(List::Contract).has(tokens.word(at)))
        };
        let mut contracts = self.analysis.facts.contract.iter();
        contracts.any(|contract| contract.value == "alternance" && is_sure(contract.place))
    }

    pub fn is_freelance(&self) -> bool {
        self.has("freelance")
    }

    pub fn is_volunteer(&self) -> bool {
        self.has("volunteer")
    }

    pub fn holds(&self, when: When) -> bool {
        let facts = &self.analysis.facts;
        match when {
            When::Stage => self.is_stage(),
            When::Alternance => self.is_alternance(),
            When::Freelance => {
                self.is_only("freelance")
                    || facts.contract.is_empty() && self.phrase(List::Invoicing).is_some()
            }
            When::NotTrainee => !self.has("stage") && !self.is_alternance(),
            When::NotPublic => facts.public.is_none() && !self.is_volunteer(),
            When::NotVolunteer => !self.is_volunteer(),
            When::NoPay => facts.pay.is_none() && !self.has_binding_basis(),
        }
    }

    /// True when a scale or the legal minimum says the pay.
    pub fn has_binding_basis(&self) -> bool {
        use crate::analysis::fact::Basis;
        let basis = self.analysis.facts.pay_basis;
        basis.is_some_and(|basis| basis.value != Basis::Open)
    }

    /// What the part of the ad around a word of the description is about.
    pub fn section(&self, word: usize) -> SectionKind {
        section::at(&self.analysis.sections, word).map_or(SectionKind::Intro, |found| found.kind)
    }

    /// The same, where it is sure: a part that may be over is none.
    pub fn sure_section(&self, word: usize) -> SectionKind {
        let passage = self.reading().passage(Field::Description);
        let start = passage
            .tokens
            .list
            .get(word)
            .map_or(0, |token| token.span.start);
        section::at(&self.analysis.sections, word)
            .filter(|found| !found.may_be_over(&passage.text, start))
            .filter(|found| {
                let unheaded = found.heading.is_none() && found.kind != SectionKind::Tasks;
                unheaded || is_headed(found, &passage.text, start)
            })
            .map_or(SectionKind::Intro, |found| found.kind)
    }

    /// Mentions that are asked, firmly or not.
    pub fn asked(&self) -> impl Iterator<Item = &'a Mention> {
        let mentions = self.analysis.mentions.iter();
        mentions.filter(|mention| mention.assertion.is_asked())
    }

    /// The words of a list.
    pub fn list(&self, list: List) -> &'t WordList {
        self.taxonomy().self_check.list(list)
    }

    /// Where the description first says a phrase of a list.
    pub fn phrase(&self, list: List) -> Option<Place> {
        let phrases = self.list(list).phrases.iter();
        let found = phrases.filter_map(|phrase| self.words.phrase(phrase));
        // of those that begin together, the first in the list
        let (from, to) = found.min_by_key(|(from, _)| *from)?;
        Some(self.place(Field::Description, &(from..to)))
    }

    pub fn place(&self, field: Field, words: &Range<usize>) -> Place {
        Place {
            field,
            span: self.reading().passage(field).span(words),
        }
    }

    /// The words of a place, as written.
    pub fn written(&self, place: Place) -> &'a str {
        place.span.of(&self.reading().passage(place.field).text)
    }
}

/// True of words that begin with a digit.
pub(super) fn is_figure(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).starts_with(|c: char| c.is_ascii_digit())
}

/// True of a part under a heading that is one: short, and what stands at this byte is on its line or in the lines and lists that its
/// own line opens.
fn is_headed(section: &Section, text: &str, at: u32) -> bool {
    let Some(heading) = section.heading else {
        return false;
    };
    let head = heading.of(text);
    let rest = text.get(heading.end as usize..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let alone = !line.contains(char::is_alphanumeric);
    let behind = (at as usize).saturating_sub(heading.end as usize + line.len());
    let item = text
        .get(..at as usize)
        .and_then(|before| before.lines().next_back())
        .is_some_and(|line| {
            line.trim_start()
                .starts_with(['-', '•', '*', '–', '·', '>', 'o'])
        });
    head.split_whitespace().count() <= HEADING
        && !head.contains(',')
        && (alone || behind == 0 || item)
}
