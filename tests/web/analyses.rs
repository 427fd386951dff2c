//! `/analyses`: one ad, many, a file; the same answer as everywhere.

use super::{OVERLOADED, Server};
use crate::posting::document;
use rolefit::analysis::analyze;
use rolefit::posting::{Posting, plain};
use rolefit::report::answer;
use serde_json::{Value, json};
use std::fmt::Write;

fn example() -> Value {
    let posting = plain::read(OVERLOADED, false);
    json!({"id": "ad-1", "title": posting.title, "description": posting.description})
}

/// What the library says of the example.
fn said(value: &Value) -> String {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let posting = Posting {
        id: value["id"].as_str().map(str::to_owned),
        title: text("title"),
        description: text("description"),
        ..Posting::default()
    };
    let analysis = analyze(&crate::TAXONOMY, &posting);
    serde_json::to_string(&answer(&posting, &analysis, None)).unwrap()
}

#[tokio::test]
async fn an_ad_gives_the_analysis_of_the_library() {
    let server = Server::new();
    let answer = server.post_json("/api/v1/analyses", &example()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.text().trim_end(), said(&example()));
    assert_eq!(answer.json()["verdict"]["level"], "superman");
}

#[tokio::test]
async fn texts_come_in_the_language_asked() {
    let server = Server::new();
    let english = server
        .post_json("/api/v1/analyses?lang=en", &example())
        .await
        .json();
    assert_eq!(english["lang"], "en");
    let mut with_field = example();
    with_field["lang"] = json!("en");
    let by_field = server
        .post_json("/api/v1/analyses", &with_field)
        .await
        .json();
    assert_eq!(by_field, english);
    let french = server
        .post_json("/api/v1/analyses", &example())
        .await
        .json();
    assert_eq!(french["lang"], "fr");
    assert_eq!(
        french["mentions"].as_array().unwrap().len(),
        english["mentions"].as_array().unwrap().len()
    );
    let other = server
        .post_json("/api/v1/analyses?lang=de", &example())
        .await;
    other.is_problem(400, "not-understood");
}

#[tokio::test]
async fn a_job_posting_of_schema_org_is_read() {
    let server = Server::new();
    let posting = json!({
        "@context": "https://schema.org", "@type": "JobPosting", "title": "Community manager",
        "description": "<p>Vous animez nos comptes Instagram, vous répondez aux commentaires et vous suivez les statistiques.</p>\
                        <ul><li>Vous rédigez les posts</li><li>Vous planifiez les publications de la semaine</li></ul>"
    });
    let said = server.post_json("/api/v1/analyses", &posting).await.json();
    assert_eq!(said["roles"][0]["role"], "CM");
    let input = said["input"].as_str().unwrap();
    assert!(
        input.contains("Vous rédigez les posts") && !input.contains('<'),
        "{input}"
    );
}

#[tokio::test]
async fn many_ads_are_answered_line_by_line_in_their_order() {
    let server = Server::new();
    let mut lines = String::new();
    for number in 0..40 {
        let mut ad = example();
        ad["id"] = json!(format!("ad-{number}"));
        writeln!(lines, "{ad}").unwrap();
        if number == 20 {
            lines += "{broken\n\n";
            writeln!(lines, "{}", json!({"description": "mot ".repeat(400_000)})).unwrap();
            lines += "{\"title\": \"no text\"}\n";
        }
    }
    let answer = server
        .post("/api/v1/analyses", "application/x-ndjson", lines)
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/x-ndjson");
    let said: Vec<Value> = answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(said.len(), 43);
    let names: Vec<&str> = said.iter().filter_map(|one| one["id"].as_str()).collect();
    let expected: Vec<String> = (0..40).map(|number| format!("ad-{number}")).collect();
    assert_eq!(names, expected);
    let bad: Vec<(u64, &str)> = said
        .iter()
        .filter_map(|one| Some((one["row"].as_u64()?, one["error"]["type"].as_str()?)))
        .collect();
    assert_eq!(
        bad,
        [
            (22, "/problems/not-json"),
            (24, "/problems/too-large"),
            (25, "/problems/not-valid")
        ]
    );
    let first = answer.text().lines().next().unwrap();
    let mut ad = example();
    ad["id"] = json!("ad-0");
    assert_eq!(first, super::analyses::said(&ad));
}

#[tokio::test]
async fn a_file_is_read_as_the_command_line_reads_it() {
    let server = Server::new();
    let latin: Vec<u8> = OVERLOADED
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    let plain = server
        .form(
            "/api/v1/analyses/file",
            &[],
            Some(("ad.txt", OVERLOADED.as_bytes())),
        )
        .await;
    let windows = server
        .form("/api/v1/analyses/file", &[], Some(("annonce.txt", &latin)))
        .await;
    assert_eq!(plain.status, 200, "{}", plain.text());
    assert_eq!(plain.json()["title"], "Community manager H/F");
    assert_eq!(
        windows.json()["verdict"]["score"],
        plain.json()["verdict"]["score"]
    );
    let pdf = server
        .form(
            "/api/v1/analyses/file",
            &[],
            Some(("ad.pdf", b"%PDF-1.4 ...")),
        )
        .await;
    pdf.is_problem(422, "unreadable");
    let none = server
        .form("/api/v1/analyses/file", &[("title", "CM")], None)
        .await;
    none.is_problem(422, "not-valid");
}

#[tokio::test]
async fn an_ad_in_a_document_is_read_and_its_text_comes_back() {
    let server = Server::new();
    let text = "Vidéaste H/F\n\nVous tournez et montez nos vidéos pour toute la marque. Vous maîtrisez Premiere Pro.";
    for (name, bytes) in [
        ("annonce.docx", document::docx(text)),
        ("annonce.odt", document::odt(text)),
        ("annonce.pdf", document::pdf(text)),
    ] {
        let answer = server
            .form("/api/v1/analyses/file", &[], Some((name, &bytes)))
            .await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        let said = answer.json();
        assert_eq!(said["title"], "Vidéaste H/F", "{name}");
        assert!(said["input"].to_string().contains("Premiere Pro"), "{name}");
    }
    let scan = document::of_content(b"q Q");
    server
        .form("/api/v1/analyses/file", &[], Some(("scan.pdf", &scan)))
        .await
        .is_problem(422, "scanned");
}
