//! What a screen reader is given: in the order in which it makes sense, each thing once, and changes said when they are there.

use super::chromium::{Browser, Manner};
use super::form::{EXAMPLE, FOCUSED};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_is_heard_in_order_and_once() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.write("#text", EXAMPLE).await;
    browser.text("#paper mark").await;
    let spoken = browser.spoken().await;
    let headings: Vec<&str> = spoken
        .iter()
        .filter(|(role, _)| role == "heading")
        .map(|(_, name)| name.as_str())
        .collect();
    let order = [
        "Votre annonce demande",
        "Verdict « superman »",
        "Pourquoi",
        "De quels métiers",
        "Que faire",
        "À revoir",
        "Contester",
        "Ce qui est demandé",
        "Un plus",
        "Conditions lues",
        "Emporter",
    ];
    let at: Vec<Option<usize>> = order
        .iter()
        .map(|wanted| {
            headings
                .iter()
                .position(|heading| heading.replace('\u{a0}', " ").starts_with(wanted))
        })
        .collect();
    assert!(
        at.iter().all(Option::is_some) && at.is_sorted(),
        "{at:?} {headings:?}"
    );
    // the layer of marks behind the field is not heard a second time
    let first = "Atelier Bérénice crée des luminaires";
    let once = spoken
        .iter()
        .filter(|(role, name)| role == "StaticText" && name.contains(first));
    assert!(once.count() <= 1, "{spoken:?}");
    // everything that can be pressed or filled in says what it is; pictures have words
    for (role, name) in &spoken {
        let named = [
            "button",
            "link",
            "textbox",
            "combobox",
            "checkbox",
            "image",
            "img",
            "DisclosureTriangle",
        ];
        assert!(
            !named.contains(&role.as_str()) || !name.trim().is_empty(),
            "{role} without a name in {spoken:?}"
        );
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_verdict_is_said_once() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser
        .script(
            "window.said = []; new MutationObserver(() => window.said.push(document.querySelector('#heard').textContent)) \
             .observe(document.querySelector('#heard'), {childList: true})",
        )
        .await;
    browser.write("#text", EXAMPLE).await;
    browser
        .until("window.said.at(-1)?.includes('superman')")
        .await;
    assert!(
        browser
            .script("return window.said.at(-1)")
            .await
            .as_str()
            .unwrap()
            .contains("score")
    );
    // more words, the same verdict: nothing is said again
    browser.keys(" Nous avons hâte de vous lire.").await;
    browser
        .until("document.querySelector('#paper .layer').textContent.includes('hâte')")
        .await;
    browser.write("#text", FOCUSED).await;
    browser
        .until("window.said.at(-1)?.includes('ciblée')")
        .await;
    let said = browser.script("return window.said").await;
    let said: Vec<&str> = said
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|said| said.as_str())
        .collect();
    assert!(said.windows(2).all(|pair| pair[0] != pair[1]), "{said:?}");
    // by hand the verdict gets the focus, and is read by that alone
    let before = json!(said.len());
    browser.press("#check button.primary").await;
    browser
        .until("document.activeElement.id === 'verdict-heading'")
        .await;
    assert_eq!(browser.script("return window.said.length").await, before);
    browser.close().await;
}
