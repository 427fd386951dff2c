//! Word lists that are no skills: headings of ads, words that tell whose sentence it is.

use super::class::add;
use super::entry::{Entry, Marker, SectionKind};
use super::lexicon::{Lexicon, Match};
use super::node::Node;
use crate::text::fold::{EMPTY, key, key_on, key_with};
use crate::text::keys::{Keys, Spread};
use crate::text::{Language, Tokens, stem, token};
use std::collections::HashSet;
use std::ops::Range;

const LISTS: [(&str, Marker); 27] = [
    ("candidate", Marker::Candidate),
    ("employer", Marker::Employer),
    ("recruits", Marker::Recruits),
    ("team", Marker::Team),
    ("agents", Marker::Agent),
    ("agent_verbs", Marker::AgentVerb),
    ("adjectives", Marker::Adjective),
    ("units", Marker::Unit),
    ("handing", Marker::Handing),
    ("belonging", Marker::Belonging),
    ("training", Marker::Training),
    ("giving", Marker::Giving),
    ("job", Marker::Job),
    ("denials", Marker::Denial),
    ("wishes", Marker::Wish),
    ("school", Marker::School),
    ("not_negated", Marker::NotNegated),
    ("overload", Marker::Overload),
    ("unframed_availability", Marker::Availability),
    ("own_equipment", Marker::OwnEquipment),
    ("autonomy", Marker::Autonomy),
    ("small_structure", Marker::SmallStructure),
    ("suppliers", Marker::Suppliers),
    ("junior", Marker::Junior),
    ("no_ad", Marker::NoAd),
    ("several_jobs", Marker::SeveralJobs),
    ("public", Marker::Public),
];

/// Headings of one language: first as written, then without articles and endings.
#[derive(Debug, Default)]
pub struct Headings {
    literal: Keys<SectionKind>,
    loose: Keys<SectionKind>,
    /// First words and first stems: what begins with none of them is no heading.
    starts: HashSet<u64, Spread>,
}

/// The keys of a heading.
struct HeadingKeys {
    /// As written.
    literal: u64,
    /// Without articles and endings, when words are left.
    loose: Option<u64>,
    /// Its first word, and its first stem.
    starts: [u64; 2],
}

impl Headings {
    /// True when no heading is known: ads of this language are not read yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.literal.is_empty()
    }

    /// What these words open as a whole heading, if it is known. Emoji, numbering and punctuation do not matter.
    #[must_use]
    pub fn kind(
        &self,
        tokens: &Tokens,
        words: &Range<usize>,
        language: Language,
        lexicon: &Lexicon,
    ) -> Option<SectionKind> {
        let known = |key: &u64| self.starts.contains(key);
        let keys = keys(tokens, words, language, lexicon, known)?;
        self.literal
            .get(&keys.literal)
            .or_else(|| self.loose.get(&keys.loose?))
            .copied()
    }
}

/// The keys of some words as a heading; nothing when neither their first word nor their first stem is `known`.
fn keys(
    tokens: &Tokens,
    words: &Range<usize>,
    language: Language,
    lexicon: &Lexicon,
    known: impl Fn(&u64) -> bool,
) -> Option<HeadingKeys> {
    let written = |at: usize| tokens.word(at);
    let numbered = |at: &usize| written(*at).bytes().all(|byte| byte.is_ascii_digit());
    let words = words.clone().skip_while(numbered);
    let mut stems = words
        .clone()
        .filter(|at| !lexicon.is_transparent(key(written(*at))));
    let first = words.clone().next().map_or(EMPTY, |at| key(written(at)));
    let first_stem = stems.next().map(|at| stem::key(language, written(at)));
    let starts = [first, first_stem.unwrap_or(first)];
    if !starts.iter().any(known) {
        return None;
    }
    let literal = words.skip(1).fold(first, |whole, at| {
        key_on(key_with(whole, b' '), written(at))
    });
    let loose = first_stem.map(|first| {
        stems.fold(first, |whole, at| {
            stem::key_after(key_with(whole, b' '), language, written(at))
        })
    });
    Some(HeadingKeys {
        literal,
        loose,
        starts,
    })
}

/// Reads the headings of a language.
pub fn sections(
    node: Node<'_>,
    language: Language,
    lexicons: &mut [Lexicon],
    headings: &mut [Headings],
) {
    for (name, section) in node.named("sections") {
        let Some((_, kind)) = SectionKind::NAMES.iter().find(|(known, _)| *known == name) else {
            let known = SectionKind::NAMES.map(|(name, _)| name).join(", ");
            section.wrong(
                section.line,
                format!("no kind of section is called \"{name}\"; expected one of {known}"),
            );
            continue;
        };
        for heading in section.texts("headings") {
            let tokens = token::tokenize(&heading.text);
            let words = 0..tokens.list.len();
            let lexicon = &lexicons[language as usize];
            let keys = keys(&tokens, &words, language, lexicon, |_| true);
            // "les +" is only an article to us: it would make a heading of every "les"
            let Some((loose, keys)) = keys.and_then(|keys| Some((keys.loose?, keys))) else {
                continue;
            };
            let of = &mut headings[language as usize];
            of.starts.extend(keys.starts);
            if let Some(other) = of
                .literal
                .insert(keys.literal, *kind)
                .filter(|other| other != kind)
            {
                section.wrong(
                    heading.line,
                    format!("\"{}\" stands under {} already", heading.text, other.name()),
                );
            }
            of.loose.entry(loose).or_insert(*kind);
        }
        let lexicon = &mut lexicons[language as usize];
        add(&section, &section.texts("starts"), |text| {
            lexicon.add(text, Match::Phrase, Entry::Opening(*kind))
        });
        section.finish();
    }
    node.finish();
}

/// Reads the named lists of a file of cues, but not the cues.
pub fn lists(node: &Node<'_>, language: Language, lexicons: &mut [Lexicon]) {
    for (name, marker) in LISTS {
        if let Some(list) = node.table_at(name) {
            one_list(list, marker, language, lexicons);
        }
    }
    if let Some(list) = node.table_at("terminators") {
        let lexicon = &mut lexicons[language as usize];
        add(&list, &list.texts("words"), |text| {
            lexicon.add(text, Match::Word, Entry::Marker(Marker::Terminator))
        });
        list.finish();
    }
    if let Some(levels) = node.table_at("levels") {
        let names = ["0", "1", "2", "3", "4"];
        numbered(&levels, &names, Marker::Level, language, lexicons);
        levels.finish();
    }
}

/// Reads the lists of a table that are named and numbered. The table is not finished: it may hold more.
pub(super) fn numbered(
    table: &Node<'_>,
    names: &[&str],
    marker: fn(u8) -> Marker,
    language: Language,
    lexicons: &mut [Lexicon],
) {
    for (name, number) in names.iter().zip(0..) {
        if let Some(list) = table.table_at(name) {
            one_list(list, marker(number), language, lexicons);
        }
    }
}

/// Reads one list: its forms, and the phrases that hold a form and are something else.
pub(super) fn one_list(
    node: Node<'_>,
    marker: Marker,
    language: Language,
    lexicons: &mut [Lexicon],
) {
    let lexicon = &mut lexicons[language as usize];
    // "postes ouverts" are several jobs, "poste ouvert" is one
    let how = if marker == Marker::SeveralJobs {
        Match::Word
    } else {
        Match::Phrase
    };
    add(&node, &node.texts("forms"), |text| {
        lexicon.add(text, how, Entry::Marker(marker))
    });
    add(&node, &node.texts("not"), |text| {
        lexicon.add(text, Match::Phrase, Entry::NotMarker(marker))
    });
    node.finish();
}
