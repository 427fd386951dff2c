//! A server of our own, and a browser that looks at it.

use super::start;
use axum::http::Method;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use rolefit::service::Service;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How a browser is set up.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    pub scripts: bool,
    pub dark: bool,
    pub width: u32,
    /// Files are taken in and wait.
    pub idle: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            scripts: true,
            dark: false,
            width: 1280,
            idle: false,
        }
    }
}

/// A browser looking at a server; both end with it.
pub struct Browser {
    pub page: Client,
    pub address: String,
    /// What the server works with.
    pub service: Arc<Service>,
    /// Where the server keeps its records, and the browser what it downloads.
    pub folder: TempDir,
    driver: Child,
    port: u16,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // a driver that is only killed leaves its browser behind
        start::end(self.port);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// How long is waited for what must come: a slow machine is no fault of the page.
pub const PATIENCE: Duration = Duration::from_mins(3);

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Browser {
    /// Starts a server and a browser.
    pub async fn open(manner: Manner) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (address, service) = start::server(folder.path(), manner.idle).await;
        let port = start::free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is needed: tests/run installs it");
        let page = start::browser(port, &folder.path().join("browser"), manner).await;
        Self {
            page,
            address,
            service,
            folder,
            driver,
            port,
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
            .at_most(PATIENCE)
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

    /// Writes a text in a field, instead of what stands there: as one change, as a paste makes it.
    pub async fn write(&self, css: &str, text: &str) {
        let field = self
            .page
            .find(Locator::Css(css))
            .await
            .expect("the field is there");
        field.click().await.expect("it can be chosen");
        self.script("document.activeElement.select()").await;
        self.devtools("Input.insertText", json!({"text": text}))
            .await;
    }

    /// Writes a text key by key.
    pub async fn type_in(&self, css: &str, text: &str) {
        let field = self
            .page
            .find(Locator::Css(css))
            .await
            .expect("the field is there");
        field.clear().await.expect("it can be emptied");
        field.send_keys(text).await.expect("it can be written in");
    }

    /// The value of a field.
    pub async fn value(&self, css: &str) -> String {
        let value = self
            .script(&format!("return document.querySelector({css:?}).value"))
            .await;
        value.as_str().expect("a field with a value").to_owned()
    }

    /// Runs a script on the page.
    pub async fn script(&self, script: &str) -> Value {
        self.page
            .execute(script, vec![])
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Keeps an ad.
    pub async fn keep(&self, id: &str, title: &str, description: &str) {
        let script = "const [id, title, description] = arguments; const done = arguments[3]; \
                      fetch(`/api/v1/postings/${id}`, {method: 'PUT', headers: {'content-type': 'application/json'}, \
                      body: JSON.stringify({title, description})}).then((answer) => done(answer.status))";
        self.go("/?lang=en").await;
        let given = [id, title, description].map(|text| json!(text));
        let status = self.page.execute_async(script, given.to_vec()).await;
        assert_eq!(status.expect("the server answers"), json!(201));
    }

    /// Another window: its width, and whether it is dark.
    pub async fn view(&self, width: u32, dark: bool) {
        let height = if width < 500 { 844 } else { 900 };
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let theme = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": theme}, {"name": "prefers-reduced-motion", "value": "reduce"}]});
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Chooses a file.
    pub async fn choose(&self, css: &str, file: &Path) {
        let field = self.page.find(Locator::Css(css)).await;
        let path = file.display().to_string();
        let chosen = field.expect("the field is there").send_keys(&path).await;
        chosen.expect("a file can be chosen");
    }

    /// Chooses an option by its value, whatever signs are in that.
    pub async fn select(&self, css: &str, value: &str) {
        let all = format!("{css} option");
        for option in self
            .page
            .find_all(Locator::Css(&all))
            .await
            .expect("a list")
        {
            if option.attr("value").await.expect("an option").as_deref() == Some(value) {
                return option.click().await.expect("it can be chosen");
            }
        }
        panic!("{css} has no {value}");
    }

    /// Lets a file fall on an element.
    pub async fn drop_file(&self, css: &str, file: &Path) {
        let place = format!(
            "const box = document.querySelector({css:?}).getBoundingClientRect(); return [box.x + 20, box.y + 20]"
        );
        let place = self.script(&place).await;
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({"items": [], "files": [file.display().to_string()], "dragOperationsMask": 1});
            let event = json!({"type": kind, "x": place[0], "y": place[1], "data": data});
            self.devtools("Input.dispatchDragEvent", event).await;
        }
    }

    /// Clicks on a mark of the text, as a person does: on the words in the field.
    pub async fn click_mark(&self, words: &str) {
        let script = format!(
            "const mark = [...document.querySelectorAll('.layer mark')].find((mark) => mark.textContent === {words:?}); \
             mark.scrollIntoView({{block: 'center'}}); const box = mark.getClientRects()[0]; return [box.x + 6, box.y + 6]"
        );
        let place = self.script(&script).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1});
            self.devtools("Input.dispatchMouseEvent", event).await;
        }
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
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
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
        self.script("scrollTo(0, 0)").await;
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
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        let command = DevTools {
            method: method.to_owned(),
            params,
        };
        self.page
            .issue_cmd(command)
            .await
            .expect("Chromium answers")
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
