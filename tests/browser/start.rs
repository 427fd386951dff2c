//! A server and a browser of our own are started.

use super::chromium::{Manner, PATIENCE};
use crate::TAXONOMY;
use fantoccini::{Client, ClientBuilder};
use rolefit::service::Service;
use rolefit::web::{self, Limits, State};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A server with a taxonomy and an empty folder; `idle` ones do not work through files.
pub async fn server(folder: &Path, idle: bool) -> (String, Arc<Service>) {
    let service = Service::open(Arc::clone(&TAXONOMY), &folder.join("data"))
        .expect("a new data folder opens");
    let service = Arc::new(service);
    if !idle {
        service.run_jobs().expect("jobs are worked through");
    }
    let state = State::new(Arc::clone(&service), Limits::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(web::serve(listener, state, std::future::pending()));
    (address, service)
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// A browser of a manner, by the driver at a port.
pub async fn browser(port: u16, profile: &Path, manner: Manner) -> Client {
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
    options["prefs"] = json!({
        "download.default_directory": profile.with_file_name("downloads"),
        "download.prompt_for_download": false,
    });
    if !manner.scripts {
        options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let patience = PATIENCE.as_secs() * 1_000;
    let capabilities: serde_json::Map<String, Value> = [
        ("goog:chromeOptions".to_owned(), options),
        (
            "timeouts".to_owned(),
            json!({"script": patience, "pageLoad": patience}),
        ),
    ]
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

/// Tells the driver at a port to end, with its browser.
pub fn end(port: u16) {
    let Ok(mut driver) = TcpStream::connect(("127.0.0.1", port)) else {
        return;
    };
    let _ = driver.set_read_timeout(Some(Duration::from_secs(5)));
    let asked = write!(
        driver,
        "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    );
    if asked.is_ok() {
        let _ = driver.read_to_end(&mut Vec::new());
    }
}
