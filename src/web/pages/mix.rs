//! The jobs that an ad is made of, as a picture: each with its part.
//! Knows the answer; a tint's colour stands in the style sheet.

use crate::report::outline;
use crate::report::schema::Answer;

/// Tints of the picture; further jobs share the last.
const TINTS: usize = 6;

/// A role's part of the picture, in percent of its width.
pub struct Share {
    pub label: String,
    pub main: bool,
    pub percent: u32,
    pub from: u32,
    pub tint: usize,
}

impl Share {
    /// A narrow line of background stays between two roles.
    pub fn width(&self) -> String {
        format!("{:.1}", (f64::from(self.percent) - 0.4).max(0.2))
    }
}

/// The roles and their parts, which add up to a hundred; nothing for an ad that is not judged.
pub fn mix(answer: &Answer) -> Vec<Share> {
    if answer.verdict.score.is_none() {
        return Vec::new();
    }
    let shares: Vec<f64> = answer.roles.iter().map(|role| role.share).collect();
    let mut from = 0;
    let mut mix = Vec::new();
    for (number, (role, percent)) in answer
        .roles
        .iter()
        .zip(outline::percents(&shares))
        .enumerate()
    {
        if percent == 0 {
            continue;
        }
        mix.push(Share {
            label: role.label.clone(),
            main: role.main,
            percent,
            from,
            tint: number.min(TINTS - 1),
        });
        from += percent;
    }
    mix
}
