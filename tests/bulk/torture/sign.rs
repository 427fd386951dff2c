//! Tables with other signs between their cells, other encodings, and packed.

use super::{all_read, latin, wide};
use crate::bulk::{gzip, zstd};

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
            [
                format!("id;titre;texte\n1;a;{}\n", "é".repeat(80)).as_bytes(),
                &latin("2;Été;Orléans\n"),
                b"3;a;b\n",
            ]
            .concat(),
            "~ / 2:Été:Orléans / 3:a:b",
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
