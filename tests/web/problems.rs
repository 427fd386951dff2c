//! Bad requests get a problem that says what is wrong, and the server goes on.

use super::Server;
use axum::body::Body;
use axum::http::Request;
use rolefit::web::Limits;
use std::time::Duration;

#[tokio::test]
async fn broken_json_other_types_and_long_bodies_are_refused_in_words() {
    let server = Server::new();
    let to = "/api/v1/analyses";
    server
        .post(to, "application/json", "{\"title\": ")
        .await
        .is_problem(400, "not-json");
    server
        .post(to, "application/json", "[1, 2]")
        .await
        .is_problem(422, "not-valid");
    server
        .post(to, "application/json", "{\"description\": 7}")
        .await
        .is_problem(422, "not-valid");
    server
        .post(to, "text/plain", "hello")
        .await
        .is_problem(415, "media-type");
    server
        .post(to, "application/json", vec![b' '; 20 << 20])
        .await
        .is_problem(413, "too-large");
    let long = format!("{{\"description\": \"{}\"}}", "mot ".repeat(30_000));
    server
        .post(to, "application/json", long)
        .await
        .is_problem(413, "too-large");
    server
        .post("/api/v1/fits", "application/json", "{}")
        .await
        .is_problem(422, "not-valid");
    server
        .post("/api/v1/postings", "application/json", "nul")
        .await
        .is_problem(400, "not-json");
    server
        .form(
            "/api/v1/analyses/file",
            &[],
            Some(("big.txt", &vec![b'a'; 20 << 20])),
        )
        .await
        .is_problem(413, "too-large");
    assert_eq!(server.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn what_is_not_there_says_so() {
    let server = Server::new();
    server
        .get("/api/v1/nothing")
        .await
        .is_problem(404, "not-found");
    server
        .get("/api/v1/analyses")
        .await
        .is_problem(405, "method");
    server
        .get("/api/v1/postings/none")
        .await
        .is_problem(404, "not-found");
    server
        .delete("/api/v1/postings/none")
        .await
        .is_problem(404, "not-found");
    server
        .get("/api/v1/postings?limit=many")
        .await
        .is_problem(400, "not-understood");
    server
        .get("/api/v1/postings?cursor=!")
        .await
        .is_problem(400, "not-understood");
    server
        .get("/api/v1/taxonomy/skills?lang=xx")
        .await
        .is_problem(400, "not-understood");
    let page = server.get("/nowhere?lang=en").await;
    assert_eq!(page.status, 404);
    assert!(
        page.text()
            .contains("There is nothing of that name, or at this address.")
    );
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::with(Limits {
        time: Duration::from_millis(50),
        ..Limits::default()
    });
    let never = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
    let request = Request::post("/api/v1/analyses")
        .header("content-type", "application/json")
        .body(Body::from_stream(never))
        .unwrap();
    server.send(request).await.is_problem(408, "timed-out");
    assert_eq!(server.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn every_type_of_problem_is_explained_at_its_address() {
    let server = Server::new();
    for kind in rolefit::web::Kind::ALL {
        for lang in ["fr", "en"] {
            let page = server
                .get(&format!("/problems/{}?lang={lang}", kind.name()))
                .await;
            assert_eq!(page.status, 200);
            assert!(page.text().contains("<h1>"), "{}", kind.name());
            assert!(
                !page.text().contains("problem."),
                "a sentence is missing for {}",
                kind.name()
            );
        }
    }
    assert_eq!(server.get("/problems/other").await.status, 404);
}

#[tokio::test]
async fn other_names_and_other_sites_are_refused() {
    let server = Server::called(&["localhost"]);
    let ask = |method: &str, host: &str, origin: Option<&str>| {
        let mut request = Request::builder()
            .method(method)
            .uri("/api/v1/postings/x")
            .header("host", host)
            .header("content-type", "application/json");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        request
            .body(Body::from("{\"description\": \"Vous animez.\"}"))
            .unwrap()
    };
    server
        .send(ask("GET", "evil.example", None))
        .await
        .is_problem(403, "foreign");
    let other = ask("PUT", "localhost:8080", Some("http://evil.example"));
    server.send(other).await.is_problem(403, "foreign");
    let own = ask("PUT", "localhost:8080", Some("http://localhost:8080"));
    assert_eq!(server.send(own).await.status, 201);
    assert_eq!(server.send(ask("GET", "LOCALHOST", None)).await.status, 200);
}

#[tokio::test]
async fn a_page_of_endless_nesting_does_not_stop_the_others() {
    let server = Server::new();
    let deep = format!(
        "<html><body>{}Vous animez nos comptes.",
        "<div>".repeat(60_000)
    );
    let read = server
        .form("/read", &[], Some(("ad.html", deep.as_bytes())))
        .await;
    assert_eq!(read.json()["text"], "Vous animez nos comptes.");
}

#[tokio::test]
async fn what_was_sent_is_not_repeated_in_a_problem() {
    let server = Server::new();
    let body = serde_json::json!({"profile": "Jean Dupont 0612345678", "posting": {"id": "x"}});
    let answer = server.post_json("/api/v1/fits", &body).await;
    answer.is_problem(422, "not-valid");
    assert!(!answer.text().contains("Dupont"), "{}", answer.text());
}
