//! Counts of what was right, and the shares they give.
//! Knows arithmetic; does not know what is counted.

use std::iter::Sum;
use std::ops::AddAssign;

/// How many were found, said wrongly and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the labels, and found.
    pub right: u32,
    /// Said, but not in the labels.
    pub wrong: u32,
    /// In the labels, but not found.
    pub missed: u32,
}

impl Counts {
    /// Share of what was said that is right, 0 to 1; 0 when nothing was said.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong).unwrap_or(0.0)
    }

    /// Share of the labels that was found, 0 to 1; 0 when there are none.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed).unwrap_or(0.0)
    }

    /// Harmonic mean of precision and recall, 0 to 1.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        let sum = precision + recall;
        if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        }
    }

    /// Counts of two sets: both, only said, only in the labels.
    #[must_use]
    pub fn of_sets<T: Ord>(
        labelled: &std::collections::BTreeSet<T>,
        said: &std::collections::BTreeSet<T>,
    ) -> Self {
        Self {
            right: number(labelled.intersection(said).count()),
            wrong: number(said.difference(labelled).count()),
            missed: number(labelled.difference(said).count()),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, counts| {
            sum += counts;
            sum
        })
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are right.
    pub right: u32,
    /// All of them.
    pub of: u32,
}

impl Share {
    /// One more, right or not.
    pub fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }

    /// 0 to 1; none when there are none.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        ratio(self.right, self.of)
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

impl Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |mut sum, share| {
            sum += share;
            sum
        })
    }
}

/// A length as a count.
#[must_use]
pub fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn ratio(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_and_nothing_labelled_is_zero_not_a_fault() {
        let none = Counts::default();
        assert_eq!(
            (none.precision(), none.recall(), none.f1()),
            (0.0, 0.0, 0.0)
        );
        assert_eq!(Share::default().value(), None);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let counts = Counts {
            right: 3,
            wrong: 1,
            missed: 3,
        };
        assert!((counts.precision() - 0.75).abs() < 1e-12);
        assert!((counts.recall() - 0.5).abs() < 1e-12);
        assert!((counts.f1() - 0.6).abs() < 1e-12);
    }
}
