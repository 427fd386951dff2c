//! Endings: what a word is without its plural and its gender, and the forms that a verb takes in ads.
//! Light on purpose: *première* never meets *Premiere*, *exceller* never meets *Excel*. Knows no trade.

use super::language::Language;

/// The word without plural and gender, for comparing nouns and adjectives. Takes and gives folded words.
#[must_use]
pub fn stem(language: Language, word: &str) -> String {
    match language {
        Language::French => french(word),
        Language::English => english(word),
        Language::Dutch => strip(word, &["en", "s"], 5),
        Language::German => strip(word, &["innen", "in", "en", "er", "es", "e", "n", "s"], 5),
        Language::Italian => vowels(word, &["i", "e", "a", "o"]),
        Language::Spanish | Language::Portuguese => iberian(word),
    }
}

fn strip(word: &str, endings: &[&str], shortest: usize) -> String {
    endings
        .iter()
        .find_map(|ending| {
            word.strip_suffix(ending)
                .filter(|rest| rest.len() >= shortest)
        })
        .unwrap_or(word)
        .to_owned()
}

fn vowels(word: &str, endings: &[&str]) -> String {
    strip(word, endings, 3)
}

fn iberian(word: &str) -> String {
    let singular = strip(word, &["es", "s"], 3);
    strip(&singular, &["a", "o", "e"], 3)
}

fn english(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    let singular = if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        format!("{rest}y")
    } else if let Some(rest) = word
        .strip_suffix("es")
        .filter(|rest| rest.ends_with("ss") || rest.ends_with("ch") || rest.ends_with("sh"))
    {
        rest.to_owned()
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word.to_owned()
    } else {
        word.strip_suffix('s').unwrap_or(word).to_owned()
    };
    for (american, british) in [
        ("izations", "isation"),
        ("ization", "isation"),
        ("izing", "ising"),
        ("ized", "ised"),
        ("ize", "ise"),
    ] {
        if let Some(rest) = singular.strip_suffix(american) {
            return format!("{rest}{british}");
        }
    }
    singular
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

fn french(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    let singular = if let Some(rest) = word.strip_suffix("eaux") {
        format!("{rest}eau")
    } else if let Some(rest) = word.strip_suffix("aux") {
        format!("{rest}al")
    } else if word.ends_with("ss") {
        word.to_owned()
    } else {
        word.strip_suffix(['s', 'x']).unwrap_or(word).to_owned()
    };
    for (feminine, masculine) in GENDER {
        if let Some(rest) = singular
            .strip_suffix(feminine)
            .filter(|rest| rest.len() >= 2)
        {
            let found = format!("{rest}{masculine}");
            // "externalisée" is "externalisé" is "externalis"
            return if feminine == "ee" {
                french(&found)
            } else {
                found
            };
        }
    }
    if singular.len() > 6
        && let Some(rest) = singular.strip_suffix("ente")
    {
        return format!("{rest}ent");
    }
    singular
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
