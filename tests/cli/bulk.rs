//! `rolefit bulk` from outside: files in, files out, exit codes.

use crate::TAXONOMY;
use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const AD: &str = "Vos missions : vous animez nos réseaux sociaux, vous créez du contenu et vous répondez aux commentaires de la communauté. \
    Profil : vous maîtrisez Instagram et Canva, vous avez deux ans d'expérience en communication. CDI à Nantes, 26 à 29 k€ brut par an.";

struct Run {
    folder: TempDir,
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn table(&self, name: &str) -> Vec<Vec<String>> {
        let bytes = fs::read(self.path(name)).unwrap();
        table(&bytes, b',')
    }

    fn answers(&self, name: &str) -> Vec<Value> {
        answers(&self.file(name))
    }
}

/// Runs `rolefit bulk` in a folder that holds one file.
fn bulk(name: &str, bytes: &[u8], args: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    run_in(folder, b"", args)
}

fn filter(input: &[u8], args: &[&str]) -> Run {
    run_in(tempfile::tempdir().unwrap(), input, args)
}

fn run_in(folder: TempDir, input: &[u8], args: &[&str]) -> Run {
    let mut command = Command::cargo_bin("rolefit").unwrap();
    let done = command
        .current_dir(folder.path())
        .arg("bulk")
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run {
        folder,
        code: done.status.code(),
        out: text(done.stdout),
        err: text(done.stderr),
    }
}

fn table(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(bytes);
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn answers(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn cell<'t>(table: &'t [Vec<String>], row: usize, name: &str) -> &'t str {
    let at = table[0].iter().position(|column| column == name).unwrap();
    &table[row][at]
}

/// Named cells of a row.
fn cells<'t>(table: &'t [Vec<String>], row: usize, names: &[&str]) -> Vec<&'t str> {
    names.iter().map(|name| cell(table, row, name)).collect()
}

#[test]
fn a_table_keeps_its_columns_and_gets_ours() {
    let header = "ref,Intitulé du poste,Descriptif,site,rf_level";
    let rows = format!("7,Community manager H/F,\"{AD}\",Ouest,old\n8,Poste,Trop court,Est,old\n");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ads.csv"), format!("{header}\n{rows}")).unwrap();
    fs::write(
        folder.path().join("out.csv.errors.csv"),
        "of an earlier run",
    )
    .unwrap();
    let run = run_in(folder, b"", &["ads.csv", "-o", "out.csv"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let table = run.table("out.csv");
    let own = "ref,Intitulé du poste,Descriptif,site,rf_language,rf_main_role,rf_extra_roles,rf_level,\
        rf_score,rf_coverage,rf_required,rf_preferred,rf_findings,rf_contract,rf_pay_min,rf_pay_max,\
        rf_pay_unit,rf_reason,rf_taxonomy,rf_rome,rf_isco,rf_duplicate_of,rf_engine,rf_scoring";
    assert_eq!(table[0].join(","), own);
    let names = ["site", "rf_language", "rf_main_role", "rf_contract"];
    assert_eq!(cells(&table, 1, &names), ["Ouest", "fr", "CM", "cdi"]);
    let names = ["rf_pay_min", "rf_pay_max", "rf_pay_unit"];
    assert_eq!(cells(&table, 1, &names), ["26000", "29000", "year"]);
    assert!(cell(&table, 1, "rf_required").contains('|'));
    let names = ["rf_level", "rf_score"];
    assert_eq!(cells(&table, 2, &names), ["not_assessable", ""]);
    assert!(!run.path("out.csv.errors.csv").exists());
    let told = "reading title \"Intitulé du poste\", text \"Descriptif\", id \"ref\"\n2 ads in ";
    assert!(run.err.starts_with(told), "{}", run.err);
    let names = ["rf_rome", "rf_isco", "rf_scoring"];
    let scoring = &TAXONOMY.scoring.version;
    assert_eq!(cells(&table, 1, &names), ["E1101", "2432", scoring]);
}

#[test]
fn no_cell_is_run_as_a_formula() {
    let input = format!("id,title,description,solde\n@x,=1+1,\"- {AD}\",-3\n");
    let run = bulk("ads.csv", input.as_bytes(), &["ads.csv", "-o", "out.csv"]);
    let table = run.table("out.csv");
    let names = ["id", "title", "solde"];
    assert_eq!(cells(&table, 1, &names), ["'@x", "'=1+1", "-3"]);
    assert!(cell(&table, 1, "description").starts_with("'- Vos"));
}

#[test]
fn answers_come_in_the_order_of_the_input() {
    let mut input = String::from("id;title;description\n");
    for id in 0..300 {
        let text = AD.repeat(if id % 50 == 0 { 20 } else { 1 });
        input.extend([
            id.to_string().as_str(),
            ";Community manager;\"",
            &text,
            "\"\n",
        ]);
    }
    let run = bulk(
        "ads.csv",
        input.as_bytes(),
        &["ads.csv", "-o", "out.ndjson", "--lang", "en"],
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    let answers = run.answers("out.ndjson");
    let ids: Vec<String> = answers
        .iter()
        .filter_map(|answer| answer["id"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(ids, (0..300).map(|id| id.to_string()).collect::<Vec<_>>());
    assert_eq!(
        (answers[0]["schema"].as_str(), answers[0]["lang"].as_str()),
        (Some("rolefit/analysis/1"), Some("en"))
    );
}

#[test]
fn bad_rows_stand_beside_the_output_and_stop_nothing() {
    let broken = "2,VID\n3,CM,\"jamais fermé\n";
    let input = format!("id,title,description\n1,CM,\"{AD}\"\n{broken}4,CM,bref\n=5,CM,\"{AD}\"\n");
    let run = bulk("ads.csv", input.as_bytes(), &["ads.csv", "-o", "out.csv"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    let ids: Vec<String> = run
        .table("out.csv")
        .iter()
        .skip(1)
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(ids, ["1", "4", "'=5"]);
    let errors = run.table("out.csv.errors.csv");
    assert_eq!(errors[0], ["row", "reason", "raw", "line"]);
    assert_eq!(cells(&errors, 1, &["row", "raw"]), ["3", "2,VID"]);
    assert_eq!(
        cells(&errors, 2, &["row", "raw"]),
        ["4", "3,CM,\"jamais fermé"]
    );
    let said = "bad rows: 2, see out.csv.errors.csv";
    assert!(run.err.contains(said), "{}", run.err);
}

#[test]
fn files_of_french_spreadsheets_are_read_and_written_back() {
    let text = format!(
        "Réf;Intitulé;Descriptif\r\n1;Chargé de communication;\"{}\"\r\n",
        AD.replace('’', "'")
    );
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for bytes in [&latin[..], &wide] {
        let run = bulk("ads.csv", bytes, &["ads.csv", "-o", "out.csv"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let out = fs::read(run.path("out.csv")).unwrap();
        assert!(
            out.starts_with(b"\xEF\xBB\xBF"),
            "a spreadsheet knows the accents by this mark"
        );
        let names = ["Réf", "Intitulé"];
        assert_eq!(
            cells(&table(&out, b';'), 1, &names),
            ["1", "Chargé de communication"]
        );
    }
}

#[test]
fn a_filter_gives_one_object_for_each() {
    let ad = serde_json::json!({ "id": "a", "title": "Community manager", "description": AD });
    let input = format!("{ad}\nnot json\n{{\"x\": 1}}\n{ad}\n");
    let run = filter(
        input.as_bytes(),
        &["-", "--from", "ndjson", "--to", "ndjson"],
    );
    assert_eq!(run.code, Some(3), "{}", run.err);
    let answers = answers(&run.out);
    assert_eq!(answers.len(), 4);
    assert_eq!(
        (answers[0]["id"].as_str(), answers[3]["id"].as_str()),
        (Some("a"), Some("a"))
    );
    assert_eq!(
        (answers[1]["row"].as_u64(), answers[2]["row"].as_u64()),
        (Some(2), Some(3))
    );
    assert!(
        answers[1]["error"]
            .as_str()
            .is_some_and(|error| error.starts_with("not JSON"))
    );
}

#[test]
fn a_filter_without_input_is_quiet() {
    let run = filter(b"", &["-", "--from", "ndjson"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
}

#[test]
fn objects_become_a_table_with_all_their_fields() {
    let first = serde_json::json!({ "id": 1, "titre": "CM", "texte": AD, "tags": ["a", "b"] });
    let second = serde_json::json!({ "id": 2, "titre": "CM", "texte": AD, "ville": "Nantes" });
    let run = filter(
        format!("{first}\n{second}\n").as_bytes(),
        &["-", "--from", "jsonl", "--to", "csv"],
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    let table = table(run.out.as_bytes(), b',');
    assert_eq!(table[0][..5], ["id", "titre", "texte", "tags", "ville"]);
    assert_eq!(cells(&table, 1, &["tags", "ville"]), ["[\"a\",\"b\"]", ""]);
    assert_eq!(
        cells(&table, 2, &["ville", "rf_main_role"]),
        ["Nantes", "CM"]
    );
}

#[test]
fn ten_megabytes_in_one_line_are_one_bad_row() {
    let long = "mot ".repeat(2_500_000);
    let csv = format!("id,title,description\n1,CM,\"{long}\"\n2,CM,\"{AD}\"\n");
    let run = bulk("ads.csv", csv.as_bytes(), &["ads.csv", "-o", "out.csv"]);
    assert_eq!(
        (run.code, run.table("out.csv").len()),
        (Some(3), 2),
        "{}",
        run.err
    );
    let errors = run.table("out.csv.errors.csv");
    assert!(errors[1][1].contains("longer than") && errors[1][2].len() < 40_000);

    let good = serde_json::json!({ "id": "b", "title": "CM", "description": AD });
    let line = serde_json::json!({ "title": "CM", "description": long });
    let run = filter(
        format!("{line}\n{good}\n").as_bytes(),
        &["-", "--from", "ndjson"],
    );
    let answers = answers(&run.out);
    assert_eq!(
        (run.code, answers.len(), answers[1]["id"].as_str()),
        (Some(3), 2, Some("b")),
        "{}",
        run.err
    );
}

#[test]
fn a_table_without_texts_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ads.csv"), "nom,prix\nx,3\n").unwrap();
    fs::write(folder.path().join("out.csv"), "keep me").unwrap();
    let run = run_in(folder, b"", &["ads.csv", "-o", "out.csv"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("\"nom\", \"prix\"") && run.err.contains("--description-column"),
        "{}",
        run.err
    );
    assert_eq!(run.file("out.csv"), "keep me");
}

#[test]
fn columns_can_be_named() {
    let input = format!("a,b,c\n9,CM,\"{AD}\"\n");
    let named = "ads.csv -o out.ndjson --id-column a --title-column b --description-column C";
    let args: Vec<&str> = named.split(' ').collect();
    let run = bulk("ads.csv", input.as_bytes(), &args);
    let answers = run.answers("out.ndjson");
    assert_eq!(
        (answers[0]["id"].as_str(), answers[0]["title"].as_str()),
        (Some("9"), Some("CM")),
        "{}",
        run.err
    );
    let run = bulk(
        "ads.csv",
        input.as_bytes(),
        &["ads.csv", "--description-column", "corps"],
    );
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("there is no column \"corps\""),
        "{}",
        run.err
    );
}

#[test]
fn the_limit_counts_rows() {
    let input = format!("id,description\n1,\"{AD}\"\n2,\"{AD}\"\n3,\"{AD}\"\n");
    let run = bulk(
        "ads.csv",
        input.as_bytes(),
        &["ads.csv", "--to", "tsv", "--limit", "2"],
    );
    assert_eq!(
        (run.code, table(run.out.as_bytes(), b'\t').len()),
        (Some(0), 3),
        "{}",
        run.err
    );
}

#[test]
fn nothing_readable_is_a_failure() {
    let run = bulk("ads.ndjson", b"x\ny\n", &["ads.ndjson", "-o", "out.ndjson"]);
    assert_eq!((run.code, run.file("out.ndjson").as_str()), (Some(2), ""));
    assert_eq!(run.table("out.ndjson.errors.csv").len(), 3);
    for (name, bytes) in [
        ("ads.csv", &b""[..]),
        ("ads.csv", b"PK\x03\x04\x14\0"),
        ("ads.csv", b"\0\x01\x02\x03\xFE"),
    ] {
        let run = bulk(name, bytes, &["ads.csv", "-o", "out.csv"]);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(!run.path("out.csv").exists());
    }
}

#[test]
fn formats_that_do_not_fit_are_refused_kindly() {
    for (args, said) in [
        (&["ads.parquet"][..], "CSV"),
        (&["ads.csv", "-o", "out.parquet"], "CSV"),
        (&["ads.csv", "-o", "out.ods"], "ODS is read and not written"),
        (&["ads.csv", "--to", "xml"], "read and not written"),
        (&["ads.csv", "--to", "xlsx"], "-o OUT.xlsx"),
        (&["-"], "--from"),
        (&["ads.csv", "-o", "ads.csv"], "overwrite"),
        (&["nowhere.csv"], "nowhere.csv"),
    ] {
        let run = bulk("ads.csv", b"id,description\n1,a\n", args);
        assert_eq!(run.code, Some(2), "{args:?} {}", run.err);
        assert!(run.err.contains(said), "{args:?} {}", run.err);
    }
}
