//! The form: an ad is pasted, the verdict and the marks are seen.

use super::chromium::{Browser, Manner};
use fantoccini::Locator;
use fantoccini::key::Key;

const EXAMPLE: &str = include_str!("../gold/example.txt");
const FOCUSED: &str = "Community manager H/F\n\nVous animez nos comptes Instagram et TikTok, vous répondez aux commentaires et aux messages, \
                       vous tenez le calendrier éditorial et vous suivez les statistiques. CDI, 35 h, Nantes.";

/// What a person should see of the example, with scripts or without.
async fn sees_the_verdict_and_the_marks(browser: &Browser) {
    assert_eq!(browser.text(".verdict .level").await, "« superman »");
    let marks = browser.texts(".ad-text mark").await;
    assert!(marks.iter().any(|mark| mark == "Premiere Pro"), "{marks:?}");
    assert!(
        marks
            .iter()
            .any(|mark| mark == "répondre aux commentaires et aux messages"),
        "{marks:?}"
    );
    let points = browser.texts(".lines .points").await;
    let numbers: Vec<i32> = points
        .iter()
        .filter_map(|text| text.replace('−', "-").parse().ok())
        .collect();
    let (sum, lines) = numbers.split_last().expect("there are lines");
    assert_eq!(
        lines.iter().sum::<i32>(),
        *sum,
        "the score is the sum of the lines shown"
    );
    let shares = browser.texts(".shares strong").await;
    let percents: u32 = shares
        .iter()
        .filter_map(|text| text.trim_end_matches(" %").parse::<u32>().ok())
        .sum();
    assert_eq!(percents, 100, "{shares:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_is_pasted_and_judged_with_scripts() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.is_accessible().await;
    browser.picture("form-1280-light").await;
    browser.write("#text", EXAMPLE).await;
    sees_the_verdict_and_the_marks(&browser).await;
    browser.is_accessible().await;
    browser.picture("result-1280-light").await;

    // The verdict follows what is written, and the newest text wins.
    browser.write("#text", FOCUSED).await;
    browser
        .until("document.querySelector('.level')?.textContent === 'ciblée'")
        .await;

    // By hand, from the keyboard alone: the answer gets the focus.
    let text = browser.page.find(Locator::Css("#text")).await.unwrap();
    text.send_keys(&Key::Tab).await.unwrap();
    browser.click("#check button.primary").await;
    browser
        .until("document.activeElement.id === 'verdict-heading'")
        .await;

    // A quotation leads to its words, also where longer words begin at the same place.
    browser.write("#text", EXAMPLE).await;
    browser
        .until("document.querySelector('.v-superman') !== null")
        .await;
    browser.click(".lines .quotes a").await;
    browser
        .until("document.querySelector('mark:has(> :target)') !== null")
        .await;

    // The other language, for page and answer.
    browser.go("/?lang=en&example=1").await;
    assert_eq!(browser.text(".verdict .level").await, "“superman”");
    browser.is_accessible().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_seen_without_scripts_on_a_phone() {
    let browser = Browser::open(Manner {
        scripts: false,
        width: 390,
        ..Manner::default()
    })
    .await;
    browser.go("/?lang=fr").await;
    browser.picture("form-390-light").await;
    browser.write("#text", EXAMPLE).await;
    browser.press("#check button.primary").await;
    sees_the_verdict_and_the_marks(&browser).await;
    browser.picture("result-390-light").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_read_in_the_dark() {
    for width in [390, 1280] {
        let browser = Browser::open(Manner {
            dark: true,
            width,
            ..Manner::default()
        })
        .await;
        browser.go("/?lang=fr&example=1").await;
        browser
            .until("matchMedia('(prefers-color-scheme: dark)').matches")
            .await;
        browser.text(".verdict .level").await;
        browser.is_accessible().await;
        browser.picture(&format!("result-{width}-dark")).await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_an_ad_runs() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=en").await;
    let evil = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script> We look for a community manager who answers comments, \
                writes posts and edits videos </textarea><svg onload=\"window.ran=1\"> for our brand every week.";
    browser.write("#text", evil).await;
    browser.text(".verdict .level").await;
    browser.click("#check button.primary").await;
    browser
        .until("document.activeElement.id === 'verdict-heading'")
        .await;
    browser.until("window.ran === undefined").await;
    assert!(browser.texts(".ad-text").await[0].contains("<script>window.ran=1</script>"));
    browser.close().await;
}
