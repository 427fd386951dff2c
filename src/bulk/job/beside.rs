//! The files of a job beside its output, and how they are written on.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(super) fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The file of bad rows beside an output.
#[must_use]
pub fn errors(output: &Path) -> PathBuf {
    beside(output, ".errors.csv")
}

/// True when an earlier run to this output stopped before its end, and can be resumed.
#[must_use]
pub fn is_unfinished(output: &Path) -> bool {
    journal_of(output).is_file()
}

pub(super) fn journal_of(output: &Path) -> PathBuf {
    beside(output, ".resume.json")
}

pub(super) fn spool(output: &Path) -> PathBuf {
    beside(output, ".rows")
}

/// A file, cut to this length, to be written on.
pub(super) fn behind(path: &Path, len: u64) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = options
        .create(true)
        .write(true)
        .truncate(false)
        .open(path)?;
    let known = file.metadata()?;
    if !known.is_file() {
        return Ok(file);
    }
    if known.len() < len {
        return Err(io::Error::other(
            "it is shorter than the earlier run left it; begin anew without --resume",
        ));
    }
    file.set_len(len)?;
    file.seek(SeekFrom::End(0))?;
    Ok(file)
}

/// A file that is created when something is written to it.
pub(super) struct WhenNeeded {
    pub path: PathBuf,
    /// What an earlier run left of it.
    pub len: u64,
    pub file: Option<BufWriter<File>>,
}

impl Write for WhenNeeded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::new(behind(&self.path, self.len)?)),
        };
        file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), BufWriter::flush)
    }
}
