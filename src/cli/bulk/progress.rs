//! The progress bar on the terminal, and the line that sums up.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rolefit::bulk::Tally;
use rolefit::bulk::tally::LEVELS;
use std::path::Path;
use std::time::{Duration, Instant};

/// A bar that follows a run, or nothing when nobody looks.
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    /// Begins. `size` is the input's length in bytes, if it is known.
    pub(super) fn new(size: Option<u64>, shown: bool) -> Self {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = match size {
            Some(size) => ProgressBar::with_draw_target(Some(size), target)
                .with_style(style("{bar:16} {percent:>3} %, {eta} left  {wide_msg}")),
            None => ProgressBar::with_draw_target(None, target)
                .with_style(style("{spinner} {wide_msg}")),
        };
        if shown {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self {
            bar,
            begun: Instant::now(),
        }
    }

    /// Shows the counts.
    pub(super) fn tell(&self, tally: &Tally) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_position(tally.read);
        let bad = if tally.bad > 0 {
            format!(", {} bad rows", number(tally.bad))
        } else {
            String::new()
        };
        self.bar.set_message(format!(
            "{} ads{bad}, {} a second  {}",
            number(tally.good()),
            number(self.rate(tally)),
            levels(tally)
        ));
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// One line on the whole run.
    pub(super) fn summary(&self, tally: &Tally, errors: Option<&Path>) -> String {
        let seconds = self.begun.elapsed().as_secs_f64();
        let mut parts = vec![format!("{} ads in {seconds:.1} s", number(tally.good()))];
        if tally.good() > 0 {
            parts[0] = format!("{}: {}", parts[0], levels(tally));
        }
        if tally.bad > 0 {
            let place = errors.map(|path| format!(", see {}", path.display()));
            parts.push(format!(
                "bad rows: {}{}",
                number(tally.bad),
                place.unwrap_or_default()
            ));
        }
        if tally.duplicates > 0 {
            parts.push(format!("posted before: {}", number(tally.duplicates)));
        }
        if tally.garbled > 0 {
            parts.push(format!(
                "ads whose accents were lost before they came here (\"Ã©\" for \"é\"): {}, better exported again as UTF-8",
                number(tally.garbled)
            ));
        }
        if tally.mendable > 0 {
            parts.push(format!(
                "--mend-accents brings back all accents of {} of them",
                number(tally.mendable)
            ));
        }
        if tally.mended > 0 {
            parts.push(format!(
                "ads whose accents were brought back: {}",
                number(tally.mended)
            ));
        }
        if tally.narrowed > 0 {
            parts.push(format!(
                "objects with fields that are not among the columns: {}",
                number(tally.narrowed)
            ));
        }
        parts.join("; ")
    }

    fn rate(&self, tally: &Tally) -> u64 {
        let millis = self.begun.elapsed().as_millis().max(1);
        u64::try_from(u128::from(tally.good()) * 1000 / millis).unwrap_or(u64::MAX)
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// "focused 812 · broad 40", levels without ads left out.
fn levels(tally: &Tally) -> String {
    let said = LEVELS
        .iter()
        .zip(tally.levels)
        .filter(|(_, count)| *count > 0);
    said.map(|(level, count)| format!("{} {}", level.replace('_', " "), number(count)))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// "12,345".
fn number(n: u64) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for at in (first..digits.len()).step_by(3) {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&digits[at..at + 3]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_thousands() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(number),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
