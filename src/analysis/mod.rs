//! Reads a posting the way a recruiter would: what is asked, how firmly, and of how many people at once.
//! One stage a file, in the order of the thought; the core does no I/O, reads no clock and cannot fail.

pub mod assertion;
pub mod coverage;
pub mod example;
pub mod fact;
mod glue;
pub mod mention;
pub mod position;
pub mod reading;
pub mod requirement;
pub mod role;
pub mod section;
pub mod verdict;

use crate::posting::Posting;
use crate::taxonomy::Taxonomy;
use assertion::Mention;
use fact::Facts;
use position::Positions;
use reading::Reading;
use requirement::Requirement;
use role::RoleLoad;
use section::Section;
use verdict::Verdict;

/// Everything that was read in a posting. It owns its document: nobody reads the text twice.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The text with every known form.
    pub reading: Reading<'t>,
    /// Its parts.
    pub sections: Vec<Section>,
    /// How many jobs.
    pub positions: Positions,
    /// Places that name skills, judged.
    pub mentions: Vec<Mention>,
    /// Skills with their mentions.
    pub requirements: Vec<Requirement>,
    /// Contract, pay, experience…
    pub facts: Facts,
    /// Roles with their loads, the main one first.
    pub roles: Vec<RoleLoad>,
    /// How much of the asked text is understood, 0 to 1.
    pub coverage: f64,
    /// Of how many people's work it is the sum.
    pub verdict: Verdict,
}

/// What the verdict is decided from: the stages before it.
#[derive(Debug, Clone, Copy)]
pub struct Stages<'a, 't> {
    /// The text with every known form.
    pub reading: &'a Reading<'t>,
    /// Its parts.
    pub sections: &'a [Section],
    /// How many jobs.
    pub positions: &'a Positions,
    /// Places that name skills, judged.
    pub mentions: &'a [Mention],
    /// Skills with their mentions.
    pub requirements: &'a [Requirement],
    /// Contract, pay, experience…
    pub facts: &'a Facts,
    /// Roles with their loads.
    pub roles: &'a [RoleLoad],
    /// How much of the asked text is understood, 0 to 1.
    pub coverage: f64,
}

/// Reads a posting: any text gives an analysis.
#[must_use]
pub fn analyze<'t>(taxonomy: &'t Taxonomy, posting: &Posting) -> Analysis<'t> {
    let reading = reading::read(taxonomy, posting);
    let sections = section::split(&reading);
    let positions = position::count(&reading);
    let found = mention::find(&reading, &positions);
    let mentions = assertion::judge(&reading, &sections, &positions, found);
    let facts = fact::read(&reading, &sections, &mentions, posting);
    conclude(reading, sections, positions, mentions, facts)
}

/// The stages after the mentions: requirements, roles, verdict. Also the way to judge anew when mentions are contested.
#[must_use]
pub fn conclude(
    reading: Reading<'_>,
    sections: Vec<Section>,
    positions: Positions,
    mentions: Vec<Mention>,
    facts: Facts,
) -> Analysis<'_> {
    let (requirements, roles, coverage, verdict) =
        weigh(&reading, &sections, &positions, &mentions, &facts);
    Analysis {
        reading,
        sections,
        positions,
        mentions,
        requirements,
        facts,
        roles,
        coverage,
        verdict,
    }
}

impl Analysis<'_> {
    /// The verdict if the mentions were meant as given: same text, same stages.
    #[must_use]
    pub fn verdict_if(&self, mentions: &[Mention]) -> Verdict {
        weigh(
            &self.reading,
            &self.sections,
            &self.positions,
            mentions,
            &self.facts,
        )
        .3
    }
}

fn weigh(
    reading: &Reading<'_>,
    sections: &[Section],
    positions: &Positions,
    mentions: &[Mention],
    facts: &Facts,
) -> (Vec<Requirement>, Vec<RoleLoad>, f64, Verdict) {
    let requirements = requirement::gather(mentions);
    let roles = role::weigh(reading.taxonomy, positions, mentions);
    let coverage = coverage::measure(reading, sections, mentions);
    let verdict = verdict::decide(&Stages {
        reading,
        sections,
        positions,
        mentions,
        requirements: &requirements,
        facts,
        roles: &roles,
        coverage,
    });
    (requirements, roles, coverage, verdict)
}
