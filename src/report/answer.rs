//! The answer of the contract, `rolefit/analysis/1`: the same on every face, byte for byte.
//! Places leave the program here: bytes become code points.

use super::schema::*;
use crate::advice::{self, Advice, Kind};
use crate::analysis::Analysis;
use crate::analysis::assertion::{Because, Mention};
use crate::analysis::verdict::{Line, Verdict, Why};
use crate::posting::Posting;
use crate::span::{Field, Place, Span};
use crate::text::Language;
use crate::wordings::{list, say, spoken};

/// The answer for an analysis, its texts in `lang` (else French for a French ad, English otherwise).
#[must_use]
pub fn answer(posting: &Posting, analysis: &Analysis<'_>, lang: Option<Language>) -> Answer {
    let reading = &analysis.reading;
    let taxonomy = reading.taxonomy;
    let lang = spoken(lang.unwrap_or_else(|| reading.language()));
    let at = |place: Place| at(analysis, place);
    let skill = |number: u32| &taxonomy.skills[number as usize];
    let family = |number: u32| {
        taxonomy.families[usize::from(skill(number).family)]
            .id
            .clone()
    };
    let mention = |mention: &Mention| MentionSaid {
        skill: skill(mention.skill).id.clone(),
        label: skill(mention.skill).label.get(lang).to_owned(),
        family: family(mention.skill),
        kind: skill(mention.skill).kind.name(),
        assertion: mention.assertion.name(),
        strength: round(mention.strength),
        level: mention.level,
        years: None,
        at: at(mention.place),
        via: mention.via.name(),
        because: match mention.because {
            Because::Cue(place) => BecauseSaid {
                kind: "cue",
                at: Some(at(place)),
            },
            Because::Heading(place) => BecauseSaid {
                kind: "heading",
                at: Some(at(place)),
            },
            Because::Default => BecauseSaid {
                kind: "default",
                at: None,
            },
        },
    };
    let requirements = analysis
        .requirements
        .iter()
        .map(|requirement| RequirementSaid {
            skill: skill(requirement.skill).id.clone(),
            label: skill(requirement.skill).label.get(lang).to_owned(),
            family: family(requirement.skill),
            assertion: requirement.assertion.name(),
            level: requirement.level,
            years: None,
            mentions: requirement.mentions.clone(),
            alternatives: requirement
                .alternatives
                .iter()
                .map(|other| skill(*other).id.clone())
                .collect(),
        });
    let roles = analysis.roles.iter().map(|load| RoleSaid {
        role: taxonomy.roles[usize::from(load.role)].code.clone(),
        label: taxonomy.roles[usize::from(load.role)]
            .label
            .get(lang)
            .to_owned(),
        main: load.main,
        load: load.load.name(),
        weight: round(load.weight),
        share: round(load.share),
        mentions: load.mentions.clone(),
    });
    let sections = analysis.sections.iter().map(|section| {
        let place = at(Place {
            field: Field::Description,
            span: section.span,
        });
        let passage = reading.passage(Field::Description);
        SectionSaid {
            kind: section.kind.name(),
            field: Field::Description,
            start: place.start,
            end: place.end,
            heading: section
                .heading
                .map(|span| span.of(&passage.text).trim().to_owned()),
        }
    });
    Answer {
        schema: SCHEMA,
        engine: Engine {
            version: env!("CARGO_PKG_VERSION"),
            taxonomy: taxonomy.digest.clone(),
            scoring: taxonomy.scoring.version.clone(),
        },
        id: posting.id.clone(),
        title: posting.title.clone(),
        lang: lang.code(),
        input: posting.converted.then(|| posting.description.clone()),
        language: LanguageSaid {
            code: reading.language().code(),
            confidence: round(reading.document.language.confidence),
        },
        positions: analysis.positions.count,
        openings: analysis.positions.openings,
        sections: sections.collect(),
        mentions: analysis.mentions.iter().map(mention).collect(),
        requirements: requirements.collect(),
        roles: roles.collect(),
        verdict: verdict(analysis, lang),
        facts: facts(analysis),
        findings: Vec::new(),
        advice: advice::advise(analysis)
            .iter()
            .map(|piece| advised(analysis, piece, lang))
            .collect(),
    }
}

/// A place, in code points.
fn at(analysis: &Analysis<'_>, place: Place) -> At {
    let passage = analysis.reading.passage(place.field);
    let point = |byte: u32| passage.points.at(&passage.text, byte);
    let Span { start, end } = place.span;
    At {
        field: place.field,
        start: point(start),
        end: point(end),
        text: place.span.of(&passage.text).to_owned(),
    }
}

/// Two decimals, so that sums read the same everywhere.
fn round(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}

fn role_label(analysis: &Analysis<'_>, role: u16, lang: Language) -> String {
    analysis.reading.taxonomy.roles[usize::from(role)]
        .label
        .get(lang)
        .to_owned()
}

fn verdict(analysis: &Analysis<'_>, lang: Language) -> VerdictSaid {
    let coverage = round(analysis.coverage);
    let level = analysis.verdict.name();
    match &analysis.verdict {
        Verdict::NotAssessable(why) => {
            let words = if let Why::TooShort { words } = why {
                words.to_string()
            } else {
                String::new()
            };
            let reason = say(lang, "reason", why.name(), &[("words", &words)]);
            let evidence = if let Why::SeveralJobs(evidence) = why {
                evidence.places().map(|place| at(analysis, place)).collect()
            } else {
                Vec::new()
            };
            VerdictSaid {
                level,
                score: None,
                reason,
                because: Some(why.name()),
                evidence,
                coverage,
                lines: Vec::new(),
            }
        }
        Verdict::Judged(judged) => {
            let main = analysis
                .roles
                .iter()
                .find(|load| load.main)
                .map(|load| role_label(analysis, load.role, lang));
            let extras: Vec<String> = judged
                .lines
                .iter()
                .filter(|line| matches!(line.code, "A.full" | "A.half"))
                .filter_map(|line| line.role)
                .map(|role| role_label(analysis, role, lang))
                .collect();
            let key = if main.is_none() {
                "focused_nameless"
            } else {
                level
            };
            let main = main.unwrap_or_else(|| say(lang, "report", "unknown_main", &[]));
            let extras = if extras.is_empty() {
                say(lang, "line", "A-breadth", &[]).to_lowercase()
            } else {
                list(lang, &extras)
            };
            let reason = say(
                lang,
                "reason",
                if key == "focused_nameless" && level != "focused" {
                    level
                } else {
                    key
                },
                &[("main", &main), ("extras", &extras)],
            );
            VerdictSaid {
                level,
                score: Some(judged.score()),
                reason,
                because: None,
                evidence: judged
                    .core
                    .places()
                    .map(|place| at(analysis, place))
                    .collect(),
                coverage,
                lines: judged
                    .lines
                    .iter()
                    .map(|line| line_said(analysis, line, lang))
                    .collect(),
            }
        }
    }
}

fn line_said(analysis: &Analysis<'_>, line: &Line, lang: Language) -> LineSaid {
    let role = line
        .role
        .map(|role| role_label(analysis, role, lang))
        .unwrap_or_default();
    let count = line
        .count
        .map(|count| count.to_string())
        .unwrap_or_default();
    LineSaid {
        code: line.code,
        points: line.points,
        role: line.role.map(|role| {
            analysis.reading.taxonomy.roles[usize::from(role)]
                .code
                .clone()
        }),
        message: say(
            lang,
            "line",
            &line.code.replace('.', "-"),
            &[("role", &role), ("count", &count)],
        ),
        evidence: line
            .evidence
            .places()
            .map(|place| at(analysis, place))
            .collect(),
    }
}

fn facts(analysis: &Analysis<'_>) -> FactsSaid {
    let facts = &analysis.facts;
    FactsSaid {
        contract: facts.contract.clone(),
        public: facts.public,
        hours_per_week: facts.hours_per_week,
        experience: facts.experience.map(|experience| ExperienceSaid {
            min_years: experience.min_years,
            max_years: experience.max_years,
        }),
        salary: facts.pay.as_ref().map(|pay| SalarySaid {
            min: pay.min,
            max: pay.max,
            unit: pay.unit.name(),
            currency: pay.currency,
            gross: pay.gross,
            at: at(analysis, pay.place),
        }),
        remote: facts.remote.map(super::super::analysis::fact::Remote::name),
        location: facts.location.clone(),
        country: facts.country.clone(),
    }
}

fn advised(analysis: &Analysis<'_>, piece: &Advice, lang: Language) -> AdviceSaid {
    let before = analysis
        .verdict
        .score()
        .map(|score| score.to_string())
        .unwrap_or_default();
    let after = piece
        .score_after
        .map(|score| score.to_string())
        .unwrap_or_default();
    let message = match &piece.kind {
        Kind::Split { role, load } => {
            let key = if load.name() == "full" {
                "split_full"
            } else {
                "split_half"
            };
            say(
                lang,
                "advice",
                key,
                &[("role", &role_label(analysis, *role, lang))],
            )
        }
        Kind::Demote { skills } => {
            let labels: Vec<String> = skills
                .iter()
                .map(|skill| {
                    analysis.reading.taxonomy.skills[*skill as usize]
                        .label
                        .get(lang)
                        .to_owned()
                })
                .collect();
            say(
                lang,
                "advice",
                "demote",
                &[
                    ("skills", &list(lang, &labels)),
                    ("before", &before),
                    ("after", &after),
                ],
            )
        }
        Kind::Scope => say(lang, "advice", "several_jobs", &[]),
    };
    AdviceSaid {
        kind: piece.kind.name(),
        message,
        score_after: piece.score_after,
        mentions: piece.mentions.clone(),
    }
}
