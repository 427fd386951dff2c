//! Years of experience asked: "2 ans minimum", "3 à 5 ans", "10+ years", "débutant accepté".
//! Knows numbers beside years; leaves out the firm's own age and the length of contracts.

use super::Experience;
use crate::analysis::reading::Reading;
use crate::span::{Field, Place, Span};
use crate::taxonomy::entry::Marker;
use crate::text::fold::fold;
use regex::Regex;
use std::sync::LazyLock;

static YEARS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?P<a>[0-9]{1,2}|(?-u:\b)(?:un|deux|trois|quatre|cinq|one|two|three|five))[ \t\r\n\u{a0}\u{202f}]?(?P<plus>\+)?[ \t\r\n\u{a0}\u{202f}]*",
        r"(?:(?:à|a|-|–|/|to|et|ou|or)[ \t\r\n\u{a0}\u{202f}]*(?P<b>[0-9]{1,2})[ \u{a0}]?\+?[ \t\r\n\u{a0}\u{202f}]*)?(?:ans?|ann[ée]es?|years?|yrs?|años?|anos?|Jahren?|anni|jaar)(?-u:\b)"
    ))
    .ok()
});

/// Reads the experience asked, the first that is asked of the candidate.
pub(super) fn read(reading: &Reading<'_>) -> Option<Experience> {
    let passage = reading.passage(Field::Description);
    let pattern = YEARS.as_ref()?;
    let stated = pattern.find_iter(&passage.text).find_map(|whole| {
        let found = pattern.captures(whole.as_str())?;
        let first = number(found.name("a")?.as_str())?;
        let first = match found.name("b").and_then(|b| number(b.as_str())) {
            // "Bac+3 et 2 ans": the first number is a diploma's
            Some(second) if second < first => second,
            _ => first,
        };
        let second = found
            .name("b")
            .and_then(|b| number(b.as_str()))
            .filter(|b| *b > first);
        let (before, after) = around(&passage.text, whole.start(), whole.end());
        let counts = first <= 20.0 && is_experience(&before, &after);
        let place = Place {
            field: Field::Description,
            span: Span::new(whole.start(), whole.end()),
        };
        counts.then_some(Experience {
            min_years: Some(first),
            max_years: second,
            place,
        })
    });
    stated.or_else(|| {
        let (field, words) = reading.first(Marker::NoExperience)?;
        Some(Experience {
            min_years: Some(0.0),
            max_years: None,
            place: Place {
                field,
                span: reading.passage(field).span(&words),
            },
        })
    })
}

fn number(text: &str) -> Option<f64> {
    let small = match text.to_lowercase().as_str() {
        "un" | "one" => 1.0,
        "deux" | "two" => 2.0,
        "trois" | "three" => 3.0,
        "quatre" => 4.0,
        "cinq" | "five" => 5.0,
        digits => digits.parse().ok()?,
    };
    Some(small)
}

/// The folded text right before and after a figure.
fn around(text: &str, start: usize, end: usize) -> (String, String) {
    let before: String = text[..start]
        .chars()
        .rev()
        .take(90)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let after: String = text[end..].chars().take(60).collect();
    (fold(&before), fold(&after))
}

/// Words before a number of years that is not asked, folded.
const OTHER: [&str; 16] = [
    "depuis",
    "plus de 1",
    "fondee",
    "cree",
    "existe",
    "since",
    "founded",
    "contrat de",
    "cdd de",
    "duree",
    "agee de",
    "moins de",
    "pendant",
    "il y a",
    "en alternance",
    "apprentissage d",
];

fn is_experience(before: &str, after: &str) -> bool {
    let near = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let tail = |n: usize| {
        before
            .char_indices()
            .rev()
            .nth(n)
            .map_or(before, |(at, _)| &before[at..])
    };
    let last_sentence = before.rsplit(['.', '!', '?']).next().unwrap_or(before);
    if near(tail(22), &OTHER)
        || near(
            &after.chars().take(14).collect::<String>(),
            &[
                "d'existence",
                "renouvel",
                "d'histoire",
                "a partir",
                "of history",
                " ago",
            ],
        )
    {
        return false;
    }
    let firm = near(
        last_sentence,
        &["avec plus de", "fort de", "forte de", "nos ", "notre "],
    ) && !near(last_sentence, &["vous", "tu ", "justifi", "profil"]);
    let after_words: String = after.chars().take(40).collect();
    let said_after = near(
        &after_words,
        &[
            "experience",
            "experiencia",
            "erfahrung",
            "esperienza",
            "ervaring",
            "(souhaite)",
            "(requis)",
            "(exige)",
            "minimum",
            "mini ",
            "min.",
        ],
    );
    let said_before = near(
        tail(70),
        &[
            "experience",
            "exp ",
            "experiencia",
            "erfahrung",
            "esperienza",
            "ervaring",
            "bac +",
            "bac+",
            "justifi",
        ],
    );
    !firm && (said_after || said_before)
}
