//! A fit as a person sees it: the band first, then what is there and what is not with the words of both sides, the conditions, each
//! job of the ad, and what would change it. Knows the answer; nothing in it is computed here.

use crate::report::FitAnswer;
use crate::report::fit_schema::FitLine;
use crate::web::pages::words::Words;
use crate::wordings::say;

/// A fit on the page.
pub struct Fitting {
    /// The page of the ad; nothing for one that was pasted.
    pub address: Option<String>,
    pub title: String,
    pub band: &'static str,
    pub band_label: String,
    pub score: Option<String>,
    pub message: String,
    /// What must be known of it: that it asks for several jobs, how much could be judged.
    pub notes: Vec<String>,
    pub parts: Vec<Part>,
    pub roles: Vec<Role>,
    pub improve: Vec<String>,
    pub talk: String,
}

/// Lines of one kind.
pub struct Part {
    pub heading: String,
    pub lines: Vec<Line>,
}

/// One line, with the words of both sides.
pub struct Line {
    pub outcome: &'static str,
    pub message: String,
    pub words: String,
}

/// The fit to one job of the ad.
pub struct Role {
    pub label: String,
    pub score: String,
    /// For the picture, 0 to 100.
    pub width: String,
    pub of_posting: String,
}

impl Fitting {
    /// A fit, for who reads the page.
    pub fn of(words: Words, fit: &FitAnswer, address: Option<String>) -> Self {
        let fit_word = |key: &str, with: &[(&str, &str)]| say(words.lang, "fit", key, with);
        let mut notes = Vec::new();
        if matches!(fit.verdict, "overloaded" | "superman") {
            notes.push(fit_word("several_jobs", &[]));
        }
        if fit.score.is_some() {
            let percent = (fit.known * 100.0).round().to_string();
            notes.push(fit_word("known", &[("percent", &percent)]));
        }
        let title = match fit.title.trim() {
            "" => fit_word("untitled", &[]),
            title => title.to_owned(),
        };
        let talk: Vec<&str> = fit.to_talk_about.iter().map(|talk| &*talk.label).collect();
        Self {
            address,
            title,
            band: fit.band,
            band_label: fit_word(fit.band, &[]),
            score: fit.score.map(|score| score.round().to_string()),
            message: fit.message.clone(),
            notes,
            parts: parts(words, fit),
            roles: roles(words, fit),
            improve: improve(words, fit),
            talk: talk.join(", "),
        }
    }
}

fn parts(words: Words, fit: &FitAnswer) -> Vec<Part> {
    let is_skill = |line: &FitLine| line.component == "required";
    let is_met = |line: &FitLine| is_skill(line) && line.outcome == "met";
    let lacks = |line: &FitLine| {
        (is_skill(line) && line.outcome != "met")
            || (line.component == "level" && line.outcome == "nearly")
    };
    let adds = |line: &FitLine| line.component == "preferred" && line.points > 0.0;
    let is_term =
        |line: &FitLine| matches!(line.component, "language" | "location" | "contract" | "pay");
    let part = |key: &str, chosen: &dyn Fn(&FitLine) -> bool| Part {
        heading: say(words.lang, "fit", key, &[]),
        lines: fit
            .lines
            .iter()
            .filter(|line| chosen(line))
            .map(|said| line(words, said))
            .collect(),
    };
    let mut parts = vec![
        part("met", &is_met),
        part("missing", &lacks),
        part("extras", &adds),
        part("terms", &is_term),
        licences(words, fit),
    ];
    parts.retain(|part| !part.lines.is_empty());
    parts
}

fn line(words: Words, line: &FitLine) -> Line {
    let ad = line.posting_evidence.as_ref().map(|at| {
        let quote = words.quote(&at.text);
        say(words.lang, "fit", "says_ad", &[("ad", &quote)])
    });
    let own = line.profile_evidence.as_ref().map(|own| own.text.trim());
    let own = own.filter(|own| !own.is_empty()).map(|own| {
        let quote = words.quote(&wished(words, line, own));
        say(words.lang, "fit", "says_profile", &[("profile", &quote)])
    });
    let both: Vec<String> = ad.into_iter().chain(own).collect();
    Line {
        outcome: line.outcome,
        message: line.message.clone(),
        words: both.join(" · "),
    }
}

/// The profile's words; of wishes that are said by a code, the words for it.
fn wished(words: Words, line: &FitLine, text: &str) -> String {
    match line.requirement.as_str() {
        "remote" => words.report(&format!("remote_{text}")),
        "contract" if line.outcome == "met" => words.contract(text),
        _ => text.to_owned(),
    }
}

fn licences(words: Words, fit: &FitAnswer) -> Part {
    let line = |licence: &crate::report::fit_schema::ConstraintSaid| {
        let is_held = licence.held == Some(true);
        let key = if is_held { "held" } else { "not_stated" };
        let said = say(words.lang, "fit", key, &[]);
        Line {
            outcome: if is_held { "met" } else { "unknown" },
            message: format!("{}{}{said}", licence.label, words.colon()),
            words: licence
                .posting_evidence
                .as_ref()
                .map_or_else(String::new, |at| words.quote(&at.text)),
        }
    };
    Part {
        heading: say(words.lang, "fit", "licences", &[]),
        lines: fit.constraints.iter().map(line).collect(),
    }
}

/// The jobs of the ad that are more than a trace, when there are several.
fn roles(words: Words, fit: &FitAnswer) -> Vec<Role> {
    let shown = fit.per_role.iter().filter(|role| role.of_posting >= 0.05);
    let roles: Vec<Role> = shown
        .filter_map(|role| {
            let score = role.score?.round();
            let percent = (role.of_posting * 100.0).round().to_string();
            Some(Role {
                label: role.label.clone(),
                score: score.to_string(),
                width: format!("{:.0}", score.clamp(0.0, 100.0)),
                of_posting: say(words.lang, "fit", "of_posting", &[("percent", &percent)]),
            })
        })
        .collect();
    if roles.len() < 2 { Vec::new() } else { roles }
}

fn improve(words: Words, fit: &FitAnswer) -> Vec<String> {
    let Some(before) = fit.score else {
        return Vec::new();
    };
    let line = |gain: &crate::report::fit_schema::GainSaid| {
        let said = [
            ("label", gain.label.as_str()),
            ("before", &before.round().to_string()),
            ("after", &gain.score_after.round().to_string()),
        ];
        say(words.lang, "fit", "improve_line", &said)
    };
    fit.improve.iter().map(line).collect()
}
