//! `/postings`: kept, found, replaced, deleted.

use super::{Answer, Server};
use serde_json::{Value, json};

pub(super) fn ad(id: &str, title: &str, description: &str) -> Value {
    json!({"id": id, "title": title, "description": description})
}

pub(super) async fn kept(server: &Server, ad: &Value) -> Answer {
    server.post_json("/api/v1/postings", ad).await
}

pub(super) const VIDEO: &str = "Vidéaste en CDI. Vous tournez et montez nos vidéos sur Premiere Pro, vous étalonnez les images et vous livrez \
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
async fn what_is_told_beside_the_text_is_kept_and_shown() {
    let server = Server::new();
    let text = VIDEO.replace(" en CDI", "");
    let mut sent = ad("v", "Vidéaste", &text);
    for (name, value) in [
        ("country", json!("BE")),
        ("contract", json!("cdd")),
        ("team_size", json!(4)),
    ] {
        sent[name] = value;
    }
    let first = kept(&server, &sent).await.json();
    let read = server.get("/api/v1/postings/v").await.json();
    let analysed = server.post_json("/api/v1/analyses", &sent).await.json();
    for name in ["country", "contract", "team_size"] {
        assert_eq!((&first[name], &read[name]), (&sent[name], &sent[name]));
    }
    assert_eq!(analysed["facts"]["contract"], json!(["cdd"]));
    assert_eq!(read["analysis"]["facts"], analysed["facts"]);
    // an answer in another language is made anew, and from all of it
    let english = server.get("/api/v1/postings/v?lang=en").await.json();
    assert_eq!(english["analysis"]["facts"], analysed["facts"]);
    // the same without it is another ad
    let without = kept(&server, &ad("v", "Vidéaste", &text)).await.json();
    assert_eq!(without["country"], Value::Null);
    assert_ne!(without["analysis"]["facts"], analysed["facts"]);
    // more people than any organisation has
    sent["team_size"] = json!(10_000_000);
    let refused = server.post_json("/api/v1/analyses", &sent).await;
    refused.is_problem(422, "not-valid");
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

#[tokio::test]
async fn many_ads_are_kept_line_by_line_and_given_out_in_one_stream() {
    let server = Server::new();
    let mut body = String::new();
    for number in 0..250 {
        body.push_str(
            &ad(
                &format!("a{number}"),
                "Vidéaste",
                &format!("{VIDEO} {number}"),
            )
            .to_string(),
        );
        body.push('\n');
    }
    body.push_str("no json\n\n{\"description\": \"\"}\n");
    body.push_str(&ad("a0", "Vidéaste", &format!("{VIDEO} 0")).to_string());
    let answer = server
        .post("/api/v1/postings", "application/x-ndjson", body)
        .await;
    assert_eq!(answer.status, 200);
    let lines: Vec<Value> = answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 253);
    assert_eq!(
        (
            &lines[0]["row"],
            &lines[0]["id"],
            &lines[0]["status"],
            &lines[0]["main_role"]
        ),
        (&json!(1), &json!("a0"), &json!("created"), &json!("VID"))
    );
    assert_eq!(lines[250]["error"]["type"], "/problems/not-json");
    assert_eq!(
        (&lines[251]["row"], &lines[251]["error"]["type"]),
        (&json!(253), &json!("/problems/not-valid"))
    );
    assert_eq!(lines[252]["status"], "unchanged");

    let stream = async |query: &str| -> Vec<Value> {
        let address = format!("/api/v1/postings{query}");
        let answer = server
            .send_with("GET", &address, &[("accept", "application/x-ndjson")], None)
            .await;
        assert_eq!(answer.header("content-type"), "application/x-ndjson");
        answer
            .text()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let all = stream("").await;
    assert_eq!(all.len(), 250);
    assert!(
        all.iter()
            .all(|ad| ad["analysis"]["schema"] == "rolefit/analysis/1")
    );
    let mut ids: Vec<&str> = all.iter().map(|ad| ad["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 250);
    assert_eq!(stream("?q=premiere&limit=120").await.len(), 120);
    assert_eq!(stream("?q=zanzibarine").await.len(), 0);
    let broken = server
        .send_with(
            "GET",
            "/api/v1/postings?cursor=x",
            &[("accept", "application/x-ndjson")],
            None,
        )
        .await;
    broken.is_problem(400, "not-understood");
}

#[tokio::test]
async fn ads_like_an_ad_and_its_place_among_them() {
    let server = Server::new();
    for number in 0..25 {
        kept(
            &server,
            &ad(
                &format!("v{number}"),
                "Vidéaste",
                &format!("{VIDEO} {number}"),
            ),
        )
        .await;
    }
    kept(&server, &ad("w", "Développeur web", WEB)).await;
    let similar = server
        .get("/api/v1/postings/v3/similar?limit=5")
        .await
        .json();
    let hits = similar["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 5);
    assert!(
        hits.iter()
            .all(|hit| hit["main_role"] == "VID" && hit["id"] != "v3"),
        "{similar}"
    );
    server
        .get("/api/v1/postings/none/similar")
        .await
        .is_problem(404, "not-found");
    server
        .get("/api/v1/postings/v3/similar?limit=0")
        .await
        .is_problem(400, "not-understood");
    let place = server
        .get("/api/v1/postings/v3/market?lang=en")
        .await
        .json();
    assert_eq!(
        (&place["ads"], &place["role"], &place["name"]),
        (&json!(25), &json!("VID"), &json!("default")),
        "{place}"
    );
    // one ad of its kind is too few
    server
        .get("/api/v1/postings/w/market")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn figures_tell_what_was_asked_how_often_and_nothing_of_what_was_said() {
    let server = Server::new();
    kept(&server, &ad("secret-id", "Vidéaste", VIDEO)).await;
    server.get("/api/v1/postings/secret-id?lang=fr").await;
    server.get("/api/v1/postings?q=secret-words").await;
    let figures = server.get("/metrics").await;
    assert_eq!(figures.status, 200);
    let text = figures.text();
    assert!(text.contains(r#"rolefit_http_requests_total{method="GET",route="/api/v1/postings/{id}",status="200"} 1"#), "{text}");
    assert!(
        text.contains("rolefit_postings 1") && text.contains("rolefit_candidates 0"),
        "{text}"
    );
    assert!(
        !text.contains("secret") && text.ends_with("# EOF\n"),
        "{text}"
    );
}
