//! The rules that judge: each a file of code and a page beside it, registered by one line here.
//! Knows which rules there are; what each does stands in its file, and what each says on its page.

use super::finding::{Finding, Replacement};
use super::page;
use super::scene::Scene;
use crate::span::Place;
use crate::taxonomy::label::Label;
use crate::taxonomy::mistake::Mistake;
use crate::taxonomy::rule::Rule;
use std::fmt::Display;
use std::sync::LazyLock;

/// What a rule remarks in an ad.
#[derive(Debug, Default)]
pub(super) struct Remark {
    /// Where; nowhere for what is missing.
    place: Option<Place>,
    /// Words that the message tells, by name.
    words: Vec<(&'static str, Label)>,
    /// What could be written instead.
    replacement: Option<Replacement>,
}

impl Remark {
    /// A remark on words of the ad.
    fn at(place: Place) -> Self {
        Self {
            place: Some(place),
            ..Self::default()
        }
    }

    /// The same, its message telling a number.
    fn counting(self, name: &'static str, number: impl Display) -> Self {
        let number = number.to_string();
        self.telling(
            name,
            Label {
                fr: number.clone(),
                en: number,
            },
        )
    }

    /// The same, its message telling a word.
    fn telling(mut self, name: &'static str, word: Label) -> Self {
        self.words.push((name, word));
        self
    }

    /// The same, with words to write instead.
    fn instead(mut self, text: String, safe: bool) -> Self {
        self.replacement = Some(Replacement { text, safe });
        self
    }
}

type Judge = fn(&Scene<'_, '_>) -> Vec<Remark>;

/// A rule and its page.
struct Registered {
    path: &'static str,
    page: &'static str,
    judge: Judge,
}

macro_rules! registered {
    ($($name:ident)*) => {
        $(mod $name;)*
        const RULES: &[Registered] = &[$(Registered {
            path: concat!("src/lint/rules/", stringify!($name), ".md"),
            page: include_str!(concat!(stringify!($name), ".md")),
            judge: $name::judge,
        }),*];
    };
}

registered! {
    alt_pay
    degree_inflation
    exp_contradiction
    exp_impossible
    foreign_language
    gender_title
    inclusive_consistency
    level_missing
    misleading
    no_split
    pay_below_min
    pay_range_wide
    pay_unit
    quality_as_skill
    stage_gratif
    strategy_exec
    superman
    title_mismatch
    title_multi
    tone_casual
    too_long
    too_many_reqs
    too_short
    tool_dump
    wall_of_text
}

static PAGES: LazyLock<(Vec<Rule>, Vec<Mistake>)> = LazyLock::new(|| {
    let (mut rules, mut mistakes) = (Vec::new(), Vec::new());
    for registered in RULES {
        let (rule, wrong) = page::read(registered.path, registered.page);
        rules.push(rule);
        mistakes.extend(wrong);
    }
    (rules, mistakes)
});

/// The pages of these rules, in their order.
pub(super) fn pages() -> &'static [Rule] {
    &PAGES.0
}

/// What is wrong on the pages; a test keeps it from being shipped.
pub(super) fn mistakes() -> &'static [Mistake] {
    &PAGES.1
}

/// The findings of all these rules.
pub(super) fn find<'a>(scene: &Scene<'a, '_>) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    for (registered, rule) in RULES.iter().zip(pages()) {
        if scene.has_law_of(rule) {
            for remark in (registered.judge)(scene) {
                findings.push(Finding {
                    words: remark.words,
                    replacement: remark.replacement,
                    ..Finding::new(rule, remark.place)
                });
            }
        }
    }
    findings
}
