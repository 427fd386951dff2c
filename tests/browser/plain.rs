//! Every step without scripts: forms are sent, pages come back.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;
use super::matching::CV;
use fantoccini::Locator;
use std::fs;

impl Browser {
    /// The property `value` of a field, where no script runs.
    async fn holds(&self, css: &str) -> String {
        let field = self
            .page
            .find(Locator::Css(css))
            .await
            .expect("the field is there");
        field
            .prop("value")
            .await
            .expect("it has a value")
            .unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_is_checked_contested_compared_kept_and_erased_without_scripts() {
    let plain = Manner {
        scripts: false,
        ..Manner::default()
    };
    let browser = Browser::open(plain).await;
    browser.go("/?lang=fr").await;
    browser.type_in("#text", EXAMPLE).await;
    browser.click(".more summary").await;
    browser.select("#country", "FR").await;
    browser.send("#check button.primary").await;
    assert_eq!(browser.text(".verdict .level").await, "« superman »");
    let before = browser.text(".lines .sum .points").await;

    // a phrase is contested, and the contest taken back
    let phrase = browser.page.find(Locator::Css("#phrase")).await.unwrap();
    let options = phrase.find_all(Locator::Css("option")).await.unwrap();
    let mut chosen = None;
    for option in options {
        if option.text().await.unwrap().contains("Premiere Pro") {
            chosen = option.attr("value").await.unwrap();
        }
    }
    browser
        .select("#phrase", &chosen.expect("it can be contested"))
        .await;
    browser.select("#meant", "a_plus|").await;
    browser.send("#contest button").await;
    let kept = browser.text(".contests label").await;
    assert!(kept.contains("Premiere Pro"), "{kept}");
    assert_ne!(browser.text(".lines .sum .points").await, before);
    browser.click(".contests input").await;
    browser.send("#contest button").await;
    assert_eq!(browser.text(".lines .sum .points").await, before);

    // advice is followed, the versions are compared, it is taken back
    browser.send("#todo button[value^='advice|']").await;
    let versions = browser.text("#compared .versions").await;
    assert!(
        versions.contains(before.trim_start_matches('+')),
        "{versions}"
    );
    browser.send(".done button[value=undo]").await;
    browser.text("#todo").await;
    assert_eq!(browser.text(".lines .sum .points").await, before);

    // the other language, with what is written and said
    browser.send("#check button[formaction*='lang=en']").await;
    assert_eq!(browser.text(".verdict .level").await, "“superman”");
    assert!(browser.holds("#text").await.contains("Atelier Bérénice"));
    assert_eq!(browser.holds("#country").await, "FR");

    // report and data
    browser.press("#out button[formaction^='/report']").await;
    let report = fs::read_to_string(browser.download("rolefit.html").await).unwrap();
    assert!(report.contains("superman") && report.contains("Atelier Bérénice"));
    browser.press("#out button[formaction^='/analysis']").await;
    let data = fs::read_to_string(browser.download("rolefit.json").await).unwrap();
    assert!(data.contains("rolefit/analysis/1"));

    // kept, found, opened again, erased
    browser.send("#out button[formaction^='/keep']").await;
    assert_eq!(browser.text("h1").await, "Community manager H/F");
    browser.go("/postings?lang=fr").await;
    browser.type_in("#q", "catalogue").await;
    browser.send("#search button.primary").await;
    assert_eq!(browser.text(".hit h3").await, "Community manager H/F");
    browser.click("input[name=level][value=superman]").await;
    browser.send("#facets .actions button").await;
    browser.click(".hit h3 a").await;
    browser.text(".kept-actions").await;
    browser.click(".kept-actions a.primary").await;
    browser.text(".said .level").await;
    browser.page.back().await.unwrap();
    browser.text(".erase").await;
    browser.click(".erase summary").await;
    browser.send(".erase button").await;
    assert!(browser.text(".hits").await.contains("Aucune annonce"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_matched_without_scripts() {
    let plain = Manner {
        scripts: false,
        width: 390,
        ..Manner::default()
    };
    let browser = Browser::open(plain).await;
    browser.go("/?lang=fr").await;
    browser.type_in("#text", EXAMPLE).await;
    browser.send("#check button.primary").await;
    browser.send("#out button[formaction^='/keep']").await;
    browser.text(".kept-actions").await;
    browser.go("/match?lang=fr").await;
    browser.type_in("#cv", CV).await;
    browser.send("#profile button.primary").await;
    browser.text("#known").await;
    browser.send("#profile button.primary").await;
    assert_eq!(browser.text(".fit h3").await, "Community manager H/F");
    assert!(
        browser
            .text(".person")
            .await
            .contains("une personne qui décide")
    );
    browser.close().await;
}
