//! The form: the verdict, the marks, both languages; what an ad contains never becomes part of the page.

use super::{OVERLOADED, Server};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn the_form_comes_in_the_reader_s_language() {
    let server = Server::new();
    let page = server.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<html lang=\"fr\">"));
    let request = Request::get("/")
        .header("accept-language", "en-GB,en;q=0.9")
        .body(Body::empty())
        .unwrap();
    assert!(
        server
            .send(request)
            .await
            .text()
            .contains("<html lang=\"en\">")
    );
    assert!(
        server
            .get("/?lang=en")
            .await
            .text()
            .contains("Does your ad ask for one job?")
    );
}

#[tokio::test]
async fn an_ad_that_is_sent_is_judged_and_marked() {
    let server = Server::new();
    let page = server
        .form("/?lang=fr", &[("title", ""), ("text", OVERLOADED)], None)
        .await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("v-superman"), "{html}");
    assert!(html.contains("class=\"f-social a-required\""));
    assert!(html.contains("class=\"f-motion a-preferred\""));
    assert!(html.contains("(JSON)"));
    let marked: String = html
        .split("class=\"ad-text\"")
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap()
        .to_owned();
    let plain = marked
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<String>();
    assert!(
        plain.contains("tourner et monter nos films de présentation sur Premiere Pro"),
        "{plain}"
    );
}

#[tokio::test]
async fn the_same_form_sent_without_a_file_part_works_too() {
    let server = Server::new();
    let body = "title=&text=Vous+animez+nos+comptes+Instagram%2C+vous+r%C3%A9pondez+aux+commentaires+et+vous+r%C3%A9digez+les+posts.";
    let page = server
        .post("/?lang=en", "application/x-www-form-urlencoded", body)
        .await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("verdict-heading"));
}

#[tokio::test]
async fn an_empty_form_says_what_to_do() {
    let server = Server::new();
    let page = server
        .form("/?lang=fr", &[("title", ""), ("text", "  ")], None)
        .await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("role=\"alert\""));
    let pdf = server
        .form("/result?lang=fr", &[], Some(("cv.pdf", b"%PDF-1.7")))
        .await;
    assert_eq!(pdf.status, 422);
    assert_eq!(
        pdf.json()["title"],
        "Ce contenu ne peut pas être lu comme une annonce."
    );
}

#[tokio::test]
async fn html_in_an_ad_stays_text() {
    let server = Server::new();
    let evil = "<script>alert(1)</script> Vous animez nos comptes Instagram \"><img src=x onerror=alert(2)> et répondez aux \
                commentaires ; vous rédigez les posts </textarea><b onmouseover=alert(3)>ici</b> chaque semaine pour nos clients.";
    let title = "<svg onload=alert(4)>CM</svg>";
    for address in ["/", "/result"] {
        let page = server
            .form(address, &[("title", title), ("text", evil)], None)
            .await;
        assert_eq!(page.status, 200);
        for tag in [
            "<script>alert",
            "<img",
            "<svg onload",
            "<b onmouse",
            "</textarea><b",
        ] {
            assert!(!page.text().contains(tag), "{tag} in {}", page.text());
        }
        assert!(
            page.header("content-security-policy")
                .contains("script-src 'self'")
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn html_in_an_address_or_a_cv_stays_text() {
    let server = Server::new();
    let page = server
        .get("/postings?q=%3Cscript%3Ealert(1)%3C/script%3E&level=%22%3E%3Cimg%3E")
        .await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("<script>alert") && !page.text().contains("<img>"));
    let cv = "<script>alert(2)</script> Photoshop, TikTok </textarea><img src=x>";
    let page = server.form("/match", &[("text", cv)], None).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("name=\"skill-photoshop\""));
    assert!(!page.text().contains("<script>alert") && !page.text().contains("<img"));
}

#[tokio::test]
async fn what_is_known_beside_the_ad_is_checked_and_counts() {
    let server = Server::new();
    let text = "Vous animez nos comptes Instagram et TikTok, vous répondez aux commentaires et tenez le calendrier éditorial.";
    let sent = |name: &'static str, value: &'static str| [("text", text), (name, value)];
    for people in ["beaucoup", "10000000"] {
        let sent = sent("team_size", people);
        let refused = server.form("/result", &sent, None).await;
        assert_eq!(refused.status, 400, "{people}");
    }
    let answer = server
        .form("/analysis.json", &sent("contract", "stage"), None)
        .await
        .json();
    assert_eq!(answer["facts"]["contract"], serde_json::json!(["stage"]));
}

#[tokio::test]
async fn the_form_s_json_is_the_api_s() {
    let server = Server::new();
    let form = server
        .form(
            "/analysis.json?lang=en",
            &[("title", ""), ("text", &OVERLOADED.replace('\n', "\r\n"))],
            None,
        )
        .await;
    assert_eq!(form.header("content-type"), "application/json");
    let file = server
        .form(
            "/api/v1/analyses/file?lang=en",
            &[],
            Some(("ad.txt", OVERLOADED.as_bytes())),
        )
        .await;
    assert_eq!(form.text(), file.text());
}

#[tokio::test]
async fn a_file_is_read_into_the_form() {
    let server = Server::new();
    let html = "<html><body><h1>Vidéaste</h1><p>Vous filmez et montez.</p></body></html>";
    let read = server
        .form("/read", &[], Some(("ad.html", html.as_bytes())))
        .await
        .json();
    assert_eq!(read["title"], "Vidéaste");
    assert!(
        read["text"]
            .as_str()
            .unwrap()
            .contains("Vous filmez et montez.")
    );
}

#[tokio::test]
async fn pages_load_only_what_is_here() {
    let server = Server::new();
    let page = server.get("/?example=1").await;
    let outside: Vec<&str> = page
        .text()
        .split(['"', '\''])
        .filter(|part| part.starts_with("http"))
        .collect();
    assert!(outside.is_empty(), "the page points outside: {outside:?}");
    for address in page
        .text()
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
    {
        let file = server.get(&address.replace("&amp;", "&")).await;
        assert_eq!(file.status, 200, "{address}");
        assert!(!file.body.is_empty() && !file.header("etag").is_empty());
    }
    // what scripts import has no version in its address, and is asked for again
    let imported = server.get("/assets/marked.js").await;
    assert_eq!(imported.header("cache-control"), "no-cache");
    assert_eq!(server.get("/assets/../Cargo.toml").await.status, 404);
}

/// Every sentence that a template asks for exists.
#[test]
fn no_template_asks_for_a_missing_sentence() {
    use rolefit::text::Language;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/templates");
    let mut asked = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for (call, table) in [
            ("words.say(\"", "page"),
            ("words.report(\"", "report"),
            ("words.level(\"", "level"),
            ("words.fit(\"", "fit"),
            ("words.finding(\"", "finding"),
        ] {
            for key in text
                .split(call)
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                for language in [Language::French, Language::English] {
                    let said = rolefit::wordings::say(language, table, key, &[]);
                    assert_ne!(said, format!("{table}.{key}"));
                }
                asked += 1;
            }
        }
    }
    assert!(asked > 150, "{asked}");
}
