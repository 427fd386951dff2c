//! A range of pay so wide that it tells little.

use super::{Remark, Scene};

/// How many times the lower bound the upper one may be.
const WIDE: f64 = 1.5;

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let pay = scene.analysis.facts.pay.as_ref();
    let wide = pay.filter(|pay| pay.min > 0.0 && pay.max > pay.min * scene.threshold("pay-range-wide", WIDE));
    wide.map(|pay| Remark::at(pay.place)).into_iter().collect()
}
