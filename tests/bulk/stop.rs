//! Runs that are stopped, killed and resumed: the output is that of a run without a stop.
//! `ROLEFIT_ROWS` sets the size of the long run; a million rows were run once so, with a build for release.

use super::AD;
use super::spreadsheet::order;
use crate::TAXONOMY;
use rolefit::bulk::job::{Job, JobFailure, Report};
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A table in which some rows are bad and some ads come again.
fn table(path: &Path, rows: usize) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    writeln!(out, "id;titre;texte;ville").unwrap();
    for row in 0..rows {
        let number = spelled(row);
        match row % 50 {
            7 => writeln!(out, "{row};CM").unwrap(),
            9 => writeln!(out, "{row};Community manager;\"{AD}\";Nantes").unwrap(),
            _ => writeln!(
                out,
                "{row};Community manager;\"{AD} {number}.\nÀ bientôt.\";Nantes"
            )
            .unwrap(),
        }
    }
    out.flush().unwrap();
}

/// The number in letters, so that ads differ.
fn spelled(mut number: usize) -> String {
    let mut letters = String::from("équipe");
    while number > 0 {
        letters.push(char::from(b"abcdefghij"[number % 10]));
        number /= 10;
    }
    letters
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// Runs a job in this folder, stopping it whenever it has done so many rows more.
fn run(input: &Path, folder: &Path, name: &str, stops: &[u64]) {
    fs::create_dir_all(folder).unwrap();
    for (at, stop) in stops.iter().chain(&[u64::MAX]).enumerate() {
        let mut order = order(input, &folder.join(name));
        order.mentions = Some(folder.join("mentions.csv"));
        order.requirements = Some(folder.join("requirements.csv"));
        order.report = Some(Report {
            page: folder.join("report.html"),
            lang: None,
            name: "essai".to_owned(),
            date: "2026-11-22".to_owned(),
            by: Some("Ville".to_owned()),
        });
        order.resume = at > 0;
        let job = Job::open(&TAXONOMY, order).unwrap();
        let mut flow = |tally: &rolefit::bulk::Tally| {
            if tally.good() + tally.bad >= *stop {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let done = job.run(&TAXONOMY, &mut flow).unwrap();
        assert_eq!(done.stopped, *stop != u64::MAX);
    }
}

#[test]
fn a_stopped_run_goes_on_as_if_it_had_not_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("ads.csv");
    table(&input, 1500);
    for name in ["out.csv", "out.xlsx", "out.ndjson"] {
        let (whole, parts) = (
            folder.path().join("whole").join(name),
            folder.path().join("parts").join(name),
        );
        run(&input, &whole, name, &[]);
        run(&input, &parts, name, &[100, 700]);
        let (whole, parts) = (files(&whole), files(&parts));
        let names = |files: &[(String, Vec<u8>)]| {
            files
                .iter()
                .map(|(name, _)| name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&whole), names(&parts));
        for (one, other) in whole.iter().zip(&parts) {
            // the dates inside a spreadsheet tell when it was written
            assert!(one.1 == other.1 || one.0 == "out.xlsx", "{} differs", one.0);
        }
    }
}

#[test]
fn what_another_run_left_is_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("ads.csv"), folder.path().join("out.csv"));
    table(&input, 600);
    let stopped = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    let done = stopped
        .run(&TAXONOMY, &mut |_| ControlFlow::Break(()))
        .unwrap();
    assert!(done.stopped && done.tally.good() < 600);

    let resumed = |limit: Option<u64>| {
        let mut order = order(&input, &output);
        order.limit = limit;
        order.resume = true;
        Job::open(&TAXONOMY, order)
    };
    assert!(matches!(
        resumed(Some(3)),
        Err(JobFailure::Changed {
            what: "other options",
            ..
        })
    ));
    assert!(resumed(None).is_ok_and(|job| job.done_before() > 0));
    let mut text = fs::read_to_string(&input).unwrap();
    let _ = write!(text, "x;CM;\"{AD}\";Nantes\n");
    fs::write(&input, text).unwrap();
    assert!(matches!(
        resumed(None),
        Err(JobFailure::Changed {
            what: "other ads",
            ..
        })
    ));

    let anew = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    anew.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let text = fs::read_to_string(&output).unwrap();
    assert_eq!(text.matches("\nÀ bientôt.").count(), 576);
    assert!(matches!(resumed(None), Err(JobFailure::Finished(_))));
}

struct Long {
    input: PathBuf,
    output: PathBuf,
}

impl Long {
    fn begin(&self, resume: bool) -> std::process::Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolefit"));
        command
            .arg("bulk")
            .arg(&self.input)
            .arg("-o")
            .arg(&self.output);
        if resume {
            command.arg("--resume");
        }
        command.stderr(Stdio::null()).spawn().unwrap()
    }

    /// Kills the run when it has gone on for a while after it first kept how far it is; false when it ended before.
    fn killed(&self, resume: bool, length: Duration) -> bool {
        let mut kept = self.output.clone().into_os_string();
        kept.push(".resume.json");
        let before = fs::metadata(&kept).and_then(|file| file.modified()).ok();
        let mut child = self.begin(resume);
        let begun = Instant::now();
        loop {
            if child.try_wait().unwrap().is_some() {
                return false;
            }
            let now = fs::metadata(&kept).and_then(|file| file.modified()).ok();
            if now != before && now.is_some() && begun.elapsed() >= length {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        true
    }
}

#[test]
fn a_killed_run_is_resumed_whole_and_in_order() {
    let rows: usize = std::env::var("ROLEFIT_ROWS").map_or(3_000, |rows| rows.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("ads.csv");
    table(&input, rows);
    let run = |name: &str| Long {
        input: input.clone(),
        output: folder.path().join(name),
    };
    let whole = run("whole.csv");
    let begun = Instant::now();
    assert_eq!(whole.begin(false).wait().unwrap().code(), Some(3));
    let took = begun.elapsed();
    let killed = run("killed.csv");
    let first = killed.killed(false, took / 4);
    let second = first && killed.killed(true, took / 4);
    if first {
        assert_eq!(killed.begin(true).wait().unwrap().code(), Some(3));
    }
    println!("{rows} rows in {took:?}; killed: {first}, again: {second}");
    for name in ["", ".errors.csv"] {
        let read = |run: &str| fs::read(folder.path().join(format!("{run}{name}"))).unwrap();
        assert!(read("whole.csv") == read("killed.csv"), "{name}");
    }
}
