//! Small documents of every kind, written byte by byte.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zipped document of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document: a line is a paragraph, "- " begins an item of a list.
pub fn docx(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| {
        let (properties, words) = match line.strip_prefix("- ") {
            Some(item) => (
                r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#,
                item,
            ),
            None => ("", line),
        };
        format!(r#"<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
    };
    let body: String = text.lines().map(paragraph).collect();
    let part = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", part.as_bytes()),
    ])
}

/// A LibreOffice document: a line is a paragraph, "- " begins an item of a list.
pub fn odt(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| match line.strip_prefix("- ") {
        Some(item) => format!(
            "<text:list><text:list-item><text:p>{item}</text:p></text:list-item></text:list>"
        ),
        None => format!("<text:p>{line}</text:p>"),
    };
    let body: String = text.lines().map(paragraph).collect();
    let part = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", part.as_bytes()),
    ])
}

/// A PDF of one page: a line is a line.
pub fn pdf(text: &str) -> Vec<u8> {
    let mut content = "BT /F1 11 Tf 50 780 Td 14 TL\n".to_owned();
    for line in text.lines() {
        content.push_str(&format!(
            "({}) Tj T*\n",
            line.replace('(', "\\(").replace(')', "\\)")
        ));
    }
    content.push_str("ET");
    // the letters of WinAnsi, one byte each
    let content: Vec<u8> = content
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    of_content(&content)
}

/// A PDF of one page with this content.
pub fn of_content(content: &[u8]) -> Vec<u8> {
    let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
    stream.extend_from_slice(content);
    stream.extend_from_slice(b"\nendstream");
    let objects: [&[u8]; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        &stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    file.extend_from_slice(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    file.extend_from_slice(
        format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
    );
    file
}
