//! The report on many ads, and the tables beside it.

use super::AD;
use super::spreadsheet::order;
use crate::TAXONOMY;
use rolefit::bulk::dictionary;
use rolefit::bulk::job::{Job, Report};
use rolefit::text::Language;
use rolefit::wordings::measured;
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

const OVERLOADED: &str = include_str!("../gold/example.txt");

fn made(folder: &Path, lang: Option<Language>) -> String {
    let (title, text) = OVERLOADED.split_once("\n\n").unwrap();
    let mut table = csv::Writer::from_path(folder.join("ads.csv")).unwrap();
    table
        .write_record(["id", "title", "description", "Company"])
        .unwrap();
    for (id, title, text, company) in [
        ("a", "Community manager H/F", AD, "Nord <Sud>"),
        ("b", title, text, "Ouest"),
        ("c", title, text, "Ouest"),
        ("d", "Poste", "Trop court", ""),
    ] {
        table.write_record([id, title, text, company]).unwrap();
    }
    table.flush().unwrap();
    let mut order = order(&folder.join("ads.csv"), &folder.join("out.csv"));
    order.mentions = Some(folder.join("mentions.csv"));
    order.requirements = Some(folder.join("requirements.csv"));
    order.report = Some(Report {
        page: folder.join("report.html"),
        lang,
        name: "quatre annonces".to_owned(),
        date: "2026-11-22".to_owned(),
        by: Some("company".to_owned()),
    });
    let job = Job::open(&TAXONOMY, order).unwrap();
    job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    fs::read_to_string(folder.join("report.html")).unwrap()
}

fn rows(folder: &Path, name: &str) -> Vec<csv::StringRecord> {
    let mut table = csv::Reader::from_path(folder.join(name)).unwrap();
    table.records().map(Result::unwrap).collect()
}

fn cell(folder: &Path, file: &str, row: &str, column: &str) -> String {
    let mut table = csv::Reader::from_path(folder.join(file)).unwrap();
    let header = table.headers().unwrap().clone();
    let at = header.iter().position(|name| name == column).unwrap();
    let found = table
        .records()
        .map(Result::unwrap)
        .find(|record| &record[0] == row);
    found.map_or_else(|| format!("no row {row}"), |record| record[at].to_owned())
}

#[test]
fn the_figures_of_the_report_are_those_of_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let page = made(folder, None);
    let count = |row: &str| cell(folder, "report.corpus.csv", row, "count");
    assert_eq!(
        (count("rows"), count("ads"), count("judged")),
        ("4".to_owned(), "3".to_owned(), "2".to_owned())
    );
    assert_eq!(count("posted_before"), "1");
    assert_eq!(cell(folder, "out.csv", "c", "rf_duplicate_of"), "3");
    let level = cell(folder, "out.csv", "b", "rf_level");
    assert_eq!(cell(folder, "report.verdicts.csv", &level, "ads"), "1");
    assert_eq!(
        cell(folder, "report.verdicts.csv", &level, "share_judged"),
        "0.5000"
    );
    assert_eq!(cell(folder, "report.groups.csv", "Ouest", "ads"), "1");
    assert_eq!(cell(folder, "report.groups.csv", "(no_value)", "ads"), "1");
    let extras = cell(folder, "out.csv", "b", "rf_extra_roles");
    assert_eq!(
        rows(folder, "report.stacked.csv").len(),
        extras.split('|').count()
    );
    let required: BTreeSet<String> = ["a", "b"]
        .iter()
        .flat_map(|id| {
            cell(folder, "out.csv", id, "rf_required")
                .split('|')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let counted: BTreeSet<String> = rows(folder, "report.skills.csv")
        .iter()
        .filter(|row| &row[2] != "0")
        .map(|row| row[0].to_owned())
        .collect();
    assert_eq!(required, counted);
    // one page, nothing from elsewhere, nothing of a cell as HTML
    assert!(
        page.starts_with("<!doctype html>")
            && page.contains("<svg")
            && page.contains("lang=\"fr\"")
    );
    assert!(page.contains("Nord &lt;Sud&gt;") && !page.contains("<Sud>"));
    for outside in ["src=", "href=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(!page.contains("survey."), "a sentence is missing");
}

#[test]
fn the_report_is_told_in_english_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let page = made(folder.path(), Some(Language::English));
    assert!(page.contains("One job, or several?") && !page.contains("survey."));
    assert!(page.contains(&measured::FIGURES["untaught.asked"]) && !page.contains("{own."));
}

#[test]
fn long_tables_lead_back_to_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(folder, None);
    let mentions = rows(folder, "mentions.csv");
    assert!(mentions.len() > 10);
    for row in mentions
        .iter()
        .filter(|row| &row[1] == "a" && &row[12] == "description")
    {
        let (start, end): (usize, usize) = (row[13].parse().unwrap(), row[14].parse().unwrap());
        let words: String = AD.chars().skip(start).take(end - start).collect();
        assert_eq!(words, row[15].trim_start_matches('\''));
    }
    let required = cell(folder, "out.csv", "a", "rf_required");
    let asked: Vec<String> = rows(folder, "requirements.csv")
        .iter()
        .filter(|row| &row[1] == "a" && &row[7] == "required")
        .map(|row| row[3].to_owned())
        .collect();
    assert_eq!(asked.join("|"), required);
}

#[test]
fn the_dictionary_holds_every_column_that_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(folder, None);
    let known = dictionary::columns(Language::English);
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(stem) = name.strip_suffix(".csv").filter(|stem| *stem != "ads") else {
            continue;
        };
        let file = if stem == "out" { "results" } else { stem };
        let mut table = csv::Reader::from_path(folder.join(&name)).unwrap();
        for column in table
            .headers()
            .unwrap()
            .iter()
            .filter(|name| file != "results" || name.starts_with("rf_"))
        {
            let told = known
                .iter()
                .any(|known| known.file == file && known.name == column);
            assert!(told, "{column} of {file}");
        }
    }
}
