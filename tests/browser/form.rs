//! The form: an ad is pasted, the verdict and the marks are seen.

use super::chromium::{Browser, Manner};
use fantoccini::Locator;
use fantoccini::key::Key;

pub const EXAMPLE: &str = include_str!("../gold/example.txt");
pub const FOCUSED: &str = "Community manager H/F\n\nVous animez nos comptes Instagram et TikTok, vous répondez aux commentaires et aux messages, \
                       vous tenez le calendrier éditorial et vous suivez les statistiques. CDI, 35 h, Nantes.";

/// What a person should see of the example, with scripts or without; the marks stand in `text`.
async fn sees_the_verdict_and_the_marks(browser: &Browser, text: &str) {
    assert_eq!(browser.text(".verdict .level").await, "« superman »");
    let marks = browser.texts(&format!("{text} mark")).await;
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
    browser.write("#text", EXAMPLE).await;
    browser.text("#paper mark").await;
    sees_the_verdict_and_the_marks(&browser, "#paper").await;
    // the marks lie exactly under the words
    let shapes = "const shape = (css) => { const box = document.querySelector(css).getBoundingClientRect(); return [box.x, box.y, box.width, box.height] }; \
                  return [shape('#paper .layer'), shape('#text'), document.querySelector('#text').scrollHeight <= document.querySelector('#text').clientHeight]";
    let shapes = browser.script(shapes).await;
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[2], true);

    // The verdict follows what is written.
    browser.write("#text", FOCUSED).await;
    browser
        .until("document.querySelector('.level')?.textContent === 'ciblée'")
        .await;

    // By hand, from the keyboard alone: the answer gets the focus.
    let text = browser.page.find(Locator::Css("#text")).await.unwrap();
    text.send_keys(&Key::Tab).await.unwrap();
    browser.press("#check button.primary").await;
    browser
        .until("document.activeElement.id === 'verdict-heading'")
        .await;

    // A quotation leads to its words, also where longer words begin at the same place.
    browser.write("#text", EXAMPLE).await;
    browser
        .until("document.querySelector('.v-superman') !== null")
        .await;
    let quoted = browser.text(".lines .quotes a").await;
    browser.click(".lines .quotes a").await;
    browser
        .until("document.querySelector('mark.here') !== null")
        .await;
    let chosen = "const {value, selectionStart, selectionEnd} = document.querySelector('#text'); return value.slice(selectionStart, selectionEnd)";
    let chosen = browser.script(chosen).await;
    assert_eq!(
        format!("« {} »", chosen.as_str().unwrap()),
        quoted.replace('\u{a0}', " ")
    );

    // The other language, for page and answer, with what is written kept.
    browser.click("#language").await;
    browser
        .until(
            "document.documentElement.lang === 'en' && document.querySelector('.level') !== null",
        )
        .await;
    assert_eq!(browser.text(".verdict .level").await, "“superman”");
    assert_eq!(browser.value("#text").await.trim(), EXAMPLE.trim());
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
    browser
        .type_in(
            "#text",
            &format!("{EXAMPLE} Merci d'envoyer votre CV avec photo."),
        )
        .await;
    browser.press("#check button.primary").await;
    sees_the_verdict_and_the_marks(&browser, ".ad-text").await;
    // a change and its undoing, by sending the form
    browser.press(".findings button[value^='findings|']").await;
    browser.text(".done button[value=undo]").await;
    let text = browser.text("#ad-marked .ad-text").await;
    assert!(text.contains("Merci d'envoyer votre CV."), "{text}");
    browser.text("#compared").await;
    browser.press(".done button[value=undo]").await;
    browser.text(".findings button[value^='findings|']").await;
    let text = browser.text("#ad-marked .ad-text").await;
    assert!(text.contains("CV avec photo."), "{text}");
    browser.close().await;
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
    assert!(
        browser
            .value("#text")
            .await
            .contains("<script>window.ran=1</script>")
    );
    // neither does the name of a file, nor what is in it
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("<img src=x onerror=window.ran=1>.txt");
    std::fs::write(&file, evil).unwrap();
    browser.drop_file("#paper", &file).await;
    browser
        .until("document.activeElement.id === 'verdict-heading' && window.ran === undefined")
        .await;
    browser.close().await;
}
