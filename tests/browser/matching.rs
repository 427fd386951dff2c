//! A CV is read, confirmed, and compared with the ads that are kept.

use super::chromium::{Browser, Manner};
use super::form::FOCUSED;

/// A CV with something that is not known, and a name that does not count.
pub const CV: &str = "Maëlle Guivarc'h, 29 ans\nCommunity manager\n\nAnimation de comptes Instagram et TikTok, modération, calendrier éditorial. \
                      Photoshop. Anglais C1.";

#[tokio::test(flavor = "multi_thread")]
async fn a_cv_is_read_confirmed_and_compared() {
    let browser = Browser::open(Manner::default()).await;
    browser
        .keep(
            "cm",
            "Community manager",
            FOCUSED.split_once("\n\n").unwrap().1,
        )
        .await;
    browser.keep("vid", "Vidéaste", "Vous tournez et montez nos vidéos sur Premiere Pro et After Effects, vous réalisez le motion design, et vous gérez le son et l'étalonnage de chaque film de la maison. CDI, 35 h, Nantes.").await;
    browser.keep("all", "Community manager", "Vous animez nos comptes Instagram, répondez aux commentaires, tournez et montez nos vidéos sur Premiere Pro, et concevez nos affiches et la mise en page du catalogue sous InDesign. CDI.").await;
    browser.go("/match?lang=fr").await;
    browser.write("#cv", CV).await;
    browser.press("#profile button.primary").await;
    browser.text("#known").await;
    let read = browser.texts(".held").await.join("\n");
    assert!(
        read.contains("Photoshop") && read.contains("TikTok"),
        "{read}"
    );
    assert!(!read.contains("Maëlle"), "{read}");
    // what is wrong is unticked
    browser.click("input[name='skill-photoshop']").await;
    browser.press("#profile button.primary").await;
    browser.text("#fits").await;
    let titles = browser.texts(".fit h3").await;
    assert_eq!(titles.len(), 3);
    assert_eq!(titles[2], "Vidéaste", "{titles:?}");
    // all that are kept were compared
    assert!(
        browser
            .text("#fits")
            .await
            .contains("Sur les 3 annonces gardées")
    );
    // the reasons are in the person's own words, and in no names of programs
    let reasons = browser.text(".fit details").await;
    assert!(
        reasons.contains("calendrier éditorial") && !reasons.contains("editorial-calendar"),
        "{reasons}"
    );
    // the band stands before the number, and a person decides
    let first = browser.text(".fit").await;
    assert!(first.find("Adéquation") < first.find("/ 100"), "{first}");
    assert!(
        browser
            .text(".person")
            .await
            .contains("une personne qui décide")
    );
    // unknown is said, and a crowded ad is read job by job
    assert!(first.contains("non indiqué"), "{first}");
    assert!(browser.texts(".per-role li").await.len() >= 2);
    assert!(
        !browser
            .texts(".held")
            .await
            .join("\n")
            .contains("Photoshop")
    );
    browser.close().await;
}
