//! What is taken away: the mended ad, the report, the data, a print, a link that can be taken back.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;
use super::hands::plain;
use super::writing::with_photo;
use serde_json::{Value, json};
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn the_mended_ad_the_report_and_the_data_are_taken_away() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser
        .write("#title", "Community manager <b>H/F</b>")
        .await;
    browser
        .write("#text", with_photo().split_once("\n\n").unwrap().1)
        .await;
    browser.text(".findings button[data-edits]").await;
    browser.press(".findings button[data-edits]").await;
    browser
        .until("document.querySelector('#text').value.endsWith('votre CV.')")
        .await;
    browser
        .until("document.querySelector('#busy').textContent.includes('Changement fait')")
        .await;
    // the ad as it is now, its title first
    browser.click("#copy").await;
    browser
        .until("document.querySelector('#busy').textContent.includes('copiée')")
        .await;
    let copied = browser.on_clipboard().await;
    assert!(
        copied.starts_with("Community manager <b>H/F</b>\n\nAtelier Bérénice"),
        "{copied}"
    );
    assert!(copied.ends_with("Merci d'envoyer votre CV."), "{copied}");

    browser.text("#out").await;
    browser.press("#json").await;
    let data = fs::read(browser.download("rolefit.json").await).unwrap();
    let data: Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["schema"], "rolefit/analysis/1");
    assert_eq!(data["title"], "Community manager <b>H/F</b>");
    let shown = browser
        .script("return Number(document.querySelector('#verdict').dataset.score)")
        .await;
    assert_eq!(data["verdict"]["score"], shown);

    browser.press("#out button[formaction^='/report']").await;
    let report = browser.download("rolefit.html").await;
    let level = browser.text(".level").await;
    let lines = browser.texts("#why .points").await;
    browser
        .page
        .goto(&format!("file://{}", report.display()))
        .await
        .unwrap();
    assert_eq!(browser.text(".level").await, level);
    assert_eq!(browser.texts("#why .points").await, lines);
    assert!(
        browser
            .text("#ad-marked .ad-text")
            .await
            .contains("votre CV.")
    );
    // it stands by itself: nothing is loaded, nothing can be pressed, nothing leads nowhere
    let loaded = "return performance.getEntriesByType('resource').length + document.querySelectorAll('button, input, script, form').length";
    assert_eq!(browser.script(loaded).await, json!(0));
    let lost = "return [...document.querySelectorAll('a')].filter((link) => !link.hash || !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.outerHTML)";
    assert_eq!(browser.script(lost).await, json!([]));
    browser.is_accessible().await;
    for (dark, width) in [(false, 390), (false, 1280), (true, 1280)] {
        browser.view(width, dark).await;
        browser
            .picture(&format!(
                "report-{width}-{}",
                if dark { "dark" } else { "light" }
            ))
            .await;
    }
    let paper = browser.printed().await;
    assert!(
        paper.contains(&plain("tourner et monter nos films")),
        "{paper}"
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_printed_with_its_text_and_its_answer() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr&example=crowded").await;
    browser.text("#paper mark").await;
    let ad = browser.value("#text").await;
    let last = ad.trim_end().lines().next_back().unwrap().to_owned();
    let paper = browser.printed().await;
    assert!(paper.contains(&plain(&last)), "{paper}");
    let why = browser.text("#why-heading").await;
    assert!(paper.contains(&plain(&why)), "{paper}");
    // what can only be pressed is not printed
    let media = json!({"media": "print"});
    browser.devtools("Emulation.setEmulatedMedia", media).await;
    let pressed = "return [...document.querySelectorAll('button, .top nav, input')].filter((part) => part.checkVisibility({visibilityProperty: true})).map((part) => part.outerHTML)";
    assert_eq!(browser.script(pressed).await, json!([]));
    browser.picture("form-print").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_for_who_wants_it_still() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=en&example=crowded").await;
    browser.text("#paper mark").await;
    let moves = "const html = getComputedStyle(document.documentElement).scrollBehavior; \
                 const parts = [...document.querySelectorAll('*')].map((part) => getComputedStyle(part)); \
                 return [html, parts.some((look) => look.transitionDuration !== '0s' || look.animationName !== 'none')]";
    for (wish, expected) in [
        ("reduce", json!(["auto", false])),
        ("no-preference", json!(["smooth", true])),
    ] {
        let features = json!({"features": [{"name": "prefers-reduced-motion", "value": wish}]});
        browser
            .devtools("Emulation.setEmulatedMedia", features)
            .await;
        assert_eq!(browser.script(moves).await, expected, "{wish}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_made_only_by_choice_and_can_be_taken_back() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.write("#text", EXAMPLE).await;
    browser.press("#check button.primary").await;
    browser.text("#out").await;
    let kept = "const done = arguments[0]; fetch('/api/v1/postings').then((answer) => answer.json()).then((found) => done(found.total))";
    let count = async || browser.page.execute_async(kept, vec![]).await.unwrap();
    assert_eq!(count().await, json!(0));
    // neither is anything of it on the disk
    let stored = || {
        let mut open = vec![browser.folder.path().join("data")];
        let mut holding = Vec::new();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(
                    fs::read_dir(&path)
                        .unwrap()
                        .map(|entry| entry.unwrap().path()),
                );
            } else if fs::read(&path)
                .unwrap_or_default()
                .windows(9)
                .any(|piece| piece == "Bérénic".as_bytes())
            {
                holding.push(path);
            }
        }
        holding
    };
    assert_eq!(stored(), Vec::<std::path::PathBuf>::new());
    browser.press("#out button[formaction^='/keep']").await;
    browser.text(".kept-actions").await;
    assert_eq!(count().await, json!(1));
    assert!(!stored().is_empty(), "the test finds what is stored");
    // a server in the house is reached over plain HTTP, where pages have no clipboard of their own
    browser
        .script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        .await;
    browser.click("#copy-link").await;
    browser
        .until("document.querySelector('#busy').textContent.length > 0")
        .await;
    browser.go("/?lang=fr").await;
    let link = browser.on_clipboard().await;
    browser.page.goto(&link).await.unwrap();
    assert_eq!(browser.text("h1").await, "Community manager H/F");
    browser.click(".erase summary").await;
    browser.press(".erase button").await;
    browser.until("location.pathname === '/postings'").await;
    assert_eq!(count().await, json!(0));
    browser.page.goto(&format!("{link}?lang=fr")).await.unwrap();
    assert!(browser.text("h1").await.contains("Il n'y a rien"));
    browser.close().await;
}
