//! Keys: what they open, and what stays shut.

use super::Server;
use axum::extract::ConnectInfo;
use axum::http::Request;
use jiff::{SignedDuration, Timestamp};
use rolefit::service::{self, KeyWish, Scope};
use rolefit::web::{Access, Proxies, Rates};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

fn behind_the_network() -> Access {
    Access {
        here: false,
        ..Access::default()
    }
}

#[tokio::test]
async fn away_from_here_everything_needs_a_key() {
    let server = Server::reached(behind_the_network());
    for address in [
        "/",
        "/api/v1/postings",
        "/api/v1/rules",
        "/api/v1/taxonomy/roles",
        "/metrics",
        "/api/v1/nothing",
    ] {
        server.get(address).await.is_problem(401, "no-key");
    }
    for address in [
        "/healthz",
        "/readyz",
        "/docs/",
        "/api/v1/openapi.json",
        "/problems/no-key",
    ] {
        assert_eq!(server.get(address).await.status, 200, "{address}");
    }
    assert!(server.get("/readyz").await.json()["postings"].is_null());
    assert!(
        server
            .get("/")
            .await
            .header("www-authenticate")
            .starts_with("Basic")
    );
    let key = server.key("analyse", "default");
    let analyst = server.with_key(&key);
    assert_eq!(analyst.get("/").await.status, 200);
    assert_eq!(analyst.get("/api/v1/rules").await.status, 200);
    analyst
        .get("/api/v1/postings")
        .await
        .is_problem(403, "not-allowed");
    // a browser sends the key as a password
    let basic = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, format!("anne:{key}"));
    let page = server
        .send_with(
            "GET",
            "/",
            &[("authorization", &format!("Basic {basic}"))],
            None,
        )
        .await;
    assert_eq!(page.status, 200);
    let header = server
        .send_with("GET", "/api/v1/rules", &[("x-api-key", &key)], None)
        .await;
    assert_eq!(header.status, 200);
}

#[tokio::test]
async fn keys_that_are_wrong_expired_or_revoked_are_of_no_use() {
    let server = Server::new();
    let key = server.key("postings", "default");
    let rules = "/api/v1/rules";
    let mut wrong = key.clone();
    wrong.pop();
    wrong.push(if key.ends_with('0') { '1' } else { '0' });
    for key in [wrong.as_str(), "", "rf_0_0", "nonsense", "rf_a_b_c"] {
        // even where none is needed
        server
            .with_key(key)
            .get(rules)
            .await
            .is_problem(401, "no-key");
    }
    let now = Timestamp::now();
    let wish = KeyWish {
        name: "short".to_owned(),
        scopes: Scope::ALL.to_vec(),
        expires: Some(now + SignedDuration::from_millis(300)),
        ..KeyWish::default()
    };
    let (_, short) = service::create_key(server.data(), wish, now).unwrap();
    assert_eq!(server.with_key(&short).get(rules).await.status, 200);
    tokio::time::sleep(std::time::Duration::from_millis(320)).await;
    server
        .with_key(&short)
        .get(rules)
        .await
        .is_problem(401, "no-key");
    assert_eq!(
        server.with_key(&key).get("/api/v1/postings").await.status,
        200
    );
    let id = key.split('_').nth(1).unwrap();
    assert!(service::revoke_key(server.data(), id, now).unwrap());
    assert!(!service::revoke_key(server.data(), id, now).unwrap());
    server
        .with_key(&key)
        .get("/api/v1/postings")
        .await
        .is_problem(401, "no-key");
    let keys = service::keys(server.data()).unwrap();
    assert!(keys.iter().all(|kept| !key.contains(&kept.hash)));
    assert!(keys.iter().any(|kept| kept.used.is_some()));
}

/// A request from an address, as a server receives it.
fn from(address: &str, headers: &[(&str, &str)], path: &str) -> Request<axum::body::Body> {
    let peer: SocketAddr = format!("{address}:4711").parse().unwrap();
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request
        .extension(ConnectInfo(peer))
        .body(axum::body::Body::empty())
        .unwrap()
}

#[tokio::test]
async fn only_this_machine_itself_is_here() {
    let server = Server::new();
    let rules = "/api/v1/rules";
    assert_eq!(server.send(from("127.0.0.1", &[], rules)).await.status, 200);
    server
        .send(from("192.0.2.1", &[], rules))
        .await
        .is_problem(401, "no-key");
    // a proxy on this machine calls for somebody else
    for (name, value) in [
        ("x-forwarded-for", "192.0.2.1"),
        ("forwarded", "for=192.0.2.1"),
        ("x-forwarded-for", "127.0.0.1"),
    ] {
        server
            .send(from("127.0.0.1", &[(name, value)], rules))
            .await
            .is_problem(401, "no-key");
    }
    let open = Server::reached(Access {
        open: true,
        ..behind_the_network()
    });
    assert_eq!(open.send(from("192.0.2.1", &[], rules)).await.status, 200);
    open.send(from("192.0.2.1", &[], "/api/v1/postings"))
        .await
        .is_problem(401, "no-key");
}

#[tokio::test]
async fn who_calls_too_often_waits() {
    let number = |number| NonZeroU32::new(number).unwrap();
    let server = Server::reached(Access {
        open: true,
        proxies: Proxies(vec!["10.0.0.0/8".parse().unwrap()]),
        rates: Some(Arc::new(Rates::new(number(3), number(2)))),
        ..behind_the_network()
    });
    let rules = "/api/v1/rules";
    let key = server.key("analyse", "default");
    for _ in 0..2 {
        assert_eq!(server.send(from("192.0.2.1", &[], rules)).await.status, 200);
    }
    let often = server.send(from("192.0.2.1", &[], rules)).await;
    often.is_problem(429, "too-many");
    assert!(often.header("retry-after").parse::<u64>().unwrap() > 0);
    // saying that one calls for another does not help; the named proxy is believed
    let forged = server
        .send(from(
            "192.0.2.1",
            &[("x-forwarded-for", "192.0.2.9")],
            rules,
        ))
        .await;
    forged.is_problem(429, "too-many");
    let proxied = server
        .send(from("10.0.0.1", &[("x-forwarded-for", "192.0.2.9")], rules))
        .await;
    assert_eq!(proxied.status, 200);
    let same = server
        .send(from("10.0.0.1", &[("x-forwarded-for", "192.0.2.1")], rules))
        .await;
    same.is_problem(429, "too-many");
    // guessing keys is counted like calling without; a good key counts for itself
    let guess = [("authorization", "Bearer rf_0_0")];
    server
        .send(from("192.0.2.1", &guess, rules))
        .await
        .is_problem(429, "too-many");
    let good = format!("Bearer {key}");
    for _ in 0..3 {
        assert_eq!(
            server
                .send(from("192.0.2.1", &[("authorization", &good)], rules))
                .await
                .status,
            200
        );
    }
    server
        .send(from("192.0.2.7", &[("authorization", &good)], rules))
        .await
        .is_problem(429, "too-many");
}
