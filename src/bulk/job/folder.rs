//! The documents of a folder, one ad in each.

use crate::bulk::Document;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Most bytes of a document: a hundred times the longest ad.
const DOCUMENT: u64 = 32 << 20;

/// The documents of a folder and of those inside it, by name; hidden ones left out.
pub(super) fn documents(
    folder: &Path,
) -> io::Result<impl Iterator<Item = Document> + Send + 'static> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    let folder = folder.to_owned();
    Ok(files.into_iter().map(move |file| {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        (name.to_string_lossy().into_owned(), document(&file))
    }))
}

fn document(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(DOCUMENT + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > DOCUMENT {
        return Err(io::Error::other("it is far larger than any ad"));
    }
    Ok(bytes)
}
