//! Reads a posting the way a recruiter would: what is asked, how firmly, and of how many people at once.
//! One stage a file, in the order of the thought; the core does no I/O, reads no clock and cannot fail.

pub mod assertion;
pub mod contest;
pub mod coverage;
pub mod example;
pub mod fact;
mod glue;
mod heading;
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
use contest::Contested;
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
    /// What somebody answered to the reading, and the verdict before; none when nobody did.
    pub contested: Option<Contested>,
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
    /// Whether it is a small structure, when somebody said so; else its words tell.
    pub small: Option<bool>,
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
fn conclude(
    reading: Reading<'_>,
    sections: Vec<Section>,
    positions: Positions,
    mentions: Vec<Mention>,
    facts: Facts,
) -> Analysis<'_> {
    let (requirements, roles, coverage, verdict) =
        weigh(&reading, &sections, &positions, &mentions, &facts, None);
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
        contested: None,
    }
}

impl Analysis<'_> {
    /// The job beside which the others are counted.
    #[must_use]
    pub fn main_job(&self) -> verdict::beside::Main<'_> {
        verdict::main_job(&Stages {
            reading: &self.reading,
            sections: &self.sections,
            positions: &self.positions,
            mentions: &self.mentions,
            requirements: &self.requirements,
            facts: &self.facts,
            roles: &self.roles,
            coverage: self.coverage,
            small: self.contested.as_ref().and_then(Contested::small),
        })
    }
}

fn weigh(
    reading: &Reading<'_>,
    sections: &[Section],
    positions: &Positions,
    mentions: &[Mention],
    facts: &Facts,
    small: Option<bool>,
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
        small,
    });
    (requirements, roles, coverage, verdict)
}
