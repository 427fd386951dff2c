//! What a person's hands do: keys, the clipboard, what is downloaded and printed.

use super::chromium::{Browser, PATIENCE};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Presses of a key before a place counts as out of reach.
const REACH: usize = 120;
pub const ALT: u8 = 1;
pub const CONTROL: u8 = 2;
pub const SHIFT: u8 = 8;

impl Browser {
    /// Sends keys to what has the focus.
    pub async fn keys(&self, keys: &str) {
        let active = self
            .page
            .active_element()
            .await
            .expect("something has the focus");
        active.send_keys(keys).await.expect("it takes keys");
    }

    /// Presses a key by its name, held together with Alt (1), Control (2) or Shift (8) where that is said.
    pub async fn key(&self, held: u8, name: &str) {
        let (code, number, text) = match name {
            "Tab" => ("Tab", 9, None),
            "Enter" => ("Enter", 13, Some("\r")),
            "Escape" => ("Escape", 27, None),
            " " => ("Space", 32, Some(" ")),
            "Home" => ("Home", 36, None),
            "ArrowLeft" => ("ArrowLeft", 37, None),
            "ArrowRight" => ("ArrowRight", 39, None),
            "ArrowDown" => ("ArrowDown", 40, None),
            "v" => ("KeyV", 86, None),
            _ => panic!("{name}: not a key of these hands"),
        };
        let mut event =
            json!({"key": name, "code": code, "windowsVirtualKeyCode": number, "modifiers": held});
        if (held, name) == (CONTROL, "v") {
            event["commands"] = json!(["paste"]);
        }
        event["type"] = json!(if text.is_some() {
            "keyDown"
        } else {
            "rawKeyDown"
        });
        event["text"] = json!(text.unwrap_or_default());
        self.devtools("Input.dispatchKeyEvent", event.clone()).await;
        event["type"] = json!("keyUp");
        self.devtools("Input.dispatchKeyEvent", event).await;
    }

    /// Goes on by the Tab key until an element has the focus.
    pub async fn tab_to(&self, css: &str) {
        self.reach(css, 0).await;
    }

    /// Goes back by Shift and Tab until an element has the focus.
    pub async fn tab_back_to(&self, css: &str) {
        self.reach(css, SHIFT).await;
    }

    async fn reach(&self, css: &str, held: u8) {
        let there = format!("return document.activeElement.matches({css:?})");
        for _ in 0..REACH {
            self.key(held, "Tab").await;
            if self.script(&there).await == json!(true) {
                return;
            }
        }
        panic!("{css} is out of the keyboard's reach");
    }

    /// Puts something on the clipboard, as another program does: words, and the same as HTML.
    pub async fn copied_elsewhere(&self, text: &str, html: &str) {
        self.clipboard().await;
        let script = "const [text, html, done] = arguments; \
                      const item = new ClipboardItem({'text/plain': new Blob([text], {type: 'text/plain'}), 'text/html': new Blob([html], {type: 'text/html'})}); \
                      navigator.clipboard.write([item]).then(() => done('written'), (error) => done(String(error)))";
        let done = self
            .page
            .execute_async(script, vec![json!(text), json!(html)])
            .await;
        assert_eq!(done.expect("the script runs"), json!("written"));
    }

    /// Pastes what is on the clipboard where the focus is.
    pub async fn paste(&self) {
        self.key(CONTROL, "v").await;
    }

    /// Sends a form by a button, and waits for the page that comes, as there is no script to tell.
    pub async fn send(&self, css: &str) {
        let old = self.page.find(Locator::Css("html")).await.expect("a page");
        self.press(css).await;
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if old.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{css}: no other page comes");
    }

    /// The words on the clipboard.
    pub async fn on_clipboard(&self) -> String {
        self.clipboard().await;
        let script = "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))";
        let text = self.page.execute_async(script, vec![]).await;
        text.expect("the script runs")
            .as_str()
            .expect("a text")
            .to_owned()
    }

    async fn clipboard(&self) {
        let wanted = json!({"origin": self.address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        self.devtools("Browser.grantPermissions", wanted).await;
    }

    /// A file that is downloaded, when it is there whole.
    pub async fn download(&self, name: &str) -> PathBuf {
        let file = self.folder.path().join("downloads").join(name);
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if file.metadata().is_ok_and(|about| about.len() > 0) {
                return file;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{name} was not downloaded");
    }

    /// The letters of the page as it is printed: how a print parts words and joins letters is its own.
    pub async fn printed(&self) -> String {
        let wanted = json!({"preferCSSPageSize": true});
        let printed = self.devtools("Page.printToPDF", wanted).await;
        let pdf = printed["data"].as_str().expect("a PDF");
        let pdf = BASE64.decode(pdf).expect("in base64");
        let read = rolefit::posting::from_bytes(&pdf, "page.pdf", None).expect("the PDF has text");
        plain(&format!("{}{}", read.title, read.description))
    }

    /// What a screen reader is given of the page, in its order: role and name of each part.
    pub async fn spoken(&self) -> Vec<(String, String)> {
        let tree = self
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await;
        let nodes = tree["nodes"].as_array().expect("a tree");
        let by_id = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
        let mut spoken = Vec::new();
        let mut open: Vec<&Value> = nodes.iter().take(1).collect();
        while let Some(node) = open.pop() {
            let word = |part: &str| node[part]["value"].as_str().unwrap_or_default().to_owned();
            if node["ignored"] != json!(true) {
                spoken.push((word("role"), word("name")));
            }
            let children = node["childIds"]
                .as_array()
                .map(Vec::as_slice)
                .unwrap_or_default();
            open.extend(children.iter().rev().filter_map(by_id));
        }
        spoken
    }
}

/// The letters of a text without its blanks; joined ones apart.
pub fn plain(text: &str) -> String {
    let apart = text
        .replace('\u{fb01}', "fi")
        .replace('\u{fb02}', "fl")
        .replace('\u{fb00}', "ff");
    apart.split_whitespace().collect()
}
