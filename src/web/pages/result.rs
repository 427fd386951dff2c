//! The answer as a person sees it: the verdict, the lines with their words, the mix of roles, the ad marked up in place.
//! Knows the answer and the words of the page; nothing in it is judged here.

use super::contest::{self, Choice};
use super::edit::Wish;
use super::finding::Findings;
use super::mark::{Family, Mark, family_label, mark};
use super::mix::{Share, mix};
use super::words::Words;
use crate::posting::Posting;
use crate::report::advised::AdviceSaid;
use crate::report::comparison::{ComparisonSaid, Version};
use crate::report::finding_schema::FindingSaid;
use crate::report::marked::{self, anchor};
use crate::report::outline;
use crate::report::schema::{Answer, At, RequirementSaid};
use crate::span::Field;
use crate::taxonomy::Taxonomy;
use crate::web::problem::{Kind, Problem};
use crate::wordings::say;
use askama::Template;

/// Quotations shown for one line or skill.
const QUOTES: usize = 5;

/// The answer on a page.
#[derive(Template)]
#[template(path = "result.html", config = "src/web/askama.toml")]
pub struct Said<'a> {
    words: Words,
    answer: &'a Answer,
    legend: Vec<Family<'a>>,
    title: Vec<Mark<'a>>,
    description: Vec<Mark<'a>>,
    mix: Vec<Share>,
    findings: Findings,
    /// On a page of the server: other pages can be reached.
    linked: bool,
    /// Beside the form: the ad can be changed, and contested.
    editable: bool,
    /// True when the last change can be taken back.
    pub undo: bool,
    /// What has become of the first version; nothing when this is the first.
    pub compared: Option<ComparisonSaid>,
    advice: Vec<Piece<'a>>,
    asked: Vec<Group<'a>>,
    not_asked: Vec<NotAsked<'a>>,
    conditions: Vec<Condition>,
    contests: Vec<Choice>,
    phrases: Vec<Choice>,
    trades: Vec<Choice>,
    coverage: String,
}

/// A piece of advice, and the button that follows it.
struct Piece<'a> {
    said: &'a AdviceSaid,
    /// The change, for the script; nothing when there is none to be made in the text.
    edits: String,
    wish: String,
}

/// Words of the ad, and where they stand.
struct Quote<'a> {
    text: &'a str,
    anchor: String,
}

/// What is asked with one assertion.
struct Group<'a> {
    key: &'static str,
    families: Vec<Asked<'a>>,
}

/// What is asked of one family.
struct Asked<'a> {
    id: &'a str,
    label: String,
    skills: Vec<Skill<'a>>,
}

/// A skill, and other words for it in the ad.
struct Skill<'a> {
    label: &'a str,
    quotes: Vec<Quote<'a>>,
}

/// What is only named, and why it is not asked.
struct NotAsked<'a> {
    label: String,
    quotes: Vec<Quote<'a>>,
}

/// A condition of the job.
struct Condition {
    label: String,
    value: Option<String>,
}

impl<'a> Said<'a> {
    /// The answer to a posting, ready to be shown.
    pub fn new(
        words: Words,
        taxonomy: &Taxonomy,
        posting: &'a Posting,
        answer: &'a Answer,
    ) -> Self {
        let family = |id: &str| family_label(taxonomy, id, words);
        let mut legend: Vec<Family<'_>> = Vec::new();
        for mention in &answer.mentions {
            if !legend.iter().any(|known| known.id == mention.family) {
                legend.push(Family {
                    id: &mention.family,
                    label: family(&mention.family),
                });
            }
        }
        legend.sort_by_cached_key(|family| crate::text::fold::fold(&family.label));
        let marks = |field, text| {
            let pieces = marked::pieces(answer, field, text).into_iter();
            pieces
                .map(|piece| mark(words, answer, &family, piece))
                .collect()
        };
        let asked = outline::ASKED
            .into_iter()
            .map(|(assertion, key)| group(answer, assertion, key, &family))
            .filter(|group| !group.families.is_empty())
            .collect();
        let not_asked = outline::NOT_ASKED
            .into_iter()
            .map(|assertion| NotAsked {
                label: words.report(assertion),
                quotes: quotes(
                    outline::named(answer, assertion)
                        .into_iter()
                        .map(|mention| &mention.at),
                    usize::MAX,
                ),
            })
            .filter(|group| !group.quotes.is_empty())
            .collect();
        let conditions = outline::conditions(answer, words.lang)
            .into_iter()
            .map(|(key, value)| Condition {
                label: words.report(key),
                value,
            })
            .collect();
        let percent = (answer.verdict.coverage * 100.0).round().to_string();
        Self {
            words,
            answer,
            legend,
            title: marks(Field::Title, &posting.title),
            description: marks(Field::Description, &posting.description),
            mix: mix(answer),
            findings: Findings::of(words, answer, true, true),
            linked: true,
            editable: true,
            undo: false,
            compared: None,
            advice: advice(answer),
            asked,
            not_asked,
            conditions,
            contests: contest::made(words, taxonomy, answer),
            phrases: contest::phrases(words, answer),
            trades: contest::trades(words, taxonomy),
            coverage: say(words.lang, "report", "coverage", &[("percent", &percent)]),
        }
    }

    /// The same on a page by itself.
    pub fn by_itself(
        words: Words,
        taxonomy: &Taxonomy,
        posting: &'a Posting,
        answer: &'a Answer,
    ) -> Self {
        Self {
            findings: Findings::of(words, answer, false, false),
            linked: false,
            editable: false,
            ..Self::new(words, taxonomy, posting, answer)
        }
    }

    /// The same on the page of an ad that is kept: it is changed in the form.
    pub fn kept(
        words: Words,
        taxonomy: &Taxonomy,
        posting: &'a Posting,
        answer: &'a Answer,
    ) -> Self {
        Self {
            findings: Findings::of(words, answer, true, false),
            editable: false,
            ..Self::new(words, taxonomy, posting, answer)
        }
    }

    /// As HTML.
    pub fn html(&self) -> Result<String, Problem> {
        self.render().map_err(|_| Problem::new(Kind::Internal, ""))
    }
}

#[expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    reason = "the template calls them so"
)]
impl<'a> Said<'a> {
    fn level(&self) -> String {
        self.words.level(self.answer.verdict.level)
    }

    fn score_words(&self, score: &i32) -> String {
        say(
            self.words.lang,
            "report",
            "score",
            &[("score", &score.to_string())],
        )
    }

    /// A version's level and score.
    fn version(&self, version: &Version) -> String {
        let level = self.words.level(version.level);
        let score = version.score.map(|score| format!(" · {score}"));
        format!("{level}{}", score.unwrap_or_default())
    }

    /// What findings are about, each rule once, with how often where that is more than once.
    fn labels(&self, findings: &[FindingSaid]) -> Vec<String> {
        let mut labels: Vec<(&str, usize)> = Vec::new();
        for finding in findings {
            match labels.iter_mut().find(|(known, _)| *known == finding.label) {
                Some((_, count)) => *count += 1,
                None => labels.push((&finding.label, 1)),
            }
        }
        let said = |(label, count): (&str, usize)| match count {
            1 => label.to_owned(),
            _ => format!("{label} (×{count})"),
        };
        labels.into_iter().map(said).collect()
    }

    /// Where the needle stands on the gauge, so that it stays inside.
    fn needle(&self, score: &i32) -> String {
        format!("{:.1}", f64::from(*score).clamp(0.0, 99.0))
    }

    fn as_words(&self, meant: &str) -> String {
        self.words.say(&format!("as_{meant}"))
    }

    /// True when something is not counted because the employer is read as a small structure.
    fn spared(&self) -> bool {
        let mut lines = self.answer.verdict.lines.iter();
        lines.any(|line| line.code == "F.small")
    }

    fn points(&self, points: &i32) -> String {
        if *points == 0 {
            "·".to_owned()
        } else {
            format!("{points:+}").replace('-', "−")
        }
    }

    fn quotes(&self, evidence: &'a [At]) -> Vec<Quote<'a>> {
        quotes(evidence.iter(), QUOTES)
    }

    /// How many more words prove it than are quoted.
    fn more(&self, evidence: &'a [At]) -> Option<String> {
        let all = quotes(evidence.iter(), usize::MAX).len();
        let count = all.checked_sub(QUOTES).filter(|count| *count > 0)?;
        Some(say(
            self.words.lang,
            "page",
            "more",
            &[("count", &count.to_string())],
        ))
    }

    /// The picture of roles in words.
    fn mix_words(&self) -> String {
        let part = |share: &Share| format!("{} {} %", share.label, share.percent);
        self.mix.iter().map(part).collect::<Vec<_>>().join(", ")
    }
}

fn group<'a>(
    answer: &'a Answer,
    assertion: &str,
    key: &'static str,
    family: &dyn Fn(&str) -> String,
) -> Group<'a> {
    let skill = |requirement: &'a RequirementSaid| Skill {
        label: &requirement.label,
        quotes: quotes(
            outline::other_words(answer, requirement)
                .into_iter()
                .map(|mention| &mention.at),
            QUOTES,
        ),
    };
    let families = outline::asked(answer, assertion)
        .into_iter()
        .map(|(id, requirements)| Asked {
            id,
            label: family(id),
            skills: requirements.into_iter().map(skill).collect(),
        })
        .collect();
    Group { key, families }
}

/// The pieces of advice with their buttons.
fn advice(answer: &Answer) -> Vec<Piece<'_>> {
    let piece = |(number, said): (usize, &'_ AdviceSaid)| {
        let edits = (!said.edits.is_empty()).then(|| serde_json::to_string(&said.edits));
        (
            edits.and_then(Result::ok).unwrap_or_default(),
            Wish::Advice(number).value(),
        )
    };
    answer
        .advice
        .iter()
        .enumerate()
        .map(|(number, said)| {
            let (edits, wish) = piece((number, said));
            Piece { said, edits, wish }
        })
        .collect()
}

/// Words of some places, each once. What is told beside the ad has none.
fn quotes<'a>(places: impl Iterator<Item = &'a At>, most: usize) -> Vec<Quote<'a>> {
    let mut seen: Vec<String> = Vec::new();
    let mut quotes = Vec::new();
    for at in places.filter(|at| !at.text.is_empty()) {
        let plain = crate::text::fold::fold(&at.text);
        if quotes.len() < most && !seen.contains(&plain) {
            seen.push(plain);
            quotes.push(Quote {
                text: &at.text,
                anchor: anchor(at),
            });
        }
    }
    quotes
}
