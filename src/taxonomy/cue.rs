//! A cue: words that say how firmly something is asked, or whose work it is.

use super::class::add;
use super::entry::Entry;
use super::lexicon::{Lexicon, Match};
use super::node::{Node, Text, choose};
use crate::text::Language;

/// What a cue says of the words that it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Asked, firmly.
    Required,
    /// Wished for.
    Preferred,
    /// Welcome besides.
    Bonus,
    /// Taught on the job.
    Learnable,
    /// To be helped with.
    Support,
    /// Other people's work.
    Other,
    /// Steered, not produced.
    Pilot,
    /// Not asked.
    Negated,
    /// About the employer.
    Company,
    /// An advantage of the job.
    Benefit,
    /// About applying.
    Process,
    /// Now and then.
    Occasional,
    /// A part of the week, half of it at most.
    Share,
    /// Daily, all the time.
    Often,
    /// Simple use.
    Light,
}

impl Class {
    const NAMES: [(&'static str, Self); 15] = [
        ("required", Self::Required),
        ("preferred", Self::Preferred),
        ("bonus", Self::Bonus),
        ("learnable", Self::Learnable),
        ("support", Self::Support),
        ("other", Self::Other),
        ("pilot", Self::Pilot),
        ("negated", Self::Negated),
        ("company", Self::Company),
        ("benefit", Self::Benefit),
        ("process", Self::Process),
        ("occasional", Self::Occasional),
        ("share", Self::Share),
        ("often", Self::Often),
        ("light", Self::Light),
    ];
}

/// Where the governed words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Governs {
    /// After the cue.
    After,
    /// Before it.
    Before,
    /// On both sides.
    Both,
}

/// How far a cue reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Up to the next comma or turn.
    Phrase,
    /// Up to a semicolon or a turn.
    Clause,
    /// The whole sentence.
    Sentence,
}

/// A cue.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Its name in the files.
    pub id: String,
    /// What it says.
    pub class: Class,
    /// On which side.
    pub governs: Governs,
    /// How far.
    pub reach: Reach,
    /// Sentences in which it is found.
    pub found: Vec<Text>,
    /// The file that says so.
    pub file: String,
}

/// Reads a cue of a language; its forms go into that language's lexicon.
#[must_use]
pub fn read(
    id: &str,
    number: u16,
    node: Node<'_>,
    language: Language,
    lexicons: &mut [Lexicon],
) -> Cue {
    let class =
        choose(&node, "class", &node.required("class"), &Class::NAMES).unwrap_or(Class::Required);
    let governs = node.required("governs");
    let sentence = governs.text == "sentence";
    let sides = [
        ("after", Governs::After),
        ("before", Governs::Before),
        ("both", Governs::Both),
        ("sentence", Governs::Both),
    ];
    let governs = choose(&node, "governs", &governs, &sides).unwrap_or(Governs::Both);
    let reaches = [
        ("phrase", Reach::Phrase),
        ("clause", Reach::Clause),
        ("sentence", Reach::Sentence),
    ];
    let reach = node
        .text("reach")
        .and_then(|said| choose(&node, "reach", &said, &reaches));
    let reach = if sentence {
        Reach::Sentence
    } else {
        reach.unwrap_or(Reach::Clause)
    };
    let lexicon = &mut lexicons[language as usize];
    let forms = node.texts("forms");
    if forms.is_empty() {
        node.wrong(node.line, format!("{} has no forms", node.name));
    }
    add(&node, &forms, |text| {
        lexicon.add(text, Match::Phrase, Entry::Cue(number))
    });
    add(&node, &node.texts("not"), |text| {
        lexicon.add(text, Match::Phrase, Entry::NotCue(number))
    });
    let cue = Cue {
        id: id.to_owned(),
        class,
        governs,
        reach,
        found: node.texts("found"),
        file: node.file.path.clone(),
    };
    node.finish();
    cue
}
