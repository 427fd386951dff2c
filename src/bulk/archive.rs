//! What a ZIP archive holds: a spreadsheet, one file of ads, or documents with an ad in each. Read within bounds.

use super::Refused;
use super::column;
use super::documents::{Document, read};
use super::format::Format;
use flate2::read::DeflateDecoder;
use std::io::{self, Cursor, Read};
use std::path::Path;
use zip::{CompressionMethod, ZipArchive};

/// Most bytes that documents, or the parts of a spreadsheet, may unpack to.
const UNPACKED: u64 = 4 << 30;
/// Most files that are looked at.
const FILES: usize = 200_000;

/// What an archive holds.
pub(super) enum Archive {
    /// The parts of a spreadsheet: its bytes as they are.
    Spreadsheet(Vec<u8>),
    /// One file of ads, and the format that its name tells.
    File(Format, Box<dyn Read + Send>),
    /// Documents, an ad in each.
    Documents(Documents),
}

impl Archive {
    /// Opens the bytes of an archive.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let damaged = |_| Refused::Archive("it is damaged and cannot be opened");
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > FILES {
            return Err(Refused::Archive("it holds far too many files"));
        }
        let has = |name: &str| zip.index_for_name(name).is_some();
        if has("word/document.xml") {
            return Err(Refused::Spreadsheet(
                "it is a Word document; \"rolefit check\" reads one ad, and a folder of documents is read as one ad each",
            ));
        }
        let spreadsheet = has("xl/workbook.xml") || has("xl/workbook.bin") || has("content.xml");
        let sizes = (0..zip.len()).map(|at| zip.by_index_raw(at).map_or(0, |part| part.size()));
        let size = sizes.fold(0, u64::saturating_add);
        if spreadsheet && size > UNPACKED {
            return Err(Refused::Spreadsheet(
                "it is far too large inside; please save the sheet of ads as CSV",
            ));
        }
        if spreadsheet {
            return Ok(Self::Spreadsheet(zip.into_inner().into_inner()));
        }
        let files = files(&zip);
        let tables: Vec<String> = files
            .iter()
            .filter(|(_, name)| is_table(name))
            .map(|(_, name)| name.clone())
            .collect();
        match (&files[..], &tables[..]) {
            ([], _) => Err(Refused::Archive("there is no file in it")),
            ([(at, name)], _) if is_table(name) || is_json(name) => {
                let format = Format::of(Path::new(name)).map_err(Refused::Format)?;
                Ok(Self::File(format, unpacked(zip, *at)?))
            }
            (_, []) => Ok(Self::Documents(Documents {
                zip,
                files: files.into_iter(),
                left: UNPACKED,
            })),
            _ => Err(Refused::Tables {
                found: column::listed(&tables),
                files: files.len(),
            }),
        }
    }
}

/// The files of an archive and where they stand, by name; hidden ones left out.
fn files(zip: &ZipArchive<Cursor<Vec<u8>>>) -> Vec<(usize, String)> {
    let named = (0..zip.len()).filter_map(|at| {
        let name = zip.name_for_index(at)?.ok()?.replace('\\', "/");
        let hidden = name
            .split('/')
            .any(|part| part.starts_with('.') || part == "__MACOSX");
        (!name.ends_with('/') && !hidden).then_some((at, name))
    });
    let mut files: Vec<(usize, String)> = named.collect();
    files.sort_by(|one, other| one.1.cmp(&other.1));
    files
}

/// True of the name of a file of many ads; a file of JSON may be one ad or many.
fn is_table(name: &str) -> bool {
    Format::of(Path::new(name)).is_ok_and(|format| !matches!(format, Format::Json | Format::Zip))
}

fn is_json(name: &str) -> bool {
    matches!(Format::of(Path::new(name)), Ok(Format::Json))
}

/// One file of an archive, unpacked as it is read.
fn unpacked(
    mut zip: ZipArchive<Cursor<Vec<u8>>>,
    at: usize,
) -> Result<Box<dyn Read + Send>, Refused> {
    let file = zip.by_index_raw(at).map_err(|_| DAMAGED)?;
    if file.encrypted() {
        return Err(Refused::Archive("it is protected by a password"));
    }
    let (start, len) = (file.data_start().ok_or(DAMAGED)?, file.compressed_size());
    let method = file.compression();
    drop(file);
    let mut bytes = zip.into_inner();
    bytes.set_position(start);
    let packed = bytes.take(len);
    match method {
        CompressionMethod::Stored => Ok(Box::new(packed)),
        CompressionMethod::Deflated => Ok(Box::new(DeflateDecoder::new(packed))),
        _ => Err(Refused::Archive("it is packed in a rare way")),
    }
}

const DAMAGED: Refused = Refused::Archive("it is damaged and cannot be opened");

/// The documents of an archive.
pub(super) struct Documents {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    files: std::vec::IntoIter<(usize, String)>,
    /// Bytes that they may still unpack to.
    left: u64,
}

impl Documents {
    fn document(&mut self, at: usize) -> io::Result<Vec<u8>> {
        if self.left == 0 {
            let why = "the archive unpacks to far too much before this document";
            return Err(io::Error::other(why));
        }
        let file = self.zip.by_index(at).map_err(io::Error::other)?;
        let bytes = read(file);
        let len = bytes
            .as_ref()
            .map_or(super::documents::LONGEST, |bytes| bytes.len() as u64);
        self.left = self.left.saturating_sub(len);
        bytes
    }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        let (at, name) = self.files.next()?;
        let bytes = self.document(at);
        Some((name, bytes))
    }
}
