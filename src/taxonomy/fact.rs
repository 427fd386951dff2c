//! The words of facts: contracts, pay, experience, remote work, places, dates, and how numbers and months are written.
//! Knows the shape of `facts/`; how a fact is read stands with the analysis.

use super::entry::Marker;
use super::lexicon::Lexicon;
use super::node::Node;
use super::words::{numbered, one_list};
use crate::text::Language;
use crate::text::fold::{fold, key};
use crate::text::keys::{Keys, Sieve};

/// Contracts with their names in the answer, in the order of their numbers.
pub const CONTRACTS: [&str; 7] = [
    "cdi",
    "cdd",
    "stage",
    "alternance",
    "freelance",
    "interim",
    "volunteer",
];

/// Levels of the European framework of languages, in the order of their numbers.
pub const CEFR: [&str; 6] = ["A1", "A2", "B1", "B2", "C1", "C2"];

/// The names of lists of which one is meant, and the marker that carries their number.
type Numbered = (&'static [&'static str], fn(u8) -> Marker);

/// A table of lists: first those of which one is meant, by number; then the others.
struct Table {
    name: &'static str,
    numbered: Option<Numbered>,
    lists: &'static [(&'static str, Marker)],
}

const TABLES: [Table; 8] = [
    Table {
        name: "contract",
        numbered: Some((&CONTRACTS, Marker::Contract)),
        lists: &[("label", Marker::ContractLabel)],
    },
    Table {
        name: "remote",
        numbered: Some((&["none", "hybrid", "full", "bare"], Marker::Remote)),
        lists: &[
            ("denied", Marker::RemoteDenied),
            ("passing", Marker::RemotePassing),
        ],
    },
    Table {
        name: "hours",
        numbered: None,
        lists: &[
            ("full_time", Marker::FullTime),
            ("part_time", Marker::PartTime),
            ("week", Marker::Week),
        ],
    },
    Table {
        name: "experience",
        numbered: None,
        lists: &[
            ("months", Marker::MonthWord),
            ("asked", Marker::Experience),
            ("wished", Marker::WishedExperience),
            ("none", Marker::NoExperience),
            ("first", Marker::FirstExperience),
            ("not", Marker::NotExperience),
        ],
    },
    Table {
        name: "pay",
        numbered: Some((&["year", "month", "day", "hour"], Marker::PayUnit)),
        lists: &[
            ("word", Marker::Pay),
            ("gross", Marker::Gross),
            ("net", Marker::Net),
            ("variable", Marker::PayVariable),
            ("grade", Marker::PayGrade),
            ("minimum", Marker::PayMinimum),
            ("vague", Marker::PayVague),
            ("not_pay", Marker::NotPay),
            ("not_pay_after", Marker::NotPayAfter),
        ],
    },
    Table {
        name: "place",
        numbered: None,
        lists: &[("label", Marker::PlaceLabel), ("based", Marker::PlaceBased)],
    },
    Table {
        name: "date",
        numbered: None,
        lists: &[
            ("start", Marker::Start),
            ("now", Marker::StartNow),
            ("deadline", Marker::Deadline),
        ],
    },
    Table {
        name: "cefr",
        numbered: Some((&CEFR, Marker::Cefr)),
        lists: &[],
    },
];

/// How numbers and months are written in a language.
#[derive(Debug, Default)]
pub struct Counting {
    numbers: Keys<u8>,
    /// Of the numbers, among which most words are not.
    sieve: Sieve,
    months: Keys<u8>,
    units: Keys<CountUnit>,
}

/// Words that stand with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountUnit {
    /// A year.
    Year,
    /// An hour.
    Hour,
    /// Between the two numbers of a range: "à", "to".
    Between,
}

impl Counting {
    /// The number that a folded word names, by the word's key.
    #[must_use]
    pub fn number(&self, word: u64) -> Option<u8> {
        if self.sieve.may_hold(word) {
            self.numbers.get(&word).copied()
        } else {
            None
        }
    }

    /// The month, 1 to 12, that a folded word names, by the word's key.
    #[must_use]
    pub fn month(&self, word: u64) -> Option<u8> {
        self.months.get(&word).copied()
    }

    /// What a folded word is beside a number, by the word's key.
    #[must_use]
    pub fn unit(&self, word: u64) -> Option<CountUnit> {
        self.units.get(&word).copied()
    }
}

/// What the files of facts name, in the order of their numbers, and how they count.
#[derive(Debug, Default)]
pub struct FactWords {
    /// ISO 3166 codes of the countries that words point to.
    pub countries: Vec<String>,
    /// ISO 639-1 codes of the languages that words name.
    pub spoken: Vec<String>,
    /// Numbers and months, by language.
    counting: [Option<Counting>; 7],
}

impl FactWords {
    /// How numbers and months are written in a language, if its file says so.
    #[must_use]
    pub fn counting(&self, language: Language) -> Option<&Counting> {
        self.counting[language as usize].as_ref()
    }

    /// True of the name of a month in any of the languages, by the key of the folded word.
    #[must_use]
    pub fn is_month(&self, word: u64) -> bool {
        let mut known = self.counting.iter().flatten();
        known.any(|counting| counting.month(word).is_some())
    }
}

/// Reads a file of facts.
pub fn read(node: Node<'_>, language: Language, lexicons: &mut [Lexicon], facts: &mut FactWords) {
    for kind in TABLES {
        let Some(table) = node.table_at(kind.name) else {
            continue;
        };
        if let Some((names, marker)) = kind.numbered {
            numbered(&table, names, marker, language, lexicons);
        }
        for (name, marker) in kind.lists {
            if let Some(list) = table.table_at(name) {
                one_list(list, *marker, language, lexicons);
            }
        }
        table.finish();
    }
    if let Some(list) = node.table_at("public") {
        one_list(list, Marker::Public, language, lexicons);
    }
    for (code, list) in node.named("country") {
        let marker = Marker::Country(position(&mut facts.countries, code));
        one_list(list, marker, language, lexicons);
    }
    for (code, list) in node.named("language") {
        let marker = Marker::Spoken(position(&mut facts.spoken, code));
        one_list(list, marker, language, lexicons);
    }
    let numbers = counted(&node, "numbers");
    facts.counting[language as usize] = Some(Counting {
        sieve: numbers.keys().copied().collect(),
        numbers,
        months: counted(&node, "months"),
        units: units(&node),
    });
    node.finish();
}

/// The position of a code in a list, which it joins when it is new.
fn position(known: &mut Vec<String>, code: String) -> u8 {
    let at = known
        .iter()
        .position(|other| *other == code)
        .unwrap_or_else(|| {
            known.push(code);
            known.len() - 1
        });
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// Words by the number, 1 to 20, under which they stand.
fn counted(node: &Node<'_>, table: &str) -> Keys<u8> {
    let mut words = Keys::default();
    if let Some(table) = node.table_at(table) {
        for number in 1..=20 {
            for word in table.texts(&number.to_string()) {
                words.insert(key(&fold(&word.text)), number);
            }
        }
        table.finish();
    }
    words
}

/// Words that stand with numbers, written on to them or not.
fn units(node: &Node<'_>) -> Keys<CountUnit> {
    let mut words = Keys::default();
    if let Some(table) = node.table_at("counting") {
        for (name, unit) in [
            ("years", CountUnit::Year),
            ("hours", CountUnit::Hour),
            ("between", CountUnit::Between),
        ] {
            for word in table.texts(name) {
                words.insert(key(&fold(&word.text)), unit);
            }
        }
        table.finish();
    }
    words
}
