//! Runs the examples of the rules: each flagged ad gets the finding, each accepted one does not.
//! Knows how examples are written; does not know the rules.

use super::{Settings, all, lint};
use crate::analysis::analyze;
use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::mistake::Mistake;
use crate::taxonomy::rule::{Example, Rule};
use crate::text::Language;

/// An ad like others, in which nothing but the rule's own words stands out.
const LIKE_OTHERS: [&str; 2] = [
    "Vos missions : ¶- Vous rédigez les articles du site. ¶- Vous publiez les actualités. ¶- Vous répondez aux demandes des clients.",
    "Your tasks: ¶- You write the articles of the website. ¶- You publish the news. ¶- You answer the requests of customers.",
];

/// How often the ad like others is said to make a long ad, and one paragraph of a hundred words.
const LONG: usize = 50;
const WALL: usize = 7;

/// The ad of an example.
#[must_use]
pub fn posting(example: &Example) -> Posting {
    let like_others = LIKE_OTHERS[usize::from(example.language != Language::French)];
    let (title, text) = example
        .text
        .text
        .split_once("||")
        .unwrap_or(("", &example.text.text));
    let sentences = like_others
        .split_once(':')
        .map_or("", |(_, rest)| rest)
        .replace(" ¶-", "");
    let text = if text.trim().is_empty() { "{ad}" } else { text };
    Posting {
        title: title.trim().to_owned(),
        description: text
            .trim()
            .replace("{long}", &format!("{like_others} ¶").repeat(LONG))
            .replace("{wall}", &sentences.repeat(WALL))
            .replace("{ad}", like_others)
            .replace(" ¶", "\n")
            .replace('¶', "\n"),
        language: Some(example.language.code().to_owned()),
        ..Posting::default()
    }
}

/// Every example that does not come out as written, and every rule without enough of them.
#[must_use]
pub fn check(taxonomy: &Taxonomy) -> Vec<Mistake> {
    let mut mistakes = super::rules::mistakes().to_vec();
    for rule in all(taxonomy) {
        let examples = [(&rule.flagged, true), (&rule.accepted, false)];
        for (list, flagged) in examples {
            if list.is_empty() {
                let key = if flagged { "flagged" } else { "accepted" };
                mistakes.push(wrong(
                    rule,
                    1,
                    format!("{} has no `{key}` example", rule.name),
                ));
            }
            for example in list {
                if is_found(taxonomy, rule, example) != flagged {
                    let is = if flagged { "is not found" } else { "is found" };
                    let said = format!("\"{}\" {is} by {}", example.text.text, rule.name);
                    mistakes.push(wrong(rule, example.text.line, said));
                }
            }
        }
    }
    mistakes.sort();
    mistakes
}

fn is_found(taxonomy: &Taxonomy, rule: &Rule, example: &Example) -> bool {
    let analysis = analyze(taxonomy, &posting(example));
    let settings = Settings {
        country: analysis.facts.country.clone().or(rule.country.clone()),
        ..Settings::default()
    };
    lint(&analysis, &settings)
        .iter()
        .any(|finding| finding.rule.name == rule.name)
}

fn wrong(rule: &Rule, line: usize, message: String) -> Mistake {
    Mistake {
        file: rule.file.clone(),
        line,
        message,
    }
}
