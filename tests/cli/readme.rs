//! The README's commands, pasted as they stand into one shell, in their order: each does what it says.

use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const README: &str = include_str!("../../README.md");
/// The address that the README names.
const ADDRESS: &str = "127.0.0.1:8080";
/// What is run by hand: it builds, or runs all tests.
const BY_HAND: [&str; 2] = ["cargo ", "tests/run"];

/// The lines of the blocks of commands, with their numbers in the README.
fn commands() -> Vec<(usize, &'static str)> {
    let mut within = false;
    let mut commands = Vec::new();
    for (number, line) in (1..).zip(README.lines()) {
        if line.starts_with("```") {
            within = line == "```sh";
        } else if within && !BY_HAND.iter().any(|start| line.starts_with(start)) {
            commands.push((number, line));
        }
    }
    commands
}

/// A server of the folder that the commands work with, on a port of its own.
fn serve(data: &Path) -> (Child, String) {
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
    (child, address)
}

/// Runs commands in one shell; what each of them said is in a file of its number.
fn run(here: &Path, commands: &[(usize, &str)], address: &str) {
    let mut script = String::from(
        // an answer that is a problem fails; a finding in an ad does not
        "curl() { command curl -sS --fail-with-body \"$@\"; }\n\
         said() { [ $1 -eq 0 ] || { [ $1 -eq 1 ] && [ \"$3\" = check ]; } || { echo \"line $2 of README.md: exit code $1\"; cat $2.out $2.err; exit 9; }; }\n",
    );
    for (number, line) in commands {
        let may_find = if line.starts_with("rolefit check") {
            "check"
        } else {
            "-"
        };
        let line = line.replace(ADDRESS, address);
        let _ = writeln!(
            script,
            "{{ {line}\n}} > {number}.out 2> {number}.err\nsaid $? {number} {may_find}"
        );
    }
    let program = Path::new(assert_cmd::cargo::cargo_bin!("rolefit"));
    let paths = [
        program.parent().unwrap(),
        Path::new("/usr/bin"),
        Path::new("/bin"),
    ];
    let done = Command::new("bash")
        .args(["-c", &script])
        .current_dir(here)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("ROLEFIT_DATA", here.join("data"))
        .env_remove("http_proxy")
        .output()
        .expect("bash runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stdout)
    );
}

#[test]
fn the_readmes_commands_run_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    for name in ["tests", "skill_taxonomy"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::os::unix::fs::symlink(from, here.join(name)).unwrap();
    }
    let commands = commands();
    assert!(commands.len() > 40, "{commands:?}");
    let of_api = commands
        .iter()
        .position(|(_, line)| line.contains(ADDRESS))
        .expect("an address");
    let (alone, rest) = commands.split_at(of_api);
    let is_of_api = |(_, line): &&(usize, &str)| {
        ["curl ", "API=", "KEY="]
            .iter()
            .any(|start| line.starts_with(start))
    };
    let of_api = rest.iter().take_while(is_of_api).count();
    let (of_api, after) = rest.split_at(of_api);
    run(here, alone, ADDRESS);
    let (mut server, address) = serve(&here.join("data"));
    run(here, of_api, &address);
    server.kill().unwrap();
    server.wait().unwrap();
    run(here, after, ADDRESS);

    let said = |starts: &str| {
        let (number, _) = commands
            .iter()
            .find(|(_, line)| line.starts_with(starts))
            .unwrap_or_else(|| panic!("{starts}"));
        std::fs::read_to_string(here.join(format!("{number}.out"))).unwrap()
    };
    for (command, answer) in [
        ("rolefit check tests/gold/example.txt  ", "superman"),
        ("rolefit search monteurs", "worked-"),
        ("rolefit doctor  ", "every page is whole"),
        ("rolefit match --profile", "(worked-"),
        ("curl $API/analyses", "\"schema\":\"rolefit/analysis/1\""),
        ("curl $API/postings", "\"id\":\"ad-1\""),
        ("curl \"$API/postings?q=films", "\"id\":\"ad-1\""),
        ("curl $API/fits", "\"schema\":\"rolefit/fit/1\""),
        ("curl $API/candidates ", "\"id\":\"cand-7\""),
        (
            "curl $API/candidates/cand-7/export",
            "\"action\":\"exported\"",
        ),
        ("curl \"$API/bulk", "\"state\":\""),
    ] {
        let said = said(command);
        assert!(said.contains(answer), "{command}: {said}");
    }
    assert_eq!(said("curl -X DELETE $API/postings/ad-1"), "");
}
