//! Lines that place an ad inside its band: depth, status, pay, context, mitigations. They never change the level.

use super::super::Stages;

use super::super::assertion::{Assertion, Mention};
use super::super::requirement;
use super::load_table::{Extras, whole};
use super::{Evidence, Level, Line, split};
use crate::span::Place;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::role::{PayBand, Unit};
use crate::taxonomy::skill::Kind;

/// All lines of the blocs B to F.
pub(super) fn lines(
    stages: &Stages<'_, '_>,
    extras: &Extras<'_>,
    level: Level,
    core: &Evidence,
) -> Vec<Line> {
    let most = &stages.reading.taxonomy.scoring.inside;
    let something = level > Level::Focused;
    let mut lines = capped(depth(stages), most.expert_most);
    lines.extend(capped(status(stages, extras), most.status_most));
    lines.extend(capped(pay(stages, extras), most.pay_most));
    if something {
        lines.extend(capped(context(stages, core), most.context_most));
        lines.extend(capped(mitigations(stages, extras), most.mitigate_most));
    }
    lines
}

/// Drops the lines by which a bloc would pass its limit.
fn capped(lines: Vec<Line>, most: f64) -> Vec<Line> {
    let mut sum = 0;
    let fits = |line: &Line| {
        let next: i32 = sum + line.points.abs();
        let fits = next <= whole(most);
        if fits {
            sum = next;
        }
        fits
    };
    let mut fits = fits;
    lines.into_iter().filter(|line| fits(line)).collect()
}

fn line(code: &'static str, points: f64, role: Option<u16>, evidence: Evidence) -> Line {
    Line {
        code,
        points: whole(points),
        role,
        count: None,
        evidence,
    }
}

fn words(stages: &Stages<'_, '_>, marker: Marker) -> Option<Evidence> {
    let (field, words) = stages.reading.first(marker)?;
    Evidence::new([Place {
        field,
        span: stages.reading.passage(field).span(&words),
    }])
}

/// B: expertise asked in a family that is not the main role's.
fn depth(stages: &Stages<'_, '_>) -> Vec<Line> {
    let taxonomy = stages.reading.taxonomy;
    let main = stages
        .roles
        .iter()
        .find(|role| role.main)
        .map(|role| role.role);
    let mut families: Vec<u16> = Vec::new();
    let mut lines = Vec::new();
    for mention in stages
        .mentions
        .iter()
        .filter(|mention| mention.assertion.is_asked() && mention.level == Some(4))
    {
        let skill = &taxonomy.skills[mention.skill as usize];
        if mention.owner.is_none() || mention.owner == main || families.contains(&skill.family) {
            continue;
        }
        families.push(skill.family);
        lines.extend(Evidence::new([mention.place]).map(|evidence| {
            line(
                "B.expert",
                taxonomy.scoring.inside.expert,
                mention.owner,
                evidence,
            )
        }));
    }
    lines
}

/// C: a trainee or a beginner of whom too much is asked.
fn status(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> Vec<Line> {
    let points = &stages.reading.taxonomy.scoring.inside;
    let trainee = [2, 3, 6]
        .into_iter()
        .find_map(|number| words(stages, Marker::Contract(number)));
    let junior = words(stages, Marker::Junior);
    let mut lines = Vec::new();
    if let Some(trainee) = trainee.as_ref().filter(|_| !extras.full.is_empty()) {
        lines.push(line(
            "C.trainee",
            points.status_trainee,
            None,
            trainee.clone(),
        ));
    }
    if let Some(beginner) = trainee.or(junior) {
        let expert = stages
            .mentions
            .iter()
            .find(|mention| mention.assertion.is_asked() && mention.level == Some(4));
        let alone = expert
            .or_else(|| strategy(stages))
            .and_then(|mention| Evidence::new([mention.place]))
            .or_else(|| words(stages, Marker::Autonomy));
        if let Some(alone) = alone {
            lines.push(line(
                "C.autonomy",
                points.status_autonomy,
                None,
                beginner.and(&alone),
            ));
        }
        // "débutant accepté" and two years contradict each other as much as "junior" and three
        let least = if words(stages, Marker::NoExperience).is_some() {
            2.0
        } else {
            3.0
        };
        let years = stages.facts.experience.filter(|stated| {
            let asked = stated.value.min_years;
            asked.is_some_and(|years| years >= least)
        });
        if let Some(years) = years.and_then(|years| Evidence::new([years.place])) {
            lines.push(line(
                "C.years",
                points.status_years,
                None,
                beginner.and(&years),
            ));
        }
    }
    lines
}

/// The first mention that asks to set out a strategy, not to help with one.
fn strategy<'s>(stages: &'s Stages<'_, '_>) -> Option<&'s Mention> {
    let taxonomy = stages.reading.taxonomy;
    let family = taxonomy.family("strategy")?;
    stages.mentions.iter().find(|mention| {
        let skill = &taxonomy.skills[mention.skill as usize];
        mention.assertion == Assertion::Required
            && mention.strength >= taxonomy.scoring.strength.required
            && skill.family == family
            && skill.kind == Kind::Task
    })
}

/// D: pay under the band of the ad's own country. Pay for a part of the week, or after deductions, is not compared.
fn pay(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> Vec<Line> {
    let points = &stages.reading.taxonomy.scoring.inside;
    let (Some(pay), Some(country)) = (&stages.facts.pay, &stages.facts.country) else {
        return Vec::new();
    };
    let trainee = stages.facts.contract.iter().any(|contract| {
        matches!(
            contract.value,
            "stage" | "alternance" | "volunteer" | "freelance"
        )
    });
    let week = stages.facts.hours_per_week.as_ref();
    let other = trainee
        || pay.gross == Some(false)
        || week.is_some_and(|hours| hours.value < points.full_week)
        || words(stages, Marker::PartTime).is_some();
    let Some(evidence) = Evidence::new([pay.place]).filter(|_| !other) else {
        return Vec::new();
    };
    let below = |role: u16| {
        band(stages, role, country)
            .is_some_and(|band| yearly(pay.max, pay.unit) < yearly(band.min, band.unit))
    };
    let Some(main) = stages.roles.iter().find(|role| role.main) else {
        return Vec::new();
    };
    if below(main.role) {
        return vec![line("D.main", points.pay_main, Some(main.role), evidence)];
    }
    let low =
        |role: u16| band(stages, role, country).map_or(0.0, |band| yearly(band.min, band.unit));
    let best = extras
        .full
        .iter()
        .map(|extra| extra.role.role)
        .max_by(|a, b| low(*a).total_cmp(&low(*b)));
    best.filter(|role| below(*role))
        .map(|role| line("D.extra", points.pay_extra, Some(role), evidence))
        .into_iter()
        .collect()
}

fn band<'s>(stages: &'s Stages<'_, '_>, role: u16, country: &str) -> Option<&'s PayBand> {
    stages.reading.taxonomy.roles[usize::from(role)]
        .pay
        .iter()
        .find(|band| band.country == country)
}

/// Pay as a year's, full time: twelve months, 218 days, 1,820 hours.
fn yearly(amount: f64, unit: Unit) -> f64 {
    amount
        * match unit {
            Unit::Year => 1.0,
            Unit::Month => 12.0,
            Unit::Day => 218.0,
            Unit::Hour => 1820.0,
        }
}

/// E: all-rounder words, very many skills, unframed hours, own equipment.
fn context(stages: &Stages<'_, '_>, core: &Evidence) -> Vec<Line> {
    let points = &stages.reading.taxonomy.scoring.inside;
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(
        words(stages, Marker::Overload)
            .map(|evidence| line("E.overload", points.context_cue, None, evidence)),
    );
    let asked = requirement::required(stages.reading.taxonomy, stages.requirements);
    let places = stages
        .mentions
        .iter()
        .filter(|mention| mention.assertion == Assertion::Required);
    let every = Evidence::new(places.map(|mention| mention.place)).unwrap_or_else(|| core.clone());
    if asked > 15 {
        let worth = if asked > 25 {
            points.context_very_many
        } else {
            points.context_many
        };
        lines.push(Line {
            code: "E.many",
            points: whole(worth),
            role: None,
            count: Some(asked),
            evidence: every.clone(),
        });
    }
    lines.extend(
        words(stages, Marker::Availability)
            .map(|evidence| line("E.hours", points.context_hours, None, evidence)),
    );
    lines.extend(
        words(stages, Marker::OwnEquipment)
            .map(|evidence| line("E.equipment", points.context_equipment, None, evidence)),
    );
    lines
}

/// F: what the ad does to be honest about it.
fn mitigations(stages: &Stages<'_, '_>, extras: &Extras<'_>) -> Vec<Line> {
    let points = &stages.reading.taxonomy.scoring.inside;
    let mut lines = Vec::new();
    let extra = |role: u16| {
        extras
            .full
            .iter()
            .chain(&extras.half)
            .any(|extra| extra.role.role == role)
    };
    let named = stages
        .positions
        .titles
        .iter()
        .find(|title| title.field == crate::span::Field::Title && extra(title.role));
    if let Some(named) = named {
        let place = Place {
            field: named.field,
            span: stages.reading.passage(named.field).span(&named.words),
        };
        lines.extend(Evidence::new([place]).map(|evidence| {
            line(
                "F.title",
                -points.mitigate_title,
                Some(named.role),
                evidence,
            )
        }));
    }
    lines.extend(
        split::of_time(stages)
            .map(|evidence| line("F.split", -points.mitigate_split, None, evidence)),
    );
    for mention in stages.mentions {
        let owner = mention.owner;
        let training = mention.assertion == Assertion::Learnable && owner.is_some_and(extra);
        if training
            && !lines
                .iter()
                .any(|line: &Line| line.code == "F.training" && line.role == owner)
        {
            lines
                .extend(Evidence::new([mention.place]).map(|evidence| {
                    line("F.training", -points.mitigate_training, owner, evidence)
                }));
        }
    }
    lines.extend(
        words(stages, Marker::Suppliers)
            .map(|evidence| line("F.suppliers", -points.mitigate_supplier, None, evidence)),
    );
    lines
}
