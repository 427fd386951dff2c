//! The shape of the code: arrows point down the stairs, files stay short, only the binary prints.

use std::fs;
use std::path::{Path, PathBuf};

/// The stairs, from the bottom. A module uses only what stands before it.
const STAIRS: [&str; 17] = [
    "span", "posting", "text", "taxonomy", "analysis", "lint", "advice", "fit", "wordings",
    "report", "evaluate", "bulk", "store", "index", "matching", "service", "web",
];
const LONGEST: usize = 400;

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn stair(module: &str) -> Option<usize> {
    STAIRS.iter().position(|known| *known == module)
}

#[test]
fn arrows_point_down_the_stairs() {
    let src = root().join("src");
    let mut wrong = Vec::new();
    for file in sources(&src) {
        let inside = file.strip_prefix(&src).unwrap();
        let module = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .replace(".rs", "");
        let Some(own) = stair(&module) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for used in code.split("crate::").skip(1) {
            let used: String = used
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if stair(&used).is_some_and(|other| other > own) {
                wrong.push(format!("{} uses {used}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up: {wrong:#?}");
}

#[test]
fn every_module_is_on_the_stairs() {
    let src = root().join("src");
    for entry in fs::read_dir(&src).unwrap() {
        let name = entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .replace(".rs", "");
        assert!(
            stair(&name).is_some() || ["lib", "main", "cli"].contains(&name.as_str()),
            "{name} has no place on the stairs: add it to this test and to lib.rs"
        );
    }
}

#[test]
fn files_stay_short() {
    for file in sources(&root().join("src"))
        .into_iter()
        .chain(sources(&root().join("tests")))
    {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(
            lines <= LONGEST,
            "{} has {lines} lines, {LONGEST} at most",
            file.display()
        );
    }
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    for file in sources(&root().join("src")) {
        let path = file.to_string_lossy().into_owned();
        for name in ["util", "common", "helpers", "types", "misc"] {
            assert!(
                !path.ends_with(&format!("/{name}.rs")) && !path.contains(&format!("/{name}/")),
                "{path}"
            );
        }
    }
}

#[test]
fn only_the_binary_prints_exits_or_reads_the_environment() {
    let src = root().join("src");
    for file in sources(&src) {
        let inside = file
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if inside.starts_with("cli/") || inside == "main.rs" {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in [
            "println!",
            "eprintln!",
            "print!(",
            "process::exit",
            "std::env::",
            "dbg!",
        ] {
            assert!(!code.contains(word), "{inside} has {word}");
        }
    }
}

#[test]
fn the_core_does_no_input_or_output_and_reads_no_clock() {
    let src = root().join("src");
    for folder in ["text", "analysis", "lint", "advice", "fit", "report"] {
        for file in sources(&src.join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            for word in [
                "std::fs",
                "std::net",
                "SystemTime",
                "Instant::",
                "std::io::",
            ] {
                assert!(!code.contains(word), "{} has {word}", file.display());
            }
        }
    }
}

#[test]
fn nothing_is_set_aside() {
    for file in sources(&root().join("src"))
        .into_iter()
        .chain(sources(&root().join("tests")))
    {
        if file.ends_with("architecture.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for word in ["#[ignore", "todo!(", "unimplemented!("] {
            assert!(!text.contains(word), "{} has {word}", file.display());
        }
    }
}
