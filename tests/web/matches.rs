//! The best ads for a candidate and the best candidates for an ad, over what is kept.

use super::Server;
use crate::posting::document;
use serde_json::{Value, json};

const MATCHES: &str = "/api/v1/candidates/cm/matches";

fn ad(id: &str, asked: &str, contract: &str) -> Value {
    let description = format!(
        "Nous recherchons une personne en {contract} pour notre équipe de communication à Nantes, avec un vrai bureau.\n\
         Vos missions :\n- {asked}\n- répondre aux commentaires\n- rédiger les posts de la semaine\n"
    );
    json!({"id": id, "title": "Community manager H/F", "description": description})
}

fn person(id: &str, skills: &[&str]) -> Value {
    let skills: Vec<Value> = skills
        .iter()
        .map(|skill| json!({"name": skill, "level": 3}))
        .collect();
    json!({"id": id, "language": "fr", "skills": skills})
}

/// A server with three ads and three people.
async fn server() -> Server {
    let server = Server::new();
    let key = server.key("analyse,postings,candidates", "default");
    let server = server.with_key(&key);
    for (id, asked, contract) in [
        ("social", "animer nos comptes Instagram", "CDI"),
        ("video", "monter nos vidéos sur Premiere Pro", "CDD"),
        ("seo", "réaliser des audits SEO techniques", "CDI"),
    ] {
        let put = server
            .put_json(&format!("/api/v1/postings/{id}"), &ad(id, asked, contract))
            .await;
        assert_eq!(put.status, 201, "{}", put.text());
    }
    for (id, skills) in [
        (
            "cm",
            &[
                "Instagram",
                "réponses aux commentaires",
                "rédaction de posts",
            ][..],
        ),
        ("editor", &["Premiere Pro", "montage vidéo"]),
        ("twin", &["Premiere Pro", "montage vidéo"]),
    ] {
        let put = server
            .put_json(&format!("/api/v1/candidates/{id}"), &person(id, skills))
            .await;
        assert_eq!(put.status, 201, "{}", put.text());
    }
    server
}

fn ids<'j>(found: &'j Value, whose: &str) -> Vec<&'j str> {
    let all = found["matches"].as_array().unwrap();
    all.iter()
        .map(|one| one["fit"][whose].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn the_best_ads_for_a_candidate_are_whole_fits_and_follow_every_change() {
    let server = server().await;
    let found = server.get(MATCHES).await;
    assert_eq!(found.status, 200, "{}", found.text());
    let found = found.json();
    assert_eq!(found["compared"], 3);
    assert_eq!(ids(&found, "posting")[0], "social");
    let first = &found["matches"][0];
    assert_eq!(
        (&first["rank"], &first["fit"]["schema"]),
        (&json!(1), &json!("rolefit/fit/1"))
    );
    assert!(
        first["fit"]["lines"]
            .as_array()
            .is_some_and(|lines| !lines.is_empty())
    );
    // each score is that of the pair compared alone
    for one in found["matches"].as_array().unwrap() {
        let pair = json!({"profile": person("cm", &["Instagram", "réponses aux commentaires", "rédaction de posts"]),
                          "posting": {"id": one["fit"]["posting"]}});
        let alone = server.post_json("/api/v1/fits", &pair).await.json();
        assert_eq!(alone["score"], one["fit"]["score"]);
    }
    let cdd = server.get(&format!("{MATCHES}?contract=cdd")).await.json();
    assert_eq!(ids(&cdd, "posting"), ["video"]);
    let admin = server.key("admin", "default");
    let log = server.with_key(&admin).get("/api/v1/audit").await;
    assert_eq!(log.status, 200, "{}", log.text());
    let log = log.json();
    let of_cm = log["log"].as_array().unwrap().iter();
    let noted: Vec<&Value> = of_cm.filter(|note| note["action"] == "matched").collect();
    assert_eq!(
        noted.len(),
        4,
        "three ads, and one when only one was asked for"
    );
    assert_eq!(noted[0]["record"]["posting"], "social");
    // a change is seen at once
    server.delete("/api/v1/postings/social").await;
    server
        .put_json(
            "/api/v1/postings/new",
            &ad("new", "animer nos comptes Instagram", "CDI"),
        )
        .await;
    let after = server.get(MATCHES).await.json();
    assert_eq!(
        (ids(&after, "posting")[0], &after["compared"]),
        ("new", &json!(3))
    );
}

#[tokio::test]
async fn pages_follow_each_other_and_wrong_wishes_are_told() {
    let server = server().await;
    let whole = server.get(MATCHES).await.json();
    let ranks = |found: &Value| -> Vec<Value> {
        let all = found["matches"].as_array().unwrap().iter();
        all.map(|one| one["rank"].clone()).collect()
    };
    let mut told = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut address = format!("{MATCHES}?limit=1");
    for _ in 0..3 {
        let page = server.get(&address).await.json();
        told.extend(ranks(&page));
        seen.push(ids(&page, "posting")[0].to_owned());
        let Some(cursor) = page["cursor"].as_str() else {
            break;
        };
        address = format!("{MATCHES}?limit=1&cursor={cursor}");
    }
    assert_eq!(told, ranks(&whole));
    assert_eq!(seen, ids(&whole, "posting"));
    let far = format!("cursor=0-0-{}-1", usize::MAX);
    assert_eq!(server.get(&format!("{MATCHES}?{far}")).await.status, 200);
    for wrong in [
        "limit=0",
        "cursor=zz",
        "cursor=1-2",
        "cursor=1-2-3-4-5",
        "role=NOBODY",
        "remote=sometimes",
    ] {
        server
            .get(&format!("{MATCHES}?{wrong}"))
            .await
            .is_problem(400, "not-understood");
    }
    server
        .get("/api/v1/candidates/nobody/matches")
        .await
        .is_problem(404, "not-found");
    server
        .get("/api/v1/postings/nothing/candidates")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn the_best_candidates_for_an_ad_are_noted_and_twins_share_their_rank() {
    let server = server().await;
    let found = server.get("/api/v1/postings/video/candidates").await;
    assert_eq!(found.status, 200, "{}", found.text());
    let found = found.json();
    assert_eq!(found["compared"], 3);
    let ranks: Vec<(&str, u64)> = found["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["fit"]["profile"].as_str().unwrap(),
                one["rank"].as_u64().unwrap(),
            )
        })
        .collect();
    let rank = |id: &str| {
        ranks
            .iter()
            .find(|(own, _)| *own == id)
            .map(|(_, rank)| *rank)
    };
    assert_eq!(rank("editor"), rank("twin"), "{ranks:?}");
    // what was shown is written down: points, versions and hashes, and no word of the ad
    let export = server.get("/api/v1/candidates/editor/export").await.json();
    let log = export["log"].as_array().unwrap();
    let noted = log.iter().find(|note| note["action"] == "matched").unwrap();
    let record = &noted["record"];
    let shown = found["matches"].as_array().unwrap();
    let shown = shown.iter().find(|one| one["fit"]["profile"] == "editor");
    let fit = &shown.unwrap()["fit"];
    for name in ["score", "band", "posting", "weights", "known"] {
        assert_eq!(record[name], fit[name], "{name}");
    }
    assert_eq!(record["schema"], "rolefit/fit-record/1");
    let lines = |of: &Value| of["lines"].as_array().unwrap().len();
    assert_eq!(lines(record), lines(fit));
    assert!(
        record["posting_hash"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    assert!(record["profile"].is_null() && !record.to_string().contains("monter"));
    // who is erased is found no more, and no key without the scope sees anybody
    server.delete("/api/v1/candidates/twin").await;
    let admin = server.key("admin", "default");
    let log = server.with_key(&admin).get("/api/v1/audit").await.json();
    let of_nobody = log["log"].as_array().unwrap().iter().find(|note| {
        let whom = note["candidate"].as_str().unwrap();
        note["action"] == "matched" && whom.starts_with("erased-")
    });
    let left = &of_nobody.unwrap()["record"];
    assert!(
        left["profile_hash"].is_null() && left["score"].is_number(),
        "{left}"
    );
    let after = server.get("/api/v1/postings/video/candidates").await.json();
    assert!(!ids(&after, "profile").contains(&"twin"));
    let postings = server.key("postings", "default");
    let other = server
        .with_key(&postings)
        .get("/api/v1/postings/video/candidates")
        .await;
    other.is_problem(403, "not-allowed");
}

#[tokio::test]
async fn a_cv_gives_a_profile_to_confirm_and_nothing_is_kept() {
    let server = server().await;
    let cv = "Camille Martin\n34 ans, mariée\n\nCommunity manager\n\nExpérience\n2021 – 2024 Community manager, Brasserie du Port\n\
              - Réponses aux commentaires, comptes Instagram\n\nCompétences : expertise de Canva\nAnglais B2\n";
    let read = server
        .form(
            "/api/v1/candidates/file",
            &[],
            Some(("cv.txt", cv.as_bytes())),
        )
        .await;
    assert_eq!(read.status, 200, "{}", read.text());
    let said = read.json();
    let canva = said["skills"]
        .as_array()
        .unwrap()
        .iter()
        .find(|skill| skill["skill"] == "canva")
        .unwrap();
    assert_eq!(
        (&canva["level"], &canva["words"]),
        (&json!(4), &json!(["Canva"]))
    );
    assert_eq!(
        said["profile"]["languages"],
        json!([{"code": "en", "cefr": "B2"}])
    );
    for personal in ["Camille", "34", "mariée"] {
        assert!(!said["profile"].to_string().contains(personal));
    }
    let reasons: Vec<&str> = said["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|out| out["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons, ["age", "family", "name"]);
    assert!(said["notice"].as_str().unwrap().contains("Une personne"));
    // what was read can be sent on as it is
    let pair = json!({"profile": said["profile"], "posting": {"id": "social"}});
    assert_eq!(server.post_json("/api/v1/fits", &pair).await.status, 200);
    assert_eq!(server.get("/api/v1/candidates").await.json()["total"], 3);
    let empty = server
        .form("/api/v1/candidates/file", &[], Some(("cv.txt", b" ")))
        .await;
    assert!(empty.status.is_client_error(), "{}", empty.text());
}

#[tokio::test]
async fn a_cv_of_any_kind_gives_the_same_profile() {
    let server = server().await;
    let cv = "Camille Martin\n34 ans, mariée\n\nCommunity manager\n\nExpérience\n\
              03/2021 - 06/2024 Community manager, Brasserie du Port\n\
              • Réponses aux commentaires, comptes Instagram\n• Montage de vidéos sur Premiere Pro\n\n\
              Compétences : expertise de Canva\nAnglais B2\n";
    let mut profiles = Vec::new();
    for (name, bytes) in [
        ("cv.txt", cv.as_bytes().to_vec()),
        ("cv.docx", document::docx(cv)),
        ("cv.odt", document::odt(cv)),
        ("cv.pdf", document::pdf(cv)),
    ] {
        let sent = Some((name, bytes.as_slice()));
        let read = server.form("/api/v1/candidates/file", &[], sent).await;
        assert_eq!(read.status, 200, "{name}: {}", read.text());
        let said = read.json();
        let skills = said["profile"]["skills"].to_string();
        for skill in ["canva", "premiere-pro"] {
            assert!(skills.contains(skill), "{name}: {skill} in {skills}");
        }
        profiles.push((name, said["profile"].clone()));
    }
    for (name, profile) in &profiles {
        assert_eq!(profile, &profiles[0].1, "{name}");
    }
    let scan = document::of_content(b"q Q");
    let sent = Some(("scan.pdf", scan.as_slice()));
    let read = server.form("/api/v1/candidates/file", &[], sent).await;
    read.is_problem(422, "scanned");
}

#[tokio::test]
async fn parts_may_be_weighed_otherwise_within_limits() {
    let server = server().await;
    let fit = |weights: Value| {
        let wishing = json!({"skills": [{"name": "Instagram", "level": 3}], "preferences": {"contracts": ["cdi"]}});
        let pair = json!({"profile": wishing, "posting": {"id": "social"}, "weights": weights});
        let server = server.clone();
        async move { server.post_json("/api/v1/fits", &pair).await }
    };
    let usual = fit(json!({})).await.json();
    let more = fit(json!({"contract": 14})).await.json();
    assert_eq!(more["weights"]["contract"], 14.0);
    assert!(
        more["score"].as_f64() > usual["score"].as_f64(),
        "the contract suits, and counts more"
    );
    let wrong = fit(json!({"contract": 15})).await;
    wrong.is_problem(422, "not-valid");
    assert!(wrong.text().contains("3.5 to 14"), "{}", wrong.text());
    assert_eq!(fit(json!({"age": 5})).await.status, 422);
}
