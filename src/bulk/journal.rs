//! How far a run is, kept in a small file so that it goes on after any stop as if there had been none.
//! Knows lengths and counts, and by what a run knows that it goes on with itself; holds no word of an ad.

use super::Tally;
use super::survey::Survey;
use crate::taxonomy::Taxonomy;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::Path;

/// The file's name and version.
const SCHEMA: &str = "rolefit/resume/1";

/// Bytes written to each file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lengths {
    /// Of the results.
    pub rows: u64,
    /// Of the bad rows.
    pub errors: u64,
    /// Of the table of mentions.
    pub mentions: u64,
    /// Of the table of requirements.
    pub requirements: u64,
}

/// How far a run is: all of it holds at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Rows of the input, good and bad, that are done.
    pub rows: u64,
    /// What of each file they take.
    pub lengths: Lengths,
    /// What they came to.
    pub tally: Tally,
    /// What is counted for a report, when one is wanted.
    #[serde(default)]
    pub survey: Option<Survey>,
}

/// By what a run knows that it goes on with itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    engine: String,
    taxonomy: String,
    input: u64,
    asked: u64,
}

impl Stamp {
    /// The stamp of a run: its input and what is asked of it, in any words that differ when they do.
    #[must_use]
    pub fn of(taxonomy: &Taxonomy, input: &str, asked: &str) -> Self {
        let hashed = |text: &str| {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hasher.finish()
        };
        Self {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            taxonomy: taxonomy.digest.clone(),
            input: hashed(input),
            asked: hashed(asked),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    schema: String,
    stamp: Stamp,
    mark: Mark,
}

/// Keeps how far a run is: the file is there whole, old or new, at every moment.
///
/// # Errors
/// When it cannot be written.
pub fn keep(path: &Path, stamp: &Stamp, mark: &Mark) -> io::Result<()> {
    let kept = Kept {
        schema: SCHEMA.to_owned(),
        stamp: stamp.clone(),
        mark: mark.clone(),
    };
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(&kept)?)?;
    file.sync_data()?;
    fs::rename(&new, path)
}

/// How far the run of this stamp is.
///
/// # Errors
/// What differs, when the file is of another run.
pub fn read(text: &[u8], stamp: &Stamp) -> Result<Mark, &'static str> {
    let kept: Kept = serde_json::from_slice(text).map_err(|_| "another version of this program")?;
    let own = &kept.stamp;
    for (same, what) in [
        (
            kept.schema == SCHEMA && own.engine == stamp.engine,
            "another version of this program",
        ),
        (own.taxonomy == stamp.taxonomy, "another taxonomy"),
        (own.input == stamp.input, "other ads"),
        (own.asked == stamp.asked, "other options"),
    ] {
        if !same {
            return Err(what);
        }
    }
    Ok(kept.mark)
}
