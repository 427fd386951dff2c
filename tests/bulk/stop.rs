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
use std::process::{Child, Command, Stdio};
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
    let _ = writeln!(text, "x;CM;\"{AD}\";Nantes");
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

/// A run of the program, watched from outside.
struct Long {
    input: PathBuf,
    output: PathBuf,
}

/// What a run had come to at one moment.
#[derive(Clone, Copy)]
struct Moment {
    /// Rows done.
    rows: usize,
    /// Since it began.
    wall: Duration,
    /// Seconds of all cores.
    cpu: f64,
    /// Memory it holds, in MiB.
    memory: u64,
}

impl Long {
    fn begin(&self, resume: bool) -> Child {
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

    /// Rows that are done for good, as the run keeps it.
    fn kept(&self) -> Option<usize> {
        let mut path = self.output.clone().into_os_string();
        path.push(".resume.json");
        let kept: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        usize::try_from(kept["mark"]["rows"].as_u64()?).ok()
    }

    /// Lets the run come to its end, and tells how it went.
    fn finished(&self, resume: bool) -> Vec<Moment> {
        let mut child = self.begin(resume);
        let begun = Instant::now();
        let mut moments: Vec<Moment> = Vec::new();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            let last = moments.last().map_or(0, |moment| moment.rows);
            let rows = self.kept().filter(|rows| *rows > last);
            if let (Some(rows), Some((cpu, memory))) = (rows, used(child.id())) {
                let wall = begun.elapsed();
                moments.push(Moment {
                    rows,
                    wall,
                    cpu,
                    memory,
                });
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        assert_eq!(status.code(), Some(3), "some rows are bad");
        moments
    }

    /// Kills the run as soon as it has kept so many rows; false when it ended before.
    fn killed(&self, resume: bool, rows: usize) -> bool {
        let mut child = self.begin(resume);
        while child.try_wait().unwrap().is_none() {
            if self.kept().is_some_and(|kept| kept >= rows) {
                child.kill().unwrap();
                child.wait().unwrap();
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

/// What a process has taken so far: seconds of all cores, and MiB of memory. Only Linux tells.
fn used(process: u32) -> Option<(f64, u64)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, stat) = stat.rsplit_once(')')?;
    let mut ticks = stat.split_whitespace().skip(11);
    let user: f64 = ticks.next()?.parse().ok()?;
    let system: f64 = ticks.next()?.parse().ok()?;
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let memory = status.lines().find(|line| line.starts_with("VmRSS"))?;
    let memory: u64 = memory.split_whitespace().nth(1)?.parse().ok()?;
    Some(((user + system) / 100.0, memory >> 10))
}

/// No tenth of a long run takes more than the first did. Cores are counted and not the clock, which others hold up.
fn is_even(moments: &[Moment], rows: usize) {
    let at = |part: usize| {
        let moment = moments
            .iter()
            .find(|moment| moment.rows >= part * rows / 10);
        *moment.or(moments.last()).expect("the run was seen")
    };
    let mut before = Moment {
        rows: 0,
        wall: Duration::ZERO,
        cpu: 0.0,
        memory: 0,
    };
    let mut costs = Vec::new();
    for part in 1..=10 {
        let now = at(part);
        #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^52")]
        let (done, wall) = (
            (now.rows - before.rows) as f64,
            now.wall.saturating_sub(before.wall).as_secs_f64(),
        );
        let cost = (now.cpu - before.cpu) / done * 1e6;
        println!(
            "to row {}: {wall:.1} s, {:.0} rows a second, {cost:.0} µs of core a row, {} MiB",
            now.rows,
            done / wall,
            now.memory
        );
        costs.push(cost);
        before = now;
    }
    // where it began is reading the taxonomy
    let dearest = costs.iter().copied().fold(0.0, f64::max);
    assert!(dearest < costs[0] * 1.5, "it slows down: {costs:?}");
    // what tells ads posted before takes some forty bytes for each
    let ads = (rows as u64 * 40) >> 20;
    let (first, last) = (at(1).memory, at(10).memory);
    assert!(last <= first + ads + 32, "it grows: {first} to {last} MiB");
}

/// From so many rows on, a run is long enough to be measured.
const MEASURED: usize = 100_000;

#[test]
fn a_killed_run_is_resumed_whole_and_in_order() {
    let rows: usize = std::env::var("ROLEFIT_ROWS").map_or(1_500, |rows| rows.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("ads.csv");
    table(&input, rows);
    let run = |name: &str| Long {
        input: input.clone(),
        output: folder.path().join(name),
    };
    let moments = run("whole.csv").finished(false);
    if rows >= MEASURED {
        is_even(&moments, rows);
    }
    let killed = run("killed.csv");
    let first = killed.killed(false, rows / 3);
    let second = first && killed.killed(true, rows * 2 / 3);
    println!("{rows} rows; killed: {first}, again: {second}");
    assert!(rows < MEASURED || second, "it ended before it was killed");
    if first {
        killed.finished(true);
    }
    for name in ["", ".errors.csv"] {
        let read = |run: &str| fs::read(folder.path().join(format!("{run}{name}"))).unwrap();
        assert!(read("whole.csv") == read("killed.csv"), "{name}");
    }
}
