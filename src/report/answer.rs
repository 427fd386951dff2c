//! The answer of the contract, `rolefit/analysis/1`: the same on every face, byte for byte.
//! Places leave the program here: bytes become code points.

use super::contested::{self, ContestedSaid};
use super::schema::{
    Answer, At, BecauseSaid, Engine, LanguageSaid, LineSaid, MentionSaid, RequirementSaid,
    RoleSaid, SCHEMA, SectionSaid, VerdictSaid,
};
use super::{advised, facts, finding};
use crate::advice;
use crate::analysis::Analysis;
use crate::analysis::assertion::{Because, Mention};
use crate::analysis::requirement::Requirement;
use crate::analysis::role::RoleLoad;
use crate::analysis::section::Section;
use crate::analysis::verdict::{Line, Verdict, Why};
use crate::lint::Settings;
use crate::posting::Posting;
use crate::span::{Field, Place, Span};
use crate::text::Language;
use crate::wordings::{list, say, spoken};

/// The answer for an analysis, the self-check as the taxonomy's house has set it, its texts in `lang` (else French for a French ad, English otherwise).
#[must_use]
pub fn answer(posting: &Posting, analysis: &Analysis<'_>, lang: Option<Language>) -> Answer {
    answer_as_set(posting, analysis, lang, &analysis.reading.taxonomy.house)
}

/// The answer, the self-check as an organisation has set it.
#[must_use]
pub fn answer_as_set(
    posting: &Posting,
    analysis: &Analysis<'_>,
    lang: Option<Language>,
    settings: &Settings,
) -> Answer {
    let reading = &analysis.reading;
    let taxonomy = reading.taxonomy;
    let lang = spoken(lang.unwrap_or_else(|| reading.language()));
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
        sections: sections(analysis),
        mentions: analysis
            .mentions
            .iter()
            .map(|mention| mention_said(analysis, mention, lang))
            .collect(),
        requirements: requirements(analysis, lang),
        roles: roles(analysis, lang),
        verdict: said(analysis, &analysis.verdict, lang),
        contested: analysis.contested.as_ref().map(|contested| ContestedSaid {
            contests: contested::contests(analysis, contested),
            before: verdict(analysis, &contested.before, lang),
        }),
        facts: facts::said(analysis, lang),
        findings: finding::said(analysis, settings, lang),
        aside: settings.off.clone(),
        advice: advice::advise(posting, analysis)
            .iter()
            .map(|piece| advised::said(analysis, piece, lang))
            .collect(),
        market: None,
    }
}

fn sections(analysis: &Analysis<'_>) -> Vec<SectionSaid> {
    let passage = analysis.reading.passage(Field::Description);
    let said = |section: &Section| {
        let place = at(
            analysis,
            Place {
                field: Field::Description,
                span: section.span,
            },
        );
        let heading = section
            .heading
            .map(|span| span.of(&passage.text).trim().to_owned());
        SectionSaid {
            kind: section.kind.name(),
            field: Field::Description,
            start: place.start,
            end: place.end,
            heading,
        }
    };
    analysis.sections.iter().map(said).collect()
}

fn mention_said(analysis: &Analysis<'_>, mention: &Mention, lang: Language) -> MentionSaid {
    let taxonomy = analysis.reading.taxonomy;
    let skill = &taxonomy.skills[mention.skill as usize];
    let (kind, place) = match mention.because {
        Because::Cue(place) => ("cue", Some(place)),
        Because::Heading(place) => ("heading", Some(place)),
        Because::Contested => ("contested", None),
        Because::Default => ("default", None),
    };
    MentionSaid {
        skill: skill.id.clone(),
        label: skill.label.get(lang).to_owned(),
        family: taxonomy.families[usize::from(skill.family)].id.clone(),
        kind: skill.kind.name(),
        assertion: mention.assertion.name(),
        strength: round(mention.strength),
        level: mention.level,
        years: None,
        at: at(analysis, mention.place),
        via: mention.via.name(),
        because: BecauseSaid {
            kind,
            at: place.map(|place| at(analysis, place)),
        },
    }
}

fn requirements(analysis: &Analysis<'_>, lang: Language) -> Vec<RequirementSaid> {
    let taxonomy = analysis.reading.taxonomy;
    let said = |requirement: &Requirement| {
        let skill = &taxonomy.skills[requirement.skill as usize];
        let id = |other: &u32| taxonomy.skills[*other as usize].id.clone();
        RequirementSaid {
            skill: skill.id.clone(),
            label: skill.label.get(lang).to_owned(),
            family: taxonomy.families[usize::from(skill.family)].id.clone(),
            assertion: requirement.assertion.name(),
            level: requirement.level,
            years: None,
            mentions: requirement.mentions.clone(),
            alternatives: requirement.alternatives.iter().map(id).collect(),
        }
    };
    analysis.requirements.iter().map(said).collect()
}

fn roles(analysis: &Analysis<'_>, lang: Language) -> Vec<RoleSaid> {
    let said = |load: &RoleLoad| RoleSaid {
        role: analysis.reading.taxonomy.roles[usize::from(load.role)]
            .code
            .clone(),
        label: role_label(analysis, load.role, lang),
        main: load.main,
        load: load.load.name(),
        weight: round(load.weight),
        share: round(load.share),
        mentions: load.mentions.clone(),
    };
    analysis.roles.iter().map(said).collect()
}

/// A place, in code points.
pub(super) fn at(analysis: &Analysis<'_>, place: Place) -> At {
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
pub(super) fn round(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}

pub(super) fn role_label(analysis: &Analysis<'_>, role: u16, lang: Language) -> String {
    analysis.reading.taxonomy.roles[usize::from(role)]
        .label
        .get(lang)
        .to_owned()
}

/// The verdict, whose reason tells when it was contested.
fn said(analysis: &Analysis<'_>, judged: &Verdict, lang: Language) -> VerdictSaid {
    let mut said = verdict(analysis, judged, lang);
    if let Some(contested) = &analysis.contested {
        let count = contested.contests.len().to_string();
        let score = |verdict: &Verdict| {
            let unknown = || say(lang, "level", "not_assessable", &[]);
            verdict
                .score()
                .map_or_else(unknown, |score| score.to_string())
        };
        let words = [
            ("count", count.as_str()),
            ("before", &score(&contested.before)),
            ("after", &score(judged)),
        ];
        said.reason.push(' ');
        said.reason
            .push_str(&say(lang, "reason", "contested", &words));
    }
    said
}

fn verdict(analysis: &Analysis<'_>, verdict: &Verdict, lang: Language) -> VerdictSaid {
    let coverage = round(analysis.coverage);
    let level = verdict.name();
    match verdict {
        Verdict::NotAssessable(why) => {
            let words = if let Why::TooShort { words } = why {
                words.to_string()
            } else {
                String::new()
            };
            let language = analysis.reading.language().code();
            let reason = say(
                lang,
                "reason",
                why.name(),
                &[("words", &words), ("language", language)],
            );
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
