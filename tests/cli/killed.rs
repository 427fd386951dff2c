//! The server killed without warning, again and again, while many write: what was acknowledged is there, whole, and found.
//! `ROLEFIT_KILLS` tells how often; 200 is the full test.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const WRITERS: usize = 4;

fn kills() -> usize {
    let set = std::env::var("ROLEFIT_KILLS").ok();
    set.map_or(3, |kills| kills.parse().expect("a number"))
}

/// A server that runs, and where.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("rolefit"))
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("an output"));
        out.read_line(&mut line).expect("it says where it serves");
        let address = line.split("http://").nth(1).expect("an address");
        let address = address.split_whitespace().next().unwrap().to_owned();
        Self { child, address }
    }

    fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it ends");
    }
}

/// Sends a request; nothing when no whole answer came.
fn ask(address: &str, method: &str, path: &str, body: &str) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status: u16 = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")
            .map(str::to_owned)
    });
    let whole = length.is_none_or(|length| length.parse() == Ok(body.len()));
    let value = serde_json::from_str(body).unwrap_or(Value::Null);
    (whole && (value.is_object() || status == 204)).then_some((status, value))
}

/// What an ad must be: one of these texts, or gone.
type Allowed = Vec<Option<String>>;
type Book = Mutex<BTreeMap<String, Allowed>>;

/// Writes, replaces and deletes ads of its own until it is told to stop.
fn write(address: &str, writer: usize, round: usize, book: &Book, stop: &AtomicBool) {
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        // some ids come again
        let id = format!(
            "w{writer}-{}",
            if number % 3 == 2 {
                number / 2
            } else {
                number + round * 1_000
            }
        );
        let path = format!("/api/v1/postings/{id}");
        let deleted = number % 7 == 6;
        let text = format!(
            "Vous montez nos vidéos, tour {round}, numéro {number}. {}",
            "Vous écrivez nos textes. ".repeat(number % 40)
        );
        let wanted = (!deleted).then(|| text.clone());
        book.lock()
            .unwrap()
            .entry(id.clone())
            .or_insert_with(|| vec![None])
            .push(wanted.clone());
        let answer = if deleted {
            ask(address, "DELETE", &path, "")
        } else {
            let ad = json!({"title": "Monteur vidéo", "description": text});
            ask(address, "PUT", &path, &ad.to_string())
        };
        match answer {
            Some((200 | 201 | 204 | 404, _)) => {
                book.lock().unwrap().insert(id, vec![wanted]);
            }
            Some(other) => panic!("{other:?}"),
            // killed: it may have been done or not
            None => return,
        }
    }
}

fn checked(address: &str, book: &Book) -> usize {
    let mut book = book.lock().unwrap();
    for (id, allowed) in book.iter_mut() {
        let (status, ad) =
            ask(address, "GET", &format!("/api/v1/postings/{id}"), "").expect("an answer");
        let found = (status == 200).then(|| ad["description"].as_str().unwrap().to_owned());
        assert!(
            allowed.contains(&found),
            "{id} is {found:?}, not one of {allowed:?}"
        );
        if found.is_some() {
            assert_eq!(ad["analysis"]["schema"], "rolefit/analysis/1", "{id}");
        }
        *allowed = vec![found];
    }
    book.values().filter(|allowed| allowed[0].is_some()).count()
}

#[test]
fn what_was_acknowledged_outlives_any_sudden_end() {
    let folder = tempfile::tempdir().unwrap();
    let book = Arc::new(Book::default());
    // no two runs are killed at the same moments
    let mut random = u64::from(std::process::id()) | 1;
    let mut restarts = Vec::new();
    for round in 0..kills() {
        let server = Server::start(folder.path());
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (address, book, stop) =
                    (server.address.clone(), Arc::clone(&book), Arc::clone(&stop));
                thread::spawn(move || write(&address, writer, round, &book, &stop))
            })
            .collect();
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_millis(20 + (random >> 33) % 700));
        server.kill();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.join().expect("a writer is answered well");
        }

        let begun = Instant::now();
        let server = Server::start(folder.path());
        restarts.push(begun.elapsed());
        let alive = checked(&server.address, &book);
        let (_, found) = ask(
            &server.address,
            "GET",
            "/api/v1/postings?q=vid%C3%A9os&limit=1",
            "",
        )
        .unwrap();
        assert_eq!(found["total"], alive, "search and record agree");
        let (_, ready) = ask(&server.address, "GET", "/readyz", "").unwrap();
        assert_eq!(
            (&ready["postings"], &ready["stored"]),
            (&json!(alive), &ready["indexed"])
        );
        server.kill();
        let doctor = Command::new(assert_cmd::cargo::cargo_bin!("rolefit"))
            .args(["doctor", "--data"])
            .arg(folder.path())
            .output()
            .unwrap();
        assert!(
            doctor.status.success(),
            "{}",
            String::from_utf8_lossy(&doctor.stdout)
        );
    }
    let alive = book.lock().unwrap().len();
    restarts.sort();
    println!(
        "{} kills, {alive} ids written, none lost; ready again after {:?} at the median, {:?} at most",
        restarts.len(),
        restarts[restarts.len() / 2],
        restarts[restarts.len() - 1]
    );
    assert!(alive > 0);
}
