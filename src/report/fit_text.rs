//! Fits for people, as plain text: the band first, then what is there and what is not with the words of both sides, the
//! conditions, what would change it, and that a person decides. Knows the answer; nothing in it is computed here.

use super::fit_schema::{FitAnswer, FitLine};
use super::page::Page;
use super::terminal::Layout;
use crate::text::Language;
use crate::wordings::say;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The report of one fit, in its own language.
#[must_use]
pub fn report(fit: &FitAnswer, layout: Layout) -> String {
    let page = page(fit.lang, layout);
    let mut out = String::new();
    page.band(&mut out, fit);
    let is = |component: &'static str, met: bool| {
        move |line: &&FitLine| line.component == component && (line.outcome == "met") == met
    };
    page.lines(
        &mut out,
        "met",
        fit.lines.iter().filter(is("required", true)),
    );
    let lacking = fit.lines.iter().filter(|line| {
        is("required", false)(line) || (line.component == "level" && line.outcome == "nearly")
    });
    page.lines(&mut out, "missing", lacking);
    let extras = fit
        .lines
        .iter()
        .filter(|line| line.component == "preferred" && line.points > 0.0);
    page.lines(&mut out, "extras", extras);
    let terms = fit.lines.iter().filter(|line| {
        matches!(line.component, "language" | "location" | "contract" | "pay")
            && (line.outcome != "unknown" || line.component == "language")
    });
    page.lines(&mut out, "terms", terms);
    page.licences(&mut out, fit);
    page.per_role(&mut out, fit);
    page.improve(&mut out, fit);
    if !fit.to_talk_about.is_empty() {
        let labels: Vec<&str> = fit
            .to_talk_about
            .iter()
            .map(|talk| talk.label.as_str())
            .collect();
        page.title(&mut out, "talk");
        page.paragraph(&mut out, "  ", 4, &labels.join(", "));
    }
    out
}

/// What ends a report on several ads: how many are not shown, what was not known of the profile, and who decides.
#[must_use]
pub fn closing(unknown: &[String], not_shown: usize, lang: Language, layout: Layout) -> String {
    let page = page(lang.code(), layout);
    let mut out = String::new();
    if not_shown > 0 {
        page.paragraph(
            &mut out,
            "",
            0,
            &page.fit("more", &[("count", &not_shown.to_string())]),
        );
    }
    if !unknown.is_empty() {
        let words = page.quotes(unknown.iter().map(String::as_str));
        let label = page.fit("unknown", &[]);
        page.paragraph(&mut out, "", 2, &format!("{label}{}{words}", page.colon()));
    }
    page.paragraph(&mut out, "", 0, &page.fit("person", &[]));
    out
}

fn page(lang: &str, layout: Layout) -> Page {
    Page {
        lang: Language::from_code(lang).unwrap_or(Language::English),
        layout,
    }
}

impl Page {
    fn fit(&self, key: &str, words: &[(&str, &str)]) -> String {
        say(self.lang, "fit", key, words)
    }

    fn title(&self, out: &mut String, key: &str) {
        let _ = writeln!(
            out,
            "\n{}",
            self.paint(Style::new().bold(), &self.fit(key, &[]))
        );
    }

    fn band(&self, out: &mut String, fit: &FitAnswer) {
        let title = if fit.title.trim().is_empty() {
            self.fit("untitled", &[])
        } else {
            fit.title.clone()
        };
        let id = fit
            .posting
            .as_ref()
            .map_or_else(String::new, |id| format!(" ({id})"));
        let _ = writeln!(out, "{}{id}", self.paint(Style::new().bold(), &title));
        let colour = match fit.band {
            "strong" => AnsiColor::Green,
            "partial" => AnsiColor::Cyan,
            "developing" => AnsiColor::Yellow,
            _ => AnsiColor::White,
        };
        let score = fit.score.map_or_else(String::new, |score| {
            let whole = score.round().to_string();
            format!(
                " · {}",
                say(self.lang, "report", "score", &[("score", &whole)])
            )
        });
        let _ = writeln!(
            out,
            "{}{}{score}",
            self.paint(
                Style::new().dimmed(),
                &format!("{}{}", self.fit("band", &[]), self.colon())
            ),
            self.paint(
                Style::new().bold().fg_color(Some(colour.into())),
                &self.fit(fit.band, &[])
            )
        );
        self.paragraph(out, "", 0, &fit.message);
        if matches!(fit.verdict, "overloaded" | "superman") {
            self.paragraph(out, "", 0, &self.fit("several_jobs", &[]));
        }
        if fit.score.is_some() {
            let percent = (fit.known * 100.0).round().to_string();
            self.paragraph(out, "", 0, &self.fit("known", &[("percent", &percent)]));
        }
    }

    fn lines<'l>(&self, out: &mut String, key: &str, lines: impl Iterator<Item = &'l FitLine>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        self.title(out, key);
        for line in lines {
            let sign = match line.outcome {
                "met" => "  + ",
                "nearly" => "  ~ ",
                "missing" => "  - ",
                _ => "  ? ",
            };
            self.paragraph(out, sign, 4, &line.message);
            self.paragraph(out, "    ", 4, &self.both(line));
        }
    }

    /// The words of both sides.
    fn both(&self, line: &FitLine) -> String {
        let ad = line
            .posting_evidence
            .as_ref()
            .map(|at| self.fit("says_ad", &[("ad", &self.quote(&at.text))]));
        let profile = line
            .profile_evidence
            .as_ref()
            .filter(|evidence| !evidence.text.is_empty())
            .map(|evidence| {
                let words = self.quote(&self.wished(line, &evidence.text));
                self.fit("says_profile", &[("profile", &words)])
            });
        let both: Vec<String> = ad.into_iter().chain(profile).collect();
        both.join(" · ")
    }

    /// The profile's words; of wishes that are said by a code, the words for it.
    fn wished(&self, line: &FitLine, text: &str) -> String {
        let code = match line.requirement.as_str() {
            "remote" => format!("remote_{text}"),
            "contract" if line.outcome == "met" => format!("contract_{text}"),
            _ => return text.to_owned(),
        };
        self.word(&code)
    }

    fn licences(&self, out: &mut String, fit: &FitAnswer) {
        if fit.constraints.is_empty() {
            return;
        }
        self.title(out, "licences");
        for licence in &fit.constraints {
            let key = if licence.held == Some(true) {
                "held"
            } else {
                "not_stated"
            };
            let _ = writeln!(
                out,
                "  {}{}{}",
                licence.label,
                self.colon(),
                self.fit(key, &[])
            );
        }
    }

    fn per_role(&self, out: &mut String, fit: &FitAnswer) {
        let shown: Vec<_> = fit
            .per_role
            .iter()
            .filter(|role| role.of_posting >= 0.05)
            .filter_map(|role| Some((role, role.score?)))
            .collect();
        if shown.len() < 2 {
            return;
        }
        self.title(out, "per_role");
        for (role, score) in shown {
            let percent = (role.of_posting * 100.0).round().to_string();
            let _ = writeln!(
                out,
                "  {:>3}  {} ({})",
                score.round(),
                role.label,
                self.fit("of_posting", &[("percent", &percent)])
            );
        }
    }

    fn improve(&self, out: &mut String, fit: &FitAnswer) {
        let Some(before) = fit.score.filter(|_| !fit.improve.is_empty()) else {
            return;
        };
        self.title(out, "improve");
        for gain in &fit.improve {
            let words = [
                ("label", gain.label.as_str()),
                ("before", &before.round().to_string()),
                ("after", &gain.score_after.round().to_string()),
            ];
            self.paragraph(out, "  ", 4, &self.fit("improve_line", &words));
        }
    }
}
