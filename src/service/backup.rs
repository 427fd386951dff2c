//! Backups of all that is kept, and putting them back. Indexes are no part of them: they are made anew.

use super::{Failure, folder, job};
use crate::store;
use crate::store::backup::Piece;
use std::io;
use std::path::Path;

/// Writes a backup of what a folder keeps, the files of its jobs too; a server may work with it meanwhile.
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
    let done = copied(data, new);
    if let Err(failure) = done {
        let _ = std::fs::remove_file(new);
        return Err(failure.at(data));
    }
    store::backup::check(new)?;
    std::fs::rename(new, to).map_err(|error| Failure::Folder {
        path: to.to_owned(),
        detail: error.to_string(),
    })
}

fn copied(data: &Path, to: &Path) -> Result<(), Failure> {
    let parcel = store::backup::copy(data, to)?;
    for (id, ended) in parcel.jobs()? {
        let put = || -> Result<bool, Failure> {
            for path in job::files(data, &id, ended)? {
                let file = match std::fs::File::open(&path) {
                    Ok(file) => file,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                    Err(error) => return Err(job::unreadable(&path, &error)),
                };
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                parcel.put_in(&id, &name, file)?;
            }
            Ok(true)
        };
        // forgotten this very moment
        if !put()? {
            parcel.forget(&id)?;
        }
    }
    Ok(parcel.closed()?)
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
    // files of jobs that the record does not know, should this end suddenly, are swept at the next start
    let mut unpack = |piece: &Piece<'_>| job::unpack(data, piece);
    store::backup::restore(from, data, &mut unpack)
        .map_err(|failure| Failure::from(failure).at(data))
}
