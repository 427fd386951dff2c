//! Ads that are kept: by choice alone, found by their words and by what they are, opened again, erased.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;

async fn nothing_is_kept(browser: &Browser) {
    let hits = browser.text(".hits").await;
    assert!(hits.contains("Aucune annonce n'est gardée"), "{hits}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_is_kept_by_choice_found_opened_and_erased() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/postings?lang=fr").await;
    nothing_is_kept(&browser).await;
    browser.go("/?lang=fr").await;
    browser.write("#text", EXAMPLE).await;
    browser.text(".level").await;
    // nothing is kept by being judged
    browser.go("/postings?lang=fr").await;
    nothing_is_kept(&browser).await;
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
    browser
        .until("document.activeElement.matches('input[name=level][value=superman]')")
        .await;
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
    nothing_is_kept(&browser).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_stands_among_those_like_it() {
    let browser = Browser::open(Manner::default()).await;
    let (title, text) = EXAMPLE.split_once("\n\n").unwrap();
    browser.keep("crowded", title, text).await;
    for number in 0..20 {
        let extra = [
            "",
            " Vous tournez et montez nos vidéos sur Premiere Pro, et vous concevez nos affiches sous InDesign.",
        ][number % 2];
        let text = format!(
            "Vous animez nos comptes Instagram et TikTok, répondez aux commentaires et aux messages, et tenez le calendrier éditorial \
             de la maison.{extra} CDI, 35 h, Nantes, équipe n° {number}."
        );
        browser
            .keep(
                &format!("cm-{number}"),
                &format!("Community manager {number}"),
                &text,
            )
            .await;
    }
    browser.keep("far", "Comptable", "Vous tenez la comptabilité générale, établissez les bulletins de paie et préparez les déclarations de TVA. CDI, Lille.").await;
    browser.go("/postings?lang=fr&q=catalogue").await;
    browser.click(".more-like a").await;
    // those that ask for the same come first, and the accountant not at all
    let like = browser.texts("#like li").await;
    assert_eq!(like.len(), 5);
    for ad in &like {
        assert!(ad.contains("Community manager"), "{like:?}");
        let number: usize = ad
            .split_whitespace()
            .find_map(|word| word.parse().ok())
            .unwrap();
        assert_eq!(
            number % 2,
            1,
            "an ad with films and posters is more alike: {like:?}"
        );
    }
    // where it stands: the most overloaded of the 21 for its job
    let standing = browser.texts(".standing li").await;
    assert_eq!(standing.len(), 3, "{standing:?}");
    assert!(
        standing[0].contains("médiane") && standing[0].contains('%'),
        "{standing:?}"
    );
    browser.is_accessible().await;
    browser.close().await;
}
