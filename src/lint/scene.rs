//! What every rule asks of an ad first: its country, its contract, its sections, whether it is an ad at all.
//! Knows what the analysis has read; finds nothing wrong itself.

use super::settings::Settings;
use crate::analysis::Analysis;
use crate::analysis::assertion::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::section::{self, Section};
use crate::analysis::verdict::{Verdict, Why};
use crate::span::{Field, Place};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::entry::SectionKind;
use crate::taxonomy::rule::Rule;
use crate::taxonomy::wording::When;
use crate::text::fold::fold;
use crate::text::{Gap, Language};
use std::ops::Range;

/// Fewest words of a text in which something can be missing.
const SHORTEST: usize = 12;

/// Longest heading of tasks, in words.
const HEADING: usize = 6;

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
    let set = settings.country.as_ref();
    set.or(analysis.facts.country.as_ref())
        .map(said)
        .or_else(assumed)
}

/// An ad as the rules look at it.
pub(super) struct Scene<'a, 't> {
    pub analysis: &'a Analysis<'t>,
    pub country: Option<Country>,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn of(analysis: &'a Analysis<'t>, settings: &Settings) -> Self {
        Self {
            analysis,
            country: country(analysis, settings),
        }
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
            place.field == Field::Description && written.starts_with("stagiaire")
        };
        let mut contracts = self.analysis.facts.contract.iter();
        self.is_only("stage")
            && !contracts.any(|contract| looks_after(contract.place))
            && self.says_stage()
    }

    /// True when an internship is named in the title, or more than once: a single word may be a past or an offered one.
    fn says_stage(&self) -> bool {
        let named = |field: Field| {
            let tokens = &self.reading().passage(field).tokens;
            let is_stage = |at: &usize| {
                let word = tokens.word(*at);
                word.starts_with("stage")
                    || word.starts_with("stagiaire")
                    || word == "intern"
                    || word.starts_with("internship")
            };
            (0..tokens.list.len()).filter(is_stage).count()
        };
        let mut contracts = self.analysis.facts.contract.iter();
        let labelled = contracts.any(|contract| {
            let at = |place: Place| {
                self.reading()
                    .passage(place.field)
                    .tokens
                    .list
                    .partition_point(|token| token.span.end <= place.span.start)
            };
            contract.place.field == Field::Description
                && self
                    .reading()
                    .sentence(Field::Description, at(contract.place))
                    .words
                    .len()
                    <= SHORTEST
        });
        named(Field::Title) > 0 || named(Field::Description) > 1 || labelled
    }

    /// An apprenticeship, or one of several contracts that are offered.
    pub fn is_alternance(&self) -> bool {
        self.has("alternance")
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
            When::Freelance => self.is_only("freelance"),
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

    /// Figures of pay without any sign of money, when no pay was read: "Salaire : 2 100", "De 22 à 24 000."
    pub fn bare_pay(&self) -> Option<Place> {
        if self.analysis.facts.pay.is_some() {
            return None;
        }
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        let number = |at: usize| {
            let token = tokens.list.get(at)?;
            let text: String = token
                .span
                .of(&passage.text)
                .chars()
                .filter(|c| *c != ',')
                .collect();
            text.parse::<f64>().ok()
        };
        let named = |at: usize| {
            let label = tokens.word(at);
            let pay = [
                "salaire",
                "remuneration",
                "salary",
                "pay",
                "wage",
                "gratification",
            ]
            .contains(&label);
            pay && number(at + 1).is_some()
                && tokens
                    .list
                    .get(at + 1)
                    .is_some_and(|next| next.gap == Gap::Colon)
        };
        let between = ["de", "a", "et", "entre", "to", "from", "and", "between"];
        let sentences = passage
            .sentences
            .iter()
            .map(|sentence| sentence.words.clone());
        let range = sentences
            .filter(|words| (2..=6).contains(&words.len()))
            .find(|words| {
                let is_bound = |at: usize| number(at).is_some();
                let figures = words.clone().filter(|&at| is_bound(at)).count();
                let first = words.clone().find_map(number).unwrap_or_default();
                let rest = words
                    .clone()
                    .all(|at| is_bound(at) || between.contains(&tokens.word(at)));
                figures >= 2
                    && rest
                    && (18.0..=120.0).contains(&first)
                    && self.is_range(words, first)
            });
        let label = (0..tokens.list.len()).find(|&at| named(at));
        let words = label.map(|at| at..at + 2).or(range)?;
        Some(self.place(Field::Description, &words))
    }

    /// A small sum a month of which nothing says that it is pay: "Indemnité : 300 € par mois", "200 € mensuels".
    pub fn allowance(&self) -> Option<(f64, Place)> {
        if self.analysis.facts.pay.is_some() {
            return None;
        }
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        let monthly = [
            "mois",
            "mensuel",
            "mensuels",
            "mensuelle",
            "mensuelles",
            "month",
            "monthly",
        ];
        (0..tokens.list.len()).find_map(|at| {
            let amount = tokens.word(at).parse::<f64>().ok()?;
            let end = tokens.list[at].span.end as usize;
            let behind = passage.text.get(end..)?.trim_start();
            let is_euro = behind.starts_with('€') || tokens.word(at + 1).starts_with("euro");
            // what is paid back or paid beside
            let beside = [
                "logement",
                "transport",
                "loyer",
                "mutuelle",
                "panier",
                "prime",
                "teletravail",
                "housing",
                "travel",
            ];
            let is_beside =
                (at.saturating_sub(8)..at).any(|near| beside.contains(&tokens.word(near)));
            let is_monthly = (at + 1..at + 5).any(|near| monthly.contains(&tokens.word(near)));
            (is_euro && is_monthly && !is_beside && amount > 0.0)
                .then(|| (amount, self.place(Field::Description, &(at..at + 1))))
        })
    }

    /// "28-32", "22 à 24 000": the second bound is a little more, in thousands or not.
    fn is_range(&self, words: &Range<usize>, first: f64) -> bool {
        let written = self.written(self.place(Field::Description, words));
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let text = written.trim_start_matches(|c: char| !c.is_ascii_digit());
        let Some((_, second)) = text.split_once(|c: char| !c.is_ascii_digit()) else {
            return false;
        };
        let second: f64 = digits(second).parse().unwrap_or_default();
        let second = if second >= 1000.0 {
            second / 1000.0
        } else {
            second
        };
        second > first && second < first * 2.0
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
                found.kind != SectionKind::Tasks || is_headed(found, &passage.text, start)
            })
            .map_or(SectionKind::Intro, |found| found.kind)
    }

    /// Mentions that are asked, firmly or not.
    pub fn asked(&self) -> impl Iterator<Item = &'a Mention> {
        let mentions = self.analysis.mentions.iter();
        mentions.filter(|mention| mention.assertion.is_asked())
    }

    /// Where the description says one of these phrases, in folded words.
    pub fn phrase(&self, phrases: &[&str]) -> Option<Place> {
        let tokens = &self.reading().passage(Field::Description).tokens;
        let said = |from: usize, phrase: &str| {
            let mut at = from;
            for word in phrase.split(' ') {
                if tokens.word(at) != word {
                    return None;
                }
                at += 1;
            }
            Some(from..at)
        };
        let words = (0..tokens.list.len())
            .find_map(|from| phrases.iter().find_map(|phrase| said(from, phrase)))?;
        Some(self.place(Field::Description, &words))
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

/// True of tasks under a heading that is one: short, and what stands at this byte is on its line or in the lines and lists that its
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
