//! Places by name, and which hold which: countries, regions, departments, communes.
//! Knows names; what a place is compared with stands elsewhere.

use super::node::Node;
use crate::text::token::tokenize;
use std::collections::BTreeMap;

/// Where a place lies, from the widest on; nothing where its name does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The country, by position.
    pub country: Option<u16>,
    /// The region, by position.
    pub region: Option<u16>,
    /// The department, by position.
    pub department: Option<u16>,
    /// The town, by position.
    pub town: Option<u16>,
}

impl Spot {
    /// From the widest on.
    #[must_use]
    pub fn levels(&self) -> [Option<u16>; 4] {
        [self.country, self.region, self.department, self.town]
    }
}

/// The words of a name, and the spots that it may mean.
type Meant = (Vec<u64>, Vec<Spot>);

/// All places that are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    /// Who says so.
    pub source: String,
    /// By their first word: all words of a name, with the spots that it may mean. Longer names first.
    names: BTreeMap<u64, Vec<Meant>>,
    /// By the number of a French department, as it is written.
    numbers: BTreeMap<String, Spot>,
    counted: [u16; 4],
}

impl Places {
    /// The names with which these words begin, the longest: how many words it has, and what it may mean.
    #[must_use]
    pub fn at(&self, words: &[u64]) -> Option<(usize, &[Spot])> {
        let names = self.names.get(words.first()?)?;
        let found = names.iter().find(|(name, _)| words.starts_with(name))?;
        Some((found.0.len(), &found.1))
    }

    /// The French department of a number ("44", "2A", "974") or of a postal code ("44000").
    #[must_use]
    pub fn numbered(&self, number: &str) -> Option<Spot> {
        let known = |number: &str| self.numbers.get(number).copied();
        if number.len() != 5 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return known(number);
        }
        match number.get(..3)? {
            "200" | "201" => known("2a"),
            "202" | "206" => known("2b"),
            overseas if overseas.starts_with("97") => known(overseas),
            _ => known(number.get(..2)?),
        }
    }

    fn add(&mut self, name: &str, spot: Spot) {
        let words: Vec<u64> = words(name);
        let Some(first) = words.first() else { return };
        let names = self.names.entry(*first).or_default();
        match names.iter_mut().find(|(known, _)| *known == words) {
            Some((_, spots)) => spots.push(spot),
            None => names.push((words, vec![spot])),
        }
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }

    fn next(&mut self, level: usize) -> u16 {
        self.counted[level] += 1;
        self.counted[level]
    }

    /// A region of France with its departments and communes.
    fn region(&mut self, region: &Node<'_>, france: Spot) {
        let spot = Spot {
            region: Some(self.next(1)),
            ..france
        };
        for name in region.texts("names") {
            self.add(&name.text, spot);
        }
        for department in region.texts("departments") {
            let parts = department.text.split_once(' ').and_then(|(number, rest)| {
                let (name, towns) = rest.split_once(": ")?;
                Some((number, name, towns))
            });
            let Some((number, name, towns)) = parts else {
                region.wrong(
                    department.line,
                    format!(
                        "\"{}\": expected \"number name: communes\"",
                        department.text
                    ),
                );
                continue;
            };
            let spot = Spot {
                department: Some(self.next(2)),
                ..spot
            };
            self.numbers.insert(number.to_lowercase(), spot);
            let mut names: Vec<&str> = towns.split(", ").collect();
            if !names.contains(&name) {
                self.add(name, spot);
            }
            names.dedup();
            for town in names {
                let spot = Spot {
                    town: Some(self.next(3)),
                    ..spot
                };
                self.add(town, spot);
            }
        }
    }
}

/// The words of a name.
#[must_use]
pub fn words(name: &str) -> Vec<u64> {
    tokenize(name).list.iter().map(|token| token.word).collect()
}

/// Reads `places.toml`.
#[must_use]
pub fn read(node: Node<'_>) -> Places {
    let mut places = Places::default();
    let mut france = Spot::default();
    places.source = node.required("source").text;
    for (code, country) in node.named("countries") {
        let spot = Spot {
            country: Some(places.next(0)),
            ..Spot::default()
        };
        if code == "FR" {
            france = spot;
        }
        for name in country.texts("names") {
            places.add(&name.text, spot);
        }
        for city in country.texts("cities") {
            let spot = Spot {
                town: Some(places.next(3)),
                ..spot
            };
            for name in city.text.split('|') {
                places.add(name, spot);
            }
        }
        country.finish();
    }
    for region in node.tables("regions") {
        places.region(&region, france);
        region.finish();
    }
    node.finish();
    places
}
