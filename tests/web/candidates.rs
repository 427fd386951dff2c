//! `/candidates`: people, never without a key.

use super::{Answer, Server};
use serde_json::{Value, json};

fn person() -> Value {
    json!({
        "id": "cand-7", "headline": "Community manager",
        "text": "J'ai animé les réseaux sociaux d'une mairie zanzibarine et monté des vidéos sur Premiere Pro.",
        "skills": [{"name": "montage vidéo", "level": 3}, {"name": "poterie lunaire"}],
    })
}

const ALL: &str = "/api/v1/candidates";
const ONE: &str = "/api/v1/candidates/cand-7";

#[tokio::test]
async fn candidates_need_a_key_even_here() {
    let server = Server::new();
    server.get(ALL).await.is_problem(401, "no-key");
    server
        .post_json(ALL, &person())
        .await
        .is_problem(401, "no-key");
    assert_eq!(
        server.get(ALL).await.header("www-authenticate"),
        "Bearer realm=\"rolefit\""
    );
    let postings = server.key("postings", "default");
    let refused = server.with_key(&postings).get(ALL).await;
    refused.is_problem(403, "not-allowed");
    assert!(refused.text().contains("candidates"));
}

#[tokio::test]
async fn a_candidate_is_kept_read_replaced_and_erased() {
    let server = Server::new();
    let key = server.key("candidates", "default");
    let server = server.with_key(&key);
    let kept = server.post_json(ALL, &person()).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
    assert_eq!(kept.header("location"), ONE);
    let said = kept.json();
    assert_eq!(said["text"], Value::Null);
    assert_eq!(said["unknown"], json!(["poterie lunaire"]));
    assert!(!kept.text().contains("zanzibarine"));

    let read = server.get(ONE).await;
    assert_eq!(read.json(), said);
    let tag = read.header("etag").to_owned();
    let again = server
        .send_with("GET", ONE, &[("if-none-match", &tag)], None)
        .await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));

    // what was read can be sent back
    let mut changed = said.clone();
    changed["headline"] = json!("Vidéaste");
    let put = |tag: String, body: Value| {
        let server = &server;
        async move {
            server
                .send_with("PUT", ONE, &[("if-match", &tag)], Some(body))
                .await
        }
    };
    let replaced = put(tag.clone(), changed.clone()).await;
    assert_eq!(replaced.status, 200, "{}", replaced.text());
    put(tag.clone(), changed).await.is_problem(412, "changed");
    let stale = server
        .send_with("DELETE", ONE, &[("if-match", &tag)], None)
        .await;
    stale.is_problem(412, "changed");

    let list = server.get(ALL).await.json();
    assert_eq!(
        (&list["total"], &list["candidates"][0]["headline"]),
        (&json!(1), &json!("Vidéaste"))
    );
    assert_eq!(server.delete(ONE).await.status, 204);
    server.get(ONE).await.is_problem(404, "not-found");
    server.delete(ONE).await.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_person_decides_and_the_candidate_can_be_told() {
    let server = Server::new();
    let key = server.key("candidates", "default");
    let of_people = server.with_key(&key);
    of_people.post_json(ALL, &person()).await;
    let decisions = format!("{ONE}/decisions");
    let decided = of_people
        .post_json(
            &decisions,
            &json!({"outcome": "advanced", "reason": "Bon book.", "posting": "ad-1"}),
        )
        .await;
    assert_eq!(decided.status, 201, "{}", decided.text());
    of_people
        .post_json(&decisions, &json!({"outcome": "advanced", "reason": " "}))
        .await
        .is_problem(422, "not-valid");
    of_people
        .post_json(&decisions, &json!({"outcome": "perhaps", "reason": "x"}))
        .await
        .is_problem(422, "not-valid");
    assert_eq!(
        of_people.get(&decisions).await.json()["decisions"][0]["reason"],
        "Bon book."
    );
    let export = of_people.get(&format!("{ONE}/export")).await;
    assert!(
        export
            .header("content-disposition")
            .starts_with("attachment")
    );
    let export = export.json();
    assert_eq!(export["candidate"]["id"], "cand-7");
    assert_eq!(export["decisions"][0]["outcome"], "advanced");
    assert_eq!(
        actions(&export["log"]),
        ["stored", "decided", "seen", "exported"]
    );

    of_people
        .get("/api/v1/audit")
        .await
        .is_problem(403, "not-allowed");
    let admin = server.key("admin", "default");
    let log = server
        .with_key(&admin)
        .get("/api/v1/audit?candidate=cand-7&limit=3")
        .await
        .json();
    assert_eq!(actions(&log["log"]), ["stored", "decided", "seen"]);
    let next = format!("/api/v1/audit?cursor={}", log["cursor"].as_str().unwrap());
    assert_eq!(
        actions(&server.with_key(&admin).get(&next).await.json()["log"]),
        ["exported"]
    );
}

fn actions(log: &Value) -> Vec<&str> {
    let lines = log.as_array().unwrap().iter();
    lines.map(|line| line["action"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_a_fit_may_not_use_has_no_place() {
    let server = Server::new();
    let key = server.key("candidates", "default");
    let server = server.with_key(&key);
    let refuses = async |field: &str, value: Value| -> Answer {
        let mut person = person();
        person[field] = value;
        server.post_json(ALL, &person).await
    };
    for (field, value) in [
        ("birth_date", json!("1980-01-01")),
        ("gender", json!("f")),
        ("keep_until", json!("2020-01-01")),
        ("last_contact", json!("demain")),
        ("skills", json!([{"name": "SEO", "level": 9}])),
    ] {
        refuses(field, value).await.is_problem(422, "not-valid");
    }
}

#[tokio::test]
async fn lists_are_read_page_by_page() {
    let server = Server::new();
    let key = server.key("candidates", "default");
    let server = server.with_key(&key);
    for number in 0..5 {
        let mut person = person();
        person["id"] = json!(format!("p{number}"));
        server.post_json(ALL, &person).await;
    }
    let mut address = format!("{ALL}?limit=2");
    let mut seen = Vec::new();
    loop {
        let page = server.get(&address).await.json();
        let candidates = page["candidates"].as_array().unwrap().clone();
        seen.extend(
            candidates
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned()),
        );
        match page["cursor"].as_str() {
            Some(cursor) => address = format!("{ALL}?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, ["p0", "p1", "p2", "p3", "p4"]);
    server
        .get(&format!("{ALL}?limit=0"))
        .await
        .is_problem(400, "not-understood");
    server
        .get(&format!("{ALL}?cursor=x"))
        .await
        .is_problem(400, "not-understood");
}
