//! The folders of jobs: the file as sent, and what is made of it.

use super::ending;
use crate::bulk::Format;
use crate::service::{Failure, folder};
use crate::store::backup::Piece;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Where the folders of jobs are.
const JOBS: &str = "jobs";
/// The report to read.
pub(super) const REPORT: &str = "report.html";
/// The file as it was sent.
const INPUT: &str = "input";

/// A file that is coming. When it is dropped before it was kept, nothing of it stays.
#[derive(Debug)]
pub struct Upload {
    id: String,
    folder: PathBuf,
    kept: bool,
}

impl Upload {
    pub(super) fn new(data: &Path, id: String) -> Result<Self, Failure> {
        let folder = data.join(JOBS).join(&id);
        folder::make(&folder)?;
        Ok(Self {
            id,
            folder,
            kept: false,
        })
    }

    /// Where its bytes are to be written.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(INPUT)
    }

    pub(super) fn result(&self, to: Format) -> PathBuf {
        named(&self.folder, to)
    }

    /// What tells these bytes from others.
    pub(super) fn digest(&self) -> Result<String, Failure> {
        let mut hash = Sha256::new();
        let read = || {
            let mut file = File::open(self.path())?;
            let mut piece = vec![0; 1 << 16];
            loop {
                let read = file.read(&mut piece)?;
                if read == 0 {
                    return Ok(());
                }
                hash.update(piece.get(..read).unwrap_or_default());
            }
        };
        read_failed(read, &self.folder)?;
        Ok(format!("{:x?}", hash.finalize()))
    }

    /// Makes it lasting; its id.
    pub(super) fn keep(mut self) -> Result<String, Failure> {
        let lasting = || {
            File::open(self.path())?.sync_all()?;
            File::open(&self.folder)?.sync_all()?;
            match self.folder.parent() {
                Some(jobs) => File::open(jobs)?.sync_all(),
                None => Ok(()),
            }
        };
        read_failed(lasting, &self.folder)?;
        self.kept = true;
        Ok(self.id.clone())
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn read_failed<T>(work: impl FnOnce() -> io::Result<T>, folder: &Path) -> Result<T, Failure> {
    work().map_err(|error| unreadable(folder, &error))
}

/// What is said of a file or folder of a job that cannot be read.
pub(in crate::service) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Folder {
        path: path.to_owned(),
        detail: error.to_string(),
    }
}

fn named(folder: &Path, to: Format) -> PathBuf {
    folder.join(format!("result.{}", ending(to)))
}

/// The file as it was sent.
pub(super) fn input(data: &Path, id: &str) -> PathBuf {
    data.join(JOBS).join(id).join(INPUT)
}

/// Where the result is, or will be.
pub(super) fn result(data: &Path, id: &str, to: Format) -> PathBuf {
    named(&data.join(JOBS).join(id), to)
}

/// The files by which a job can be put back: the file as sent, and, when it has ended, all that was made of it.
pub(in crate::service) fn files(
    data: &Path,
    id: &str,
    ended: bool,
) -> Result<Vec<PathBuf>, Failure> {
    let mut files = vec![input(data, id)];
    let folder = data.join(JOBS).join(id);
    if ended && folder.exists() {
        let read = || fs::read_dir(&folder)?.collect::<io::Result<Vec<_>>>();
        let made = read_failed(read, &folder)?;
        let made = made.into_iter().map(|entry| entry.path());
        files.extend(made.filter(|path| path.is_file() && !path.ends_with(INPUT)));
    }
    Ok(files)
}

/// Puts back a piece of a file of a job.
pub(in crate::service) fn unpack(data: &Path, piece: &Piece<'_>) -> io::Result<()> {
    let plain = |name: &str| {
        let good = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        !name.is_empty() && !name.starts_with('.') && name.bytes().all(good)
    };
    if !plain(piece.job) || !plain(piece.name) {
        return Err(io::Error::other(
            "a file of a job has a name that none of them has",
        ));
    }
    let folder = data.join(JOBS).join(piece.job);
    folder::make(&folder).map_err(|failure| io::Error::other(failure.to_string()))?;
    let mut options = File::options();
    if piece.number == 0 {
        options.create(true).write(true).truncate(true);
    } else {
        options.append(true);
    }
    let mut file = options.open(folder.join(piece.name))?;
    file.write_all(piece.bytes)?;
    file.sync_all()
}

/// Removes the folder of a job.
pub(super) fn remove(data: &Path, id: &str) {
    // what cannot be removed now is swept at the next start
    let _ = fs::remove_dir_all(data.join(JOBS).join(id));
}

/// Removes the folders of jobs that nobody knows: their files did not come whole, or the jobs were forgotten.
pub(super) fn sweep<E>(data: &Path, known: impl Fn(&str) -> Result<bool, E>) -> Result<(), E> {
    let Ok(folders) = fs::read_dir(data.join(JOBS)) else {
        return Ok(());
    };
    for entry in folders.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !known(&name)? {
            remove(data, &name);
        }
    }
    Ok(())
}
