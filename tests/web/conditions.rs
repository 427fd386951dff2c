//! `ETag`, `If-Match`, `If-None-Match` and `Idempotency-Key`: which state is meant, and the same request once more.

use super::Server;
use super::postings::{VIDEO, ad, kept};
use serde_json::json;

#[tokio::test]
async fn a_change_is_made_only_to_what_was_read() {
    let server = Server::new();
    let one = "/api/v1/postings/v";
    let first = kept(&server, &ad("v", "Vidéaste", VIDEO)).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let read = server.get(one).await;
    assert_eq!(read.header("etag"), tag);
    let known = |tag: &str, address: &str| {
        let (server, tag, address) = (server.clone(), tag.to_owned(), address.to_owned());
        async move {
            server
                .send_with("GET", &address, &[("if-none-match", &tag)], None)
                .await
        }
    };
    assert_eq!(known(&tag, one).await.status, 304);
    // another language is another answer
    let french = server.get("/api/v1/postings/v?lang=fr").await;
    assert_ne!(french.header("etag"), tag);
    assert_eq!(known(&tag, "/api/v1/postings/v?lang=fr").await.status, 200);
    assert_eq!(
        known(french.header("etag"), "/api/v1/postings/v?lang=fr")
            .await
            .status,
        304
    );

    let put = |name: &'static str, tag: &str, title: &str| {
        let (server, tag) = (server.clone(), tag.to_owned());
        let body = json!({"title": title, "description": VIDEO});
        async move {
            server
                .send_with("PUT", one, &[(name, &tag)], Some(body))
                .await
        }
    };
    assert_eq!(put("if-match", &tag, "Monteur").await.status, 200);
    put("if-match", &tag, "Cadreur")
        .await
        .is_problem(412, "changed");
    put("if-none-match", "*", "Cadreur")
        .await
        .is_problem(412, "changed");
    assert_eq!(server.get(one).await.json()["title"], "Monteur");
    let stale = server
        .send_with("DELETE", one, &[("if-match", &tag)], None)
        .await;
    stale.is_problem(412, "changed");
    let now = server.get(one).await.header("etag").to_owned();
    assert_eq!(
        server
            .send_with("DELETE", one, &[("if-match", &now)], None)
            .await
            .status,
        204
    );
    put("if-match", &now, "Cadreur")
        .await
        .is_problem(412, "changed");
    assert_eq!(put("if-none-match", "*", "Cadreur").await.status, 201);
}

#[tokio::test]
async fn the_same_request_again_keeps_nothing_twice() {
    let server = Server::new();
    let send = async |key: &str, title: &str| {
        let body = json!({"title": title, "description": VIDEO});
        server
            .send_with(
                "POST",
                "/api/v1/postings",
                &[("idempotency-key", key)],
                Some(body),
            )
            .await
    };
    let first = send("one", "Vidéaste").await;
    assert_eq!(first.status, 201);
    let again = send("one", "Vidéaste").await;
    assert_eq!(
        (again.status.as_u16(), &again.json()["id"]),
        (200, &first.json()["id"])
    );
    // sent once more, it does not take back what was changed meanwhile
    let address = first.header("location").to_owned();
    let changed = json!({"title": "Monteuse", "description": VIDEO});
    assert_eq!(server.put_json(&address, &changed).await.status, 200);
    assert_eq!(send("one", "Vidéaste").await.json()["title"], "Monteuse");
    send("one", "Monteur").await.is_problem(422, "reused");
    send("", "Monteur").await.is_problem(400, "not-understood");
    assert_eq!(server.get("/api/v1/postings").await.json()["total"], 1);
}
