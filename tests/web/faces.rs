//! One engine behind every face: the same ad gives the same bytes.

use super::Server;
use assert_cmd::Command;
use serde_json::json;
use std::fs;

const TITLE: &str = "Chargé·e de communication & création 🎬";
const TEXTS: [&str; 3] = [
    include_str!("../gold/example.txt"),
    "Vos missions :\n- gérer nos réseaux sociaux\u{a0};\n- monter des vidéos «\u{202f}courtes\u{202f}»\n- ﬁlmer les événements, en lien avec \
     notre graphiste.\n\nUne maîtrise d’InDesign serait un plus. 24-28 K€, 2 jours de télétravail.",
    "You will run our social media accounts, answer comments, edit videos and write the newsletter. Experience with Photoshop is a plus. \
     No coding required.",
];

fn rolefit(arguments: &[&str], input: &str) -> String {
    let output = Command::cargo_bin("rolefit")
        .unwrap()
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn check_bulk_api_and_form_give_the_same_bytes() {
    let server = Server::new();
    let folder = tempfile::tempdir().unwrap();
    for lang in ["fr", "en"] {
        for text in TEXTS {
            let file = folder.path().join("ad.txt");
            fs::write(&file, text).unwrap();
            let ad = json!({"title": TITLE, "description": text});
            let checked = rolefit(
                &[
                    "check",
                    file.to_str().unwrap(),
                    "--title",
                    TITLE,
                    "--format",
                    "json",
                    "--lang",
                    lang,
                ],
                "",
            );
            let bulk = rolefit(
                &[
                    "bulk", "-", "--from", "ndjson", "--to", "ndjson", "--lang", lang,
                ],
                &format!("{ad}\n"),
            );
            let api = server
                .post_json(&format!("/api/v1/analyses?lang={lang}"), &ad)
                .await;
            let many = server
                .post(
                    &format!("/api/v1/analyses?lang={lang}"),
                    "application/x-ndjson",
                    format!("{ad}\n"),
                )
                .await;
            let form = server
                .form(
                    &format!("/analysis.json?lang={lang}"),
                    &[("title", TITLE), ("text", text)],
                    None,
                )
                .await;
            assert_eq!(checked, bulk);
            assert_eq!(checked, api.text());
            assert_eq!(checked, many.text());
            assert_eq!(checked, form.text());
            assert!(checked.contains("\"schema\":\"rolefit/analysis/1\""));
        }
    }
}
