//! While one writes: the answer follows, changes are made and taken back, phrases are contested, versions compared.

use super::chromium::{Browser, Manner};
use super::form::{EXAMPLE, FOCUSED};
use fantoccini::Locator;
use fantoccini::key::Key;
use std::fs;

/// An ad with something that can be mended by a click.
pub fn with_photo() -> String {
    format!(
        "{}\nMerci d'envoyer votre CV avec photo.",
        EXAMPLE.trim_end()
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_made_and_taken_back() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.write("#text", &with_photo()).await;
    browser.text(".findings button[data-edits]").await;
    browser.press(".findings button[data-edits]").await;
    browser
        .until("document.querySelector('#text').value.endsWith('votre CV.')")
        .await;
    browser
        .until("document.querySelector('#compared') !== null")
        .await;
    browser.click("#undo").await;
    assert_eq!(browser.value("#text").await, with_photo());
    browser
        .until("document.querySelector('#compared') === null")
        .await;
    browser
        .until("document.querySelector('#undo').hidden")
        .await;

    // advice says the score that follows, and it follows
    let after = browser.text("#todo button .scores").await;
    let after: i32 = after.rsplit(' ').next().unwrap().parse().unwrap();
    browser.press("#todo button[data-edits]").await;
    browser
        .until(&format!(
            "document.querySelector('#verdict')?.dataset.score === '{after}'"
        ))
        .await;
    browser
        .until("document.querySelector('#compared') !== null")
        .await;
    browser.click("#to-first").await;
    browser
        .until("document.querySelector('.v-superman') !== null")
        .await;
    assert_eq!(browser.value("#text").await, with_photo());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phrase_is_contested_by_a_click_and_by_the_keyboard() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr&example=crowded").await;
    browser.text("#paper mark").await;
    let score = "Number(document.querySelector('#verdict')?.dataset.score)";
    let before = browser.script(&format!("return {score}")).await;
    browser.click_mark("After Effects").await;
    browser
        .until("!document.querySelector('#phrase-card').hidden")
        .await;
    assert_eq!(browser.text("#card-words").await, "After Effects");
    browser.is_accessible().await;
    let text = browser.page.find(Locator::Css("#text")).await.unwrap();
    text.send_keys(&Key::Escape).await.unwrap();
    browser
        .until("document.querySelector('#phrase-card').hidden")
        .await;

    // by the keyboard: the caret in a phrase, Alt and Enter
    browser
        .script("const field = document.querySelector('#text'); field.focus(); const at = field.value.indexOf('Premiere'); field.setSelectionRange(at + 2, at + 2)")
        .await;
    let keys = format!(
        "{}{}{}",
        char::from(Key::Alt),
        char::from(Key::Enter),
        char::from(Key::Null)
    );
    text.send_keys(&keys).await.unwrap();
    browser
        .until("document.activeElement.id === 'phrase-card'")
        .await;
    assert_eq!(browser.text("#card-words").await, "Premiere Pro");
    browser.press("#card-buttons button").await;
    browser.until(&format!("{score} < {before}")).await;
    let kept = browser.texts(".contests label").await;
    assert!(kept[0].contains("Premiere Pro"), "{kept:?}");
    // the text itself is as it was
    assert!(browser.value("#text").await.contains("sur Premiere Pro"));
    browser.click(".contests input").await;
    browser.until(&format!("{score} === {before}")).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_an_older_text_never_comes_after_a_newer_one() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    // the first question is answered late, and cannot be given up
    browser
        .script(
            "const ask = window.fetch; let count = 0; window.late = false; \
             window.fetch = async (address, options) => { \
               if (count++ > 0) return ask(address, options); \
               const answer = await ask(address, {...options, signal: undefined}); \
               await new Promise((done) => setTimeout(done, 1500)); window.late = true; return answer; }",
        )
        .await;
    browser.write("#text", EXAMPLE).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    browser.write("#text", FOCUSED).await;
    browser
        .until("document.querySelector('.level')?.textContent === 'ciblée'")
        .await;
    browser.until("window.late").await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(browser.text(".level").await, "ciblée");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_in_a_long_ad_is_smooth() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    let long = EXAMPLE.repeat(10_000 / EXAMPLE.chars().count() + 1);
    browser.write("#text", &long).await;
    browser.text("#paper mark").await;
    // how long a key holds up the page, and how many questions are asked meanwhile
    browser
        .script(
            "window.asked = 0; const ask = window.fetch; window.fetch = (...all) => { window.asked++; return ask(...all); }; \
             window.held = []; let begun = 0; const field = document.querySelector('#text'); field.setSelectionRange(400, 400); \
             addEventListener('input', () => { begun = performance.now(); }, true); \
             addEventListener('input', () => { document.body.offsetHeight; window.held.push(performance.now() - begun); });",
        )
        .await;
    let text = browser.page.find(Locator::Css("#text")).await.unwrap();
    text.send_keys(" et aussi gérer la boutique en ligne de la maison")
        .await
        .unwrap();
    browser
        .until("document.querySelector('#paper .layer').textContent === document.querySelector('#text').value")
        .await;
    browser
        .until("[...document.querySelectorAll('#paper mark')].some((mark) => mark.textContent.includes('boutique'))")
        .await;
    let held =
        "return window.held.sort((one, other) => one - other)[Math.floor(window.held.length / 2)]";
    let held = browser.script(held).await.as_f64().unwrap();
    assert!(held < 50.0, "a key holds up the page for {held} ms");
    let asked = browser
        .script("return window.asked")
        .await
        .as_i64()
        .unwrap();
    assert!(asked < 49, "{asked} questions for 49 keys");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_word_processor_leaves_in_a_text_does_not_move_the_marks() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    let pasted = "Chargé(e) de communication\u{a0}🎬\r\n\r\nVos missions\u{a0}:\r\n•\tRéaliser le montage\u{a0}vidéo de nos «\u{a0}stories\u{a0}»\r\n\
                  •\tAnimer l’Instagram de la maison – et répondre aux commentaires…\r\n\u{f0b7} Maîtrise de Premiere\u{2011}Pro, d\u{2019}InDesign et de la suite\u{ad} Adobe\u{200b}\r\n";
    browser.write("#text", pasted).await;
    browser.text("#paper mark").await;
    let marks = browser
        .script(
            "return [...document.querySelectorAll('#paper mark')].map((mark) => mark.textContent)",
        )
        .await;
    let marks: Vec<&str> = marks
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|mark| mark.as_str())
        .collect();
    let has = |words: &str| marks.contains(&words);
    assert!(
        marks.iter().any(|mark| mark.contains("montage\u{a0}vidéo")),
        "{marks:?}"
    );
    assert!(has("répondre aux commentaires"), "{marks:?}");
    assert!(has("InDesign"), "{marks:?}");
    let same = browser.script("return document.querySelector('#paper .layer').textContent === document.querySelector('#text').value").await;
    assert_eq!(same, true);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_falls_on_the_form_is_read() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("annonce.html");
    let (title, text) = FOCUSED.split_once("\n\n").unwrap();
    let html = format!("<html><body><h1>{title}</h1><p>{text}</p></body></html>");
    fs::write(&file, html).unwrap();
    browser.drop_file("#paper", &file).await;
    assert_eq!(browser.text(".level").await, "ciblée");
    assert!(
        browser
            .value("#text")
            .await
            .contains("Vous animez nos comptes Instagram")
    );
    // what cannot be read is said, and nothing is lost
    let broken = folder.path().join("photo.png");
    fs::write(&broken, [0x89, b'P', b'N', b'G', 0, 1, 2, 3]).unwrap();
    browser.drop_file("#paper", &broken).await;
    browser
        .until("document.querySelector('#busy').textContent.length > 20")
        .await;
    assert!(
        browser
            .value("#text")
            .await
            .contains("Vous animez nos comptes Instagram")
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_beside_the_ad_counts() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.write("#text", "Community manager\n\nVous animez nos comptes Instagram et TikTok, vous répondez aux commentaires et tenez le calendrier éditorial.").await;
    browser.text(".facts").await;
    browser.click(".more summary").await;
    browser
        .script("const field = document.querySelector('#contract'); field.value = 'stage'; field.dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    browser
        .until("document.querySelector('.facts').textContent.includes('stage')")
        .await;
    browser.close().await;
}
