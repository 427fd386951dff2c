//! Ads that are kept: by choice alone, found by their words and by what they are, opened again, erased.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_is_kept_by_choice_found_opened_and_erased() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/postings?lang=fr").await;
    assert!(
        browser
            .text(".hits")
            .await
            .contains("Aucune annonce n'est gardée")
    );
    browser.go("/?lang=fr").await;
    browser.write("#text", EXAMPLE).await;
    browser.text(".level").await;
    // nothing is kept by being judged
    browser.go("/postings?lang=fr").await;
    assert!(
        browser
            .text(".hits")
            .await
            .contains("Aucune annonce n'est gardée")
    );
    browser.go("/?lang=fr").await;
    browser.write("#text", EXAMPLE).await;
    browser.text("#out").await;
    browser.press("#out button[formaction^='/keep']").await;
    browser
        .until("location.pathname.startsWith('/postings/')")
        .await;
    assert_eq!(browser.text("h1").await, "Community manager H/F");
    browser.is_accessible().await;

    browser.go("/postings?lang=fr&q=catalogue").await;
    assert_eq!(browser.text(".hit h3").await, "Community manager H/F");
    assert_eq!(browser.text("mark.found").await, "catalogue");
    // what is ticked is asked for at once
    browser.click("input[name=level][value=superman]").await;
    browser
        .until("location.search.includes('level=superman')")
        .await;
    assert_eq!(browser.texts(".hit").await.len(), 1);
    browser.go("/postings?lang=fr&level=focused").await;
    browser
        .until("document.querySelectorAll('.hit').length === 0")
        .await;

    browser.go("/postings?lang=fr").await;
    browser.click(".hit h3 a").await;
    browser.text(".kept-actions").await;
    browser.click(".kept-actions a.primary").await;
    browser.text("#paper mark").await;
    assert!(browser.value("#text").await.contains("Atelier Bérénice"));
    browser.go("/postings?lang=fr").await;
    browser.click(".hit h3 a").await;
    browser.text(".erase").await;
    browser.click(".erase summary").await;
    browser.press(".erase button").await;
    browser.until("location.pathname === '/postings'").await;
    assert!(
        browser
            .text(".hits")
            .await
            .contains("Aucune annonce n'est gardée")
    );
    browser.close().await;
}
