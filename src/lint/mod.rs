//! The self-check: what in an ad is unlawful, unfair, unclear or missing, why, and what to write instead.
//! Knows rules and what was read in the ad; reads no text anew, and judges texts, never people.

mod absence;
pub mod example;
pub mod finding;
pub mod fix;
mod page;
mod pair;
mod rules;
pub mod scene;
pub mod settings;
mod wording;

use crate::analysis::Analysis;
use crate::taxonomy::Taxonomy;
use crate::taxonomy::rule::Rule;
pub use finding::Finding;
use scene::Scene;
pub use settings::Settings;

/// Most findings of one rule: after so many places a reader has understood.
const MOST: usize = 20;

/// The findings of an ad, what matters most first.
#[must_use]
pub fn lint<'a>(analysis: &'a Analysis<'_>, settings: &Settings) -> Vec<Finding<'a>> {
    let scene = Scene::of(analysis, settings);
    if scene.is_no_ad() {
        return Vec::new();
    }
    let mut findings = wording::find(&scene);
    findings.extend(rules::find(&scene));
    findings.retain(|finding| scene.has_law_of(finding.rule) && !settings.is_off(finding.rule));
    for finding in &mut findings {
        finding.severity = settings.severity(finding.rule);
    }
    findings.sort_by(|one, other| one.rank().cmp(&other.rank()));
    let mut run = 0;
    let mut last = "";
    findings.retain(|finding| {
        run = if finding.rule.code == last {
            run + 1
        } else {
            1
        };
        last = &finding.rule.code;
        run <= MOST
    });
    findings
}

/// All rules: those that are only words, then those that judge; sorted by code.
#[must_use]
pub fn all(taxonomy: &Taxonomy) -> Vec<&Rule> {
    let words = taxonomy.wordings.iter().map(|wording| &wording.rule);
    let mut all: Vec<&Rule> = words.chain(rules::pages()).collect();
    all.sort_by(|one, other| one.code.cmp(&other.code));
    all
}

/// The rule with this code or name, in any case.
#[must_use]
pub fn rule<'t>(taxonomy: &'t Taxonomy, said: &str) -> Option<&'t Rule> {
    let same = |known: &str| known.eq_ignore_ascii_case(said.trim());
    let found =
        |rule: &&Rule| same(&rule.code) || same(&rule.name) || same(&rule.name.replace('-', "_"));
    all(taxonomy).into_iter().find(found)
}
