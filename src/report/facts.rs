//! The facts of the answer: what is stated, each with its words.
//! Knows the shape of the answer; reads nothing anew.

use super::answer::at;
use super::schema::{
    CredentialSaid, DaySaid, ExperienceSaid, FactWordsSaid, FactsSaid, SalaryBasisSaid, SalarySaid,
    SpokenSaid,
};
use crate::analysis::Analysis;
use crate::analysis::fact::{Credential, Day, Facts, Stated};
use crate::span::Place;
use crate::text::Language;

/// The facts of an analysis, labels in `lang`.
pub(super) fn said(analysis: &Analysis<'_>, lang: Language) -> FactsSaid {
    let facts = &analysis.facts;
    FactsSaid {
        contract: facts.contract.iter().map(|stated| stated.value).collect(),
        public: facts.public.is_some(),
        hours_per_week: facts.hours_per_week.map(|stated| stated.value),
        experience: facts.experience.map(|stated| ExperienceSaid {
            min_years: stated.value.min_years,
            max_years: stated.value.max_years,
            first: stated.value.first,
            at: at(analysis, stated.place),
        }),
        salary: facts.pay.as_ref().map(|pay| SalarySaid {
            min: pay.min,
            max: pay.max,
            unit: pay.unit.name(),
            currency: pay.currency,
            gross: pay.gross,
            variable: pay.variable,
            at: at(analysis, pay.place),
        }),
        salary_basis: facts.pay_basis.map(|stated| SalaryBasisSaid {
            kind: stated.value.name(),
            at: at(analysis, stated.place),
        }),
        remote: facts.remote.map(|stated| stated.value.name()),
        location: facts.location.clone(),
        country: facts.country.clone(),
        languages: facts
            .languages
            .iter()
            .map(|spoken| SpokenSaid {
                code: spoken.code.clone(),
                cefr: spoken.cefr,
                at: at(analysis, spoken.place),
            })
            .collect(),
        diplomas: credentials(analysis, &facts.diplomas, lang),
        licences: credentials(analysis, &facts.licences, lang),
        start: facts.start.as_ref().map(|day| day_said(analysis, day)),
        deadline: facts.deadline.as_ref().map(|day| day_said(analysis, day)),
        words: words(analysis, facts),
    }
}

fn credentials(
    analysis: &Analysis<'_>,
    credentials: &[Credential],
    lang: Language,
) -> Vec<CredentialSaid> {
    let said = |credential: &Credential| {
        let skill = &analysis.reading.taxonomy.skills[credential.skill as usize];
        CredentialSaid {
            skill: skill.id.clone(),
            label: skill.label.get(lang).to_owned(),
            required: credential.required,
            at: at(analysis, credential.place),
        }
    };
    credentials.iter().map(said).collect()
}

fn day_said(analysis: &Analysis<'_>, day: &Stated<Day>) -> DaySaid {
    DaySaid {
        date: day.value.date.clone(),
        at_once: day.value.at_once,
        at: at(analysis, day.place),
    }
}

/// The words of the facts that are plain values in the answer.
fn words(analysis: &Analysis<'_>, facts: &Facts) -> Vec<FactWordsSaid> {
    let mut list: Vec<FactWordsSaid> = Vec::new();
    let mut add = |fact: &'static str, value: String, place: Option<Place>| {
        list.extend(place.map(|place| FactWordsSaid {
            fact,
            value,
            at: at(analysis, place),
        }));
    };
    for contract in &facts.contract {
        add("contract", contract.value.to_owned(), Some(contract.place));
    }
    add("public", "true".to_owned(), facts.public);
    if let Some(hours) = facts.hours_per_week {
        add("hours_per_week", hours.value.to_string(), Some(hours.place));
    }
    if let Some(remote) = facts.remote {
        add("remote", remote.value.name().to_owned(), Some(remote.place));
    }
    add(
        "location",
        facts.location.clone().unwrap_or_default(),
        facts.location_place,
    );
    add(
        "country",
        facts.country.clone().unwrap_or_default(),
        facts.country_place,
    );
    list
}
