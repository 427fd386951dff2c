//! Where the taxonomy's files come from: built into the program, or a folder of one's own.
//! Knows nothing of what they say.

use sha2::{Digest, Sha256};
use std::path::Path;

/// One file of the taxonomy.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path inside the taxonomy's folder, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
    /// Where its lines end.
    ends: Vec<usize>,
}

impl File {
    /// A file of the taxonomy.
    #[must_use]
    pub fn new(path: String, text: String) -> Self {
        let ends = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at)
            .collect();
        Self { path, text, ends }
    }

    /// The line, from 1, of a byte offset.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < offset)
    }

    /// The folder it is in, empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name without folder and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self
            .path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name);
        name.strip_suffix(".toml")
            .or_else(|| name.strip_suffix(".md"))
            .unwrap_or(name)
    }
}

#[derive(rust_embed::RustEmbed)]
#[folder = "skill_taxonomy"]
struct BuiltIn;

/// The files built into the program, sorted by path.
#[must_use]
pub fn built_in() -> Vec<File> {
    let mut files: Vec<File> = BuiltIn::iter()
        .filter(|path| path.ends_with(".toml"))
        .filter_map(|path| {
            let text = String::from_utf8(BuiltIn::get(&path)?.data.into_owned()).ok()?;
            Some(File::new(path.into_owned(), text))
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The TOML files of a folder and its folders, sorted by path.
///
/// # Errors
/// When the folder or one of its files cannot be read, or a file is not UTF-8.
pub fn folder(root: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "toml") {
                let text = std::fs::read_to_string(&path).map_err(|error| {
                    std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
                })?;
                let inside = path.strip_prefix(root).unwrap_or(&path);
                let path = inside
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                files.push(File::new(path, text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The taxonomy's version: a hash of every path and every text.
#[must_use]
pub fn digest(files: &[File]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        for part in [&file.path, &file.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize()
        .iter()
        .fold("sha256:".to_owned(), |text, byte| {
            format!("{text}{byte:02x}")
        })
}
