//! Workspaces: nobody reaches what another one keeps, by any id, cursor, count, tag, key of a request, export or job. All that
//! is tried here is tried with a key of every scope, which knows all ids.

use super::{Answer, OVERLOADED, Server};
use serde_json::{Value, json};

const VIDEO: &str = "Vidéaste en CDI. Vous tournez et montez nos vidéos sur Premiere Pro pour la marque Zanzibarine.";
const BOOKS: &str = "Vous tenez la comptabilité et vous établissez les déclarations de TVA de nos clients chaque mois.";
/// What stands in everything that the first workspace keeps.
const SECRET: &str = "zanzibarine";

/// One server, seen from two workspaces: the first keeps ads, people and a job, the second nothing.
async fn two() -> (Server, Server) {
    let server = Server::working();
    let scopes = "analyse,postings,candidates,admin";
    let (one, two) = (server.key(scopes, "one"), server.key(scopes, "two"));
    let (one, two) = (server.with_key(&one), server.with_key(&two));
    for number in 0..25 {
        let text = format!("{OVERLOADED}\nLa marque Zanzibarine, {number}.");
        let ad = json!({"id": format!("v{number}"), "title": "Vidéaste", "description": text, "company": "Zanzibarine"});
        assert_eq!(one.post_json("/api/v1/postings", &ad).await.status, 201);
    }
    for id in ["p", "q"] {
        let person = json!({"id": id, "headline": "Vidéaste zanzibarine", "skills": [{"name": "montage vidéo"}]});
        let kept = one.post_json("/api/v1/candidates", &person).await;
        assert_eq!(kept.status, 201, "{}", kept.text());
    }
    let reason = json!({"outcome": "declined", "reason": "trop zanzibarine", "posting": "v0"});
    let decided = one
        .post_json("/api/v1/candidates/p/decisions", &reason)
        .await;
    assert_eq!(decided.status, 201, "{}", decided.text());
    (one, two)
}

/// Nothing of the first workspace is in an answer.
fn is_blind(answer: &Answer) {
    let said = answer.text().to_lowercase();
    assert!(!said.contains(SECRET), "{said}");
}

#[tokio::test]
async fn no_id_leads_into_another_workspace() {
    let (one, two) = two().await;
    for address in [
        "/api/v1/postings/v0",
        "/api/v1/postings/v0?lang=en",
        "/api/v1/postings/v0/market",
        "/api/v1/postings/v0/similar",
        "/api/v1/postings/v0/candidates",
        "/api/v1/candidates/p",
        "/api/v1/candidates/p/export",
        "/api/v1/candidates/p/decisions",
        "/api/v1/candidates/p/matches",
    ] {
        assert_ne!(one.get(address).await.status, 404, "{address}");
        two.get(address).await.is_problem(404, "not-found");
    }
    for address in ["/api/v1/postings/v0", "/api/v1/candidates/p"] {
        two.delete(address).await.is_problem(404, "not-found");
    }
    for page in ["/postings/v0", "/postings?q=marque", "/postings"] {
        is_blind(&two.get(page).await);
    }
    let declined = json!({"outcome": "declined", "reason": "parce que"});
    two.post_json("/api/v1/candidates/p/decisions", &declined)
        .await
        .is_problem(404, "not-found");
    let pair = json!({"profile": {"skills": [{"name": "montage vidéo"}]}, "posting": {"id": "v0"}});
    two.post_json("/api/v1/fits", &pair)
        .await
        .is_problem(404, "not-found");
    assert_eq!(one.post_json("/api/v1/fits", &pair).await.status, 200);
    // nothing was changed by all that
    assert_eq!(one.get("/api/v1/postings").await.json()["total"], 25);
    let export = one.get("/api/v1/candidates/p/export").await.json();
    assert_eq!(export["decisions"].as_array().unwrap().len(), 1);
    let actors: Vec<&Value> = export["log"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| &note["actor"])
        .collect();
    assert!(actors.iter().all(|actor| *actor == actors[0]), "{actors:?}");
}

#[tokio::test]
async fn no_count_place_or_likeness_tells_of_another_workspace() {
    let (one, two) = two().await;
    let own = json!({"id": "own", "title": "Vidéaste", "description": VIDEO.replace("Zanzibarine", "Moka")});
    assert_eq!(two.post_json("/api/v1/postings", &own).await.status, 201);
    let person = json!({"id": "own", "skills": [{"name": "montage vidéo"}]});
    assert_eq!(
        two.post_json("/api/v1/candidates", &person).await.status,
        201
    );

    assert_eq!(
        one.get("/api/v1/postings?q=zanzibarine").await.json()["total"],
        25
    );
    for q in ["zanzibarine", "zanzibarinne", "company:zanzibarine"] {
        let found = two.get(&format!("/api/v1/postings?q={q}")).await.json();
        assert_eq!((&found["total"], &found["hits"]), (&json!(0), &json!([])));
        assert!(!found.to_string().contains("\"count\":"), "{found}");
    }
    let all = two.get("/api/v1/postings").await.json();
    assert_eq!(all["total"], 1);
    assert_eq!(
        all["facets"]["role"],
        json!([{"value": "VID", "count": 1, "chosen": false}])
    );
    let accept = [("accept", "application/x-ndjson")];
    let stream = two
        .send_with("GET", "/api/v1/postings", &accept, None)
        .await;
    assert_eq!(stream.text().lines().count(), 1);
    is_blind(&stream);
    let like = two.get("/api/v1/postings/own/similar").await.json();
    assert_eq!(like["hits"], json!([]));
    // twenty-five ads of the other one would do for a place among them
    assert_eq!(one.get("/api/v1/postings/v0/market").await.status, 200);
    two.get("/api/v1/postings/own/market")
        .await
        .is_problem(404, "not-found");
    let candidates = two.get("/api/v1/postings/own/candidates").await.json();
    assert_eq!(candidates["compared"], 1);
    let matches = two.get("/api/v1/candidates/own/matches").await.json();
    assert_eq!(matches["compared"], 1);
    assert_eq!(two.get("/api/v1/candidates").await.json()["total"], 1);
    assert_eq!(two.get("/readyz").await.json()["postings"], 1);
    // what is counted over all workspaces is for who runs the server
    two.get("/metrics").await.is_problem(403, "not-allowed");
    let log = two.get("/api/v1/audit?limit=100").await;
    let log = log.json();
    let whom = log["log"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| &note["candidate"]);
    assert!(whom.clone().all(|id| id == "own"), "{log}");
    for id in ["p", "q"] {
        let of = two
            .get(&format!("/api/v1/audit?candidate={id}"))
            .await
            .json();
        assert_eq!(of["log"], json!([]));
    }
}

#[tokio::test]
async fn no_cursor_leads_into_another_workspace() {
    let (one, two) = two().await;
    let own = json!({"id": "own", "title": "Comptable", "description": BOOKS});
    assert_eq!(two.post_json("/api/v1/postings", &own).await.status, 201);
    let person = json!({"id": "own", "headline": "Comptable"});
    assert_eq!(
        two.post_json("/api/v1/candidates", &person).await.status,
        201
    );
    for (of_one, of_two) in [
        ("/api/v1/postings?limit=1", "/api/v1/postings?limit=1"),
        (
            "/api/v1/postings?q=zanzibarine&limit=1",
            "/api/v1/postings?q=zanzibarine&limit=1",
        ),
        ("/api/v1/candidates?limit=1", "/api/v1/candidates?limit=1"),
        ("/api/v1/audit?limit=1", "/api/v1/audit?limit=1"),
        (
            "/api/v1/candidates/p/matches?limit=1",
            "/api/v1/candidates/own/matches?limit=1",
        ),
        (
            "/api/v1/postings/v0/candidates?limit=1",
            "/api/v1/postings/own/candidates?limit=1",
        ),
    ] {
        let page = one.get(of_one).await.json();
        let cursor = page["cursor"]
            .as_str()
            .unwrap_or_else(|| panic!("{of_one} has one page"));
        let page = two.get(&format!("{of_two}&cursor={cursor}")).await;
        is_blind(&page);
        assert!(
            !page.text().contains("\"v1\"") && !page.text().contains("\"q\""),
            "{}",
            page.text()
        );
    }
}

#[tokio::test]
async fn the_same_names_keys_and_tags_mean_other_things_in_another_workspace() {
    let (one, two) = two().await;
    let ad = |title: &str, text: &str| json!({"id": "v0", "title": title, "description": text});
    let tag = one
        .get("/api/v1/postings/v0")
        .await
        .header("etag")
        .to_owned();
    let stands = [("if-match", tag.as_str())];
    let put = two
        .send_with(
            "PUT",
            "/api/v1/postings/v0",
            &stands,
            Some(ad("Comptable", BOOKS)),
        )
        .await;
    put.is_problem(412, "changed");
    let own = two
        .post_json("/api/v1/postings", &ad("Comptable", BOOKS))
        .await;
    assert_eq!(own.status, 201, "there was none");
    let has = [("if-none-match", tag.as_str())];
    let read = two
        .send_with("GET", "/api/v1/postings/v0", &has, None)
        .await;
    assert_eq!(
        (read.status.as_u16(), &read.json()["title"]),
        (200, &json!("Comptable"))
    );
    assert_eq!(two.delete("/api/v1/postings/v0").await.status, 204);
    assert_eq!(
        one.get("/api/v1/postings/v0").await.json()["title"],
        "Vidéaste"
    );

    let person = json!({"headline": "Comptable"});
    let key = [("idempotency-key", "the-same")];
    let mut ids = Vec::new();
    for server in [&one, &two] {
        let kept = server
            .send_with("POST", "/api/v1/candidates", &key, Some(person.clone()))
            .await;
        assert_eq!(kept.status, 201, "{}", kept.text());
        ids.push(kept.json()["id"].clone());
    }
    assert_ne!(ids[0], ids[1]);
    let key = [("idempotency-key", "again")];
    for (server, title, text) in [(&one, "Vidéaste", VIDEO), (&two, "Comptable", BOOKS)] {
        let sent = json!({"id": "same", "title": title, "description": text});
        let kept = server
            .send_with("POST", "/api/v1/postings", &key, Some(sent))
            .await;
        assert_eq!(
            (kept.status.as_u16(), &kept.json()["title"]),
            (201, &json!(title))
        );
    }
    // erased in the one, they are there in the other
    let same = json!({"id": "p", "headline": "Comptable"});
    assert_eq!(two.post_json("/api/v1/candidates", &same).await.status, 201);
    assert_eq!(two.delete("/api/v1/candidates/p").await.status, 204);
    assert_eq!(one.get("/api/v1/candidates/p").await.status, 200);
    let log = one.get("/api/v1/audit?candidate=p").await.json();
    assert!(
        log["log"].as_array().is_some_and(|log| log.len() >= 2),
        "{log}"
    );
}

#[tokio::test]
async fn no_job_is_reached_from_another_workspace() {
    let (one, two) = two().await;
    let here = {
        // who calls without a key stands in the first of all workspaces
        let mut without = one.clone();
        without.key = None;
        without
    };
    let send = |server: &Server| {
        let server = server.clone();
        async move {
            let table = format!("id,titre,description\n1,Vidéaste,{VIDEO}\n2,,\n");
            let request = axum::http::Request::post("/api/v1/bulk?name=zanzibarine.csv")
                .header("content-type", "text/csv")
                .header("idempotency-key", "the-same")
                .body(axum::body::Body::from(table))
                .unwrap();
            server.send(request).await
        }
    };
    let first = send(&one).await;
    assert_eq!(first.status, 202, "{}", first.text());
    let address = first.header("location").to_owned();
    let id = first.json()["id"].as_str().unwrap().to_owned();
    for server in [&two, &here] {
        // while it runs and when it has ended
        for _ in 0..2 {
            for what in ["", "/result", "/errors", "/report", "/events"] {
                let answer = server.get(&format!("{address}{what}")).await;
                answer.is_problem(404, "not-found");
            }
            is_blind(&server.get(&format!("/bulk/{id}")).await);
            is_blind(&server.get("/bulk").await);
            assert_eq!(server.get("/api/v1/bulk").await.json()["jobs"], json!([]));
            super::bulk::ended(&one, &address).await;
        }
        server.delete(&address).await.is_problem(404, "not-found");
    }
    // the same request of somebody else is another one
    let second = send(&two).await;
    assert_eq!(second.status, 202);
    assert_ne!(second.json()["id"], id.as_str());
    assert_eq!(one.get(&format!("{address}/result")).await.status, 200);
}
