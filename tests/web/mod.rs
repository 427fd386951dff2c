//! The faces over HTTP, called directly: the router with a real store and index in a temporary folder.

mod analyses;
mod bulk;
mod candidates;
mod conditions;
mod contests;
mod description;
mod faces;
mod fits;
mod keys;
mod matches;
mod pages;
mod postings;
mod problems;
mod rules;
mod workspaces;

use crate::TAXONOMY;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use rolefit::service::{self, KeyWish, Scope, Service};
use rolefit::web::{self, Access, Limits, State};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

/// A community manager's ad that asks for a video editor and a graphic designer as well.
pub const OVERLOADED: &str = include_str!("../gold/example.txt");

/// The router, and the folder in which it keeps its records.
#[derive(Clone)]
pub struct Server {
    router: Router,
    service: Arc<Service>,
    folder: Arc<TempDir>,
    // what is sent with every request
    key: Option<String>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("answers are UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    /// Expects a problem of a status and a type.
    pub fn is_problem(&self, status: u16, kind: &str) {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let said = self.json();
        assert_eq!(said["type"], format!("/problems/{kind}"));
        assert_eq!(said["status"], status);
        assert!(
            said["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
    }
}

impl Server {
    pub fn new() -> Self {
        Self::with(Limits::default())
    }

    /// A server that is called by some names only.
    pub fn called(names: &[&str]) -> Self {
        Self::made(Limits::default(), names, Access::default())
    }

    pub fn with(limits: Limits) -> Self {
        Self::made(limits, &[], Access::default())
    }

    /// A server that works at jobs.
    pub fn working() -> Self {
        let server = Self::new();
        server.service.run_jobs().expect("the thread starts");
        server
    }

    /// A server that some may call.
    pub fn reached(access: Access) -> Self {
        Self::made(Limits::default(), &[], access)
    }

    /// The folder of its data.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// Makes a key with scopes, parted by commas, for a workspace.
    pub fn key(&self, scopes: &str, workspace: &str) -> String {
        let wish = KeyWish {
            name: "a test".to_owned(),
            workspace: workspace.parse().expect("a name"),
            scopes: scopes
                .split(',')
                .map(|scope| Scope::named(scope).expect("a scope"))
                .collect(),
            expires: None,
        };
        let made = service::create_key(self.data(), wish, jiff::Timestamp::now());
        made.expect("a key is made").1
    }

    /// The same server, called with a key.
    pub fn with_key(&self, key: &str) -> Self {
        Self {
            key: Some(key.to_owned()),
            ..self.clone()
        }
    }

    fn made(limits: Limits, names: &[&str], access: Access) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let service =
            Service::open(Arc::clone(&TAXONOMY), folder.path()).expect("a new data folder opens");
        let service = Arc::new(service);
        let mut state = State::new(Arc::clone(&service), limits);
        state.access = access;
        state.hosts = names.iter().map(|name| (*name).to_owned()).collect();
        let router = web::router(state);
        Self {
            router,
            service,
            folder: Arc::new(folder),
            key: None,
        }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        if let Some(key) = &self.key {
            let value = format!("Bearer {key}").parse().expect("a header");
            request.headers_mut().insert(header::AUTHORIZATION, value);
        }
        let answer = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = answer.into_parts();
        let body = body
            .collect()
            .await
            .expect("the body comes whole")
            .to_bytes()
            .to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address)
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    pub async fn delete(&self, address: &str) -> Answer {
        let request = Request::delete(address)
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    /// Sends headers, and JSON if there is any.
    pub async fn send_with(
        &self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(request.body(body).expect("a request")).await
    }

    pub async fn post(&self, address: &str, kind: &str, body: impl Into<Body>) -> Answer {
        self.with_body(Method::POST, address, kind, body).await
    }

    pub async fn post_json(&self, address: &str, value: &Value) -> Answer {
        self.post(address, "application/json", value.to_string())
            .await
    }

    pub async fn put_json(&self, address: &str, value: &Value) -> Answer {
        self.with_body(Method::PUT, address, "application/json", value.to_string())
            .await
    }

    async fn with_body(
        &self,
        method: Method,
        address: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::CONTENT_TYPE, kind)
            .body(body.into())
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form as a browser does; `file` is its name and its bytes.
    pub async fn form(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        const BOUNDARY: &str = "----rolefit-test-boundary";
        let mut body = Vec::new();
        for (name, text) in fields {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
            );
            body.extend_from_slice(head.as_bytes());
        }
        let (name, bytes) = file.unwrap_or(("", b""));
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.post(
            address,
            &format!("multipart/form-data; boundary={BOUNDARY}"),
            body,
        )
        .await
    }
}
