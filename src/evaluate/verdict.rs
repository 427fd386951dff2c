//! Verdicts against labels: kappa, exact share, overloaded or more, not assessable, confusion.
//! Knows levels; does not know why one was given.

use super::count::{Counts, Share};
use super::level::Level;

/// Verdicts of many ads, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Judged ads by rank of the label (rows) and of what was said (columns).
    pub ranks: [[u32; 4]; 4],
    /// All ads by level of the label (rows) and of what was said (columns), in the order of [`Level::ALL`].
    pub confusion: [[u32; 5]; 5],
}

/// The ranks of one ad, labelled and said. None when the label is not judged, or when the ad is of a
/// trade outside the codes (main role OTHER) and not assessable was said.
/// Otherwise not assessable counts as the farthest wrong rank.
#[must_use]
pub fn ranks(gold: Level, said: Level, main_role: &str) -> Option<(usize, usize)> {
    let labelled = gold.rank()?;
    let farthest = if labelled >= 2 { 0 } else { 3 };
    match said.rank() {
        Some(rank) => Some((labelled, rank)),
        None if main_role == "OTHER" => None,
        None => Some((labelled, farthest)),
    }
}

impl Verdicts {
    /// One more ad.
    pub fn add(&mut self, gold: Level, said: Level, ranks: Option<(usize, usize)>) {
        self.confusion[gold as usize][said as usize] += 1;
        if let Some((labelled, said)) = ranks {
            self.ranks[labelled][said] += 1;
        }
    }

    /// Quadratic weighted kappa, at most 1; 0 when no ad is judged, 1 when all are of one level and said so.
    #[must_use]
    pub fn kappa(&self) -> f64 {
        kappa(&self.ranks)
    }

    /// How many of the judged ads have exactly the label's level.
    #[must_use]
    pub fn exact(&self) -> Share {
        let right = (0..4).map(|i| self.ranks[i][i]).sum();
        Share {
            right,
            of: self.ranks.iter().flatten().sum(),
        }
    }

    /// Overloaded or more, as a thing to find.
    #[must_use]
    pub fn overloaded(&self) -> Counts {
        let sum = |rows: std::ops::Range<usize>, columns: std::ops::Range<usize>| -> u32 {
            self.ranks[rows]
                .iter()
                .flat_map(|row| &row[columns.clone()])
                .sum()
        };
        Counts {
            right: sum(2..4, 2..4),
            wrong: sum(0..2, 2..4),
            missed: sum(2..4, 0..2),
        }
    }

    /// Not assessable, as a thing to find, over all ads.
    #[must_use]
    pub fn not_assessable(&self) -> Counts {
        let last = Level::NotAssessable as usize;
        let right = self.confusion[last][last];
        let said: u32 = self.confusion.iter().map(|row| row[last]).sum();
        let labelled: u32 = self.confusion[last].iter().sum();
        Counts {
            right,
            wrong: said - right,
            missed: labelled - right,
        }
    }

    /// Ads that are judged both in the label and in what was said.
    #[must_use]
    pub fn both_judged(&self) -> u32 {
        self.confusion[..4].iter().flat_map(|row| &row[..4]).sum()
    }
}

fn kappa(table: &[[u32; 4]; 4]) -> f64 {
    let rows = table.map(|row| row.iter().sum::<u32>());
    let columns: [u32; 4] = std::array::from_fn(|j| table.iter().map(|row| row[j]).sum());
    let all: u32 = rows.iter().sum();
    if all == 0 {
        return 0.0;
    }
    let (mut observed, mut expected) = (0.0, 0.0);
    for (i, row) in table.iter().enumerate() {
        for (j, &seen) in row.iter().enumerate() {
            let weight = f64::from([0_u8, 1, 4, 9][i.abs_diff(j)]);
            observed += weight * f64::from(seen);
            expected += weight * f64::from(rows[i]) * f64::from(columns[j]) / f64::from(all);
        }
    }
    if expected > 0.0 {
        1.0 - observed / expected
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Broad, Focused, NotAssessable, Overloaded, Superman};

    fn verdicts(pairs: &[(Level, Level)]) -> Verdicts {
        let mut verdicts = Verdicts::default();
        for &(gold, said) in pairs {
            verdicts.add(gold, said, ranks(gold, said, "CM"));
        }
        verdicts
    }

    #[test]
    fn kappa_weighs_by_the_square_of_the_distance() {
        assert!((verdicts(&[]).kappa() - 0.0).abs() < 1e-12);
        assert!(
            (verdicts(&[(Focused, Focused), (Focused, Focused)]).kappa() - 1.0).abs() < 1e-12,
            "one level, all right"
        );
        assert!(
            (verdicts(&[(Focused, Focused), (Superman, Superman)]).kappa() - 1.0).abs() < 1e-12
        );
        assert!(
            (verdicts(&[(Focused, Superman), (Superman, Focused)]).kappa() + 1.0).abs() < 1e-12
        );
        // Observed: 1 + 9. Expected: rows 2·F 1·B 1·S, columns 2·F 1·B 1·S over 4 ads: (2+2+18+18+4+4)/4 = 12.
        let mixed = verdicts(&[
            (Focused, Broad),
            (Focused, Superman),
            (Broad, Focused),
            (Superman, Focused),
        ]);
        assert!((mixed.kappa() - (1.0 - 20.0 / 12.0)).abs() < 1e-12);
    }

    #[test]
    fn not_assessable_is_the_farthest_wrong_answer() {
        assert_eq!(ranks(Focused, NotAssessable, "CM"), Some((0, 3)));
        assert_eq!(ranks(Broad, NotAssessable, "CM"), Some((1, 3)));
        assert_eq!(ranks(Overloaded, NotAssessable, "CM"), Some((2, 0)));
        assert_eq!(ranks(Superman, NotAssessable, "CM"), Some((3, 0)));
    }

    #[test]
    fn trades_outside_the_codes_may_go_unjudged() {
        assert_eq!(ranks(Focused, NotAssessable, "OTHER"), None);
        assert_eq!(
            ranks(Focused, Broad, "OTHER"),
            Some((0, 1)),
            "but a judgement counts"
        );
        assert_eq!(ranks(NotAssessable, Focused, "CM"), None);
    }

    #[test]
    fn overloaded_or_more_counts_the_farthest_answer_too() {
        let said = verdicts(&[
            (Superman, Overloaded),
            (Focused, NotAssessable),
            (Overloaded, NotAssessable),
            (Broad, Broad),
        ]);
        assert_eq!(
            said.overloaded(),
            Counts {
                right: 1,
                wrong: 1,
                missed: 1
            }
        );
        assert_eq!(said.exact(), Share { right: 1, of: 4 });
    }

    #[test]
    fn not_assessable_is_counted_over_all_ads() {
        let said = verdicts(&[
            (NotAssessable, NotAssessable),
            (NotAssessable, Focused),
            (Focused, NotAssessable),
            (Broad, Focused),
        ]);
        assert_eq!(
            said.not_assessable(),
            Counts {
                right: 1,
                wrong: 1,
                missed: 1
            }
        );
        assert_eq!(said.both_judged(), 1);
    }
}
