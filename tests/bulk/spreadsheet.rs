//! Spreadsheets in and out.

use super::{AD, read};
use crate::TAXONOMY;
use crate::posting::document::{docx, zipped};
use calamine::{Data, Reader, Xlsx};
use rolefit::analysis::analyze;
use rolefit::bulk::job::{Job, Order};
use rolefit::bulk::{Asked, Settings};
use rolefit::posting::Posting;
use rolefit::report::{answer, json};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fs;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;

/// A spreadsheet with a sheet that explains, and a sheet of ads below a title.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Lisez-moi").unwrap();
    notes.write_string(0, 0, "Export du 3 mars").unwrap();
    let ads = book.add_worksheet();
    ads.set_name("Offres").unwrap();
    ads.write_string(0, 0, "Offres en cours").unwrap();
    for (at, name) in (0..).zip([
        "Réf",
        "Intitulé",
        "Descriptif",
        "Publiée",
        "Salaire",
        "Note",
    ]) {
        ads.write_string(2, at, name).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (row, title) in [(3, "Community manager H/F"), (5, "=1+1")] {
        ads.write_number(row, 0, f64::from(row)).unwrap();
        ads.write_string(row, 1, title).unwrap();
        ads.write_string(row, 2, AD).unwrap();
        let date = ExcelDateTime::from_ymd(2026, 3, 12).unwrap();
        ads.write_datetime_with_format(row, 3, &date, &day).unwrap();
        ads.write_number(row, 4, 27500.5).unwrap();
        ads.write_boolean(row, 5, true).unwrap();
    }
    let old = book.add_worksheet();
    old.set_name("2024").unwrap();
    old.write_row(0, 0, ["titre", "texte"]).unwrap();
    old.write_row(1, 0, ["VID", "ancien"]).unwrap();
    book.save_to_buffer().unwrap()
}

fn ods() -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Feuille1\">{}{}</table:table></office:spreadsheet></office:body></office:document-content>",
        row(&["id", "titre", "texte"]),
        row(&["1", "CM", "Vous animez."])
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
    ])
}

fn asked(sheet: &str) -> Asked {
    Asked {
        sheet: Some(sheet.to_owned()),
        ..Asked::default()
    }
}

#[test]
fn the_sheet_of_ads_is_found_or_named() {
    let start: String = AD.chars().take(40).collect();
    let ads = format!("3:Community manager H/F:{start} / 5:=1+1:{start}");
    assert_eq!(read("a.xlsx", &book(), &Asked::default()), ads);
    // the bytes tell what it is
    assert_eq!(read("a.csv", &book(), &Asked::default()), ads);
    assert_eq!(read("a.xlsx", &book(), &asked("offres")), ads);
    assert_eq!(read("a.xlsx", &book(), &asked("2024")), ":VID:ancien");
    assert_eq!(read("a.xlsx", &book(), &asked("3")), ":VID:ancien");
    assert_eq!(
        read("a.xlsx", &book(), &asked("Feuil9")),
        "refused: there is no sheet \"Feuil9\"; found \"Lisez-moi\", \"Offres\", \"2024\""
    );
    assert_eq!(
        read("a.ods", &ods(), &Asked::default()),
        "1:CM:Vous animez."
    );
}

/// A workbook of the format of 1997, with the sheets of [`book`] and a hidden one.
const OLD: &[u8] = include_bytes!("old.xls");

#[test]
fn an_old_workbook_is_read_like_a_new_one() {
    let start: String = AD.chars().take(40).collect();
    let ads =
        format!("3:Community manager H/F:{start} / 5:Chargée d’édition – œuvre & cœur:{start}");
    for name in ["a.xls", "a.xlsx", "a.csv"] {
        assert_eq!(read(name, OLD, &Asked::default()), ads, "{name}");
    }
    assert_eq!(read("a.xls", OLD, &asked("Offres")), ads);
    assert_eq!(read("a.xls", OLD, &asked("2024")), ":VID:ancien");
    // a hidden sheet is read when it is asked for
    assert_eq!(read("a.xls", OLD, &asked("Masquée")), ":X:caché");
    assert_eq!(
        read("a.xls", OLD, &asked("Feuil9")),
        "refused: there is no sheet \"Feuil9\"; found \"Lisez-moi\", \"Offres\", \"2024\", \"Masquée\""
    );
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("a.xls"), folder.path().join("b.csv"));
    fs::write(&input, OLD).unwrap();
    let job = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let written = fs::read_to_string(&output).unwrap();
    assert!(
        written.contains(",2026-03-12,27500.5,true,fr,CM,"),
        "{written}"
    );
}

#[test]
fn what_is_no_spreadsheet_says_so() {
    let whole = book();
    for (bytes, said) in [
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (b"PK\x03\x04rest".to_vec(), "damaged"),
        (docx("Vidéaste"), "a Word document"),
        (
            zipped(&[("a.csv", b"id,text\n"), ("b.csv", b"id,text\n")]),
            "ZIP archive of 2 files holds \"a.csv\", \"b.csv\"",
        ),
        (
            [&b"\xD0\xCF\x11\xE0"[..], &wide("EncryptedPackage")].concat(),
            "protected by a password",
        ),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec(), "damaged"),
    ] {
        let found = read("a.xlsx", &bytes, &Asked::default());
        assert!(
            found.starts_with("refused") && found.contains(said),
            "{said}: {found}"
        );
    }
    for step in (0..whole.len()).step_by(whole.len() / 40 + 1) {
        let mut turned = whole.clone();
        turned[step] ^= 0x55;
        let _ = read("a.xlsx", &turned, &Asked::default());
    }
}

fn wide(text: &str) -> Vec<u8> {
    text.bytes().flat_map(|byte| [byte, 0]).collect()
}

pub fn order<'o>(input: &Path, output: &Path) -> Order<'o> {
    Order {
        input: input.to_owned(),
        stream: None,
        from: None,
        asked: Asked::default(),
        limit: None,
        sample: None,
        output: output.to_owned(),
        to: None,
        mentions: None,
        requirements: None,
        report: None,
        settings: Settings {
            duplicates: true,
            ..Settings::default()
        },
        resume: false,
    }
}

#[test]
fn a_spreadsheet_comes_back_with_its_types_and_ours() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("a.xlsx"), folder.path().join("b.xlsx"));
    fs::write(&input, book()).unwrap();
    let job = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    assert_eq!(job.source().told()[0], ("sheet", "Offres".to_owned()));
    let others = job.source().other_sheets();
    assert_eq!(others, ["Lisez-moi", "2024"]);
    job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing else is left: {names:?}");

    let bytes = fs::read(&output).unwrap();
    let mut written: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = written.worksheet_range("rolefit").unwrap();
    let column = |name: &str| {
        range
            .rows()
            .next()
            .unwrap()
            .iter()
            .position(|cell| *cell == name)
            .unwrap()
    };
    let cell = |row: usize, name: &str| range.get((row, column(name))).unwrap().clone();
    assert_eq!(range.height(), 3);
    assert_eq!(cell(1, "Salaire"), Data::Float(27500.5));
    assert_eq!(cell(1, "Note"), Data::Bool(true));
    assert!(matches!(cell(1, "Publiée"), Data::DateTime(_)));
    assert_eq!(cell(1, "rf_main_role"), "CM");
    assert!(matches!(cell(1, "rf_score"), Data::Float(_)));
    assert_eq!(cell(1, "rf_pay_min"), Data::Float(26000.0));
    // words stay words, and no formula is run
    assert_eq!(cell(2, "Intitulé"), "=1+1");
    assert!(written.worksheet_formula("rolefit").unwrap().is_empty());
}

#[test]
fn objects_keep_their_fields_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("a.json"), folder.path().join("b.csv"));
    let ad = serde_json::json!([{"ref": "x1", "intitule": "CM", "texte": AD, "vues": 12}]);
    fs::write(&input, ad.to_string()).unwrap();
    let mut order = order(&input, &output);
    order.settings.columns = Some(["vues", "rf_level", "Réf"].map(str::to_owned).to_vec());
    let job = Job::open(&TAXONOMY, order).unwrap();
    let done = job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()));
    assert_eq!(done.unwrap().tally.narrowed, 0);
    let written = fs::read_to_string(&output).unwrap();
    let (header, row) = written.split_once('\n').unwrap();
    assert_eq!(header, "vues,rf_level,ref");
    assert!(row.starts_with("12,") && row.ends_with(",x1\n"), "{row}");
}

#[test]
fn an_ad_is_read_alike_from_a_spreadsheet_and_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("a.xlsx"), folder.path().join("b.ndjson"));
    fs::write(&input, book()).unwrap();
    let job = Job::open(&TAXONOMY, order(&input, &output)).unwrap();
    job.run(&TAXONOMY, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    let posting = Posting {
        id: Some("3".to_owned()),
        title: "Community manager H/F".to_owned(),
        description: AD.to_owned(),
        ..Posting::default()
    };
    let mut line = Vec::new();
    json::append(
        &answer(&posting, &analyze(&TAXONOMY, &posting), None),
        &mut line,
    )
    .unwrap();
    let written = fs::read_to_string(&output).unwrap();
    assert_eq!(written.lines().next(), std::str::from_utf8(&line).ok());
}
