//! The server killed without warning, again and again, while ads and candidates are kept and files of ads worked through: what
//! was acknowledged is there, whole, and found. `ROLEFIT_KILLS` tells how often; 200 is the full test.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// How long jobs may take to end once nobody is killed any more.
const PATIENCE: Duration = Duration::from_mins(10);

fn kills() -> usize {
    let set = std::env::var("ROLEFIT_KILLS").ok();
    set.map_or(3, |kills| kills.parse().expect("a number"))
}

fn rolefit(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("rolefit"));
    command.args(arguments).arg("--data").arg(data);
    command
}

/// A server that runs, and where.
struct Server {
    child: Child,
    address: String,
    key: String,
}

impl Server {
    fn start(data: &Path, key: &str) -> Self {
        let serve = ["serve", "--port", "0", "--rate-key", "0"];
        let mut child = rolefit(&serve, data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("an output"));
        out.read_line(&mut line).expect("it says where it serves");
        let address = line.split("http://").nth(1).expect("an address");
        let address = address.split_whitespace().next().unwrap().to_owned();
        let key = key.to_owned();
        Self {
            child,
            address,
            key,
        }
    }

    /// Sends a request; nothing when no whole answer came.
    fn ask(&self, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let (address, key, length) = (&self.address, &self.key, body.len());
        let kind = if path.contains("/bulk") {
            "text/csv"
        } else {
            "application/json"
        };
        write!(
            stream,
            "{method} /api/v1{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
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
        let whole = status == 204 || length? == body.len().to_string();
        whole.then(|| (status, body.to_owned()))
    }

    fn json(&self, path: &str) -> (u16, Value) {
        let (status, body) = self.ask("GET", path, "").expect("an answer");
        (status, serde_json::from_str(&body).expect("JSON"))
    }
}

/// What something that is kept must say: one of these texts, or be gone.
struct Entry {
    allowed: Vec<Option<String>>,
    // false once it was looked at
    fresh: bool,
}

type Entries = Mutex<BTreeMap<String, Entry>>;

/// What was sent and acknowledged.
#[derive(Default)]
struct Book {
    ads: Entries,
    people: Entries,
    /// Jobs, with the number of their rows.
    jobs: Mutex<BTreeMap<String, usize>>,
}

/// What happens between two kills.
#[derive(Default)]
struct Round {
    number: usize,
    stop: AtomicBool,
    /// How many ads, candidates and jobs were acknowledged.
    acknowledged: [AtomicUsize; 3],
}

/// Which of those counts.
const ADS: usize = 0;
const PEOPLE: usize = 1;
const JOBS: usize = 2;

impl Round {
    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    fn acknowledge(&self, kind: usize) {
        self.acknowledged[kind].fetch_add(1, Ordering::Relaxed);
    }

    /// Waits until there is something of each kind.
    fn in_flight(&self) {
        let begun = Instant::now();
        let none = |count: &AtomicUsize| count.load(Ordering::Relaxed) == 0;
        while self.acknowledged.iter().any(none) {
            assert!(begun.elapsed() < PATIENCE, "nothing is acknowledged");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn open<T>(part: &Mutex<T>) -> MutexGuard<'_, T> {
    part.lock().expect("no writer panics with the book in hand")
}

/// Writes, replaces and deletes things of its own until it is told to stop. `what` makes them from a number.
fn write(
    server: &Server,
    book: &Entries,
    (name, kind): (&str, usize),
    round: &Round,
    what: impl Fn(&str, usize) -> (String, Value, String),
) {
    for number in 0.. {
        if !round.goes_on() {
            return;
        }
        // some ids come again
        let again = number % 3 == 2;
        let own = if again {
            number / 2
        } else {
            number + round.number * 1_000
        };
        let id = format!("{name}-{own}");
        let (path, body, mark) = what(&id, number);
        let wanted = (number % 7 != 6).then_some(mark);
        {
            let mut book = open(book);
            let entry = book.entry(id.clone()).or_insert_with(|| Entry {
                allowed: vec![None],
                fresh: true,
            });
            entry.allowed.push(wanted.clone());
            entry.fresh = true;
        }
        let answer = if wanted.is_none() {
            server.ask("DELETE", &path, "")
        } else {
            server.ask("PUT", &path, &body.to_string())
        };
        match answer {
            Some((200 | 201 | 204 | 404, _)) => {
                round.acknowledge(kind);
                let allowed = vec![wanted];
                open(book).insert(
                    id,
                    Entry {
                        allowed,
                        fresh: true,
                    },
                );
            }
            Some(other) => panic!("{other:?}"),
            // killed: it may have been done or not
            None => return,
        }
    }
}

fn write_ads(server: &Server, book: &Book, name: &str, round: &Round) {
    write(server, &book.ads, (name, ADS), round, |id, number| {
        let text = format!(
            "Vous montez nos vidéos, tour {}, numéro {number}. {}",
            round.number,
            "Vous écrivez nos textes. ".repeat(number % 40)
        );
        let ad = json!({"title": "Monteur vidéo", "description": text});
        (format!("/postings/{id}"), ad, text)
    });
}

fn write_people(server: &Server, book: &Book, round: &Round) {
    write(server, &book.people, ("p", PEOPLE), round, |id, number| {
        let headline = format!("Monteur vidéo, tour {}, numéro {number}", round.number);
        let person =
            json!({"headline": headline, "skills": [{"name": "montage vidéo", "level": 3}]});
        (format!("/candidates/{id}"), person, headline)
    });
}

/// Sends files of ads.
fn send_files(server: &Server, book: &Book, round: &Round) {
    for number in 0.. {
        if !round.goes_on() {
            return;
        }
        let rows = 5 + number % 50;
        let row = |row| {
            format!("{row},Monteur,\"Vous montez nos vidéos, ligne {row}, en CDI à Nantes.\"\n")
        };
        let table: String = (0..rows).map(row).collect();
        match server.ask(
            "POST",
            "/bulk?name=a.csv",
            &format!("id,titre,description\n{table}"),
        ) {
            Some((202, job)) => {
                let job: Value = serde_json::from_str(&job).expect("JSON");
                let id = job["id"].as_str().expect("an id").to_owned();
                open(&book.jobs).insert(id, rows);
                round.acknowledge(JOBS);
            }
            // so many wait already
            Some((429, _)) => thread::sleep(Duration::from_millis(50)),
            Some(other) => panic!("{other:?}"),
            None => return,
        }
        thread::sleep(Duration::from_millis(30));
    }
}

/// Looks whether what was written since the last look, or everything, is one of what it may be; how much there is.
fn checked(server: &Server, book: &Entries, (kind, says): (&str, &str), everything: bool) -> usize {
    let mut book = open(book);
    for (id, Entry { allowed, fresh }) in book.iter_mut() {
        if !std::mem::take(fresh) && !everything {
            continue;
        }
        let (status, kept) = server.json(&format!("/{kind}/{id}"));
        let found = (status == 200).then(|| kept[says].as_str().expect("a text").to_owned());
        assert!(
            allowed.contains(&found),
            "{id} is {found:?}, not one of {allowed:?}"
        );
        if found.is_some() && kind == "postings" {
            assert_eq!(kept["analysis"]["schema"], "rolefit/analysis/1", "{id}");
        }
        *allowed = vec![found];
    }
    book.values()
        .filter(|entry| entry.allowed[0].is_some())
        .count()
}

/// Waits for a job that was acknowledged; its result has every row, in order.
fn ended(server: &Server, id: &str, rows: usize) {
    let begun = Instant::now();
    loop {
        let (status, job) = server.json(&format!("/bulk/{id}"));
        assert_eq!(status, 200, "{job}");
        match job["state"].as_str() {
            Some("done") => {
                break assert_eq!((&job["good"], &job["bad"]), (&json!(rows), &json!(0)));
            }
            Some("waiting" | "running") => {}
            _ => panic!("{job}"),
        }
        assert!(begun.elapsed() < PATIENCE, "{job}");
        thread::sleep(Duration::from_millis(50));
    }
    let (status, result) = server
        .ask("GET", &format!("/bulk/{id}/result"), "")
        .expect("a result");
    assert_eq!(status, 200, "{result}");
    let ids: Vec<&str> = result
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    let expected: Vec<String> = (0..rows).map(|row| row.to_string()).collect();
    assert_eq!(ids, expected, "{result}");
}

#[test]
fn what_was_acknowledged_outlives_any_sudden_end() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let create = [
        "keys",
        "create",
        "writers",
        "--scope",
        "analyse,postings,candidates,admin",
    ];
    let made = rolefit(&create, data).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let key = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let book = Book::default();
    // no two runs are killed at the same moments
    let mut random = u64::from(std::process::id()) | 1;
    let mut restarts = Vec::new();
    for number in 0..kills() {
        let mut server = Server::start(data, &key);
        let round = Round {
            number,
            ..Round::default()
        };
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let pid = server.child.id().to_string();
        thread::scope(|scope| {
            let (server, book, round) = (&server, &book, &round);
            for writer in ["w0", "w1", "w2"] {
                scope.spawn(move || write_ads(server, book, writer, round));
            }
            scope.spawn(move || write_people(server, book, round));
            scope.spawn(move || send_files(server, book, round));
            // every other time at any moment after the start, else in the midst of everything
            if number % 2 == 0 {
                round.in_flight();
            }
            thread::sleep(Duration::from_millis((random >> 33) % 700));
            let killed = Command::new("kill").args(["-9", &pid]).status();
            assert!(killed.expect("kill runs").success());
            round.stop.store(true, Ordering::Relaxed);
        });
        server.child.wait().expect("it ends");

        let begun = Instant::now();
        let mut server = Server::start(data, &key);
        restarts.push(begun.elapsed());
        let last = number + 1 == kills();
        let alive = checked(&server, &book.ads, ("postings", "description"), last);
        let (_, found) = server.json("/postings?q=vid%C3%A9os&limit=1");
        assert_eq!(found["total"], alive, "search and record agree");
        let people = checked(&server, &book.people, ("candidates", "headline"), last);
        assert_eq!(server.json("/candidates?limit=1").1["total"], people);
        for (id, rows) in open(&book.jobs).iter() {
            let (status, job) = server.json(&format!("/bulk/{id}"));
            assert_eq!((status, &job["failure"]), (200, &Value::Null), "{job}");
            assert!(job["good"].as_u64() <= Some(*rows as u64), "{job}");
        }
        server.child.kill().expect("it is killed");
        server.child.wait().expect("it ends");
        let doctor = rolefit(&["doctor"], data).output().unwrap();
        assert!(
            doctor.status.success(),
            "{}",
            String::from_utf8_lossy(&doctor.stdout)
        );
    }
    let mut server = Server::start(data, &key);
    for (id, rows) in open(&book.jobs).iter() {
        ended(&server, id, *rows);
    }
    server.child.kill().expect("it is killed");
    server.child.wait().expect("it ends");
    let (ads, people, jobs) = (
        open(&book.ads).len(),
        open(&book.people).len(),
        open(&book.jobs).len(),
    );
    restarts.sort();
    println!(
        "{} kills, {ads} ads, {people} candidates and {jobs} jobs acknowledged, none lost; ready again after {:?} at the median, {:?} at most",
        restarts.len(),
        restarts[restarts.len() / 2],
        restarts[restarts.len() - 1]
    );
    assert!(ads > 0 && people > 0 && jobs > 0);
}
