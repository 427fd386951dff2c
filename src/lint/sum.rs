//! Sums of money that nothing else in an ad reads as pay: a bare figure behind "Salaire", an allowance by the month.
//! Knows figures and the words around them; what they mean is the rules' affair.

use super::scene::Scene;
use crate::span::{Field, Place};
use crate::taxonomy::self_check::List;
use crate::text::Gap;
use crate::text::fold::fold;
use std::ops::Range;

impl Scene<'_, '_> {
    /// Figures of pay without any sign of money, when no pay was read: "Salaire : 2 100", "De 22 à 24 000."
    pub fn bare_pay(&self) -> Option<Place> {
        if self.analysis.facts.pay.is_some() {
            return None;
        }
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        let number = |at: usize| {
            let token = tokens.list.get(at)?;
            let text: String = token
                .span
                .of(&passage.text)
                .chars()
                .filter(|c| *c != ',')
                .collect();
            text.parse::<f64>().ok()
        };
        let named = |at: usize| {
            let label = tokens.word(at);
            let pay = self.list(List::PayLabel).has(label);
            pay && number(at + 1).is_some()
                && tokens
                    .list
                    .get(at + 1)
                    .is_some_and(|next| next.gap == Gap::Colon)
        };
        let sentences = passage
            .sentences
            .iter()
            .map(|sentence| sentence.words.clone());
        let range = sentences
            .filter(|words| (2..=6).contains(&words.len()))
            .find(|words| {
                let is_bound = |at: usize| number(at).is_some();
                let figures = words.clone().filter(|&at| is_bound(at)).count();
                let first = words.clone().find_map(number).unwrap_or_default();
                let rest = words
                    .clone()
                    .all(|at| is_bound(at) || self.list(List::PayBetween).has(tokens.word(at)));
                figures >= 2
                    && rest
                    && (18.0..=120.0).contains(&first)
                    && self.is_range(words, first)
            });
        let label = (0..tokens.list.len()).find(|&at| named(at));
        let words = label.map(|at| at..at + 2).or(range)?;
        Some(self.place(Field::Description, &words))
    }

    /// A small sum a month of which nothing says that it is pay: "Indemnité : 300 € par mois", "200 € mensuels".
    pub fn allowance(&self) -> Option<(f64, Place)> {
        if self.analysis.facts.pay.is_some() {
            return None;
        }
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        (0..tokens.list.len()).find_map(|at| {
            let amount = tokens.word(at).parse::<f64>().ok()?;
            let end = tokens.list[at].span.end as usize;
            let behind = passage.text.get(end..)?.trim_start();
            let is_euro = behind.starts_with('€') || tokens.word(at + 1).starts_with("euro");
            // what is paid back or paid beside
            let is_beside = (at.saturating_sub(8)..at)
                .any(|near| self.list(List::Beside).has(tokens.word(near)));
            let is_monthly =
                (at + 1..at + 5).any(|near| self.list(List::Monthly).has(tokens.word(near)));
            (is_euro && is_monthly && !is_beside && amount > 0.0)
                .then(|| (amount, self.place(Field::Description, &(at..at + 1))))
        })
    }

    /// A few euros an hour of which nothing says that they are pay: "Gratification : 2,50 € de l'heure".
    pub fn hourly(&self) -> Option<(f64, Place)> {
        if self.analysis.facts.pay.is_some() {
            return None;
        }
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        (0..tokens.list.len()).find_map(|at| {
            let is_label = self.list(List::PayLabel).has(tokens.word(at));
            let from = tokens.list.get(at + 1)?.span.start as usize;
            let rest = passage.text.get(from..)?.lines().next()?;
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')?;
            let (figure, behind) = rest.split_at(end);
            let amount = figure
                .trim_end_matches(['.', ','])
                .replace(',', ".")
                .parse::<f64>();
            let behind = fold(behind);
            let euros = behind.trim_start().starts_with(['€', 'e']);
            let an_hour = behind.split_whitespace().take(6).any(|word| {
                word.contains("heure") || word.contains("hour") || word.ends_with("/h")
            });
            let amount = amount
                .ok()
                .filter(|amount| is_label && euros && an_hour && *amount > 0.0)?;
            Some((amount, self.place(Field::Description, &(at..at + 2))))
        })
    }

    /// A part of the legal minimum wage: "25 % du SMIC". The greatest of several.
    pub fn part_of_minimum(&self) -> Option<(f64, Place)> {
        let passage = self.reading().passage(Field::Description);
        let tokens = &passage.tokens;
        let parts = (0..tokens.list.len()).filter_map(|at| {
            let percent = tokens
                .word(at)
                .parse::<f64>()
                .ok()
                .filter(|percent| *percent <= 100.0)?;
            let behind = passage
                .text
                .get(tokens.list[at].span.end as usize..)?
                .trim_start();
            let of_minimum = (at + 1..at + 5).any(|at| tokens.word(at) == "smic");
            (behind.starts_with('%') && of_minimum)
                .then(|| (percent, self.place(Field::Description, &(at..at + 1))))
        });
        parts.max_by(|one, other| one.0.total_cmp(&other.0))
    }

    /// "28-32", "22 à 24 000": the second bound is a little more, in thousands or not.
    fn is_range(&self, words: &Range<usize>, first: f64) -> bool {
        let written = self.written(self.place(Field::Description, words));
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let text = written.trim_start_matches(|c: char| !c.is_ascii_digit());
        let Some((_, second)) = text.split_once(|c: char| !c.is_ascii_digit()) else {
            return false;
        };
        let second: f64 = digits(second).parse().unwrap_or_default();
        let second = if second >= 1000.0 {
            second / 1000.0
        } else {
            second
        };
        second > first && second < first * 2.0
    }
}
