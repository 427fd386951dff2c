//! Parquet out and in again.

use super::spreadsheet::order;
use super::{AD, read};
use crate::TAXONOMY;
use rolefit::bulk::Asked;
use rolefit::bulk::job::Job;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

fn done(input: &Path, output: &Path) {
    let job = Job::open(&TAXONOMY, order(input, output)).unwrap();
    job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
}

#[test]
fn a_table_goes_through_parquet_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let ads = serde_json::json!([
        {"ref": "x1", "intitule": "Chargée d’édition", "texte": AD, "vues": 12, "note": 4.5, "en_ligne": true},
        {"ref": "x2", "intitule": "=1+1", "texte": format!("{AD} Suite."), "vues": null, "note": 3, "en_ligne": false},
    ]);
    fs::write(at("a.json"), ads.to_string()).unwrap();
    done(&at("a.json"), &at("a.parquet"));
    let start: String = AD.chars().take(40).collect();
    let bytes = fs::read(at("a.parquet")).unwrap();
    let said = format!("x1:Chargée d’édition:{start} / x2:=1+1:{start}");
    assert_eq!(read("a.parquet", &bytes, &Asked::default()), said);
    // the bytes tell what it is
    assert_eq!(read("a.csv", &bytes, &Asked::default()), said);

    // types are kept, and the analysis of what comes back is the same
    done(&at("a.json"), &at("straight.csv"));
    done(&at("a.parquet"), &at("through.csv"));
    let straight = fs::read_to_string(at("straight.csv")).unwrap();
    assert!(straight.contains(",12,4.5,true,fr,"), "{straight}");
    assert_eq!(straight, fs::read_to_string(at("through.csv")).unwrap());
}

#[test]
fn a_damaged_parquet_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("a.csv"), folder.path().join("a.parquet"));
    fs::write(&input, format!("id;titre;texte\n1;CM;{AD}\n")).unwrap();
    done(&input, &output);
    let whole = fs::read(&output).unwrap();
    let found = read("a.parquet", &whole[..whole.len() / 2], &Asked::default());
    assert!(found.contains("damaged"), "{found}");
    for step in (0..whole.len()).step_by(7) {
        let mut turned = whole.clone();
        turned[step] ^= 0x55;
        let _ = read("a.parquet", &turned, &Asked::default());
    }
}
