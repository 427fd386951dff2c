//! Why the index could not be read or written, in plain words.

use std::path::PathBuf;
use tantivy::TantivyError;

/// Why the index could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is none that fits the record, and it is not for this reader to make one.
    #[error("{0}: the index is being made; please try again in a moment")]
    NotReady(PathBuf),
    /// Its folder cannot be written.
    #[error("{path}: the index cannot be written ({detail})")]
    NotWritable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// The record that it is made from cannot be read.
    #[error(transparent)]
    Store(#[from] crate::store::Failure),
    /// Anything else: what the index says, for the log. It may name files, which who asks from elsewhere need not know.
    #[error("the index failed; please try again")]
    Other(String),
}

impl From<TantivyError> for Failure {
    fn from(error: TantivyError) -> Self {
        Self::Other(error.to_string())
    }
}
