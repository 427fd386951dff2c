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
    let known = browser.script(known).await;
    assert_eq!(known[0], "poste");
    browser
        .script("document.querySelector('#description_column').value = \"corps de l'envoi\"; document.querySelector('#to').value = 'csv'")
        .await;
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
    let download = "const done = arguments[0]; fetch(document.querySelector('#download').href).then((answer) => answer.text()).then(done)";
    let result = browser.page.execute_async(download, vec![]).await.unwrap();
    let result = result.as_str().unwrap();
    assert!(
        result.contains("rf_level") && result.contains("superman"),
        "{result}"
    );
    // the worst first, opened in the form
    let worst = browser.texts("#worst li").await;
    assert!(worst[0].contains("superman"), "{worst:?}");
    look(&browser, "bulk-done").await;
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
