//! The folder of the data, which one process owns while it writes.

use super::Failure;
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
    let failed = |error: std::io::Error| Failure::Folder {
        path: data.to_owned(),
        detail: error.to_string(),
    };
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data).map_err(failed)?;
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

/// Where the index lies.
pub(super) fn index(data: &Path) -> PathBuf {
    data.join("index")
}
