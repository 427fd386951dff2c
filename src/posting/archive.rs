//! The parts of a zipped document, read within bounds: a small file cannot unpack into a huge one.

use super::{Unreadable, decode};
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most that one part may unpack to, in bytes: a thousand times the longest ad.
const PART: u64 = 32 << 20;

/// A zipped document.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Opens a file that begins as an archive does.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken("ZIP"))?;
        Ok(Self { zip })
    }

    /// The first of its parts for which `is` says so.
    pub fn find(&self, is: impl Fn(&str) -> bool) -> Option<String> {
        let names = self.zip.file_names().flatten();
        names.filter(|name| is(name)).min().map(Cow::into_owned)
    }

    /// The text of a part, if there is one of this name. `what` is the format, for messages.
    pub fn part(&mut self, name: &str, what: &'static str) -> Result<Option<String>, Unreadable> {
        if self.zip.index_for_name(name).is_none() {
            return Ok(None);
        }
        let part = self.zip.by_name(name).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                Unreadable::Locked(what)
            }
            _ => Unreadable::Broken(what),
        })?;
        let mut bytes = Vec::new();
        part.take(PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Broken(what))?;
        if bytes.len() as u64 > PART {
            return Err(Unreadable::Bloated(what));
        }
        decode::text(&bytes)
            .map(Some)
            .ok_or(Unreadable::Broken(what))
    }
}
