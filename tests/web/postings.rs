//! `/postings`: kept, found, replaced, deleted.

use super::{Answer, Server};
use serde_json::{Value, json};

fn ad(id: &str, title: &str, description: &str) -> Value {
    json!({"id": id, "title": title, "description": description})
}

async fn kept(server: &Server, ad: &Value) -> Answer {
    server.post_json("/api/v1/postings", ad).await
}

const VIDEO: &str = "Vidéaste en CDI. Vous tournez et montez nos vidéos sur Premiere Pro, vous étalonnez les images et vous livrez \
                     les films à nos clients chaque semaine.";
const WEB: &str = "Développeur web en CDD. Vous développez notre site en PHP, vous corrigez les anomalies et vous écrivez les tests.";

#[tokio::test]
async fn an_ad_is_kept_read_replaced_and_deleted() {
    let server = Server::new();
    let first = kept(&server, &ad("v/1 é", "Vidéaste", VIDEO)).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let address = first.header("location").to_owned();
    assert_eq!(first.json()["analysis"]["roles"][0]["role"], "VID");
    let read = server.get(&address).await.json();
    assert_eq!(read["description"], VIDEO);
    assert_eq!(read["analysis"], first.json()["analysis"]);
    assert_eq!(
        server.get(&format!("{address}?lang=en")).await.json()["analysis"]["lang"],
        "en"
    );
    assert_eq!(
        kept(&server, &ad("v/1 é", "Vidéaste", VIDEO)).await.status,
        200
    );
    let replaced = server
        .put_json(&address, &json!({"title": "Monteur", "description": VIDEO}))
        .await;
    assert_eq!(replaced.status, 200, "{}", replaced.text());
    assert_eq!(server.get(&address).await.json()["title"], "Monteur");
    server
        .put_json(&address, &ad("other", "Monteur", VIDEO))
        .await
        .is_problem(422, "not-valid");
    assert_eq!(server.delete(&address).await.status, 204);
    server.get(&address).await.is_problem(404, "not-found");
    assert_eq!(server.get("/api/v1/postings").await.json()["total"], 0);
}

#[tokio::test]
async fn an_ad_without_a_name_gets_one() {
    let server = Server::new();
    let answer = kept(&server, &json!({"title": "Vidéaste", "description": VIDEO})).await;
    assert_eq!(answer.status, 201);
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(
        server.get(&format!("/api/v1/postings/{id}")).await.status,
        200
    );
}

#[tokio::test]
async fn ads_are_found_with_the_words_marked_and_the_kinds_counted() {
    let server = Server::new();
    kept(&server, &ad("v", "Vidéaste", VIDEO)).await;
    kept(&server, &ad("w", "Développeur web", WEB)).await;
    let found = server.get("/api/v1/postings?q=vid%C3%A9o").await.json();
    assert_eq!(found["total"], 1);
    let hit = &found["hits"][0];
    assert_eq!(
        (hit["id"].as_str(), hit["main_role"].as_str()),
        (Some("v"), Some("VID"))
    );
    let marked = &hit["highlights"][0];
    let field = if marked["field"] == "title" {
        "Vidéaste"
    } else {
        VIDEO
    };
    let (start, end) = (
        marked["start"].as_u64().unwrap(),
        marked["end"].as_u64().unwrap(),
    );
    let words: String = field
        .chars()
        .skip(usize::try_from(start).unwrap())
        .take(usize::try_from(end - start).unwrap())
        .collect();
    assert_eq!(marked["text"], words);
    let all = server.get("/api/v1/postings").await.json();
    assert_eq!(all["total"], 2);
    let counts: Vec<(&str, u64)> = all["facets"]["contract"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| {
            (
                value["value"].as_str().unwrap(),
                value["count"].as_u64().unwrap(),
            )
        })
        .collect();
    assert!(
        counts.contains(&("cdi", 1)) && counts.contains(&("cdd", 1)),
        "{counts:?}"
    );
    let chosen = server.get("/api/v1/postings?contract=cdd").await.json();
    assert_eq!(chosen["total"], 1);
    assert_eq!(chosen["hits"][0]["id"], "w");
    let page = server.get("/api/v1/postings?limit=1").await.json();
    let cursor = page["cursor"].as_str().unwrap();
    let next = server
        .get(&format!("/api/v1/postings?limit=1&cursor={cursor}"))
        .await
        .json();
    assert_ne!(next["hits"][0]["id"], page["hits"][0]["id"]);
    assert!(next["cursor"].is_null());
}

#[tokio::test]
async fn readiness_counts_what_is_kept() {
    let server = Server::new();
    kept(&server, &ad("v", "Vidéaste", VIDEO)).await;
    let ready = server.get("/readyz").await.json();
    assert_eq!(
        (ready["status"].as_str(), ready["postings"].as_u64()),
        (Some("ready"), Some(1))
    );
    assert_eq!(ready["stored"], ready["indexed"]);
}
