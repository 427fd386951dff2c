//! A survey as a page by itself, fit for print: tables, the picture of jobs stacked together, the method and how often it errs.

use super::Survey;
use super::figure::{escaped, matrix};
use super::table::{Cell, Table, Told};
use super::tables::{role_label, tables};
use crate::bulk::Tally;
use crate::text::Language;
use crate::wordings::{measured, say};
use std::fmt::Write;

/// How the page looks.
const STYLE: &str = include_str!("page.css");
/// Columns that programs need and people do not.
const FOR_PROGRAMS: [&str; 3] = ["asked", "over", "code"];

/// Columns of a table beyond which it is written small, to fit the page.
const MANY: usize = 7;

/// What stands at the head of a survey.
#[derive(Debug, Clone)]
pub struct Head<'h> {
    /// What the ads are called.
    pub name: &'h str,
    /// The day on which it is made (ISO 8601).
    pub date: &'h str,
    /// The column by which it is divided.
    pub by: Option<&'h str>,
    /// The name of the file, without its ending, beside which the tables stand.
    pub file: &'h str,
}

/// The page.
#[must_use]
pub fn page(survey: &Survey, tally: &Tally, head: &Head<'_>, told: Told<'_>) -> String {
    let lang = told.lang;
    let word = |key: &str| escaped(&say(lang, "survey", key, &[]));
    let code = if lang == Language::French { "fr" } else { "en" };
    let engine = [
        ("version", env!("CARGO_PKG_VERSION")),
        ("taxonomy", told.taxonomy.digest.as_str()),
        ("scoring", told.taxonomy.scoring.version.as_str()),
        ("name", head.name),
        ("date", head.date),
        ("by", head.by.unwrap_or_default()),
    ];
    let sentence = |key: &str| escaped(&say(lang, "survey", key, &engine));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <title>{title}</title><style>{STYLE}</style></head><body><main>\n\
        <h1>{title}</h1>\n<p class=\"lead\">{}</p>\n<p class=\"small\">{}</p>\n",
        sentence("intro"),
        sentence("made"),
        title = sentence("title"),
    );
    for table in tables(survey, tally, told) {
        if table.rows.is_empty() {
            continue;
        }
        let heading = if table.name == "groups" {
            sentence("groups")
        } else {
            word(table.name)
        };
        let _ = write!(
            html,
            "<section><h2>{heading}</h2>\n<p>{}</p>\n",
            word(&format!("{}_note", table.name))
        );
        if table.name == "verdicts" {
            html.push_str(&bar(&table, lang));
        }
        if table.name == "stacked"
            && let Some(svg) = matrix(survey, told)
        {
            let _ = writeln!(html, "<figure>{svg}</figure>");
        }
        written(&mut html, &table, head, told);
        html.push_str("</section>\n");
    }
    let _ = writeln!(html, "<section><h2>{}</h2>", word("method"));
    for key in [
        "method_reading",
        "method_verdict",
        "method_pay",
        "method_errors",
        "method_real",
        "method_limits",
    ] {
        let _ = writeln!(html, "<p>{}</p>", measured::told(&sentence(key), lang));
    }
    html.push_str("</section>\n</main></body></html>\n");
    html
}

/// The verdicts as one bar.
fn bar(table: &Table, lang: Language) -> String {
    let mut bar = String::from("<div class=\"bar\">");
    for row in &table.rows {
        if let [Cell::Text(level), label, _, _, Cell::Share(share)] = &row[..]
            && *share > 0.0
        {
            let said = format!("{} {}", label.read(lang), Cell::Share(*share).read(lang));
            let shown = if *share > 0.09 {
                escaped(&said)
            } else {
                String::new()
            };
            let _ = write!(
                bar,
                "<span class=\"{level}\" style=\"width:{:.2}%\" title=\"{}\">{shown}</span>",
                share * 100.0,
                escaped(&said)
            );
        }
    }
    bar + "</div>\n"
}

/// Rows of a table that are shown.
fn shown(name: &str) -> usize {
    match name {
        "skills" | "findings" | "groups" => 40,
        "together" | "stacked" => 25,
        _ => 60,
    }
}

fn written(html: &mut String, table: &Table, head: &Head<'_>, told: Told<'_>) {
    let lang = told.lang;
    let word = |key: &str| escaped(&say(lang, "survey", key, &[]));
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| for_people(table, *at))
        .collect();
    let many = if columns.len() > MANY {
        " class=\"many\""
    } else {
        ""
    };
    let _ = write!(html, "<div class=\"wide\"><table{many}><thead><tr>");
    for at in &columns {
        let class = if is_number(table, *at) {
            " class=\"n\""
        } else {
            ""
        };
        let _ = write!(
            html,
            "<th scope=\"col\"{class}>{}</th>",
            word(&format!("col_{}", table.columns[*at]))
        );
    }
    html.push_str("</tr></thead><tbody>\n");
    for row in table.rows.iter().take(shown(table.name)) {
        html.push_str("<tr>");
        for at in &columns {
            let class = if is_number(table, *at) {
                " class=\"n\""
            } else {
                ""
            };
            let said = match (table.name, &row[*at]) {
                ("corpus", Cell::Text(key)) => match key.split_once(':') {
                    Some((_, language)) => say(lang, "survey", "ads_in", &[("language", language)]),
                    None => say(lang, "survey", &format!("count_{key}"), &[]),
                },
                ("groups", Cell::Text(key)) if key == "(no_value)" || key == "(other_values)" => {
                    say(lang, "survey", key.trim_matches(['(', ')']), &[])
                }
                ("worst" | "best", Cell::Text(codes)) if table.columns[*at] == "beside" => {
                    let labels = codes.split('|').map(|code| role_label(told, code));
                    labels.collect::<Vec<_>>().join(", ")
                }
                (_, cell) => cell.read(lang),
            };
            let _ = write!(html, "<td{class}>{}</td>", escaped(&said));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n");
    let words = [
        ("shown", table.rows.len().min(shown(table.name)).to_string()),
        ("all", table.rows.len().to_string()),
        ("file", format!("{}.{}.csv", head.file, table.name)),
    ];
    let words: Vec<(&str, &str)> = words
        .iter()
        .map(|(key, word)| (*key, word.as_str()))
        .collect();
    let key = if table.rows.len() > shown(table.name) {
        "shown_of"
    } else {
        "in_file"
    };
    let _ = writeln!(
        html,
        "<p class=\"small\">{}</p>",
        escaped(&say(lang, "survey", key, &words))
    );
}

/// False of ids beside which a label stands.
fn for_people(table: &Table, at: usize) -> bool {
    let name = table.columns[at];
    let labelled = table
        .columns
        .get(at + 1)
        .is_some_and(|next| next.ends_with("label"));
    !labelled && !FOR_PROGRAMS.contains(&name) && (table.name != "findings" || name != "rule")
}

fn is_number(table: &Table, at: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| &row[at]);
    cells.any(|cell| {
        matches!(
            cell,
            Cell::Count(_) | Cell::Points(_) | Cell::Share(_) | Cell::Euros(_)
        )
    })
}
