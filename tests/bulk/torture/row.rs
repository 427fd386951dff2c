//! Tables with broken rows, and files that are no tables.

use super::all_read;

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
            "~Parquet file",
        ),
        (
            "7z",
            "a.csv",
            b"7z\xBC\xAF\x27\x1C".to_vec(),
            "~unpack it first",
        ),
    ]);
}
