//! The words that judging rules of the self-check look for, list by list, and the tools whose age they know.
//! Knows which lists there are and how a word in one is written; what a rule makes of them stands with the rule.

use super::node::Node;
use crate::text::Tokens;
use crate::text::fold::fold;
use crate::text::token::tokenize;
use std::collections::{HashMap, HashSet};

/// A tool that has not always been there.
#[derive(Debug, Clone, PartialEq)]
pub struct Tool {
    /// As it is told to people.
    pub name: String,
    /// The first year in which one could work with it.
    pub since: f64,
    /// Its folded words, with a blank between.
    pub forms: Vec<String>,
}

/// Words of one list, folded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WordList {
    /// Words and phrases in the order of the file, with a blank between words.
    pub phrases: Vec<String>,
    /// The same as they are written, in small letters.
    pub written: Vec<String>,
    words: HashSet<String>,
    stems: Vec<String>,
}

impl WordList {
    /// True when a folded word is in the list, whole or by its beginning ("forg*").
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
            || self
                .stems
                .iter()
                .any(|stem| word.starts_with(stem.as_str()))
    }

    /// True when the words of a text from here on are in the list.
    #[must_use]
    pub fn stands(&self, tokens: &Tokens, at: usize) -> bool {
        let is_here = |phrase: &String| {
            let mut words = phrase.split(' ').zip(at..);
            words.all(|(word, at)| tokens.word(at) == word)
        };
        self.has(tokens.word(at)) || self.phrases.iter().any(is_here)
    }

    /// True when a folded word ends as a word of the list.
    #[must_use]
    pub fn ends(&self, word: &str) -> bool {
        self.phrases
            .iter()
            .any(|ending| word.ends_with(ending.as_str()))
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $table:literal $key:literal,)*) => {
        /// A list of words of `self_check.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum List { $($(#[$doc])* $name,)* }

        /// Every list with its table and its key.
        const LISTS: &[(List, &str, &str)] = &[$((List::$name, $table, $key)),*];
    };
}

lists! {
    /// People whom the employer serves or teaches: what is said of them is not asked of candidates.
    Served = "people" "served",
    /// Words before the people whose something is.
    Of = "people" "of",
    /// Words for who applies.
    Candidate = "people" "candidate",
    /// Words before something that is theirs.
    Their = "people" "their",
    /// Who leads, by function.
    Heads = "no-reporting" "heads",
    /// Words before who leads.
    Under = "no-reporting" "under",
    /// Words for a country that say no town.
    Countries = "no-location" "countries",
    /// Words before "sur" and a place.
    Based = "no-location" "based",
    /// Endings of words for what is of a town.
    OfATown = "no-location" "of-a-town",
    /// Words of an internship.
    Internship = "internship" "words",
    /// Words of an intern whom the person looks after.
    Intern = "internship" "intern",
    /// Words of a contract that is possible too.
    Besides = "internship" "besides",
    /// Words that deny any pay to trainees.
    Unpaid = "internship" "unpaid",
    /// Words beside which "apprentissage" is a contract.
    Contract = "internship" "contract",
    /// Labels of a bare figure of pay.
    PayLabel = "pay" "label",
    /// Words between two bounds of pay.
    PayBetween = "pay" "between",
    /// Words of a sum a month.
    Monthly = "pay" "monthly",
    /// What is paid beside the pay.
    Beside = "pay" "beside",
    /// What makes a figure a part of the pay only.
    PayPart = "pay" "part",
    /// What a small figure behind it pays for.
    MealPay = "pay" "meal",
    /// Words of a degree that is not the only way.
    OtherWays = "degree-inflation" "open",
    /// Levels of beginners.
    Beginner = "exp-contradiction" "beginner",
    /// Words before a number that is the most.
    AtMost = "exp-contradiction" "at-most",
    /// Words of a profile with years behind it.
    Experienced = "exp-contradiction" "experienced",
    /// Words before such a profile that is still to come.
    StillToCome = "exp-contradiction" "to-come",
    /// Words before years that are the employer's.
    OfFirm = "exp-contradiction" "of-firm",
    /// Words of one or the other.
    EitherLevel = "exp-contradiction" "either",
    /// Words of beginners who are looked after, or of somebody else.
    OfOthers = "exp-contradiction" "of-others",
    /// Words before a colleague who is named by a level.
    AColleague = "exp-contradiction" "a-colleague",
    /// Words of somebody who has just left school.
    Fresh = "exp-contradiction" "fresh",
    /// Words of a first experience.
    FirstExperience = "exp-contradiction" "first",
    /// Words of titles that are not given to beginners.
    LeadingTitle = "exp-contradiction" "leading-title",
    /// Words of an exception to what is asked.
    Exception = "exp-contradiction" "exception",
    /// Words that may stand between years and the tool that they are years of.
    YearsOfTool = "exp-impossible" "between",
    /// Words of about ten years.
    TenYears = "exp-impossible" "ten",
    /// Words of about fifteen years.
    FifteenYears = "exp-impossible" "fifteen",
    /// Words before the year since when.
    Since = "exp-impossible" "since-when",
    /// Words of tasks and requirements.
    Asks = "foreign-language" "asks",
    /// Words of a promise of equal treatment.
    Notice = "foreign-language" "notice",
    /// Signs of a title that is open to all.
    OpenTitle = "gender-title" "open",
    /// Words before the name of the job.
    BeforeJob = "gender-title" "before",
    /// Words with a feminine ending that name no woman.
    NoWoman = "gender-title" "no-woman",
    /// Masculine nouns that only a list can tell.
    Masculine = "gender-title" "masculine",
    /// Endings of masculine nouns of trades.
    MasculineEnding = "gender-title" "masculine-ending",
    /// Words with such an ending that are no trade, or serve both.
    Both = "gender-title" "both",
    /// Names of women's jobs with an ending of their own.
    Feminine = "gender-title" "feminine",
    /// Endings of names that serve both.
    Epicene = "gender-title" "epicene-ending",
    /// Feminine words beside such names.
    FeminineBeside = "gender-title" "feminine-beside",
    /// Inclusive endings that a blank cuts off their word.
    LooseEnding = "gender-title" "loose-ending",
    /// English endings of one gender.
    GenderEnding = "gender-title" "gender-ending",
    /// English names of one gender with another ending.
    GenderName = "gender-title" "gender-name",
    /// English words with such an ending that name nobody's gender.
    NoGender = "gender-title" "no-gender",
    /// Words of a choice between conditions.
    Choice = "misleading" "choice",
    /// Labels of how long a contract lasts.
    Length = "misleading" "length",
    /// Small numbers as words.
    SmallNumber = "misleading" "small-number",
    /// Claims of remote work alone.
    AllRemote = "misleading" "all-remote",
    /// Denials of remote work.
    NoRemote = "misleading" "no-remote",
    /// Words of the employer's place.
    OnSite = "misleading" "on-site",
    /// Words of a contract that ends.
    End = "misleading" "end",
    /// Words of somebody who is paid against invoices.
    Invoicing = "misleading" "invoicing",
    /// Words of every day.
    Daily = "misleading" "daily",
    /// Words of a demand.
    Demanded = "misleading" "demanded",
    /// Words of being there.
    Presence = "misleading" "presence",
    /// Words of what is seldom or not asked.
    Seldom = "misleading" "seldom",
    /// Words of titles that promise strategy.
    Strategist = "strategy-exec" "senior",
    /// Words of a strategy that others set.
    SetByOthers = "strategy-exec" "given",
    /// Words of doing all of it, from the strategy on.
    FromEndToEnd = "strategy-exec" "whole",
    /// Words of talk among friends.
    Slang = "tone-casual" "slang",
    /// Words that add to it.
    Familiar = "tone-casual" "familiar",
    /// "Tu" and its kin.
    Tu = "tone-casual" "tu",
    /// "Vous" and its kin.
    Vous = "tone-casual" "vous",
    /// Words that make a list one of examples.
    Examples = "tool-dump" "examples",
}

/// How a feminine ending is written for everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// "trice".
    pub feminine: String,
    /// "teur·trice".
    pub inclusive: String,
    /// True when only listed words with this ending name a woman.
    pub listed: bool,
}

/// The words of judging rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SelfCheckWords {
    lists: HashMap<List, WordList>,
    /// The year in which the ages of tools were last counted.
    pub counted: f64,
    /// Tools with their first year.
    pub tools: Vec<Tool>,
    /// Feminine endings of French names of jobs, longest first as they are tried.
    pub endings: Vec<Ending>,
    none: WordList,
}

impl SelfCheckWords {
    /// The words of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &WordList {
        self.lists.get(&list).unwrap_or(&self.none)
    }

    /// True when the name of a tool ends with this folded word, of several.
    #[must_use]
    pub fn ends_a_tool(&self, word: &str) -> bool {
        let mut forms = self.tools.iter().flat_map(|tool| &tool.forms);
        forms.any(|form| form.rsplit_once(' ').is_some_and(|(_, last)| last == word))
    }
}

/// Reads `self_check.toml`.
#[must_use]
pub fn read(node: Node<'_>) -> SelfCheckWords {
    let mut words = SelfCheckWords::default();
    let mut tables: Vec<&str> = LISTS.iter().map(|(_, table, _)| *table).collect();
    tables.dedup();
    for name in tables {
        let Some(table) = node.table_at(name) else {
            node.wrong(1, format!("self_check.toml has no [{name}]"));
            continue;
        };
        for (list, _, key) in LISTS.iter().filter(|(_, table, _)| *table == name) {
            words.lists.insert(*list, list_of(&table, key));
        }
        match name {
            "exp-impossible" => {
                words.counted = table.required_number("counted");
                words.tools = table.tables("tools").into_iter().map(tool).collect();
            }
            "gender-title" => {
                words.endings = table.tables("endings").into_iter().map(ending).collect();
            }
            _ => {}
        }
        table.finish();
    }
    node.finish();
    words
}

/// The words under a key, of all languages: what jobs ask is often said in two.
fn list_of(table: &Node<'_>, key: &str) -> WordList {
    let mut list = WordList::default();
    let mut seen = HashSet::new();
    let lists = table.per_language(key);
    if lists.is_empty() {
        table.wrong(
            table.line,
            format!("{} has no `{key}.fr` or `{key}.en`", table.name),
        );
    }
    for (_, texts) in lists {
        for text in texts {
            let (written, line) = (text.text, text.line);
            let (phrase, is_stem) = match written.strip_suffix('*') {
                Some(stem) => (folded(stem), true),
                None => (folded(&written), false),
            };
            let star_inside = written.trim_end_matches('*').contains('*');
            if phrase.is_empty() || star_inside || (is_stem && phrase.contains(' ')) {
                table.wrong(
                    line,
                    format!("\"{written}\": expected words, or the beginning of one word and `*`"),
                );
            } else if is_stem {
                list.stems.push(phrase);
            } else {
                if !phrase.contains(' ') {
                    list.words.insert(phrase.clone());
                }
                // a word may stand in both languages
                if seen.insert(phrase.clone()) {
                    list.phrases.push(phrase);
                }
                list.written.push(written.to_lowercase());
            }
        }
    }
    list
}

fn tool(node: Node<'_>) -> Tool {
    let forms = node.texts("forms");
    if forms.is_empty() {
        node.wrong(node.line, "a tool has no `forms`");
    }
    let since = node.required_number("since");
    if !(1980.0..=2100.0).contains(&since) {
        node.wrong(node.line, "`since`: expected a year");
    }
    let tool = Tool {
        name: node.required("name").text,
        since,
        forms: forms.iter().map(|form| folded(&form.text)).collect(),
    };
    node.finish();
    tool
}

fn ending(node: Node<'_>) -> Ending {
    let ending = Ending {
        feminine: folded(&node.required("feminine").text),
        inclusive: node.required("inclusive").text,
        listed: node.flag("listed").unwrap_or_default(),
    };
    node.finish();
    ending
}

/// The folded words of a phrase, with a blank between.
fn folded(phrase: &str) -> String {
    let tokens = tokenize(phrase);
    let words: Vec<&str> = (0..tokens.list.len()).map(|at| tokens.word(at)).collect();
    if words.is_empty() {
        fold(phrase)
    } else {
        words.join(" ")
    }
}
