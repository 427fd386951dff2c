//! Advice as the answer says it: a sentence, the score afterwards, the change of the text in code points, drafts and parts.
//! Knows sentences and places; computes nothing.

use super::answer::{at, role_label};
use super::schema::At;
use crate::advice::{Advice, Edit, Kind, Part, Step};
use crate::analysis::Analysis;
use crate::analysis::verdict::Verdict;
use crate::span::{Field, Place};
use crate::taxonomy::role::PayBand;
use crate::text::Language;
use crate::wordings::{list, say};
use serde::Serialize;
use utoipa::ToSchema;

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AdviceSaid {
    /// split, demote, reword, title, pay, train or scope.
    pub kind: &'static str,
    /// For people.
    pub message: String,
    /// The score of the changed text, when it is analysed again.
    pub score_after: Option<i32>,
    /// Positions in `mentions`.
    pub mentions: Vec<usize>,
    /// The role that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What becomes a plus, one after the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepSaid>,
    /// The change of the text: replace each place by its text. They do not overlap.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditSaid>,
    /// An ad for the work that is given to another post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftSaid>,
    /// Full-time posts that the work takes: at least, at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_time_posts: Option<[f64; 2]>,
    /// The pay to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<BandSaid>,
    /// The jobs of an ad of several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartSaid>,
}

/// One more requirement made a plus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepSaid {
    /// The phrases, as they stand in the line of pluses.
    pub phrases: Vec<String>,
    /// Positions in `mentions`.
    pub mentions: Vec<usize>,
    /// The score after this step and those before it.
    pub score: i32,
}

/// A change of the text, in code points of the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EditSaid {
    /// What is replaced; nothing where words are put in.
    #[serde(flatten)]
    pub at: At,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A draft of an ad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftSaid {
    /// Its title.
    pub title: String,
    /// Its text.
    pub description: String,
    /// Its own score, where it can be judged.
    pub score: Option<i32>,
}

/// What a role pays somewhere, before deductions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BandSaid {
    /// ISO 3166.
    pub country: String,
    /// Lower bound.
    pub min: f64,
    /// Upper bound.
    pub max: f64,
    /// year, month, day or hour.
    pub unit: &'static str,
    /// The year of the figures.
    pub year: u16,
    /// Who says so.
    pub source: String,
}

/// One job of an ad of several, judged by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PartSaid {
    /// Code of the role that its title names.
    pub role: String,
    /// Its title and text.
    #[serde(flatten)]
    pub at: At,
    /// focused … superman, or `not_assessable`.
    pub level: &'static str,
    /// 0 to 100.
    pub score: Option<i32>,
}

/// A piece of advice in the answer.
pub(super) fn said(analysis: &Analysis<'_>, piece: &Advice, lang: Language) -> AdviceSaid {
    let code = |role: u16| {
        analysis.reading.taxonomy.roles[usize::from(role)]
            .code
            .clone()
    };
    let mut said = AdviceSaid {
        kind: piece.kind.name(),
        message: message(analysis, piece, lang),
        score_after: piece.score_after,
        mentions: piece.mentions.clone(),
        role: None,
        steps: Vec::new(),
        edits: piece
            .edits
            .iter()
            .map(|edit| change(analysis, edit))
            .collect(),
        draft: None,
        full_time_posts: None,
        pay: None,
        parts: Vec::new(),
    };
    match &piece.kind {
        Kind::Split {
            role, time, draft, ..
        } => {
            said.role = Some(code(*role));
            said.full_time_posts = Some(*time);
            said.draft = Some(DraftSaid {
                title: draft.title.clone(),
                description: draft.text.clone(),
                score: draft.score,
            });
        }
        Kind::Demote { steps, .. } => {
            let step = |step: &Step| StepSaid {
                phrases: step.phrases.clone(),
                mentions: step.mentions.clone(),
                score: step.score,
            };
            said.steps = steps.iter().map(step).collect();
        }
        Kind::Reword { role, .. } | Kind::Title { role, .. } | Kind::Train { role, .. } => {
            said.role = Some(code(*role));
        }
        Kind::Pay { role, band } => {
            said.role = Some(code(*role));
            said.pay = Some(BandSaid {
                country: band.country.clone(),
                min: band.min,
                max: band.max,
                unit: band.unit.name(),
                year: band.year,
                source: band.source.clone(),
            });
        }
        Kind::Scope { parts } => {
            said.parts = parts
                .iter()
                .map(|part| PartSaid {
                    role: code(part.role),
                    at: place(analysis, Field::Description, part.span),
                    level: part.verdict.name(),
                    score: part.verdict.score(),
                })
                .collect();
        }
    }
    said
}

fn place(analysis: &Analysis<'_>, field: Field, span: crate::span::Span) -> At {
    at(analysis, Place { field, span })
}

fn change(analysis: &Analysis<'_>, edit: &Edit) -> EditSaid {
    EditSaid {
        at: place(analysis, edit.field, edit.span),
        replacement: edit.text.clone(),
    }
}

fn message(analysis: &Analysis<'_>, piece: &Advice, lang: Language) -> String {
    let taxonomy = analysis.reading.taxonomy;
    let number =
        |score: Option<i32>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let (before, after) = (number(analysis.verdict.score()), number(piece.score_after));
    let tell = |key: &str, more: &[(&str, &str)]| {
        let mut words = vec![("before", before.as_str()), ("after", after.as_str())];
        words.extend_from_slice(more);
        say(lang, "advice", key, &words)
    };
    let quoted = |phrase: &String| super::outline::quote(lang, phrase, 70);
    match &piece.kind {
        Kind::Split {
            role,
            load,
            time: [least, most],
            ..
        } => {
            let key = if load.name() == "full" {
                "split_full"
            } else {
                "split_half"
            };
            let decimal = |n: &f64| {
                let n = n.to_string();
                if lang == Language::French {
                    n.replace('.', ",")
                } else {
                    n
                }
            };
            let title = taxonomy.roles[usize::from(*role)].title.get(lang);
            let (least, most) = (decimal(least), decimal(most));
            tell(key, &[("role", title), ("least", &least), ("most", &most)])
        }
        Kind::Demote { steps, .. } => {
            let step = |step: &Step| {
                let phrases: Vec<String> = step.phrases.iter().map(quoted).collect();
                format!("{} → {}", phrases.join(", "), step.score)
            };
            let steps: Vec<String> = steps.iter().map(step).collect();
            tell("demote", &[("steps", &steps.join(" ; "))])
        }
        Kind::Reword { role, wording } => {
            let phrases: Vec<String> = piece
                .mentions
                .iter()
                .filter_map(|&at| analysis.mentions.get(at))
                .filter(|mention| mention.owner == Some(*role))
                .map(|mention| {
                    let words = analysis
                        .reading
                        .written(mention.place.field, &mention.words);
                    quoted(&words.to_owned())
                })
                .collect();
            tell(
                "reword",
                &[
                    ("phrases", &list(lang, &phrases)),
                    ("wording", &quoted(wording)),
                ],
            )
        }
        Kind::Title { title, .. } => tell("title", &[("title", &quoted(title))]),
        Kind::Pay { role, band } => pay(analysis, *role, band, lang, &tell),
        Kind::Train { role, skills } => train(analysis, *role, skills, lang, &tell),
        Kind::Scope { parts } if parts.is_empty() => tell("several_jobs", &[]),
        Kind::Scope { parts } => {
            let part = |part: &Part| {
                let level = say(lang, "level", part.verdict.name(), &[]);
                match &part.verdict {
                    Verdict::Judged(judged) => {
                        format!("{} ({level}, {})", part.title, judged.score())
                    }
                    Verdict::NotAssessable(_) => format!("{} ({level})", part.title),
                }
            };
            let parts: Vec<String> = parts.iter().map(part).collect();
            tell("several_jobs_apart", &[("parts", &parts.join(" ; "))])
        }
    }
}

/// Says a sentence of advice, with more words to fill in than the scores.
type Tell<'t> = dyn Fn(&str, &[(&str, &str)]) -> String + 't;

fn pay(
    analysis: &Analysis<'_>,
    role: u16,
    band: &PayBand,
    lang: Language,
    tell: &Tell<'_>,
) -> String {
    let key = if Some(role) == analysis.main_job().role {
        "pay_main"
    } else {
        "pay"
    };
    tell(
        key,
        &[
            ("role", &role_label(analysis, role, lang)),
            ("min", &thousands(band.min, lang)),
            ("max", &thousands(band.max, lang)),
            ("year", &band.year.to_string()),
            ("source", &band.source),
        ],
    )
}

fn train(
    analysis: &Analysis<'_>,
    role: u16,
    skills: &[Vec<u32>; 3],
    lang: Language,
    tell: &Tell<'_>,
) -> String {
    let taxonomy = analysis.reading.taxonomy;
    let labels = |skills: &[u32]| {
        let label = |skill: &u32| taxonomy.skills[*skill as usize].label.get(lang).to_owned();
        list(lang, &skills.iter().map(label).collect::<Vec<_>>())
    };
    // what it teaches none of is not spoken of
    let taught: Vec<String> = ["train_covers", "train_skims", "train_leaves"]
        .iter()
        .zip(skills)
        .filter(|(_, skills)| !skills.is_empty())
        .map(|(key, skills)| say(lang, "advice", key, &[("skills", &labels(skills))]))
        .collect();
    let source = taxonomy.roles[usize::from(role)]
        .course
        .as_ref()
        .map_or("", |course| course.source.text.as_str());
    tell(
        "train",
        &[
            ("role", &role_label(analysis, role, lang)),
            (
                "taught",
                &taught.join(say(lang, "advice", "train_join", &[]).as_str()),
            ),
            ("source", source),
        ],
    )
}

/// 24000 as "24 000" in French, "24,000" in English.
fn thousands(amount: f64, lang: Language) -> String {
    let digits = amount.round().to_string();
    let sign = if lang == Language::French {
        '\u{a0}'
    } else {
        ','
    };
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(sign);
        }
        said.push(digit);
    }
    said
}
