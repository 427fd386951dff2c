//! Endings: what a word is without its plural and its gender, and the forms that a verb takes in ads.
//! Light on purpose: *première* never meets *Premiere*, *exceller* never meets *Excel*. Knows no trade.

use super::language::Language;
use std::borrow::Cow;

/// The word without plural and gender, for comparing nouns and adjectives. Takes and gives folded words.
#[must_use]
pub fn stem(language: Language, word: &str) -> Cow<'_, str> {
    match language {
        Language::French => french(word),
        Language::English => english(word),
        Language::Dutch => Cow::Borrowed(strip(word, &["en", "s"], 5)),
        Language::German => Cow::Borrowed(strip(
            word,
            &["innen", "in", "en", "er", "es", "e", "n", "s"],
            5,
        )),
        Language::Italian => Cow::Borrowed(strip(word, &["i", "e", "a", "o"], 3)),
        Language::Spanish | Language::Portuguese => {
            Cow::Borrowed(strip(strip(word, &["es", "s"], 3), &["a", "o", "e"], 3))
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

fn english(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return Cow::Owned(format!("{rest}y"));
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
    let british = |(american, british): &(&str, &str)| {
        Some(format!("{}{british}", singular.strip_suffix(american)?))
    };
    SPELLING
        .iter()
        .find_map(british)
        .map_or(Cow::Borrowed(singular), Cow::Owned)
}

/// Feminine endings and what they are in the masculine.
const GENDER: [(&str, &str); 16] = [
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
];

fn french(word: &str) -> Cow<'_, str> {
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    if let Some(rest) = word.strip_suffix("aux") {
        return if rest.ends_with('e') {
            Cow::Borrowed(&word[..word.len() - 1])
        } else {
            Cow::Owned(format!("{rest}al"))
        };
    }
    let singular = if word.ends_with("ss") {
        word
    } else {
        word.strip_suffix(['s', 'x']).unwrap_or(word)
    };
    for (feminine, masculine) in GENDER {
        if let Some(rest) = singular
            .strip_suffix(feminine)
            .filter(|rest| rest.len() >= 2)
        {
            let found = format!("{rest}{masculine}");
            // "externalisée" is "externalisé" is "externalis"
            return Cow::Owned(if feminine == "ee" {
                french(&found).into_owned()
            } else {
                found
            });
        }
    }
    match singular.strip_suffix("ente") {
        Some(rest) if singular.len() > 6 => Cow::Owned(format!("{rest}ent")),
        _ => Cow::Borrowed(singular),
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
