//! A server of our own, and a browser that looks at it.

use crate::TAXONOMY;
use axum::http::Method;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use rolefit::service::Service;
use rolefit::web::{self, Limits, State};
use serde_json::{Value, json};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// axe-core, as `tests/run` installs it.
const AXE: &str = "tests/browser/node_modules/axe-core/axe.min.js";
/// The rules that must hold: WCAG 2.2, levels A and AA, and good practice.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// How a browser is set up.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    pub scripts: bool,
    pub dark: bool,
    pub width: u32,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            scripts: true,
            dark: false,
            width: 1280,
        }
    }
}

/// A browser looking at a server; both end with it.
pub struct Browser {
    pub page: Client,
    pub address: String,
    driver: Child,
    _folder: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Browser {
    /// Starts a server and a browser.
    pub async fn open(manner: Manner) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = serve(folder.path()).await;
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is needed: tests/run installs it");
        let page = connect(port, &folder.path().join("browser"), manner).await;
        Self {
            page,
            address,
            driver,
            _folder: folder,
        }
    }

    pub async fn go(&self, path: &str) {
        self.page
            .goto(&format!("{}{path}", self.address))
            .await
            .expect("the page opens");
    }

    pub async fn text(&self, css: &str) -> String {
        let element = self
            .page
            .wait()
            .at_most(Duration::from_secs(20))
            .for_element(Locator::Css(css))
            .await;
        element
            .unwrap_or_else(|error| panic!("{css}: {error}"))
            .text()
            .await
            .expect("a text")
    }

    pub async fn texts(&self, css: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.page.find_all(Locator::Css(css)).await.expect("a list") {
            texts.push(element.text().await.expect("a text"));
        }
        texts
    }

    pub async fn write(&self, css: &str, text: &str) {
        let field = self
            .page
            .find(Locator::Css(css))
            .await
            .expect("the field is there");
        field.clear().await.expect("it can be emptied");
        field.send_keys(text).await.expect("it can be written in");
    }

    pub async fn click(&self, css: &str) {
        let element = self
            .page
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|error| panic!("{css}: {error}"));
        element.click().await.expect("it can be clicked");
    }

    /// Presses the Enter key on an element.
    pub async fn press(&self, css: &str) {
        let element = self
            .page
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|error| panic!("{css}: {error}"));
        element.send_keys(&Key::Enter).await.expect("it takes keys");
    }

    /// Waits until a script's expression is true.
    pub async fn until(&self, expression: &str) {
        for _ in 0..200 {
            let value = self
                .page
                .execute(&format!("return ({expression});"), vec![])
                .await
                .expect("the script runs");
            if value == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never true: {expression}");
    }

    /// A picture of the whole page, to be looked at.
    pub async fn picture(&self, name: &str) {
        let folder = root().join("target/pictures");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let size =
            self.devtools("Page.getLayoutMetrics", json!({})).await["cssContentSize"].clone();
        let clip =
            json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        let picture = self
            .devtools(
                "Page.captureScreenshot",
                json!({"captureBeyondViewport": true, "clip": clip}),
            )
            .await;
        let bytes = BASE64
            .decode(picture["data"].as_str().expect("a picture"))
            .expect("it is whole");
        fs::write(folder.join(format!("{name}.png")), bytes).expect("it can be kept");
    }

    /// Asks Chromium itself.
    async fn devtools(&self, method: &str, params: Value) -> Value {
        let command = DevTools {
            method: method.to_owned(),
            params,
        };
        self.page
            .issue_cmd(command)
            .await
            .expect("Chromium answers")
    }

    /// Expects that axe-core finds nothing on the page as it is, and that nothing runs off its side.
    pub async fn is_accessible(&self) {
        let axe = fs::read_to_string(root().join(AXE))
            .expect("axe-core is needed: tests/run installs it");
        self.page
            .execute(&axe, vec![])
            .await
            .expect("axe-core runs");
        let script = "const done = arguments[arguments.length - 1]; \
                      axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}) \
                         .then(found => done(found), error => done({error: String(error)}));";
        let found = self
            .page
            .execute_async(script, vec![json!(RULES)])
            .await
            .expect("axe-core answers");
        let broken: Vec<String> = found["violations"]
            .as_array()
            .unwrap_or_else(|| panic!("{found}"))
            .iter()
            .map(|rule| {
                format!(
                    "{}: {} {}",
                    rule["id"], rule["help"], rule["nodes"][0]["html"]
                )
            })
            .collect();
        assert!(
            found["passes"]
                .as_array()
                .is_some_and(|passed| passed.len() > 10),
            "axe-core checked too little"
        );
        assert!(broken.is_empty(), "{broken:#?}");
        let wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        self.until(wide).await;
    }

    pub async fn close(self) {
        self.page.clone().close().await.expect("the browser closes");
    }
}

/// A command to Chromium that the driver has no word for.
#[derive(Debug)]
struct DevTools {
    method: String,
    params: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let body = json!({"cmd": self.method, "params": self.params});
        (Method::POST, Some(body.to_string()))
    }
}

async fn serve(folder: &Path) -> String {
    let service = Service::open(Arc::clone(&TAXONOMY), &folder.join("data"))
        .expect("a new data folder opens");
    let state = State::new(Arc::new(service), Limits::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(web::serve(listener, state, std::future::pending()));
    address
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

async fn connect(port: u16, profile: &Path, manner: Manner) -> Client {
    // The window's frame and bars take 143 pixels of the height.
    let mut args = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--hide-scrollbars".to_owned(),
        // a page that scrolls by itself is clicked beside its mark
        "--force-prefers-reduced-motion".to_owned(),
        "--force-device-scale-factor=1".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--window-size={},1043", manner.width),
    ];
    if manner.dark {
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let mut options = json!({"args": args});
    if manner.width < 500 {
        options["mobileEmulation"] = json!({"deviceMetrics": {"width": manner.width, "height": 844, "pixelRatio": 1.0, "touch": true}});
    }
    if !manner.scripts {
        options["prefs"] = json!({"profile.managed_default_content_settings.javascript": 2});
    }
    let capabilities: serde_json::Map<String, Value> = [("goog:chromeOptions".to_owned(), options)]
        .into_iter()
        .collect();
    let address = format!("http://127.0.0.1:{port}");
    for attempt in 0.. {
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        match ClientBuilder::new(connector)
            .capabilities(capabilities.clone())
            .connect(&address)
            .await
        {
            Ok(client) => return client,
            Err(error) if attempt == 50 => panic!("no browser: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
    unreachable!("the loop returns or panics")
}
