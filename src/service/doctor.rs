//! Looks the data folder over: whether the record is whole, whether the indexes say what the record says, whether what was
//! erased is gone. Makes an index anew that is not right, when nobody else works in the folder.

use super::engine::engine;
use super::{Failure, folder};
use crate::index::{Index, Keeper};
use crate::store::{self, Workspace, backup};
use crate::taxonomy::Taxonomy;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes that are read at once.
const PIECE: usize = 1 << 20;

/// What one look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It is as it should be.
    Good,
    /// It was not, and is now.
    Mended,
    /// It is good to know, and nothing is wrong.
    Note,
    /// It is not as it should be.
    Bad,
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What it came to.
    pub health: Health,
    /// What was looked at, and what was seen.
    pub said: String,
}

/// Looks a folder over. `words` are looked for in every file, byte for byte: of somebody who was erased nothing is to be found.
///
/// # Errors
/// When nothing is kept there, or it cannot be read at all.
pub fn examine(
    taxonomy: &Taxonomy,
    data: &Path,
    words: &[String],
    now: Timestamp,
) -> Result<Vec<Look>, Failure> {
    examined(taxonomy, data, words, now).map_err(|failure| failure.at(data))
}

fn examined(
    taxonomy: &Taxonomy,
    data: &Path,
    words: &[String],
    now: Timestamp,
) -> Result<Vec<Look>, Failure> {
    let record = store::Reader::open(data)?;
    let mut looks = Vec::new();
    looks.push(match backup::examine(data) {
        Ok(()) => good("record: every page is whole".to_owned()),
        Err(failure) => bad(format!("record: {failure}")),
    });
    let taken = folder::take(data);
    if taken.is_err() {
        looks.push(note(
            "a server works here: nothing is mended meanwhile".to_owned(),
        ));
    }
    for workspace in record.workspaces()? {
        let record = record.within(&workspace);
        looks.push(index(data, &record, &workspace, taken.is_ok())?);
        let older = record.older(&engine(taxonomy))?;
        if older > 0 {
            looks.push(note(format!(
                "{workspace}: {older} of {} ads were analysed with another version or taxonomy; `rolefit reanalyse` brings them up to date",
                record.count()?
            )));
        }
    }
    looks.extend(people(&record, now)?);
    for words in words {
        let found = holding(data, words.as_bytes()).map_err(|error| Failure::Folder {
            path: data.to_owned(),
            detail: error.to_string(),
        })?;
        looks.push(if found.is_empty() {
            good("what was looked for stands in no file of the folder".to_owned())
        } else {
            let files: Vec<String> = found
                .iter()
                .map(|file| file.display().to_string())
                .collect();
            bad(format!(
                "what was looked for stands in {}",
                files.join(", ")
            ))
        });
    }
    Ok(looks)
}

/// Whether the index of a workspace says what the record says: the same ads, at the same changes.
fn index(
    data: &Path,
    record: &store::Reader,
    workspace: &Workspace,
    mend: bool,
) -> Result<Look, Failure> {
    let folder = folder::index(data, workspace);
    let agrees = || -> Result<bool, Failure> {
        let stored = record.sequences()?;
        Ok(Index::open(&folder)
            .and_then(|index| index.sequences())
            .is_ok_and(|indexed| indexed == stored))
    };
    if agrees()? {
        let ads = record.count()?;
        return Ok(good(format!(
            "{workspace}: the index has all {ads} ads as they are"
        )));
    }
    if !mend {
        // the server may have written between two looks
        return Ok(if agrees()? {
            good(format!("{workspace}: the index has all ads as they are"))
        } else {
            bad(format!(
                "{workspace}: the index is not what the record says"
            ))
        });
    }
    drop(Keeper::open(&folder, record.clone())?);
    if !agrees()? {
        fs::remove_dir_all(&folder).map_err(|error| Failure::Folder {
            path: folder.clone(),
            detail: error.to_string(),
        })?;
        drop(Keeper::open(&folder, record.clone())?);
    }
    Ok(if agrees()? {
        Look {
            health: Health::Mended,
            said: format!("{workspace}: the index was not what the record says, and is now"),
        }
    } else {
        bad(format!("{workspace}: the index cannot be mended"))
    })
}

/// Whether people are kept no longer than they may be, and nothing is left of those who were erased.
fn people(record: &store::Reader, now: Timestamp) -> Result<Vec<Look>, Failure> {
    let today = now.to_zoned(TimeZone::UTC).date();
    let overdue = record.overdue(today)?.len();
    let left = record.left_of_nobody()?;
    let mut looks = Vec::new();
    looks.push(if left == 0 {
        good(
            "people: no decision, request or line of the log names anybody who is not kept"
                .to_owned(),
        )
    } else {
        bad(format!(
            "people: {left} lines name somebody who is not kept"
        ))
    });
    if overdue > 0 {
        looks.push(bad(format!(
            "people: {overdue} are kept longer than they may be; a running server erases them within the hour"
        )));
    }
    Ok(looks)
}

fn good(said: String) -> Look {
    let health = Health::Good;
    Look { health, said }
}

fn note(said: String) -> Look {
    let health = Health::Note;
    Look { health, said }
}

fn bad(said: String) -> Look {
    let health = Health::Bad;
    Look { health, said }
}

/// The files under a folder in which some bytes stand.
fn holding(folder: &Path, words: &[u8]) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(holding(&path, words)?);
        } else if path.is_file() && holds(&path, words)? {
            found.push(path);
        }
    }
    Ok(found)
}

fn holds(path: &Path, words: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut seen = Vec::new();
    loop {
        let read = Read::by_ref(&mut file)
            .take(PIECE as u64)
            .read_to_end(&mut seen)?;
        if !words.is_empty() && memchr::memmem::find(&seen, words).is_some() {
            return Ok(true);
        }
        if read == 0 {
            return Ok(false);
        }
        // what begins at the end of this piece may end in the next
        let kept = seen.len().min(words.len().saturating_sub(1));
        seen.drain(..seen.len() - kept);
    }
}
