//! When something was done: from one month to another, both told by the CV itself. "Today" is the latest date that it names,
//! never the calendar's: a CV from another year reads the same.

use super::page::{Page, holds, is_bullet};
use crate::taxonomy::cv::CvWords;
use crate::text::Tokens;
use crate::text::token::{Gap, Shape, tokenize};

/// A day of a CV: a year, and a month where one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Date {
    year: i32,
    month: Option<i32>,
}

/// From one date to another, or on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    start: Date,
    /// Nothing: it goes on.
    end: Option<Date>,
}

/// Months, counted from the year 0; ends are exclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Months(Vec<(i32, i32)>);

impl Months {
    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// The year of the last month.
    pub(super) fn last_year(&self) -> Option<u16> {
        let last = self
            .0
            .iter()
            .map(|(start, end)| (end - 1).max(*start))
            .max()?;
        u16::try_from(last.div_euclid(12)).ok()
    }

    /// All months in years, one decimal; what overlaps counts once.
    pub(super) fn years(&self) -> Option<f64> {
        let mut all = self.0.clone();
        all.sort_unstable();
        let mut months = 0;
        let mut past = i32::MIN;
        for (start, end) in all {
            months += (end - start.max(past)).max(0);
            past = past.max(end);
        }
        (months > 0).then(|| (f64::from(months) / 12.0 * 10.0).round() / 10.0)
    }
}

impl Period {
    /// True when it is told from when to when.
    pub(super) fn is_range(&self) -> bool {
        self.end != Some(self.start)
    }

    /// Its months; of what goes on, up to the latest date of the CV.
    pub(super) fn months(&self, latest: Option<i32>) -> Option<Months> {
        let start = self.start.year * 12 + self.start.month.unwrap_or(0);
        let end = match self.end {
            None => latest? + 1,
            Some(end) => match (self.start.month, end.month) {
                (Some(_), Some(month)) => end.year * 12 + month + 1,
                // years only: as many as lie between them; the last one is when it was used
                _ => end.year * 12 + 1,
            },
        };
        Some(Months(vec![(start, end.max(start))]))
    }
}

/// The latest month that the CV names as a date of work or studies.
pub(super) fn latest(words: &CvWords, page: &Page) -> Option<i32> {
    let of_line = |range: &std::ops::Range<usize>| {
        let tokens = tokenize(page.of(range));
        let dates = dates(words, &tokens);
        dates
            .into_iter()
            .map(|(_, date)| date.year * 12 + date.month.unwrap_or(0))
            .max()
    };
    page.lines()
        .iter()
        .filter_map(|line| of_line(&line.range))
        .max()
}

/// The period of a line that opens an entry: it begins or ends with dates and is short.
pub(super) fn of_line(words: &CvWords, line: &str, tokens: &Tokens) -> Option<Period> {
    let dates = dates(words, tokens);
    let (first, start) = *dates.first()?;
    let (last, end) = *dates.last()?;
    let length = tokens.list.len();
    // a line that begins with its dates may tell everything that was done
    let range = dates.len() > 1 && first <= 4;
    let opens = first <= 4 || length - last <= 4;
    if !opens || (length > 30 && !range) || (is_bullet(line) && first > 2) {
        return None;
    }
    let goes_on = holds(&words.now, tokens) || (dates.len() == 1 && holds(&words.since, tokens));
    let end = if goes_on { None } else { Some(end) };
    Some(Period { start, end })
}

/// True for what tells two dates.
pub(super) fn is_range(words: &CvWords, tokens: &Tokens) -> bool {
    dates(words, tokens).len() > 1
}

/// The dates of a line, in order, each with the position of its year.
fn dates(words: &CvWords, tokens: &Tokens) -> Vec<(usize, Date)> {
    let list = &tokens.list;
    let mut dates: Vec<(usize, Date)> = Vec::new();
    for (at, token) in list.iter().enumerate() {
        if token.shape != Shape::Number {
            continue;
        }
        let number: Option<i32> = tokens.word(at).parse().ok();
        let Some(year) = number.filter(|year| (1950..=2150).contains(year)) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|before| list.get(before));
        let month = before.and_then(|before| {
            if before.shape == Shape::Number {
                let near = matches!(token.gap, Gap::Slash | Gap::Dot | Gap::Hyphen | Gap::Space);
                let number: i32 = tokens.word(at - 1).parse().ok()?;
                return (near && (1..=12).contains(&number)).then_some(number - 1);
            }
            month_of(words, before.word)
        });
        dates.push((at, Date { year, month }));
    }
    // "mars – juin 2023": the year of the second month is that of the first
    if let [(at, date)] = dates[..] {
        let earlier = (0..at.saturating_sub(1))
            .rev()
            .find_map(|before| Some((before, month_of(words, list[before].word)?)));
        if let (Some((before, month)), Some(own)) = (earlier, date.month) {
            let year = if month > own {
                date.year - 1
            } else {
                date.year
            };
            dates.insert(
                0,
                (
                    before,
                    Date {
                        year,
                        month: Some(month),
                    },
                ),
            );
        }
    }
    dates
}

fn month_of(words: &CvWords, word: u64) -> Option<i32> {
    let at = words
        .months
        .iter()
        .position(|month| month.contains(&word))?;
    i32::try_from(at).ok()
}
