//! How well rolefit reads, as it tells people: measured figures, each written once.
//! Knows the file of figures; does not measure (`rolefit evaluate` does).

use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A figure by its name: "own.asked". As it is told in English.
pub static FIGURES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let file: toml::Table = toml::from_str(include_str!("measured.toml")).unwrap_or_default();
    let mut figures = BTreeMap::new();
    for (name, value) in file {
        match value {
            toml::Value::Table(set) => {
                figures.extend(set.into_iter().filter_map(|(key, figure)| {
                    Some((format!("{name}.{key}"), figure.as_str()?.to_owned()))
                }));
            }
            value => {
                figures.extend(value.as_str().map(|told| (name, told.to_owned())));
            }
        }
    }
    figures
});

/// The text, its figures (`{own.asked}`) in the number form of the language.
#[must_use]
pub fn told(text: &str, language: Language) -> String {
    let figures: Vec<(&str, String)> = FIGURES
        .iter()
        .map(|(name, figure)| {
            let french = language == Language::French;
            (
                name.as_str(),
                if french {
                    figure.replace('.', ",")
                } else {
                    figure.clone()
                },
            )
        })
        .collect();
    let words: Vec<(&str, &str)> = figures
        .iter()
        .map(|(name, figure)| (*name, figure.as_str()))
        .collect();
    super::fill(text, &words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_in_the_form_of_the_language() {
        let text = "F1 {own.asked}, {none}";
        assert_eq!(
            told(text, Language::English),
            format!("F1 {}, {{none}}", FIGURES["own.asked"])
        );
        assert!(told(text, Language::French).starts_with("F1 0,"));
    }
}
