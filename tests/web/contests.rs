//! Contests over HTTP, the market, and the page on the verdict.

use super::{OVERLOADED, Server};
use rolefit::posting::plain;
use serde_json::{Value, json};

fn ad() -> Value {
    let posting = plain::read(OVERLOADED, false);
    json!({"id": "ad-1", "title": posting.title, "description": posting.description})
}

/// The contests that give all of a role's phrases to others.
fn not_this_job(said: &Value, role: &str) -> Value {
    let roles = said["roles"].as_array().unwrap();
    let role = roles.iter().find(|one| one["role"] == role).unwrap();
    let mentions = role["mentions"].as_array().unwrap().iter();
    mentions
        .map(|at| json!({"mention": at, "as": "not_this_job"}))
        .collect()
}

#[tokio::test]
async fn a_contest_recomputes_the_verdict_and_shows_both() {
    let server = Server::new();
    let before = server.post_json("/api/v1/analyses", &ad()).await.json();
    assert!(before.get("contested").is_none());
    let mut contested = ad();
    contested["contest"] = not_this_job(&before, "VID");
    let after = server
        .post_json("/api/v1/analyses", &contested)
        .await
        .json();
    assert!(after["verdict"]["score"].as_i64() < before["verdict"]["score"].as_i64());
    assert_eq!(after["contested"]["before"], before["verdict"]);
    let lines = format!("{}\n{}\n", ad(), contested);
    let many = server
        .post("/api/v1/analyses", "application/x-ndjson", lines)
        .await;
    let many: Vec<Value> = many
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(many, [before, after]);
}

#[tokio::test]
async fn a_contest_of_nothing_is_a_problem() {
    let server = Server::new();
    let mut contested = ad();
    contested["contest"] = json!([{"mention": 999, "as": "a_plus"}]);
    let answer = server.post_json("/api/v1/analyses", &contested).await;
    answer.is_problem(422, "not-valid");
    contested["contest"] = json!([{"mention": 0, "as": "wrong"}]);
    assert!(
        server
            .post_json("/api/v1/analyses", &contested)
            .await
            .status
            .is_client_error()
    );
}

#[tokio::test]
async fn the_form_contests_without_scripts() {
    let server = Server::new();
    let said = server.post_json("/api/v1/analyses", &ad()).await.json();
    let at = said["roles"][1]["mentions"][0].as_u64().unwrap();
    let at = usize::try_from(at).unwrap();
    let text = said["mentions"][at]["text"].as_str().unwrap();
    let phrase = format!("{at}|{text}");
    let posting = plain::read(OVERLOADED, false);
    let fields = [
        ("title", posting.title.as_str()),
        ("text", posting.description.as_str()),
        ("phrase", phrase.as_str()),
        ("meant", "not_this_job|"),
    ];
    let answer = server.form("/?lang=fr", &fields, None).await;
    let page = answer.text();
    assert!(page.contains("name=\"contest-1\""), "{page}");
    assert!(page.contains("Contesté (1)"));
    // of another text it is let go
    let mut other = fields;
    other[1].1 = "Nous recrutons un community manager en CDI pour animer nos comptes, répondre aux commentaires, rédiger les posts et suivre les statistiques de nos pages chaque semaine avec soin.";
    let answer = server.form("/?lang=fr", &other, None).await;
    let page = answer.text();
    assert!(!page.contains("name=\"contest-1\""));
}

#[tokio::test]
async fn the_market_says_nothing_without_a_table() {
    let server = Server::new();
    server.post_json("/api/v1/postings", &ad()).await;
    let answer = server.get("/api/v1/postings/ad-1/market").await;
    answer.is_problem(404, "not-found");
    assert!(
        server
            .post_json("/api/v1/analyses", &ad())
            .await
            .json()
            .get("market")
            .is_none()
    );
}

#[tokio::test]
async fn the_verdict_is_explained_on_a_page_in_both_languages() {
    let server = Server::new();
    for (lang, words) in [
        ("fr", "Ce qu'il ne mesure pas"),
        ("en", "What it does not measure"),
    ] {
        let page = server.get(&format!("/explain/superman?lang={lang}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().replace("&#39;", "'").contains(words));
    }
    assert_eq!(server.get("/explain/nothing").await.status, 404);
}
