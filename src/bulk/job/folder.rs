//! The documents of a folder, one ad in each.

use crate::bulk::Document;
use crate::bulk::documents::read;
use std::fs::{self, File};
use std::io;
use std::path::Path;

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
        (
            name.to_string_lossy().into_owned(),
            File::open(&file).and_then(read),
        )
    }))
}
