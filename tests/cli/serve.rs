//! `rolefit serve`: starts, says where, refuses in words, stops when asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

fn command(data: &Path, port: u16) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("rolefit"));
    command
        .args(["serve", "--port", &port.to_string(), "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A server that runs, and where.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(data: &Path) -> Self {
        let mut child = command(data, 0).spawn().expect("the program starts");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("an output"));
        out.read_line(&mut line).expect("it says where it serves");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next());
        let address = address
            .unwrap_or_else(|| panic!("no address in {line:?}"))
            .to_owned();
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        self.ask("GET", path, "")
    }

    fn put(&self, path: &str, body: &str) -> String {
        self.ask("PUT", path, body)
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    fn stop(mut self) -> (ExitStatus, String) {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(told.expect("kill runs").success());
        let status = self.child.wait().expect("it ends");
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .expect("a log")
            .read_to_string(&mut said)
            .expect("text");
        (status, said)
    }
}

#[test]
fn it_serves_and_stops_when_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path());
    assert!(serving.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(serving.get("/readyz").contains("\"status\":\"ready\""));
    assert!(
        serving
            .get("/postings-secret?q=secret-words")
            .starts_with("HTTP/1.1 404")
    );
    let put = serving.put(
        "/api/v1/postings/a",
        r#"{"title": "Vidéaste", "description": "Vous montez nos vidéos en CDI."}"#,
    );
    assert!(put.starts_with("HTTP/1.1 201"), "{put}");
    let (status, log) = serving.stop();
    assert!(status.success(), "{log}");
    assert!(
        folder.path().join("index.matching").is_file(),
        "what is matched is there for the next start"
    );
    assert!(
        !log.contains("secret-words"),
        "words of people are not logged: {log}"
    );
}

#[test]
fn a_port_in_use_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let output = command(folder.path(), port).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains(&format!("port {port} is in use")) && said.contains("--port"),
        "{said}"
    );
}

#[test]
fn a_data_folder_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "no folder").unwrap();
    let output = command(&file, 0).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--data") && said.contains("file"), "{said}");
}

#[test]
fn two_servers_do_not_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let first = Serving::start(folder.path());
    let output = command(folder.path(), 0).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("another rolefit"), "{said}");
    first.stop();
}
