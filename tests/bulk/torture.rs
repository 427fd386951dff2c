//! Small files, each with one nasty habit: read right, or refused with a message that names the cure. No row is lost or doubled.

use super::{AD, gzip, read, told, zstd};
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
fn tables_with_other_signs_and_encodings() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    let accents =
        "id;Intitulé;Descriptif\n1;Chargé d'études;Présence à Orléans exigée, été compris\n";
    let read = "1:Chargé d'études:Présence à Orléans exigée, été compris";
    all_read(vec![
        (
            "commas",
            "a.csv",
            bytes("id,title,text\n1,CM,a\n2,VID,b\n"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "semicolons, commas in the text",
            "a.csv",
            bytes("id;title;text\n1;CM;a, b, c\n"),
            "1:CM:a, b, c",
        ),
        (
            "tabs under .csv",
            "a.csv",
            bytes("id\ttitle\ttext\n1\tCM\ta, b; c\n"),
            "1:CM:a, b; c",
        ),
        ("bars", "a.csv", bytes("id|title|text\n1|CM|a\n"), "1:CM:a"),
        (
            "a line that names the sign",
            "a.csv",
            bytes("sep=;\nid;title;text\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "UTF-8 with a mark",
            "a.csv",
            [b"\xEF\xBB\xBF", accents.as_bytes()].concat(),
            read,
        ),
        (
            "UTF-16, little end first",
            "a.csv",
            wide(accents, true),
            read,
        ),
        ("UTF-16, big end first", "a.csv", wide(accents, false), read),
        ("Windows-1252", "a.csv", latin(accents), read),
        (
            "one row in another encoding",
            "a.csv",
            [accents.as_bytes(), &latin("2;Été;Orléans\n"), b"3;a;b\n"].concat(),
            "1:Chargé d'études:Présence à Orléans exigée, été compris / 2:Été:Orléans / 3:a:b",
        ),
        (
            "line ends of old Macs",
            "a.csv",
            bytes("id,title,text\r1,CM,a\r2,VID,b\r"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "line ends of Windows",
            "a.csv",
            bytes("id,title,text\r\n1,CM,a\r\n2,VID,b\r\n"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "no end of the last line",
            "a.csv",
            bytes("id,title,text\n1,CM,a"),
            "1:CM:a",
        ),
        (
            "a table under the name of a spreadsheet",
            "a.xlsx",
            bytes("id;title;text\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "gzip",
            "a.csv.gz",
            gzip(b"id,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "gzip that the name does not tell",
            "a.csv",
            gzip(b"id,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "gzip in two parts",
            "a.csv.gz",
            [gzip(b"id,title,text\n1,CM,a\n"), gzip(b"2,VID,b\n")].concat(),
            "1:CM:a / 2:VID:b",
        ),
        (
            "zstd",
            "a.csv.zst",
            zstd(b"id,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "gzip that is cut",
            "a.csv.gz",
            gzip(b"id,title,text\n1,CM,a\n")[..20].to_vec(),
            "refused: it cannot be read",
        ),
    ]);
}

#[test]
fn tables_with_other_headers() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    let long = |header: &str| {
        format!("{header}\n7,Community manager (H/F),\"{AD}\"\n8,Vidéaste (H/F),\"{AD}\"\n")
            .into_bytes()
    };
    all_read(vec![
        (
            "a blank line above",
            "a.csv",
            bytes("\n\nid,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a title above",
            "a.csv",
            bytes("Export du 3 mars\n\nid,title,text\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a title with its empty cells above",
            "a.csv",
            bytes("Offres;;\n;;\nid;title;text\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "capitals and accents",
            "a.csv",
            bytes("RÉFÉRENCE,INTITULÉ DU POSTE,DESCRIPTIF\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "camel case",
            "a.csv",
            bytes("jobId,jobTitle,jobDescription\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "German",
            "a.csv",
            bytes("Kennung;Stellenbezeichnung;Stellenbeschreibung\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Spanish",
            "a.csv",
            bytes("referencia;Título del puesto;Descripción del puesto\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Italian",
            "a.csv",
            bytes("riferimento;Titolo dell'annuncio;Testo dell'annuncio\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Dutch",
            "a.csv",
            bytes("referentie;Functietitel;Vacaturetekst\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "Portuguese",
            "a.csv",
            bytes("identificador;Título da vaga;Descrição da vaga\n1;CM;a\n"),
            "1:CM:a",
        ),
        (
            "names that tell nothing",
            "a.csv",
            long("no,quoi,blabla"),
            "~:Community manager (H/F):Vos missions",
        ),
        (
            "two columns of one name, the first empty",
            "a.csv",
            bytes("title,description,description\nCM,,a\n"),
            ":CM:a",
        ),
        (
            "names in quotes with blanks",
            "a.csv",
            bytes("\" id \",\" Title \",\"text\"\n1,CM,a\n"),
            "1:CM:a",
        ),
        (
            "a header with empty cells at its end",
            "a.csv",
            bytes("id,title,text,,\n1,CM,a,,\n2,VID,b\n"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "an index without a name",
            "a.csv",
            bytes(",title,text\n0,CM,a\n"),
            ":CM:a",
        ),
        (
            "one column alone",
            "a.csv",
            bytes("description\nUn texte, deux; trois\n"),
            "::Un texte, deux; trois",
        ),
        ("a header alone", "a.csv", bytes("id,title,text\n"), ""),
        ("nothing", "a.csv", bytes(""), "~refused: it is empty"),
        (
            "blank lines alone",
            "a.csv",
            bytes("\n \n\n"),
            "~refused: it is empty",
        ),
        (
            "no texts",
            "a.csv",
            bytes("nom,prix\nx,3\n"),
            "~found \"nom\", \"prix\". Name the column \"description\"",
        ),
    ]);
}

#[test]
fn tables_with_broken_rows() {
    let bytes = |text: &str| format!("id,title,text\n{text}").into_bytes();
    let long = format!("1,CM,{}\n2,VID,b\n", "x".repeat(2 << 20));
    all_read(vec![
        (
            "blank lines between",
            "a.csv",
            bytes("1,CM,a\n\n\n2,VID,b\n"),
            "1:CM:a / 2:VID:b",
        ),
        (
            "commas at the end",
            "a.csv",
            bytes("1,CM,a,,,\n2,VID,\"b\nc\",\n"),
            "1:CM:a / 2:VID:b\nc",
        ),
        (
            "empty cells left out",
            "a.csv",
            b"id,title,text,city\n1,CM,a\n2,VID,b,Nantes\n".to_vec(),
            "1:CM:a / 2:VID:b",
        ),
        (
            "no text",
            "a.csv",
            bytes("1,CM\n2,VID,b\n"),
            "!2 2 cells where the header has 3 / 2:VID:b",
        ),
        (
            "a comma too many",
            "a.csv",
            bytes("1,CM,a,b\n2,VID,b\n"),
            "!2 4 cells where the header has 3 / 2:VID:b",
        ),
        (
            "a text over several lines",
            "a.csv",
            bytes("1,CM,\"a\n\nb\"\n2,VID,b\n"),
            "1:CM:a\n\nb / 2:VID:b",
        ),
        (
            "marks written twice",
            "a.csv",
            bytes("1,CM,\"un \"\"bon\"\" texte\"\n"),
            "1:CM:un \"bon\" texte",
        ),
        (
            "marks written once",
            "a.csv",
            bytes("1,CM,\"un \"bon\" texte\"\n2,VID,b\n"),
            "~!2 broken quotation marks",
        ),
        (
            "a mark that is never closed",
            "a.csv",
            bytes("1,CM,\"a\n2,VID,b\n3,PHO,c\n"),
            "!2 broken quotation marks: a cell is never closed / 2:VID:b / 3:PHO:c",
        ),
        (
            "marks as letters in tabs",
            "a.tsv",
            b"id\ttitle\ttext\n1\t\"CM\" junior\ta\n".to_vec(),
            "1:\"CM\" junior:a",
        ),
        (
            "a row of two megabytes",
            "a.csv",
            bytes(&long),
            "!2 the row is longer than 1048576 bytes / 2:VID:b",
        ),
        (
            "a text of HTML",
            "a.csv",
            bytes("1,CM,<p>a</p><ul><li>b</li></ul>\n"),
            "~1:CM:a",
        ),
        (
            "binary",
            "a.csv",
            b"\0\x01\x02\xFE\x00\x01\x02\x03".to_vec(),
            "~refused: this is binary data",
        ),
        (
            "Parquet",
            "a.csv",
            b"PAR1\x15\x04".to_vec(),
            "~CSV, TSV, NDJSON or XLSX",
        ),
        (
            "7z",
            "a.csv",
            b"7z\xBC\xAF\x27\x1C".to_vec(),
            "~unpack it first",
        ),
    ]);
}

#[test]
fn json_of_every_shape() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    all_read(vec![
        (
            "an array",
            "a.json",
            bytes(
                "[{\"id\":1,\"title\":\"CM\",\"description\":\"a\"},{\"id\":2,\"title\":\"VID\",\"description\":\"b\"}]",
            ),
            "1:CM:a / 2:VID:b",
        ),
        (
            "an array with a mark before it",
            "a.json",
            bytes("\u{FEFF}[\n  {\n    \"title\": \"CM\",\n    \"texte\": \"a\"\n  }\n]\n"),
            ":CM:a",
        ),
        (
            "an array in UTF-16",
            "a.json",
            wide("[{\"titre\":\"CM\",\"texte\":\"é\"}]", true),
            ":CM:é",
        ),
        (
            "objects one after the other",
            "a.json",
            bytes("{\"title\":\"CM\",\"text\":\"a\"}\n{\"title\":\"VID\",\"text\":\"b\"}"),
            ":CM:a / :VID:b",
        ),
        (
            "an array under .ndjson",
            "a.ndjson",
            bytes("[{\"title\":\"CM\",\"text\":\"a\"}]"),
            ":CM:a",
        ),
        (
            "an answer of France Travail",
            "a.json",
            bytes(
                "{\"resultats\":[{\"id\":\"123ABC\",\"intitule\":\"CM (H/F)\",\"description\":\"a\",\"entreprise\":{\"nom\":\"X\"},\"lieuTravail\":{\"libelle\":\"44 - NANTES\"}}],\"filtresPossibles\":[{\"filtre\":\"x\"}]}",
            ),
            "123ABC:CM (H/F):a",
        ),
        (
            "schema.org",
            "a.jsonld",
            bytes(
                "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"<p>a</p>\"}",
            ),
            ":CM:a",
        ),
        (
            "schema.org in a graph",
            "a.json",
            bytes(
                "{\"@graph\":[{\"@type\":\"Organization\",\"name\":\"X\"},{\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"a\"},{\"@type\":\"JobPosting\",\"title\":\"VID\",\"description\":\"b\"}]}",
            ),
            ":CM:a / :VID:b",
        ),
        (
            "schema.org in a list",
            "a.json",
            bytes(
                "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":{\"@type\":\"JobPosting\",\"title\":\"CM\",\"description\":\"a\"}}]}",
            ),
            ":CM:a",
        ),
        (
            "ads deep in an answer",
            "a.json",
            bytes("{\"status\":\"ok\",\"data\":{\"jobs\":[{\"title\":\"CM\",\"text\":\"a\"}]}}"),
            ":CM:a",
        ),
        (
            "hits of a search engine",
            "a.json",
            bytes(
                "{\"hits\":{\"total\":1,\"hits\":[{\"_id\":\"9\",\"_source\":{\"title\":\"CM\",\"text\":\"a\"}}]}}",
            ),
            ":CM:a",
        ),
        (
            "an array that is cut",
            "a.json",
            bytes("[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":\"VI"),
            "~:CM:a / !2 not JSON",
        ),
        (
            "a slip in the middle",
            "a.json",
            bytes(
                "[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":},{\"title\":\"VID\",\"text\":\"b\"}]",
            ),
            "~!2 not JSON",
        ),
        (
            "the ad behind a slip",
            "a.json",
            bytes(
                "[{\"title\":\"CM\",\"text\":\"a\"},{\"title\":},{\"title\":\"VID\",\"text\":\"b\"}]",
            ),
            "~/ :VID:b",
        ),
        (
            "no ads",
            "a.json",
            bytes("[1, null, {\"x\": 1}]"),
            "~!3 no ad in it",
        ),
        ("an empty array", "a.json", bytes("[]"), ""),
        (
            "lines with a blank one and a bad one",
            "a.ndjson",
            bytes("{\"title\":\"CM\",\"text\":\"a\"}\n\nnon\n{\"title\":\"VID\",\"text\":\"b\"}"),
            "~:CM:a / !3 not JSON",
        ),
        (
            "lines with a mark before them",
            "a.ndjson",
            bytes("\u{FEFF}{\"title\":\"CM\",\"text\":\"a\"}\r\n"),
            ":CM:a",
        ),
        (
            "texts as a list of lines",
            "a.ndjson",
            bytes("{\"title\":\"CM\",\"missions\":[\"a\",\"b\"]}"),
            ":CM:a\nb",
        ),
        (
            "lines in zstd",
            "a.ndjson.zst",
            zstd(b"{\"title\":\"CM\",\"text\":\"a\"}\n"),
            ":CM:a",
        ),
    ]);
}

#[test]
fn feeds_of_every_board() {
    let bytes = |text: &str| text.as_bytes().to_vec();
    all_read(vec![
        (
            "Indeed",
            "a.xml",
            bytes(
                "<?xml version='1.0' encoding='utf-8'?><source><publisher>X</publisher><job><title><![CDATA[CM]]></title><referencenumber>1</referencenumber><description><![CDATA[<p>a</p><p>b</p>]]></description></job><job><title>VID</title><description>c</description></job></source>",
            ),
            ":CM:a\nb / :VID:c",
        ),
        (
            "HR-XML",
            "a.xml",
            bytes(
                "<JobPositionPosting><JobPositionPostingId>7</JobPositionPostingId><JobPositionInformation><JobPositionTitle>CM</JobPositionTitle><JobPositionDescription><JobPositionPurpose>a</JobPositionPurpose><SummaryText>b</SummaryText></JobPositionDescription></JobPositionInformation></JobPositionPosting>",
            ),
            ":CM:a\nb\n",
        ),
        (
            "HR Open",
            "a.xml",
            bytes(
                "<o:PositionOpening xmlns:o='x'><o:PositionProfile><o:PositionTitle>CM</o:PositionTitle><o:PositionFormattedDescription><o:Content>a</o:Content></o:PositionFormattedDescription></o:PositionProfile></o:PositionOpening>",
            ),
            ":CM:a\n",
        ),
        (
            "RSS",
            "a.rss",
            bytes(
                "<rss><channel><title>Offres</title><item><title>CM</title><description>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</description></item></channel></rss>",
            ),
            ":CM:a\nb",
        ),
        (
            "Latin letters declared",
            "a.xml",
            latin(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><jobs><job><title>Été</title><description>Orléans</description></job></jobs>",
            ),
            ":Été:Orléans",
        ),
        (
            "HTML as elements",
            "a.xml",
            bytes(
                "<jobs><job><title>CM</title><description><p>a</p><ul><li>b</li></ul></description></job></jobs>",
            ),
            "~:CM:a",
        ),
        (
            "French names",
            "a.xml",
            bytes(
                "<offres><offre><reference>1</reference><intitule>CM</intitule><descriptif>a</descriptif></offre></offres>",
            ),
            "1:CM:a",
        ),
        (
            "names that nobody knows",
            "a.xml",
            bytes(
                "<x><y><titre>CM</titre><texte>a</texte></y><y><titre>VID</titre><texte>b</texte></y></x>",
            ),
            ":CM:a / :VID:b",
        ),
        (
            "XML under .csv",
            "a.csv",
            bytes("<?xml version='1.0'?><jobs><job><title>CM</title><text>a</text></job></jobs>"),
            ":CM:a",
        ),
        (
            "a feed that is cut",
            "a.xml",
            bytes("<jobs><job><title>CM</title><text>a</text></job><job><title>VI"),
            "~:CM:a / !2 broken XML",
        ),
        (
            "signs that should be written otherwise",
            "a.xml",
            bytes("<jobs><job><title>R & D</title><text>a</text></job></jobs>"),
            ":R & D:a",
        ),
        (
            "a page",
            "a.xml",
            bytes("<html><body>x</body></html>"),
            "~refused: no ads are found in this XML",
        ),
        (
            "a feed in gzip",
            "a.xml.gz",
            gzip(b"<jobs><job><title>CM</title><text>a</text></job></jobs>"),
            ":CM:a",
        ),
    ]);
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
