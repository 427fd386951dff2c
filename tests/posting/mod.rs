//! Ads in documents: what is in them, and what is said when they cannot be read.

pub mod document;

use document::{docx, odt, of_content, pdf, zipped};
use rolefit::posting::{Unreadable, file, from_bytes};

const AD: &str = "Vidéaste H/F\n\nNous recherchons une personne en CDI à Nantes.\n\nVos missions\n- Tourner et monter nos vidéos\n- Gérer le studio (lumière, son)\n\nProfil : vous maîtrisez Premiere Pro.";

#[test]
fn an_ad_is_the_same_in_every_document() {
    for (bytes, name) in [
        (docx(AD), "annonce.docx"),
        (odt(AD), "annonce.odt"),
        (pdf(AD), "annonce.pdf"),
        // the bytes tell, whatever the name says
        (docx(AD), "annonce.doc"),
        (pdf(AD), ""),
    ] {
        let posting = from_bytes(&bytes, name, None).unwrap();
        assert_eq!(posting.title, "Vidéaste H/F", "{name}");
        assert!(posting.converted, "{name}");
        let lines = |text: &str| {
            text.lines()
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(&posting.description), lines(AD)[1..], "{name}");
        assert!(
            file::text(&bytes, name)
                .unwrap()
                .starts_with("Vidéaste H/F\n\nNous"),
            "{name}"
        );
    }
}

#[test]
fn a_title_given_beside_stands_for_the_first_line() {
    let posting = from_bytes(&docx(AD), "a.docx", Some("Vidéaste")).unwrap();
    assert_eq!(posting.title, "Vidéaste");
    assert!(posting.description.starts_with("Vidéaste H/F"));
}

#[test]
fn a_document_that_cannot_be_read_says_why() {
    let scan = of_content(b"q 595 0 0 842 0 0 cm Q");
    let bomb = vec![b' '; 40 << 20];
    let sheet = zipped(&[("xl/workbook.xml", b"<workbook/>")]);
    let slides = zipped(&[("ppt/presentation.xml", b"<p/>")]);
    let other = zipped(&[("a.txt", b"a")]);
    let cut = &pdf(AD)[..200];
    let whole = docx(AD);
    for (bytes, expected) in [
        (&scan[..], Unreadable::Scanned),
        (cut, Unreadable::Broken("PDF")),
        (&whole[..whole.len() / 2], Unreadable::Broken("ZIP")),
        (b"PK\x03\x04rest", Unreadable::Broken("ZIP")),
        (
            &zipped(&[("word/document.xml", &bomb)]),
            Unreadable::Bloated("docx"),
        ),
        (
            &zipped(&[("word/document.xml", b"<w:p><w:r></w:p>")]),
            Unreadable::Broken("docx"),
        ),
        (&sheet, Unreadable::Spreadsheet),
        (&slides, Unreadable::Format("a presentation")),
        (&other, Unreadable::Format("a ZIP archive")),
        (b"{\\rtf1 Bonjour}", Unreadable::Format("an RTF file")),
        (&docx(""), Unreadable::Empty),
    ] {
        assert_eq!(from_bytes(bytes, "", None).unwrap_err(), expected);
    }
}

#[test]
fn documents_cut_or_turned_anywhere_are_read_or_refused() {
    for whole in [docx(AD), odt(AD), pdf(AD)] {
        for step in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            let _ = from_bytes(&whole[..step], "", None);
            let mut turned = whole.clone();
            turned[step] ^= 0x55;
            let _ = from_bytes(&turned, "", None);
        }
    }
}

#[test]
fn a_pdf_that_nests_deeply_does_not_bring_the_program_down() {
    for inside in [
        "[".repeat(200_000),
        "<<".repeat(200_000),
        "q ".repeat(200_000),
        "(".repeat(200_000),
    ] {
        let _ = from_bytes(&of_content(inside.as_bytes()), "", None);
        let page = format!(
            "%PDF-1.4\n1 0 obj\n{inside}\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"
        );
        let _ = from_bytes(page.as_bytes(), "", None);
    }
}
