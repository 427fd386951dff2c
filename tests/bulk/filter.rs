//! The filter beside other programs: a pipe, xargs, GNU parallel. One object in, one out.

use super::AD;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a shell says, its lines sorted.
fn shell(folder: &Path, script: &str) -> Option<Vec<String>> {
    let done = Command::new("sh")
        .arg("-c")
        .arg(script)
        .current_dir(folder)
        .env("ROLEFIT", env!("CARGO_BIN_EXE_rolefit"))
        .output()
        .unwrap();
    let mut lines: Vec<String> = String::from_utf8(done.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    lines.sort();
    done.status.success().then_some(lines)
}

#[test]
fn the_filter_takes_part_in_pipes_xargs_and_parallel() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut all = String::new();
    for part in 0..3 {
        let line = |at: usize| {
            let ad =
                serde_json::json!({"id": format!("{part}-{at}"), "title": "CM", "description": AD});
            format!("{ad}\n")
        };
        let lines: String = (0..4).map(line).collect();
        fs::write(folder.join(format!("part{part}.ndjson")), &lines).unwrap();
        all.push_str(&lines);
    }
    fs::write(folder.join("all.ndjson"), all).unwrap();
    let filter = "\"$ROLEFIT\" bulk - --from ndjson --to ndjson 2>/dev/null";
    let pipe = shell(folder, &format!("cat part*.ndjson | {filter} | cat")).unwrap();
    assert_eq!(pipe.len(), 12);
    assert!(pipe[0].contains("\"id\":\"0-0\"") && pipe[0].contains("rolefit/analysis/1"));
    let xargs = shell(
        folder,
        "ls part*.ndjson | xargs -P 2 -n 1 sh -c '\"$ROLEFIT\" bulk \"$0\" --to ndjson 2>/dev/null'",
    );
    assert_eq!(xargs.as_ref(), Some(&pipe));
    // a reader that leaves early is no failure of the pipe
    let head = shell(folder, &format!("cat all.ndjson | {filter} | head -n 2")).unwrap();
    assert_eq!(head.len(), 2);
    let parallel = shell(
        folder,
        "cat all.ndjson | parallel --pipe -N 5 -j 2 '\"$ROLEFIT\" bulk - --from ndjson --to ndjson 2>/dev/null'",
    );
    assert_eq!(parallel, Some(pipe), "GNU parallel is needed");
}
