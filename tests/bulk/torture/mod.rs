//! Small files, each with one nasty habit: read right, or refused with a message that names the cure. No row is lost or doubled.

mod feed;
mod header;
mod json;
mod row;
mod sign;

use super::{read, told};
use crate::posting::document::{docx, pdf, zipped};
use proptest::prelude::*;
use rolefit::bulk::{Asked, Source};
use std::io;

/// Habit, name of the file, its bytes, what is read.
type Case = (&'static str, &'static str, Vec<u8>, &'static str);

fn all_read(cases: Vec<Case>) {
    for (habit, name, bytes, expected) in cases {
        let found = read(name, &bytes, &Asked::default());
        let right = match expected.strip_prefix('~') {
            Some(part) => found.contains(part),
            None => found == expected,
        };
        assert!(right, "{habit}\nexpected {expected}\nfound    {found}");
    }
}

fn wide(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

fn latin(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn folders_of_documents_are_read_one_ad_each() {
    let text = "Vidéaste H/F\n\nVous tournez et montez nos vidéos pour la marque.";
    let documents = vec![
        ("a.docx".to_owned(), Ok(docx(text))),
        ("b/b.pdf".to_owned(), Ok(pdf(text))),
        ("c.txt".to_owned(), Ok(text.as_bytes().to_vec())),
        (
            "d.html".to_owned(),
            Ok(b"<h1>CM</h1><p>Vous animez.</p>".to_vec()),
        ),
        ("e.png".to_owned(), Ok(b"\x89PNG\r\n".to_vec())),
        ("f.zip".to_owned(), Ok(zipped(&[("x", b"y")]))),
        (
            "g.txt".to_owned(),
            Err(io::Error::other("no leave to read it")),
        ),
        ("h.txt".to_owned(), Ok(Vec::new())),
    ];
    let source = Source::of_documents(documents.into_iter(), None);
    let found = told(source, &Asked::default());
    let found: Vec<&str> = found.split(" / ").collect();
    let starts = [
        "a.docx:Vidéaste H/F:Vous tournez",
        "b/b.pdf:Vidéaste H/F:Vous tournez",
        "c.txt:Vidéaste H/F:Vous tournez",
        "d.html:",
        "!5 this is a picture (PNG), which is not read",
        "!6 this is a ZIP archive",
        "!7 no leave to read it",
        "!8 the file is empty",
    ];
    assert_eq!(found.len(), starts.len(), "{found:?}");
    for (found, start) in found.iter().zip(starts) {
        assert!(found.starts_with(start), "{found} is not {start}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn no_row_is_lost_or_doubled(
        texts in prop::collection::vec("[a-zé ,;\"\n\t|]{0,30}", 1..40),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf in any::<bool>(),
    ) {
        let ends = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).terminator(ends).from_writer(Vec::new());
        table.write_record(["id", "title", "description"]).unwrap();
        for (at, text) in texts.iter().enumerate() {
            table.write_record([&at.to_string(), "CM", text]).unwrap();
        }
        let bytes = table.into_inner().unwrap();
        let source = Source::open(Box::new(io::Cursor::new(bytes)), rolefit::bulk::Format::Csv, &Asked::default(), None).unwrap();
        let ads: Vec<_> = rolefit::bulk::Postings::of(source, Asked::default()).map(|row| row.unwrap().unwrap()).collect();
        let read: Vec<(String, String)> = ads.into_iter().map(|ad| (ad.id.unwrap(), ad.description)).collect();
        let written: Vec<(String, String)> = texts.iter().enumerate().map(|(at, text)| (at.to_string(), text.clone())).collect();
        prop_assert_eq!(read, written);
    }
}
