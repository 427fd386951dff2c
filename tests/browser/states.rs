//! Every page in every state, light and dark, from phone to desktop: accessible, within its window, light, and in a picture to be
//! looked at.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;
use super::matching::CV;
use serde_json::json;

/// Bytes that a page may weigh with all that it loads.
const HEAVIEST: f64 = 150_000.0;

/// Looks at the page as it is.
pub async fn look(browser: &Browser, name: &str) {
    let weight = "return performance.getEntries().filter((entry) => ['navigation', 'resource'].includes(entry.entryType)) \
                  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)";
    let weight = browser.script(weight).await.as_f64().unwrap();
    assert!(weight < HEAVIEST, "{name} weighs {weight} bytes");
    // nothing from elsewhere, no script and no style inside the page; the card alone is put beside its words
    let foreign = "return [...document.querySelectorAll('style, [style]:not(#phrase-card), script:not([src])')].map((part) => part.outerHTML) \
                   .concat(performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => new URL(name).origin !== location.origin))";
    assert_eq!(browser.script(foreign).await, json!([]), "{name}");
    let keys = "return document.body.innerText.match(/\\b(page|fit|finding|survey|comparison|level)\\.[a-z]+/g)";
    assert_eq!(
        browser.script(keys).await,
        json!(null),
        "{name} has no words for this"
    );
    for dark in [false, true] {
        for width in [390, 768, 1280] {
            browser.view(width, dark).await;
            let theme = if dark { "dark" } else { "light" };
            browser.picture(&format!("{name}-{width}-{theme}")).await;
            if width != 768 {
                browser.is_accessible().await;
            }
        }
    }
    browser.view(1280, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_in_all_its_states() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    look(&browser, "form-empty").await;
    browser.go("/?lang=fr&example=crowded").await;
    browser.text("#paper mark").await;
    browser.click(".more summary").await;
    look(&browser, "form-superman").await;
    browser.click_mark("Premiere Pro").await;
    browser
        .until("!document.querySelector('#phrase-card').hidden")
        .await;
    browser.is_accessible().await;
    browser.go("/?lang=en&example=focused").await;
    browser.text("#paper mark").await;
    look(&browser, "form-focused").await;
    browser.go("/?lang=en&example=internship").await;
    browser.text("#paper mark").await;
    browser.press("#todo button[data-edits]").await;
    browser.text("#compared").await;
    look(&browser, "form-compared").await;
    browser.go("/?lang=fr").await;
    browser.write("#text", "Notre maison est ouverte du mardi au samedi, de dix heures à dix-neuf heures, au fond de la cour.").await;
    browser.text(".level").await;
    look(&browser, "form-not-assessable").await;
    browser.go("/?lang=fr").await;
    browser
        .script(
            "document.querySelector('#text').value = ''; document.querySelector('#check').submit()",
        )
        .await;
    browser.text("#problem").await;
    look(&browser, "form-problem").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_pages_in_all_their_states() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/postings?lang=fr").await;
    look(&browser, "search-empty").await;
    let (title, text) = EXAMPLE.split_once("\n\n").unwrap();
    browser.keep("crowded", title, text).await;
    for number in 0..20 {
        let extra = ["", " Vous tournez et montez nos vidéos sur Premiere Pro."][number % 2];
        let text = format!(
            "Vous animez nos comptes Instagram et TikTok, répondez aux commentaires et aux messages, tenez le calendrier éditorial et suivez les \
             statistiques de la maison.{extra} CDI, 35 h, Nantes."
        );
        browser
            .keep(&format!("cm-{number}"), "Community manager", &text)
            .await;
    }
    browser
        .go("/postings?lang=fr&q=instagram+catalogue+OR+tiktok")
        .await;
    browser.text(".hit").await;
    look(&browser, "search-found").await;
    browser.go("/postings?lang=en&q=nothing+of+the+kind").await;
    look(&browser, "search-nothing").await;
    browser.go("/postings/crowded?lang=fr&kept=1").await;
    browser.text("#like").await;
    look(&browser, "kept").await;
    browser.go("/match?lang=fr").await;
    look(&browser, "match-empty").await;
    browser.write("#cv", CV).await;
    browser.press("#profile button.primary").await;
    browser.text("#known").await;
    look(&browser, "match-read").await;
    browser.press("#profile button.primary").await;
    browser.text("#fits").await;
    look(&browser, "match-fits").await;
    browser.go("/bulk?lang=fr").await;
    look(&browser, "bulk-empty").await;
    browser.go("/rules?lang=fr").await;
    look(&browser, "rules").await;
    browser.go("/rules/P501?lang=fr").await;
    look(&browser, "rule").await;
    browser.go("/explain/superman?lang=en").await;
    look(&browser, "explain").await;
    browser.go("/nothing/here?lang=fr").await;
    look(&browser, "not-found").await;
    browser.close().await;
}
