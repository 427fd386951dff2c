//! Whose a row is. Nothing is seen from another workspace than its own.

use std::fmt;
use std::str::FromStr;

/// Longest name.
const LONGEST: usize = 40;

/// A workspace, by its name: 1 to 40 small letters, digits and hyphens, the first no hyphen. It is also the name of folders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Workspace(String);

/// What can be no name of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a workspace is named by 1 to 40 small letters, digits and hyphens, and begins with no hyphen"
)]
pub struct NoWorkspace;

impl Workspace {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// The one where everything is that nobody put elsewhere.
impl Default for Workspace {
    fn default() -> Self {
        Self("default".to_owned())
    }
}

impl FromStr for Workspace {
    type Err = NoWorkspace;

    fn from_str(name: &str) -> Result<Self, NoWorkspace> {
        let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_name =
            (1..=LONGEST).contains(&name.len()) && !name.starts_with('-') && name.bytes().all(good);
        is_name.then(|| Self(name.to_owned())).ok_or(NoWorkspace)
    }
}

impl fmt::Display for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
