//! Word lists that are no skills: headings of ads, words that tell whose sentence it is.

use super::class::add;
use super::entry::{Entry, Marker, SectionKind};
use super::lexicon::{Lexicon, Match};
use super::node::Node;
use crate::text::fold::key;
use crate::text::keys::Keys;
use crate::text::stem::stem;
use crate::text::{Language, token};

const LISTS: [(&str, Marker); 24] = [
    ("candidate", Marker::Candidate),
    ("employer", Marker::Employer),
    ("recruits", Marker::Recruits),
    ("team", Marker::Team),
    ("agents", Marker::Agent),
    ("agent_verbs", Marker::AgentVerb),
    ("adjectives", Marker::Adjective),
    ("units", Marker::Unit),
    ("handing", Marker::Handing),
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
}

impl Headings {
    /// True when no heading is known: ads of this language are not read yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.literal.is_empty()
    }

    /// What a whole heading opens, if it is known. Emoji, numbering and punctuation do not matter.
    #[must_use]
    pub fn kind(
        &self,
        heading: &str,
        language: Language,
        lexicon: &Lexicon,
    ) -> Option<SectionKind> {
        let (literal, loose) = keys(heading, language, lexicon);
        self.literal
            .get(&literal)
            .or_else(|| self.loose.get(&loose?))
            .copied()
    }
}

/// The keys of a heading as written and without articles and endings; the second only when words are left.
fn keys(heading: &str, language: Language, lexicon: &Lexicon) -> (u64, Option<u64>) {
    let tokens = token::tokenize(heading);
    let words: Vec<&str> = (0..tokens.list.len())
        .map(|i| tokens.word(i))
        .skip_while(|word| word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    let loose: Vec<String> = words
        .iter()
        .filter(|word| !lexicon.is_transparent(key(word)))
        .map(|word| stem(language, word).into_owned())
        .collect();
    (
        key(&words.join(" ")),
        (!loose.is_empty()).then(|| key(&loose.join(" "))),
    )
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
            let (literal, loose) = keys(&heading.text, language, &lexicons[language as usize]);
            // "les +" is only an article to us: it would make a heading of every "les"
            if loose.is_none() {
                continue;
            }
            let of = &mut headings[language as usize];
            if let Some(other) = of
                .literal
                .insert(literal, *kind)
                .filter(|other| other != kind)
            {
                section.wrong(
                    heading.line,
                    format!("\"{}\" stands under {} already", heading.text, other.name()),
                );
            }
            if let Some(loose) = loose {
                of.loose.entry(loose).or_insert(*kind);
            }
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
