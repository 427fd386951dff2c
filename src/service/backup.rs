//! Backups of what is kept, and putting them back. Indexes are no part of them: they are made anew. Neither are the files of jobs.

use super::{Failure, folder};
use crate::store;
use std::path::Path;

/// Writes a backup of a folder's record; a server may work with it meanwhile.
///
/// # Errors
/// When nothing is kept there, the file is there already, or it cannot be written.
pub fn back_up(data: &Path, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        return Err(Failure::Exists(to.to_owned()));
    }
    // whole under its name, or not there
    let mut new = to.as_os_str().to_owned();
    new.push(".new");
    let new = Path::new(&new);
    let _ = std::fs::remove_file(new);
    folder::private(new)?;
    let done = store::backup::copy(data, new);
    if let Err(failure) = done {
        let _ = std::fs::remove_file(new);
        return Err(Failure::from(failure).at(data));
    }
    store::backup::check(new)?;
    std::fs::rename(new, to).map_err(|error| Failure::Folder {
        path: to.to_owned(),
        detail: error.to_string(),
    })
}

/// Puts a backup in the place of what a folder keeps, if it keeps nothing or `replace` says so. No server may work there.
///
/// # Errors
/// When another process works in the folder, it keeps something already, the file is no whole backup, or it cannot be written.
pub fn restore(from: &Path, data: &Path, replace: bool) -> Result<(), Failure> {
    store::backup::check(from).map_err(|failure| Failure::Record {
        path: from.to_owned(),
        failure,
    })?;
    let _taken = folder::take(data)?;
    let file = store::file(data);
    if file.exists() && !replace {
        return Err(Failure::Kept(data.to_owned()));
    }
    store::backup::restore(from, data).map_err(|failure| Failure::from(failure).at(data))
}
