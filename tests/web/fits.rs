//! `/fits`: a profile against an ad, sent or kept.

use super::{OVERLOADED, Server};
use rolefit::posting::plain;
use serde_json::{Value, json};

fn ad() -> Value {
    let posting = plain::read(OVERLOADED, false);
    json!({"id": "ad-1", "title": posting.title, "description": posting.description})
}

fn profile() -> Value {
    json!({
        "id": "cand-7", "headline": "Community manager",
        "skills": [{"name": "community management", "level": 3}, {"name": "Instagram", "level": 3}, {"name": "quilting"}],
        "languages": [{"code": "en", "cefr": "C1"}]
    })
}

#[tokio::test]
async fn a_profile_fits_an_ad_line_by_line() {
    let server = Server::new();
    let answer = server
        .post_json(
            "/api/v1/fits",
            &json!({"profile": profile(), "posting": ad()}),
        )
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let fit = answer.json();
    assert_eq!(fit["schema"], "rolefit/fit/1");
    assert_eq!(
        (fit["posting"].as_str(), fit["profile"].as_str()),
        (Some("ad-1"), Some("cand-7"))
    );
    let lines = fit["lines"].as_array().unwrap();
    let sum = |key: &str| {
        lines
            .iter()
            .filter_map(|line| line[key].as_f64())
            .sum::<f64>()
    };
    let score = fit["score"].as_f64().unwrap();
    assert!(
        (score - 100.0 * sum("points") / sum("of")).abs() < 0.06,
        "{score} {lines:?}"
    );
    assert!(
        answer.text().contains("quilting"),
        "what is not known is returned"
    );
    let share = |role: &str| {
        fit["per_role"]
            .as_array()
            .unwrap()
            .iter()
            .find(|part| part["role"] == role)
            .map(|part| part["score"].as_f64().unwrap())
    };
    assert!(share("CM") > share("VID"), "{}", fit["per_role"]);
}

#[tokio::test]
async fn an_ad_that_is_kept_is_fitted_by_its_name() {
    let server = Server::new();
    let sent = server
        .post_json(
            "/api/v1/fits",
            &json!({"profile": profile(), "posting": ad()}),
        )
        .await;
    server.post_json("/api/v1/postings", &ad()).await;
    let kept = server
        .post_json(
            "/api/v1/fits",
            &json!({"profile": profile(), "posting": {"id": "ad-1"}}),
        )
        .await;
    assert_eq!(kept.text(), sent.text());
    let none = server
        .post_json(
            "/api/v1/fits",
            &json!({"profile": profile(), "posting": {"id": "other"}}),
        )
        .await;
    none.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_profile_with_what_a_fit_may_not_use_is_refused() {
    let server = Server::new();
    let mut aged = profile();
    aged["age"] = json!(52);
    let answer = server
        .post_json("/api/v1/fits", &json!({"profile": aged, "posting": ad()}))
        .await;
    answer.is_problem(422, "not-valid");
    assert!(answer.json()["detail"].as_str().unwrap().contains("age"));
}
