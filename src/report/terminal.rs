//! A report for people, as plain text: the verdict first, then why, the words, and what to do.
//! Knows the answer; nothing in it is computed here.

use super::outline;
use super::page::Page;
use super::schema::{Answer, RequirementSaid};
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
    /// Remarks on tone and structure too.
    pub style: bool,
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
    page.findings(&mut out, answer);
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
        if let Some(market) = &answer.market {
            self.paragraph(out, "", 0, &market.message);
        }
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
            self.paragraph(out, "  - ", 4, &piece.message);
        }
    }

    fn asked(&self, out: &mut String, answer: &Answer, families: &dyn Fn(&str) -> String) {
        for (assertion, key) in outline::ASKED {
            let asked = outline::asked(answer, assertion);
            if asked.is_empty() {
                continue;
            }
            self.heading(out, key);
            for (family, requirements) in asked {
                let skills: Vec<String> = requirements
                    .into_iter()
                    .map(|requirement| self.skill(answer, requirement))
                    .collect();
                let label = format!("{}{}", families(family), self.colon());
                self.paragraph(out, "  ", 4, &format!("{label}{}", skills.join(" ; ")));
            }
        }
    }

    /// A skill with the words that ask it, where they are other words.
    fn skill(&self, answer: &Answer, requirement: &RequirementSaid) -> String {
        let other = outline::other_words(answer, requirement);
        if other.is_empty() {
            return requirement.label.clone();
        }
        let texts = other.iter().take(2).map(|mention| mention.at.text.as_str());
        format!("{} {}", requirement.label, self.quotes(texts))
    }

    fn not_asked(&self, out: &mut String, answer: &Answer) {
        let groups =
            outline::NOT_ASKED.map(|assertion| (assertion, outline::named(answer, assertion)));
        if groups.iter().all(|(_, named)| named.is_empty()) {
            return;
        }
        self.heading(out, "not_asked");
        for (assertion, named) in groups {
            if !named.is_empty() {
                let texts = named.iter().map(|mention| mention.at.text.as_str());
                let label = format!("{}{}", self.word(assertion), self.colon());
                self.paragraph(out, "  ", 4, &format!("{label}{}", self.quotes(texts)));
            }
        }
    }

    fn facts(&self, out: &mut String, answer: &Answer) {
        self.heading(out, "facts");
        let colon = self.colon();
        for (key, value) in outline::conditions(answer, self.lang) {
            let value =
                value.unwrap_or_else(|| self.paint(Style::new().dimmed(), &self.word("unknown")));
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
