//! What to change in an ad: which phrases to make a plus, which job to give away, what to say otherwise. Each piece carries its
//! change of the text, and the score that the changed text has when it is analysed again. Knows the analysis; writes no sentences.

mod demand;
mod demote;
pub mod edit;
mod jobs;
mod pay;
mod remainder;
mod reword;
mod split;
mod title;
mod train;

use crate::analysis::contest::{carried, contest};
use crate::analysis::role::Load;
use crate::analysis::verdict::{Judged, Level, Line, Verdict, Why};
use crate::analysis::{Analysis, analyze};
use crate::posting::Posting;
use crate::taxonomy::role::PayBand;
use demand::Demand;
pub use edit::{Edit, apply};
pub use jobs::Part;
pub use split::Draft;
use std::cell::RefCell;

/// One piece of advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// What to do.
    pub kind: Kind,
    /// The score of the changed text; none where nothing can be scored.
    pub score_after: Option<i32>,
    /// The mentions that it is about.
    pub mentions: Vec<usize>,
    /// The change of the text.
    pub edits: Vec<Edit>,
}

/// One more requirement made a plus, and the score then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The phrases.
    pub phrases: Vec<String>,
    /// The mentions.
    pub mentions: Vec<usize>,
    /// The score after this step and those before it.
    pub score: i32,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Give a role's work to another post.
    Split {
        /// The role.
        role: u16,
        /// How much of it is asked.
        load: Load,
        /// Full-time posts that it takes: at least, at most.
        time: [f64; 2],
        /// An ad for it, out of the ad's own phrases.
        draft: Draft,
    },
    /// Make requirements a plus: no smaller set brings the score under the target.
    Demote {
        /// The score to come under.
        target: i32,
        /// One requirement after the other, in the order of the text.
        steps: Vec<Step>,
    },
    /// Ask for a simple use instead.
    Reword {
        /// The role whose work it is.
        role: u16,
        /// The words to use.
        wording: String,
    },
    /// Give the job the title that its content has.
    Title {
        /// The role.
        role: u16,
        /// The words to use.
        title: String,
    },
    /// Pay the most demanding of the jobs that are kept.
    Pay {
        /// The role.
        role: u16,
        /// What it pays.
        band: PayBand,
    },
    /// Promise training in what a base course leaves out.
    Train {
        /// The main role, whose course it is.
        role: u16,
        /// Skills asked that the course covers, skims, leaves out.
        skills: [Vec<u32>; 3],
    },
    /// Publish an ad for each post.
    Scope {
        /// The posts, each judged by itself; empty when their texts cannot be told apart.
        parts: Vec<Part>,
    },
}

impl Kind {
    /// Its name in the answer.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Split { .. } => "split",
            Self::Demote { .. } => "demote",
            Self::Reword { .. } => "reword",
            Self::Title { .. } => "title",
            Self::Pay { .. } => "pay",
            Self::Train { .. } => "train",
            Self::Scope { .. } => "scope",
        }
    }
}

/// What advice is given about.
struct Case<'a, 't> {
    posting: &'a Posting,
    analysis: &'a Analysis<'t>,
    judged: &'a Judged,
    demands: Vec<Demand>,
    /// Changes that were tried, with the scores they lead to: pieces of advice try the same ones.
    tried: RefCell<Vec<(Vec<Edit>, Option<i32>)>>,
}

/// The advice for an ad: the least change first, then the larger ones.
#[must_use]
pub fn advise(posting: &Posting, analysis: &Analysis<'_>) -> Vec<Advice> {
    let judged = match &analysis.verdict {
        Verdict::Judged(judged) => judged,
        Verdict::NotAssessable(Why::SeveralJobs(_)) => return vec![jobs::scope(posting, analysis)],
        Verdict::NotAssessable(_) => return Vec::new(),
    };
    let mut advice = Vec::new();
    // an ad of one job that says nothing against itself is left as it is
    if judged.level == Level::Focused && !judged.lines.iter().any(is_about_terms) {
        return advice;
    }
    let case = Case {
        posting,
        analysis,
        judged,
        demands: demand::demands(analysis),
        tried: RefCell::default(),
    };
    if judged.level > Level::Focused {
        advice.extend(title::fits(&case));
        advice.extend(demotions(&case));
        for (role, load) in case.extras() {
            advice.extend(split::to_another(&case, role, load));
            advice.extend(reword::lighter(&case, role));
        }
    }
    advice.extend(train::promised(&case));
    advice.extend(pay::of_the_most_demanding(&case));
    advice
}

/// True for lines on a beginner of whom much is asked, and on pay.
fn is_about_terms(line: &Line) -> bool {
    line.code.starts_with("C.") || line.code.starts_with("D.")
}

/// The smallest moves under each band that the ad is above.
fn demotions(case: &Case<'_, '_>) -> Vec<Advice> {
    let band = &case.analysis.reading.taxonomy.scoring.band;
    let mut advice: Vec<Advice> = Vec::new();
    for (target, under) in [
        (Level::Broad, band.overloaded),
        (Level::Focused, band.broad),
    ] {
        let reached = |piece: &Advice| {
            let score = piece.score_after;
            score.is_some_and(|score| f64::from(score) < under)
        };
        if case.judged.level > target && !advice.iter().any(reached) {
            advice.extend(demotion(case, target, under).filter(reached));
        }
    }
    advice
}

/// The smallest set whose move to a plus brings the ad to a level, read in the changed text.
fn demotion(case: &Case<'_, '_>, target: Level, under: f64) -> Option<Advice> {
    let reaches = |chosen: &[usize]| {
        let score = case.score_after(&case.as_pluses(chosen));
        score.is_some_and(|score| f64::from(score) < under)
    };
    let mut tries = 0;
    let mut accept = |chosen: &[usize]| {
        tries += 1;
        tries >= TRIES || reaches(chosen)
    };
    let mut chosen = demote::smallest(case.analysis, &case.demands, target, &mut accept)?;
    // what the changed text does not need is not asked for
    for at in chosen.clone() {
        let fewer: Vec<usize> = chosen.iter().copied().filter(|one| *one != at).collect();
        if !fewer.is_empty() && reaches(&fewer) {
            chosen = fewer;
        }
    }
    Some(case.demoted(&chosen, under))
}

/// Sets of the smallest size whose changed text is read, until one reads as hoped.
const TRIES: usize = 8;

impl Case<'_, '_> {
    /// The extra jobs that the verdict counts, whole ones first.
    fn extras(&self) -> Vec<(u16, Load)> {
        let loads = [("A.full", Load::Full), ("A.half", Load::Half)];
        let lines = loads.into_iter().flat_map(|(code, load)| {
            let lines = self.judged.lines.iter();
            lines
                .filter(move |line| line.code == code)
                .filter_map(move |line| Some((line.role?, load)))
        });
        lines.collect()
    }

    /// The demands of a role.
    fn of_role(&self, role: u16) -> Vec<&Demand> {
        demand::of_role(self.analysis, &self.demands, role)
    }

    /// The score that the changed text has when it is analysed again, contested as this one is.
    fn score_after(&self, edits: &[Edit]) -> Option<i32> {
        let same = |(known, score): &(Vec<Edit>, Option<i32>)| (known == edits).then_some(*score);
        let known = self.tried.borrow().iter().find_map(same);
        known.unwrap_or_else(|| {
            let score = self.read_after(edits);
            self.tried.borrow_mut().push((edits.to_vec(), score));
            score
        })
    }

    fn read_after(&self, edits: &[Edit]) -> Option<i32> {
        let changed = analyze(self.analysis.reading.taxonomy, &apply(self.posting, edits));
        let contests = carried(self.analysis, &changed);
        if contests.is_empty() {
            changed.verdict.score()
        } else {
            contest(changed, &contests).verdict.score()
        }
    }

    /// The change that makes some demands a plus.
    fn as_pluses(&self, chosen: &[usize]) -> Vec<Edit> {
        let demands: Vec<&Demand> = chosen.iter().map(|&at| &self.demands[at]).collect();
        let plus = &self.analysis.reading.taxonomy.advice.plus;
        let lead = plus.get(self.analysis.reading.language());
        edit::moved(self.analysis, &demands, lead)
    }

    /// Some demands made a plus, one after the other.
    fn demoted(&self, chosen: &[usize], under: f64) -> Advice {
        let step = |count: usize| {
            let demand = &self.demands[chosen[count]];
            Some(Step {
                phrases: edit::phrases(self.analysis, demand),
                mentions: demand.mentions.clone(),
                score: self.score_after(&self.as_pluses(&chosen[..=count]))?,
            })
        };
        let steps: Vec<Step> = (0..chosen.len()).filter_map(step).collect();
        let demands: Vec<&Demand> = chosen.iter().map(|&at| &self.demands[at]).collect();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "bands begin at whole scores"
        )]
        let target = under as i32;
        Advice {
            score_after: steps.last().map(|step| step.score),
            kind: Kind::Demote { target, steps },
            mentions: mentions(&demands),
            edits: self.as_pluses(chosen),
        }
    }
}

/// The mentions of some demands.
fn mentions(demands: &[&Demand]) -> Vec<usize> {
    let mut all: Vec<usize> = demands
        .iter()
        .flat_map(|demand| demand.mentions.iter().copied())
        .collect();
    all.sort_unstable();
    all
}
