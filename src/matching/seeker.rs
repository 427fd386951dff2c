//! A profile, made ready to be compared with any number of packed ads: what each skill would be worth, asked in each way.
//! Knows what a fit counts and adds it up as a fit does; a test compares every score.

use super::packed::{self, LEVELS, Packed, Sums, demands, is_levelled};
use super::shelf::Terms;
use crate::fit::Held;
use crate::fit::align::{self, Measure, View};
use crate::fit::demand::Choice;
use crate::fit::line::{Component, cents, worth};
use crate::fit::score::ratio;
use crate::fit::skills::{share, spoken_credit};
use crate::fit::terms::{self, COUNT, Wishes};
use crate::taxonomy::Taxonomy;
use crate::taxonomy::fit_scoring::Weight;

/// Steps of the CEFR, "none said" included.
const STEPS: usize = 7;

/// What a skill is worth at each level at which it may be asked.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Row {
    coverage: [f64; LEVELS],
    level: [f64; LEVELS],
}

/// What a language is worth, by the level and the step at which it may be asked; nothing where it cannot be told.
type Tongue = [[Option<f64>; STEPS]; LEVELS];

/// A profile, made ready.
#[derive(Debug, Clone)]
pub(super) struct Seeker<'h> {
    /// Wishes.
    pub wishes: Wishes<'h>,
    /// What each condition weighs.
    pub terms: [f64; COUNT],
    /// What each part weighs.
    pub weight: Weight,
    /// True when it can be compared with anything.
    pub is_known: bool,
    /// The groups of the languages that it states.
    pub speaks: u8,
    /// By skill: 0 for nothing, else one more than the row.
    rows: Vec<u16>,
    /// The skills that have rows, in order.
    skills: Vec<u16>,
    /// For each year from which the profile may be looked at, all rows.
    years: Vec<Vec<Row>>,
    /// By row.
    tongues: Vec<Option<Box<Tongue>>>,
}

impl<'h> Seeker<'h> {
    pub(super) fn new(taxonomy: &'h Taxonomy, held: &'h Held, weight: &Weight) -> Self {
        let views: Vec<View<'h>> = held
            .years(taxonomy)
            .into_iter()
            .map(|year| View { held, year })
            .collect();
        let mut seeker = Self {
            wishes: Wishes::new(taxonomy, &held.preferences),
            terms: terms::weights(weight),
            weight: *weight,
            is_known: !held.says_nothing(),
            speaks: 0,
            rows: vec![0; taxonomy.skills.len()],
            skills: Vec::new(),
            years: vec![Vec::new(); views.len()],
            tongues: Vec::new(),
        };
        for (at, known) in taxonomy.skills.iter().enumerate() {
            let Ok(skill) = u16::try_from(at) else { break };
            let near = taxonomy.neighbours.of(u32::from(skill));
            let held_or_near = held.skills.contains_key(&u32::from(skill))
                || near
                    .iter()
                    .any(|near| held.skills.contains_key(&near.skill));
            let spoken = known
                .languages()
                .iter()
                .any(|code| held.languages.contains_key(code));
            if !held_or_near && !spoken {
                continue;
            }
            seeker.skills.push(skill);
            seeker.rows[at] = u16::try_from(seeker.skills.len()).unwrap_or(u16::MAX);
            for (view, rows) in views.iter().zip(&mut seeker.years) {
                rows.push(row(taxonomy, *view, skill));
            }
            let tongue = spoken.then(|| Box::new(tongue(taxonomy, held, skill)));
            if spoken {
                seeker.speaks |= packed::tongue(skill);
            }
            seeker.tongues.push(tongue);
        }
        seeker
    }

    /// The skills that would answer something.
    pub(super) fn skills(&self) -> impl Iterator<Item = u16> {
        self.skills.iter().copied()
    }

    /// The most that a skill may be worth when it is asked at a level: coverage, level, and as a wish.
    pub(super) fn most(&self, skill: u16, level: usize) -> [f64; 3] {
        let Some(row) = self.row(skill) else {
            return [0.0; 3];
        };
        let most = |of: fn(&Row) -> &[f64; LEVELS]| {
            let all = self.years.iter().map(|rows| of(&rows[row])[level]);
            all.fold(0.0, f64::max)
        };
        let tongue = self.tongues[row].as_ref();
        let spoken = tongue.map_or(0.0, |tongue| {
            tongue[level].iter().flatten().copied().fold(0.0, f64::max)
        });
        let coverage = most(|row| &row.coverage);
        [coverage, most(|row| &row.level), coverage.max(spoken)]
    }

    fn row(&self, skill: u16) -> Option<usize> {
        usize::from(*self.rows.get(usize::from(skill))?).checked_sub(1)
    }

    /// How far a language is spoken that is asked.
    fn spoken(&self, choice: Packed) -> Option<f64> {
        let tongue = self.tongues[self.row(choice.skill())?].as_ref()?;
        tongue[choice.level()][choice.step()]
    }

    /// The score against an ad, in hundredths: what the fit says. Nothing where the fit has none.
    pub(super) fn score(&self, choices: &[Packed], sums: &Sums, terms: &Terms) -> Option<i64> {
        if !self.is_known || sums.required <= 0.0 {
            return None;
        }
        let mut fixed = (0, 0);
        for (weight, credit) in self.terms.into_iter().zip(terms) {
            if let Some(credit) = credit {
                add(&mut fixed, Component::Location, weight, *credit);
            }
        }
        for demand in
            demands(choices).filter(|demand| demand[0].is_required() && demand[0].is_language())
        {
            let spoken = demand.iter().filter_map(|choice| self.spoken(*choice));
            if let Some(credit) = spoken.reduce(f64::max) {
                let weight = share(self.weight.language, demand[0].own(), sums.languages);
                add(&mut fixed, Component::Language, weight, credit);
            }
        }
        let scores = self.years.iter().map(|rows| {
            let (points, of) = self.skilled(rows, choices, sums);
            ratio(fixed.0 + points, fixed.1 + of).map(cents)
        });
        scores.max().flatten()
    }

    /// The points of skills and their most, in hundredths, looked at from one year.
    fn skilled(&self, rows: &[Row], choices: &[Packed], sums: &Sums) -> (i64, i64) {
        let mut total = (0, 0);
        let weight = &self.weight;
        for demand in demands(choices) {
            let first = demand[0];
            let best = |of: fn(&Row) -> &[f64; LEVELS]| {
                let credit = |choice: &Packed| {
                    self.row(choice.skill())
                        .map_or(0.0, |row| of(&rows[row])[choice.level()])
                };
                demand.iter().map(credit).fold(0.0, f64::max)
            };
            match (first.is_required(), first.is_language()) {
                (true, true) => {}
                (true, false) => {
                    let own = share(weight.required, first.own(), sums.required);
                    add(
                        &mut total,
                        Component::Required,
                        own,
                        best(|row| &row.coverage),
                    );
                    if is_levelled(demand) {
                        let own = share(weight.level, first.own(), sums.levelled);
                        add(&mut total, Component::Level, own, best(|row| &row.level));
                    }
                }
                (false, is_language) => {
                    let mut credit = best(|row| &row.coverage);
                    if is_language {
                        let spoken = demand.iter().filter_map(|choice| self.spoken(*choice));
                        credit = spoken.fold(credit, f64::max);
                    }
                    let own = share(weight.preferred, first.own(), sums.preferred);
                    add(&mut total, Component::Preferred, own, credit);
                }
            }
        }
        total
    }
}

fn add(total: &mut (i64, i64), component: Component, weight: f64, credit: f64) {
    let worth = worth(component, weight, credit);
    total.0 += cents(worth.points);
    total.1 += cents(worth.of);
}

/// The way in which a skill is asked: at a level (0 where none is said).
fn asked(skill: u16, level: usize, step: usize) -> Choice {
    let below = |n: usize| u8::try_from(n).ok().and_then(|n| n.checked_sub(1));
    Choice {
        skill: u32::from(skill),
        level: below(level),
        step: below(step).map(|step| step + 1),
    }
}

fn row(taxonomy: &Taxonomy, view: View<'_>, skill: u16) -> Row {
    let scoring = &taxonomy.fit_scoring;
    let mut row = Row::default();
    for answered in view.answers(taxonomy, u32::from(skill)) {
        for level in 0..LEVELS {
            let asked = asked(skill, level, 0).level;
            let credit = |measure: Measure| {
                answered.credit * measure(scoring, answered.holding.level, asked)
            };
            row.coverage[level] = row.coverage[level].max(credit(align::coverage));
            row.level[level] = row.level[level].max(credit(align::level));
        }
    }
    row
}

fn tongue(taxonomy: &Taxonomy, held: &Held, skill: u16) -> Tongue {
    let mut tongue = Tongue::default();
    for (level, steps) in tongue.iter_mut().enumerate() {
        for (step, credit) in steps.iter_mut().enumerate() {
            *credit = spoken_credit(taxonomy, held, &asked(skill, level, step));
        }
    }
    tongue
}
