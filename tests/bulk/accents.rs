//! Accents that another program lost: told, and brought back when that is asked for and certain.

use super::AD;
use super::spreadsheet::order;
use crate::TAXONOMY;
use rolefit::bulk::Tally;
use rolefit::bulk::job::Job;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// UTF-8 taken for Windows-1252.
fn garbled(text: &str) -> String {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

fn done(input: &Path, output: &Path, mend_accents: bool) -> Tally {
    let mut order = order(input, output);
    order.settings.mend_accents = mend_accents;
    let job = Job::open(&TAXONOMY, order).unwrap();
    let done = job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()));
    done.unwrap().tally
}

#[test]
fn lost_accents_are_told_and_brought_back_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let title = "Chargée de communauté";
    let rows = [
        garbled(&format!("{title};{AD}")),
        // "à" lost its second half: what it was cannot be told for certain
        garbled(&format!("{title};{AD}")).replace('\u{A0}', " "),
        format!("{title};{AD} Suite."),
    ];
    fs::write(at("a.csv"), format!("titre;texte\n{}\n", rows.join("\n"))).unwrap();
    let right = format!("titre;texte\n{title};{AD}\n");
    fs::write(at("right.csv"), right).unwrap();

    let told = done(&at("a.csv"), &at("told.csv"), false);
    assert_eq!((told.garbled, told.mendable, told.mended), (2, 1, 0));
    let mended = done(&at("a.csv"), &at("mended.ndjson"), true);
    assert_eq!((mended.garbled, mended.mendable, mended.mended), (1, 0, 1));

    // the analysis is that of the ad as it was, and carries the text that was read
    done(&at("right.csv"), &at("right.ndjson"), false);
    let first = |name: &str| -> serde_json::Value {
        let text = fs::read_to_string(at(name)).unwrap();
        serde_json::from_str(text.lines().next().unwrap()).unwrap()
    };
    let mut one = first("mended.ndjson");
    assert_eq!(one["input"].take(), AD);
    assert_eq!(one, first("right.ndjson"));
    // the table keeps its cells as they came
    let told = fs::read_to_string(at("told.csv")).unwrap();
    assert!(told.contains("ChargÃ©e de communautÃ©"), "{told}");
}
