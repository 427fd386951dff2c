//! `rolefit check --fix`: the changes that rules propose, shown line by line, then written where the ad came from.

use anyhow::{Context, bail};
use rolefit::analysis::analyze;
use rolefit::lint::{self, Settings, fix};
use rolefit::posting::Posting;
use rolefit::span::Field;
use rolefit::taxonomy::Taxonomy;
use std::fmt::Write;

/// The text of a file with the changes made; shows what changes on the standard error.
pub fn fixed(
    taxonomy: &Taxonomy,
    settings: &Settings,
    (posting, text): (&Posting, &str),
    all: bool,
) -> anyhow::Result<String> {
    let analysis = analyze(taxonomy, posting);
    let changes = fix::changes(&lint::lint(&analysis, settings), all);
    if changes.is_empty() {
        eprintln!("nothing to write anew");
        return Ok(text.to_owned());
    }
    let new = fix::apply(posting, &changes);
    let mut written = text.to_owned();
    for (field, old, new) in [
        (Field::Title, &posting.title, &new.title),
        (Field::Description, &posting.description, &new.description),
    ] {
        if old == new {
            continue;
        }
        let at = if field == Field::Title {
            written.find(old.as_str())
        } else {
            written.rfind(old.as_str())
        };
        let Some(at) = at else {
            bail!(
                "this format is not written back; make the changes by hand:\n{}",
                difference(old, new)
            );
        };
        written.replace_range(at..at + old.len(), new);
    }
    eprint!("{}", difference(text, &written));
    Ok(written)
}

/// Writes a text where it came from: the file, or the standard output.
pub fn write(file: &str, text: &str) -> anyhow::Result<()> {
    if file == "-" {
        print!("{text}");
        return Ok(());
    }
    std::fs::write(file, text).with_context(|| format!("{file} cannot be written"))
}

/// The lines that differ. A replacement never adds or takes a line.
fn difference(old: &str, new: &str) -> String {
    let mut shown = String::new();
    for (number, (old, new)) in old.lines().zip(new.lines()).enumerate() {
        if old != new {
            let _ = writeln!(shown, "@@ {}\n- {old}\n+ {new}", number + 1);
        }
    }
    shown
}
