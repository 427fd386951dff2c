//! The whole way by the keyboard alone: no pointer, no script that sets the focus.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;
use super::hands::{ALT, CONTROL};
use super::matching::CV;
use super::writing::with_photo;

const SCORE: &str = "Number(document.querySelector('#verdict')?.dataset.score)";

impl Browser {
    /// What is chosen in the field that has the focus.
    async fn chosen(&self) -> String {
        let script = "const {value, selectionStart, selectionEnd} = document.activeElement; return value.slice(selectionStart, selectionEnd)";
        self.script(script)
            .await
            .as_str()
            .expect("a field has the focus")
            .to_owned()
    }

    async fn has_focus(&self, css: &str) {
        self.until(&format!("document.activeElement.matches({css:?})"))
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_is_mended_by_the_keyboard_alone() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    let ad = with_photo();
    browser.copied_elsewhere(&ad, &ad).await;
    // the first key leads past the navigation
    browser.key(0, "Tab").await;
    browser.has_focus(".skip").await;
    browser.key(0, "Enter").await;
    browser.tab_to("#text").await;
    browser.paste().await;
    browser.text(".level").await;
    browser
        .until("document.querySelector('.v-superman') !== null")
        .await;

    // from a line with points to its words, which are chosen
    browser.tab_to("#why .quotes a").await;
    let quoted = "return document.activeElement.textContent";
    let quoted = browser
        .script(quoted)
        .await
        .as_str()
        .unwrap()
        .replace('\u{a0}', " ");
    browser.key(0, "Enter").await;
    browser.has_focus("#text").await;
    assert_eq!(format!("« {} »", browser.chosen().await), quoted);

    // a finding is mended, and mended back
    browser.tab_to(".findings button[data-edits]").await;
    browser.key(0, "Enter").await;
    browser
        .until("document.querySelector('#text').value.endsWith('votre CV.')")
        .await;
    browser.has_focus("#findings-heading").await;
    browser.tab_back_to("#undo").await;
    browser.key(0, "Enter").await;
    browser
        .until("document.querySelector('#text').value.endsWith('CV avec photo.')")
        .await;
    // the button is gone with what it took back: the focus is not lost
    browser.has_focus("#text").await;

    // a phrase is contested: the words are reached with the arrows
    browser.key(CONTROL, "Home").await;
    let before = browser.script(&format!("return {SCORE}")).await;
    let to_words = "const field = document.querySelector('#text'); return field.value.slice(0, field.value.indexOf('Premiere Pro')).split('\\n').length";
    let lines = browser.script(to_words).await.as_u64().unwrap();
    for _ in 0..lines {
        browser.key(0, "ArrowDown").await;
    }
    browser.key(0, "Home").await;
    // a long line takes several rows on the screen: the search goes on word by word
    for _ in 0..80 {
        let here = browser.script("const {value, selectionStart} = document.activeElement; return value.startsWith('remiere', selectionStart)").await;
        if here == true {
            break;
        }
        let at = browser.script("const {value, selectionStart} = document.activeElement; return selectionStart > value.indexOf('Premiere') + 1").await;
        browser
            .key(
                0,
                if at == true {
                    "ArrowLeft"
                } else {
                    "ArrowRight"
                },
            )
            .await;
    }
    browser.key(ALT, "Enter").await;
    browser.has_focus("#phrase-card").await;
    browser.tab_to("#card-buttons button").await;
    browser.key(0, "Enter").await;
    browser.until(&format!("{SCORE} < {before}")).await;
    browser.has_focus("#text").await;
    browser.tab_to(".contests input").await;
    browser.key(0, " ").await;
    browser.until(&format!("{SCORE} === {before}")).await;

    // advice is followed, the versions are compared, the first comes back
    browser.tab_back_to("#todo button[data-edits]").await;
    browser.key(0, "Enter").await;
    browser.text("#compared").await;
    browser.has_focus("#todo-heading, #verdict-heading").await;
    browser.tab_back_to("#to-first").await;
    browser.key(0, "Enter").await;
    browser
        .until("document.querySelector('#compared') === null")
        .await;
    assert_eq!(browser.value("#text").await.trim_end(), ad);

    // and the report is taken away
    browser.tab_to("#out button").await;
    browser.key(0, "Enter").await;
    browser.download("rolefit.html").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ads_are_found_and_matched_by_the_keyboard_alone() {
    let browser = Browser::open(Manner::default()).await;
    let (title, text) = EXAMPLE.split_once("\n\n").unwrap();
    browser.keep("crowded", title, text).await;
    browser.go("/postings?lang=fr").await;
    browser.tab_to("#q").await;
    browser.keys("catalogue").await;
    browser.key(0, "Enter").await;
    browser
        .until("location.search.includes('q=catalogue')")
        .await;
    browser.tab_to("input[name=level]").await;
    browser.key(0, " ").await;
    browser
        .until("location.search.includes('level=superman')")
        .await;
    browser.tab_to(".hit h3 a").await;
    browser.key(0, "Enter").await;
    browser
        .until("location.pathname === '/postings/crowded'")
        .await;
    browser.tab_to(".kept-actions a.primary").await;
    browser.key(0, "Enter").await;
    browser.text("#paper mark").await;

    browser.go("/match?lang=fr").await;
    browser.tab_to("#cv").await;
    browser.keys(CV).await;
    browser.tab_to("#profile button.primary").await;
    browser.key(0, "Enter").await;
    browser.text("#known").await;
    browser.tab_to("input[name='skill-photoshop']").await;
    browser.key(0, " ").await;
    browser.tab_to("#profile button.primary").await;
    browser.key(0, "Enter").await;
    browser.text("#fits").await;
    browser.tab_to(".fit summary").await;
    browser.close().await;
}
