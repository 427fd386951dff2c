//! How far the figures could move with other ads: bootstrap 95 % intervals over ads.
//! Knows scores of ads; does not know the ads. The same scores always give the same intervals.

use super::ad::AdScore;
use super::figures::{self, Figures};

/// How many times the ads are drawn anew.
const RESAMPLES: usize = 1000;

/// How many of the resamples lie below the interval, and how many above: 2.5 %.
const OUTSIDE: usize = RESAMPLES / 40;

const SEED: u64 = 1;

/// Where 95 % of the resamples lie.
pub type Interval = (f64, f64);

/// The intervals of four figures; none when there is nothing to draw from.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Intervals {
    /// F1 of what is asked.
    pub asked: Option<Interval>,
    /// F1 of the families asked.
    pub fields: Option<Interval>,
    /// Share of right main roles.
    pub role: Option<Interval>,
    /// Kappa of the verdicts.
    pub kappa: Option<Interval>,
}

/// Draws the ads 1,000 times with replacement.
#[must_use]
pub fn intervals(scores: &[AdScore]) -> Intervals {
    if scores.is_empty() {
        return Intervals::default();
    }
    let mut random = SplitMix64(SEED);
    let drawn: Vec<Figures> = (0..RESAMPLES)
        .map(|_| figures::sum((0..scores.len()).map(|_| &scores[random.below(scores.len())])))
        .collect();
    let of =
        |figure: fn(&Figures) -> Option<f64>| middle(drawn.iter().filter_map(figure).collect());
    Intervals {
        asked: of(|figures| Some(figures.asked.f1())),
        fields: of(|figures| Some(figures.fields.f1())),
        role: of(|figures| figures.role.value()),
        kappa: of(|figures| {
            figures
                .verdicts
                .exact()
                .value()
                .map(|_| figures.verdicts.kappa())
        }),
    }
}

/// The middle 95 % of the values: as many are cut off below as above.
fn middle(mut values: Vec<f64>) -> Option<Interval> {
    values.sort_by(f64::total_cmp);
    let cut = values.len() * OUTSIDE / RESAMPLES;
    Some((*values.get(cut)?, *values.get(values.len() - 1 - cut)?))
}

/// A small generator of evenly spread numbers (Steele, Lea and Flood 2014), the same on every machine.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, by multiplying and keeping the high half.
    fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.next()) * (limit as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sample;

    #[test]
    fn the_generator_gives_its_published_numbers() {
        let mut random = SplitMix64(1_234_567);
        assert_eq!(
            [random.next(), random.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn intervals_hold_the_figure_and_do_not_change() {
        let right = sample::score(
            "SEO",
            &[("SEO", "seo", "required")],
            &[("SEO", "seo", "required")],
        );
        let missed = sample::score("SEO", &[("SEO", "seo", "required")], &[]);
        let scores: Vec<AdScore> = (0..20)
            .map(|i| {
                if i % 2 == 0 {
                    right.clone()
                } else {
                    missed.clone()
                }
            })
            .collect();
        let once = intervals(&scores);
        let figure = figures::sum(&scores).asked.f1();
        let (low, high) = once.asked.expect("there are ads");
        assert!(low < figure && figure < high && 0.3 < low && high < 0.9);
        assert_eq!(once, intervals(&scores));
        assert_eq!(once.role, Some((1.0, 1.0)));
        assert_eq!(intervals(&[]), Intervals::default());
    }

    #[test]
    fn one_fortieth_is_cut_off_at_each_end() {
        let values = (0..1000).map(f64::from).collect();
        assert_eq!(middle(values), Some((25.0, 974.0)));
        assert_eq!(middle(Vec::new()), None);
    }
}
