//! From words to what the index compares: each word's stem in its language, so that plural, gender and accents do not matter.
//! The same for ads and for queries.

use crate::span::Span;
use crate::text::token::tokenize;
use crate::text::{Gap, Language, Shape, Token, Tokens, fold, language, stem};
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;

/// A text cut into words, with the words that are written together ("e-mail", `LinkedIn`, "node.js") known.
pub(super) struct Words<'t> {
    text: &'t str,
    /// The words.
    pub tokens: Tokens,
}

impl<'t> Words<'t> {
    /// Cuts a text.
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            tokens: tokenize(text),
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// The words that are written together with word `at`, from it on: one past the last.
    pub fn together(&self, at: usize) -> usize {
        let joined = |token: &&Token| matches!(token.gap, Gap::Camel | Gap::Hyphen | Gap::Dot);
        let rest = self.tokens.list.get(at + 1..).unwrap_or(&[]);
        at + 1 + rest.iter().take_while(joined).count()
    }

    /// True when word `at` begins a run of words that are written together.
    pub fn begins_run(&self, at: usize) -> bool {
        let within = at > 0 && self.together(at - 1) > at;
        !within && self.together(at) > at + 1
    }

    /// The folded letters of a run as one word: "email", "linkedin", "nodejs".
    pub fn joined(&self, at: usize) -> String {
        (at..self.together(at))
            .map(|at| self.tokens.word(at))
            .collect()
    }

    /// Where some words stand in the text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.tokens.list.get(range.start)?;
        let last = self.tokens.list.get(range.end.checked_sub(1)?)?;
        Some(Span {
            start: first.span.start,
            end: last.span.end,
        })
    }

    /// What the index compares of word `at`.
    pub fn stems(&self, at: usize, language: Language) -> Vec<String> {
        let Some(token) = self.tokens.list.get(at) else {
            return Vec::new();
        };
        // endings are told by their accents in some languages ("-ación"), which not everyone writes; and Snowball does not
        // undo what is light for the reading of ads, a gender ("monteuse"): all readings count
        let written: String = token
            .span
            .of(self.text)
            .chars()
            .take_while(|c| c.is_alphanumeric() || !c.is_ascii())
            .flat_map(char::to_lowercase)
            .collect();
        let accented = fold::fold(&stemmer(language).stem(&written));
        let mut stems = forms(language, self.tokens.word(at));
        if !accented.is_empty() {
            stems.push(named(language, &accented));
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// True for a word that says little: an article, a preposition, or a mark of gender ("H/F", "m/w/d").
    /// A small word in capitals may be a name ("IT").
    pub fn says_little(&self, at: usize) -> bool {
        let Some(token) = self.tokens.list.get(at) else {
            return true;
        };
        let short = |at: usize| self.tokens.word(at).len() == 1;
        let slash = |at: usize| {
            self.tokens
                .list
                .get(at)
                .is_some_and(|token| token.gap == Gap::Slash)
        };
        let gender = short(at)
            && ((slash(at) && at > 0 && short(at - 1)) || (slash(at + 1) && short(at + 1)));
        gender || (language::is_function_word(token.word) && token.shape != Shape::Upper)
    }
}

/// Stems that were found before: few words make up most of all ads.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: [HashMap<String, Vec<String>>; Language::ALL.len()],
}

impl Memory {
    /// What the index compares of word `at`.
    pub fn stems(&mut self, words: &Words<'_>, at: usize, language: Language) -> Vec<String> {
        let Some(token) = words.tokens.list.get(at) else {
            return Vec::new();
        };
        let known = &mut self.known[language as usize];
        let written = token.span.of(words.text);
        if let Some(stems) = known.get(written) {
            return stems.clone();
        }
        let stems = words.stems(at, language);
        known.insert(written.to_owned(), stems.clone());
        stems
    }
}

/// What the index compares of a folded word.
pub(super) fn forms(language: Language, folded: &str) -> Vec<String> {
    let light = stem::stem(language, folded);
    let mut forms: Vec<String> = [folded, &light]
        .map(|word| named(language, &stemmer(language).stem(word)))
        .into();
    forms.dedup();
    forms
}

/// False when a stem is certainly none of a folded word: stemming takes endings off, which begin behind the second letter.
pub(super) fn begins_like(stem: &str, folded: &str, language: Language) -> bool {
    let alike = match language {
        // "ge-" is taken off too
        Language::Dutch => 0,
        // "oeffnen" is "öffnen"
        Language::German => 1,
        _ => 2,
    };
    let letters = stem.split_once(':').map_or(stem, |(_, letters)| letters);
    let pairs = letters.chars().zip(folded.chars());
    pairs.take(alike).all(|(stem, word)| stem == word)
}

/// Stems of different languages are kept apart.
fn named(language: Language, stem: &str) -> String {
    format!("{}:{stem}", language.code())
}

fn stemmer(language: Language) -> Stemmer {
    Stemmer::new(match language {
        Language::French => Algorithm::French,
        Language::English => Algorithm::English,
        Language::Spanish => Algorithm::Spanish,
        Language::German => Algorithm::German,
        Language::Italian => Algorithm::Italian,
        Language::Dutch => Algorithm::Dutch,
        Language::Portuguese => Algorithm::Portuguese,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(language: Language, a: &str, b: &str) -> bool {
        let (a, b) = (
            Words::of(a).stems(0, language),
            Words::of(b).stems(0, language),
        );
        a.iter().any(|stem| b.contains(stem))
    }

    #[test]
    fn plural_gender_and_accents_do_not_matter() {
        for (language, a, b) in [
            (Language::French, "monteurs", "monteuse"),
            (Language::French, "référencement", "REFERENCEMENT"),
            (Language::French, "rédactrices", "redacteur"),
            (Language::French, "chargé·e", "chargés"),
            (Language::English, "editing", "edited"),
            (Language::Spanish, "comunicación", "comunicaciones"),
            (Language::Spanish, "comunicación", "comunicacion"),
            (Language::German, "Verkäufer", "verkaufer"),
            (Language::German, "Entwicklung", "Entwicklungen"),
            (Language::Italian, "attività", "attivita"),
            (Language::Dutch, "medewerkers", "medewerker"),
            (Language::Dutch, "nieuwsbrieven", "nieuwsbrief"),
            (Language::Portuguese, "comunicações", "comunicação"),
        ] {
            assert!(meet(language, a, b), "{a} {b}");
        }
        assert!(!meet(Language::French, "montage", "montagne"));
        assert!(!meet(Language::English, "video", "audio"));
    }

    #[test]
    fn words_written_together_are_one_word_too() {
        let words = Words::of("un e-mail sur LinkedIn");
        assert!(words.begins_run(1) && !words.begins_run(2));
        assert_eq!(
            (words.joined(1), words.joined(4)),
            ("email".into(), "linkedin".into())
        );
    }

    #[test]
    fn a_stem_begins_like_its_word() {
        for text in [
            include_str!("../../tests/gold/broad.ads.jsonl"),
            include_str!("../../tests/gold/negatives.ads.jsonl"),
            include_str!("../../tests/gold/titles.toml"),
        ] {
            let words = Words::of(text);
            for language in Language::ALL {
                for at in (0..words.len()).step_by(3) {
                    let word = words.tokens.word(at);
                    for stem in words.stems(at, language) {
                        assert!(begins_like(&stem, word, language), "{word}: {stem}");
                    }
                }
            }
        }
    }

    #[test]
    fn small_words_and_marks_of_gender_say_little() {
        let words = Words::of("Chef de projet IT (H/F)");
        let said: Vec<bool> = (0..words.len()).map(|at| words.says_little(at)).collect();
        assert_eq!(said, [false, true, false, false, true, true]);
    }
}
