//! A file of many ads: its columns are shown and corrected, it goes on under one's eyes, its worst ads open in the form.

use super::chromium::{Browser, Manner};
use super::form::{EXAMPLE, FOCUSED};
use super::states::look;
use std::fmt::Write;

/// A table with a column of texts that no name tells, and a name that must not run.
fn table(rows: usize) -> String {
    let mut table = "réf;poste;corps de l'envoi\n".to_owned();
    for row in 0..rows {
        let text = if row == 3 { EXAMPLE } else { FOCUSED };
        let text = text.replace('"', "\"\"");
        let _ = writeln!(
            table,
            "r{row};<img src=x onerror=window.ran=1> {row};\"{text}\""
        );
    }
    table.push_str("r40;une;deux;trois\n");
    table
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_worked_through_from_its_columns_to_its_worst_ads() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/bulk?lang=fr").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("annonces d'été.csv");
    std::fs::write(&file, table(40)).unwrap();
    browser.choose("#file", &file).await;
    browser
        .until("!document.querySelector('#columns').hidden")
        .await;
    look(&browser, "bulk-columns").await;
    let known =
        "return [...document.querySelectorAll('#columns select')].map((select) => select.value)";
    assert_eq!(browser.script(known).await[0], "poste");
    // the column of the texts is told by hand
    browser
        .select("#description_column", "corps de l'envoi")
        .await;
    browser.select("#to", "csv").await;
    browser.press("#many button.primary").await;
    browser
        .until("location.pathname.startsWith('/bulk/')")
        .await;
    browser.text("#download").await;
    assert!(browser.text("h1").await.contains("annonces d'été.csv"));
    let counts = browser.texts(".levels strong").await;
    let all: u32 = counts
        .iter()
        .map(|count| count.parse::<u32>().unwrap())
        .sum();
    assert_eq!(all, 40, "{counts:?}");
    // the files can be had
    browser.press("#download").await;
    let table = browser.download("annonces d'été.rolefit.csv").await;
    let table = std::fs::read_to_string(table).unwrap();
    assert!(
        table.contains("rf_level") && table.contains("superman"),
        "{table}"
    );
    browser.press("#took a[href$='/report']").await;
    let report = browser.download("annonces d'été.report.html").await;
    let report = std::fs::read_to_string(report).unwrap();
    assert!(!report.contains("<img src=x"), "{report}");
    browser.press("#took a[href$='/errors']").await;
    let errors = browser.download("annonces d'été.errors.csv").await;
    assert!(!std::fs::read_to_string(errors).unwrap().is_empty());
    // what the ads came to stands on the page, in its language
    let told = async |part: &str| browser.texts(&format!("#{part} .bars li")).await.join("\n");
    let stacked = told("stacked").await;
    assert!(
        stacked.contains("Community manager + Graphiste"),
        "{stacked}"
    );
    let families = told("families").await;
    assert!(
        families.contains("réseaux sociaux") && families.contains("exigée"),
        "{families}"
    );
    let findings = told("findings").await;
    assert!(findings.contains('%'), "{findings}");
    // the worst first, opened in the form
    let worst = browser.texts("#worst li").await;
    assert!(worst[0].contains("superman"), "{worst:?}");
    look(&browser, "bulk-done").await;
    browser.press("#findings a").await;
    browser.text(".rule h1").await;
    browser.page.back().await.unwrap();
    browser.text("#worst li a").await;
    browser.press("#worst li a").await;
    browser.text("#paper mark").await;
    assert!(browser.value("#text").await.contains("Atelier Bérénice"));
    browser.until("window.ran === undefined").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_in_without_scripts_and_forgotten() {
    let browser = Browser::open(Manner {
        scripts: false,
        ..Manner::default()
    })
    .await;
    browser.go("/bulk?lang=en").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ads.csv");
    let ads = format!("title,description\nCommunity manager,\"{FOCUSED}\"\n");
    std::fs::write(&file, ads).unwrap();
    browser.choose("#file", &file).await;
    browser.press("#many button.primary").await;
    browser.text("#download").await;
    browser.press("form[action*='/cancel'] button").await;
    assert!(
        browser
            .text("#jobs-heading + p")
            .await
            .contains("No file yet")
    );
    // what cannot be read is said
    let broken = folder.path().join("names.csv");
    std::fs::write(&broken, "name,phone\na,1\n").unwrap();
    browser.choose("#file", &broken).await;
    browser.press("#many button.primary").await;
    assert!(browser.text("#problem").await.contains("phone"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_waits_is_stopped_and_ends_under_ones_eyes() {
    let idle = Manner {
        idle: true,
        ..Manner::default()
    };
    let browser = Browser::open(idle).await;
    let folder = tempfile::tempdir().unwrap();
    // a name that must not run
    let file = folder.path().join("<img src=x onerror=window.ran=1>.csv");
    std::fs::write(
        &file,
        format!("titre,texte\nCommunity manager,\"{FOCUSED}\"\n"),
    )
    .unwrap();
    let send = async || {
        browser.go("/bulk?lang=fr").await;
        browser.choose("#file", &file).await;
        browser
            .until("!document.querySelector('#columns').hidden")
            .await;
        browser.press("#many button.primary").await;
        browser.text("#progress").await;
    };
    send().await;
    assert_eq!(
        browser.text("h1").await,
        "<img src=x onerror=window.ran=1>.csv"
    );
    look(&browser, "bulk-waiting").await;
    browser.press("#progress button").await;
    browser.until("location.pathname === '/bulk'").await;
    assert!(
        browser
            .text("#jobs-heading + p")
            .await
            .contains("Aucun fichier")
    );
    // the page learns of the end by itself
    send().await;
    browser.script("window.same = true").await;
    browser.service.run_jobs().expect("jobs are worked through");
    browser.text("#download").await;
    browser
        .until("window.same === undefined && window.ran === undefined")
        .await;
    assert!(browser.text("#standing").await.contains("Terminé"));
    browser.close().await;
}
