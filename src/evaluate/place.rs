//! Where the quotes of a label stand in the ad, and which mentions answer them.
//! Knows places, in code points; does not know families or statuses.

use super::said::Mention;
use crate::span::Field;
use unicode_normalization::char::is_combining_mark;

/// One place of a quote, in code points of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Which field.
    pub field: Field,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl At {
    /// True when the mention has a character in common with this place.
    #[must_use]
    pub fn overlaps(self, mention: &Mention) -> bool {
        mention.field == self.field && mention.start < self.end && self.start < mention.end
    }

    /// True when the mention answers this place: it overlaps, and is not much longer (at most three times, or 25 characters more).
    #[must_use]
    pub fn is_answered_by(self, mention: &Mention) -> bool {
        let length = self.end - self.start;
        let longest = (3 * length).max(length + 25);
        self.overlaps(mention) && mention.end.saturating_sub(mention.start) <= longest
    }
}

/// Where a quote stands: on word boundaries if it does anywhere, else wherever it occurs (glued words).
#[must_use]
pub fn places(text: &[char], quote: &[char], field: Field) -> Vec<At> {
    if quote.is_empty() {
        return Vec::new();
    }
    let at = |start| At {
        field,
        start,
        end: start + quote.len(),
    };
    let every: Vec<At> = text
        .windows(quote.len())
        .enumerate()
        .filter(|(_, words)| *words == quote)
        .map(|(start, _)| at(start))
        .collect();
    let whole = |at: &At| !is_inside_word(text, at.start) && !is_inside_word(text, at.end);
    let apart: Vec<At> = every.iter().copied().filter(whole).collect();
    if apart.is_empty() { every } else { apart }
}

fn is_inside_word(text: &[char], at: usize) -> bool {
    let letter = |i: usize| {
        text.get(i)
            .is_some_and(|&c| c.is_alphanumeric() && !is_combining_mark(c))
    };
    at > 0 && letter(at - 1) && letter(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    fn starts(text: &str, quote: &str) -> Vec<usize> {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let found = places(&chars(text), &chars(quote), Field::Title);
        found.into_iter().map(|at| at.start).collect()
    }

    #[test]
    fn a_quote_stands_on_word_boundaries_where_it_can() {
        assert_eq!(starts("le SEO, la SEOnaute", "SEO"), [3]);
        assert_eq!(
            starts("ÉtéSEOweb", "SEO"),
            [3],
            "glued words count when there is nothing else"
        );
        assert_eq!(starts("C++ et C", "C"), [0, 7]);
        assert!(starts("photo", "vidéo").is_empty());
        assert!(starts("photo", "").is_empty());
    }

    #[test]
    fn a_mention_three_times_as_long_still_answers_and_one_more_does_not() {
        let at = At {
            field: Field::Title,
            start: 10,
            end: 30,
        };
        assert!(at.is_answered_by(&sample::title("video", "required", 0..60)));
        assert!(!at.is_answered_by(&sample::title("video", "required", 0..61)));
    }

    #[test]
    fn of_a_short_quote_a_mention_may_be_25_characters_longer() {
        let at = At {
            field: Field::Title,
            start: 0,
            end: 3,
        };
        assert!(at.is_answered_by(&sample::title("seo", "required", 0..28)));
        assert!(!at.is_answered_by(&sample::title("seo", "required", 0..29)));
    }

    #[test]
    fn touching_is_not_overlapping_and_fields_are_apart() {
        let at = At {
            field: Field::Title,
            start: 4,
            end: 8,
        };
        assert!(!at.overlaps(&sample::title("seo", "required", 0..4)));
        assert!(!at.overlaps(&sample::title("seo", "required", 8..9)));
        assert!(at.overlaps(&sample::title("seo", "required", 7..9)));
        assert!(!at.overlaps(&sample::mention("seo", "required", 4..8)));
    }
}
