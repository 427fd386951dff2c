//! Which quotes are found by which mentions, and which mentions are false.
//! Knows families and statuses; does not know what the counts are for.

use super::count::{Counts, number};
use super::gold::is_asked;
use super::quote::Quote;
use super::said::Mention;
use std::collections::BTreeSet;

/// How many quotes one mention may answer.
const ANSWERS: u8 = 3;

/// What is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// What is asked, in its family.
    Asked,
    /// Every quote whatever its status, in its family.
    Found,
    /// Every quote, in whatever family.
    Any,
}

/// Quotes and mentions, told apart. A neutral quote, and a mention on one, is in none of the lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing<'a> {
    /// Quotes that a mention answers.
    pub found: Vec<&'a Quote<'a>>,
    /// Quotes that none answers.
    pub missed: Vec<&'a Quote<'a>>,
    /// Mentions that answer a quote.
    pub right: Vec<&'a Mention>,
    /// Mentions that answer none, and second ones on the very same words.
    pub wrong: Vec<&'a Mention>,
}

impl Pairing<'_> {
    /// Quotes found, mentions that are wrong, quotes missed.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let [right, wrong, missed] = [self.found.len(), self.wrong.len(), self.missed.len()];
        Counts {
            right: number(right),
            wrong: number(wrong),
            missed: number(missed),
        }
    }
}

impl Wanted {
    fn status(self, assertion: &str) -> bool {
        self != Self::Asked || is_asked(assertion)
    }

    fn family(self, mention: &Mention, quote: &Quote<'_>) -> bool {
        self == Self::Any || mention.family == quote.ask.family
    }
}

/// Pairs the quotes of an ad with its mentions, which must be of families that count.
/// Shorter quotes choose first, each the first mention in order that answers fewer than three.
#[must_use]
pub fn pair<'a>(wanted: Wanted, quotes: &'a [Quote<'a>], mentions: &[&'a Mention]) -> Pairing<'a> {
    let pool: Vec<&Mention> = mentions
        .iter()
        .copied()
        .filter(|mention| wanted.status(&mention.assertion))
        .collect();
    let mut pairing = Pairing::default();
    let mut used = vec![0; pool.len()];
    for quote in shortest_first(wanted, quotes) {
        let free = (0..pool.len()).find(|&i| {
            used[i] < ANSWERS && wanted.family(pool[i], quote) && answers(pool[i], quote)
        });
        match free {
            Some(i) => {
                used[i] += 1;
                pairing.found.push(quote);
            }
            None => pairing.missed.push(quote),
        }
    }
    let mut seen = BTreeSet::new();
    for mention in pool {
        if is_on_neutral(mention, quotes) {
            continue;
        }
        let first = seen.insert((mention.field, mention.start, mention.end, &mention.family));
        let answered = |quote: &Quote<'_>| {
            wanted.status(quote.ask.assertion())
                && wanted.family(mention, quote)
                && answers(mention, quote)
        };
        let right = first && quotes.iter().any(answered);
        if right {
            pairing.right.push(mention);
        } else {
            pairing.wrong.push(mention);
        }
    }
    pairing
}

/// True when the mention answers one of the quote's places.
#[must_use]
pub fn answers(mention: &Mention, quote: &Quote<'_>) -> bool {
    quote.places.iter().any(|at| at.is_answered_by(mention))
}

/// True when the mention stands on a neutral quote, and so is left out.
#[must_use]
pub fn is_on_neutral(mention: &Mention, quotes: &[Quote<'_>]) -> bool {
    let over = |quote: &Quote<'_>| quote.places.iter().any(|at| at.overlaps(mention));
    quotes
        .iter()
        .any(|quote| quote.ask.is_neutral() && over(quote))
}

fn shortest_first<'a>(wanted: Wanted, quotes: &'a [Quote<'a>]) -> Vec<&'a Quote<'a>> {
    let wants =
        |quote: &&Quote<'_>| !quote.ask.is_neutral() && wanted.status(quote.ask.assertion());
    let mut chosen: Vec<&Quote<'_>> = quotes.iter().filter(wants).collect();
    chosen.sort_by_key(|quote| quote.ask.quote.chars().count());
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{quote, sample};

    const ASKED: &str = "required";

    type Words<'a> = &'a [(&'a str, &'a str, &'a str)];

    fn counts(wanted: Wanted, text: &str, asks: Words<'_>, said: Words<'_>) -> (u32, u32, u32) {
        let label = sample::asking(asks);
        let quotes = quote::quotes(&sample::posting(text), &label);
        let mention = |&(words, family, assertion): &(&str, &str, &str)| {
            sample::of(text, words, family, assertion)
        };
        let mentions: Vec<Mention> = said.iter().map(mention).collect();
        let Counts {
            right,
            wrong,
            missed,
        } = pair(wanted, &quotes, &mentions.iter().collect::<Vec<_>>()).counts();
        (right, wrong, missed)
    }

    #[test]
    fn a_mention_answers_at_most_three_quotes() {
        let asks = [
            ("a1", "video", ASKED),
            ("b2", "video", ASKED),
            ("c3", "video", ASKED),
            ("d4", "video", ASKED),
        ];
        let said = [("a1 b2 c3 d4", "video", ASKED)];
        assert_eq!(
            counts(Wanted::Asked, "a1 b2 c3 d4", &asks, &said),
            (3, 0, 1)
        );
    }

    #[test]
    fn shorter_quotes_choose_first() {
        let asks = [
            ("un long mot", "video", ASKED),
            ("d", "video", ASKED),
            ("e", "video", ASKED),
            ("f", "video", ASKED),
        ];
        let label = sample::asking(&asks);
        let quotes = quote::quotes(&sample::posting("un long mot d e f"), &label);
        let mention = sample::mention("video", ASKED, 0..17);
        let pairing = pair(Wanted::Asked, &quotes, &[&mention]);
        let missed: Vec<&str> = pairing
            .missed
            .iter()
            .map(|quote| quote.ask.quote.as_str())
            .collect();
        assert_eq!(missed, ["un long mot"]);
    }

    #[test]
    fn a_mention_much_longer_than_the_quote_does_not_answer_it() {
        let text = "SEO et beaucoup d'autres choses";
        assert_eq!(
            counts(
                Wanted::Asked,
                text,
                &[("SEO", "seo", ASKED)],
                &[("SEO et beaucoup d'autres ch", "seo", ASKED)]
            ),
            (1, 0, 0)
        );
        assert_eq!(
            counts(
                Wanted::Asked,
                text,
                &[("SEO", "seo", ASKED)],
                &[(text, "seo", ASKED)]
            ),
            (0, 1, 1)
        );
    }

    #[test]
    fn a_second_mention_on_the_very_same_words_is_false() {
        let twice = [("SEO", "seo", ASKED), ("SEO", "seo", ASKED)];
        assert_eq!(
            counts(Wanted::Asked, "le SEO", &[("SEO", "seo", ASKED)], &twice),
            (1, 1, 0)
        );
        let longer = [("SEO", "seo", ASKED), ("le SEO", "seo", ASKED)];
        assert_eq!(
            counts(Wanted::Asked, "le SEO", &[("SEO", "seo", ASKED)], &longer),
            (1, 0, 0)
        );
    }

    #[test]
    fn neutral_quotes_are_not_missed_and_mentions_on_them_are_not_false() {
        let asks = [
            ("soudure", "other_hard", ASKED),
            ("permis B", "licence", ASKED),
        ];
        assert_eq!(
            counts(Wanted::Asked, "soudure, permis B", &asks, &[]),
            (0, 0, 0)
        );
        assert_eq!(
            counts(
                Wanted::Asked,
                "soudure, permis B",
                &asks,
                &[("soudure", "video", ASKED)]
            ),
            (0, 0, 0)
        );
    }

    #[test]
    fn asked_looks_at_what_is_asked_on_both_sides() {
        let text = "SEO";
        assert_eq!(
            counts(
                Wanted::Asked,
                text,
                &[("SEO", "seo", "preferred")],
                &[("SEO", "seo", ASKED)]
            ),
            (1, 0, 0)
        );
        assert_eq!(
            counts(
                Wanted::Asked,
                text,
                &[("SEO", "seo", "other")],
                &[("SEO", "seo", ASKED)]
            ),
            (0, 1, 0)
        );
        assert_eq!(
            counts(
                Wanted::Asked,
                text,
                &[("SEO", "seo", ASKED)],
                &[("SEO", "seo", "company")]
            ),
            (0, 0, 1)
        );
        assert_eq!(
            counts(
                Wanted::Found,
                text,
                &[("SEO", "seo", "other")],
                &[("SEO", "seo", ASKED)]
            ),
            (1, 0, 0)
        );
    }

    #[test]
    fn the_family_counts_unless_any_will_do() {
        let (asks, said) = ([("SEO", "seo", ASKED)], [("SEO", "paid", ASKED)]);
        assert_eq!(counts(Wanted::Asked, "SEO", &asks, &said), (0, 1, 1));
        assert_eq!(counts(Wanted::Found, "SEO", &asks, &said), (0, 1, 1));
        assert_eq!(counts(Wanted::Any, "SEO", &asks, &said), (1, 0, 0));
    }

    #[test]
    fn the_same_quote_listed_twice_counts_once() {
        let asks = [
            ("SEO", "seo", ASKED),
            ("SEO", "seo", ASKED),
            ("SEO", "seo", "other"),
        ];
        assert_eq!(counts(Wanted::Found, "SEO", &asks, &[]), (0, 0, 2));
    }
}
