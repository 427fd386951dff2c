//! A report for people, as plain text: the verdict first, then why, the words, and what to do.
//! Knows the answer; nothing in it is computed here.

use super::page::Page;
use super::schema::{Answer, FactsSaid, MentionSaid, RequirementSaid, SpokenSaid};
use crate::text::Language;
use crate::wordings::say;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// How a report is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Colours and bold, for a terminal.
    pub colour: bool,
    /// Columns.
    pub width: usize,
}

/// The report of an answer, in the answer's own language.
#[must_use]
pub fn report(answer: &Answer, families: &dyn Fn(&str) -> String, layout: Layout) -> String {
    let page = Page {
        lang: Language::from_code(answer.lang).unwrap_or(Language::English),
        layout,
    };
    let mut out = String::new();
    page.verdict(&mut out, answer);
    page.why(&mut out, answer);
    page.roles(&mut out, answer);
    page.advice(&mut out, answer);
    page.asked(&mut out, answer, families);
    page.not_asked(&mut out, answer);
    page.facts(&mut out, answer);
    out
}

impl Page {
    fn verdict(&self, out: &mut String, answer: &Answer) {
        if !answer.title.is_empty() {
            let _ = writeln!(out, "{}", self.paint(Style::new().bold(), &answer.title));
        }
        let colour = match answer.verdict.level {
            "focused" => AnsiColor::Green,
            "broad" => AnsiColor::Cyan,
            "overloaded" => AnsiColor::Yellow,
            "superman" => AnsiColor::Red,
            _ => AnsiColor::White,
        };
        let level = say(self.lang, "level", answer.verdict.level, &[]);
        let style = Style::new().bold().fg_color(Some(colour.into()));
        let score = answer
            .verdict
            .score
            .map(|score| format!(" · {}", self.score(score)))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{}{}{score}",
            self.paint(
                Style::new().dimmed(),
                &format!("{}{}", self.word("verdict"), self.colon())
            ),
            self.paint(style, &level)
        );
        self.paragraph(out, "", 0, &answer.verdict.reason);
    }

    fn why(&self, out: &mut String, answer: &Answer) {
        if answer.verdict.lines.is_empty() {
            return;
        }
        self.heading(out, "why");
        for line in &answer.verdict.lines {
            let points = if line.points == 0 {
                "  · ".to_owned()
            } else {
                format!("{:>+3} ", line.points)
            };
            self.paragraph(out, &points, 4, &line.message);
            if line.code != "G.band" {
                self.paragraph(
                    out,
                    "    ",
                    4,
                    &self.quotes(line.evidence.iter().map(|at| at.text.as_str())),
                );
            }
        }
    }

    fn roles(&self, out: &mut String, answer: &Answer) {
        if answer.verdict.score.is_none() || answer.roles.is_empty() {
            return;
        }
        self.heading(out, "roles");
        let shown = answer
            .roles
            .iter()
            .filter(|role| role.main || role.share >= 0.05);
        for role in shown {
            let load = if role.main {
                self.word("main")
            } else {
                self.word(&format!("load_{}", role.load))
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share is between 0 and 1"
            )]
            let bar = "█".repeat((role.share * 20.0).round() as usize);
            let bar = if bar.is_empty() {
                "▏".to_owned()
            } else {
                bar
            };
            let _ = writeln!(
                out,
                "  {:>3} %  {bar:<20}  {} ({load})",
                (role.share * 100.0).round(),
                role.label
            );
        }
    }

    fn advice(&self, out: &mut String, answer: &Answer) {
        let focused = answer.verdict.level == "focused";
        if answer.advice.is_empty() && !focused {
            return;
        }
        self.heading(out, "todo");
        if answer.advice.is_empty() {
            self.paragraph(out, "  ", 2, &self.word("nothing_todo"));
        }
        for piece in &answer.advice {
            let after = piece
                .score_after
                .filter(|_| piece.kind == "split")
                .map(|score| format!(" → {}", self.score(score)))
                .unwrap_or_default();
            self.paragraph(out, "  - ", 4, &format!("{}{after}", piece.message));
        }
    }

    fn asked(&self, out: &mut String, answer: &Answer, families: &dyn Fn(&str) -> String) {
        for (assertion, key) in [("required", "asked"), ("preferred", "preferred")] {
            let asked: Vec<&RequirementSaid> = answer
                .requirements
                .iter()
                .filter(|requirement| requirement.assertion == assertion)
                .collect();
            if asked.is_empty() {
                continue;
            }
            self.heading(out, key);
            let mut order: Vec<&str> = Vec::new();
            for requirement in &asked {
                if !order.contains(&requirement.family.as_str()) {
                    order.push(&requirement.family);
                }
            }
            for family in order {
                let skills: Vec<String> = asked
                    .iter()
                    .filter(|requirement| requirement.family == family)
                    .map(|requirement| self.skill(answer, requirement))
                    .collect();
                let label = format!("{}{}", families(family), self.colon());
                self.paragraph(out, "  ", 4, &format!("{label}{}", skills.join(" ; ")));
            }
        }
    }

    /// A skill with the words that ask it, where they are other words.
    fn skill(&self, answer: &Answer, requirement: &RequirementSaid) -> String {
        let words = requirement
            .mentions
            .iter()
            .filter_map(|&at| answer.mentions.get(at))
            .filter(|mention| mention.assertion == requirement.assertion);
        let plain = crate::text::fold::fold(&requirement.label);
        let other: Vec<&str> = words
            .map(|mention| mention.at.text.as_str())
            .filter(|text| crate::text::fold::fold(text) != plain)
            .take(2)
            .collect();
        if other.is_empty() {
            requirement.label.clone()
        } else {
            format!("{} {}", requirement.label, self.quotes(other.into_iter()))
        }
    }

    fn not_asked(&self, out: &mut String, answer: &Answer) {
        let named: Vec<&MentionSaid> = answer
            .mentions
            .iter()
            .filter(|mention| {
                !matches!(mention.assertion, "required" | "preferred") && mention.kind != "quality"
            })
            .collect();
        if named.is_empty() {
            return;
        }
        self.heading(out, "not_asked");
        for assertion in ["learnable", "other_party", "company", "negated"] {
            let texts: Vec<&str> = named
                .iter()
                .filter(|mention| mention.assertion == assertion)
                .map(|mention| mention.at.text.as_str())
                .collect();
            if !texts.is_empty() {
                let label = format!("{}{}", self.word(assertion), self.colon());
                self.paragraph(
                    out,
                    "  ",
                    4,
                    &format!("{label}{}", self.quotes(texts.into_iter())),
                );
            }
        }
    }

    fn facts(&self, out: &mut String, answer: &Answer) {
        let facts = &answer.facts;
        let mut lines: Vec<(&str, String)> = Vec::new();
        let contracts: Vec<String> = facts
            .contract
            .iter()
            .map(|contract| self.word(&format!("contract_{contract}")))
            .chain(facts.public.then(|| self.word("public")))
            .collect();
        lines.push(("contract", contracts.join(", ")));
        let experience = facts.experience.as_ref().map(|experience| {
            let years = |n: f64| format!("{n}");
            match (experience.min_years.unwrap_or(0.0), experience.max_years) {
                _ if experience.first => self.quote(&experience.at.text),
                (0.0, None) => self.word("beginner"),
                (min, Some(max)) => say(
                    self.lang,
                    "report",
                    "years_range",
                    &[("min", &years(min)), ("max", &years(max))],
                ),
                (min, None) => say(
                    self.lang,
                    "report",
                    if min < 2.0 { "year" } else { "years" },
                    &[("min", &years(min))],
                ),
            }
        });
        lines.push(("experience", experience.unwrap_or_default()));
        lines.push((
            "pay",
            facts
                .salary
                .as_ref()
                .map(|pay| {
                    format!(
                        "{} ({})",
                        self.quote(&pay.at.text),
                        self.word(&format!("unit_{}", pay.unit))
                    )
                })
                .or_else(|| {
                    let basis = facts.salary_basis.as_ref()?;
                    Some(self.quote(&basis.at.text))
                })
                .unwrap_or_default(),
        ));
        lines.push((
            "hours",
            facts
                .hours_per_week
                .map(|hours| {
                    say(
                        self.lang,
                        "report",
                        "hours_week",
                        &[("hours", &hours.to_string())],
                    )
                })
                .unwrap_or_default(),
        ));
        lines.push((
            "remote",
            facts
                .remote
                .map(|remote| self.word(&format!("remote_{remote}")))
                .unwrap_or_default(),
        ));
        lines.push(("place", facts.location.clone().unwrap_or_default()));
        let languages = spoken(facts);
        if !languages.is_empty() {
            lines.push(("languages", languages));
        }
        for (key, day) in [("start", &facts.start), ("deadline", &facts.deadline)] {
            if let Some(day) = day {
                lines.push((key, self.quote(&day.at.text)));
            }
        }
        self.heading(out, "facts");
        let colon = self.colon();
        for (key, value) in lines {
            let value = if value.is_empty() {
                self.paint(Style::new().dimmed(), &self.word("unknown"))
            } else {
                value
            };
            let _ = writeln!(out, "  {}{colon}{value}", self.word(key));
        }
        let percent = (answer.verdict.coverage * 100.0).round().to_string();
        let _ = writeln!(out);
        self.paragraph(
            out,
            "",
            0,
            &say(self.lang, "report", "coverage", &[("percent", &percent)]),
        );
    }
}

/// The languages asked, as the ad names them, with their levels.
fn spoken(facts: &FactsSaid) -> String {
    let one = |spoken: &SpokenSaid| match spoken.cefr {
        Some(cefr) => format!("{} ({cefr})", spoken.at.text),
        None => spoken.at.text.clone(),
    };
    facts
        .languages
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(", ")
}
