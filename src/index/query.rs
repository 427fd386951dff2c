//! What is asked of the index, as people write it: words, "phrases", -exclusions, OR, `title:` and facets.
//! Any text is a query: what cannot be understood is read as words.

use super::facet::Filters;
use super::item::{Item, Place, items};
use super::order::Order;
use super::term::{Words, forms};
use crate::text::Language;
use crate::text::token::Gap;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words: all of them are to be found, in any form. `"…"` finds words as they stand, `-` keeps ads with a word out,
    /// OR between words asks for one of them; `title:`, `company:` and `location:` look there only, `role:VID` and the like
    /// choose by a facet. A word that stands nowhere is looked for as if it were written wrongly.
    pub words: String,
    /// The facets chosen by.
    pub filters: Filters,
    /// How many ads, [`LIMIT`] at most; 0 is [`USUAL`].
    pub limit: usize,
    /// Where the page before this one ended.
    pub cursor: Option<String>,
    /// What comes first.
    pub order: Order,
}

/// Most ads of one page.
pub const LIMIT: usize = 100;
/// Ads of one page when nothing else is asked.
pub const USUAL: usize = 20;
/// Most words of a query that count.
const WORDS: usize = 32;
/// Longest query that is read, in characters.
const LONGEST: usize = 2_000;

impl Query {
    /// How many ads are given.
    #[must_use]
    pub fn size(&self) -> usize {
        match self.limit {
            0 => USUAL,
            limit => limit.min(LIMIT),
        }
    }
}

/// A query, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// All that hold, or, if excluded, do not.
    pub clauses: Vec<Clause>,
    /// Facets chosen by.
    pub filters: Filters,
    /// Values that are not wanted.
    pub without: Filters,
}

/// Something that is to be in the ad, or not to be in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// True when it is not to be in it.
    pub excluded: bool,
    /// One of these; each is a list of parts that are all in it.
    pub alternatives: Vec<Vec<Part>>,
}

/// A word in any form, or a phrase as it stands: what holds of any of the lists is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it is looked for.
    pub place: Place,
    /// Its stems in all languages.
    pub stems: Vec<String>,
    /// Words in this order, as they stand.
    pub phrase: Vec<String>,
    /// The word in names and places.
    pub about: Option<String>,
    /// True for a word that says little.
    little: bool,
}

impl Asked {
    /// Reads a query.
    pub fn read(query: &Query) -> Self {
        let mut asked = Self::default();
        for (facet, values) in &query.filters {
            let values = values.iter().map(|value| facet.value(value));
            asked.filters.entry(*facet).or_default().extend(values);
        }
        let mut or = false;
        let end = query.words.char_indices().nth(LONGEST);
        let words = end.map_or(query.words.as_str(), |(end, _)| &query.words[..end]);
        for item in items(words) {
            match item {
                Item::Or => or = true,
                Item::Facet {
                    excluded,
                    facet,
                    value,
                } => {
                    let filters = if excluded {
                        &mut asked.without
                    } else {
                        &mut asked.filters
                    };
                    filters.entry(facet).or_default().push(facet.value(&value));
                    or = false;
                }
                Item::Words {
                    excluded,
                    place,
                    text,
                    quoted,
                } => {
                    let parts = parts(&text, quoted, place);
                    if parts.is_empty() {
                        continue;
                    }
                    match asked.clauses.last_mut() {
                        Some(last) if or && last.excluded == excluded => {
                            last.alternatives.push(parts);
                        }
                        _ => asked.clauses.push(Clause {
                            excluded,
                            alternatives: vec![parts],
                        }),
                    }
                    or = false;
                }
            }
        }
        asked.filters.retain(|_, values| {
            values.retain(|value| !value.is_empty());
            !values.is_empty()
        });
        asked.say_more();
        asked
    }

    /// True when words are looked for, and ads are therefore ranked by them.
    pub fn ranks(&self) -> bool {
        self.clauses.iter().any(|clause| !clause.excluded)
    }

    /// Leaves out words that say little, unless there are no others, and what is too much.
    fn say_more(&mut self) {
        let speaks = |part: &Part| !part.little;
        let all = |clause: &Clause| clause.alternatives.iter().flatten().any(speaks);
        if self
            .clauses
            .iter()
            .any(|clause| !clause.excluded && all(clause))
        {
            for clause in &mut self.clauses {
                for parts in &mut clause.alternatives {
                    parts.retain(speaks);
                }
                clause.alternatives.retain(|parts| !parts.is_empty());
            }
        }
        let mut room = WORDS;
        for clause in &mut self.clauses {
            for parts in &mut clause.alternatives {
                parts.truncate(room);
                room -= parts.len();
            }
            clause.alternatives.retain(|parts| !parts.is_empty());
        }
        self.clauses
            .retain(|clause| !clause.alternatives.is_empty());
    }
}

/// What is to be found for a piece: each word, or the phrase.
fn parts(text: &str, quoted: bool, place: Place) -> Vec<Part> {
    let words = Words::of(text);
    let folded = |range: std::ops::Range<usize>| -> Vec<String> {
        range.map(|at| words.tokens.word(at).to_owned()).collect()
    };
    if quoted && words.len() > 0 {
        return vec![Part {
            place,
            phrase: folded(0..words.len()),
            ..Part::default()
        }];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = words.together(at);
        parts.push(if end == at + 1 {
            Part {
                place,
                stems: in_all(|language| words.stems(at, language)),
                phrase: Vec::new(),
                about: Some(words.tokens.word(at).to_owned()),
                little: words.says_little(at),
            }
        } else {
            let joined = words.joined(at);
            let camel = |token: &crate::text::Token| token.gap == Gap::Camel;
            let one = words.tokens.list.get(at + 1..end).unwrap_or(&[]);
            Part {
                place,
                stems: in_all(|language| forms(language, &joined)),
                // "e-mail" is also written "e mail"; LinkedIn is not written "linked in"
                phrase: if one.iter().all(camel) {
                    Vec::new()
                } else {
                    folded(at..end)
                },
                about: Some(joined),
                little: false,
            }
        });
        at = end;
    }
    parts
}

fn in_all(stems: impl Fn(Language) -> Vec<String>) -> Vec<String> {
    Language::ALL.into_iter().flat_map(stems).collect()
}

#[cfg(test)]
mod tests {
    use super::super::facet::Facet;
    use super::*;

    fn read(words: &str) -> Asked {
        Asked::read(&Query {
            words: words.to_owned(),
            ..Query::default()
        })
    }

    /// The clauses in short: `a b`, `a|b`, `-a`, `"a b"`.
    fn short(words: &str) -> String {
        let part = |part: &Part| match &part.about {
            Some(word) => word.clone(),
            None => format!("\"{}\"", part.phrase.join(" ")),
        };
        let clause = |clause: &Clause| {
            let all: Vec<String> = clause
                .alternatives
                .iter()
                .map(|parts| parts.iter().map(part).collect::<Vec<_>>().join("+"))
                .collect();
            format!(
                "{}{}",
                if clause.excluded { "-" } else { "" },
                all.join("|")
            )
        };
        read(words)
            .clauses
            .iter()
            .map(clause)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn queries_are_read_as_people_write_them() {
        for (written, expected) in [
            ("monteur vidéo", "monteur video"),
            ("chef de projet", "chef projet"),
            ("community manager H/F", "community manager"),
            ("\"chef de projet\" -stage", "\"chef de projet\" -stage"),
            (
                "«chef de projet» -« en stage »",
                "\"chef de projet\" -\"en stage\"",
            ),
            (
                "(monteur OR cadreur OU truquiste) Nantes",
                "monteur|cadreur|truquiste nantes",
            ),
            ("l'e-mail", "email"),
            ("UX/UI", "ux+ui"),
            ("de", "de"),
            ("IT", "it"),
            ("c++ .net", "c++ .net"),
        ] {
            assert_eq!(short(written), expected, "{written}");
        }
    }

    #[test]
    fn facets_are_chosen_in_the_words_too() {
        let asked = read("role:vid -level:superman title:monteur");
        assert_eq!(asked.filters[&Facet::Role], ["VID"]);
        assert_eq!(asked.without[&Facet::Level], ["superman"]);
        assert!(asked.clauses[0].alternatives[0][0].place == Place::Title);
    }

    #[test]
    fn broken_queries_are_read_all_the_same() {
        for broken in [
            "\"",
            "-",
            "--",
            "OR",
            "a OR",
            "OR a",
            "role:",
            "-\"",
            "(((",
            "title:",
            "«",
            "\"\"",
            "a:b:c",
            "🎬",
            "* ? ~ ^2 \\",
        ] {
            let _ = read(broken);
        }
        assert_eq!(short("\"chef de projet"), "\"chef de projet\"");
        assert_eq!(short("monteur OR"), "monteur");
        assert!(read("role:").filters.is_empty());
        assert!(read(&"mot ".repeat(1_000)).clauses.len() <= WORDS);
    }
}
