//! The fit of the contract, `rolefit/fit/1`: the same on every face, byte for byte.
//! Places leave the program here: bytes become code points. Nothing is computed.

use super::answer::{at, role_label, round};
use super::fit_schema::{
    ConstraintSaid, FitAnswer, FitLine, GainSaid, ProfileEvidence, RoleFitSaid, SCHEMA, TalkSaid,
    WeightsSaid,
};
use super::schema::Engine;
use crate::analysis::Analysis;
use crate::fit::Fit;
use crate::fit::line::{Component, Line, Outcome, Subject};
use crate::posting::Posting;
use crate::taxonomy::fit_scoring::Weight;
use crate::text::Language;
use crate::wordings::{say, spoken};

/// The answer for a fit, its texts in `lang` (else French for a French ad, English otherwise).
#[must_use]
pub fn answer(
    posting: &Posting,
    analysis: &Analysis<'_>,
    fit: &Fit,
    lang: Option<Language>,
) -> FitAnswer {
    let reading = &analysis.reading;
    let lang = spoken(lang.unwrap_or_else(|| reading.language()));
    let words = Words { analysis, lang };
    FitAnswer {
        schema: SCHEMA,
        engine: Engine {
            version: env!("CARGO_PKG_VERSION"),
            taxonomy: reading.taxonomy.digest.clone(),
            scoring: reading.taxonomy.fit_scoring.version.clone(),
        },
        posting: posting.id.clone(),
        profile: fit.profile.clone(),
        title: posting.title.clone(),
        lang: lang.code(),
        input: posting.converted.then(|| posting.description.clone()),
        band: fit.band.name(),
        score: fit.score,
        main_role_score: fit
            .per_role
            .iter()
            .find(|role| role.main)
            .and_then(|role| role.score),
        known: fit.known,
        weights: weights(&fit.weight),
        as_of: fit.year,
        message: words.sentence(fit),
        because: fit.why.map(crate::fit::Why::name),
        verdict: analysis.verdict.name(),
        lines: fit.lines.iter().map(|line| words.line(line)).collect(),
        per_role: fit
            .per_role
            .iter()
            .map(|role| RoleFitSaid {
                role: reading.taxonomy.roles[usize::from(role.role)].code.clone(),
                label: role_label(analysis, role.role, lang),
                main: role.main,
                score: role.score,
                of_posting: round(role.share),
            })
            .collect(),
        constraints: fit
            .constraints
            .iter()
            .map(|constraint| ConstraintSaid {
                name: words.id(constraint.skill),
                label: words.label(constraint.skill),
                asked: true,
                held: constraint.held,
                posting_evidence: constraint.place.map(|place| at(analysis, place)),
            })
            .collect(),
        improve: fit
            .improve
            .iter()
            .map(|gain| GainSaid {
                skill: words.id(gain.skill),
                label: words.label(gain.skill),
                score_after: gain.score_after,
            })
            .collect(),
        to_talk_about: fit
            .to_talk_about
            .iter()
            .map(|&skill| TalkSaid {
                skill: words.id(skill),
                label: words.label(skill),
            })
            .collect(),
        unknown: fit.unknown.clone(),
    }
}

fn weights(weight: &Weight) -> WeightsSaid {
    WeightsSaid {
        required: weight.required,
        level: weight.level,
        preferred: weight.preferred,
        language: weight.language,
        location: weight.location,
        contract: weight.contract,
        pay: weight.pay,
    }
}

/// Names and sentences in one language.
struct Words<'a, 't> {
    analysis: &'a Analysis<'t>,
    lang: Language,
}

impl Words<'_, '_> {
    fn id(&self, skill: u32) -> String {
        self.analysis.reading.taxonomy.skills[skill as usize]
            .id
            .clone()
    }

    fn label(&self, skill: u32) -> String {
        self.analysis.reading.taxonomy.skills[skill as usize]
            .label
            .get(self.lang)
            .to_owned()
    }

    /// One sentence: how much of what is asked, or why it cannot be told.
    fn sentence(&self, fit: &Fit) -> String {
        match fit.why {
            Some(why) => {
                let length = self.analysis.reading.document.length().to_string();
                let language = self.analysis.reading.language().code();
                say(
                    self.lang,
                    "reason",
                    why.name(),
                    &[("words", &length), ("language", language)],
                )
            }
            None => say(self.lang, "fit", &format!("band_{}", fit.band.name()), &[]),
        }
    }

    fn line(&self, line: &Line) -> FitLine {
        let (requirement, label) = match line.subject {
            Subject::Skill(skill) => (self.id(skill), self.label(skill)),
            Subject::Term(name) => (name.to_owned(), say(self.lang, "report", name, &[])),
        };
        let proof = line.proof.as_ref();
        FitLine {
            component: line.component.name(),
            message: self.message(line, &label),
            requirement,
            label,
            outcome: line.outcome.name(),
            through: proof
                .and_then(|proof| proof.through)
                .map(|skill| self.id(skill)),
            points: line.points,
            of: line.of,
            weight: line.weight,
            posting_evidence: line.place.map(|place| at(self.analysis, place)),
            profile_evidence: proof.map(|proof| ProfileEvidence {
                text: proof.words.as_ref().to_owned(),
            }),
        }
    }

    /// A sentence for a line: what is asked, what came of it, through what.
    fn message(&self, line: &Line, label: &str) -> String {
        let kind = match line.component {
            Component::Required | Component::Preferred => "skill",
            Component::Level => "level",
            Component::Language => "language",
            Component::Location | Component::Contract | Component::Pay => "term",
        };
        let proof = line.proof.as_ref();
        let through = proof.and_then(|proof| proof.through);
        let bridge = proof.and_then(|proof| proof.bridge);
        let groups = &self.analysis.reading.taxonomy.neighbours.groups;
        let group = bridge
            .and_then(|group| groups.get(usize::from(group)))
            .map(|group| group.label.get(self.lang))
            .unwrap_or_default();
        let key = format!("{kind}_{}", line.outcome.name());
        let mut message = say(self.lang, "fit", &key, &[("label", label)]);
        if let Some(skill) = through.filter(|_| line.outcome != Outcome::Missing) {
            let key = if bridge.is_some() {
                "through_neighbour"
            } else {
                "through"
            };
            let through = self.label(skill);
            message.push_str(&say(
                self.lang,
                "fit",
                key,
                &[("through", &through), ("group", group)],
            ));
        }
        if proof.is_some_and(|proof| proof.unstated) {
            message.push_str(&say(self.lang, "fit", "unstated", &[]));
        }
        message
    }
}
