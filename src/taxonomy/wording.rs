//! A rule of the self-check that is only words: its forms, what lifts them, and where in which ads they count.
//! Knows the shape of `wording/`; how the words are looked at in an ad stands with the lint.

use super::class::add;
use super::entry::{Entry, Part, SectionKind};
use super::form::Form;
use super::lexicon::{Lexicon, Match};
use super::node::{Node, Text, choose};
use super::rule::{self, Rule};
use crate::text::Language;
use crate::text::fold::fold;
use std::collections::HashMap;

/// A fact of the job whose absence is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Only words: none of the forms stands anywhere.
    Words,
    /// Whom the person reports to.
    Manager,
    /// The contract.
    Contract,
    /// The place.
    Place,
    /// Remote work.
    Remote,
    /// Hours.
    Hours,
    /// The last day to apply.
    Deadline,
    /// The first day of the job.
    Start,
    /// The pay.
    Pay,
}

/// Of which ads a rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Internships.
    Stage,
    /// Apprenticeships.
    Alternance,
    /// Freelance work.
    Freelance,
    /// Neither internship nor apprenticeship.
    NotTrainee,
    /// Neither the public service nor volunteers.
    NotPublic,
    /// Somebody is employed or paid: no volunteers.
    NotVolunteer,
    /// No pay with a figure, by a scale or by the legal minimum.
    NoPay,
}

/// Where words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// In the title.
    Title,
    /// In the text that has no heading of its own, or under such a heading.
    Section(SectionKind),
}

/// A replacement of a form, and whether it may be made without asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// The words to write; empty to take them out.
    pub text: String,
    /// True when nothing else has to change.
    pub safe: bool,
}

/// Two words of a rule that say something together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// How many words may stand between its two sides.
    pub within: usize,
    /// True when it counts wherever it stands: it speaks to nobody but the candidate.
    pub anywhere: bool,
}

/// A rule that is only words.
#[derive(Debug, Clone)]
pub struct Wording {
    /// Its page.
    pub rule: Rule,
    /// What is missing, of rules that speak when nothing is said.
    pub missing: Option<Missing>,
    /// All of these must hold of the ad.
    pub when: Vec<When>,
    /// Only here; anywhere when empty.
    pub only: Vec<Where>,
    /// Never here.
    pub except: Vec<Where>,
    /// Words that say it together: "essai" and "non rémunéré".
    pub pairs: Vec<Pair>,
    /// True when it speaks of grounds on which nobody may be turned down.
    pub grounds: bool,
    /// True when one of its `with` words must stand in the same sentence.
    pub needs: bool,
    /// Bounds of the number that `00` stands for.
    pub number: Option<(f64, f64)>,
    /// How many places it takes.
    pub least: usize,
    /// What to write instead, by language and folded form.
    pub instead: HashMap<(Language, String), Instead>,
}

const WHEN: [(&str, When); 7] = [
    ("stage", When::Stage),
    ("alternance", When::Alternance),
    ("freelance", When::Freelance),
    ("not-trainee", When::NotTrainee),
    ("not-public", When::NotPublic),
    ("not-volunteer", When::NotVolunteer),
    ("no-pay", When::NoPay),
];

const MISSING: [(&str, Missing); 9] = [
    ("manager", Missing::Manager),
    ("words", Missing::Words),
    ("contract", Missing::Contract),
    ("place", Missing::Place),
    ("remote", Missing::Remote),
    ("hours", Missing::Hours),
    ("deadline", Missing::Deadline),
    ("start", Missing::Start),
    ("pay", Missing::Pay),
];

/// The lists of words of a rule, and the part that each plays.
const LISTS: [(&str, Part); 8] = [
    ("forms", Part::Form),
    ("sure", Part::Sure),
    ("never", Part::Never),
    ("with", Part::With),
    ("unless", Part::Unless),
    ("lifted", Part::Lifted),
    ("clause", Part::Clause),
    ("denied", Part::Denied),
];

/// How many words may stand between the two sides of a pair, when it does not say.
const WITHIN: usize = 5;

/// Between a form and what is written instead: without asking, and as a suggestion.
const ARROWS: [(&str, bool); 2] = [(" => ", true), (" ~> ", false)];

/// Reads a rule; its words go into the lexicons.
#[must_use]
pub fn read(number: u16, node: Node<'_>, lexicons: &mut [Lexicon]) -> Wording {
    let how = node.text("match").and_then(|said| {
        let known = [
            ("exact", Match::Exact),
            ("word", Match::Word),
            ("stem", Match::Stem),
            ("phrase", Match::Phrase),
        ];
        choose(&node, "match", &said, &known)
    });
    let missing = node
        .text("missing")
        .and_then(|said| choose(&node, "missing", &said, &MISSING));
    let chosen = |key: &str| -> Vec<When> {
        let list = node.texts(key);
        let one = |said: &Text| choose(&node, key, said, &WHEN);
        list.iter().filter_map(one).collect()
    };
    let mut wording = Wording {
        rule: rule::read(&node),
        missing,
        when: chosen("when"),
        only: places(&node, "where"),
        except: places(&node, "not_where"),
        pairs: Vec::new(),
        grounds: node.flag("grounds").unwrap_or_default(),
        needs: node.has("with"),
        number: match node.numbers("number").as_slice() {
            [least, most] => Some((*least, *most)),
            _ => None,
        },
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count"
        )]
        least: node
            .number("least")
            .map_or(1, |least| least.max(1.0) as usize),
        instead: HashMap::new(),
    };
    let mut any = false;
    for (key, part) in LISTS {
        for (language, mut forms) in node.per_language(key) {
            any |= matches!(part, Part::Form | Part::Sure);
            for form in &mut forms {
                if let Some(instead) = part_instead(form) {
                    let key = (language, fold(&form.text));
                    wording.instead.insert(key, instead);
                }
            }
            plant(&node, language, &forms, lexicons, (number, part, how));
        }
    }
    for (side, pair) in (0..).zip(node.tables("pairs")) {
        any = true;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count"
        )]
        let within = pair.number("within").map_or(WITHIN, |words| words as usize);
        let anywhere = pair.flag("anywhere").unwrap_or_default();
        wording.pairs.push(Pair { within, anywhere });
        for (key, part) in [("one", Part::One(side)), ("other", Part::Other(side))] {
            let lists = pair.per_language(key);
            if lists.is_empty() {
                pair.wrong(pair.line, format!("{} has no `{key}`", pair.name));
            }
            for (language, forms) in lists {
                plant(&pair, language, &forms, lexicons, (number, part, how));
            }
        }
        pair.finish();
    }
    if !any && missing.is_none() {
        node.wrong(1, format!("{} has no forms", node.name));
    }
    node.finish();
    wording
}

/// Puts words of a rule into the lexicon of a language.
fn plant(
    node: &Node<'_>,
    language: Language,
    forms: &[Text],
    lexicons: &mut [Lexicon],
    (number, part, how): (u16, Part, Option<Match>),
) {
    let lexicon = &mut lexicons[language as usize];
    add(node, forms, |text| {
        let form = Form::read(text, Match::Stem);
        let loose = part != Part::Never && form.stands_without(lexicon);
        let usual = if loose { Match::Stem } else { Match::Phrase };
        lexicon.add(text, how.unwrap_or(usual), Entry::Wording(number, part))
    });
}

/// Takes what is written instead off a form.
fn part_instead(form: &mut Text) -> Option<Instead> {
    let (arrow, safe) = ARROWS
        .into_iter()
        .find(|(arrow, _)| form.text.contains(arrow))?;
    let (text, instead) = form.text.split_once(arrow)?;
    let instead = Instead {
        text: instead.trim().to_owned(),
        safe,
    };
    form.text = text.trim().to_owned();
    Some(instead)
}

fn places(node: &Node<'_>, key: &str) -> Vec<Where> {
    let section = |(name, kind): (&'static str, SectionKind)| (name, Where::Section(kind));
    let mut known = vec![("title", Where::Title)];
    known.extend(SectionKind::NAMES.map(section));
    node.texts(key)
        .iter()
        .filter_map(|said| choose(node, key, said, &known))
        .collect()
}
