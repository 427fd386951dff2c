//! An ad comes as people bring it: pasted from a word processor, as a file of any kind, chosen or dropped.

use super::chromium::{Browser, Manner};
use super::form::EXAMPLE;
use crate::posting::document::{docx, odt, of_content, pdf};
use fantoccini::Locator;
use serde_json::json;

/// What a word processor puts on the clipboard as plain text: its own blanks, bullets, tabs, quotation marks and signs.
const PASTED: &str = "Chargé(e) de communication\u{a0}🎬\r\n\r\nVos missions\u{a0}:\r\n\
    •\tRéaliser le montage\u{a0}vidéo de nos «\u{202f}stories\u{202f}»\r\n\
    o\tAnimer l’Instagram de la maison – et répondre aux commentaires…\r\n\
    \u{f0b7}\u{a0}Maîtrise de Premiere\u{a0}Pro, d\u{2019}InDesign et de la suite\u{ad} Adobe\u{200b}\r\n\
    \tRédiger la “newsletter” mensuelle\t\r\n\r\nCDI, 35\u{a0}h, 28\u{202f}000\u{a0}€ brut\r\n";
/// The same as HTML, as it stands beside it.
const RUBBISH: &str = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal{mso-style-name:x}</style></head>\
    <body><!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span style='font-family:Symbol'>·\
    <span style='font:7pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span><![endif]>Réaliser le montage vidéo<o:p></o:p></p>\
    <img src=x onerror='window.ran=1'><script>window.ran=1</script><!--EndFragment--></body></html>";

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_pasted_from_a_word_processor_is_marked_on_exactly_its_words() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    browser.copied_elsewhere(PASTED, RUBBISH).await;
    browser.click("#text").await;
    browser.paste().await;
    browser.text("#paper mark").await;
    // what was pasted is there, and nothing else
    assert_eq!(browser.value("#text").await, PASTED.replace("\r\n", "\n"));
    let marks = browser
        .script("return [...document.querySelectorAll('#paper mark.a-required')].map((mark) => mark.textContent)")
        .await;
    for words in [
        "montage\u{a0}vidéo",
        "répondre aux commentaires",
        "Premiere\u{a0}Pro",
        "InDesign",
    ] {
        assert!(
            marks.as_array().unwrap().contains(&json!(words)),
            "{words}: {marks}"
        );
    }
    // each mark begins and ends where its words do on the screen: measured in a copy of the field that a browser lays out itself
    let off = "const field = document.querySelector('#text'); const layer = document.querySelector('#paper .layer'); \
        const copy = document.createElement('div'); const look = getComputedStyle(field); \
        for (const name of ['font', 'lineHeight', 'padding', 'letterSpacing', 'whiteSpace', 'overflowWrap', 'wordBreak', 'tabSize', 'boxSizing']) copy.style[name] = look[name]; \
        const place = field.getBoundingClientRect(); Object.assign(copy.style, {position: 'fixed', left: `${place.x}px`, top: `${place.y}px`, width: `${place.width}px`}); \
        copy.textContent = field.value; document.body.append(copy); \
        const off = [...layer.querySelectorAll('mark')].map((mark) => { const before = document.createRange(); before.setStart(layer, 0); before.setEndBefore(mark); \
          const from = before.toString().length; const range = document.createRange(); range.setStart(copy.firstChild, from); range.setEnd(copy.firstChild, from + mark.textContent.length); \
          const shown = document.createRange(); shown.selectNodeContents(mark); const [own, words] = [shown, range].map((range) => [...range.getClientRects()].find((rect) => rect.width > 0)); return Math.abs(own.left - words.left) + (Math.abs(own.bottom - words.bottom) > 6 ? 99 : 0) + Math.abs(own.width - words.width); }); \
        copy.remove(); return Math.max(...off)";
    let off = browser.script(off).await.as_f64().unwrap();
    assert!(off < 1.0, "a mark lies {off} pixels beside its words");
    browser.until("window.ran === undefined").await;
    // what was pasted first is what later versions are compared with
    browser.keys(" Vous montez nos podcasts.").await;
    browser.text("#compared").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_any_kind_is_read_chosen_or_dropped() {
    let browser = Browser::open(Manner::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("annonce.docx", docx(EXAMPLE)),
        ("annonce.odt", odt(EXAMPLE)),
        ("annonce.pdf", pdf(EXAMPLE)),
    ];
    for (name, bytes) in files {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        for is_dropped in [false, true] {
            browser.go("/?lang=fr").await;
            if is_dropped {
                browser.drop_file("#paper", &file).await;
            } else {
                browser.choose("#file", &file).await;
            }
            assert_eq!(browser.text(".level").await, "« superman »", "{name}");
            let text = browser.value("#text").await;
            assert!(
                text.contains("tourner et monter nos films"),
                "{name}: {text}"
            );
            assert_eq!(
                browser.value("#title").await,
                "Community manager H/F",
                "{name}"
            );
        }
    }
    // a scan says that it has no text, and what can be done; what was there stays
    let scan = folder.path().join("scan.pdf");
    std::fs::write(&scan, of_content(b"q 595 0 0 842 0 0 cm Q")).unwrap();
    browser.choose("#file", &scan).await;
    browser
        .until("document.querySelector('#busy').textContent.includes('images')")
        .await;
    let said = browser.text("#busy").await;
    assert!(said.contains("OCR"), "{said}");
    assert!(browser.value("#text").await.contains("tourner et monter"));
    browser.is_accessible().await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_says_so_without_scripts_too() {
    let browser = Browser::open(Manner {
        scripts: false,
        ..Manner::default()
    })
    .await;
    browser.go("/?lang=en").await;
    let folder = tempfile::tempdir().unwrap();
    let scan = folder.path().join("scan.pdf");
    std::fs::write(&scan, of_content(b"q 595 0 0 842 0 0 cm Q")).unwrap();
    browser.choose("#file", &scan).await;
    browser.press("#check button.primary").await;
    let said = browser.text("#problem").await;
    assert!(said.contains("OCR"), "{said}");
    // a file that is read stands in the form, ready to be changed
    let file = folder.path().join("annonce.docx");
    std::fs::write(&file, docx(EXAMPLE)).unwrap();
    browser.choose("#file", &file).await;
    browser.press("#check button.primary").await;
    browser.text(".verdict .level").await;
    let field = browser.page.find(Locator::Css("#text")).await.unwrap();
    let text = field.prop("value").await.unwrap().unwrap_or_default();
    assert!(text.contains("tourner et monter nos films"), "{text}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_source_of_a_page_is_shown_as_the_ad_in_it() {
    let browser = Browser::open(Manner::default()).await;
    browser.go("/?lang=fr").await;
    let page = r#"<!doctype html><html><head><title>Emploi</title><script type="application/ld+json">{"@context": "https://schema.org",
        "@type": "JobPosting", "title": "Community manager", "description": "<p>Vous animez nos comptes Instagram et TikTok, vous répondez aux commentaires et aux messages, et vous tenez le calendrier éditorial.</p><img src=x onerror='window.ran=1'>"}</script></head><body>Menu <script>window.ran = 1</script></body></html>"#;
    browser.copied_elsewhere(page, page).await;
    browser.click("#text").await;
    browser.paste().await;
    browser
        .until("document.querySelector('#text').value.startsWith('Vous animez nos comptes')")
        .await;
    assert_eq!(browser.value("#title").await, "Community manager");
    browser.text("#paper mark").await;
    // that it was read is said, and stays said
    assert!(
        browser
            .text("#busy")
            .await
            .contains("La page collée a été lue")
    );
    browser.until("window.ran === undefined").await;
    browser.close().await;
}
