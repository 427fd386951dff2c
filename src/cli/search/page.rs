//! What was found, as plain text: the ads with the words in their passages, then what they can be sorted into.

use anstyle::{AnsiColor, Style};
use rolefit::index::Facet;
use rolefit::report::schema::At;
use rolefit::service::{Found, Hit};
use rolefit::span::Field;
use rolefit::taxonomy::Taxonomy;
use rolefit::text::Language;
use rolefit::wordings::say;
use std::fmt::Write;

/// Widest page, in columns.
const WIDTH: usize = 100;
/// Values shown of a facet.
const VALUES: usize = 8;

/// A page.
pub(super) struct Page<'t> {
    /// For the names of families and jobs.
    pub taxonomy: &'t Taxonomy,
    /// The language of the page.
    pub lang: Language,
    /// Colours, for a terminal.
    pub colour: bool,
}

impl Page<'_> {
    /// What was found.
    pub fn found(&self, found: &Found) -> String {
        let mut out = String::new();
        for hit in &found.hits {
            self.hit(&mut out, hit);
        }
        let count = match found.total {
            0 => "none",
            1 => "one",
            _ => "count",
        };
        let total = found.total.to_string();
        let shown = found.hits.len().to_string();
        let words = [("total", total.as_str()), ("shown", shown.as_str())];
        let _ = writeln!(
            out,
            "{}",
            self.paint(
                Style::new().bold(),
                &say(self.lang, "search", count, &words)
            )
        );
        for counts in &found.facets {
            let values: Vec<String> = counts
                .values
                .iter()
                .filter(|value| value.count > 0 || value.chosen)
                .take(VALUES)
                .map(|value| {
                    let text =
                        format!("{} {}", self.label(counts.facet, &value.value), value.count);
                    if value.chosen {
                        self.paint(Style::new().bold(), &text)
                    } else {
                        text
                    }
                })
                .collect();
            if !values.is_empty() {
                let name = say(self.lang, "search", counts.facet.name(), &[]);
                self.paragraph(
                    &mut out,
                    &format!("{name}{} ", self.colon()),
                    &values.join(" · "),
                );
            }
        }
        out
    }

    fn hit(&self, out: &mut String, hit: &Hit) {
        let posting = &hit.posting;
        let title = self.marked(&posting.title, 0, &hit.highlights, Field::Title);
        let place: Vec<&str> = [&posting.company, &posting.location]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let place = if place.is_empty() {
            String::new()
        } else {
            format!(" · {}", place.join(", "))
        };
        let title = if title.is_empty() {
            say(self.lang, "search", "untitled", &[])
        } else {
            title
        };
        let _ = writeln!(out, "{}{place}", self.paint(Style::new().bold(), &title));
        let traits = &hit.traits;
        let mut facts = vec![self.label(Facet::Level, &traits.level)];
        facts.extend(traits.score.map(|score| {
            say(
                self.lang,
                "report",
                "score",
                &[("score", &score.to_string())],
            )
        }));
        facts.extend(
            traits
                .roles
                .iter()
                .map(|role| self.label(Facet::Role, role)),
        );
        facts.extend(
            traits
                .contracts
                .iter()
                .map(|contract| self.label(Facet::Contract, contract)),
        );
        facts.push(posting.id.clone());
        self.paragraph(
            out,
            "  ",
            &self.paint(Style::new().dimmed(), &facts.join(" · ")),
        );
        let snippet = &hit.snippet;
        if !snippet.text.is_empty() {
            let text = self.marked(
                &snippet.text,
                snippet.start,
                &hit.highlights,
                Field::Description,
            );
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let before = if snippet.start > 0 { "… " } else { "" };
            let whole = posting
                .description
                .trim_end()
                .ends_with(snippet.text.as_str());
            self.paragraph(
                out,
                "  ",
                &format!("{before}{flat}{}", if whole { "" } else { " …" }),
            );
        }
        out.push('\n');
    }

    /// A text that begins at code point `start` of its field, the places in it marked.
    fn marked(&self, text: &str, start: u32, places: &[At], field: Field) -> String {
        let mut out = String::new();
        let mut at = start;
        let mut letters = text.chars();
        let places = places
            .iter()
            .filter(|place| place.field == field && place.start >= start);
        for place in places {
            let before = place.start.saturating_sub(at) as usize;
            let length = place.text.chars().count();
            if letters.as_str().chars().count() < before + length {
                break;
            }
            out.extend(letters.by_ref().take(before));
            let word: String = letters.by_ref().take(length).collect();
            let style = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
            let _ = if self.colour {
                write!(out, "{style}{word}{style:#}")
            } else {
                write!(out, "*{word}*")
            };
            at = place.end;
        }
        out.push_str(letters.as_str());
        out
    }

    /// A value as people call it.
    fn label(&self, facet: Facet, value: &str) -> String {
        let known = match facet {
            Facet::Family => self
                .taxonomy
                .family(value)
                .and_then(|number| self.taxonomy.families.get(usize::from(number)))
                .map(|family| family.label.get(self.lang).to_owned()),
            Facet::Role => self
                .taxonomy
                .role(value)
                .and_then(|number| self.taxonomy.roles.get(usize::from(number)))
                .map(|role| role.label.get(self.lang).to_owned()),
            Facet::Level => Some(say(self.lang, "level", value, &[])),
            Facet::Contract => Some(say(self.lang, "report", &format!("contract_{value}"), &[])),
            Facet::Language => None,
        };
        known.unwrap_or_else(|| value.to_owned())
    }

    fn colon(&self) -> &'static str {
        if self.lang == Language::French {
            " :"
        } else {
            ":"
        }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn paragraph(&self, out: &mut String, first: &str, text: &str) {
        let width = if self.colour {
            textwrap::termwidth().clamp(40, WIDTH)
        } else {
            WIDTH
        };
        let options = textwrap::Options::new(width)
            .initial_indent(first)
            .subsequent_indent("  ");
        let _ = writeln!(out, "{}", textwrap::fill(text, options));
    }
}
