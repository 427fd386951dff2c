//! The folder of the data, which one process owns while it writes.

use super::Failure;
use crate::store::Workspace;
use std::fs::{DirBuilder, File, TryLockError};
use std::path::{Path, PathBuf};

/// The file whose lock says that the folder is taken. It is empty and may stay behind: what counts is the lock.
const LOCK: &str = "rolefit.lock";

/// The folder, taken; free again when this is dropped, or when the process ends in any way.
#[derive(Debug)]
pub(super) struct Taken {
    _lock: File,
}

/// Makes the folder if there is none, for its owner's eyes only, and takes it.
pub(super) fn take(data: &Path) -> Result<Taken, Failure> {
    let failed = |error| unwritable(data, &error);
    make(data)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(data.join(LOCK))
        .map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(Taken { _lock: lock }),
        Err(TryLockError::WouldBlock) => Err(Failure::Taken(data.to_owned())),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Makes the folder if there is none, for its owner's eyes only.
pub(super) fn make(data: &Path) -> Result<(), Failure> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(data)
        .map_err(|error| unwritable(data, &error))
}

fn unwritable(data: &Path, error: &std::io::Error) -> Failure {
    Failure::Folder {
        path: data.to_owned(),
        detail: error.to_string(),
    }
}

/// Where the index of a workspace lies.
pub(super) fn index(data: &Path, workspace: &Workspace) -> PathBuf {
    if *workspace == Workspace::default() {
        data.join("index")
    } else {
        data.join(format!("index-{workspace}"))
    }
}
