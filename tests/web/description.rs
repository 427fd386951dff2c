//! The API's description of itself: generated from the code, complete, and shown without anything from outside.

use super::Server;

#[tokio::test]
async fn the_description_names_every_address_and_its_problems() {
    let server = Server::new();
    let api = server.get("/api/v1/openapi.json").await.json();
    assert!(api["openapi"].as_str().unwrap().starts_with("3.1"));
    let paths = api["paths"].as_object().unwrap();
    for (path, methods) in [
        ("/api/v1/analyses", vec!["post"]),
        ("/api/v1/analyses/file", vec!["post"]),
        ("/api/v1/fits", vec!["post"]),
        ("/api/v1/comparisons", vec!["post"]),
        ("/api/v1/rules", vec!["get"]),
        ("/api/v1/rules/{code}", vec!["get"]),
        ("/api/v1/postings", vec!["get", "post"]),
        ("/api/v1/postings/{id}", vec!["delete", "get", "put"]),
        ("/api/v1/taxonomy/skills", vec!["get"]),
        ("/api/v1/taxonomy/roles", vec!["get"]),
        ("/healthz", vec!["get"]),
        ("/readyz", vec!["get"]),
    ] {
        let found = paths
            .get(path)
            .unwrap_or_else(|| panic!("{path} is not described"));
        for method in methods {
            assert!(
                found[method]["summary"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{method} {path}"
            );
            if path.starts_with("/api/") {
                let answers = found[method]["responses"].as_object().unwrap();
                assert!(
                    answers.keys().any(|status| status.starts_with('4')),
                    "{method} {path}"
                );
            }
        }
    }
}

#[tokio::test]
async fn its_pages_come_from_the_program_itself() {
    let server = Server::new();
    let docs = server.get("/docs/").await;
    assert_eq!(docs.status, 200);
    assert!(
        !docs.text().contains("//cdn") && !docs.text().contains("https://"),
        "{}",
        docs.text()
    );
    assert_eq!(server.get("/docs/swagger-ui-bundle.js").await.status, 200);
}

#[tokio::test]
async fn skills_and_roles_are_listed_page_by_page() {
    let server = Server::new();
    let mut names = Vec::new();
    let mut address = "/api/v1/taxonomy/skills?limit=400".to_owned();
    loop {
        let page = server.get(&address).await.json();
        names.extend(
            page["skills"]
                .as_array()
                .unwrap()
                .iter()
                .map(|skill| skill["skill"].as_str().unwrap().to_owned()),
        );
        match page["cursor"].as_str() {
            Some(cursor) => address = format!("/api/v1/taxonomy/skills?limit=400&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(names.len(), crate::TAXONOMY.skills.len());
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(names, sorted);
    let found = server
        .get("/api/v1/taxonomy/skills?q=video-edit&lang=fr")
        .await
        .json();
    assert_eq!(found["skills"][0]["label"], "montage vidéo");
    let roles = server.get("/api/v1/taxonomy/roles?lang=fr").await.json();
    assert!(
        roles["roles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["role"] == "CM")
    );
}
