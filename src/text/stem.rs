//! Endings: what a word is without its plural and its gender, and the forms that a verb takes in ads.
//! Light on purpose: *première* never meets *Premiere*, *exceller* never meets *Excel*. Knows no trade.

use super::fold;
use super::language::Language;
use std::borrow::Cow;

/// A stem: letters of the word itself, and an ending put in the place of its own.
type Stem<'w> = (&'w str, &'static str);

/// The word without plural and gender, for comparing nouns and adjectives. Takes and gives folded words.
#[must_use]
pub fn stem(language: Language, word: &str) -> Cow<'_, str> {
    match parts(language, word) {
        (root, "") => Cow::Borrowed(root),
        (root, ending) => Cow::Owned(format!("{root}{ending}")),
    }
}

/// The key of a word's stem.
#[must_use]
pub fn key(language: Language, word: &str) -> u64 {
    key_after(fold::EMPTY, language, word)
}

/// The key of what has the key `hash` and goes on with a word's stem.
#[must_use]
pub fn key_after(hash: u64, language: Language, word: &str) -> u64 {
    let (root, ending) = parts(language, word);
    fold::key_on(fold::key_on(hash, root), ending)
}

fn parts(language: Language, word: &str) -> Stem<'_> {
    match language {
        Language::French => french(word),
        Language::English => english(word),
        Language::Dutch => (strip(word, &["en", "s"], 5), ""),
        Language::German => {
            let endings = ["innen", "in", "en", "er", "es", "e", "n", "s"];
            (strip(word, &endings, 5), "")
        }
        Language::Italian => (strip(word, &["i", "e", "a", "o"], 3), ""),
        Language::Spanish | Language::Portuguese => {
            (strip(strip(word, &["es", "s"], 3), &["a", "o", "e"], 3), "")
        }
    }
}

/// The word without the first of the endings that it has, if enough of it is left.
fn strip<'w>(word: &'w str, endings: &[&str], shortest: usize) -> &'w str {
    let cut = |ending: &&str| {
        word.strip_suffix(*ending)
            .filter(|rest| rest.len() >= shortest)
    };
    endings.iter().find_map(cut).unwrap_or(word)
}

/// American endings and what they are in British spelling.
const SPELLING: [(&str, &str); 5] = [
    ("izations", "isation"),
    ("ization", "isation"),
    ("izing", "ising"),
    ("ized", "ised"),
    ("ize", "ise"),
];

fn english(word: &str) -> Stem<'_> {
    if word.len() < 4 || !word.is_ascii() {
        return (word, "");
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return (rest, "y");
    }
    let hissing = |rest: &&str| {
        ["ss", "ch", "sh"]
            .iter()
            .any(|ending| rest.ends_with(ending))
    };
    let singular = if let Some(rest) = word.strip_suffix("es").filter(hissing) {
        rest
    } else if ["ss", "us", "is"]
        .iter()
        .any(|ending| word.ends_with(ending))
    {
        word
    } else {
        word.strip_suffix('s').unwrap_or(word)
    };
    if !singular.as_bytes().contains(&b'z') {
        return (singular, "");
    }
    SPELLING
        .iter()
        .find_map(|(american, british)| Some((singular.strip_suffix(american)?, *british)))
        .unwrap_or((singular, ""))
}

/// Feminine endings and what they are in the masculine.
const GENDER: [(&str, &str); 17] = [
    ("trice", "teur"),
    ("euse", "eur"),
    ("ienne", "ien"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("ive", "if"),
    ("iere", "ier"),
    ("ere", "er"),
    ("ale", "al"),
    ("ee", "e"),
    ("ante", "ant"),
    ("ointe", "oint"),
    ("aine", "ain"),
    ("aise", "ais"),
    ("ise", "is"),
    ("effe", "ef"),
];

fn french(word: &str) -> Stem<'_> {
    if word.len() < 4 || !word.is_ascii() {
        return (word, "");
    }
    if let Some(rest) = word.strip_suffix("aux") {
        return if rest.ends_with('e') {
            (&word[..word.len() - 1], "")
        } else {
            (rest, "al")
        };
    }
    let singular = if word.ends_with("ss") {
        word
    } else {
        word.strip_suffix(['s', 'x']).unwrap_or(word)
    };
    // every feminine ends in e: most words are done here, and of the endings most are ruled out by the letter before
    let &[.., before, b'e'] = singular.as_bytes() else {
        return (singular, "");
    };
    for (feminine, masculine) in GENDER {
        if feminine.as_bytes()[feminine.len() - 2] != before {
            continue;
        }
        if let Some(rest) = singular
            .strip_suffix(feminine)
            .filter(|rest| rest.len() >= 2)
        {
            // "externalisée" is "externalisé" is "externalis"
            return if feminine == "ee" {
                french(&singular[..singular.len() - 1])
            } else {
                (rest, masculine)
            };
        }
    }
    match singular.strip_suffix("ente") {
        Some(rest) if singular.len() > 6 => (rest, "ent"),
        _ => (singular, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_and_gender_fall_away() {
        for (a, b) in [
            ("reseaux", "reseau"),
            ("sociaux", "sociale"),
            ("redactrices", "redacteur"),
            ("vendeuse", "vendeur"),
            ("chargees", "charge"),
            ("assistante", "assistant"),
        ] {
            assert_eq!(
                stem(Language::French, a),
                stem(Language::French, b),
                "{a} {b}"
            );
        }
        assert_eq!(
            stem(Language::English, "strategies"),
            stem(Language::English, "strategy")
        );
    }

    #[test]
    fn lookalikes_stay_apart() {
        for (a, b) in [
            ("poste", "post"),
            ("excellent", "excel"),
            ("cours", "cour de"),
            ("format", "formation"),
            ("commun", "communication"),
        ] {
            assert_ne!(
                stem(Language::French, a),
                stem(Language::French, b),
                "{a} {b}"
            );
        }
    }
}
