//! The words of a page, in the language of who reads it.
//! Knows how a language is chosen; the sentences are in `wordings`.

use crate::report::outline;
use crate::text::Language;
use crate::wordings::say;
use axum::extract::{FromRequestParts, Query};
use axum::http::{header, request::Parts};
use serde::Deserialize;
use std::convert::Infallible;

/// Longest quotation on a page, in characters.
const LONGEST: usize = 90;

/// The words of a page: by its `lang`, else by the browser's wish, else in French.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// French or English.
    pub lang: Language,
}

#[derive(Deserialize)]
struct Wish {
    lang: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Words {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let by_hand = Query::<Wish>::try_from_uri(&parts.uri)
            .ok()
            .and_then(|Query(wish)| known(wish.lang.as_deref()?));
        let by_browser = || {
            let wishes = parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
            preferred(wishes)
        };
        let lang = by_hand.or_else(by_browser).unwrap_or(Language::French);
        Ok(Self { lang })
    }
}

fn known(code: &str) -> Option<Language> {
    let code = code
        .split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    Language::from_code(&code).filter(|lang| matches!(lang, Language::French | Language::English))
}

/// The most wished-for language that is spoken here, of an `Accept-Language` header.
fn preferred(wishes: &str) -> Option<Language> {
    let wish = |wish: &str| {
        let mut parts = wish.split(';');
        let lang = known(parts.next()?.trim())?;
        let quality = parts
            .next()
            .and_then(|part| part.trim().strip_prefix("q="))
            .map_or(Some(1.0), |quality| quality.parse::<f32>().ok())?;
        Some((lang, quality))
    };
    let mut best: Option<(Language, f32)> = None;
    for (lang, quality) in wishes.split(',').filter_map(wish) {
        if quality > 0.0 && best.is_none_or(|(_, most)| quality > most) {
            best = Some((lang, quality));
        }
    }
    best.map(|(lang, _)| lang)
}

impl Words {
    /// The code of the page's language.
    pub fn code(self) -> &'static str {
        self.lang.code()
    }

    /// The code of the other one.
    pub fn other(self) -> &'static str {
        if self.lang == Language::French {
            "en"
        } else {
            "fr"
        }
    }

    /// A sentence of the pages.
    pub fn say(self, key: &str) -> String {
        say(self.lang, "page", key, &[])
    }

    /// The name of an example.
    pub fn example(self, name: &str) -> String {
        say(self.lang, "page", &format!("example_{name}"), &[])
    }

    /// The name of a country.
    pub fn country(self, code: &str) -> String {
        say(self.lang, "page", &format!("country_{code}"), &[])
    }

    /// The name of a contract.
    pub fn contract(self, name: &str) -> String {
        say(self.lang, "report", &format!("contract_{name}"), &[])
    }

    /// What became of a finding since another version.
    pub fn comparison(self, key: &str) -> String {
        say(self.lang, "comparison", key, &[])
    }

    /// A sentence about fits.
    pub fn fit(self, key: &str) -> String {
        say(self.lang, "fit", key, &[])
    }

    /// How a line of a fit stands.
    pub fn outcome(self, outcome: &str) -> String {
        say(self.lang, "page", &format!("outcome_{outcome}"), &[])
    }

    /// A sentence of the report.
    pub fn report(self, key: &str) -> String {
        say(self.lang, "report", key, &[])
    }

    /// A sentence about findings.
    pub fn finding(self, key: &str) -> String {
        say(self.lang, "finding", key, &[])
    }

    /// A day (ISO 8601) as people say it; anything else as it is.
    pub fn day(self, day: &str) -> String {
        let Ok(date) = day.parse::<jiff::civil::Date>() else {
            return day.to_owned();
        };
        let with = [
            ("day", date.day().to_string()),
            ("month", self.say(&format!("month_{}", date.month()))),
            ("year", date.year().to_string()),
        ];
        let with = with.each_ref().map(|(name, said)| (*name, said.as_str()));
        let key = if date.day() == 1 { "day_first" } else { "day" };
        say(self.lang, "page", key, &with)
    }

    /// The heading of a table of many ads.
    pub fn table(self, name: &str) -> String {
        self.say(&format!("table_{name}"))
    }

    /// What a table of many ads shows.
    pub fn table_note(self, name: &str) -> String {
        self.say(&format!("table_{name}_note"))
    }

    /// Which rules are set aside; nothing when none is.
    pub fn aside(self, rules: &[String]) -> String {
        if rules.is_empty() {
            return String::new();
        }
        say(
            self.lang,
            "finding",
            "aside",
            &[("rules", &rules.join(", "))],
        )
    }

    /// That a rule speaks of one country only.
    pub fn only(self, country: &str) -> String {
        say(self.lang, "finding", "country", &[("country", country)])
    }

    /// What stands between a label and its value: French puts a blank before the colon.
    pub fn colon(self) -> &'static str {
        if self.lang == Language::French {
            " : "
        } else {
            ": "
        }
    }

    /// The name of a verdict's level.
    pub fn level(self, level: &str) -> String {
        say(self.lang, "level", level, &[])
    }

    /// Words of the ad between quotation marks.
    pub fn quote(self, text: &str) -> String {
        self.set(&outline::quote(self.lang, text, LONGEST))
    }

    /// A sentence as it is set: French quotation marks stay with their words.
    #[expect(clippy::unused_self, reason = "called from templates")]
    pub fn set(self, sentence: &str) -> String {
        sentence.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let said = |lang, day| Words { lang }.day(day);
        assert_eq!(said(Language::French, "2026-12-01"), "1er décembre 2026");
        assert_eq!(said(Language::English, "2026-11-29"), "29 November 2026");
        assert_eq!(said(Language::English, "soon"), "soon");
    }

    #[test]
    fn the_browser_s_first_known_wish_counts() {
        assert_eq!(
            preferred("en-GB,en;q=0.8,fr;q=0.5"),
            Some(Language::English)
        );
        assert_eq!(preferred("de,fr;q=0.7,en;q=0.3"), Some(Language::French));
        assert_eq!(preferred("de, ja"), None);
        assert_eq!(preferred("en;q=0, fr;q=0.1"), Some(Language::French));
    }
}
