//! `/bulk`: files of many ads, worked through in the background.

use super::{Answer, Server};
use rolefit::service::Service;
use serde_json::{Value, json};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

const VIDEO: &str = "Vous tournez et montez nos vidéos sur Premiere Pro, vous étalonnez les images et livrez les films.";

fn table(rows: usize) -> String {
    let mut table = "id;titre;description\n".to_owned();
    for row in 0..rows {
        writeln!(table, "a{row};Vidéaste {row};{VIDEO} Numéro {row}.").unwrap();
    }
    table
}

pub(super) async fn ended(server: &Server, address: &str) -> Value {
    for _ in 0..6_000 {
        let job = server.get(address).await.json();
        if !job["ended"].is_null() {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the job does not end");
}

async fn sent(server: &Server, query: &str, body: String) -> Answer {
    server
        .post(&format!("/api/v1/bulk?{query}"), "text/csv", body)
        .await
}

#[tokio::test]
async fn a_table_is_worked_through_and_its_results_are_there() {
    let server = Server::working();
    let mut body = table(30);
    body.push_str("bad;\"never closed");
    let answer = sent(&server, "name=annonces.csv&lang=fr", body.clone()).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let address = answer.header("location").to_owned();
    let job = ended(&server, &address).await;
    assert_eq!(
        (&job["state"], &job["good"], &job["bad"], &job["file"]),
        (
            &json!("done"),
            &json!(30),
            &json!(1),
            &json!("annonces.csv")
        ),
        "{job}"
    );
    let result = server.get(job["links"]["result"].as_str().unwrap()).await;
    assert_eq!(result.status, 200);
    assert!(result.header("content-type").starts_with("text/csv"));
    assert!(result.header("content-disposition").contains("annonces"));
    assert_eq!(result.text().lines().count(), 31);
    assert!(result.text().contains("Numéro 29.") && result.text().contains("rf_level"));
    let errors = server.get(job["links"]["errors"].as_str().unwrap()).await;
    assert!(errors.text().contains("never closed"), "{}", errors.text());
    let report = server.get(job["links"]["report"].as_str().unwrap()).await;
    assert!(report.text().contains("<html") && report.text().contains("annonces"));
    let events = server.get(&format!("{address}/events")).await;
    assert_eq!(events.header("content-type"), "text/event-stream");
    assert!(
        events.text().starts_with("event: done\ndata: {"),
        "{}",
        events.text()
    );
    let list = server.get("/api/v1/bulk").await.json();
    assert_eq!(list["jobs"].as_array().unwrap().len(), 1);
    assert_eq!(server.delete(&address).await.status, 204);
    server.get(&address).await.is_problem(404, "not-found");
    server.delete(&address).await.is_problem(404, "not-found");
    let left = std::fs::read_dir(server.data().join("jobs"))
        .unwrap()
        .count();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn the_result_is_that_of_the_command_line() {
    let server = Server::working();
    let body = table(5);
    let answer = sent(&server, "name=a.csv&to=ndjson&lang=fr", body.clone()).await;
    let job = ended(&server, answer.header("location")).await;
    let result = server.get(job["links"]["result"].as_str().unwrap()).await;
    let out = assert_cmd::Command::cargo_bin("rolefit")
        .unwrap()
        .args([
            "bulk", "-", "--from", "csv", "--to", "ndjson", "--lang", "fr",
        ])
        .write_stdin(body)
        .output()
        .unwrap();
    assert_eq!(result.text(), String::from_utf8(out.stdout).unwrap());
}

#[tokio::test]
async fn a_form_with_a_file_begins_a_job() {
    let server = Server::working();
    let file = table(3);
    let answer = server
        .form(
            "/api/v1/bulk",
            &[("to", "ndjson")],
            Some(("C:\\mes annonces\\été.csv", file.as_bytes())),
        )
        .await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    assert_eq!(answer.json()["file"], "été.csv");
    let job = ended(&server, answer.header("location")).await;
    assert_eq!((&job["to"], &job["good"]), (&json!("ndjson"), &json!(3)));
}

#[tokio::test]
async fn what_cannot_be_read_is_told_at_once_and_not_kept() {
    let server = Server::working();
    let no_texts = sent(&server, "name=a.csv", "x;y\n1;2\n".to_owned()).await;
    no_texts.is_problem(422, "unreadable");
    assert!(
        no_texts.text().contains("description"),
        "{}",
        no_texts.text()
    );
    assert!(!no_texts.text().contains("/jobs/"), "{}", no_texts.text());
    sent(&server, "name=a.csv", String::new())
        .await
        .is_problem(422, "unreadable");
    sent(&server, "name=a.docx", "x".to_owned())
        .await
        .is_problem(422, "unreadable");
    sent(&server, "name=a.csv&to=json", table(1))
        .await
        .is_problem(422, "unreadable");
    sent(&server, "name=a.csv&lang=it", table(1))
        .await
        .is_problem(400, "not-understood");
    server
        .form("/api/v1/bulk", &[("to", "csv")], None)
        .await
        .is_problem(400, "not-understood");
    let left = std::fs::read_dir(server.data().join("jobs"))
        .unwrap()
        .count();
    assert_eq!(left, 0);
    let small = Server::with(rolefit::web::Limits {
        stream: 1_000,
        ..rolefit::web::Limits::default()
    });
    sent(&small, "name=a.csv", table(50))
        .await
        .is_problem(413, "too-large");
    small
        .form("/api/v1/bulk", &[], Some(("a.csv", table(50).as_bytes())))
        .await
        .is_problem(413, "too-large");
}

#[tokio::test]
async fn what_is_not_done_is_not_there_yet_and_only_so_many_wait() {
    // nobody works here
    let server = Server::new();
    let mut first = String::new();
    for _ in 0..20 {
        let answer = sent(&server, "name=a.csv", table(1)).await;
        assert_eq!(answer.status, 202);
        first = answer.header("location").to_owned();
    }
    sent(&server, "name=a.csv", table(1))
        .await
        .is_problem(429, "too-many");
    server
        .get(&format!("{first}/result"))
        .await
        .is_problem(409, "not-done");
    assert_eq!(server.delete(&first).await.status, 204);
    assert_eq!(sent(&server, "name=a.csv", table(1)).await.status, 202);
}

#[tokio::test]
async fn the_same_request_again_begins_nothing_new() {
    let server = Server::new();
    let send = async |key: &str, name: &str| {
        let address = format!("/api/v1/bulk?name={name}");
        let request = axum::http::Request::post(address)
            .header("content-type", "text/csv")
            .header("idempotency-key", key)
            .body(axum::body::Body::from(table(2)))
            .unwrap();
        server.send(request).await
    };
    let first = send("one", "a.csv").await.json();
    assert_eq!(send("one", "a.csv").await.json()["id"], first["id"]);
    send("one", "b.csv").await.is_problem(422, "reused");
    assert_ne!(send("two", "a.csv").await.json()["id"], first["id"]);
    let kept = std::fs::read_dir(server.data().join("jobs"))
        .unwrap()
        .count();
    assert_eq!(kept, 2);
}

#[tokio::test]
async fn nobody_reaches_the_jobs_of_another_workspace() {
    let server = Server::working();
    let (one, two) = (server.key("analyse", "one"), server.key("analyse", "two"));
    let (one, two) = (server.with_key(&one), server.with_key(&two));
    let address = sent(&one, "name=a.csv", table(2))
        .await
        .header("location")
        .to_owned();
    ended(&one, &address).await;
    for what in ["", "/result", "/errors", "/report", "/events"] {
        two.get(&format!("{address}{what}"))
            .await
            .is_problem(404, "not-found");
        server
            .get(&format!("{address}{what}"))
            .await
            .is_problem(404, "not-found");
    }
    two.delete(&address).await.is_problem(404, "not-found");
    assert_eq!(two.get("/api/v1/bulk").await.json()["jobs"], json!([]));
    assert_eq!(one.get(&format!("{address}/result")).await.status, 200);
}

#[test]
fn a_backup_has_the_files_of_jobs_in_it() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = elsewhere.path().join("backup");
    let open = |data| Service::open(Arc::clone(&crate::TAXONOMY), data).unwrap();
    let done = |service: &Service, id: &str| {
        for _ in 0..60_000 {
            let job = service.job(id).unwrap().unwrap();
            if job.ended.is_some() {
                assert_eq!(
                    (job.tally.good(), job.tally.bad, &job.failure),
                    (5, 0, &None)
                );
                let files = [
                    rolefit::service::JobFile::Result,
                    rolefit::service::JobFile::Report,
                ];
                let path = files.map(|file| service.job_file(&job, file).unwrap());
                return path.map(|path| std::fs::read(path).unwrap());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the job does not end");
    };
    let service = open(folder.path());
    let add = |service: &Service| {
        let upload = service.new_upload().unwrap();
        std::fs::write(upload.path(), table(5)).unwrap();
        let wish = rolefit::service::JobWish::default();
        let job = service.add_job(upload, "a.csv", &wish, None, jiff::Timestamp::UNIX_EPOCH);
        job.unwrap().id
    };
    let ended = add(&service);
    service.run_jobs().unwrap();
    let whole = done(&service, &ended);
    drop(service);
    let service = open(folder.path());
    // nobody works here now
    let waiting = add(&service);
    rolefit::service::back_up(folder.path(), &file).unwrap();
    drop(service);

    let new = elsewhere.path().join("new");
    rolefit::service::restore(&file, &new, false).unwrap();
    let service = open(&new);
    assert_eq!(done(&service, &ended), whole, "what was done is there");
    service.run_jobs().unwrap();
    assert_eq!(done(&service, &waiting), whole, "what was not is done now");
    drop(service);
    // what is put back is the record alone, and can be backed up again
    rolefit::service::back_up(&new, &elsewhere.path().join("again")).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_goes_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let wish = rolefit::service::JobWish {
        to: Some("ndjson".to_owned()),
        lang: Some("fr".to_owned()),
        ..rolefit::service::JobWish::default()
    };
    let open = || Service::open(Arc::clone(&crate::TAXONOMY), folder.path()).unwrap();
    let (broken_off, whole);
    {
        let service = open();
        let add = || {
            let upload = service.new_upload().unwrap();
            std::fs::write(upload.path(), table(3_000)).unwrap();
            service
                .add_job(upload, "a.csv", &wish, None, jiff::Timestamp::now())
                .unwrap()
                .id
        };
        broken_off = add();
        whole = add();
        // left by an upload that did not come whole
        std::fs::create_dir(folder.path().join("jobs/orphan")).unwrap();
        service.run_jobs().unwrap();
        for _ in 0..2_000 {
            if service.job(&broken_off).unwrap().unwrap().tally.good() > 100 {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let service = open();
    let before = service.job(&broken_off).unwrap().unwrap();
    assert_eq!(before.ended, None, "the test was too slow to break it off");
    service.run_jobs().unwrap();
    let result = |id: &str| {
        for _ in 0..60_000 {
            let job = service.job(id).unwrap().unwrap();
            if job.ended.is_some() {
                assert_eq!(job.tally.good(), 3_000, "{job:?}");
                let file = service
                    .job_file(&job, rolefit::service::JobFile::Result)
                    .unwrap();
                return std::fs::read(file).unwrap();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the job does not end");
    };
    assert_eq!(result(&broken_off), result(&whole));
    assert!(!folder.path().join("jobs/orphan").exists());
    let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * 8);
    assert_eq!(service.forget_old_jobs(later).unwrap(), 2);
    assert_eq!(
        std::fs::read_dir(folder.path().join("jobs"))
            .unwrap()
            .count(),
        0
    );
}
